"""Matches of the compiled tables in a text.

A pattern is tried only where two words stand that it can begin with, so the
cost grows with the number of time words and numerals rather than with the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate

from depesche.reading.when_compile import Pattern, Slot, rules
from depesche.reading.when_index import NONE

_WORDS = re.compile(r"([^\W\d_]+|\d+)")
_COMPOUND = re.compile(r"[-\u2010][^\W\d_]")


@dataclass(frozen=True, slots=True)
class Found:
    """A stretch of text that a pattern matches: code points, and the values of its slots."""

    begin: int
    end: int
    pattern: Pattern
    slots: dict[str, str]

    def rank(self) -> tuple[int, int, int]:
        """What wins where two overlap: priority 8 and 9 first, then length, then priority."""
        priority = self.pattern.priority
        return (priority if priority > 7 else 0, self.end - self.begin, priority)


@lru_cache(maxsize=16)  # a report whose day is inferred is read for times twice
def matches(text: str, language: str) -> tuple[Found, ...]:
    """Every non-overlapping time expression of a text, in order; the best ranked wins where they overlap."""
    found = sorted(_candidates(text, language), key=lambda f: (f.rank(), -f.begin), reverse=True)
    taken = bytearray(len(text))
    kept: list[Found] = []
    for candidate in found:
        if not any(taken[candidate.begin : candidate.end]):
            taken[candidate.begin : candidate.end] = b"\1" * (candidate.end - candidate.begin)
            kept.append(candidate)
    return tuple(sorted((k for k in kept if k.pattern.function != "nothing"), key=lambda k: k.begin))


def _candidates(text: str, language: str) -> Iterator[Found]:
    """Whatever a pattern matches, also where it overlaps."""
    known = rules(language)
    lower = lowered(text)
    pieces = _WORDS.split(lower)  # what stands between words, and words, in turn
    ends = list(accumulate(map(len, pieces)))
    classes = [*map(known.index.classes.__getitem__, pieces[1::2]), NONE]
    for at in reversed([at for at, kind in enumerate(classes) if kind > NONE]):  # of equals, what needs no word before it wins
        begin = ends[2 * at]
        if begin and (lower[begin - 1].isalnum() or lower[begin - 1] == "_"):
            continue
        for number in known.index.tried(classes[at], classes[at + 1]):
            pattern = known.patterns[number]
            if (match := pattern.regex.match(lower, begin)) and (one := _found(text, match, pattern)):
                yield one


def lowered(text: str) -> str:
    """A text in lower case, every letter in its place."""
    lower = text.lower()
    return lower if len(lower) == len(text) else "".join(low if len(low := c.lower()) == 1 else c for c in text)


def _found(text: str, match: re.Match[str], pattern: Pattern) -> Found | None:
    slots: dict[str, str] = {}
    for name, slot in pattern.groups:
        begin, end = match.span(name)
        if begin < 0:
            continue
        form = text[begin:end]
        slots[name] = form if slot is None else slot.values.get(" ".join(match[name].split()), form)
        if slot is not None and not _spelled(text, begin, form, slot):
            return None
    begin, end = match.span(pattern.span)
    before = text[max(0, begin - 2) : begin]
    if _COMPOUND.match(text, end) or (before[:1].isalpha() and before[1:] in {"-", "\u2010"}):
        return None
    return Found(begin, end, pattern, slots)


def _spelled(text: str, begin: int, written: str, slot: Slot) -> bool:
    """Whether the case fits: as in the table, in full capitals, or with a capital at a beginning."""
    form = " ".join(written.split())
    exact = slot.spellings
    if form in exact or not form[0].isalpha() or (form.isupper() and len(form) > 2):
        return True
    if not form[0].isupper() or form[0].lower() + form[1:] not in exact:
        return False
    while begin and text[begin - 1] in " \u00a0":
        begin -= 1
    return not begin or not (text[begin - 1].isalnum() or text[begin - 1] in ",)")
