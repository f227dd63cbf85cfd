"""Expressions that name no day of their own: lengths, what recurs, clock times, parts of the day, vague words."""

from __future__ import annotations

from datetime import timedelta

from depesche.reading import when_meaning as meaning
from depesche.reading.when_context import Context
from depesche.reading.when_days import Days, moved
from depesche.reading.when_match import Found
from depesche.reading.when_result import Reading, day_part_of

NEARBY = 160
"""Code points back over which a day still governs clock times."""


def duration(found: Found, context: Context) -> Reading | None:
    """How long something lasts: `etwa zwei Stunden`, `zweitaegig`, `den vergangenen Jahren`."""
    length = meaning.duration(found)
    if length is None:
        return None
    days = _beside_publication(found, context)
    return Reading(length, days, "published" if days else "none", approximate=days is not None)


def _beside_publication(found: Found, context: Context) -> Days | None:
    """The days up to publication, or from then on: `in den vergangenen zwei Wochen`, `over the next three days`."""
    count, size, step = meaning.number(found) or "", meaning.unit(found) or "", meaning.step(found)
    if context.published is None or step not in {-1, 1} or size not in {"D", "W", "M", "Y"} or not count.isdigit():
        return None
    other = moved(context.published, step * int(count), size)
    return (other, context.published) if step < 0 else (context.published, other)


def quarter_hour(found: Found, context: Context) -> Reading | None:
    """A quarter or three quarters of an hour."""
    return Reading("PT" + found.slots["quarters"] + "M")


def vague(found: Found, context: Context) -> Reading | None:
    """What has its value in the table: PAST_REF, P1D, PXY."""
    value = found.pattern.arguments.get("value")
    names = ("vague", "era", "set", "long", "daily_part")
    return Reading(value or next(found.slots[n] for n in names if n in found.slots))


def recurring(found: Found, context: Context) -> Reading | None:
    """What comes again and again: `jeden Montag`, `alle zwei Wochen`, `einmal im Monat`."""
    for name in ("weekday", "weekday_part", "weekdays"):
        if name in found.slots:
            return Reading(f"XXXX-WXX-{found.slots[name]}")
    if "season" in found.slots:
        return Reading(f"XXXX-{found.slots['season']}")
    if day_part_of(found):
        return Reading("XXXX-XX-XX" + day_part_of(found))
    size = meaning.unit(found)
    count = meaning.number(found) or found.slots.get("ordinal") or "1"
    if size is None:
        return None
    return Reading(f"PT{count}{size[1]}" if size.startswith("T") else f"P{count}{size}")


def running(context: Context) -> tuple[str, Days | None, str]:
    """The day a clock time belongs to: the last one named nearby, or told by the clock before; else the day of publication.

    A report that told `am 9. März um 11.40 Uhr` and goes on with the clock in the past tense is still at that day.
    """
    before = context.day_before(NEARBY)
    told = context.day_before() if before is None and context.direction == "past" else None
    if told is not None and told.type == "TIME":
        before = told
    if before and before.days:
        return before.days[0].isoformat(), before.days, f"time:{before.index}"
    if context.published:
        return context.published.isoformat(), (context.published, context.published), "published"
    return "", None, "none"


def clock(found: Found, context: Context) -> Reading | None:
    """A time of the clock: `um 9.30 Uhr`, `halb neun`, `9:30 a.m.`."""
    hour = int(found.slots.get("hour") or found.slots.get("clock_word") or found.slots["spoken_hour"])
    minute = int(found.slots.get("minute") or 0)
    half = found.slots.get("noon") or {"TAF": "pm", "TEV": "pm"}.get(day_part_of(found))
    if half == "pm" and hour < 12:
        hour += 12
    if half == "am" and hour == 12:
        hour = 0
    if found.pattern.arguments.get("half"):
        hour, minute = (hour - 1) % 24, 30
    if hour > 24:
        return None
    if "minutes" in found.pattern.arguments:
        hour, minute = divmod((60 * hour + int(found.pattern.arguments["minutes"])) % (24 * 60), 60)
    day, days, anchor = running(context)
    zone = found.slots.get("zone", "")
    return Reading(f"{day}T{hour:02d}:{minute:02d}{zone}", days, anchor)


def beside_part(found: Found, context: Context) -> Reading | None:
    """A part of the day after or before the one told of: `am Morgen danach`, `the previous evening`, `am Vorabend`."""
    part = day_part_of(found) or found.slots["eve"]
    said = found.pattern.arguments.get("step") or found.slots.get("later") or ("1" if "after_that" in found.slots else None)
    step = int(said) if said else meaning.step(found)
    before = context.day_before()
    if not step or before is None or before.days is None:
        return Reading("XXXX-XX-XX" + part)
    day = before.days[0] + timedelta(step)
    return Reading(day.isoformat() + part, (day, day), f"time:{before.index}")


def day_part(found: Found, context: Context) -> Reading | None:
    """A part of the running day: `am Nachmittag`, `in the evening`."""
    day, days, anchor = running(context)
    return Reading((day or "XXXX-XX-XX") + day_part_of(found), days, anchor)
