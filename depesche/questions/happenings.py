"""The happenings a question counts, from what is settled where all is, else worked out claim by claim."""

from __future__ import annotations

from datetime import date
from typing import Any

from depesche.ledger import Ledger
from depesche.questions.answer import Coverage
from depesche.questions.counting import Happening, happening
from depesche.questions.days import period
from depesche.questions.timeline import TimelineQuestion, coverage, gather, question_of, settled_claims
from depesche.records import Record


class Counted(Record, frozen=True, kw_only=True):
    """What counting starts from: happenings in order of days, and what they rest on."""

    question: TimelineQuestion
    since: date | None
    until: date | None
    happenings: tuple[Happening, ...]
    coverage: Coverage


def counted_happenings(ledger: Ledger, /, **asked: Any) -> Counted:
    """Find the happenings that fit a question; takes the fields of a `TimelineQuestion` and raises like `gather`."""
    question = question_of(**asked)
    if not ledger.settled:
        found = gather(ledger, question)
        happenings = tuple(happening(group) for group in found.groups)
        return Counted(question=found.question, since=found.since, until=found.until, happenings=happenings, coverage=found.coverage)
    since, until = period(question.since, question.until)
    rows = settled_claims(ledger, "happenings", question)
    held = coverage(ledger, since, until, sum(len(row["claims"]) for row in rows), sum(row["undated"] for row in rows))
    return Counted(question=question, since=since, until=until, happenings=tuple(_happening(**row) for row in rows), coverage=held)


def _happening(
    status: str, hedged: bool, disputed: bool, earliest: date | None, latest: date | None, claims: list[str], undated: int
) -> Happening:
    del undated
    days = (earliest, latest) if earliest and latest else None
    return Happening(status, hedged, disputed, days, tuple(claims))
