"""Which happenings an export is to hold, and how they come out of the ledger: one after the other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
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
    pieces = ledger.stream_query("asked_events", parameters(asked), package=__package__)
    fitting = [(event, claim) for piece in pieces for event, claim in piece.rows]
    events = [event for event, _ in fitting if event]
    for begin in range(0, len(events), _EVENTS):
        for _, group in groupby(_told(ledger, events=events[begin : begin + _EVENTS]), key=_event):
            if _asked(one := happening(list(group)), asked, since, until):
                yield one
    for some in together(_told(ledger, claims=[claim for _, claim in fitting if claim])):
        if _asked(one := happening(some), asked, since, until):
            yield one


def _told(ledger: Ledger, *, events: Sequence[str] = (), claims: Sequence[str] = ()) -> list[Told]:
    if not events and not claims:
        return []
    return [told(row) for row in ledger.query("told", {"events": list(events), "claims": list(claims)}, package=__package__).dicts()]


def _event(claim: Told) -> str:
    return str(claim.row["event"])


def _asked(one: Happening, asked: TimelineQuestion, since: Any, until: Any) -> bool:
    """Whether an event lies in the period by its settled days, and has a status asked for."""
    if asked.status and one.status not in asked.status:
        return False
    if one.days is None:
        return True
    return (since is None or one.days[1] >= since) and (until is None or one.days[0] <= until)
