"""German names the tables know or their shape tells, named where the net left them without a name or cut them short.

`das Bundesverwaltungsgericht`, `die Vereinigten Staaten von Amerika`: known
names are taken whole.  `das Kernkraftwerk Krümmel`, `das Landgericht Hamburg`:
the noun before a place makes a longer name.  `Hauptverband der Deutschen
Schuhindustrie`: a body's genitive belongs to its name.  `Irak-Krieg`,
`Friedensnobelpreis`, `Zweiter Weltkrieg`, `WM 2006`: wars, prizes, cups and laws.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from depesche.language.propagate import mark, spans
from depesche.language.valency import valency
from depesche.language.words import Sentence, Word, attach
from depesche.lexicon.rows import BodyNameRow, OrganisationRow, StateNameRow, TreatyRow
from depesche.lexicon.tables import load, settings

_ROMAN = frozenset({"I", "II", "III", "IV", "V"})
_LONG = 7
"""Letters a name must have to be found as the end of a compound written in one."""
_YEAR = re.compile(r"(?:19|20)\d\d$")
_ENDING = re.compile(r"(?:e?s|en|n|e)?$")
_ORDINALS = frozenset({"Erste", "Zweite", "1.", "2.", "I.", "II.", "erste", "zweite"})
_CONTRACTED = frozenset("das des dem im am vom zum beim ins".split())
_OPENERS = frozenset({"Der", "Die", "Das", "Nachrichtenagentur", "Terrororganisation", "Kinderhilfswerk", "Militärregierung", "Parlament"})
"""First words of known names that stand outside them in our convention."""


def name_by_shape(words: Sentence) -> None:
    """Name what tables and shapes tell, in place."""
    _known(words)
    for i in range(len(words)):
        _team(words, i)
        _particles(words, i)
        _place_with_its_noun(words, i)
        _body_with_genitive(words, i)
        _event_or_law(words, i)


@cache
def _names() -> dict[str, list[tuple[tuple[str, ...], str]]]:
    """Known names by their first word, longest first: words and kind."""
    kinds = {row.id: "MISC" for row in load(TreatyRow)}
    governments = {row.id for row in load(OrganisationRow) if row.kind == "government"}
    found: dict[tuple[str, ...], str] = {}
    for row in load(BodyNameRow):
        if row.script == "Latn" and row.language in {"de", "*"} and row.strength == "strong" and row.note != "seat":
            if row.actor not in governments and row.text[:1].isupper():
                found[tuple(row.text.split())] = kinds.get(row.actor, "ORG")
    for state in load(StateNameRow, "de"):
        found.update({tuple(name.split()): "LOC" for name in state.names if " " in name})
    out: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for name in sorted(found, key=len, reverse=True):
        if name[0] not in _OPENERS:
            out.setdefault(name[0], []).append((name, found[name]))
    return out


def _known(words: Sentence) -> None:
    """Names of states, bodies and treaties of several words are taken whole, of one word where the net saw nothing."""
    i = 0
    while i < len(words):
        size = 1
        for name, kind in _names().get(words[i].plain, ()):
            size = len(name)
            if tuple(w.plain for w in words[i : i + size]) == name:
                if size > 1:
                    _take(words, i, i + size, kind)
                elif words[i].name == "O" and words[i].upos in {"NOUN", "PROPN"} and not _common(words[i], "no_bodies"):
                    mark(words, i, i + 1, kind)
                break
            size = 1
        i += size


def _take(words: Sentence, begin: int, end: int, kind: str) -> None:
    """Name a stretch unless it lies inside a longer name; names that hang over its edges are cut off there."""
    if any(a <= begin and end <= b and (a, b) != (begin, end) for a, b, _ in spans(words)):
        return
    mark(words, begin, end, kind)
    if end < len(words) and words[end].name.startswith("I-"):
        words[end].name = "B-" + words[end].name[2:]


def _common(word: Word, which: str) -> bool:
    """Whether the last part of a word is in a list of the language's settings: `US-Truppen` by `truppen`."""
    low = word.lemma.lower()
    return any(low.endswith(end) for end in _list(which))


@cache
def _list(which: str) -> frozenset[str]:
    return frozenset(map(str, settings("de", "parse")[which]))


def _span_at(words: Sentence, index: int) -> tuple[int, int, str] | None:
    return next((s for s in spans(words) if s[0] == index), None)


def _team(words: Sentence, index: int) -> None:
    """`Frankreich II` is the second team of France: the number is no part of the name."""
    if words[index].plain in _ROMAN and words[index].name == "I-LOC" and words[index - 1].text in valency("de").states:
        words[index].name = "O"


