"""What answers rest on and what they cannot say, in words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from depesche.ledger.settling.happenings import settled
from depesche.ledger.settling.told import Told
from depesche.questions.answer import Coverage


@dataclass(frozen=True, slots=True)
class Doubts:
    """How many rows are dated to more than a week only, and how many are plans whose days are over."""

    vague: int
    late: int


def doubts(groups: Sequence[Sequence[Told]], last: str | None) -> Doubts:
    """Count what is doubtful about the days of some happenings; `last` is the day of the newest report."""
    vague = sum(not any(c.exact for c in g) and any(c.row["earliest"] or c.row["latest"] for c in g) for g in groups)
    return Doubts(vague, _overdue(groups, last))


def caveats(doubtful: Doubts, coverage: Coverage, *, whole: bool, unsettled: int = 0) -> Iterable[str]:
    """Say what the rows rest on; `whole` where no period was asked for."""
    yield held_in_words(coverage, whole=whole)
    yield (
        "A row says what reports say; 'happened' means told as having happened. "
        "Claims share a row when class, parties and days agree and mode, people and place do not contradict, or when a wrong, vague "
        "or missing day is outweighed by people, place, matter and wording."
    )
    yield (
        "Independent: reports that take over each other's wording, or rest on the same innermost source or "
        "outlet, count once, translations between two languages too; texts told anew are not recognised."
    )
    if unsettled:
        yield f"Not settled yet: {counted(unsettled, 'claim')}, grouped by class, parties and days alone; `Ledger.settle()` settles them."
    if coverage.undated:
        yield f"Without a date: {counted(coverage.undated, 'claim')}, at the end; they may repeat rows above."
    if doubtful.vague:
        yield f"Dated to more than a week: {counted(doubtful.vague, 'row')}; they may be the same happening as a dated row."
    if doubtful.late:
        yield f"Planned for days before the newest report: {counted(doubtful.late, 'row')}, and no report here says that it took place."


def held_in_words(coverage: Coverage, *, whole: bool = True) -> str:
    """Say how many reports the ledger holds; `whole` where no period was asked for."""
    held = f"The ledger holds {counted(coverage.reports, 'report')}"
    if not whole:
        held += f", {coverage.in_period} of them published in this period"
    return f"{held} ({coverage.unpublished} without a known day); what they do not tell is missing here."


def counted(number: int, word: str) -> str:
    """Give a number with its word.

    >>> counted(1, "report"), counted(2, "report")
    ('1 report', '2 reports')
    """
    return f"{number} {word}" + ("" if number == 1 else "s")


def _overdue(groups: Sequence[Sequence[Told]], last: str | None) -> int:
    """Plans whose days passed before the newest report was published."""
    if last is None:
        return 0
    planned = [g for g in groups if settled(g)[0] in {"planned", "expected"} and g[0].days]
    return sum(all(c.days and c.days[1].isoformat() < last for c in g) for g in planned)
