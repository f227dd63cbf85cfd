"""What the ledger holds of a period at all: the measure that counts are set against."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from depesche.ledger import Ledger


@dataclass(frozen=True, slots=True)
class Held:
    """Reports published in some days: how many, on how many different days, from which outlets with how many."""

    reports: int
    days: int
    outlets: dict[str, int]


def published(ledger: Ledger, since: date | None = None, until: date | None = None) -> list[tuple[date, str | None, int]]:
    """Give day, outlet and number of reports for each day and outlet in the ledger, in order of days."""
    query = "published_settled" if ledger.settled else "published"
    return list(ledger.query(query, {"since": since, "until": until}, package=__package__).rows)


def published_days(ledger: Ledger) -> list[tuple[date, str | None, int]]:
    """Give day, no outlet, and number of reports for each day in the ledger, in order of days."""
    if ledger.settled:
        return [(day, None, reports) for day, reports in ledger.query("published_days", package=__package__).rows]
    by_day = Counter[date]()
    for day, _, reports in published(ledger):
        by_day[day] += reports
    return [(day, None, reports) for day, reports in sorted(by_day.items())]


def held(rows: Iterable[tuple[date, str | None, int]]) -> Held:
    """Sum days and outlets up."""
    some = list(rows)
    outlets: dict[str, int] = {}
    for _, outlet, reports in some:
        if outlet:
            outlets[outlet] = outlets.get(outlet, 0) + reports
    return Held(sum(row[2] for row in some), len({row[0] for row in some}), outlets)
