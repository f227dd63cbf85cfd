"""The row that a finding names in its `rule`."""

from __future__ import annotations

from depesche.errors import UsageError
from depesche.lexicon import tables
from depesche.lexicon.rows import Row


def find_row(row_id: str) -> tuple[str, str | None, Row]:
    """Give table, language and row of an id; raises `UsageError` where there is none."""
    begin = row_id.partition(".")[0]  # rows of a language are named after it: its tables are looked through first
    for name, language in sorted(tables.all_tables(), key=lambda table: table[1] != begin):
        kind = (tables.LANGUAGE_TABLES if language else tables.WORLD_TABLES)[name]
        for row in tables.load(kind, language):
            if row.id == row_id:
                return name, language, row
    raise UsageError(f"no table has a row {row_id!r}; ids are named in the `rule` of a finding")
