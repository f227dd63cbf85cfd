"""The timeline as a drawing without scripts: positions in per cent of the width, so that it fits any screen.

What happened, what was planned, alleged, denied differ by sign and line; colour only adds to that.  Days are bars as long
as they are uncertain; sides that are open point there.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from depesche.ledger.settling.happenings import HAPPENED
from depesche.ledger.settling.told import EXACT_DAYS
from depesche.questions.periods import between, days_of

KINDS = ("happened", "ongoing", "coming", "open", "urged", "off", "alleged", "disputed")
"""What a status looks like; the order is that of bars, from the bottom."""
_KIND_OF = {
    "occurred": "happened", "ongoing": "ongoing", "planned": "coming", "expected": "coming", "possible": "open", "conditional": "open",
    "demanded": "urged", "threatened": "urged", "cancelled": "off", "denied": "off",
}  # fmt: skip
STATUSES_OF = {kind: tuple(status for status, of in _KIND_OF.items() if of == kind) for kind in KINDS}
LANES = ("class", "mode", "party")
MOST_LANES = 12
DRAWN = 400
"""Events drawn one by one; more are drawn as bars by week or month."""
_ROWS, _ROW, _HEAD, _BARS = 6, 14, 18, 44
_WIDE = 1000
"""Pixels of width for which marks are set beside each other."""
_TICKS = 8
_STRAY = 4
"""Days far from all others are left at the edge where the whole span is so many times that of 96 % of the events."""


def kind(status: str, *, hedged: bool, disputed: bool) -> str:
    """Say what a status looks like.

    >>> kind("occurred", hedged=True, disputed=False), kind("denied", hedged=True, disputed=False)
    ('alleged', 'off')
    """
    if disputed:
        return "disputed"
    return "alleged" if hedged and status in HAPPENED else _KIND_OF[status]


@dataclass(frozen=True, slots=True)
class Mark:
    """One event: where it lies (per cent of the width, pixels from the top), how it looks, what is said of it."""

    kind: str
    x: float
    y: float
    width: float
    vague: bool
    open_before: bool
    open_after: bool
    approximate: bool
    title: str


@dataclass(frozen=True, slots=True)
class Bar:
    """Events of one period and kind, counted: one part of a column."""

    kind: str
    x: float
    y: float
    width: float
    height: float
    title: str


@dataclass(slots=True)
class Lane:
    """A strip of the drawing: its name, number of events, top and height in pixels."""

    name: str
    events: int
    top: float
    height: float
    marks: list[Mark] = field(default_factory=list)
    bars: list[Bar] = field(default_factory=list)
    beyond: int = 0


@dataclass(frozen=True, slots=True)
class Chart:
    """A drawing of a timeline: lanes, ticks as (per cent, words), its days, and what lies outside of it."""

    lanes: tuple[Lane, ...]
    ticks: tuple[tuple[float, str], ...]
    height: float
    first: date
    last: date
    earlier: int
    later: int


@dataclass(frozen=True, slots=True)
class _Dated:
    kind: str
    lane: tuple[str, ...]
    first: date
    last: date
    row: Mapping[str, Any]
    events: int


def kinds(rows: Sequence[Mapping[str, Any]]) -> dict[str, int]:
    """Count events by what their status looks like, in the order of `KINDS`."""
    counts: Counter[str] = Counter()
    for row in rows:
        counts[_kind(row)] += row.get("events", 1)
    return {name: counts[name] for name in KINDS if counts[name]}


def chart(
    rows: Sequence[Mapping[str, Any]], lanes: str, since: date | None = None, until: date | None = None, but: Sequence[str] = ()
) -> Chart | None:
    """Draw the rows of `outline`; None where no event is dated.

    Args:
        rows: Events, or counts of events.
        lanes: One of `LANES`; counts can be drawn by class only.
        since: First day of the drawing, where one was asked for.
        until: Last day.
        but: Parties without a lane of their own: those that take part in all.

    """
    dated = [one for row in rows if (one := _dated(row, lanes, but))]
    if not dated:
        return None
    first, last = domain([(one.first, one.last, one.events) for one in dated], since, until)
    inside = [one for one in dated if one.last >= first and one.first <= last]
    strips = tuple(_strips(inside, first, last))
    return Chart(
        lanes=strips, ticks=tuple(_ticks(first, last)), height=max((lane.top + lane.height for lane in strips), default=0) + 20,
        first=first, last=last, earlier=sum(one.events for one in dated if one.last < first),
        later=sum(one.events for one in dated if one.first > last),
    )  # fmt: skip


def domain(spans: Sequence[tuple[date, date, int]], since: date | None = None, until: date | None = None) -> tuple[date, date]:
    """Say from which day to which a drawing reaches: as asked, else all events but a few strays far from the others."""
    first, last = min(s[0] for s in spans), max(s[1] for s in spans)
    low, high = _quantile([(s[0], s[2]) for s in spans], 0.02), _quantile([(s[1], s[2]) for s in spans], 0.98)
    if (last - first).days > _STRAY * max(31, (high - low).days):
        margin = timedelta(days=max(7, (high - low).days // 20))
        first, last = max(first, low - margin), min(last, high + margin)
    begin, end = since or first, until or last
    return (begin, end) if begin < end else (begin, begin + timedelta(days=1))


def _quantile(days: Sequence[tuple[date, int]], share: float) -> date:
    ordered = sorted(days)
    left = share * sum(number for _, number in ordered)
    for day, number in ordered:
        left -= number
        if left <= 0:
            return day
    return ordered[-1][0]


def _dated(row: Mapping[str, Any], lanes: str, but: Sequence[str]) -> _Dated | None:
    begin, end = row["earliest"] or row["latest"], row["latest"] or row["earliest"]
    if not begin:
        return None
    others = [party for party in row.get("parties", ()) if party not in but]
    names = {"class": [row["type"]], "mode": [row.get("mode") or "—"], "party": others or ["—"]}[lanes]
    return _Dated(_kind(row), tuple(names), date.fromisoformat(begin), date.fromisoformat(end), row, row.get("events", 1))


def _kind(row: Mapping[str, Any]) -> str:
    return kind(row["status"], hedged=row["hedged"], disputed=row["disputed"])


def _strips(inside: Sequence[_Dated], first: date, last: date) -> Iterator[Lane]:
    """Lanes from above, the fullest first; what the last ones would hold goes together."""
    by_lane: dict[str, list[_Dated]] = {}
    for one in inside:
        for name in one.lane:
            by_lane.setdefault(name, []).append(one)
    sizes = {name: sum(one.events for one in some) for name, some in by_lane.items()}
    names = sorted(by_lane, key=lambda name: (-sizes[name], name))
    columns = {}
    if sum(one.events for one in inside) > DRAWN:
        columns = {name: _columns(by_lane[name], first, last) for name in names[:MOST_LANES]}
    most = max((sum(column.values()) for lane in columns.values() for column in lane.values()), default=0)
    top = 0.0
    for name in names[:MOST_LANES]:
        lane = Lane(name, sizes[name], top, 0)
        if columns:
            lane.bars = list(_bars(columns[name], (first, last), top, most))
            lane.height = _HEAD + _BARS + 6
        else:
            lane.height = _HEAD + _ROW * _placed(lane, by_lane[name], first, last) + 6
        top += lane.height
        yield lane


def _placed(lane: Lane, some: Sequence[_Dated], first: date, last: date) -> int:
    """Set marks into the first row where they fit; give the number of rows."""
    ends: list[float] = []
    days = (last - first).days + 1
    for one in sorted(some, key=lambda one: (one.first, -one.last.toordinal())):
        begin = 100 * (max(one.first, first) - first).days / days
        width = 100 * ((min(one.last, last) - max(one.first, first)).days + 1) / days
        row = next((n for n, end in enumerate(ends) if end <= begin), len(ends))
        if row >= _ROWS:
            lane.beyond += 1
            continue
        room = begin + max(width, 100 * 13 / _WIDE)
        ends[row : row + 1] = [room]
        lane.marks.append(_mark(one, round(begin, 3), lane.top + _HEAD + _ROW * row + _ROW / 2, round(width, 3)))
    return max(1, len(ends))


def _mark(one: _Dated, x: float, y: float, width: float) -> Mark:
    row = one.row
    return Mark(
        kind=one.kind, x=x, y=y, width=width, vague=(one.last - one.first).days >= EXACT_DAYS, open_before=row["earliest"] is None,
        open_after=row["latest"] is None, approximate=bool(row.get("approximate")), title=_title(row),
    )  # fmt: skip


def _title(row: Mapping[str, Any]) -> str:
    days = "/".join(dict.fromkeys(day or ".." for day in (row["earliest"], row["latest"])))
    act = row["type"] + (f"/{row['mode']}" if row["mode"] else "")
    return f"{days} {act} {', '.join(row['parties'])}".strip()


def _columns(some: Sequence[_Dated], first: date, last: date) -> dict[str, Counter[str]]:
    """Count by week where columns are wide enough to see, else by month or year."""
    days = (last - first).days + 1
    by = next(unit for unit, length in (("week", 7), ("month", 30), ("year", 365)) if days / length <= _WIDE / 5 or unit == "year")
    counts: dict[str, Counter[str]] = {name: Counter() for name in between(first, last, by)}
    names = list(counts)
    starts = [days_of(name)[0] for name in names]
    for one in some:
        counts[names[max(0, bisect_right(starts, max(one.first, first)) - 1)]][one.kind] += one.events
    return counts


def _bars(counts: Mapping[str, Counter[str]], reach: tuple[date, date], top: float, most: int) -> Iterator[Bar]:
    """Columns in parts by kind, all lanes by one measure."""
    first, last = reach
    days = (last - first).days + 1
    for name, count in counts.items():
        span = days_of(name)
        begin, end = max(span[0], first), min(span[1], last)
        x, width = 100 * (begin - first).days / days, 100 * ((end - begin).days + 1) / days
        bottom = top + _HEAD + _BARS
        for part in (kind for kind in KINDS if count[kind]):
            height = _BARS * count[part] / most
            bottom -= height
            yield Bar(part, round(x, 3), round(bottom, 2), round(width * 0.86, 3), round(height, 2), f"{name}: {count[part]} {part}")


def _ticks(first: date, last: date) -> Iterator[tuple[float, str]]:
    """Beginnings of years, months or days, at most some."""
    days = (last - first).days + 1
    for by in ("day", "month", "year"):
        names = [(first + timedelta(days=n)).isoformat() for n in range(days)] if by == "day" else list(between(first, last, by))
        if len(names) <= _TICKS or by == "year":
            break
        if by == "month" and len(names) <= 6 * _TICKS:
            step = next(s for s in (2, 3, 6) if len(names) / s <= _TICKS or s == 6)
            names = [name for name in names if (int(name[5:]) - 1) % step == 0]
            break
        if by == "day" and days <= 45:
            names = names[:: -(-len(names) // _TICKS)]
            break
    step = -(-len(names) // (2 * _TICKS))
    for name in names[::step]:
        begin = days_of(name)[0]
        if begin >= first:
            yield round(100 * (begin - first).days / days, 3), name
