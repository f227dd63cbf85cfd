"""What several pages share: bounded parameters of addresses, parts of long answers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Any

from fastapi import Query

from depesche.questions import Answer

PART = 100
"""Rows on one page of a long answer."""
_LONGEST = 200

Word = Annotated[str | None, Query(max_length=_LONGEST)]
"""One word, day or id of an address."""
Words = Annotated[list[str], Query(max_length=20)]
"""Several of them: `party=RUS&party=PRK`."""
FromPage = Annotated[int, Query(ge=1, le=1_000_000)]
"""Number of the part of a long answer, from 1."""


@dataclass(frozen=True, slots=True)
class Part:
    """Some rows of a long answer: numbers of the part, of all parts and of all rows."""

    rows: tuple[dict[str, Any], ...]
    number: int
    parts: int
    total: int


def part_of(rows: list[dict[str, Any]], number: int, size: int, total: int) -> Part:
    """Make the part of a list that was fetched as such."""
    parts = max(1, -(-total // size))
    return Part(tuple(rows), min(number, parts), parts, total)


def answer_part(found: Answer, number: int, size: int) -> Part:
    """Make the part that an answer is, of one that was asked for in parts."""
    return part_of(found.dicts(), number, size, found.total or 0)


def paged(answer: Answer, number: int, size: int = PART) -> Part:
    """Give the rows of one part; behind the end the last part."""
    parts = max(1, -(-len(answer.rows) // size))
    number = min(number, parts)
    some = answer.rows[(number - 1) * size : number * size]
    return Part(tuple(dict(zip(answer.columns, row, strict=True)) for row in some), number, parts, len(answer.rows))
