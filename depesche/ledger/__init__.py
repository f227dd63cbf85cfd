"""Readings kept in one DuckDB file: the only room that knows the database."""

from depesche.ledger.store import Added, Ledger, Settled
from depesche.ledger.tables import KEYS, TABLES, Table

__all__ = ["KEYS", "TABLES", "Added", "Ledger", "Settled", "Table"]
