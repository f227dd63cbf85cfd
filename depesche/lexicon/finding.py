"""The row that a finding names in its `rule`."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from depesche.errors import UsageError
from depesche.lexicon import lines, overlay, tables
from depesche.lexicon.rows import Row


def find_row(row_id: str) -> tuple[str, str | None, Row]:
    """Give table, language and row of an id; raises `UsageError` where there is none."""
    for name, language in tables.all_tables():
        kind = (tables.LANGUAGE_TABLES if language else tables.WORLD_TABLES)[name]
        row = _by_id(kind, language, overlay.folder()).get(row_id) if language else lines.one(kind, row_id)
        if row is not None:
            return name, language, row
    raise UsageError(f"no table has a row {row_id!r}; ids are named in the `rule` of a finding")


@cache
def _by_id(kind: type[Row], language: str, folder: Path | None) -> dict[str, Row]:
    return {row.id: row for row in tables.load_over(kind, language, folder)}
