"""Long answers in parts of so many rows."""

from __future__ import annotations

from depesche.errors import UsageError

MOST = 500
"""Rows of one part at most."""


def offset(page: int, size: int) -> int:
    """Give the rows before a part, parts numbered from 1; raises `UsageError` for parts out of range.

    >>> offset(3, 50)
    100
    """
    if page < 1 or not 1 <= size <= MOST:
        raise UsageError(f"parts are numbered from 1 and hold from 1 to {MOST} rows; this asks for part {page} of {size} rows")
    return (page - 1) * size
