"""One event: how it was told over time, field by field who says what, and on whose word it rests."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from fastapi import HTTPException

from depesche.errors import UsageError
from depesche.questions.event import EventView, event_view
from depesche.web.desk import Desk
from depesche.web.event_drawings import days, tree
from depesche.web.page import OfDesk, Pages, Shown, address
from depesche.web.pages.timeline import languages_of

pages = Pages()
_AROUND = timedelta(days=45)
"""Days before and after an event that its link to the timeline shows."""


@pages.page("/event/{key}", title="Event")
def event_page(desk: OfDesk, key: str) -> Shown:
    """Show one event: history, versions of each field with the voices behind them, reports and sources.

    `key` is the id of the event or of one of its claims.
    """
    view = _found(desk, key)
    parties = _parties(view)
    row = view.row
    return Shown(
        "event.html", view.answer,
        {
            "view": view, "row": row, "reports": sum(len(voice.reports) for voice in view.voices),
            "drawn": tree(view.voices, row["mark"]), "days": days(dict(view.fields).get("day", ())),
            "spoken": desk.ask(languages_of, (row["event"],)), "parties": parties,
            "dyad": address("/timeline", {"party": parties, **_around(row)}),
            "same_class": address("/timeline", {"party": parties, "type": row["type"]}),
            "clashes": [name for name, versions in view.fields if any(version.clashes for version in versions)],
        },
    )  # fmt: skip


def _found(desk: Desk, key: str) -> EventView:
    try:
        return desk.ask(event_view, key)
    except UsageError as error:
        raise HTTPException(404, str(error)) from error


def _parties(view: EventView) -> list[str]:
    """Codes of those who take part, as the names of the row have them in brackets."""
    shown = [name for field in ("actors", "recipients", "on_behalf_of") for name in view.row[field]]
    return sorted({name.rpartition("(")[2].removesuffix(")") for name in shown if name.endswith(")")})


def _around(row: dict[str, Any]) -> dict[str, str]:
    first, last = row["earliest"] or row["latest"], row["latest"] or row["earliest"]
    if not first:
        return {}
    return {"since": (date.fromisoformat(first) - _AROUND).isoformat(), "until": (date.fromisoformat(last) + _AROUND).isoformat()}
