"""Whether two groups of claims tell one event, as a score with its reasons.

Groups come from `happenings`: same class and parties, days that agree, nothing
that contradicts.  Here they are joined further: a report with a wrong day, one
that says "in May", one that says no day at all.  Points for and against add up
(`POINTS`); what makes a join impossible is said first (`apart`).
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from depesche.ledger.settling.happenings import HAPPENED
from depesche.ledger.settling.independence import Links, words
from depesche.ledger.settling.judged import Judged
from depesche.ledger.settling.told import Told, same_persons, same_place

NEEDED = 4
"""Points from which two groups are one event."""
GAP = 3
"""Days by which a report may be wrong, and within which it may leave the day out."""
POINTS = {
    "the same people": 2,
    "the same mode": 1,
    "the same place": 1,
    "a matter in common": 1,
    "published within days of each other": 1,
    "the same wording": 3,
    "days a day apart": 1,
    "days that lie within the vaguer ones": 1,
    "no day, told right after": 1,
    "other people": -4,
    "another mode": -3,
    "another place": -3,
    "one told as having happened, the other not": -2,
}
"""What speaks for and against one event.  A wrong day needs the same people and wording, place or matter; a vague one
the same people and two things more."""
_LONG_WORD = 4
_OVERLAP = 0.5


@dataclass(frozen=True, slots=True)
class Verdict:
    """Points for one event, and what they were given for."""

    points: int
    why: str

    @property
    def score(self) -> float:
        """The points between 0 and 1: one half just below what is needed."""
        return 1 / (1 + math.exp(NEEDED - 0.5 - self.points))


def judge(one: Sequence[Told], other: Sequence[Told], links: Iterable[frozenset[str]] = ()) -> Verdict | None:
    """Judge whether two groups of one block are one event; none if they cannot be.

    `links` are pairs of reports that repeat each other's wording.
    """
    distance = _distance(one, other)
    if distance is None or apart(one, other):
        return None
    reasons = [distance] if distance else []
    reasons += _fields(one, other)
    if _happened(one) != _happened(other) and not all(c.exact for c in (*one, *other)):
        reasons.append("one told as having happened, the other not")
    if _near_in_print(one, other):
        reasons.append("published within days of each other")
    if _same_wording(one, other, frozenset(links)):
        reasons.append("the same wording")
    points = sum(POINTS[reason] for reason in reasons)
    return Verdict(points, ", ".join(reasons) or "nothing but class and parties")


def apart(one: Sequence[Told], other: Sequence[Told]) -> bool:
    """Say whether one report tells both groups, each with days of its own: then they are two events by its word."""
    reports = {c.row["report"] for c in one if c.exact}
    return any(c.row["report"] in reports for c in other if c.exact)


def span(group: Sequence[Told]) -> tuple[date, date] | None:
    """First and last day of a group."""
    days = [c.days for c in group if c.days]
    return (min(d[0] for d in days), max(d[1] for d in days)) if days else None


def _distance(one: Sequence[Told], other: Sequence[Told]) -> str | None:
    """Say what the days speak for: a reason, nothing (an empty string), or none if they cannot be one event's."""
    a, b = span(one), span(other)
    if not a or not b:
        known = a or b
        undated = one if b else other
        if known is None:
            return None
        after = [c.row["published"] for c in undated if c.row["published"]]
        return "no day, told right after" if after and all(known[0] <= d <= known[1] + timedelta(GAP) for d in after) else None
    gap = max((a[0] - b[1]).days, (b[0] - a[1]).days)
    if not all(c.exact for c in (*one, *other)):
        inside = (a[0] >= b[0] and a[1] <= b[1]) or (b[0] >= a[0] and b[1] <= a[1])
        return "days that lie within the vaguer ones" if inside else None
    # A plan for another day is another plan (a postponement), not a wrong day.
    if gap > GAP or not all(_happened(group) for group in (one, other)):
        return None
    return "days a day apart" if gap <= 1 else ""


def _happened(group: Sequence[Told]) -> bool:
    return any(c.row["status"] in HAPPENED for c in group)


def _fields(one: Sequence[Told], other: Sequence[Told]) -> Iterable[str]:
    pairs = [(a, b) for a in one for b in other]
    if not all(same_persons(a, b) for a, b in pairs):
        yield "other people"
    elif any(a.persons and a.persons.keys() & b.persons.keys() for a, b in pairs):
        yield "the same people"
    modes = [{c.row["mode"] for c in group if c.row["mode"]} for group in (one, other)]
    if all(modes):
        yield "the same mode" if modes[0] & modes[1] else "another mode"
    placed = [(a, b) for a, b in pairs if a.row["place"] and b.row["place"]]
    if placed:
        yield "the same place" if any(same_place(a, b) for a, b in placed) else "another place"
    matters = [{w for c in group for item in c.row["agenda"] for w in words(item) if len(w) > _LONG_WORD} for group in (one, other)]
    if matters[0] & matters[1]:
        yield "a matter in common"


