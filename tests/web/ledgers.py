"""The ledger of the tests: the examples as they are read, and the worked family of 40 reports with its copies and contradictions."""

from __future__ import annotations

from pathlib import Path

from test_family import family

from depesche.api import read_many
from depesche.questions import Ledger

ROOT = Path(__file__).resolve().parents[2]


def build(path: Path) -> Path:
    """Make it."""
    with Ledger(path) as ledger:
        ledger.add_many(read_many([str(ROOT / "examples")]))
        ledger.add_many(family())
        ledger.settle()
    return path
