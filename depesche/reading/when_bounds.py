"""Times that are open on one side: `seit 2014`, `bis Ende Oktober`, `since March`, `by Friday`."""

from __future__ import annotations

import re
from datetime import date

from depesche.reading.when_compile import rules
from depesche.reading.when_context import Resolved
from depesche.reading.when_days import Days, edtf_of

_WORD = re.compile(r"[^\W\d_]+")
_BEFORE = 14
"""Code points before an expression in which its preposition stands."""


def bounds(text: str, language: str, one: Resolved, interval: Days | None) -> tuple[date | None, date | None, str | None]:
    """First day, last day and EDTF of an expression, one side open where its preposition says so.

    What began at a time lasts to publication, if that is known; what is to be
    done by a time has no first day.
    """
    first, last = one.days or (None, None)
    edtf = edtf_of(one.value, one.days, approximate=one.approximate)
    if first is None or last is None or one.type not in {"DATE", "TIME"} or one.ends_range:
        return first, last, edtf
    words = [w.lower() for w in _WORD.findall(text[max(0, one.begin - _BEFORE) : one.begin])]
    values = rules(language).values
    words = [w for w in words if w not in values.get("determiner", {}) and w not in values.get("approximate", {})]
    said = words[-1] if words else ""
    if said in values.get("since", {}):
        until = max(interval[1], last) if interval else None
        return first, until, f"{first.isoformat()}/{until.isoformat() if until else '..'}"
    if {said, " ".join(words[-2:])} & values.get("until", {}).keys():
        return None, last, f"../{last.isoformat()}"
    return first, last, edtf
