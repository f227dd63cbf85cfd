"""Civil days of TIMEX3 values: intervals, narrowing by Anfang/Mitte/Ende, EDTF.

Conventions (CLAIMS section 4): Anfang = days 1-10 of a month, Mitte = 11-20,
Ende = 21 to the last; of a week Monday to Wednesday, Tuesday to Thursday, Thursday
to Sunday; of a longer stretch its first, middle and last third.  Weeks run Monday to
Sunday, seasons are the meteorological ones.  Intervals here are pairs of days, both
inclusive.
"""

from __future__ import annotations

import re
from datetime import date, timedelta

Days = tuple[date, date]

SEASONS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}
_SEASON_EDTF = {"SP": "21", "SU": "22", "FA": "23"}
"""Not winter: EDTF leaves open which of two years its winter is of."""
_QUARTERS = re.compile(r"([0-9]{4})-([QH])([1-4])")
_SEASON = re.compile(r"([0-9]{4})-(SP|SU|FA|WI)")
_WEEK = re.compile(r"([0-9]{4})-W([0-9]{2})(?:-(WE|[1-7]))?")
_DIGITS = re.compile(r"[0-9]{2,3}|[0-9]{4}(?:-[0-9]{2}(?:-[0-9]{2})?)?")


def days_of(value: str) -> Days | None:
    """First and last civil day of a TIMEX3 value (`2025-05`, `2025-W23`, `199`); None if it names none."""
    plain = value.split("T", maxsplit=1)[0] if "T" in value[4:] else value
    try:
        return _digits(plain) if _DIGITS.fullmatch(plain) else _named(plain)
    except ValueError:
        return None


def _digits(value: str) -> Days:
    numbers = value.split("-")
    width = 10 ** (4 - len(numbers[0]))
    year = int(numbers[0]) * width
    if len(numbers) == 3:
        day = date(year, int(numbers[1]), int(numbers[2]))
        return day, day
    if len(numbers) == 2:
        return months(year, int(numbers[1]), 1)
    return months(max(year, 1), 1, 12 * width)


def _named(value: str) -> Days | None:
    if found := _QUARTERS.fullmatch(value):
        length = 3 if found[2] == "Q" else 6
        return months(int(found[1]), length * (int(found[3]) - 1) + 1, length)
    if found := _SEASON.fullmatch(value):
        return months(int(found[1]), SEASONS[found[2]], 3)
    if found := _WEEK.fullmatch(value):
        monday = date.fromisocalendar(int(found[1]), int(found[2]), 1)
        if found[3] == "WE":
            return monday + timedelta(5), monday + timedelta(6)
        if found[3]:
            day = monday + timedelta(int(found[3]) - 1)
            return day, day
        return monday, monday + timedelta(6)
    return None


