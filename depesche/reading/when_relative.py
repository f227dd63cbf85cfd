"""Expressions counted from publication or from a time before: `am Mittwoch`, `gestern`, `letzte Woche`, `tags darauf`."""

from __future__ import annotations

from datetime import date, timedelta

from depesche.reading import when_meaning as meaning
from depesche.reading.when_context import Context, Direction
from depesche.reading.when_days import Days, days_of, moved, shifted
from depesche.reading.when_match import Found
from depesche.reading.when_result import Reading, day_part_of, whole

_BESIDE = 2
"""Code points between a day and the weekday put beside it: a blank and a bracket, a comma and a blank."""

_HALF_WEEK = timedelta(3)
_HALVES = {"0.5": "6", "1.5": "18", "2.5": "30"}
"""Months of half years."""


def weekday(found: Found, context: Context) -> Reading | None:
    """A day of the week: `am Mittwoch`, `diesem Mittwoch`, `vergangenen Freitag`, `Mittwochabend`."""
    slot = found.slots.get("weekday") or found.slots["weekday_part"]
    number, part = int(slot[0]), slot[1:] or day_part_of(found)
    named = _day_beside(context)
    if named and named.isoweekday() == number:
        return Reading(named.isoformat() + part, (named, named), f"time:{context.before[-1].index}")
    if context.published is None:
        value = f"XXXX-WXX-{number}{part}"
        days = _on_weekday(_around(context, 6, 6), number)
        return Reading(value, days, "published" if days else "none")
    day = _weekday_near(context.published, number, found, context.direction)
    return Reading(day.isoformat() + part, (day, day), "published")


def _day_beside(context: Context) -> date | None:
    """The day named right before, of which a weekday is the name: `morgen (Mittwoch)`, `heute, Mittwoch`."""
    last = context.before[-1] if context.before else None
    beside = last is not None and last.begin < last.end <= context.begin <= last.end + _BESIDE
    return last.days[0] if beside and last is not None and last.days and last.days[0] == last.days[1] else None


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


def weekday_of(found: Found, context: Context) -> Reading | None:
    """A day of a week counted from that of publication: `Freitag letzter Woche`, `Tuesday next week`."""
    slot = found.slots.get("weekday") or found.slots["weekday_part"]
    part = slot[1:] or day_part_of(found)
    if context.published is None:
        return Reading(f"XXXX-WXX-{slot[0]}{part}")
    monday = context.published - timedelta(context.published.weekday())
    day = monday + timedelta(7 * (meaning.step(found) or 0) + int(slot[0]) - 1)
    return Reading(day.isoformat() + part, (day, day), "published")


def counted(found: Found, context: Context) -> Reading | None:
    """A day so many units from another one: `heute vor einem Jahr`, `Freitag in einer Woche`, `a week ago Monday`."""
    count, size = meaning.number(found) or "", meaning.unit(found) or ""
    sign = int(found.pattern.arguments["sign"])
    slot = found.slots.get("weekday")
    if not count.isdigit() or size not in {"D", "W", "M", "Y", "DE"}:
        return None
    if context.published is None:
        return Reading(f"XXXX-WXX-{slot}" if slot else "XXXX-XX-XX")
    number = int(count) * (10 if size == "DE" else 1)
    if (size, number) == ("D", 8) and "eight" in found.pattern.arguments:
        number = 7  # eight days, counted with today, are a week
    direction: Direction = "past" if sign < 0 else "future"
    base = context.published + timedelta(int(found.slots.get("deictic", "0")))
    if slot:
        base = _weekday_near(context.published, int(slot), found, direction)
    day = moved(base, sign * number, "Y" if size == "DE" else size)
    return Reading(day.isoformat(), (day, day), "published")


def deictic(found: Found, context: Context) -> Reading | None:
    """Heute, gestern, tomorrow, tonight: counted from the day of publication."""
    names = ("deictic", "deictic_adjective", "tonight", "this_part")
    slot = next(found.slots[n] for n in names if n in found.slots)
    offset, _, built_in = slot.partition("T")
    part = day_part_of(found) or ("T" + built_in if built_in else "")
    shift = timedelta(int(offset))
    if found.pattern.arguments.get("day") == "adjective" and offset == "0":
        return Reading("PRESENT_REF")
    goes_on = "still" in found.pattern.arguments and context.direction == "present"
    if slot == "0" and not part and (goes_on or ("until" not in found.pattern.arguments and _set_against_the_past(context))):
        return Reading("PRESENT_REF")
    if context.published is None:
        interval = context.interval
        days = (interval[0] + shift, interval[1] + shift) if interval else None
        value = "PRESENT_REF" if offset == "0" and not part else "XXXX-XX-XX" + part
        return Reading(value, days, "published" if days else "none")
    day = context.published + shift
    last_night = offset.startswith("-") and built_in == "NI"  # it goes on after midnight
    return Reading(day.isoformat() + part, (day, day + timedelta(1)) if last_night else (day, day), "published")


