"""Runs and rejected: what was read when, and what could not be."""

from __future__ import annotations

from depesche.questions import Answer
from depesche.web.page import OfDesk, Pages, Shown
from depesche.web.pages.common import FromPage, paged, table_answer

pages = Pages()


@pages.page("/runs", title="Runs")
def runs(desk: OfDesk, page: FromPage = 1) -> Shown:
    """List the runs that read reports: when, with which versions, how many."""
    return _table(desk.ask(table_answer, "runs"), page, "What was read when, with which versions.")


@pages.page("/rejected", title="Rejected")
def rejected(desk: OfDesk, page: FromPage = 1) -> Shown:
    """List what could not be read, and why."""
    return _table(desk.ask(table_answer, "rejected"), page, "What could not be read, and why; nothing is dropped silently.")


def _table(answer: Answer, page: int, lead: str) -> Shown:
    return Shown("table.html", answer, {"part": paged(answer, page), "lead": lead})
