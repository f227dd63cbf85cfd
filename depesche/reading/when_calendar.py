"""Expressions that name days, months, years, seasons: `21. März`, `Ende Mai`, `2024/25`, `1990s`, `Ostern`."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

from depesche.reading import when_meaning as meaning
from depesche.reading.when_context import FAR_DAYS, Context, Direction, nearest
from depesche.reading.when_days import Days, days_of, holiday, months
from depesche.reading.when_match import Found
from depesche.reading.when_relative import weekday
from depesche.reading.when_result import Reading, day_part_of, whole


def calendar_date(found: Found, context: Context) -> Reading | None:
    """Day and month, month, or year, each with or without year: `21. Maerz`, `Ende Mai`, `Ende 2025`."""
    if "night" in found.pattern.arguments:
        return _night_before(found, context)
    month, day = meaning.month(found), _day(found)
    year, anchor = _year_of(found, context)
    if month is None:
        return whole(f"{year:04d}", anchor, meaning.part(found)) if year else None
    tail = f"-{month:02d}" + (f"-{int(day):02d}" if day else "")
    if days_of(f"{year or 2024:04d}{tail}") is None:
        return None
    part_of_day = day_part_of(found) if day else ""
    if part_of_day:
        if int(day or 0) > int(found.slots.get("day_b", 31)) and "month_b" not in found.slots:
            return None  # `Nacht vom 31. auf den 1. März`: of which month the first day is, is not said
        days = days_of(f"{year:04d}{tail}") if year else None
        return Reading((f"{year:04d}" if year else "XXXX") + tail + part_of_day, days, anchor)
    reading = whole(f"{year:04d}{tail}" if year else f"XXXX{tail}", anchor, meaning.part(found))
    last = found.slots.get("day_b")
    if last and reading.days and year and (end := days_of(f"{year:04d}-{month:02d}-{int(last):02d}")):
        return Reading(reading.value, (reading.days[0], end[1]), anchor)
    final = found.slots.get("monthname_b")
    if final and reading.days and year and (end := days_of(f"{year + (int(final) < month):04d}-{int(final):02d}")):
        return Reading(reading.value, (reading.days[0], end[1]), anchor)
    return reading


def _day(found: Found) -> str | None:
    """The day of a month, in digits or as a word (`девятого мая`)."""
    return found.slots.get("day") or found.slots.get("day_word")


def _night_before(found: Found, context: Context) -> Reading | None:
    """The night that ends on the day named: `в ночь на 5 июня`, `в ночь на среду`; it has the days of both."""
    plain = replace(found.pattern, arguments={})
    slots = {name: value for name, value in found.slots.items() if name != "day_part"}
    day = replace(found, pattern=plain, slots=slots)
    reading = calendar_date(day, context) if meaning.month(found) else weekday(day, context)
    if reading is None or reading.days is None or reading.days[0] != reading.days[1]:
        return reading and Reading("XXXX-XX-XXTNI", reading.days, reading.anchor)
    eve = reading.days[0] - timedelta(1)
    return Reading(f"{eve.isoformat()}TNI", (eve, reading.days[0]), reading.anchor)


def _year_of(found: Found, context: Context) -> tuple[int | None, str]:
    year = meaning.explicit_year(found)
    if year:
        return (year if "year" in found.slots else _of_century(year, context)), "none"
    month, day = meaning.month(found), int(_day(found) or 0)
    step = meaning.step(found)
    if context.published and step is not None and meaning.unit(found) == "Y":
        return context.published.year + step, "published"

    def at(year: int) -> Days | None:
        return days_of(f"{year:04d}-{month:02d}-{day:02d}" if day else f"{year:04d}-{month:02d}")

    return chosen_year(at, context, step)


def _of_century(year: int, context: Context) -> int:
    """A year written with two digits: of the century of publication or of the story, not far ahead of it."""
    told = context.year_before(bare=True)
    now = context.published.year if context.published else told.days[0].year if told and told.days else None
    return year - 100 if now and year > now + _AHEAD else year


_AHEAD = 20
"""Years that a date written with two digits may lie ahead."""


def chosen_year(at: Callable[[int], Days | None], context: Context, step: int | None) -> tuple[int | None, str]:
    """The year of a date that names none, and what it was taken from; (None, "none") if nothing says."""
    if context.recurring:
        return None, "none"
    above = context.year_above if step is None else None
    if above and above.days:
        return above.days[0].year, f"time:{above.index}"
    carried = context.year_before() if step is None else None
    if carried and carried.days:
        return carried.days[0].year + _turned(at, carried.days[0]), f"time:{carried.index}"
    day = context.published
    if day is None:
        return context.year_hint, "published" if context.year_hint else "none"
    direction: Direction = context.direction
    if step is not None:
        direction = "past" if step < 0 else "future" if step > 0 else "present"
    reach = 1 if at(day.year) and not step else _LEAP_YEARS
    options = [d for d in map(at, range(day.year - reach, day.year + reach + 1)) if d]
    if step:
        options = [d for d in options if (d[1] < day if step < 0 else d[0] > day)]
    elif reach > 1 and direction == "future":  # `am 29. Februar wird`: how far it is says nothing
        options = [d for d in options if d[0] >= day]
    if direction == "present" and any(day <= d[1] and (d[1] - day).days <= FAR_DAYS for d in options):
        direction = "future"  # `findet im Dezember statt`
    best = nearest(iter(options), day, direction)
    return (best[0].year, "published") if best else (None, "none")


_LEAP_YEARS = 8
"""Years within which every day of the calendar comes round."""


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


def before_christ(found: Found, context: Context) -> Reading:
    """A year or century before our era, as TIMEX3 writes it (`BC0479`, `BC05`); no civil days, whose calendar begins later."""
    named = int(found.slots["bc"])
    return Reading(f"BC{named - 1:02d}" if found.pattern.arguments.get("of") == "century" else f"BC{named:04d}")


def season(found: Found, context: Context) -> Reading | None:
    """A season or, with an ordinal, a quarter or half of a year."""
    slots = found.slots
    name = slots.get("season") or slots.get("season_months") or (slots.get("half_of") or slots["period"]) + slots["ordinal"]
    year, anchor = meaning.explicit_year(found), "none"
    step = meaning.step(found)
    if year is None and meaning.unit(found) == "Y" and context.published and step is not None:
        year, anchor = context.published.year + step, "published"
    if year is None:
        year, anchor = chosen_year(lambda y: days_of(f"{y:04d}-{name}"), context, step)
    return whole(f"{year:04d}-{name}", anchor, meaning.part(found)) if year else Reading(f"XXXX-{name}")


def week(found: Found, context: Context) -> Reading | None:
    """A week by its number: `in der 23. Kalenderwoche`, `KW 1`."""
    number = int(found.slots["week"])
    if not 1 <= number <= 53:
        return None
    year, anchor = meaning.explicit_year(found), "none"
    if year is None:
        year, anchor = _iso_year(number, context)
    value = f"{year:04d}-W{number:02d}" if year else f"XXXX-W{number:02d}"
    return None if year and days_of(value) is None else whole(value, anchor)


def _iso_year(number: int, context: Context) -> tuple[int | None, str]:
    """The year that counts a week so: the one its Thursday lies in."""

    def thursday(year: int) -> Days | None:
        days = days_of(f"{year:04d}-W{number:02d}")
        return (days[0] + timedelta(3), days[0] + timedelta(3)) if days else None

    return chosen_year(thursday, context, None)


def month_half(found: Found, context: Context) -> Reading | None:
    """Half of a month: `in der ersten Junihälfte`, `the second half of May`; the first one ends with the 15th."""
    number, which = int(found.slots.get("month_half") or found.slots["monthname"]), found.slots["ordinal"]
    if which not in {"1", "2"}:
        return None
    year, anchor = meaning.explicit_year(found), "none"
    if year is None:
        year, anchor = chosen_year(lambda y: months(y, number, 1), context, None)
    if year is None:
        return Reading(f"XXXX-{number:02d}")
    first, last = months(year, number, 1)
    middle = first + timedelta(14)
    return Reading(f"{year:04d}-{number:02d}", (first, middle) if which == "1" else (middle + timedelta(1), last), anchor)


def fixed(found: Found, context: Context) -> Reading | None:
    """A day known by name or by what happened on it: `9/11`, `die Anschläge vom 11. September`.

    Before that day the words can mean no more than the calendar says.
    """
    value = found.slots.get("history") or found.pattern.arguments["value"]
    days = days_of(value)
    if days and context.published and context.published < days[0]:
        return calendar_date(found, context) if "day" in found.slots else None
    return whole(value, "none")


def feast(found: Found, context: Context) -> Reading | None:
    """A feast day: `Ostermontag`, `Christmas Eve 2024`."""
    rule = found.slots["holiday"]

    def at(year: int) -> Days | None:
        day = _feast_day(rule, year)
        return day, day

    year, anchor = meaning.explicit_year(found), "none"
    if year is None:
        year, anchor = chosen_year(at, context, None)
    if year is None:
        return Reading("XXXX-XX-XX" if rule[0].isalpha() else f"XXXX-{rule}")
    return whole(_feast_day(rule, year).isoformat(), anchor)


def _feast_day(rule: str, year: int) -> date:
    """The day of a feast; `O+39` counts from Easter of the eastern churches, the rest as `holiday` has it."""
    return eastern_easter(year) + timedelta(int(rule[1:])) if rule.startswith("O") else holiday(rule, year)


def eastern_easter(year: int) -> date:
    """Easter Sunday of the eastern churches, in the Gregorian calendar (Meeus's rule for the Julian one); 1583 and later."""
    moon = (19 * (year % 19) + 15) % 30
    sunday = (2 * (year % 4) + 4 * (year % 7) - moon + 34) % 7
    month, day = divmod(moon + sunday + 114, 31)
    behind = year // 100 - year // 400 - 2  # days the Julian calendar is behind
    return date(year, month, day + 1) + timedelta(behind)


def decade(found: Found, context: Context) -> Reading | None:
    """Ten years: `in den 1990er Jahren`, `in the sixties`."""
    tens = found.slots.get("tens") or found.slots.get("decade") or found.slots["decade_compound"]
    century = found.slots.get("century") or found.pattern.arguments.get("century", "19")
    return whole(century + tens, "none", meaning.part(found))


def century(found: Found, context: Context) -> Reading | None:
    """A hundred years: `im 19. Jahrhundert`."""
    ordinal = int(found.slots.get("century") or found.slots["century_word"])
    return whole(f"{ordinal - 1:02d}", "none", meaning.part(found)) if 1 < ordinal < 23 else None
