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
Days = tuple[date, date]


@dataclass(frozen=True, slots=True)
class Happening:
    """What counting needs of a happening: its settled view and its claims; `group` where they were looked at one by one."""

    status: str
    hedged: bool
    disputed: bool
    days: Days | None
    claims: tuple[str, ...]
    group: Group = ()


def happening(group: Group) -> Happening:
    """Sum up the claims of a happening."""
    status, hedged, disputed = settled(group)
    return Happening(status, hedged, disputed, days(group), tuple(c.row["id"] for c in group), group)


@dataclass(slots=True)
class Counts:
    """Happenings of one period, by what the ledger makes of them.

    `events` have a status that counts and are told without distance at least
    once; `disputed` ones among them; `alleged` have such a status but every
    teller keeps a distance; `other` have another status (planned, denied ...).
    """

    events: list[Happening] = field(default_factory=list)
    alleged: list[Happening] = field(default_factory=list)
    other: list[Happening] = field(default_factory=list)
    disputed: int = 0

    def take(self, one: Happening, counted: Iterable[str]) -> None:
        """Put one happening where it belongs."""
        if one.status not in counted:
            self.other.append(one)
        elif one.hedged:
            self.alleged.append(one)
        else:
            self.events.append(one)
            self.disputed += one.disputed

    def claims(self) -> list[str]:
        """Give the ids of the claims behind the numbers: those that count first."""
        return [claim for some in (self.events, self.alleged, self.other) for one in some for claim in one.claims]


def counted_statuses(status: Sequence[str]) -> tuple[str, ...]:
    """Statuses that count: those asked for, else what is told as having happened."""
    return tuple(status) or HAPPENED


def count(some: Iterable[Happening], counted: Sequence[str]) -> Counts:
    """Sort happenings into what counts and what does not."""
    counts = Counts()
    for one in some:
        counts.take(one, counted)
    return counts


def days(group: Group) -> Days | None:
    """First and last day a happening is dated to by the claims that are not vague, else by all; none if no claim has both."""
    known = [claim.days for claim in dated(group) if claim.days]
    return (min(d[0] for d in known), max(d[1] for d in known)) if known else None


def day_in(span: Days | None, first: date, last: date) -> bool:
    """Say whether a happening of some days counts in a period: it lies wholly in it, or begins in it and lasts a week at most."""
    return span is not None and first <= span[0] <= last and (span[1] <= last or _short(span))


def period_in(span: Days | None, by: str) -> str | None:
    """Name the period a happening of some days counts in; none where they are unknown or too vague for periods of that length."""
    if span is None:
        return None
    first = label(span[0], by)
    return first if first == label(span[1], by) or _short(span) else None


def _short(span: Days) -> bool:
    return (span[1] - span[0]).days < EXACT_DAYS
