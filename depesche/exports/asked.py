"""Which happenings an export is to hold, and how they come out of the ledger: one after the other."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import groupby
from typing import Any

from depesche.exports.happening import Happening, happening
from depesche.ledger import Ledger
from depesche.ledger.settling.happenings import happenings as together
from depesche.ledger.settling.told import Told, told
from depesche.questions.days import period
from depesche.questions.timeline import TimelineQuestion, checked


def question(**asked: Any) -> TimelineQuestion:
    """Check the fields of a `TimelineQuestion`, as for a timeline; raises `UsageError` for what does not exist."""
    parties, status = (tuple(asked.pop(name, ())) for name in ("parties", "status"))
    return checked(TimelineQuestion(parties=parties, status=status, **asked))


def parameters(asked: TimelineQuestion) -> dict[str, Any]:
    """Give what is asked for as parameters of the queries of this room."""
    since, until = period(asked.since, asked.until)
    return {"parties": list(asked.parties), "type": asked.type, "mode": asked.mode, "since": since, "until": until}


def told_happenings(ledger: Ledger, asked: TimelineQuestion) -> Iterator[Happening]:
    """Give the happenings that fit a question in order of days, undated ones last, one event in memory at a time.

    Claims that are not settled yet come last; they are held together and grouped by class, parties and days.
    """
    since, until = period(asked.since, asked.until)
    unsettled: list[Told] = []
    pieces = ledger.stream_query("told", parameters(asked), package=__package__)
    rows = (row for piece in pieces for row in piece.dicts())
    for event, group in groupby(rows, key=_event):
        claims = [told(row) for row in group]
        if event is None:
            unsettled += claims
        elif _asked(one := happening(claims), asked, since, until):
            yield one
    for some in together(unsettled):
        if _asked(one := happening(some), asked, since, until):
            yield one


def _event(row: Mapping[str, Any]) -> str | None:
    event: str | None = row["event"]
    return event


def _asked(one: Happening, asked: TimelineQuestion, since: Any, until: Any) -> bool:
    """Whether an event lies in the period by its settled days, and has a status asked for."""
    if asked.status and one.status not in asked.status:
        return False
    if one.days is None:
        return True
    return (since is None or one.days[1] >= since) and (until is None or one.days[0] <= until)
