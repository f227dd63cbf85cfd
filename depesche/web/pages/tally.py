"""Counts: events of each year, month or week beside the reports held; and two periods compared."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Annotated, Any, Literal

from fastapi import Query

from depesche.ledger import Ledger
from depesche.questions import Answer
from depesche.questions.compare import compare
from depesche.questions.tally import tally
from depesche.web.desk import Desk
from depesche.web.page import OfDesk, Pages, Shown, address
from depesche.web.pages.common import Word
from depesche.web.pages.filters import Filters, OfFilters, choices

pages = Pages()
By = Annotated[Literal["year", "month", "week"], Query()]
PARTS = ("sure", "disputed", "alleged", "other")
"""Parts of a column from the bottom: happened, disputed among them, only alleged, of another status."""
_UP, _DOWN, _GAP = 150, 60, 4
_LABELS = 8


@dataclass(frozen=True, slots=True)
class Column:
    """One period: where it stands (per cent), its parts as (kind, top, height), reports below, link, whether it is named."""

    name: str
    x: float
    width: float
    parts: tuple[tuple[str, float, float], ...]
    below: float
    link: str
    title: str
    label: str


@pages.page("/tally", title="Counts")
def tally_page(desk: OfDesk, asked: OfFilters, by: By = "month") -> Shown:
    """Count events by year, month or week, beside how many reports the ledger holds of each."""
    answer = desk.ask(_tally, by=by, **asked.asked)
    rows = answer.dicts()
    named = [row for row in rows if row["period"]]
    return Shown(
        "tally.html", answer,
        {
            "asked": asked, "by": by, "choices": desk.ask(choices), "rows": [{**row, "link": _link(asked, row)} for row in rows],
            "columns": list(_columns(asked, named)), "height": _UP + _DOWN + 2 * _GAP, "axis": _UP + _GAP,
            "most": {"events": max((_all(row) for row in named), default=0), "reports": max((row["reports"] for row in named), default=0)},
            "compare": address("/compare", {**asked.parameters, "since": None, "until": None, "status": asked.status}),
        },
    )  # fmt: skip


def _tally(ledger: Ledger, **asked: Any) -> Answer:
    return tally(ledger, claims=False, **asked)


def _all(row: Mapping[str, Any]) -> int:
    return int(row["events"] + row["alleged"] + row["other"])


def _link(asked: Filters, row: Mapping[str, Any]) -> str | None:
    return asked.address("/timeline", since=row["earliest"], until=row["latest"]) if row["period"] else None


def _columns(asked: Filters, rows: Sequence[Mapping[str, Any]]) -> Iterator[Column]:
    """Columns upwards for events, downwards for reports, each by its own measure."""
    most, reports = max((_all(row) for row in rows), default=0) or 1, max((row["reports"] for row in rows), default=0) or 1
    step = 100 / max(1, len(rows))
    every = max(1, -(-len(rows) // _LABELS))
    for number, row in enumerate(rows):
        sizes = (row["events"] - row["disputed"], row["disputed"], row["alleged"], row["other"])
        parts, top = [], float(_UP + _GAP)
        for kind, size in zip(PARTS, sizes, strict=True):
            if size:
                height = _UP * size / most
                top -= height
                parts.append((kind, round(top, 2), round(height, 2)))
        yield Column(
            row["period"], round(step * number + step * 0.08, 3), round(step * 0.84, 3), tuple(parts),
            round(_DOWN * row["reports"] / reports, 2), str(_link(asked, row)),
            f"{row['period']}: {row['events']} + {row['alleged']} + {row['other']} / {row['reports']}", _label(number, every),
        )  # fmt: skip


def _label(number: int, every: int) -> str:
    """Which columns are named: `always`, or only where there is `room`."""
    if number % every:
        return ""
    return "always" if number % (4 * every) == 0 else "room"


@dataclass(frozen=True, slots=True)
class Bar:
    """A rate with its interval, in per cent of the width of the drawing."""

    period: str
    value: float
    lower: float
    upper: float
    x: float
    x1: float
    x2: float


@pages.page("/compare", title="Two periods compared")
def compare_page(desk: OfDesk, asked: OfFilters, before: Word = None, after: Word = None) -> Shown:
    """Compare how often something is told of in two periods: rates with intervals, and what cannot be said.

    `before`, `after`: a year, month, day or `2024-01/2024-06`; the last two years with reports if they are not given.
    """
    given = _periods(desk, before, after)
    question = asked.asked
    del question["since"], question["until"]
    answer = desk.ask(compare, between=given, **question)
    rows = answer.dicts()
    return Shown(
        "compare.html", answer,
        {
            "asked": asked, "choices": desk.ask(choices), "between": given, "rows": rows,
            "rates": [(unit, bars) for unit in ("per_1000_reports", "per_30_days") if (bars := _bars(rows, unit))],
            "tally": address("/tally", {**asked.parameters, "since": None, "until": None}),
            "links": [asked.address("/timeline", since=row["earliest"], until=row["latest"]) for row in rows],
        },
    )  # fmt: skip


def _periods(desk: Desk, before: str | None, after: str | None) -> tuple[str, str]:
    first, second = (text.strip() if text else "" for text in (before, after))
    if first and second:
        return first, second
    one, other = desk.ask(last_periods)
    return first or one, second or other


def last_periods(ledger: Ledger) -> tuple[str, str]:
    """Give the last two years with reports; where there is only one, its halves."""
    rows = ledger.query("published_by", {"since": None, "until": None, "by": "year"}, package="depesche.questions").dicts()
    years = [row["last"].year for row in rows] or [date.min.year + 2000]
    if len(years) == 1:
        return f"{years[0]}-01/{years[0]}-06", f"{years[0]}-07/{years[0]}-12"
    return f"{years[-2]}", f"{years[-1]}"


def _bars(rows: Sequence[Mapping[str, Any]], unit: str) -> list[Bar]:
    known = [row for row in rows if row[unit] is not None]
    most = max((row[f"{unit}_upper"] for row in known), default=0) or 1
    return [
        Bar(row["period"], row[unit], row[f"{unit}_lower"], row[f"{unit}_upper"],
            *(round(100 * row[name] / most, 2) for name in (unit, f"{unit}_lower", f"{unit}_upper")))
        for row in known
    ]  # fmt: skip