def _particles(words: Sentence, index: int) -> None:
    """`Rafael van der Vaart`, `Ursula von der Leyen`: particles go on to the surname; `Merz von der CDU` has none."""
    first, last = index - 1, index + 2
    if index == 0 or last >= len(words) or words[index].plain not in {"van", "von"} or words[index + 1].plain not in {"der", "den", "de"}:
        return
    surname = words[last]
    if not words[first].name.endswith("-PER") or not surname.plain[:1].isupper() or surname.name not in {"B-PER", "I-PER", "O"}:
        return
    if words[index].plain == "van" or surname.name != "O":
        while words[first].name.startswith("I-"):
            first -= 1
        mark(words, first, last + 1, "PER")
        for i in range(index, last + 1):
            words[i].upos = "PROPN" if i == last else words[i].upos
            attach(words, i, first, "flat")


def _place_with_its_noun(words: Sentence, index: int) -> None:
    """`Flughafen Düsseldorf` is a place, `Landgericht Düsseldorf` a body: a noun that takes the name of its place after it."""
    word = words[index]
    if word.upos not in {"NOUN", "PROPN"} or index + 1 >= len(words) or not word.plain[:1].isupper():
        return
    kind = "LOC" if _headed(word, "place_heads") else "ORG" if _headed(word, "body_heads") else ""
    place = _span_at(words, index + 1) if kind else None
    if place is not None and place[2] in {"LOC", "ORG"} and (kind == "LOC" or place[2] == "LOC") and word.name[:2] != "I-":
        mark(words, index, place[1], kind)


def _headed(word: Word, which: str) -> bool:
    low = word.plain.lower()
    return not _list(which).isdisjoint({low, low.removesuffix("s"), low.removesuffix("es")})


def _body_with_genitive(words: Sentence, index: int) -> None:
    """`Hauptverband der Deutschen Schuhindustrie`, `Gewerkschaft der Polizei`: the genitive is part of the name."""
    word = words[index]
    if word.upos not in {"NOUN", "PROPN"} or not _headed(word, "bodies_of") or word.name.startswith("I-"):
        return
    at = index + 1
    if at < len(words) and words[at].plain in {"der", "des"}:
        at += 1
    elif at >= len(words) or not (words[at].plain[:1].isupper() and words[at].plain.endswith("er")):  # `Verband Deutscher ...`
        return
    end = at
    while end < len(words) and words[end].plain[:1].isupper() and words[end].upos in {"ADJ", "NOUN", "PROPN"}:
        end += 1
        if words[end - 1].upos != "ADJ" and not words[end - 1].name.endswith("NORP"):
            break
    if end > at and words[end - 1].upos != "ADJ":
        _take(words, index, end, "ORG")


def _event_or_law(words: Sentence, index: int) -> None:
    """Wars, prizes, championships and laws by their ends; nothing is named twice."""
    word = words[index]
    if word.upos not in {"NOUN", "PROPN"} or not word.plain[:1].isupper():
        return
    end = index + 1
    alone = word.name.startswith("B-") and (end == len(words) or not words[end].name.startswith("I-"))
    if word.name != "O" and not (alone and _listed(word, "named_events")):
        return
    if end < len(words) and _YEAR.match(words[end].plain) and words[end].name == "O" and _listed(word, "championships"):
        mark(words, index, end + 1, "MISC")
    elif _listed(word, "named_events") or _war(word) or _law(words, index):
        first = index - 1 if index and (words[index - 1].plain.rstrip("n") in _ORDINALS) and words[index - 1].name == "O" else index
        mark(words, first, end, "MISC")


def _listed(word: Word, which: str) -> bool:
    """Whether a word is in a list, or a compound whose last part is; short names only behind a hyphen: no `System` by `EM`."""
    return _is_listed(word.plain.lower(), which)


@lru_cache(maxsize=20_000)
def _is_listed(low: str, which: str) -> bool:
    ends = _list_ends(which)
    return any(form in _list(which) or form.endswith(ends) for form in (low, _bare(low)))


@cache
def _list_ends(which: str) -> tuple[str, ...]:
    return tuple(sorted(name if len(name) >= _LONG else "-" + name for name in _list(which)))


def _bare(low: str) -> str:
    return _ENDING.sub("", low, count=1)


def _war(word: Word) -> bool:
    """`Irak-Krieges`, `Vietnamkrieg`: a war named after a state or a region."""
    low = word.plain.removesuffix("s").removesuffix("e").removesuffix("e")
    stem = low.removesuffix("krieg").removesuffix("-Krieg").rstrip("-")
    return stem != low and (stem in valency("de").states or stem.lower() in _list("regions_of_wars"))


def _law(words: Sentence, index: int) -> bool:
    """`das Informationsfreiheitsgesetz`: a compound with the definite article and nothing between is a law of this name."""
    low = words[index].plain.lower()
    stem = low.removesuffix("es").removesuffix("s")
    if not stem.endswith("gesetz") or stem in _list("kinds_of_laws") or stem == "gesetz":
        return False
    return index > 0 and words[index - 1].plain.lower() in _CONTRACTED
