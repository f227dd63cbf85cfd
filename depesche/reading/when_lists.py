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
from itertools import pairwise, zip_longest

from depesche.reading.when_compile import Pattern, rules
from depesche.reading.when_context import Resolved
from depesche.reading.when_match import Found, lowered
from depesche.reading.when_meaning import explicit_year, month

_SHARES = {"day": ("day",), "clock": ("hour", "minute"), "number": ("number", "count")}
_REACH = 24


def with_lists(text: str, language: str, found: list[Found]) -> list[Found]:
    """The matches together with the members of lists that stand before them."""
    found = [_dated_by_next(text, language, one, after) for one, after in zip_longest(found, found[1:])]
    out = list(found)
    for before, one in zip([None, *found], found, strict=False):
        for member in _members(text, language, one):
            if before and member.begin < before.end:
                break
            out.append(member)
    return sorted(out, key=lambda f: f.begin)


def _dated_by_next(text: str, language: str, one: Found, after: Found | None) -> Found:
    """A month or day that shares the year named right behind it: `im Mai und Juni 2024`, `vom 28. Dezember bis 3. Januar 2025`."""
    if after is None or not one.pattern.function == after.pattern.function == "date" or explicit_year(one):
        return one
    year, months = explicit_year(after), (month(one), month(after))
    if year is None or None in months or _link(text, language, one.end, after.begin) == "":
        return one
    turned = months[0] is not None and months[1] is not None and months[0] > months[1]
    return replace(one, slots={**one.slots, "year": f"{year - turned:04d}"})


def _link(text: str, language: str, end: int, begin: int) -> str:
    """What the words between two times say: `to`, `and`, or nothing."""
    values = rules(language).values
    words = [w for w in text[end:begin].strip(" .").lower().split() if w not in values.get("determiner", {})]
    return values.get("range_link", {}).get(" ".join(words), "")


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
    match = next((m for m in pattern.regex.finditer(lowered(before)) if m.end() == len(before)), None)
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
    return {k: pattern.numbers.get(v, v) for k, v in own.items()}


def with_ranges(text: str, language: str, times: list[Resolved]) -> list[Resolved]:
    """Let the first member of each range reach to the end of the last."""
    values = rules(language).values
    opens = values.get("range_open", {})
    out = list(times)
    for at in range(len(out) - 2, -1, -1):
        out[at] = _on_day_behind(text, values, out[at], out[at + 1])
    for at, (first, last) in enumerate(pairwise(out)):
        link = _link(text, language, first.end, last.begin)
        before = re.findall(r"\w+", text[max(0, first.begin - 20) : first.begin].lower())
        before = [w for w in before if w not in values.get("determiner", {})]
        opened = opens.get(before[-1], "") if before else ""
        night = _night(text, values, first, last)
        whole = night or link == "to" or (link == "and" and (opened == "and" or _adjoin(first, last)))
        if whole and first.days and last.days and first.days[0] <= last.days[0] and (night or first.type in {"DATE", last.type}):
            # closed at both ends, also where the word before it may open one side (`с 3 по 5 июня`, but `с 3 июня`)
            out[at] = replace(out[at], days=(first.days[0], last.days[1]), ends_range=True)
            out[at + 1] = replace(last, ends_range=True)
    return out


def _on_day_behind(text: str, values: dict[str, dict[str, str]], one: Resolved, after: Resolved) -> Resolved:
    """A clock time whose day is named behind it: `at 9 a.m. on Tuesday`, `zwischen 15 und 16 Uhr am Freitag`."""
    if after.days is None or after.days == one.days or after.days[0] != after.days[1] or one.found.pattern.function != "clock":
        return one
    between = text[one.end : after.begin].lower().strip()
    links = values.get("range_link" if after.found.pattern.function == "clock" else "on", {})
    if between not in links and (between or after.type != "DATE"):
        return one
    value = after.days[0].isoformat() + one.value[one.value.index("T") :]
    return replace(one, value=value, days=after.days, anchor=after.anchor)


def _night(text: str, values: dict[str, dict[str, str]], first: Resolved, last: Resolved) -> bool:
    """Whether two days are the two of a night: `in der Nacht von Montag auf Dienstag`, `Nacht vom 3. auf den 4. Mai`."""
    between = [w for w in text[first.end : last.begin].lower().split() if w not in values.get("determiner", {})]
    if " ".join(between) not in values.get("night_link", {}) or not _adjoin(first, last):
        return False
    return any(w in values.get("night_word", {}) for w in re.findall(r"\w+", text[max(0, first.begin - 14) : first.end].lower()))


def _adjoin(first: Resolved, last: Resolved) -> bool:
    """Whether the second of two times begins when the first ends: `am 16. und 17. Dezember`, `im Juli und August`."""
    return first.days is not None and last.days is not None and last.days[0] - first.days[1] == timedelta(1)
