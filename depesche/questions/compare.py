"""Whether something became rarer or more frequent: two periods, rates with exact intervals, and what cannot be said."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from depesche.errors import UsageError
from depesche.ledger import Ledger
from depesche.questions.answer import Answer, Coverage
from depesche.questions.caveats import counted, held_in_words
from depesche.questions.counting import Counts, Happening, count, counted_statuses, day_in
from depesche.questions.days import span
from depesche.questions.happenings import Counted, counted_happenings
from depesche.questions.held import Held, held, published
from depesche.questions.intervals import LEVEL, poisson_interval, ratio_interval
from depesche.questions.timeline import TimelineQuestion, checked, fields

COLUMNS = (
    "period", "earliest", "latest", "events", "events_lower", "events_upper", "disputed", "alleged", "other",
    "reports", "report_days", "outlets", "days_covered", "per_1000_reports", "per_1000_reports_lower", "per_1000_reports_upper",
    "per_30_days", "per_30_days_lower", "per_30_days_upper", "ratio_by_reports", "ratio_by_reports_lower",
    "ratio_by_reports_upper", "ratio_by_days", "ratio_by_days_lower", "ratio_by_days_upper", "claims",
)  # fmt: skip

_NO_RATIO = (None, None, None)
_EVEN = 0.5
"""Outlets in both periods should bring at least this share of each period's reports."""


@dataclass(frozen=True, slots=True)
class Side:
    """One of the periods compared."""

    name: str
    first: date
    last: date
    counts: Counts
    reports: Held
    covered: int

    @property
    def events(self) -> int:
        """How many happenings count."""
        return len(self.counts.events)


def compare(ledger: Ledger, /, *, between: Sequence[str], **asked: Any) -> Answer:
    """Compare how often something happened in two periods.

    Args:
        ledger: Where to look.
        between: Two periods: `2024`, `2024-05`, a day, or `2024-01/2024-06`.
        asked: Fields of a `TimelineQuestion` but for `since` and `until`; `status` says what counts.

    Rates are per 1,000 reports published in the period and per 30 days that
    the ledger covers, with Garwood's 95 % intervals; the ratio, second period
    to first, has the interval of Clopper and Pearson.  Raises `UsageError` like
    `timeline`, and for anything but two periods that do not overlap.
    """
    if len(between) != 2 or isinstance(between, str):
        raise UsageError("compare takes two periods, e.g. --between 2024 2025")
    spans = [span(text) for text in between]
    if spans[0][0] <= spans[1][1] and spans[1][0] <= spans[0][1]:
        raise UsageError(f"the periods {between[0]} and {between[1]} overlap; an event must count in one of them only")
    status = asked.pop("status", ())
    statuses = (status,) if isinstance(status, str) else tuple(status)
    checked(TimelineQuestion(status=statuses))
    found = counted_happenings(ledger, **asked)
    counting = counted_statuses(statuses)
    sides = [_side(ledger, found.happenings, name, days, counting, found.coverage) for name, days in zip(between, spans, strict=True)]
    question = {"asked": "compare", "between": list(between), **fields(found.question), "status": list(statuses)}
    del question["since"], question["until"]
    return Answer(
        question=question,
        columns=COLUMNS,
        rows=(_row(sides[0], None), _row(sides[1], sides[0])),
        coverage=found.coverage,
        caveats=tuple(_caveats(found, sides)),
        words=tuple(_words(*sides)),
    )


def side(ledger: Ledger, some: Iterable[Happening], name: str, period: tuple[date, date], coverage: Coverage) -> Side:
    """Count what is told as having happened in a period, beside the reports held of it."""
    return _side(ledger, some, name, period, counted_statuses(()), coverage)


def _side(
    ledger: Ledger, some: Iterable[Happening], name: str, period: tuple[date, date], statuses: Sequence[str], coverage: Coverage
) -> Side:
    inside = [one for one in some if day_in(one.days, *period)]
    return Side(name, *period, count(inside, statuses), held(published(ledger, *period)), covered_days(period, coverage))


def covered_days(period: tuple[date, date], coverage: Coverage) -> int:
    """Days of a period between the first and the last day of publication in the ledger."""
    if coverage.first is None or coverage.last is None:
        return 0
    begin, end = max(period[0], date.fromisoformat(coverage.first)), min(period[1], date.fromisoformat(coverage.last))
    return max(0, (end - begin).days + 1)


def _row(side: Side, before: Side | None) -> tuple[Any, ...]:
    by_reports = _ratio(before, side, (before.reports.reports, side.reports.reports)) if before else _NO_RATIO
    by_days = _ratio(before, side, (before.covered, side.covered)) if before else _NO_RATIO
    counts, reports = side.counts, side.reports
    return (
        side.name, side.first.isoformat(), side.last.isoformat(), side.events, *poisson_interval(side.events),
        counts.disputed, len(counts.alleged), len(counts.other), reports.reports, reports.days, len(reports.outlets), side.covered,
        *_rate(side.events, reports.reports / 1000), *_rate(side.events, side.covered / 30), *by_reports, *by_days, counts.claims(),
    )  # fmt: skip


def _rate(events: int, exposure: float) -> tuple[float | None, float | None, float | None]:
    if not exposure:
        return _NO_RATIO
    lower, upper = poisson_interval(events)
    return events / exposure, lower / exposure, upper / exposure


def _ratio(before: Side, after: Side, exposures: tuple[int, int]) -> tuple[float | None, float | None, float | None]:
    """Rate after to rate before with its interval; the ratio itself is none where nothing was counted before."""
    if not all(exposures) or not before.events + after.events:
        return _NO_RATIO
    ratio = after.events / before.events * exposures[0] / exposures[1] if before.events else None
    return ratio, *ratio_interval(before.events, after.events, exposures)


