"""Lists and ranges: `am 3., 4. und 5. Oktober`, `10-18 Uhr`, `von Mai bis Juli`.

A list shares what only its last member says; each member becomes an
expression of its own.  In a range, and where two times adjoin, the days of the
first reach to the end of the last: an event dated by them lasts that long.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from itertools import pairwise

from depesche.reading.when_compile import Pattern, rules
from depesche.reading.when_context import Resolved
from depesche.reading.when_match import Found

_SHARES = {"day": ("day",), "clock": ("hour", "minute"), "number": ("number", "count")}
_REACH = 24


def with_lists(text: str, language: str, found: list[Found]) -> list[Found]:
    """The matches together with the members of lists that stand before them."""
    out = list(found)
    for before, one in zip([None, *found], found, strict=False):
        for member in _members(text, language, one):
            if before and member.begin < before.end:
                break
            out.append(member)
    return sorted(out, key=lambda f: f.begin)


def _members(text: str, language: str, last: Found) -> Iterator[Found]:
    for pattern in rules(language).shares:
        kind = pattern.arguments["of"]
        if not _fits(kind, last):
            continue
        at = last
        while member := _left(text, pattern, at, kind):
            yield member
            at = member


def _fits(kind: str, last: Found) -> bool:
    function = last.pattern.function
    if kind == "day":
        return function == "date" and "day" in last.slots and not {"weekday", "monthnumber"} & set(last.slots)
    return function == ("clock" if kind == "clock" else "duration") and "suffix_unit" not in last.slots


def _left(text: str, pattern: Pattern, last: Found, kind: str) -> Found | None:
    start = max(0, last.begin - _REACH)
    before = text[start : last.begin]
    match = next((m for m in pattern.regex.finditer(before) if m.end() == len(before)), None)
    if match is None or re.search(r"[\w.,:]$", before[: match.start()]):
        return None
    own = {k: v for k, v in match.groupdict().items() if v is not None and k in _SHARES[kind]}
    shared = {k: v for k, v in last.slots.items() if k not in _SHARES[kind] and k != "approximate"}
    begin = min(match.start(k) for k in own)
    end = max(match.end(k) for k in own)
    end += kind == "day" and before[end : end + 1] == "."
    listed = replace(last.pattern, row=pattern.row)
    return Found(start + begin, start + end, listed, {**shared, **_values(own, pattern)})


def _values(own: dict[str, str], pattern: Pattern) -> dict[str, str]:
    return {k: pattern.numbers.get(v.lower(), v) for k, v in own.items()}


def with_ranges(text: str, language: str, times: list[Resolved]) -> list[Resolved]:
    """Let the first member of each range reach to the end of the last."""
    values = rules(language).values
    opens, links = values.get("range_open", {}), values.get("range_link", {})
    out = list(times)
    for at, (first, last) in enumerate(pairwise(times)):
        link = links.get(" ".join(text[first.end : last.begin].strip(" .").lower().split()), "")
        before = re.findall(r"\w+", text[max(0, first.begin - 12) : first.begin].lower())
        opened = opens.get(before[-1], "") if before else ""
        whole = link == "to" or (link == "and" and (opened == "and" or _adjoin(first, last)))
        if whole and first.days and last.days and first.days[0] <= last.days[0] and first.type == "DATE":
            # closed at both ends, also where the word before it may open one side (`с 3 по 5 июня`, but `с 3 июня`)
            out[at] = replace(out[at], days=(first.days[0], last.days[1]), ends_range=True)
            out[at + 1] = replace(last, ends_range=True)
    return out


def _adjoin(first: Resolved, last: Resolved) -> bool:
    """Whether the second of two times begins when the first ends: `am 16. und 17. Dezember`, `im Juli und August`."""
    return first.days is not None and last.days is not None and last.days[0] - first.days[1] == timedelta(1)
