"""Years, months and ISO weeks: the period a day lies in, and the days of a period."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from depesche.errors import UsageError
from depesche.questions.days import first_day, last_day

UNITS = ("year", "month", "week")
_DAY = timedelta(days=1)


def unit(by: str) -> str:
    """Give the unit asked for; raises `UsageError` if it is none."""
    if by not in UNITS:
        raise UsageError(f"{by!r} is no period to count by; there are: {', '.join(UNITS)}")
    return by


def label(day: date, by: str) -> str:
    """Name the period a day lies in.

    >>> label(date(2024, 12, 31), "week"), label(date(2024, 12, 31), "month")
    ('2025-W01', '2024-12')
    """
    if by == "week":
        year, week, _ = day.isocalendar()
        return f"{year:04}-W{week:02}"
    return f"{day.year:04}" if by == "year" else f"{day.year:04}-{day.month:02}"


def days_of(name: str) -> tuple[date, date]:
    """First and last day of a period by its name."""
    if "-W" in name:
        year, week = name.split("-W")
        monday = date.fromisocalendar(int(year), int(week), 1)
        return monday, min(date.max, monday + 6 * _DAY)
    return first_day(name), last_day(name)


def between(first: date, last: date, by: str) -> Iterator[str]:
    """Name all periods from the one of the first day to the one of the last."""
    day = first
    while day <= last:
        name = label(day, by)
        yield name
        end = days_of(name)[1]
        if end >= last:
            return
        day = end + _DAY
