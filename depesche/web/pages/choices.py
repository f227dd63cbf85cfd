"""Classes and statuses to choose from in forms; parts of answers that come in parts."""

from __future__ import annotations

from typing import Annotated, get_args

from fastapi import Query

from depesche.questions import Answer
from depesche.records import EventType, Status
from depesche.web.pages.common import Part

CLASSES: tuple[str, ...] = get_args(EventType)
STATUSES: tuple[str, ...] = get_args(Status)

Class = Annotated[str | None, Query(alias="type", max_length=40)]
"""Parameter `type` of an address."""


def part_of(found: Answer, page: int, size: int) -> Part:
    """Give an answer that is a part of a long one as lists show it."""
    total = found.total or 0
    return Part(tuple(found.dicts()), page, max(1, -(-total // size)), total)
