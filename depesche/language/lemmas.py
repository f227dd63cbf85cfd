"""Lemmas by table and by suffix: `Außenministers` -> `Außenminister`, `entsprach` -> `entsprechen`.

A table holds the forms the suffix rules get wrong; the rules (longest suffix
wins) hold the rest and reach words never seen.  Both are made once from
treebanks, HanTa's output and the list of strong verbs (`depesche.training.lemmas`).
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import Any

import msgspec

from depesche.language.de_verbs import SEPARABLE, strong
from depesche.language.valency import known_verbs

LONGEST = 8
"""Longest suffix a rule looks at, in letters."""

_PARTICLES = frozenset(SEPARABLE)
_LENGTHS = tuple(sorted({len(p) for p in _PARTICLES}, reverse=True))
_MIN_STEM = 3
_REMEMBERED = 50_000
LEAST_HEAD = 4
"""Letters the second part of a compound must have to give it its gender."""
LEAST_SIGN = 3
"""Letters an ending must have to tell a gender: less, and every unknown name would have one."""

Edit = tuple[int, str]
_NOTHING: Mapping[str, Any] = {}


class LemmaTable(msgspec.Struct):
    """Per word class: exceptions (form -> lemma) and suffix rules (suffix -> letters to cut, letters to add).

    `lower` are words usually written small, for headlines in capitals; `verbs` are
    infinitives known; `nouns` are genders of German nouns (M, F, N, "" for either),
    `genders` suffix rules for the others.
    """

    forms: dict[str, dict[str, str]]
    rules: dict[str, dict[str, Edit]]
    genders: dict[str, Edit] = {}
    nouns: dict[str, str] = {}
    lower: frozenset[str] = frozenset()
    verbs: frozenset[str] = frozenset()


def german_class(tag: str) -> str:
    """Word class of an STTS tag as the tables name it."""
    if tag[:1] == "V":
        return {"PP": "VP", "NF": "VI", "ZU": "VZ"}.get(tag[-2:], "VF")
    return {"NN": "N", "NE": "E", "ADJA": "A", "ADJD": "A"}.get(tag, tag[:4])


def english_class(tag: str) -> str:
    """Word class of a Penn tag as the tables name it."""
    return {"NNPS": "NNPS", "NNP": "E"}.get(tag, tag)


@lru_cache(maxsize=_REMEMBERED)
def split_particle(form: str, infix: str) -> tuple[str, str] | None:
    """Split `angekündigt` by `ge` or `anzukündigen` by `zu` into particle and rest; None if there is none."""
    for size in _LENGTHS:
        rest = size + len(infix)
        if len(form) - rest >= _MIN_STEM and form.startswith(infix, size) and form[:size] in _PARTICLES:
            return form[:size], form[rest:]
    return None


def reduced(form: str, word_class: str) -> tuple[str, str]:
    """Cut a German participle or zu-infinitive to what suffix rules can treat: particle, rest without ge/zu."""
    if word_class == "VZ":
        return split_particle(form, "zu") or ("", form)
    if word_class == "VP":
        if form.startswith("ge") and len(form) > _MIN_STEM + 2:
            return "", form[2:]
        return split_particle(form, "ge") or ("", form)
    return "", form


def apply_edit(form: str, edit: Edit) -> str:
    """Cut letters off the end and add others."""
    cut, add = edit
    return form[: len(form) - cut] + add


_GERMAN_TAGS = ("VVFIN", "VVPP", "VVINF", "VVIZU", "NN")
_ENGLISH_TAGS = ("VB", "VBD", "VBZ", "VBN", "VBG", "NN", "NNS")
_NOUN_ENDINGS = ("e", "n", "en", "es", "s")
_FINITE_ENDINGS = ("eten", "ete", "ten", "te", "et", "t", "e")
_ENGLISH_ENDINGS = {"VBD": "ed", "VBN": "ed", "VBG": "ing"}


class Lemmatizer:
    """Looks lemmas up for one language."""

    def __init__(self, table: LemmaTable, language: str) -> None:
        self.table = table
        self._german = language == "de"
        self._verbs = table.verbs | (known_verbs("de") if language == "de" else frozenset())
        self._class = german_class if language == "de" else english_class
        self._forms, self._rules = table.forms, table.rules
        self._classes = tuple(self._class(tag) for tag in (_GERMAN_TAGS if self._german else _ENGLISH_TAGS))
        self._remembered = lru_cache(maxsize=_REMEMBERED)(self._lemma)

    def lemma(self, form: str, tag: str) -> str:
        """Give the lemma of a form with this STTS or Penn tag; the form itself where nothing is known."""
        return self._remembered(form, tag)

    def lemmas(self, form: str) -> frozenset[str]:
        """Give every lemma a form may have as a verb or noun, in lower case."""
        low = form.lower()
        return frozenset([self._small(low, word_class).lower() for word_class in self._classes])

    def _lemma(self, form: str, tag: str) -> str:
        word_class = self._class(tag)
        return self._cased(self._small(form.lower(), word_class), form, word_class)

    def _small(self, low: str, word_class: str) -> str:
        """Lemma of a form in small letters, before it gets the capitals of its form."""
        known = self._forms.get(word_class, _NOTHING).get(low)
        return self._by_rule(low, word_class) if known is None else known

    def knows(self, verb: str) -> bool:
        """Tell whether an infinitive is known, from the tables or from the treebanks."""
        return verb in self._verbs

    def gender(self, noun: str) -> str:
        """Give the gender of a German noun's lemma: M, F, N, or "" where nothing is known; a compound has its head's."""
        nouns, low = self.table.nouns, noun.lower()
        tails = (low[i:] for i in range(max(1, len(low) - LEAST_HEAD + 1)))
        if (known := next((t for t in tails if t in nouns), None)) is not None:
            return nouns[known]
        marked = "^" + noun.lower()
        sizes = range(min(LONGEST, len(marked)), LEAST_SIGN - 1, -1)
        return next((self.table.genders[marked[-n:]][1] for n in sizes if marked[-n:] in self.table.genders), "")

    def _by_rule(self, low: str, word_class: str) -> str:
        known = self._german_verb(low, word_class) if self._german else self._english_verb(low, word_class)
        if known is not None:
            return known
        if self._german and word_class == "N":
            return self._german_noun(low)
        particle, rest = reduced(low, word_class) if self._german else ("", low)
        lemma = particle + apply_edit(rest, longest_rule(rest, self._rules.get(word_class, _NOTHING)))
        return self._as_infinitive(lemma) if word_class in {"VF", "VI", "VP", "VZ"} and low.isalpha() else lemma

    def _german_noun(self, low: str) -> str:
        """Cut a noun by rule; what the rules leave as it is and nobody knows is cut to a known noun: `Schnellkredite`."""
        by_rule = apply_edit(low, longest_rule(low, self._rules.get("N", _NOTHING)))
        if by_rule != low or self._known_end(low):
            return by_rule
        return max((low, *(low.removesuffix(e) for e in _NOUN_ENDINGS if low.endswith(e))), key=self._known_end)

    def _known_end(self, noun: str) -> int:
        """Length of the longest known noun a noun ends with, 0 if there is none."""
        nouns = self.table.nouns
        for i in range(max(1, len(noun) - LEAST_HEAD + 1)):
            if noun[i:] in nouns:
                return len(noun) - i
        return 0

    def _german_verb(self, low: str, word_class: str) -> str | None:
        """Find a verb by what it must be, where that is surer than a suffix rule."""
        verbs = self._verbs
        if word_class in {"VI", "VZ"} and (cut := split_particle(low, "zu")) is not None and cut[1].endswith("n"):
            return cut[0] + cut[1] if word_class == "VZ" or "".join(cut) in verbs or cut[1] in verbs else None
        if word_class in {"VI", "VF"} and low in verbs:
            return low
        return self._finite_verb(low) if word_class == "VF" else None

    def _finite_verb(self, low: str) -> str | None:
        """Find the known verb a finite form belongs to: `berieten` -> beraten, `kaperte` -> kapern."""
        found = strong(low)
        if found is not None and found.lemma in self._verbs:
            return found.lemma
        for ending in _FINITE_ENDINGS:
            bare = low.removesuffix(ending)
            if bare != low and len(bare) >= _MIN_STEM:
                known = next((bare + e for e in ("en", "n") if bare + e in self._verbs), None)
                if known is not None:
                    return known
        return None

    @staticmethod
    def _as_infinitive(lemma: str) -> str:
        """German infinitives end in -n; a rule that gives anything else has met a word it does not know."""
        return lemma if lemma.endswith("n") else lemma + ("n" if lemma.endswith("e") else "en")

    def _english_verb(self, low: str, word_class: str) -> str | None:
        base = low.removesuffix(_ENGLISH_ENDINGS.get(word_class, "-"))
        if base == low or word_class not in _ENGLISH_ENDINGS:
            return None
        return next((g for g in (base + "e", base, base[:-1], base[:-1] + "y") if g in self.table.verbs), None)

    def _cased(self, lemma: str, form: str, word_class: str) -> str:
        if word_class in {"N", "E", "NNPS"} or (not form.isalpha() and not form.islower()):
            common = _common(form.lower(), lemma)
            return form[:common] + lemma[common:]
        return lemma


def _common(a: str, b: str) -> int:
    """Letters two words have in common at their beginning."""
    return next((n for n, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b)))


def longest_rule(form: str, rules: Mapping[str, Edit]) -> Edit:
    """Find the rule of the longest suffix that is known; `(0, "")` if none."""
    marked = "^" + form
    for size in range(min(LONGEST, len(marked)), 0, -1):
        edit = rules.get(marked[-size:])
        if edit is not None and edit[0] <= len(form):
            return edit
    return (0, "")
