"""Long answers in parts: so many rows of so many."""

from __future__ import annotations

from typing import NamedTuple

from depesche.errors import UsageError
from depesche.questions.answer import Answer

MOST = 500
"""Rows of one part at most."""


class Partly(NamedTuple):
    """A part of a long answer, and how many rows the whole has."""

    answer: Answer
    total: int


def offset(page: int, size: int) -> int:
    """Rows before a part, parts numbered from 1; raises `UsageError` for parts out of range.

    >>> offset(3, 50)
    100
    """
    if page < 1 or not 1 <= size <= MOST:
        raise UsageError(f"parts are numbered from 1 and hold from 1 to {MOST} rows; this asks for part {page} of {size} rows")
    return (page - 1) * size