# --- in words -------------------------------------------------------------------


def _words(before: Side, after: Side) -> Iterator[str]:
    for side in (before, after):
        yield f"{side.name}: {_side_words(side)}"
    yield change(before, after).words


def _side_words(side: Side) -> str:
    said = counted(side.events, "happening")
    more = [
        f"{number} {word}"
        for number, word in ((len(side.counts.alleged), "only alleged"), (len(side.counts.other), "of other status"))
        if number
    ]
    said += f" (beside them {' and '.join(more)})" if more else ""
    said += f" in {counted(side.reports.reports, 'report')}"
    rate = _rate(side.events, side.reports.reports / 1000)
    if rate[0] is None:
        return f"{said}: no rate, since the ledger holds no report published then"
    return f"{said}; {_number(rate[0])} per 1,000 reports (95 % interval {_number(rate[1])} to {_number(rate[2])})"


@dataclass(frozen=True, slots=True)
class Change:
    """What may be said of two periods: `direction` only where both measures, reports and days, bear it out.

    `fewer` or `more`: by more than chance on both; `open`: both intervals hold 1; `split`: the measures do not agree;
    `nothing`: nothing counted; `unknown`: a period without reports.  `words` say it with the ratios.
    """

    direction: str
    words: str


def change(before: Side, after: Side) -> Change:
    """Say whether something was told of more or less often in the later period."""
    by_reports = _ratio(before, after, (before.reports.reports, after.reports.reports))
    by_days = _ratio(before, after, (before.covered, after.covered))
    if by_reports[1] is None or by_days[1] is None:
        if before.events + after.events == 0 and before.reports.reports and after.reports.reports:
            return Change("nothing", "Nothing was counted in either period: nothing can be said of a change.")
        return Change("unknown", "No comparison: there is a period of which the ledger holds no report.")
    shown = f"Rate in {after.name} to rate in {before.name}: by reports {_ratio_words(by_reports)}, by days {_ratio_words(by_days)}"
    directions = {_direction(by_reports), _direction(by_days)}
    direction = directions.pop() if len(directions) == 1 else "split"
    return Change(direction, f"{shown}. {_SAID[direction].format(after=after.name)}")


_SAID = {
    "fewer": "Told of less often in {after}, by more than chance, on both measures.",
    "more": "Told of more often in {after}, by more than chance, on both measures.",
    "open": "Both intervals hold 1: these numbers bear out neither a decrease nor an increase.",
    "split": "The two measures do not agree that the change is more than chance: nothing firm can be said.",
}


def _direction(ratio: tuple[float | None, float | None, float | None]) -> str:
    _, lower, upper = ratio
    if upper is not None and upper < 1:
        return "fewer"
    return "more" if lower is not None and lower > 1 else "open"


def _ratio_words(ratio: tuple[float | None, float | None, float | None]) -> str:
    middle = "without upper bound" if ratio[0] is None else _number(ratio[0])
    return f"{middle} ({_number(ratio[1])} to {'any number' if ratio[2] is None else _number(ratio[2])})"


def _number(value: float | None) -> str:
    if value is None:
        return "unknown"
    return f"{value:.1f}" if value >= 10 else f"{value:.2g}" if value >= 0.01 else f"{value:.1g}" if value else "0"


def _caveats(found: Counted, sides: Sequence[Side]) -> Iterator[str]:
    yield held_in_words(found.coverage)
    yield (
        f"Intervals ({LEVEL:.0%}) take happenings as independent of each other (Poisson). Meetings come in series, so the truth may lie "
        "outside more often; and they say nothing of what was never reported, or is in no report held here."
    )
    yield "A happening counts once, under the day it took place; reports count under the day they were published."
    for side in sides:
        yield from _gaps(side, found.coverage)
    yield from _outlets(*sides)
    vague = sum(one.days is None or not _placed(one, sides) for one in found.happenings)
    if vague:
        yield f"Left out: {counted(vague, 'happening')} undated or dated across the edge of a period; `timeline` lists them."


def _placed(one: Happening, sides: Sequence[Side]) -> bool:
    """Whether a happening is in a period or has nothing to do with either."""
    known = one.days
    touched = [s for s in sides if known and known[0] <= s.last and s.first <= known[1]]
    return not touched or any(day_in(known, s.first, s.last) for s in touched)


def _gaps(side: Side, coverage: Coverage) -> Iterator[str]:
    length = (side.last - side.first).days + 1
    if not side.reports.reports:
        yield f"{side.name}: the ledger holds no report published then; what it counts is told in later or earlier reports."
    elif side.covered < length:
        yield (
            f"{side.name}: reports are held from {coverage.first} to {coverage.last}, {side.covered} of {length} days; "
            "the count is not that of the whole period."
        )


def _outlets(before: Side, after: Side) -> Iterator[str]:
    one, other = before.reports.outlets, after.reports.outlets
    if not one or not other:
        if before.reports.reports and after.reports.reports:
            yield "Outlets are not known for both periods: whether the same ones reported cannot be told."
        return
    shares = [sum(n for name, n in some.items() if name in one and name in other) / sum(some.values()) for some in (one, other)]
    if min(shares) < _EVEN:
        yield (
            f"Other outlets in each period: those in both bring {shares[0]:.0%} of the reports of {before.name} and {shares[1]:.0%} of "
            f"{after.name}; a change may be one of the collection."
        )
