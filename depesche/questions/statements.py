"""Checkable statements of a reading as rows that a ledger can keep and be asked with."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

import msgspec

from depesche.errors import LexiconError
from depesche.reading.checkable import Period, Statement, statements
from depesche.records import Claim, Part, Reading


def checkable(reading: Reading) -> Iterator[dict[str, Any]]:
    """Give what a reading's report says that counts or compares acts, as rows of the table `statements`."""
    for said in _found(reading):
        text = (reading.report.title or "") if said.where == "title" else reading.report.text
        period, compared = said.period or Period(None, None), said.compared_with or Period(None, None)
        yield {
            "kind": said.kind, "words": said.words, "counted": said.counted, "type": said.type, "mode": said.mode, "claim": said.claim,
            "parties": list(_parties(reading, said)), "number": said.number, "change": said.change,
            "period_earliest": period.earliest, "period_latest": period.latest, "after": _after(reading, said),
            "compared_earliest": compared.earliest, "compared_latest": compared.latest, "sentence": text[said.begin : said.end],
            "sentence_begin": said.begin, "sentence_end": said.end, "sentence_where": said.where,
            "sources": msgspec.to_builtins(said.sources),
        }  # fmt: skip


def _found(reading: Reading) -> tuple[Statement, ...]:
    """Statements where the language has tables for them; reports in other languages have none."""
    try:
        return statements(reading)
    except LexiconError:
        return ()


def _parties(reading: Reading, said: Statement) -> Iterator[dict[str, Any]]:
    """Whom a statement is about, with the part each has in the act where a claim tells it."""
    actors = {actor.id: actor for actor in reading.actors}
    claim = next((c for c in reading.claims if c.id == said.claim), None)
    for key in said.parties:
        part, role = _part(claim, key)
        actor = actors.get(key)
        yield {
            "actor": actor.id if actor else None, "name": actor.name if actor else key, "kind": actor.kind if actor else None,
            "country": (part.country if part else None) or (actor.country if actor else None), "role": role,
        }  # fmt: skip


def _part(claim: Claim | None, key: str) -> tuple[Part | None, str | None]:
    for role, parts in (("actor", claim.actors), ("recipient", claim.recipients)) if claim else ():
        for part in parts:
            if key in {part.actor, part.name, part.text}:
                return part, role
    return None, None


def _after(reading: Reading, said: Statement) -> str | None:
    """The last day of the time that "since 2019" names: the act it looks back to lies within it."""
    if said.period is None or said.period.earliest is None:
        return None
    ends = [
        time.latest
        for time in reading.times
        if time.where == said.where and said.begin <= time.begin < said.end and time.earliest == said.period.earliest and time.latest
    ]
    end = min(ends, default=None)
    if end is None or said.period.latest is None or date.fromisoformat(end) >= date.fromisoformat(said.period.latest):
        return None
    return end
