"""Readings kept in one DuckDB file: the only room that knows the database."""

from depesche.ledger.store import Added, Ledger
from depesche.ledger.tables import KEYS, TABLES, Table

__all__ = ["KEYS", "TABLES", "Added", "Ledger", "Table"]