def _set_against_the_past(context: Context) -> bool:
    """Whether `heute` means nowadays: told in the present beside a time long past, `damals ein Dorf, heute eine Stadt`."""
    if context.direction not in {"present", "none"} or context.published is None:
        return False
    year = context.published.year - _LONG_PAST
    beside = [one for one in context.before if one.sentence == context.sentence]
    return any(one.value == "PAST_REF" or (one.days is not None and one.days[1].year < year) for one in beside)


_LONG_PAST = 2
"""Years after which a time is set against the present rather than told with it."""


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
    told = None
    if base is None:
        told = (context.year_above if size == "Y" else None) or (context.year_before() if context.narrative or size != "Y" else None)
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
    if "later_part" in found.slots and step == 0 and context.published:
        return _beside_publication(shifted(base, step, size), context.published, found.slots["later_part"])
    return whole(shifted(base, step, size), "published", meaning.part(found))


def _beside_publication(value: str, day: date, part: str) -> Reading:
    """What is earlier or later in the running unit: its days up to publication, or from then on."""
    days = days_of(value)
    if days is None:
        return Reading(value)
    return Reading(value, (days[0], day) if part == "start" else (day, days[1]), "published")


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


def same(found: Found, context: Context) -> Reading | None:
    """The month, week or year of the time named before: `im selben Monat`."""
    size = meaning.unit(found)
    if size is None or size.startswith("T"):
        return None
    if size == "D":
        return _beside(context, 0)
    for one in reversed(context.before):
        if one.days and one.type in {"DATE", "TIME"}:
            return whole(shifted(one.days[0], 0, size), f"time:{one.index}")
    return None


def next_year(found: Found, context: Context) -> Reading | None:
    """The year after the one named before: `im Folgejahr`."""
    for one in reversed(context.before):
        if one.days:
            named = meaning.month(found)
            return whole(f"{one.days[0].year + 1:04d}" + (f"-{named:02d}" if named else ""), f"time:{one.index}")
    return Reading("XXXX")


def since(found: Found, context: Context) -> Reading | None:
    """Since so many units: the length, and the days from then to publication."""
    length = meaning.duration(found)
    if length is None:
        return None
    ago = offset(found, context)
    if ago is None or ago.days is None or context.published is None:
        return Reading(length)
    first = ago.days[0]
    if meaning.unit(found) == "W":  # a count of weeks is told to the day
        first = context.published - timedelta(weeks=float(meaning.number(found) or 0))
    return Reading(length, (first, context.published), "published", approximate=True)


def offset(found: Found, context: Context) -> Reading | None:
    """So many units ago, in so many units, later or earlier: counted from publication or the day before."""
    length = meaning.duration(found)
    if length is None:
        return None
    count, size = meaning.number(found) or "", meaning.unit(found) or ""
    if size == "Y" and count in _HALVES:
        count, size = _HALVES[count], "M"
    later = found.slots.get("later")
    before = context.day_before() if later else None
    base = before.days[0] if before and before.days else None if later else context.published
    dated = found.pattern.row.type == "DATE"
    sign = int(later or found.pattern.arguments.get("sign", "-1"))
    ahead = sign > 0 and not (later or dated)
    if base is None or not count.isdigit() or size.startswith("T") or (ahead and context.direction not in {"future", "present"}):
        vague = "PAST_REF" if sign < 0 else "FUTURE_REF"
        return Reading(vague if dated and "X" in length else length)
    steps = {"DE": 10, "CE": 100}.get(size, 1) * int(count) * sign
    value = shifted(base, steps, "Y" if size in {"DE", "CE"} else size)
    anchor = f"time:{before.index}" if before else "published"
    exact = later and size == "W"
    if exact:  # the value names the day as TIMEX3 has it; a count of weeks is good to half a week either way
        day = base + timedelta(7 * steps)
        return Reading(day.isoformat() if dated else length, (day - _HALF_WEEK, day + _HALF_WEEK), anchor, approximate=True)
    return Reading(value if dated else length, days_of(value), anchor, approximate=size != "D")