def _near_in_print(one: Sequence[Told], other: Sequence[Told]) -> bool:
    days = [[c.row["published"] for c in group if c.row["published"]] for group in (one, other)]
    return any(abs((a - b).days) <= GAP for a in days[0] for b in days[1])


def _same_wording(one: Sequence[Told], other: Sequence[Told], links: Links) -> bool:
    """Say whether reports that repeat each other tell it in much the same words."""
    for a in one:
        for b in other:
            if frozenset((a.row["report"], b.row["report"])) not in links:
                continue
            first, second = (set(words(c.row["sentence"] or "")) for c in (a, b))
            if first and second and len(first & second) >= _OVERLAP * min(len(first), len(second)):
                return True
    return False


def joined(groups: Sequence[tuple[Told, ...]], links: Iterable[frozenset[str]], judged: Judged | None = None) -> list[Event]:
    """Join the happenings of one block into events.

    Dated groups first, those told by most reports before others: each joins the
    one event before it that it fits best; vague and undated ones then join a
    dated event, if there is one that they fit better than any other.  `judged` says of pairs of
    claims whether a person said they are one event; that goes before all else.
    """
    links, judged = frozenset(links), judged or Judged()
    events: list[Event] = []
    near = _Days()
    holding: dict[str, set[int]] = {}
    for group in sorted(groups, key=_first):
        sets = {judged.sets[c.row["id"]] for c in group if c.row["id"] in judged.sets} if judged else set()
        rivals = sorted({*near.around(group), *(number for least in sets for number in holding.get(least, ()))})
        verdicts = sorted(
            ((verdict, number) for number in rivals if (verdict := _verdict(events[number], group, links, judged))),
            key=lambda v: (-v[0].points, v[1]),
        )
        best = [v for v in verdicts if v[0].points >= NEEDED]
        tie = len(best) > 1 and best[0][0].points == best[1][0].points < _BY_HAND
        number = best[0][1] if best and not tie else len(events)
        if number < len(events):
            events[number].take(group, best[0][0])
        else:
            events.append(Event.of(group))
        near.note(group, number)
        for least in sets:
            holding.setdefault(least, set()).add(number)
    return events


class _Days:
    """Which events are dated to which days, so that a happening meets only those it could be."""

    def __init__(self) -> None:
        self._events: dict[date, set[int]] = {}

    def note(self, group: Sequence[Told], number: int) -> None:
        """Note the days of a happening that is dated well."""
        days = span(group)
        if days and all(c.exact for c in group):
            for day in _range(*days):
                self._events.setdefault(day, set()).add(number)

    def around(self, group: Sequence[Told]) -> list[int]:
        """Number the events on the days of a happening and close to them; of one without days, on those before its reports."""
        days = span(group)
        if days is None:
            published = [c.row["published"] for c in group if c.row["published"]]
            days = (min(published), max(published)) if published else None
        if days is None:
            return []
        first, last = days[0].toordinal() - GAP, days[1].toordinal() + GAP
        if last - first > len(self._events):
            found = (events for day, events in self._events.items() if first <= day.toordinal() <= last)
        else:
            found = (self._events.get(date.fromordinal(n), set()) for n in range(max(1, first), min(date.max.toordinal(), last) + 1))
        return sorted({number for events in found for number in events})


def _range(first: date, last: date) -> list[date]:
    return [date.fromordinal(n) for n in range(first.toordinal(), last.toordinal() + 1)]


def _first(group: Sequence[Told]) -> tuple[object, ...]:
    reports = len({c.row["report"] for c in group})
    return not all(c.exact for c in group), -reports, span(group) or (date.max, date.max), group[0].row["id"]


@dataclass(slots=True)
class Event:
    """Claims of one event, each with its score and reason."""

    claims: list[Told]
    scores: list[tuple[float, str]]

    @classmethod
    def of(cls, group: Sequence[Told]) -> Event:
        """Begin with the claims of one happening."""
        why = "the same class, parties and days as the others" if len(group) > 1 else "alone"
        return cls(list(group), [(1.0, why)] * len(group))

    def take(self, group: Sequence[Told], verdict: Verdict) -> None:
        """Add the claims of another happening."""
        self.claims += group
        self.scores += [(round(verdict.score, 4), verdict.why)] * len(group)


_BY_HAND = 1000


def _verdict(event: Event, group: Sequence[Told], links: Links, judged: Judged) -> Verdict | None:
    if not judged:
        return judge(event.claims, group, links)
    said = {judged.verdict(a.row["id"], b.row["id"]) for a in event.claims for b in group}
    if False in said:
        return None
    if True in said:
        return Verdict(_BY_HAND, "judged to be one event")
    # Claims of other parties are in the event by hand: what they say is nothing to go by.
    alike = [c for c in event.claims if c.sides == group[0].sides]
    return judge(alike, group, links) if alike else None
