"""The network of parties for a period: who has to do with whom, cooperation and conflict apart."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Annotated, Any

from fastapi import Query

from depesche.questions.network import LIMIT, network
from depesche.web.network_layout import Layout, Node, layout
from depesche.web.page import OfDesk, Pages, Shown, address
from depesche.web.pages.choices import CLASSES, STATUSES, Class
from depesche.web.pages.common import Word, Words
from depesche.web.party_names import party_name
from depesche.web.words import LANGUAGES

pages = Pages()
_THICKEST, _THINNEST = 11.0, 1.5
_BOWED = 0.12
"""How far the line of each kind bends to its side, as a part of its length."""

Least = Annotated[int, Query(ge=1, le=100_000)]
Pairs = Annotated[int, Query(ge=1, le=150)]


@dataclass(frozen=True, slots=True)
class Line:
    """What is drawn of a pair in one kind: path, width, number; `at` is where the number stands."""

    kind: str
    path: str
    width: float
    number: int
    at: tuple[float, float]


@pages.page("/network", title="Network")
def show_network(
    desk: OfDesk, party: Word = None, kind: Class = None, since: Word = None, until: Word = None, status: Words = [],  # noqa: B006
    least: Least = 1, pairs: Pairs = LIMIT,
) -> Shown:  # fmt: skip
    """Show which parties have to do with each other: the strongest pairs by events in common."""
    asked = {"party": party or None, "type": kind or None, "since": since or None, "until": until or None, "least": least, "limit": pairs}
    answer = desk.ask(network, **asked, status=tuple(s for s in status if s))
    rows = answer.dicts()
    codes = {code for row in rows for code in (row["party"], row["other"])}
    drawn = layout(rows, {code: max(len(party_name(code, language)) for language in LANGUAGES) for code in codes})
    most = max((row["events"] for row in rows), default=1)
    days = {"type": kind, "since": since, "until": until, "status": status}
    return Shown(
        "network.html", answer,
        {
            "rows": [{**row, "lines": _lines(row, drawn, most), "timeline": _timeline(row, days)} for row in rows],
            "drawn": drawn, "name": party_name, "classes": CLASSES, "statuses": STATUSES, "centre": _centre(answer.question),
            "around": lambda code: address("/network", {**days, "party": code, "least": least if least > 1 else None}),
            "asked": {**asked, "status": status},
        },
    )  # fmt: skip


def _centre(question: dict[str, Any]) -> str | None:
    return next(iter(question["parties"]), None)


def _timeline(row: dict[str, Any], days: dict[str, Any]) -> str:
    return address("/timeline", {"party": [row["party"], row["other"]], **days})


def _lines(row: dict[str, Any], drawn: Layout, most: int) -> list[Line]:
    """Draw cooperation and conflict as two lines that bend to either side; one alone is straight."""
    one, other = drawn.nodes[row["party"]], drawn.nodes[row["other"]]
    kinds = [(kind, row[kind]) for kind in ("cooperation", "conflict") if row[kind]]
    bends = (0.0,) if len(kinds) == 1 else (_BOWED, -_BOWED)
    return [_line(one, other, kind, number, bend, most) for (kind, number), bend in zip(kinds, bends, strict=True)]


def _line(one: Node, other: Node, kind: str, number: int, bend: float, most: int) -> Line:
    dx, dy = other.x - one.x, other.y - one.y
    middle = ((one.x + other.x) / 2 - dy * bend, (one.y + other.y) / 2 + dx * bend)
    width = _THINNEST + (_THICKEST - _THINNEST) * math.sqrt(number / most)
    path = f"M{one.x:g},{one.y:g}Q{middle[0]:.1f},{middle[1]:.1f} {other.x:g},{other.y:g}"
    # The curve passes half-way between the straight line and the point it bends to.
    at = (round((one.x + other.x) / 4 + middle[0] / 2, 1), round((one.y + other.y) / 4 + middle[1] / 2, 1))
    return Line(kind, path, round(width, 1), number, at)
