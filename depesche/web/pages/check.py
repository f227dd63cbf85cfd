"""Check: statements that count or compare acts, held against what the ledger counts."""

from __future__ import annotations

from typing import Any

from depesche.ledger import Ledger
from depesche.questions.check import KINDS, VERDICTS, check
from depesche.web.page import OfDesk, Pages, Shown, address
from depesche.web.pages.common import FromPage, Word, part_of
from depesche.web.pages.filters import OfFilters, choices

pages = Pages()
SIZE = 25
"""Statements on one page."""
SIGNS = {"borne out": "✓", "not borne out": "✗", "ledger cannot say": "?"}


@pages.page("/check", title="Check")
def check_page(
    desk: OfDesk, asked: OfFilters, report: Word = None, kind: Word = None, verdict: Word = None, page: FromPage = 1
) -> Shown:  # fmt: skip
    """List what reports say of numbers of acts ("for the third time this year"), with whether the ledger bears it out and why."""
    question: dict[str, Any] = {
        "parties": asked.parties, "type": asked.type, "since": asked.since, "until": asked.until, "kind": kind or None,
        "verdict": verdict or None,
    }  # fmt: skip
    of = (report,) if report else ()
    answer = desk.ask(check, *of, limit=SIZE, offset=(page - 1) * SIZE, **question)
    if not answer.rows and answer.total:
        answer = desk.ask(check, *of, limit=SIZE, offset=(answer.total - 1) // SIZE * SIZE, **question)
    rows = answer.dicts()
    about = desk.ask(_parties, tuple(row["statement"] for row in rows))
    rows = [{**row, "link": _counted(row, about.get(row["statement"], []))} for row in rows]
    return Shown(
        "check.html", answer,
        {
            "part": part_of(rows, page, SIZE, answer.total or 0), "asked": asked, "choices": desk.ask(choices), "report": report,
            "kind": kind, "verdict": verdict, "kinds": KINDS, "verdicts": VERDICTS, "signs": SIGNS,
        },
    )  # fmt: skip


def _parties(ledger: Ledger, statements: tuple[str, ...]) -> dict[str, list[str]]:
    return dict(ledger.query("statement_parties", {"statements": list(statements)}, package="depesche.web").rows)


def _counted(row: dict[str, Any], parties: list[str]) -> str | None:
    """Where one sees what was counted: the class between the parties in the days of the statement; nothing where nothing was."""
    if row["found"] is None:
        return None
    return address("/timeline", {"party": parties, "type": row["type"], "since": row["earliest"], "until": row["latest"]})
