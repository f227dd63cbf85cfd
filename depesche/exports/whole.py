"""Formats that hold the whole ledger take no question."""

from __future__ import annotations

from depesche.errors import UsageError
from depesche.questions.timeline import TimelineQuestion


def refuse_question(asked: TimelineQuestion, to: str) -> None:
    """Raise `UsageError` if something is asked of a format that holds everything."""
    if asked != TimelineQuestion():
        raise UsageError(
            f"{to} holds the whole ledger and cannot be narrowed; "
            "csv with a file name (claims.csv) and the formats of happenings take --party, --type, --since ..."
        )
