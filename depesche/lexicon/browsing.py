"""Looking through the tables: which there are, rows by words, class and mode, one row by its id."""

from __future__ import annotations

import inspect
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from depesche.errors import UsageError
from depesche.lexicon import lines, overlay, tables
from depesche.lexicon.rows import Row


@dataclass(frozen=True, slots=True)
class TableInfo:
    """A table: name, language (None: of the world), number of rows, what its rows are."""

    name: str
    language: str | None
    rows: int
    what: str


@dataclass(frozen=True, slots=True)
class Entry:
    """A row as its cells stand in the file, by column."""

    table: str
    language: str | None
    cells: dict[str, str]


def type_of(table: str, language: str | None) -> type[Row]:
    """Give the row type of a table; raises `UsageError` if there is no such table."""
    known = tables.LANGUAGE_TABLES if language else tables.WORLD_TABLES
    if table not in known or (table, language) not in tables.all_tables():
        raise UsageError(f"there is no table {language or 'world'}/{table}.tsv")
    return known[table]


def load_table(table: str, language: str | None) -> tuple[Row, ...]:
    """Give the rows of a table; raises `UsageError` if there is no such table."""
    return tables.load(type_of(table, language), language)


def explained(row_type: type[Row]) -> tuple[str, str]:
    """Say what the rows of a table are in one sentence, and what its columns mean."""
    whole = inspect.getdoc(row_type) or ""
    first, _, rest = whole.partition("\n")
    return first.partition(": ")[2] or first, rest.strip("\n")


def overview() -> list[TableInfo]:
    """List all tables, those of languages first."""
    return [
        TableInfo(name, language, _count(name, language), explained(type_of(name, language))[0]) for name, language in tables.all_tables()
    ]


def _count(table: str, language: str | None) -> int:
    row_type = type_of(table, language)
    return len(tables.load(row_type, language)) if language else len(lines.lines(row_type))


def find(
    text: str = "", *, table: str | None = None, language: str | None = None, kind: str | None = None, mode: str | None = None
) -> Iterator[Entry]:
    """Give the rows that hold some words, case aside, in the order of tables and ids.

    Args:
        text: Words as they stand in one cell, or an id; any row if empty.
        table: Only tables of this name.
        language: Only tables of this language; `world` for those of the world.
        kind: Only rows of this event class (column `type`).
        mode: Only rows of this mode (column `mode`).

    """
    wanted = text.casefold().strip()
    for name, tongue in tables.all_tables():
        if (table and name != table) or (language and (tongue or "world") != language):
            continue
        columns = tables.columns(type_of(name, tongue))
        if (kind and "type" not in columns) or (mode and "mode" not in columns):
            continue
        for cells in _cells(name, tongue):
            if wanted and not any(wanted in cell.casefold() for cell in cells):
                continue
            entry = dict(zip(columns, cells, strict=True))
            if (not kind or entry["type"] == kind.upper()) and (not mode or entry["mode"] == mode):
                yield Entry(name, tongue, entry)


def _cells(table: str, language: str | None) -> Iterator[list[str]]:
    row_type = type_of(table, language)
    columns = tables.columns(row_type)
    if language:
        yield from ([written(row, column) for column in columns] for row in tables.load(row_type, language))
        return
    for line in lines.lines(row_type):
        yield line.split("\t") if isinstance(line, str) else [written(line, column) for column in columns]


def written(row: Row, column: str) -> str:
    """Give a cell as the file has it."""
    value = getattr(row, column)
    if isinstance(value, tuple):
        return (tables.EXAMPLES if column in {"example", "never"} else tables.ALTERNATIVES).join(value)
    return str(value)


def find_row(row_id: str) -> tuple[str, str | None, Row]:
    """The table, language and row of an id; raises `UsageError` where there is none."""
    for name, language in tables.all_tables():
        row_type = type_of(name, language)
        row = _by_id(row_type, language).get(row_id) if language else lines.one(row_type, row_id)
        if row is not None:
            return name, language, row
    raise UsageError(f"no table has a row {row_id!r}; ids are named in the `rule` of a finding")


def _by_id(row_type: type[Row], language: str) -> dict[str, Row]:
    return _indexed(row_type, language, overlay.folder())


@cache
def _indexed(row_type: type[Row], language: str, folder: Path | None) -> dict[str, Row]:
    return {row.id: row for row in tables.load_over(row_type, language, folder)}


def place(table: str, language: str | None, row_id: str) -> str:
    """File and row number of a row, as an editor understands it."""
    path = tables.table_path(table, language)
    written_lines = path.read_text(encoding="utf-8").split("\n")
    number = next((n for n, line in enumerate(written_lines, start=1) if line.partition("\t")[0] == row_id), 1)
    return f"{path.parent.name}/{path.name}:{number}"
