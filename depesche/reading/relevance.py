"""How political is a report?  One pass over its words, before anything costly is done.

A claim needs an act and somebody political who does or suffers it.  So the
measure multiplies the share of sentences that hold both a word some row of
`events.tsv` may be triggered by and a word that names a state, a people, a body,
an office or a public figure, with the share of words that name such.  What is
told of a form is remembered, so that most words cost one look-up.

What a threshold costs and saves is measured by `benchmarks/relevance.py`.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache, lru_cache

from depesche.language import port
from depesche.language.de_verbs import SEPARABLE
from depesche.language.sentences import sentence_spans
from depesche.lexicon.rows import BodyNameRow, EventRow, NameRow, OfficeRow, StateNameRow
from depesche.lexicon.tables import load, settings
from depesche.records import Report

LEAST = 0.03
"""Relevance from which on a report is worth reading in full: below it only what two parties of standing do is told (`gate.py`)."""
MOST_SPORT = 0.5
"""Share of words of sport from which on a report is left out, in parts of that of its words of content by which sport fills a report."""
TRIGGERED_LANGUAGES = frozenset({"de", "en"})
"""Languages with event tables; reports in others are never left out."""
_WORD = re.compile(r"[^\W_](?:[\w'’]|[.-](?=\w))*")
_ENDINGS = ("", "e", "en", "er", "es", "em")
_SHORTEST_END = 5
"""Letters the known end of a compound must have: `Verteidigungsminister` ends with `minister`."""
_SHORTEST_NOUN = 6
_SHORTEST_STEM = 4
_REMEMBERED = 60_000
_BEGINNING = 2
_FEW = 4
"""Words of sport a report has at least to be about sport: in a short text two may stand by chance."""
_REPORTS = 64
"""Reports whose relevance is remembered: a batch and its readings ask for it one after the other."""
_TOO_COMMON = frozenset(
    "stehen setzen kommen gehen machen bringen geben nehmen halten stellen legen führen haben werden sein lassen sehen ziehen finden "
    "bleiben liegen tragen laufen treten sprechen fallen schlagen weisen be have do go come take make give get put hold bring set "
    "keep run turn see say".split()
)
"""Lexemes that trigger only together with others, in every second sentence."""

Look = Callable[[str], tuple[bool, bool]]


def relevance(report: Report) -> float:
    """Give how political a report is, 0 to 1, its title included; 1 for a language without event tables.

    Raises:
        EngineError: The language cannot be read at all.

    """
    language = report.language or ""
    return _relevance(report.title or "", report.text, language) if language in TRIGGERED_LANGUAGES else 1.0


def why_irrelevant(report: Report) -> str:
    """Say why a report is not worth reading for politics: too few acts and actors, or it is about sport; empty if it is.

    Raises:
        EngineError: The language cannot be read at all.

    """
    found = relevance(report)
    if found < LEAST:
        return f"relevance {found:.3f}, below {LEAST}"
    count, share = _sport_in(report) if report.language in TRIGGERED_LANGUAGES else (0, 0.0)
    return f"words of sport {share:.1%}" if count >= _FEW and share >= MOST_SPORT * _sport(report.language or "")[0] else ""


def _sport_in(report: Report) -> tuple[int, float]:
    """How many words of a report are of sport, and their share."""
    words = [w for text in (report.title or "", report.text) for w in _WORD.findall(text)]
    count = sum(_is_sport(word, report.language or "") for word in words)
    return count, count / max(1, len(words))


@lru_cache(maxsize=_REMEMBERED)
def _is_sport(form: str, language: str) -> bool:
    """Whether a word is one of sport: as it stands, by its lemma or, a noun, by the end of a compound."""
    _, words, ends, begins = _sport(language)
    low = form.lower()
    if low in words or (form[:1].isupper() and low.endswith(ends)):
        return True
    return low[:_BEGINNING] in begins and not words.isdisjoint(port.loaded(language).lemmas(form))


@cache
def _sport(language: str) -> tuple[float, frozenset[str], tuple[str, ...], frozenset[str]]:
    """The share of words of sport that fills a report, the words, ends of compounds, and how the words begin."""
    row = settings(language, "contexts")["sport"]
    ends = tuple(map(str, row.get("ends", ())))
    words = frozenset((*map(str, row["words"]), *ends))
    return float(row["fills"]), words, ends, frozenset(w[:_BEGINNING] for w in words)


@lru_cache(maxsize=_REPORTS)
def _relevance(title: str, body: str, language: str) -> float:
    look = _look(language)
    sentences = telling = words = naming = 0
    for text in (title, body):
        for begin, end in sentence_spans(text):
            found = [look(word) for word in _WORD.findall(text, begin, end)]
            named = sum(actor for _, actor in found)
            sentences += 1
            words += len(found)
            naming += named
            telling += bool(named) and any(act for act, _ in found)
    return telling / sentences * naming / words if words else 0.0


@cache
def _look(language: str) -> Look:
    """Give what tells of a form whether it may be an act, and whether it names somebody political."""
    lemmas = port.loaded(language).lemmas
    triggers, nouns = _triggers(language)
    actors, ends = _actors(language), _ends(language)
    sizes, end_sizes = _sizes(nouns), _sizes(ends)

    @lru_cache(maxsize=_REMEMBERED)
    def look(form: str) -> tuple[bool, bool]:
        low = form.lower()
        noun = form[:1].isupper()
        act = low in triggers or (noun and _ends_with(low, nouns, sizes))
        if not act:
            readings = lemmas(form)
            act = not triggers.isdisjoint(readings) or (noun and any(_ends_with(r, nouns, sizes) for r in readings))
        known = form in actors or low in actors or any(part in actors for part in form.split("-"))
        return act, known or _ends_with(low, ends, end_sizes)

    return look


def _sizes(words: frozenset[str]) -> tuple[int, ...]:
    return tuple(sorted({len(w) for w in words}))


def _ends_with(word: str, ends: frozenset[str], sizes: tuple[int, ...]) -> bool:
    """Whether a word is one of many or ends with one; `sizes` are the lengths they have."""
    for n in sizes:  # noqa: SIM110  a loop takes half the time, and this is asked of every new word
        if word[-n:] in ends:
            return True
    return False


@cache
def _triggers(language: str) -> tuple[frozenset[str], frozenset[str]]:
    """Words that may trigger a row (separable verbs also without their particle), and ends of compound nouns that may."""
    found: set[str] = set()
    nouns: set[str] = set()
    compounds = language == "de"
    for row in load(EventRow, language):
        for lexeme in row.lexeme:
            words = lexeme.lower().split()
            found.add(max(words, key=len) if row.pos == "phrase" else words[-1])
            if row.pos == "verb" and compounds:
                found.update(words[-1][len(p) :] for p in SEPARABLE if words[-1].startswith(p))
            if row.pos == "noun" and compounds and len(words[-1]) >= _SHORTEST_NOUN:
                nouns.add(words[-1])
    return frozenset(w for w in found if len(w) >= _SHORTEST_STEM) - _TOO_COMMON, frozenset(nouns)


@cache
def _actors(language: str) -> frozenset[str]:
    """Forms that name states, peoples, seats, public figures and bodies; adjectives in lower case, with their endings."""
    found: set[str] = set()
    for state in load(StateNameRow, language):
        found.update(name.split()[-1] for name in (*state.names, *state.inhabitants, *state.metonyms))
        found.update(a.lower() + end for a in state.adjectives if a for end in _ENDINGS)
    for row in load(NameRow):
        if row.language in {language, "*"} and row.strength == "strong":
            found.update((row.text.split()[-1], row.text.split()[-1] + "s"))
    for body in load(BodyNameRow):
        if body.language in {language, "*"} and body.strength == "strong" and " " not in body.text:
            found.add(body.text)
    return frozenset(found)


@cache
def _ends(language: str) -> frozenset[str]:
    """Words for offices and bodies, with which compounds end as well."""
    titles = {t.lower() for row in load(OfficeRow, language) for t in row.titles if " " not in t}
    bodies = set(map(str, settings(language, "parse")["acting_nouns"]))
    return frozenset(w for w in titles | bodies if len(w) >= _SHORTEST_END)
