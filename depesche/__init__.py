"""Depesche reads news reports and writes down who met, promised, threatened, attacked whom - and who says so.

    import depesche
    reading = depesche.read("report.html")
    for claim in reading.claims: print(claim.type, claim.status, claim.why)

Names are loaded when first used, so that `import depesche` costs nothing.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from depesche.version import VERSION as __version__

if TYPE_CHECKING:
    from depesche.api import read, read_many, read_text
    from depesche.errors import DepescheError, EngineError, InputError, LedgerError, LexiconError, UsageError
    from depesche.intake import IntakeOptions
    from depesche.questions import Ledger
    from depesche.records import Claim, Reading, Rejected, Report

_HOMES = {
    "Claim": "records",
    "DepescheError": "errors",
    "EngineError": "errors",
    "InputError": "errors",
    "IntakeOptions": "intake",
    "Ledger": "questions",
    "LedgerError": "errors",
    "LexiconError": "errors",
    "Reading": "records",
    "Rejected": "records",
    "Report": "records",
    "UsageError": "errors",
    "read": "api",
    "read_many": "api",
    "read_text": "api",
}

__all__ = [
    "Claim",
    "DepescheError",
    "EngineError",
    "InputError",
    "IntakeOptions",
    "Ledger",
    "LedgerError",
    "LexiconError",
    "Reading",
    "Rejected",
    "Report",
    "UsageError",
    "__version__",
    "read",
    "read_many",
    "read_text",
]


def __getattr__(name: str) -> Any:
    """Load a public name from its room on first use."""
    if name not in _HOMES:
        raise AttributeError(f"module 'depesche' has no attribute {name!r}")
    value = getattr(import_module(f"depesche.{_HOMES[name]}"), name)
    globals()[name] = value
    return value
