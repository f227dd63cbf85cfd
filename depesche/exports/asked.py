"""Which happenings an export is to hold, and how they come out of the ledger: one after the other."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from typing import Any

from depesche.exports.happening import Happening, happening
from depesche.ledger import Ledger
from depesche.ledger.settling.happenings import happenings as together
from depesche.ledger.settling.told import Told, told
from depesche.questions.days import period
from depesche.questions.timeline import TimelineQuestion, checked

_EVENTS = 5_000
"""Events fetched at a time: their claims are wide, with everybody who takes part and everybody who says so."""


def question(**asked: Any) -> TimelineQuestion:
    """Check the fields of a `TimelineQuestion`, as for a timeline; raises `UsageError` for what does not exist."""
    parties, status = (tuple(asked.pop(name, ())) for name in ("parties", "status"))
    return checked(TimelineQuestion(parties=parties, status=status, **asked))


def parameters(asked: TimelineQuestion) -> dict[str, Any]:
    """Give what is asked for as parameters of the queries of this room."""
    since, until = period(asked.since, asked.until)
    return {"parties": list(asked.parties), "type": asked.type, "mode": asked.mode, "since": since, "until": until}


def told_happenings(ledger: Ledger, asked: TimelineQuestion) -> Iterator[Happening]:
    """Give the happenings that fit a question in order of days, undated ones last, some thousands of events in memory at a time.

    Claims that are not settled yet come last; they are held together and grouped by class, parties and days.
    """
    since, until = period(asked.since, asked.until)
    fitting = parameters(asked)
    events = [row[0] for piece in ledger.stream_query("asked_events", fitting, package=__package__) for row in piece.rows]
    settled = [event for event in events if event]
    for begin in range(0, len(settled), _EVENTS):
        rows = ledger.query("told", {**fitting, "events": settled[begin : begin + _EVENTS]}, package=__package__)
        for _, group in groupby(map(told, rows.dicts()), key=_event):
            if _asked(one := happening(list(group)), asked, since, until):
                yield one
    if len(settled) < len(events):
        rows = ledger.query("told", {**fitting, "events": None}, package=__package__)
        for some in together(map(told, rows.dicts())):
            if _asked(one := happening(some), asked, since, until):
                yield one


def _event(claim: Told) -> str:
    return str(claim.row["event"])


def _asked(one: Happening, asked: TimelineQuestion, since: Any, until: Any) -> bool:
    """Whether an event lies in the period by its settled days, and has a status asked for."""
    if asked.status and one.status not in asked.status:
        return False
    if one.days is None:
        return True
    return (since is None or one.days[1] >= since) and (until is None or one.days[0] <= until)
