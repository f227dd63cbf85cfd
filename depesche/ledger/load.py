"""Putting rows into tables: one statement a table and batch, values always bound."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import msgspec

from depesche.ledger.findings import Row
from depesche.ledger.rows import Rows

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

_SHAPES: dict[str, dict[str, str]] = {}
"""Columns and types by table: the same for every ledger of the newest shape, and no other is written to."""
_KEYED = frozenset({"texts", "origins", "readings", "rejected", "name_words"})


def insert(connection: DuckDBPyConnection, rows: Rows) -> None:
    """Insert rows by table; rows of content-addressed tables that are there already are left out."""
    for table, some in rows.items():
        if some:
            _insert(connection, table, some)


def _insert(connection: DuckDBPyConnection, table: str, rows: Sequence[Row]) -> None:
    # The whole batch travels as one JSON value: binding row by row would be a hundred times slower.
    types = _SHAPES.get(table)
    if types is None:
        types = _SHAPES[table] = {c[0]: c[1] for c in connection.execute(f"DESCRIBE {table}").fetchall()}
    shape = msgspec.json.encode([{name: _json_type(kind) for name, kind in types.items()}]).decode()
    names = ", ".join(types)
    values = ", ".join(f"x.{name}" for name in types)
    conflict = "ON CONFLICT DO NOTHING" if table in _KEYED else ""
    connection.execute(
        f"INSERT INTO {table} ({names}) SELECT {values} FROM (SELECT unnest(from_json_strict($rows, '{shape}')) AS x) {conflict}",
        {"rows": msgspec.json.encode(rows).decode()},
    )


def _json_type(kind: str) -> str:
    """Nested columns arrive as JSON and are cast by the column they go to."""
    return "JSON" if kind.endswith("[]") or kind.startswith("STRUCT") else kind
