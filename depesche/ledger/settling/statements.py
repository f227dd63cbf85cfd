"""Statements that count or compare acts, kept as readings come in; what finds them is given from outside."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any

import msgspec

from depesche.ledger.load import insert
from depesche.ledger.settling.database import batches, transaction
from depesche.records import Reading

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

Look = Callable[[Reading], Iterable[dict[str, Any]]]
"""Gives the statements of a reading as rows of `statements`, less `id`, `reading` and `report`; `claim` as in the reading."""
BATCH = 500

_NEW = "SELECT r.id FROM current_readings r ANTI JOIN looked_through l ON l.reading = r.id ORDER BY r.id"
_SOME = """
    SELECT r.id AS key, r.id, r.reading, r.report, t.text FROM readings r JOIN texts t ON t.id = r.text
    WHERE r.id IN (SELECT unnest($keys::VARCHAR[])) ORDER BY r.id"""


def settle_statements(connection: DuckDBPyConnection, look: Look) -> int:
    """Look through the readings that were not looked through yet; give their number."""
    number = 0
    for some in batches(connection, _NEW, _SOME, BATCH):
        with transaction(connection):
            insert(connection, {
                "statements": [row for reading in some for row in _statements(reading, look)],
                "looked_through": [{"reading": reading["id"]} for reading in some],
            })  # fmt: skip
        number += len(some)
    return number


def _statements(row: dict[str, Any], look: Look) -> Iterable[dict[str, Any]]:
    bare = msgspec.json.decode(row["reading"], type=Reading)
    reading = msgspec.structs.replace(bare, report=msgspec.structs.replace(bare.report, text=row["text"]))
    for number, found in enumerate(look(reading), 1):
        claim = found["claim"] and f"{row['id']}.{found['claim']}"
        yield {**found, "id": f"{row['id']}.s{number}", "reading": row["id"], "report": row["report"], "claim": claim}
