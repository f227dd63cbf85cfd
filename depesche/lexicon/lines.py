"""Rows of the big world tables one by one: what most reports never ask for is not turned into rows.

`tables.load` reads and checks a whole table.  A report needs a few hundred of the thirty thousand names; here a table is
cut into lines only, found by the value of a column, and a line becomes a row when it is asked for.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import TypeVar

from depesche.lexicon import overlay, tables
from depesche.lexicon.rows import Row

R = TypeVar("R", bound=Row)

Line = str | Row
"""A row not yet read, or one of an overlay, which is read at once."""


def lines(row_type: type[R]) -> Sequence[Line]:
    """Every row of a world table, unread where it is of the base alone; raises `LexiconError` for wrong column names."""
    return _lines(row_type, overlay.folder())


def cell(line: Line, row_type: type[R], column: str) -> str:
    """The written value of a column; of several values, as they stand between ` | `."""
    if isinstance(line, str):
        return line.split("\t")[tables.columns(row_type).index(column)]
    value = getattr(line, column)
    return value if isinstance(value, str) else tables.ALTERNATIVES.join(value)


def cells(line: Line, row_type: type[R], count: int) -> list[str]:
    """The written values of the first columns, as `cell` gives them; one cut instead of several."""
    if isinstance(line, str):
        return line.split("\t", count)[:count]
    return [cell(line, row_type, column) for column in tables.columns(row_type)[:count]]


def row(line: Line, row_type: type[R]) -> R:
    """The row of a line; raises `LexiconError` where it is wrong, as reading the whole table does."""
    if isinstance(line, row_type):
        return line
    return tables.row_of(str(line), row_type)


def by(row_type: type[R], column: str) -> dict[str, list[Line]]:
    """The lines of a table by the value of a column."""
    return _by(row_type, column, overlay.folder())


def one(row_type: type[R], row_id: str) -> R | None:
    """The row with an id; None if there is none."""
    folder = overlay.folder()
    return _one(row_type, row_id, folder) if row_id in _by(row_type, "id", folder) else None


@cache
def _one(row_type: type[R], row_id: str, folder: Path | None) -> R:
    """The row with an id that is there: what is not there is not remembered, there is no end to it."""
    return row(_by(row_type, "id", folder)[row_id][0], row_type)


@cache
def _lines(row_type: type[R], folder: Path | None) -> Sequence[Line]:
    if folder is not None and overlay.files(folder):
        return tables.load_over(row_type, None, folder)
    return tables.unread(row_type)


@cache
def _by(row_type: type[R], column: str, folder: Path | None) -> dict[str, list[Line]]:
    at = tables.columns(row_type).index(column)
    out: dict[str, list[Line]] = {}
    for line in _lines(row_type, folder):
        key = line.split("\t", at + 1)[at] if isinstance(line, str) else cell(line, row_type, column)
        out.setdefault(key, []).append(line)
    return out
