"""Years that interrupt a story: `die Grenze von 1940`, `1881 gründete er eine Bank`, told in the middle of 1944.

What follows with a month or day alone belongs to the story again.  A year is an
aside where the years named before and after it agree with each other and not
with it, or where the heading above names another one; it governs no more than
its own sentence.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from depesche.reading.when_match import Found
from depesche.reading.when_meaning import explicit_year
from depesche.records import Parse

_LINE = re.compile(r"[^\n]+")
_LONGEST_HEADING = 80
_AHEAD = 3
"""Years after an expression that are compared with the year before it."""


@dataclass(frozen=True, slots=True)
class Story:
    """What year a text tells of where.

    asides: begins (code points) of the expressions whose year interrupts the story.
    headings: begin and end of every heading that names a year, and the year if it is but one.
    """

    asides: frozenset[int]
    headings: tuple[tuple[int, int, int | None], ...]

    def heading_above(self, point: int) -> tuple[int, int] | None:
        """Begin and end of the heading above a code point that names one year."""
        above = bisect_right(self.headings, point, key=lambda heading: heading[0]) - 1
        if above < 0:
            return None
        begin, end, year = self.headings[above]
        return (begin, end) if year is not None and end <= point else None


def story_of(found: Sequence[Found], text: str) -> Story:
    """Find the headings and asides of a text."""
    years = [(f.begin, y) for f in found if (y := explicit_year(f)) is not None]
    headings = _headings(years, text)
    begins = [begin for begin, _, _ in headings]
    out: set[int] = set()
    told: int | None = None
    for at, (begin, year) in enumerate(years):
        above = bisect_right(begins, begin) - 1
        _, end, headed = headings[above] if above >= 0 else (0, 0, None)
        ahead = [y for _, y in years[at + 1 : at + 1 + _AHEAD]]
        if begin < end:
            told = year
        elif headed is not None:
            if year != headed:
                out.add(begin)
        elif told is not None and ahead and _interrupts(year, told, ahead):
            out.add(begin)
        else:
            told = year
    return Story(frozenset(out), tuple(headings))


def _headings(years: Sequence[tuple[int, int]], text: str) -> list[tuple[int, int, int | None]]:
    """Lines that name a year and are no sentence: begin, end, and the year if they name but one."""
    out: list[tuple[int, int, int | None]] = []
    begins = [begin for begin, _ in years]
    for line in _LINE.finditer(text):
        named = {y for _, y in years[bisect_left(begins, line.start()) : bisect_left(begins, line.end())]}
        if named and line.end() - line.start() <= _LONGEST_HEADING and not line.group().rstrip().endswith((".", "!", "?", ":", ",", ";")):
            out.append((line.start(), line.end(), named.pop() if len(named) == 1 else None))
    return out if len(out) > 1 else []


def _interrupts(year: int, told: int, ahead: Sequence[int]) -> bool:
    goes_on = sorted(ahead)[(len(ahead) - 1) // 2]
    if year in {told, goes_on} or not 0 <= goes_on - told <= 1:
        return False
    return abs(year - told) > 1 or (ahead[0] == told == goes_on)


class Sentences:
    """Which sentence of a parse a code point stands in."""

    def __init__(self, parse: Parse) -> None:
        self._begins = [parse.tokens[first].begin for first, last in parse.sentences if first < last]

    def number(self, point: int) -> int:
        """Number of the sentence, counted from 1; 0 before the first."""
        return bisect_right(self._begins, point)
