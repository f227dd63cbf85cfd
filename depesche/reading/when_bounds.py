"""Times that are open on one side or wider than their value: `seit 2014`, `bis Ende Oktober`, `before June 15`, `um den 4. Juni`."""

from __future__ import annotations

import re
from datetime import date, timedelta

from depesche.reading.when_compile import rules
from depesche.reading.when_context import Resolved
from depesche.reading.when_days import Days, edtf_of

_WORD = re.compile(r"[^\W\d_]+")
_BEFORE = 24
"""Code points before an expression in which its preposition stands."""
_DAY = timedelta(1)
_GOES_ON = re.compile(r"\s*(?:[.,;:!?)–]|$)|\s+([^\W\d_]+)")

Bounds = tuple[date | None, date | None, str | None]


def bounds(text: str, language: str, one: Resolved, interval: Days | None) -> Bounds:
    """First day, last day and EDTF of an expression, one side open where its preposition says so.

    What began at a time lasts to publication, if that is known; what is to be
    done by a time, or was before it, has no first day; what comes after it, no last.
    """
    edtf = edtf_of(one.value, one.days, approximate=one.approximate)
    if one.days is None or one.type not in {"DATE", "TIME"} or one.ends_range:
        return (*(one.days or (None, None)), edtf)
    first, last = one.days
    values = rules(language).values
    before = _WORD.findall(text[max(0, one.begin - _BEFORE) : one.begin].lower())
    words = [w for w in before if w not in values.get("determiner", {}) and w not in values.get("approximate", {})]
    said = {words[-1], " ".join(words[-2:])} if words else set()
    if said & values.get("since", {}).keys():
        until = max(interval[1], last) if interval else None
        return first, until, f"{first.isoformat()}/{until.isoformat() if until else '..'}"
    if said & values.get("until", {}).keys():
        return None, last, f"../{last.isoformat()}"
    if said & values.get("night_to", {}).keys() and first == last:
        return _whole(first - _DAY, last)
    if one.type == "DATE" and "T" not in one.value and _stands_alone(text, one, values, articled=before != words):
        side = next((values["beyond"][s] for s in said if s in values.get("beyond", {})), "")
        if side and "part" not in one.found.slots:
            turning = side == "before" and "turn" in one.found.slots  # `vor Jahresende`: before the last day
            return _beyond(last if turning else first, last, side)
    if first == last and one.type == "DATE" and _about(before, values):
        return first - _DAY, last + _DAY, edtf_of(one.value, one.days, approximate=True)
    return first, last, edtf


def _whole(first: date, last: date) -> Bounds:
    return first, last, f"{first.isoformat()}/{last.isoformat()}"


def _beyond(first: date, last: date, side: str) -> Bounds:
    if side == "before":
        return None, first - _DAY, f"../{(first - _DAY).isoformat()}"
    return last + _DAY, None, f"{(last + _DAY).isoformat()}/.."


def _stands_alone(text: str, one: Resolved, values: dict[str, dict[str, str]], *, articled: bool) -> bool:
    """Whether an expression is not part of a longer phrase: `after the 2014 revolution`, `before Monday's talks`."""
    following = _GOES_ON.match(text, one.end)
    if following is None:
        return False
    if "beyond_ends" not in values:  # German: what goes on is a noun, and has a capital
        return following[1] is None or following[1][0].islower()
    named = "day" in one.found.slots or not articled
    return named and (following[1] is None or following[1].lower() in values["beyond_ends"])


def _about(before: list[str], values: dict[str, dict[str, str]]) -> bool:
    """Whether a day is no more than near: `um den 24. Juni`, `around June 24`."""
    words = [w for w in before if w not in values.get("determiner", {}) and w not in values.get("on", {})]
    return bool(words) and words[-1] in values.get("near_day", {})
