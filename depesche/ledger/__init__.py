"""Readings kept in one DuckDB file: the only room that knows the database."""

from depesche.ledger.reviewing import FIELDS, VERDICTS, Judgement
from depesche.ledger.store import Added, Ledger, Settled
from depesche.ledger.tables import KEYS, TABLES, Table

__all__ = ["FIELDS", "KEYS", "TABLES", "VERDICTS", "Added", "Judgement", "Ledger", "Settled", "Table"]
