"""What was judged, by whom and when: of one claim or actor, or of all, the latest first."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import msgspec

from depesche.errors import UsageError
from depesche.ledger import VERDICTS, Ledger
from depesche.questions.answer import Answer
from depesche.questions.caveats import counted
from depesche.questions.timeline import coverage

COLUMNS = (
    "judgement", "judged", "made_by", "about", "subject", "object", "verdict", "field", "value", "why", "in_force", "withdraws",
    "withdrawn_by", "report", "sentence", "claims",
)  # fmt: skip
"""`judged`: ISO 8601, UTC; `in_force`: not withdrawn and no withdrawal; `value`: as `depesche.ledger.reviewing.fields` gives it."""
_ALL = 1_000_000


def history(ledger: Ledger, *, by: str | None = None, about: str | None = None, limit: int = 50) -> Answer:
    """List the latest judgements, of one person (`by`) or `about` one kind of thing; for undoing what was done last.

    Raises `UsageError` for a kind or limit that does not exist.
    """
    if about is not None and about not in VERDICTS:
        raise UsageError(f"{about!r} is nothing to judge; there are: {', '.join(VERDICTS)}")
    if limit < 1:
        raise UsageError(f"a page holds at least one judgement, not {limit}")
    return _answer(ledger, {"asked": "history", "by": by, "about": about, "limit": limit}, key=None, made_by=by, about=about, limit=limit)


def judgements_of(ledger: Ledger, claim: str) -> Answer:
    """List all that was judged of one claim (or actor), alone and with others, the latest first."""
    return _answer(ledger, {"asked": "judgements", "claim": claim}, key=claim, made_by=None, about=None, limit=_ALL)


def _answer(ledger: Ledger, question: dict[str, Any], **parameters: Any) -> Answer:
    rows = ledger.query("review_history", parameters, package=__package__).dicts()
    made = sum(not row["withdraws"] for row in rows)
    words = f"{counted(made, 'judgement')}, {counted(len(rows) - made, 'withdrawal')}."
    return Answer(
        question=question, columns=COLUMNS, rows=tuple(_row(row) for row in rows), coverage=coverage(ledger, None, None), words=(words,)
    )


def _row(row: Mapping[str, Any]) -> tuple[Any, ...]:
    claims = [] if row["about"] == "actors" else [c for c in (row["subject"], row["object"]) if c]
    return (
        row["id"], row["judged"] and f"{row['judged'].isoformat(timespec='seconds')}Z", row["made_by"], row["about"], row["subject"],
        row["object"], row["verdict"], row["field"], None if row["value"] is None else msgspec.json.decode(row["value"]), row["why"],
        not row["withdraws"] and not row["withdrawn_by"], row["withdraws"], row["withdrawn_by"], row["report"], row["sentence"], claims,
    )  # fmt: skip
