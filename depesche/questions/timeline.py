"""The timeline of some parties: what happened, is planned, was denied, in order of days."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any, get_args

import msgspec

from depesche.errors import UsageError
from depesche.ledger import Ledger
from depesche.ledger.settling.happenings import event_id, settled, settled_groups
from depesche.ledger.settling.independence import Links
from depesche.ledger.settling.told import EXACT_DAYS, Told, told
from depesche.questions.answer import Answer, Coverage
from depesche.questions.caveats import Doubts, caveats, doubts
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

    @property
    def whole(self) -> bool:
        """Whether no period was asked for."""
        return not self.since and not self.until


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
        groups = in_order(settled_groups(told(row) for row in settled_claims(ledger, "timeline_settled", question)))
        kept = [claim for group in groups for claim in group]
        held = coverage(ledger, since, until, len(kept), undated(kept))
        return Gathered(question=question, since=since, until=until, groups=groups, coverage=held, links=frozenset(), unsettled=0)
    parameters = {
        "parties": list(question.parties), "type": question.type, "mode": question.mode,
        "since": since, "until": until,
    }  # fmt: skip
    claims = [told(row) for row in ledger.query("timeline", parameters, package=__package__).dicts()]
    groups = in_order(
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


def in_order(groups: Iterable[tuple[Told, ...]]) -> tuple[tuple[Told, ...], ...]:
    """Put happenings in order of the days they are dated to best, the longer before the shorter, undated ones at the end."""
    return tuple(sorted(groups, key=_place))


def _place(group: Sequence[Told]) -> tuple[Any, ...]:
    known = [c.days for c in dated(group) if c.days]
    known = known or [(c.row["earliest"] or c.row["latest"], c.row["latest"] or c.row["earliest"]) for c in group]
    days = [day for day in known if day[0]]
    if not days:
        return (True, date.max, 0, group[0].row["type"], event_id(group))
    return (False, min(d[0] for d in days), -max(d[1] for d in days).toordinal(), group[0].row["type"], event_id(group))


def timeline(
    ledger: Ledger, question: TimelineQuestion | None = None, /, *, limit: int | None = None, offset: int = 0, **asked: Any
) -> Answer:
    """Say what the ledger holds on some parties, in order of days, undated claims at the end.

    Takes a `TimelineQuestion` or its fields as keywords; `limit` gives at most so many rows, from the one numbered
    `offset` (0 is the first) on, and the answer says how many there are in all (`total`).
    Raises `UsageError` for parties, classes, days or statuses that do not exist.
    """
    chosen = checked(question) if question else question_of(**asked)
    if limit is not None and ledger.settled:
        return _page(ledger, chosen, limit, offset)
    found = gather_checked(ledger, chosen)
    some = found.groups[offset:] if limit is None else found.groups[offset : offset + limit]
    doubtful = doubts(found.groups, found.coverage.last)
    told_by = caveats(doubtful, found.coverage, whole=found.whole, unsettled=found.unsettled)
    answer = _answer(chosen, some, found.coverage, told_by, found.links)
    return answer if limit is None else msgspec.structs.replace(answer, total=len(found.groups))


def _page(ledger: Ledger, question: TimelineQuestion, limit: int, offset: int) -> Answer:
    """Some rows of a timeline from what is settled: only their claims are fetched."""
    since, until = period(question.since, question.until)
    held = coverage(ledger, since, until)
    (found,) = settled_claims(
        ledger, "timeline_page", question, exact=EXACT_DAYS, newest=held.last, limit=max(0, limit), offset=max(0, offset)
    )
    held = msgspec.structs.replace(held, claims=found["claims"], undated=found["undated"])
    rows = ledger.query("told_of", {"events": found["shown"]}, package=__package__, blocks=found["blocks"]).dicts()
    told_by = caveats(Doubts(found["vague"], found["late"]), held, whole=not since and not until)
    groups = in_order(settled_groups(told(row) for row in rows))
    return msgspec.structs.replace(_answer(question, groups, held, told_by), total=found["events"])


def _answer(
    question: TimelineQuestion, groups: Iterable[tuple[Told, ...]], held: Coverage, told_by: Iterable[str], links: Links = frozenset()
) -> Answer:
    return Answer(
        question={"asked": "timeline", **fields(question)}, columns=COLUMNS, rows=tuple(timeline_row(group, links) for group in groups),
        coverage=held, caveats=tuple(told_by),
    )  # fmt: skip


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
    """Ask what is settled: a query on `told` that names the blocks of the question `BLOCKS`; `more` are further parameters."""
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
