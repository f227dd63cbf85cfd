"""The functions that the `value` column of `time_patterns.tsv` names: a match and its context give a reading.

They give None where the words turn out to be no time.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from depesche.reading.when_calendar import before_christ, calendar_date, century, decade, feast, fixed, month_half, season, week, year
from depesche.reading.when_context import Context
from depesche.reading.when_length import beside_part, clock, day_part, duration, quarter_hour, recurring, vague
from depesche.reading.when_match import Found
from depesche.reading.when_relative import anaphor, counted, deictic, next_year, offset, same, shift, since, weekday, weekday_of
from depesche.reading.when_result import Reading

FUNCTIONS: dict[str, Callable[[Found, Context], Reading | None]] = {
    "anaphor": anaphor, "beside_part": beside_part, "before_christ": before_christ, "century": century, "clock": clock, "counted": counted,
    "date": calendar_date, "day_part": day_part, "decade": decade, "deictic": deictic, "duration": duration, "fixed": fixed,
    "holiday": feast, "month_half": month_half, "next_year": next_year,
    "offset": offset, "quarter_hour": quarter_hour, "same": same, "season": season,
    "set": recurring, "shift": shift, "since": since, "vague": vague, "week": week, "weekday": weekday,
    "weekday_of": weekday_of, "year": year,
}  # fmt: skip
"""The names the `value` column may use; besides `nothing` (a match that is no time) and `share` (lists)."""


def names() -> Iterator[str]:
    """The function names a pattern may use."""
    yield from (*FUNCTIONS, "nothing", "share")