def months(year: int, month: int, length: int) -> Days:
    """The stretch of `length` months that begins with the given month."""
    after = year * 12 + month - 1 + length
    return date(year, month, 1), date(after // 12, after % 12 + 1, 1) - timedelta(1)


def narrowed(days: Days, part: str | None) -> Days:
    """The beginning, middle or end (`start`, `mid`, `end`) of an interval; the whole if part is None."""
    first, last = days
    length = (last - first).days + 1
    if part is None or length < 3:
        return days
    of_month = first.day == 1 and first.month == last.month and length > 7
    third = length // 3
    cuts = (10, 10, 20, 20) if of_month else (3, 1, 4, 3) if length == 7 else (third, third, length - third, length - third)
    low, high = {"start": (0, cuts[0]), "mid": (cuts[1], cuts[2]), "end": (cuts[3], length)}[part]
    return first + timedelta(low), first + timedelta(high - 1)


def edtf_of(value: str, days: Days | None, *, approximate: bool) -> str | None:
    """EDTF (levels 1 and 2) of a value and its days; None for what EDTF cannot say."""
    whole = days_of(value)
    if days is None and (found := re.fullmatch(r"BC(\d{4})", value)):
        return f"-{int(found[1]) - 1:04d}" if int(found[1]) > 1 else "0000"  # EDTF has a year nought: 1 BC
    if days is None:
        return value if re.fullmatch(r"XXXX-(?:\d\d|XX)-(?:\d\d|XX)|XXXX-\d\d", value) else None
    if whole != days:
        return _interval(days)
    if (found := _SEASON.fullmatch(value)) and found[2] in _SEASON_EDTF:
        return f"{found[1]}-{_SEASON_EDTF[found[2]]}"
    if found := _QUARTERS.fullmatch(value):
        return f"{found[1]}-{(32 if found[2] == 'Q' else 39) + int(found[3])}"
    if _DIGITS.fullmatch(value):
        return _about(value) if approximate else value.ljust(4, "X")
    return _interval(days)


def _about(value: str) -> str:
    """A value that is approximate in its last part: `2025-06-~04`, `2025-~06`, `2025~`."""
    head, dash, last = value.rpartition("-")
    return f"{head}-~{last}" if dash else value.ljust(4, "X") + "~"


def _interval(days: Days) -> str:
    first, last = (d.isoformat() for d in days)
    return first if first == last else f"{first}/{last}"


def easter(year: int) -> date:
    """Easter Sunday of the western church (Gauss's rule in the form of Meeus, Jones, Butcher)."""
    a, b, c = year % 19, year // 100, year % 100
    d = (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    e = (32 + 2 * (b % 4) + 2 * (c // 4) - d - c % 4) % 7
    f = d + e - 7 * ((a + 11 * d + 22 * e) // 451) + 114
    return date(year, f // 31, f % 31 + 1)


def orthodox_easter(year: int) -> date:
    """Easter Sunday of the eastern churches (Meeus's rule for the Julian calendar), as a day of ours; 1900 to 2099."""
    moon = (19 * (year % 19) + 15) % 30
    week = (2 * (year % 4) + 4 * (year % 7) - moon + 34) % 7
    march = moon + week + 114
    return date(year, march // 31, march % 31 + 1) + timedelta(13)


def holiday(rule: str, year: int) -> date:
    """The day of a feast.

    `12-24`; days from Easter `E+39` or from the eastern one `O+0`; Advent Sundays `A1` .. `A4`, or days from one `A1-11`;
    the fourth Thursday of November `N11-4-4`, the last Monday of May `N05-0-1` (month, which, day of the week).
    """
    if rule[0] in "EO":
        return (easter(year) if rule[0] == "E" else orthodox_easter(year)) + timedelta(int(rule[1:]))
    if rule[0] == "A":
        fourth = date(year, 12, 24) - timedelta((date(year, 12, 24).weekday() + 1) % 7)
        return fourth - timedelta(7 * (4 - int(rule[1])) - int(rule[2:] or 0))
    if rule[0] == "N":
        named, which, weekday = (int(n) for n in rule[1:].split("-"))
        first, last = months(year, named, 1)
        if which == 0:
            return last - timedelta((last.isoweekday() - weekday) % 7)
        return first + timedelta((weekday - first.isoweekday()) % 7 + 7 * (which - 1))
    month, day = rule.split("-")
    return date(year, int(month), int(day))


def moved(day: date, count: int, unit: str) -> date:
    """The day `count` units (`D`, `W`, `M`, `Y`) from a day; the last of the month where the month is too short."""
    if unit in {"D", "W"}:
        return day + timedelta(count * (7 if unit == "W" else 1))
    number = day.year * 12 + day.month - 1 + count * (12 if unit == "Y" else 1)
    year, month = number // 12, number % 12 + 1
    return date(year, month, min(day.day, months(year, month, 1)[1].day))


def shifted(day: date, count: int, unit: str) -> str:
    """The value, as coarse as the unit (`D`, `W`, `M`, `Q`, `H`, `Y`, `WE`, `DE`, `CE`), `count` units from a day."""
    if unit == "D":
        return (day + timedelta(count)).isoformat()
    if unit in {"W", "WE"}:
        year, week, _ = (day + timedelta(7 * count)).isocalendar()
        return f"{year:04d}-W{week:02d}" + ("-WE" if unit == "WE" else "")
    if unit in {"M", "Q", "H"}:
        size = {"M": 1, "Q": 3, "H": 6}[unit]
        number = (day.year * 12 + day.month - 1) // size + count
        year, rest = divmod(number, 12 // size)
        return f"{year:04d}-{rest + 1:02d}" if unit == "M" else f"{year:04d}-{unit}{rest + 1}"
    size = {"Y": 1, "DE": 10, "CE": 100}[unit]
    return f"{day.year // size + count:0{4 if size == 1 else 3 if size == 10 else 2}d}"
