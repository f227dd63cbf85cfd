"""iCalendar (RFC 5545): an all-day entry for every happening with a day.

STATUS is CONFIRMED only for what is told as having happened and dated to a few days; what is alleged, disputed, planned, possible
or vaguely dated is TENTATIVE; what was called off or denied is CANCELLED.  The summary begins with the status in words, since many
calendars do not show STATUS.  Entries take up no time (TRANSPARENT).
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, TextIO

from depesche.exports.about import LICENCE, READING, About
from depesche.exports.happening import Happening

if TYPE_CHECKING:
    from icalendar import Event

NO_DAY = "no day is known"
_NEVER = date(1970, 1, 1)
"""DTSTAMP must be there; where no report has a day it is this one, so that an export does not depend on the clock."""


def write(happenings: Iterator[Happening], out: TextIO, told: About) -> None:
    """Write a calendar, entry by entry."""
    from icalendar import Calendar

    calendar = Calendar()
    calendar.add("prodid", "-//Depesche//Ledger//EN")
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", "Depesche")
    calendar.add("x-wr-caldesc", f"{READING} {LICENCE} Made by {told.versions()}.")
    head, end = calendar.to_ical().decode().split("END:VCALENDAR")
    out.write(head)
    for one in happenings:
        if one.days is None:
            told.left_out[NO_DAY] += 1
        else:
            out.write(_entry(one, *one.days).to_ical().decode())
    out.write("END:VCALENDAR" + end)


def _entry(one: Happening, first: date, last: date) -> Event:
    from icalendar import Event

    entry = Event()
    entry.add("uid", f"{one.id}@depesche")
    newest = max((claim["published"] for claim in one.claims if claim["published"]), default=_NEVER)
    entry.add("dtstamp", datetime(newest.year, newest.month, newest.day, tzinfo=UTC))
    entry.add("dtstart", first)
    entry.add("dtend", last + timedelta(days=1))
    entry.add("status", _status(one))
    entry.add("summary", one.title if one.exact else f"{one.title} (some time: {one.day_words})")
    entry.add("description", _description(one))
    entry.add("categories", [word for word in (one.type, one.mode, one.told_as) if word])
    entry.add("transp", "TRANSPARENT")
    if one.place:
        entry.add("location", f"{one.place.text}, {one.place.country}" if one.place.country else one.place.text)
        if one.place.lat is not None and one.place.lon is not None:
            entry.add("geo", (one.place.lat, one.place.lon))
    for url in one.urls()[:1]:
        entry.add("url", url)
    entry.add("x-depesche-status", one.told_as)
    return entry


def _status(one: Happening) -> str:
    if one.standing == "off":
        return "CANCELLED"
    return "CONFIRMED" if one.happened and one.exact else "TENTATIVE"


def _description(one: Happening) -> str:
    """Status, days, sources and the sentence it rests on: what a calendar shows when an entry is opened."""
    lines = [f"{one.mark}: {one.act}, {one.day_words}"]
    lines += [f"on behalf of {', '.join(p.shown for p in one.principals)}"] if one.principals else []
    lines += [f"about: {'; '.join(one.once('agenda'))}"] if one.once("agenda") else []
    lines += [f"says who: {'; '.join(one.chains())}", one.support]
    lines += [f"„{one.lead['sentence']}“"] if one.lead["sentence"] else []
    lines += one.urls()
    return "\n".join([*lines, "claims: " + ", ".join(claim["id"] for claim in one.claims)])
