"""Readings in our own words of acts with every status, for exports: who looks at them must see which of them took place."""

from __future__ import annotations

from typing import Any, get_args

import msgspec
from visits import claim, reading

from depesche.records import Claim, ClaimPlace, Reading, Status

DAY = "2025-03-21"
REPORTED = "2025-03-22"
STATUSES: tuple[str, ...] = get_args(Status)
HAPPENED = ("occurred", "ongoing")
KINDS = (*STATUSES, "alleged", "disputed")
"""Statuses of claims, and events that are only alleged or that somebody denies."""


def strike(status: str, *, day: str = DAY, number: int = 0, hedged: bool = False, where: ClaimPlace | None = None) -> tuple[str, Claim]:
    """An attack of one state on another, told with a status; texts differ by number."""
    text = f"Moskau beschoss Kiew, Meldung Nummer {number}."
    made = claim(text, "Moskau", "Kiew", day, type="ASSAULT", mode="aerial", status=status, hedged=hedged)
    return text, msgspec.structs.replace(made, place=where)


def act(kind: str, *, day: str = DAY, published: str | None = REPORTED, number: int = 0, **more: Any) -> list[Reading]:
    """The readings of one event of a kind of `KINDS`."""
    at = KINDS.index(kind) * 100 + number
    told: list[tuple[str, bool]] = {"alleged": [("occurred", True)], "disputed": [("occurred", False), ("denied", False)]}.get(
        kind, [(kind, False)]
    )
    out = []
    for step, (status, hedged) in enumerate(told):
        text, made = strike(status, day=day, number=at * 10 + step, hedged=hedged, **more)
        out.append(reading(text, made, published=published, outlet=f"Blatt {step}", url=f"https://example.org/{at}/{step}"))
    return out


def place(text: str, key: str, country: str) -> ClaimPlace:
    """A place of the tables."""
    return ClaimPlace(text=text, id=key, country=country)
