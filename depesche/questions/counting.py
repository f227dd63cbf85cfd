"""Which happenings count, and in which period: the rule that tally and compare share."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date

from depesche.ledger.settling.happenings import HAPPENED, settled
from depesche.ledger.settling.told import EXACT_DAYS, Told
from depesche.questions.periods import label
from depesche.questions.timeline_rows import dated

Group = Sequence[Told]


@dataclass(slots=True)
class Counts:
    """Happenings of one period, by what the ledger makes of them.

    `events` have a status that counts and are told without distance at least
    once; `disputed` ones among them; `alleged` have such a status but every
    teller keeps a distance; `other` have another status (planned, denied ...).
    """

    events: list[Group] = field(default_factory=list)
    alleged: list[Group] = field(default_factory=list)
    other: list[Group] = field(default_factory=list)
    disputed: int = 0

    def take(self, group: Group, counted: Iterable[str]) -> None:
        """Put one happening where it belongs."""
        status, hedged, disputed = settled(group)
        if status not in counted:
            self.other.append(group)
        elif hedged:
            self.alleged.append(group)
        else:
            self.events.append(group)
            self.disputed += disputed

    def claims(self) -> list[str]:
        """Give the ids of the claims behind the numbers: those that count first."""
        return [c.row["id"] for groups in (self.events, self.alleged, self.other) for group in groups for c in group]


def counted_statuses(status: Sequence[str]) -> tuple[str, ...]:
    """Statuses that count: those asked for, else what is told as having happened."""
    return tuple(status) or HAPPENED


def count(groups: Iterable[Group], counted: Sequence[str]) -> Counts:
    """Sort happenings into what counts and what does not."""
    counts = Counts()
    for group in groups:
        counts.take(group, counted)
    return counts


def days(group: Group) -> tuple[date, date] | None:
    """First and last day a happening is dated to by the claims that are not vague, else by all; none if no claim has both."""
    known = [claim.days for claim in dated(group) if claim.days]
    return (min(d[0] for d in known), max(d[1] for d in known)) if known else None


def day_in(group: Group, first: date, last: date) -> bool:
    """Say whether a happening counts in a period: it lies wholly in it, or begins in it and lasts a week at most."""
    span = days(group)
    return span is not None and first <= span[0] <= last and (span[1] <= last or _short(span))


def period_in(group: Group, by: str) -> str | None:
    """Name the period a happening counts in; none where its days are unknown or too vague for periods of that length."""
    span = days(group)
    if span is None:
        return None
    first = label(span[0], by)
    return first if first == label(span[1], by) or _short(span) else None


def _short(span: tuple[date, date]) -> bool:
    return (span[1] - span[0]).days < EXACT_DAYS
