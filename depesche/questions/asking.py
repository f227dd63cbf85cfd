"""The ledger as Python users meet it: the store with the questions as methods."""

from __future__ import annotations

from typing import Any

from depesche import ledger
from depesche.questions.answer import Answer
from depesche.questions.timeline import timeline


class Ledger(ledger.Ledger):
    """One DuckDB file of readings that can be asked; see `depesche.ledger.Ledger` for keeping them."""

    def timeline(self, **asked: Any) -> Answer:
        """Say what happened between parties, in order of days; see `depesche.questions.timeline`."""
        return timeline(self, **asked)
