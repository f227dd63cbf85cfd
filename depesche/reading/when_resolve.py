"""Each kind of expression finds its value: the functions named in the `value` column of `time_patterns.tsv`.

A function takes a match and its context and gives value, days and anchor, or
None where the words turn out to be no time.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from depesche.reading import when_meaning as meaning
from depesche.reading.when_compile import Found
from depesche.reading.when_context import Context, Direction, nearest
from depesche.reading.when_days import Days, days_of, holiday, months, narrowed, shifted


@dataclass(frozen=True, slots=True)
class Reading:
    """Value, days and anchor of one expression."""

    value: str
    days: Days | None = None
    anchor: str = "none"
    approximate: bool = False


def whole(value: str, anchor: str, part: str | None = None) -> Reading:
    """A reading whose days are those of its value, narrowed to a part of it."""
    days = days_of(value)
    return Reading(value, narrowed(days, part) if days else None, anchor)


def calendar_date(found: Found, context: Context) -> Reading | None:
    """Day and month, month, or year, each with or without year: `21. Maerz`, `Ende Mai`, `Ende 2025`."""
    month, day = meaning.month(found), found.slots.get("day")
    year, anchor = _year_of(found, context)
    if month is None:
        return whole(f"{year:04d}", anchor, meaning.part(found)) if year else None
    tail = f"-{month:02d}" + (f"-{int(day):02d}" if day else "")
    if days_of(f"{year or 2024:04d}{tail}") is None:
        return None
    reading = whole(f"{year:04d}{tail}" if year else f"XXXX{tail}", anchor, meaning.part(found))
    last = found.slots.get("day_b")
    if last and reading.days and year and (end := days_of(f"{year:04d}-{month:02d}-{int(last):02d}")):
        return Reading(reading.value, (reading.days[0], end[1]), anchor)
    return reading


def _year_of(found: Found, context: Context) -> tuple[int | None, str]:
    year = meaning.explicit_year(found)
    if year:
        return year, "none"
    month, day = meaning.month(found), int(found.slots.get("day") or 0)
    step = meaning.step(found)
    if context.published and step is not None and meaning.unit(found) == "Y":
        return context.published.year + step, "published"

    def at(year: int) -> Days | None:
        return days_of(f"{year:04d}-{month:02d}-{day:02d}" if day else f"{year:04d}-{month:02d}")

    return chosen_year(at, context, step)


def chosen_year(at: Callable[[int], Days | None], context: Context, step: int | None) -> tuple[int | None, str]:
    """The year of a date that names none, and what it was taken from; (None, "none") if nothing says."""
    if context.recurring:
        return None, "none"
    carried = context.year_before() if step is None else None
    if carried and carried.days:
        return carried.days[0].year + _turned(at, carried.days[0]), f"time:{carried.index}"
    day = context.published
    if day is None:
        return context.year_hint, "published" if context.year_hint else "none"
    direction: Direction = context.direction
    if step is not None:
        direction = "past" if step < 0 else "future" if step > 0 else "present"
    years = range(day.year - 1, day.year + 2)
    options = (d for d in map(at, years) if d)
    if step:
        options = (d for d in list(options) if (d[1] < day if step < 0 else d[0] > day))
    best = nearest(iter(options), day, direction)
    return (best[0].year, "published") if best else (None, "none")


def _turned(at: Callable[[int], Days | None], before: date) -> int:
    """1 where a story runs over the turn of the year: a date of January to March right after one of autumn."""
    same = at(before.year)
    return 1 if same and same[0].month <= 3 and before.month >= 10 else 0


def year(found: Found, context: Context) -> Reading | None:
    """A year as it stands, or a season of two years: `2024`, `2024/25`."""
    first = int(found.slots["year"])
    reading = whole(f"{first:04d}", "none")
    if "year2" in found.slots:
        if int(found.slots["year2"]) != (first + 1) % 100:
            return None
        return Reading(reading.value, months(first, 1, 24))
    return reading


def weekday(found: Found, context: Context) -> Reading | None:
    """A day of the week: `am Mittwoch`, `diesem Mittwoch`, `vergangenen Freitag`, `Mittwochabend`."""
    slot = found.slots.get("weekday") or found.slots["weekday_part"]
    number, part = int(slot[0]), slot[1:] or day_part_of(found)
    if context.published is None:
        value = f"XXXX-WXX-{number}{part}"
        days = _on_weekday(_around(context, 6, 6), number)
        return Reading(value, days, "published" if days else "none")
    day = _weekday_near(context.published, number, found, context.direction)
    return Reading(day.isoformat() + part, (day, day), "published")


def _on_weekday(days: Days | None, number: int) -> Days | None:
    """The first and the last such day of the week in an interval."""
    if days is None:
        return None
    first = days[0] + timedelta((number - days[0].isoweekday()) % 7)
    last = days[1] - timedelta((days[1].isoweekday() - number) % 7)
    return (first, last) if first <= last else None


def _around(context: Context, before: int, after: int) -> Days | None:
    """The days of publication, widened: where an expression near it must lie when only an interval is known."""
    if context.interval is None:
        return None
    back, ahead = {"past": (before, 0), "future": (0, after)}.get(context.direction, (before, after))
    return context.interval[0] - timedelta(back), context.interval[1] + timedelta(ahead)


def _weekday_near(day: date, number: int, found: Found, direction: Direction) -> date:
    back = timedelta((day.isoweekday() - number) % 7)
    ahead = timedelta((number - day.isoweekday()) % 7)
    if "deictic_adjective" in found.slots:
        said = day + timedelta(int(found.slots["deictic_adjective"]))
        return said if said.isoweekday() == number else day - back
    step = meaning.step(found)
    if step == 0:
        return day - timedelta(day.isoweekday() - number)
    if step is not None and step < 0:
        return day - (back or timedelta(7)) - timedelta(7 * (-step - 1))
    if step is not None:
        return day + (ahead or timedelta(7)) + timedelta(7 * (step - 1))
    return day + ahead if direction in {"future", "present"} else day - back


def day_part_of(found: Found) -> str:
    """The part of the day an expression names: `TEV`, or nothing."""
    names = ("day_part", "day_part_adverb", "part_adverb")
    return next((found.slots[n] for n in names if n in found.slots), "")


def deictic(found: Found, context: Context) -> Reading | None:
    """Heute, gestern, tomorrow, tonight: counted from the day of publication."""
    names = ("deictic", "deictic_adjective", "tonight", "this_part")
    slot = next(found.slots[n] for n in names if n in found.slots)
    offset, _, built_in = slot.partition("T")
    part = day_part_of(found) or ("T" + built_in if built_in else "")
    shift = timedelta(int(offset))
    if found.pattern.arguments.get("day") == "adjective" and offset == "0":
        return Reading("PRESENT_REF")
    if context.published is None:
        interval = context.interval
        days = (interval[0] + shift, interval[1] + shift) if interval else None
        value = "PRESENT_REF" if offset == "0" and not part else "XXXX-XX-XX" + part
        return Reading(value, days, "published" if days else "none")
    day = context.published + shift
    return Reading(day.isoformat() + part, (day, day), "published")


def shift(found: Found, context: Context) -> Reading | None:
    """A unit counted from that of publication: `naechste Woche`, `Ende des Jahres`, `Vorjahr`, `am Wochenende`."""
    size = meaning.unit(found)
    step = meaning.step(found)
    if size is None or size.startswith("T"):
        return None
    if size == "D":
        return _beside(context, step or 0)
    base = context.published
    if base is None and context.year_hint and size == "Y":
        base = date(context.year_hint, 1, 1)
    told = context.year_before() if base is None else None
    if told and told.days:
        return whole(shifted(told.days[0], step or 0, size), f"time:{told.index}", meaning.part(found))
    if base is None:
        unknown = {"Y": "XXXX", "M": "XXXX-XX", "W": "XXXX-WXX", "WE": "XXXX-WXX-WE"}.get(size)
        return Reading(unknown) if unknown else None
    if size == "WE":
        return whole(_weekend(base, step, context.direction), "published")
    carried = context.year_before(bare=True) if step is None and size == "Y" else None
    if carried and carried.days:
        return whole(shifted(carried.days[0], 0, size), f"time:{carried.index}", meaning.part(found))
    if step is None:
        step = 0
    return whole(shifted(base, step, size), "published", meaning.part(found))


def _weekend(day: date, step: int | None, direction: Direction) -> str:
    if step is None:
        step = 0 if direction in {"future", "present"} or day.isoweekday() > 5 else -1
    return shifted(day, step, "WE")


def _beside(context: Context, step: int) -> Reading:
    before = context.day_before()
    if before is None or before.days is None:
        return Reading("XXXX-XX-XX")
    day = before.days[0] + timedelta(step)
    return Reading(day.isoformat(), (day, day), f"time:{before.index}")


def anaphor(found: Found, context: Context) -> Reading | None:
    """A day counted from the one named before: `am Vortag`, `tags darauf`, `that day`."""
    return _beside(context, int(found.slots["anaphor"]))


def next_year(found: Found, context: Context) -> Reading | None:
    """The year after the one named before: `im Folgejahr`."""
    for one in reversed(context.before):
        if one.days:
            return whole(f"{one.days[0].year + 1:04d}", f"time:{one.index}")
    return Reading("XXXX")


def offset(found: Found, context: Context) -> Reading | None:
    """So many units ago, in so many units, later or earlier: counted from publication or the day before."""
    length = meaning.duration(found)
    if length is None:
        return None
    count, size = meaning.number(found) or "", meaning.unit(found) or ""
    later = found.slots.get("later")
    before = context.day_before() if later else None
    base = before.days[0] if before and before.days else None if later else context.published
    dated = found.pattern.row.type == "DATE"
    sign = int(later or found.pattern.arguments.get("sign", "-1"))
    if base is None or not count.isdigit() or size.startswith("T") or (sign > 0 and not (later or dated)):
        vague = "PAST_REF" if sign < 0 and not later else length
        return Reading(vague if dated and "X" in length else length)
    steps = {"DE": 10, "CE": 100}.get(size, 1) * int(count) * sign
    value = shifted(base, steps, "Y" if size in {"DE", "CE"} else size)
    anchor = f"time:{before.index}" if before else "published"
    exact = later and size == "W"
    if exact:
        value = (base + timedelta(7 * steps)).isoformat()
    return Reading(value if dated else length, days_of(value), anchor, approximate=size != "D" and not exact)


def duration(found: Found, context: Context) -> Reading | None:
    """How long something lasts: `etwa zwei Stunden`, `zweitaegig`, `den vergangenen Jahren`."""
    length = meaning.duration(found)
    return Reading(length) if length else None


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
    """The day a clock time belongs to: the last one named nearby, else the day of publication."""
    before = context.day_before(NEARBY)
    if before and before.days:
        return before.days[0].isoformat(), before.days, f"time:{before.index}"
    if context.published:
        return context.published.isoformat(), (context.published, context.published), "published"
    return "", None, "none"


NEARBY = 160
"""Code points back over which a day still governs clock times."""


def clock(found: Found, context: Context) -> Reading | None:
    """A time of the clock: `um 9.30 Uhr`, `halb neun`, `9:30 a.m.`"""
    hour = int(found.slots.get("hour") or found.slots["spoken_hour"])
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
    day, days, anchor = running(context)
    zone = found.slots.get("zone", "")
    return Reading(f"{day}T{hour:02d}:{minute:02d}{zone}", days, anchor)


def day_part(found: Found, context: Context) -> Reading | None:
    """A part of the running day: `am Nachmittag`, `in the evening`."""
    day, days, anchor = running(context)
    return Reading((day or "XXXX-XX-XX") + day_part_of(found), days, anchor)


def decade(found: Found, context: Context) -> Reading | None:
    """Ten years: `in den 1990er Jahren`, `in the sixties`."""
    tens = found.slots.get("tens") or found.slots.get("decade") or found.slots["decade_compound"]
    century = found.slots.get("century") or "19"
    return whole(century + tens, "none", meaning.part(found))


def century(found: Found, context: Context) -> Reading | None:
    """A hundred years: `im 19. Jahrhundert`."""
    ordinal = int(found.slots.get("century") or found.slots["century_word"])
    return whole(f"{ordinal - 1:02d}", "none", meaning.part(found)) if 1 < ordinal < 23 else None


def feast(found: Found, context: Context) -> Reading | None:
    """A feast day: `Ostermontag`, `Christmas Eve 2024`."""
    rule = found.slots["holiday"]

    def at(year: int) -> Days | None:
        day = holiday(rule, year)
        return day, day

    year, anchor = meaning.explicit_year(found), "none"
    if year is None:
        year, anchor = chosen_year(at, context, None)
    if year is None:
        return Reading("XXXX-XX-XX" if rule[0] in "EA" else f"XXXX-{rule}")
    return whole(holiday(rule, year).isoformat(), anchor)


def season(found: Found, context: Context) -> Reading | None:
    """A season or, with an ordinal, a quarter or half of a year."""
    name = found.slots.get("season") or found.slots.get("season_months") or found.slots["period"] + found.slots["ordinal"]
    year, anchor = meaning.explicit_year(found), "none"
    step = meaning.step(found)
    if year is None and meaning.unit(found) == "Y" and context.published and step is not None:
        year, anchor = context.published.year + step, "published"
    if year is None:
        year, anchor = chosen_year(lambda y: days_of(f"{y:04d}-{name}"), context, step)
    return whole(f"{year:04d}-{name}", anchor, meaning.part(found)) if year else Reading(f"XXXX-{name}")


FUNCTIONS: dict[str, Callable[[Found, Context], Reading | None]] = {
    "anaphor": anaphor, "century": century, "clock": clock, "date": calendar_date, "day_part": day_part,
    "decade": decade, "deictic": deictic, "duration": duration, "holiday": feast, "next_year": next_year,
    "offset": offset, "quarter_hour": quarter_hour, "season": season, "set": recurring, "shift": shift,
    "vague": vague, "weekday": weekday, "year": year,
}  # fmt: skip
"""The names the `value` column may use; besides `nothing` (a match that is no time) and `share` (lists)."""


def names() -> Iterator[str]:
    """The function names a pattern may use."""
    yield from (*FUNCTIONS, "nothing", "share")
