"""When a report nobody dated was published: what its wording allows, as an interval, and the likeliest day.

Every observation is a constraint: days the text dates itself and tells as done
(`when_told`), times it tells as coming, years it compares, the offices it gives
to people (`when_offices`), days of the week that fit a date in few years only.
What proves nothing is left out, so that the interval holds the true day; it may
be open on one side, and wide.  The likeliest day is a guess and shown as one.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from depesche.reading.document import Cast, Document
from depesche.reading.when_days import days_of
from depesche.reading.when_offices import in_office, terms
from depesche.reading.when_told import Bound, Dated, dated, not_after, not_before, within_year
from depesche.records import Published, TimeExpression


@dataclass(frozen=True, slots=True)
class Dating:
    """What a text says of its own day: bounds (None where open), likeliest day and its reason (None, "" where nothing points to a day)."""

    after: Bound | None
    before: Bound | None
    likeliest: date | None = None
    because: str = ""


def infer_published(document: Document, times: tuple[TimeExpression, ...], cast: Cast) -> Published:
    """The publication date as given, or an interval inferred from the text itself.

    Never a guess shown as a day: where the text bounds the day on neither side
    the basis stays `none`; a side that is open is None.
    """
    report = document.report
    if report.published.basis != "none":
        return report.published
    stated = report.published.edtf or ""
    captured = report.published.latest
    found = dating(document, times, cast, stated)
    first, last = (b.day.isoformat() if b else None for b in (found.after, found.before))
    if first is None and last is None:
        said = report.published.why if stated else "no date is given"
        return Published(edtf=report.published.edtf, basis="none", why=f"{said} and the text names none that bounds it")
    known = [f"{word} {b.day.isoformat()} (it {b.why})" for word, b in (("not before", found.after), ("not after", found.before)) if b]
    why = (f"{report.published.why}: " if stated or captured else "no date is given: ") + ", ".join(known)
    if found.likeliest:
        why += f"; likeliest day {found.likeliest.isoformat()} ({found.because})"
    edtf = first if first == last else f"{first or '..'}/{last or '..'}"
    return Published(earliest=first, latest=last, edtf=edtf, basis="inferred", why=why)


def dating(document: Document, times: tuple[TimeExpression, ...], cast: Cast, stated: str = "") -> Dating:
    """Bound the day of publication by what the text says, and name the likeliest.

    `stated` is the day without year of its dateline (`XXXX-06-04`), empty where it has none.
    """
    told = dated(document, times)
    begun, ends = in_office(terms(document, cast, told))
    after = max([*not_before(document, told), *([begun] if begun else [])], key=lambda b: b.day, default=None)
    befores = [b for b in (*not_after(document, told), *ends, *_captured(document)) if after is None or b.day >= after.day]
    before = min(befores, key=lambda b: b.day, default=None)
    if after and before:
        after = within_year(told, after, before)
    if stated:
        return _on_stated_day(stated, after, before)
    day, because = _likeliest(told, after, before)
    return Dating(after, before, day, because)


def _captured(document: Document) -> list[Bound]:
    """The day on which intake knows that the report was there."""
    latest = document.report.published.latest
    return [Bound(date.fromisoformat(latest), "", "was captured then")] if latest else []


def _on_stated_day(stated: str, after: Bound | None, before: Bound | None) -> Dating:
    """Narrow the bounds to the years in which they hold a day that the dateline gives without its year."""
    first = _next_such_day(stated, after.day.year, after.day, 1) if after else None
    last = _next_such_day(stated, before.day.year, before.day, -1) if before else None
    if after and first and (before is None or first <= before.day):
        after = Bound(first, after.words, f"{after.why}, and the dateline gives that day of the year")
    if before and last and (after is None or last >= after.day):
        before = Bound(last, before.words, f"{before.why}, and the dateline gives that day of the year")
    return Dating(after, before, first, "the first such day after that" if first else "")


def _next_such_day(stated: str, year: int, day: date, step: int) -> date | None:
    """The nearest day of that name from a day on (step 1) or back (-1); leap days need up to eight years."""
    tried = (days_of(f"{y:04d}{stated[4:]}") for y in range(year, year + 9 * step, step))
    return next((d[0] for d in tried if d and (d[0] - day).days * step >= 0), None)


LEAD = 400
"""Code points of the text in which its news is told."""

A_YEAR = timedelta(366)


def _likeliest(told: list[Dated], after: Bound | None, before: Bound | None) -> tuple[date | None, str]:
    """The day on which the news seems to happen, and why; (None, "") where nothing points to one.

    News dates its own act by day of the week and date, or in its first lines by a date of the latest year it
    names; where the bounds leave less than a year, the first day that fits what else it tells is taken.
    """
    if after is None:
        return None, ""
    last = before.day if before else date.max
    years = [int(d.time.value[:4]) for d in told if d.time.anchor == "none" and d.time.value[:4].isdigit() and d.direction != "future"]
    exact = [(day, d) for d in told if (day := _exact_day(d)) and after.day <= day <= last]
    latest = [(day, d) for day, d in exact if day.year == max(years)]
    fresh = [(day, d) for day, d in latest if d.weekday or (d.time.begin < LEAD and d.told == "done")]
    if fresh:
        day, one = max(fresh, key=lambda x: x[0])
        return day, f"the last day it tells of is '{one.words}'"
    if before is None or last - after.day > A_YEAR or not after.why.startswith("tells"):
        return None, ""
    day, because = after.day, f"the first day after '{after.words}'"
    for one in told:
        if one.time.value.startswith("XXXX-WXX-") and one.direction == "past" and one.weekday:
            day += timedelta((one.weekday - day.isoweekday()) % 7)
            because = f"'{one.words}' first falls on it after '{after.words}'"
            break
    return min(day, last), because


def _exact_day(one: Dated) -> date | None:
    """The day of a time that names year, month and day."""
    days = days_of(one.time.value[:10]) if one.time.anchor == "none" and len(one.time.value) >= 10 else None
    return days[0] if days and days[0] == days[1] and one.direction != "future" else None
