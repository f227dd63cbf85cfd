"""Parquet files by DuckDB, without a ledger: rows read in bounded pieces, outcomes written with bytes that only depend on them.

A file that Depesche wrote holds one row a reading or rejection: its JSON line in `record`, beside it the columns people filter by.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from depesche.errors import InputError

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

MARK = b"PAR1"
COLUMNS = {
    "schema": "VARCHAR", "report": "VARCHAR", "origin": "VARCHAR", "doc": "VARCHAR", "url": "VARCHAR", "outlet": "VARCHAR",
    "language": "VARCHAR", "title": "VARCHAR", "earliest": "VARCHAR", "latest": "VARCHAR", "claims": "BIGINT", "reason": "VARCHAR",
    "detail": "VARCHAR", "record": "VARCHAR",
}  # fmt: skip
"""Columns of a file of outcomes; `earliest` and `latest` bound the day of publication, `claims` counts."""
NOTE = "depesche"
"""Key of what is noted in the file itself."""
_PIECE = 64
_GROUP = 2048
_CONFIG = {"threads": "1", "memory_limit": "1GB", "autoinstall_known_extensions": "false", "autoload_known_extensions": "false",
           "python_enable_replacements": "false"}  # fmt: skip
_LEAST_BUFFER = 16 << 20


class _Where(msgspec.Struct):
    id: str = ""
    origin: str | None = None
    doc: str | None = None
    url: str | None = None
    outlet: str | None = None
    language: str | None = None
    title: str | None = None
    published: dict[str, str | None] = {}


class _Outcome(msgspec.Struct):
    """What the columns need of a line; the rest is not decoded."""

    schema: str
    report: _Where | None = None
    claims: list[msgspec.Raw] = []
    origin: str | None = None
    reason: str | None = None
    detail: str | None = None


_OUTCOME = msgspec.json.Decoder(_Outcome)


def rows(path: Path) -> Iterator[bytes]:
    """Give each row of a Parquet file as one JSON object, column to value, in the order of the file.

    Raises:
        InputError: `truncated` if the file is damaged.

    """
    with _reading(path) as connection:
        # `to_json` keeps the order of columns; days and moments become ISO text.
        yield from _pieces(connection, "SELECT to_json(t) FROM read_parquet($path) t", path)


def outcomes(path: Path) -> Iterator[bytes]:
    """Give the JSON line of each reading and rejection in a file that `write` made; raises `InputError` as `rows` does."""
    with _reading(path) as connection:
        yield from _pieces(connection, "SELECT record FROM read_parquet($path)", path)


def columns(path: Path) -> tuple[str, ...]:
    """Name the columns of a Parquet file; those of one that `write` made include all of `COLUMNS`.  Raises `InputError` as `rows` does."""
    with _reading(path) as connection:
        found = connection.execute("SELECT * FROM read_parquet($path) LIMIT 0", {"path": str(path)}).description
    return tuple(column[0] for column in found or ())


def note(path: Path) -> str | None:
    """Give what was noted in a file when it was written; None where there is no such file, or nothing is noted."""
    if not path.is_file():
        return None
    try:
        with _reading(path) as connection:
            found = connection.execute(
                "SELECT value FROM parquet_kv_metadata($path) WHERE key = $key", {"path": str(path), "key": NOTE.encode()}
            ).fetchone()
    except InputError:
        return None
    return bytes(found[0]).decode() if found else None


def reasons(path: Path) -> dict[str | None, int]:
    """Count the rows of a file that `write` made by the reason of a rejection; readings have none."""
    with _reading(path) as connection:
        found = connection.execute("SELECT reason, count(*) FROM read_parquet($path) GROUP BY reason", {"path": str(path)}).fetchall()
    return {reason: int(number) for reason, number in found}


def row_of(line: bytes) -> bytes:
    """Give the row of an outcome's JSON line, itself a JSON object with the columns of `COLUMNS`."""
    found = _OUTCOME.decode(line)
    report = found.report
    row: dict[str, str | int | None] = dict.fromkeys(COLUMNS)
    if report is None:
        row |= {"origin": found.origin, "reason": found.reason, "detail": found.detail}
    else:
        row |= {
            "report": report.id, "origin": report.origin, "doc": report.doc, "url": report.url, "outlet": report.outlet,
            "language": report.language, "title": report.title, "earliest": report.published.get("earliest"),
            "latest": report.published.get("latest"), "claims": len(found.claims),
        }  # fmt: skip
    return msgspec.json.encode(row | {"schema": found.schema, "record": line.decode().rstrip("\n")})


def write(parts: Sequence[Path], target: Path, noted: Mapping[str, object]) -> None:
    """Write one Parquet file of the rows (as `row_of` gives them, one a line) in files, in their order; the same rows give the same bytes.

    Args:
        parts: Files of rows.
        target: The file to write.
        noted: What to note in the file.

    """
    import duckdb

    text = msgspec.json.encode(noted, order="sorted").decode()
    with duckdb.connect(config=dict(_CONFIG)) as connection:
        connection.execute(
            f"COPY (SELECT * FROM {_source(parts)}) TO {_quoted(str(target))} (FORMAT parquet, COMPRESSION zstd, ROW_GROUP_SIZE {_GROUP}, "
            f"KV_METADATA {{{NOTE}: {_quoted(text)}}})"
        )


def _source(parts: Sequence[Path]) -> str:
    """What to select rows from; an empty table with the columns where there are no parts."""
    if not parts:
        return f"(SELECT {', '.join(f'NULL::{kind} AS {name}' for name, kind in COLUMNS.items())} LIMIT 0)"
    longest = max(len(line) for part in parts for line in _lines(part))
    kinds = ", ".join(f"{name}: '{kind}'" for name, kind in COLUMNS.items())
    return (
        f"read_json([{', '.join(map(_quoted, map(str, parts)))}], format = 'newline_delimited', columns = {{{kinds}}}, "
        f"compression = 'none', maximum_object_size = {max(_LEAST_BUFFER, longest + 1)})"
    )


def _lines(path: Path) -> Iterator[bytes]:
    with path.open("rb") as stream:
        yield from stream


@contextmanager
def _reading(path: Path) -> Iterator[DuckDBPyConnection]:
    """A database without content that can read this file and reach nothing else."""
    import duckdb

    try:
        with duckdb.connect(config=dict(_CONFIG)) as connection:
            connection.execute(f"SET allowed_paths = [{_quoted(str(path))}]")
            connection.execute("SET enable_external_access = false")
            yield connection
    except duckdb.Error as error:
        said = str(error).partition("\n")[0].replace(f" '{path}'", "")
        raise InputError("truncated", f"is no whole Parquet file ({said[:200]})") from None


def _pieces(connection: DuckDBPyConnection, sql: str, path: Path) -> Iterator[bytes]:
    connection.execute(sql, {"path": str(path)})
    while piece := connection.fetchmany(_PIECE):
        yield from (str(text).encode() for (text,) in piece)


def _quoted(text: str) -> str:
    """A text as it stands in a statement that takes no parameters."""
    doubled = text.replace("'", "''")
    return f"'{doubled}'"
