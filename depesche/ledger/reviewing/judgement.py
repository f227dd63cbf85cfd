"""One judgement of a person, and which judgements are in force."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from depesche.records import Record

VERDICTS: dict[str, tuple[str, ...]] = {
    "claims": ("accept", "reject", "unsure", "edit"),
    "event_claims": ("same", "different", "unsure"),
    "actors": ("same", "different", "unsure"),
}
"""What is judged, and what may be said of it: a claim; whether two claims tell one event; whether two actors are one."""

FIELDS = (
    "type", "mode", "status", "hedged", "time", "duration", "place", "agenda", "instruments", "sources", "participants",
)  # fmt: skip
"""Fields of a claim that a person may correct."""

WITHDRAWN = "withdrawn"


class Judgement(Record, frozen=True, kw_only=True):
    """What one person said once, as a row of `judgements`.

    `about`, `verdict`: see `VERDICTS`; `subject`: a claim, or the first of two (claims, actors), `object` the second;
    `field`, `value`: what a correction (`edit`) says, the value in the form that `reviewing.fields` describes;
    `made_by`: whose judgement it is; `withdraws`: the judgement that this one takes back (verdict `withdrawn`); `judged`: the
    moment, UTC, None where it was not noted; `id`: None for a judgement not stored yet.
    """

    about: str
    subject: str
    object: str | None = None
    verdict: str
    field: str | None = None
    value: Any = None
    made_by: str
    why: str = ""
    withdraws: str | None = None
    judged: datetime | None = None
    id: str | None = None

    @property
    def pair(self) -> frozenset[str]:
        """The two that are judged to be one or not."""
        return frozenset((self.subject, self.object or self.subject))


def in_force(made: Iterable[Judgement]) -> list[Judgement]:
    """Leave out what was withdrawn, and the withdrawals; the order stays."""
    some = list(made)
    withdrawn = {j.withdraws for j in some if j.withdraws}
    return [j for j in some if not j.withdraws and j.id not in withdrawn]


def last_words(made: Iterable[Judgement]) -> list[Judgement]:
    """Of judgements in force on the same two, leave the last one; `unsure` says nothing."""
    last: dict[frozenset[str], Judgement] = {}
    for judgement in made:
        last.pop(judgement.pair, None)
        last[judgement.pair] = judgement
    return [j for j in last.values() if j.verdict != "unsure"]
