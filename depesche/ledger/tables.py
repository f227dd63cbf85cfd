"""What a question to the ledger gives back, before anybody makes an answer of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

TABLES = (
    "reports", "claims", "participants", "attributions", "actors", "events", "event_claims", "stories",
    "copies", "judgements", "rejected", "runs",
)  # fmt: skip
"""The names that stand in `docs/formats.md`: what exports write and pages show."""

KEYS = {
    "reports": "id", "claims": "id", "participants": "claim, role, position", "attributions": "id",
    "actors": "reading, actor", "events": "id", "event_claims": "event, claim", "stories": "story, report",
    "copies": "report, other, kind", "judgements": "id", "rejected": "id", "runs": "id",
}  # fmt: skip
"""What rows of a table are ordered by, so that the order of adding never shows."""


VIEWS = {"current_claims": "id", "current_participants": "claim, role, position"}
"""What is shown and exported beside the tables once somebody reviewed: claims and participants as corrected, and their order."""


@dataclass(frozen=True, slots=True)
class Table:
    """Columns and rows, values as Python has them (days as `date`, lists as `list`)."""

    columns: tuple[str, ...]
    rows: tuple[tuple[Any, ...], ...]

    def dicts(self) -> list[dict[str, Any]]:
        """Give each row as a dictionary by column name."""
        return [dict(zip(self.columns, row, strict=True)) for row in self.rows]
