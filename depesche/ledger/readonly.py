"""Telling a question from an order in somebody's SQL."""

from __future__ import annotations

from depesche.errors import LedgerError


def refuse_writing(text: str) -> None:
    """Raise `LedgerError` unless the text is exactly one statement that reads.

    A SELECT can still hide an INSERT in its WITH part; that is why questions
    also run in a read-only transaction.
    """
    import duckdb

    statements = duckdb.extract_statements(text)
    if len(statements) != 1:
        raise LedgerError(f"one SELECT at a time, these are {len(statements)} statements")
    kind = statements[0].type
    if kind not in {duckdb.StatementType.SELECT, duckdb.StatementType.EXPLAIN}:
        raise LedgerError(f"only SELECT is answered, this is {kind.name}; the ledger is changed by `depesche add`")
