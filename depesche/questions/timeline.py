"""The timeline of some parties: what happened, is planned, was denied, in order of days."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any, get_args

from depesche.errors import UsageError
from depesche.ledger import Ledger
from depesche.ledger.settling.happenings import settled, settled_groups
from depesche.ledger.settling.told import Told, told
from depesche.questions.answer import Answer, Coverage
from depesche.questions.caveats import caveats
from depesche.questions.days import iso, period
from depesche.questions.parties import party_codes
from depesche.questions.timeline_rows import COLUMNS, dated, timeline_row
from depesche.records import MODES, EventType, Record, Status


class TimelineQuestion(Record, frozen=True, kw_only=True):
    """What to show: only happenings in which all `parties` take part; empty means any.

    `parties` are alpha-3 codes, `IGO:..` or names; `type`, `mode` an event class
    (CLAIMS section 2); `since`, `until` a day, month or year, both inclusive;
    `status` one or more settled statuses.
    """

    parties: tuple[str, ...] = ()
    type: str | None = None
    mode: str | None = None
    since: str | None = None
    until: str | None = None
    status: tuple[str, ...] = ()


class Gathered(Record, frozen=True, kw_only=True):
    """What a question finds before it is counted or shown: happenings in order of days, and what they rest on.

    `links`: pairs of their reports that repeat each other; `unsettled`: claims
    that were grouped for this question only.
    """

    question: TimelineQuestion
    since: date | None
    until: date | None
    groups: tuple[tuple[Told, ...], ...]
    coverage: Coverage
    links: frozenset[frozenset[str]]
    unsettled: int


def gather(ledger: Ledger, question: TimelineQuestion | None = None, /, **asked: Any) -> Gathered:
    """Find the happenings that fit a question, in order of days, undated ones at the end.

    Takes a `TimelineQuestion` or its fields as keywords.  Raises `UsageError`
    for parties, classes, days or statuses that do not exist.
    """
    return gather_checked(ledger, checked(question) if question else question_of(**asked))


def gather_checked(ledger: Ledger, question: TimelineQuestion) -> Gathered:
    """Find the happenings for a question whose parties are codes already, also such as no table knows."""
    since, until = period(question.since, question.until)
    if ledger.settled:
        groups = tuple(settled_groups(told(row) for row in settled_claims(ledger, "timeline_settled", question)))
        kept = [claim for group in groups for claim in group]
        held = coverage(ledger, since, until, len(kept), undated(kept))
        return Gathered(question=question, since=since, until=until, groups=groups, coverage=held, links=frozenset(), unsettled=0)
    parameters = {
        "parties": list(question.parties), "type": question.type, "mode": question.mode,
        "since": since, "until": until,
    }  # fmt: skip
    claims = [told(row) for row in ledger.query("timeline", parameters, package=__package__).dicts()]
    groups = tuple(
        g for g in settled_groups(claims) if _within(g, since, until) and (not question.status or settled(g)[0] in question.status)
    )
    kept = [claim for group in groups for claim in group]
    return Gathered(
        question=question, since=since, until=until, groups=groups, coverage=coverage(ledger, since, until, len(kept), undated(kept)),
        links=ledger.repeats(c.row["report"] for c in kept), unsettled=sum(not c.row["event"] for c in kept),
    )  # fmt: skip


def _within(group: Sequence[Told], since: date | None, until: date | None) -> bool:
    """Say whether an event lies in a period by the days it is dated to best; an undated one fits any."""
    days = [c.days for c in dated(group) if c.days]
    if not days:
        return True
    return (since is None or max(d[1] for d in days) >= since) and (until is None or min(d[0] for d in days) <= until)


def timeline(ledger: Ledger, question: TimelineQuestion | None = None, /, **asked: Any) -> Answer:
    """Say what the ledger holds on some parties, in order of days, undated claims at the end.

    Takes a `TimelineQuestion` or its fields as keywords.  Raises `UsageError`
    for parties, classes, days or statuses that do not exist.
    """
    found = gather(ledger, question, **asked)
    return Answer(
        question={"asked": "timeline", **fields(found.question)},
        columns=COLUMNS,
        rows=tuple(timeline_row(group, found.links) for group in found.groups),
        coverage=found.coverage,
        caveats=tuple(caveats(found.groups, found.coverage, whole=not found.since and not found.until, unsettled=found.unsettled)),
    )


def fields(question: Record) -> dict[str, Any]:
    """Give what was asked, by field."""
    return {name: getattr(question, name) for name in question.__struct_fields__}


def question_of(**asked: Any) -> TimelineQuestion:
    """Make a question of its fields, with codes for names; raises `UsageError` for what does not exist."""
    return checked(_question(**asked))


def _question(*, parties: Iterable[str] = (), status: str | Iterable[str] = (), **more: str | None) -> TimelineQuestion:
    statuses = (status,) if isinstance(status, str) else tuple(status)
    some = (parties,) if isinstance(parties, str) else tuple(parties)
    return TimelineQuestion(parties=some, status=statuses, **more)


def checked(question: TimelineQuestion) -> TimelineQuestion:
    """Give the question with codes for names; raises `UsageError` for what does not exist."""
    kind = question.type.upper() if question.type else None
    _known("type", kind, get_args(EventType))
    modes = MODES[kind] if kind else sorted({m for modes in MODES.values() for m in modes})
    _known("mode", question.mode, modes)
    for status in question.status:
        _known("status", status, get_args(Status))
    return TimelineQuestion(
        parties=party_codes(question.parties), type=kind, mode=question.mode,
        since=question.since, until=question.until, status=question.status,
    )  # fmt: skip


def _known(field: str, value: str | None, values: Sequence[str]) -> None:
    if value is not None and value not in values:
        raise UsageError(f"{value!r} is no {field}; there are: {', '.join(values) or 'none for this type'}")


def settled_claims(ledger: Ledger, query: str, question: TimelineQuestion, **more: Any) -> list[dict[str, Any]]:
    """Ask what is settled: a query on `told` that names the blocks of the question `BLOCKS`; `more` are further values it names."""
    since, until = period(question.since, question.until)
    asked = {"parties": list(question.parties), "type": question.type}
    numbers = None
    if question.parties or question.type:
        numbers = [row[0] for row in ledger.query("blocks", asked, package=__package__).rows]
    parameters = {"mode": question.mode, "since": since, "until": until, "status": list(question.status), **more}
    return ledger.query(query, parameters, package=__package__, blocks=numbers).dicts()


def groups_of(ledger: Ledger, blocks: Iterable[int]) -> list[tuple[Told, ...]]:
    """Give the settled happenings of some blocks; each claim's row names its `block`."""
    parameters: dict[str, Any] = {"mode": None, "since": None, "until": None, "status": []}
    rows = ledger.query("timeline_settled", parameters, package=__package__, blocks=sorted(blocks)).dicts()
    return settled_groups(told(row) for row in rows)


def undated(claims: Iterable[Told]) -> int:
    """Count claims without any day."""
    return sum(not c.row["earliest"] and not c.row["latest"] for c in claims)


def coverage(ledger: Ledger, since: date | None, until: date | None, claims: int = 0, undated: int = 0) -> Coverage:
    """Say what the ledger holds, beside how many claims an answer rests on."""
    found = ledger.query("coverage", {"since": since, "until": until}, package=__package__).dicts()[0]
    first, last = iso(found.pop("first")), iso(found.pop("last"))
    return Coverage(**found, first=first, last=last, claims=claims, undated=undated)
