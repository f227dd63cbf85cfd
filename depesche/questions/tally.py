"""How many happenings a period has, beside how many reports the ledger holds of it at all."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from depesche.ledger import Ledger
from depesche.questions.answer import Answer
from depesche.questions.caveats import counted, held_in_words
from depesche.questions.counting import Counts, counted_statuses, period_in
from depesche.questions.happenings import Counted, counted_happenings
from depesche.questions.held import Held, held, published
from depesche.questions.periods import between, days_of, label, unit
from depesche.questions.timeline import TimelineQuestion, checked, fields

COLUMNS = (
    "period", "earliest", "latest", "events", "disputed", "alleged", "other", "reports", "report_days", "outlets", "claims",
)  # fmt: skip


def tally(ledger: Ledger, /, *, by: str = "month", **asked: Any) -> Answer:
    """Count happenings by year, month or ISO week.

    Takes the fields of a `TimelineQuestion`; `status` says which statuses count
    (what is told as having happened, unless asked otherwise).  What cannot be
    put into one period stands in a last row without one.  Raises `UsageError`
    like `timeline`, and for an unknown period.
    """
    unit(by)
    status = asked.pop("status", ())
    statuses = (status,) if isinstance(status, str) else tuple(status)
    checked(TimelineQuestion(status=statuses))
    found = counted_happenings(ledger, **asked)
    rows = published(ledger, found.since, found.until)
    counts = _counts(found, by, counted_statuses(statuses))
    vague = counts.pop(None, None)
    names = _periods(found, counts, [row[0] for row in rows], by)
    by_name: dict[str, list[tuple[date, str | None, int]]] = {}
    for row in rows:
        by_name.setdefault(label(row[0], by), []).append(row)
    reports = {name: held(by_name.get(name, ())) for name in names}
    return Answer(
        question={"asked": "tally", "by": by, **fields(found.question), "status": list(statuses)},
        columns=COLUMNS,
        rows=(
            *(_row(name, counts.get(name, Counts()), reports[name]) for name in names),
            *([_row(None, vague, None)] if vague else []),
        ),
        coverage=found.coverage,
        caveats=tuple(_caveats(found, reports, vague, by)),
    )


def _counts(found: Counted, by: str, statuses: tuple[str, ...]) -> dict[str | None, Counts]:
    counts: dict[str | None, Counts] = {}
    for one in found.happenings:
        counts.setdefault(period_in(one.days, by), Counts()).take(one, statuses)
    return counts


def _periods(found: Counted, counts: Iterable[str | None], days: list[date], by: str) -> list[str]:
    """Every period asked for or covered by reports, empty ones too, and older ones that have a happening."""
    first = found.since or (min(days) if days else None)
    last = found.until or (max(days) if days else None)
    covered = between(first, last, by) if first and last else ()
    names = {*covered, *(name for name in counts if name)}
    return sorted(names, key=lambda name: days_of(name)[0])


def _row(name: str | None, counts: Counts, reports: Held | None) -> tuple[Any, ...]:
    begin, end = days_of(name) if name else (None, None)
    return (
        name, begin and begin.isoformat(), end and end.isoformat(), len(counts.events), counts.disputed, len(counts.alleged),
        len(counts.other), reports and reports.reports, reports and reports.days, reports and len(reports.outlets), counts.claims(),
    )  # fmt: skip


def _caveats(found: Counted, reports: dict[str, Held], vague: Counts | None, by: str) -> Iterator[str]:
    yield held_in_words(found.coverage, whole=not found.since and not found.until)
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
        number = len(vague.events) + len(vague.alleged) + len(vague.other)
        yield f"Undated, or dated too vaguely for one {by}: {counted(number, 'happening')}, in the row without a period."
