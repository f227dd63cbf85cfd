"""Contradictions: what claims of one event say differently."""

from __future__ import annotations

from typing import Any

from depesche.ledger import Ledger
from depesche.questions.conflicts import FIELDS
from depesche.questions.contradictions import contradictions
from depesche.web.page import OfDesk, Pages, Shown
from depesche.web.pages.common import FromPage, Word, part_of
from depesche.web.pages.filters import OfFilters, choices

pages = Pages()
SIZE = 30
"""Events and fields on one page."""
_MEANS = {
    "status": "some tell it as having happened, others as denied or called off",
    "day": "the days it is told for do not overlap",
    "place": "it cannot have been at both places",
    "people": "of one side, quite other people are named",
    "mode": "it is told as two kinds of act",
}
"""Field -> why two of its values cannot both be right, in the words of the interface."""


@pages.page("/contradictions", title="Contradictions")
def contradictions_page(desk: OfDesk, asked: OfFilters, field: Word = None, page: FromPage = 1) -> Shown:
    """List events of which reports say something that cannot be right together: day, place, people, status, kind of act."""
    question: dict[str, Any] = {**asked.asked, "field": field or None}
    answer = desk.ask(contradictions, limit=SIZE, offset=(page - 1) * SIZE, **question)
    if not answer.rows and answer.total:
        answer = desk.ask(contradictions, limit=SIZE, offset=(answer.total - 1) // SIZE * SIZE, **question)
    rows = answer.dicts()
    standing = desk.ask(_standing, tuple({row["event"] for row in rows}))
    return Shown(
        "contradictions.html", answer,
        {
            "part": part_of([{**row, **standing.get(row["event"], {})} for row in rows], page, SIZE, answer.total or 0), "asked": asked,
            "choices": desk.ask(choices), "field": field, "fields": FIELDS, "means": _MEANS,
        },
    )  # fmt: skip


def _standing(ledger: Ledger, events: tuple[str, ...]) -> dict[str, dict[str, Any]]:
    """Give status and days of some events, where they are settled."""
    rows = ledger.query("event_standing", {"events": list(events)}, package="depesche.web").dicts()
    return {row.pop("id"): row for row in rows}
