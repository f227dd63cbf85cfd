"""The outline of a timeline: what a drawing needs of each event and no more, or counts by week or month where there are too many."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import msgspec

from depesche.ledger import Ledger
from depesche.ledger.settling.told import EXACT_DAYS
from depesche.questions.answer import Answer, Coverage
from depesche.questions.caveats import held_in_words
from depesche.questions.days import iso
from depesche.questions.periods import days_of, label
from depesche.questions.timeline import Gathered, TimelineQuestion, coverage, fields, gather_checked, question_of, settled_claims
from depesche.questions.timeline_rows import COLUMNS as TIMELINE_COLUMNS
from depesche.questions.timeline_rows import timeline_row

MOST = 6_000
"""Events that are outlined one by one; more are counted."""
COLUMNS = (
    "earliest", "latest", "approximate", "type", "mode", "status", "hedged", "disputed", "parties", "reports", "independent", "event",
)  # fmt: skip
COUNTED = ("earliest", "latest", "type", "status", "hedged", "disputed", "events")
_WEEKS = 366 * 6
"""Days up to which counting goes by week."""


def outline(ledger: Ledger, /, *, most: int = MOST, **asked: Any) -> Answer:
    """Outline the events that fit a question, in order of days, undated ones at the end.

    Takes the fields of a `TimelineQuestion` and raises `UsageError` like `timeline`.  Rows have `COLUMNS`; where there are
    more than `most` events they are counted by week or month of their first day instead (`COUNTED`), and the question of
    the answer says `by` which.  `total` is the number of events.
    """
    question = question_of(**asked)
    if not ledger.settled:
        return _unsettled(gather_checked(ledger, question))
    more = {"exact": EXACT_DAYS, "newest": None}
    (size,) = settled_claims(ledger, "outline_size", question, **more)
    held = coverage(ledger, None, None, size["claims"], size["undated"])
    if size["events"] <= most:
        rows = [_plain(tuple(row.values())) for row in settled_claims(ledger, "outline", question, **more)]
        return _answer(question, None, rows, held)
    by = "week" if (size["last"] - size["first"]).days <= _WEEKS else "month"
    counts = settled_claims(ledger, "outline_by", question, by=by, **more)
    answer = _answer(question, by, [_counted(tuple(row.values()), by) for row in counts], held)
    return msgspec.structs.replace(answer, total=size["events"])


def _unsettled(found: Gathered) -> Answer:
    rows = []
    for group in found.groups:
        row = dict(zip(TIMELINE_COLUMNS, timeline_row(group, found.links), strict=True))
        parties = sorted({p["country"] for c in group for p in c.row["participants"] if p["country"]})
        rows.append(tuple(parties if name == "parties" else row[name] for name in COLUMNS))
    return _answer(found.question, None, rows, found.coverage)


def _answer(question: TimelineQuestion, by: str | None, rows: Sequence[tuple[Any, ...]], held: Coverage) -> Answer:
    return Answer(
        question={"asked": "outline", "by": by, **fields(question)}, columns=COUNTED if by else COLUMNS, rows=tuple(rows), coverage=held,
        caveats=(held_in_words(held),), total=len(rows),
    )  # fmt: skip


def _counted(row: tuple[Any, ...], by: str) -> tuple[Any, ...]:
    first, *rest = row
    return (*(day.isoformat() for day in days_of(label(first, by))), *rest) if first else (None, None, *rest)


def _plain(row: tuple[Any, ...]) -> tuple[Any, ...]:
    first, last, *rest = row
    return (iso(first), iso(last), *rest)
