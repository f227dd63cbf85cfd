"""Running SQL of this package: queries by name, rows as dictionaries, transactions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection


@cache
def sql(name: str) -> str:
    """Give the text of `<name>.sql` of this package."""
    return files(__package__).joinpath(f"{name}.sql").read_text("utf-8")


def rows(connection: DuckDBPyConnection, text: str, parameters: Mapping[str, Any] | None = None) -> list[dict[str, Any]]:
    """Run one statement and give its rows by column name."""
    cursor = connection.execute(text, dict(parameters) if parameters else None)
    columns = [column[0] for column in cursor.description or ()]
    return [dict(zip(columns, row, strict=True)) for row in cursor.fetchall()]


def batches(connection: DuckDBPyConnection, keys: str, text: str, size: int) -> Iterator[list[dict[str, Any]]]:
    """Give the rows of a query some at a time: `keys` gives their keys once, `text` takes some as `$keys` and gives `key` first."""
    wanted = [row[0] for row in connection.execute(keys).fetchall()]
    for begin in range(0, len(wanted), size):
        yield rows(connection, text, {"keys": wanted[begin : begin + size]})


_FEW = 1000


def keyed(text: str, keys: Iterable[str]) -> tuple[str, dict[str, list[str]]]:
    """Put keys in the place of `(KEYS)` in a statement; give it with its parameters.

    Few are written out, so that the database looks for them and reads nothing else; many are a list to be joined.
    """
    some = sorted(set(keys))
    if len(some) > _FEW:
        return text.replace("(KEYS)", "(SELECT unnest($keys::VARCHAR[]))"), {"keys": some}
    written = ", ".join("'" + key.replace("'", "''") + "'" for key in some) or "NULL"
    return text.replace("(KEYS)", f"({written})"), {}


def rows_of(connection: DuckDBPyConnection, text: str, keys: Iterable[str]) -> list[dict[str, Any]]:
    """Run one statement on some keys (see `keyed`) and give its rows by column name."""
    return rows(connection, *keyed(text, keys))


def run(connection: DuckDBPyConnection, text: str, keys: Iterable[str]) -> None:
    """Run one statement on some keys (see `keyed`)."""
    connection.execute(*keyed(text, keys))


@contextmanager
def transaction(connection: DuckDBPyConnection) -> Iterator[None]:
    """Keep all of a block or nothing of it."""
    connection.execute("BEGIN TRANSACTION")
    try:
        yield
        connection.execute("COMMIT")
    except BaseException:
        roll_back(connection)
        raise


def roll_back(connection: DuckDBPyConnection) -> None:
    """Take a transaction back; where the database has done so itself (a full disk), that is no further error."""
    import duckdb

    with suppress(duckdb.Error):
        connection.execute("ROLLBACK")
