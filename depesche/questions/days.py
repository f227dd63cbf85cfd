"""Days as people type them (`2024`, `2024-05`, `2024-05-16`) and as they read them."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterator
from datetime import date

from depesche.errors import UsageError

_PARTS = ((4,), (4, 2), (4, 2, 2))


def first_day(text: str) -> date:
    """First civil day of a year, month or day; raises `UsageError` if it is none."""
    return _span(text)[0]


def last_day(text: str) -> date:
    """Last civil day of a year, month or day; raises `UsageError` if it is none."""
    return _span(text)[1]


def period(since: str | None, until: str | None) -> tuple[date | None, date | None]:
    """Both ends of a period, inclusive; raises `UsageError` if it ends before it begins."""
    begin = first_day(since) if since else None
    end = last_day(until) if until else None
    if begin and end and begin > end:
        raise UsageError(f"the period ends ({until}) before it begins ({since})")
    return begin, end


def span(text: str) -> tuple[date, date]:
    """First and last civil day of `2024`, `2024-05`, `2024-05-16` or `2024-01/2024-06`; raises `UsageError` for anything else."""
    begin, _, end = text.partition("/")
    if not end:
        return _span(begin)
    first, last = first_day(begin), last_day(end)
    if first > last:
        raise UsageError(f"the period {text} ends before it begins")
    return first, last


def _span(text: str) -> tuple[date, date]:
    parts = text.strip().split("-")
    try:
        if tuple(len(p) for p in parts) not in _PARTS:
            raise ValueError
        year, month, day = (*(int(p) for p in parts), None, None)[:3]
        if year is None:
            raise ValueError
        last_month = month or 12
        begin = date(year, month or 1, day or 1)
        return begin, date(year, last_month, day or monthrange(year, last_month)[1])
    except ValueError:
        raise UsageError(f"{text!r} is no day; write 2024, 2024-05 or 2024-05-16") from None


def iso(day: date | None) -> str | None:
    """Give a day as it stands in answers; None where it is not known."""
    return day.isoformat() if day else None


def length(duration: str) -> str:
    """An ISO 8601 duration in words.

    >>> length("PT2H"), length("P1D"), length("PT4.5H"), length("P2WT3H")
    ('2 hours', '1 day', '4.5 hours', '2 weeks 3 hours')
    """
    days, _, hours = duration.removeprefix("P").partition("T")
    units = [*_amounts(days, _DAYS), *_amounts(hours, _HOURS)]
    return " ".join(f"{n} {unit}{'' if n == '1' else 's'}" for n, unit in units) or duration


_DAYS = {"Y": "year", "M": "month", "W": "week", "D": "day"}
_HOURS = {"H": "hour", "M": "minute", "S": "second"}


def _amounts(text: str, units: dict[str, str]) -> Iterator[tuple[str, str]]:
    number = ""
    for sign in text:
        if sign in units:
            yield number, units[sign]
            number = ""
        else:
            number += sign
