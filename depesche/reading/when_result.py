"""What an expression turns out to mean: value, days, anchor; and the helpers all kinds share."""

from __future__ import annotations

from dataclasses import dataclass

from depesche.reading.when_days import Days, days_of, narrowed
from depesche.reading.when_match import Found


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


def day_part_of(found: Found) -> str:
    """The part of the day an expression names: `TEV`, or nothing."""
    names = ("day_part", "day_part_adverb", "part_adverb", "part_hours")
    return next((found.slots[n] for n in names if n in found.slots), "")
