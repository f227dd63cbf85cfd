"""What an expression is anchored to: the day of publication, the tense, the times before it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Literal

from depesche.reading.when_days import Days, days_of
from depesche.reading.when_match import Found
from depesche.records import Published, TimexType

Direction = Literal["past", "present", "future", "none"]

NEAR = 130
"""Code points back over which a year or a day named before still governs what follows."""

FAR_DAYS, NEAR_DAYS = 240, 60
"""A date that the tense would put this far away is put on the other side if it is near there."""


@dataclass(frozen=True, slots=True)
class Resolved:
    """An expression with its value and days; `index` is its place among all times of the report.

    `aside`: its year interrupts the story (`when_asides`); it says nothing beyond its own `sentence`.
    """

    index: int
    begin: int
    end: int
    type: TimexType
    value: str
    days: Days | None
    anchor: str
    found: Found
    approximate: bool = False
    ends_range: bool = False
    aside: bool = False
    sentence: int = 0


@dataclass(frozen=True)  # without slots: it keeps the direction once found
class Context:
    """Where an expression stands: offset, tense, publication, the times of the passage before it, the year of the heading above.

    `look` finds the tense; it is asked for only where the value depends on it.
    `reported`: the passage counts from its own day (`gestern`, `am Montag`), so that a month alone may be one of the
    unknown year of publication.
    `narrative`: the passage dates itself so often that a month alone belongs to the year told of last.
    """

    begin: int
    look: Callable[[], Direction]
    published: date | None = None
    interval: Days | None = None
    before: tuple[Resolved, ...] = ()
    sentence: int = 0
    heading: Resolved | None = None
    reported: bool = False
    narrative: bool = True

    @cached_property
    def direction(self) -> Direction:
        """Which way the words around the expression look."""
        return self.look()

    @property
    def year_above(self) -> Resolved | None:
        """The heading whose year governs; None where the sentence names another one, or publication makes it no past."""
        if self.heading is None or self.heading.days is None or (self.published and self.heading.days[0].year >= self.published.year):
            return None
        named = any(one.sentence == self.sentence and one.aside for one in self.before)
        return None if named else self.heading

    def _told(self) -> Iterator[Resolved]:
        """The expressions before, the last one first, without the asides of other sentences."""
        return (one for one in reversed(self.before) if not one.aside or one.sentence == self.sentence)

    @property
    def year_hint(self) -> int | None:
        """The year of publication where only an interval is known and lies within one year."""
        if self.published or not self.interval or self.interval[0].year != self.interval[1].year:
            return None
        return self.interval[0].year

    def day_before(self, reach: int | None = None) -> Resolved | None:
        """The last expression before that names one day, at most `reach` code points back."""
        for one in self._told():
            if reach is not None and self.begin - one.end > reach:
                return None
            flashback = one.found.slots.get("anaphor") == "-1" or one.found.slots.get("later") == "-1"
            if one.days and one.days[0] == one.days[1] and one.type in {"DATE", "TIME"} and not flashback:
                return one
        return None

    @property
    def recurring(self) -> bool:
        """Whether the expression stands right behind one that recurs: `jedes Jahr, am 28. Dezember`."""
        return bool(self.before) and self.before[-1].type == "SET" and self.begin - self.before[-1].end < 8

    def year_before(self, *, bare: bool = False) -> Resolved | None:
        """The expression whose year carries over to a date without one; None if that of publication does.

        Beside a publication date only a date or month carries its year; with `bare` a year alone does too.
        """
        for one in self._told():
            if (self.published or self.reported or not self.narrative) and self.begin - one.end > NEAR:
                return None
            if one.days and one.type in {"DATE", "TIME"} and one.value[:2].isdigit():
                if self.published is None:
                    return one
                if self.direction == "future" or one.anchor == "published" or one.days[0].year >= self.published.year:
                    return None
                return one if bare or len(one.value) >= 7 else None
        return None


WIDEST = 366
"""Civil days of publication within which `heute` still says something."""


def published_interval(published: Published) -> Days | None:
    """Both bounds of the publication date; None unless both are known as days and leave no more than a year between them."""
    if not published.earliest or not published.latest:
        return None
    first, last = days_of(published.earliest), days_of(published.latest)
    if not first or not last or (last[1] - first[0]).days >= WIDEST:
        return None
    return first[0], last[1]


def nearest(candidates: Iterator[Days], day: date, direction: Direction) -> Days | None:
    """The candidate that tense and nearness to a day choose: past and none look back, future ahead."""
    found = sorted(candidates)
    back = [d for d in found if d[0] <= day]
    ahead = [d for d in found if d[1] >= day]
    if not back or not ahead:
        return back[-1] if back else ahead[0] if ahead else None
    before, after = (day - back[-1][0]).days, (ahead[0][1] - day).days
    if direction == "past":
        return ahead[0] if before > FAR_DAYS and after < NEAR_DAYS else back[-1]
    if direction == "future":
        return back[-1] if after > FAR_DAYS and before < NEAR_DAYS else ahead[0]
    return back[-1] if before <= after else ahead[0]
