"""The shape of the ledger, as numbered steps: `0001_tables.sql` and so on.

Each step runs in one transaction together with its row in `schema_version`,
so a ledger is always at a whole number.  Steps are never changed once
released; a new shape is a new step.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING

from depesche.errors import LedgerError
from depesche.ledger.settling.database import roll_back

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

_VERSIONS = "CREATE TABLE IF NOT EXISTS schema_version (version INTEGER PRIMARY KEY, name VARCHAR NOT NULL)"


@cache
def steps() -> tuple[tuple[int, str, str], ...]:
    """All steps this package knows: number, name and SQL, in order."""
    found = sorted(f.name for f in files(__package__).iterdir() if f.name.endswith(".sql"))
    return tuple(
        (int(name.split("_")[0]), name.removesuffix(".sql"), files(__package__).joinpath(name).read_text("utf-8")) for name in found
    )


def version(connection: DuckDBPyConnection) -> int:
    """Which step a ledger is at; 0 for a database without any."""
    known = connection.execute("SELECT count(*) FROM information_schema.tables WHERE table_name = 'schema_version'").fetchone()
    if not known or not known[0]:
        return 0
    row = connection.execute("SELECT coalesce(max(version), 0) FROM schema_version").fetchone()
    return int(row[0]) if row else 0


def migrate(connection: DuckDBPyConnection, path: Path) -> None:
    """Bring a ledger to the newest shape this package knows.

    Raises `LedgerError` if the ledger is newer than the package, or if it is
    some other database.
    """
    at = version(connection)
    _refuse_newer(at, path)
    if at == 0:
        _refuse_foreign(connection, path)
    for number, name, sql in steps():
        if number > at:
            _step(connection, number, name, sql)


def check(connection: DuckDBPyConnection, path: Path) -> None:
    """Make sure that a ledger opened for reading has the shape that queries expect.

    Raises `LedgerError` if it is older or newer than this package.
    """
    at = version(connection)
    _refuse_newer(at, path)
    if at == 0:
        raise LedgerError(f"{path}: is a DuckDB file, but not a ledger; name another file with --ledger")
    if at < steps()[-1][0]:
        raise LedgerError(
            f"{path}: has the older shape {at}; open it once for writing (`depesche add --ledger {path}`) to bring it to {steps()[-1][0]}"
        )


def _step(connection: DuckDBPyConnection, number: int, name: str, sql: str) -> None:
    connection.execute("BEGIN TRANSACTION")
    try:
        connection.execute(_VERSIONS)
        connection.execute(sql)
        connection.execute("INSERT INTO schema_version VALUES (?, ?)", [number, name])
        connection.execute("COMMIT")
    except BaseException:
        roll_back(connection)
        raise


def _refuse_newer(at: int, path: Path) -> None:
    newest = steps()[-1][0]
    if at > newest:
        raise LedgerError(
            f"{path}: was written by a newer Depesche (shape {at}, this one knows {newest}); upgrade with `pip install --upgrade depesche`"
        )


def _refuse_foreign(connection: DuckDBPyConnection, path: Path) -> None:
    row = connection.execute("SELECT count(*) FROM information_schema.tables").fetchone()
    if row and row[0]:
        raise LedgerError(f"{path}: is a DuckDB file with other tables, not a ledger; name another file with --ledger")
