"""Classes and statuses to choose from in forms."""

from __future__ import annotations

from typing import Annotated, get_args

from fastapi import Query

from depesche.records import EventType, Status

CLASSES: tuple[str, ...] = get_args(EventType)
STATUSES: tuple[str, ...] = get_args(Status)

Class = Annotated[str | None, Query(alias="type", max_length=40)]
"""Parameter `type` of an address."""
