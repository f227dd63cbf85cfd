"""How many happenings a period has, beside how many reports the ledger holds of it at all."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from depesche.ledger import Ledger
from depesche.ledger.settling.told import EXACT_DAYS
from depesche.questions.answer import Answer, Coverage
from depesche.questions.caveats import counted, held_in_words
from depesche.questions.counting import Counts, counted_statuses, period_in
from depesche.questions.days import period
from depesche.questions.happenings import counted_happenings
from depesche.questions.held import held, published
from depesche.questions.periods import between, days_of, label, unit
from depesche.questions.timeline import TimelineQuestion, checked, coverage, fields, question_of, settled_claims

COLUMNS = (
    "period", "earliest", "latest", "events", "disputed", "alleged", "other", "reports", "report_days", "outlets", "claims",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Numbers:
    """Counts of one period and the claims behind them, where those were asked for."""

    events: int = 0
    disputed: int = 0
    alleged: int = 0
    other: int = 0
    claims: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Tallied:
    """What counting gives: numbers by period (those of None are in none), reports held by period, what it rests on."""

    question: TimelineQuestion
    numbers: dict[str | None, _Numbers]
    reports: dict[str, _Reports]
    first: date | None
    last: date | None
    coverage: Coverage


@dataclass(frozen=True, slots=True)
class _Reports:
    reports: int = 0
    days: int = 0
    outlets: int = 0


def tally(ledger: Ledger, /, *, by: str = "month", claims: bool = True, **asked: Any) -> Answer:
    """Count happenings by year, month or ISO week.

    Takes the fields of a `TimelineQuestion`; `status` says which statuses count
    (what is told as having happened, unless asked otherwise).  What cannot be
    put into one period stands in a last row without one.  Without `claims` that
    column is empty, and the answer comes sooner.  Raises `UsageError` like
    `timeline`, and for an unknown period.
    """
    unit(by)
    status = asked.pop("status", ())
    statuses = (status,) if isinstance(status, str) else tuple(status)
    checked(TimelineQuestion(status=statuses))
    ways = _counted if ledger.settled and not claims else _listed
    found = ways(ledger, by, counted_statuses(statuses), claims=claims, **asked)
    vague = found.numbers.pop(None, None)
    names = _periods(found, by)
    reports = {name: found.reports.get(name, _Reports()) for name in names}
    whole = not found.question.since and not found.question.until
    return Answer(
        question={"asked": "tally", "by": by, **fields(found.question), "status": list(statuses)},
        columns=COLUMNS,
        rows=(
            *(_row(name, found.numbers.get(name, _Numbers()), reports[name]) for name in names),
            *([_row(None, vague, None)] if vague else []),
        ),
        coverage=found.coverage,
        caveats=tuple(_caveats(found.coverage, reports, vague, by, whole=whole)),
    )


def _listed(ledger: Ledger, by: str, statuses: Sequence[str], *, claims: bool, **asked: Any) -> _Tallied:
    """Count happening by happening, with the claims of each."""
    found = counted_happenings(ledger, **asked)
    counts: dict[str | None, Counts] = {}
    for one in found.happenings:
        counts.setdefault(period_in(one.days, by), Counts()).take(one, statuses)
    rows = published(ledger, found.since, found.until)
    by_name: dict[str, list[tuple[date, str | None, int]]] = {}
    for row in rows:
        by_name.setdefault(label(row[0], by), []).append(row)
    numbers = {
        name: _Numbers(len(c.events), c.disputed, len(c.alleged), len(c.other), tuple(c.claims()) if claims else ())
        for name, c in counts.items()
    }
    sums = {name: held(some) for name, some in by_name.items()}
    return _Tallied(
        question=found.question, numbers=numbers, reports={n: _Reports(h.reports, h.days, len(h.outlets)) for n, h in sums.items()},
        first=found.since or min((row[0] for row in rows), default=None), last=found.until or max((row[0] for row in rows), default=None),
        coverage=found.coverage,
    )  # fmt: skip


def _counted(ledger: Ledger, by: str, statuses: Sequence[str], *, claims: bool, **asked: Any) -> _Tallied:
    """Let the ledger count what is settled."""
    del claims
    question = question_of(**asked)
    since, until = period(question.since, question.until)
    rows = settled_claims(ledger, "tally_settled", question, by=by, counted=list(statuses), exact=EXACT_DAYS, newest=None)
    numbers = {
        label(row["period"], by) if row["period"] else None: _Numbers(row["events"], row["disputed"], row["alleged"], row["other"])
        for row in rows
    }
    days = ledger.query("published_by", {"since": since, "until": until, "by": by}, package=__package__).dicts()
    claimed = sum(row["claims"] for row in rows), sum(row["undated"] for row in rows)
    return _Tallied(
        question=question, numbers=numbers,
        reports={label(row["first"], by): _Reports(row["reports"], row["days"], row["outlets"]) for row in days},
        first=since or min((row["first"] for row in days), default=None), last=until or max((row["last"] for row in days), default=None),
        coverage=coverage(ledger, since, until, *claimed),
    )  # fmt: skip


def _periods(found: _Tallied, by: str) -> list[str]:
    """Every period asked for or covered by reports, empty ones too, and older ones that have a happening."""
    covered = between(found.first, found.last, by) if found.first and found.last else ()
    names = {*covered, *(name for name in found.numbers if name)}
    return sorted(names, key=lambda name: days_of(name)[0])


def _row(name: str | None, numbers: _Numbers, reports: _Reports | None) -> tuple[Any, ...]:
    begin, end = days_of(name) if name else (None, None)
    return (
        name, begin and begin.isoformat(), end and end.isoformat(), numbers.events, numbers.disputed, numbers.alleged,
        numbers.other, reports and reports.reports, reports and reports.days, reports and reports.outlets, list(numbers.claims),
    )  # fmt: skip


def _caveats(rests_on: Coverage, reports: dict[str, _Reports], vague: _Numbers | None, by: str, *, whole: bool) -> Iterator[str]:
    yield held_in_words(rests_on, whole=whole)
    yield (
        "'Events' counts happenings, not reports: claims of several reports that tell one happening count once. "
        "Disputed ones are among them; alleged ones (every teller keeps a distance) and other ones (another status) are not."
    )
    yield "Events stand under the day they took place, reports under the day they were published; what was never reported is in neither."
    bare = [name for name, some in reports.items() if not some.reports]
    if bare:
        shown = ", ".join(bare[:6]) + (" ..." if len(bare) > 6 else "")
        yield f"No report at all was published in {counted(len(bare), by)} ({shown}): a zero there says nothing."
    thin = [some.reports for some in reports.values() if some.reports]
    if thin and max(thin) > 2 * min(thin):
        yield f"Reports per {by} range from {min(thin)} to {max(thin)}: more events may only mean more reports; `compare` gives rates."
    if vague:
        number = vague.events + vague.alleged + vague.other
        yield f"Undated, or dated too vaguely for one {by}: {counted(number, 'happening')}, in the row without a period."
