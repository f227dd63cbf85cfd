"""Everything Depesche may raise on purpose, in one tree.

    DepescheError
    |-- InputError        a report that cannot be read: bad bytes, unknown format, unsupported language
    |-- LexiconError      a table row that is wrong: names file, row, column, reason and remedy
    |-- EngineError       a language engine that is missing or does not fit
    |-- LedgerError       a ledger file that cannot be opened, written or migrated
    `-- UsageError        options that do not go together

A message names the value, the place and the remedy.  A bad report never stops
a run: it becomes a `Rejected` record with the `reason` of its `InputError`.
"""

from __future__ import annotations

from dataclasses import dataclass


class DepescheError(Exception):
    """Base of every error raised on purpose; catching it catches them all."""


class InputError(DepescheError):
    """A report that cannot be read.

    Args:
        reason: One short word for tables (`encoding`, `empty`, `language`, `truncated` ...).
        detail: One sentence for people: what was found, where, what to do.

    """

    def __init__(self, reason: str, detail: str) -> None:
        super().__init__(f"{reason}: {detail}")
        self.reason = reason
        self.detail = detail

    def __reduce__(self) -> tuple[type[InputError], tuple[str, str]]:
        """Go from process to process whole."""
        return type(self), (self.reason, self.detail)


@dataclass(frozen=True, slots=True)
class TablePlace:
    """Where in a lexicon table something stands: file, row (1 = header line), column."""

    file: str
    row: int
    column: str = ""

    def __str__(self) -> str:
        """Give the place the way compilers do: `de/events.tsv:12 [type]`."""
        return f"{self.file}:{self.row}" + (f" [{self.column}]" if self.column else "")


class LexiconError(DepescheError):
    """A lexicon table that is wrong, with its place and how to mend it."""

    def __init__(self, place: TablePlace, problem: str, *, remedy: str = "") -> None:
        super().__init__(f"{place}: {problem}" + (f" ({remedy})" if remedy else ""))
        self.place = place
        self.problem = problem
        self.remedy = remedy


class EngineError(DepescheError):
    """A language engine is missing, damaged or made for another version."""


class LedgerError(DepescheError):
    """The ledger file cannot be opened, written or migrated."""


class UsageError(DepescheError):
    """Options or arguments that do not go together."""
