"""Whether the ledger bears out what a statement says of a number of acts, and why."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from depesche.ledger import Ledger
from depesche.ledger.settling.happenings import HAPPENED, settled
from depesche.ledger.settling.judging import GAP
from depesche.ledger.settling.told import EXACT_DAYS, MUTUAL, alike, folded
from depesche.questions.answer import Coverage
from depesche.questions.caveats import counted
from depesche.questions.compare import change, side
from depesche.questions.counting import Group, day_in, days, happening
from depesche.questions.held import held
from depesche.questions.periods import between, label

BORNE_OUT, NOT_BORNE_OUT, CANNOT_SAY = "borne out", "not borne out", "ledger cannot say"
COVERED = 0.8
"""Share of the months of a period that must have reports for absence to bear out anything."""
_DAY = timedelta(days=1)
_WHOLE = {"state", "government", "place"}
"""Kinds of party that stand for their country."""

Days = tuple[date | None, date | None]


@dataclass(frozen=True, slots=True)
class Said:
    """A statement as a row of `statements.sql`, and which happenings it is about."""

    row: Mapping[str, Any]
    countries: tuple[str, ...]

    @classmethod
    def of(cls, row: Mapping[str, Any]) -> Said:
        """Make a statement of a row of `statements.sql`."""
        return cls(row, tuple(sorted({p["country"] for p in row["parties"] if p["country"]})))

    @property
    def type(self) -> str:
        """Class of the acts counted."""
        return str(self.row["type"])

    @property
    def mutual(self) -> bool:
        """Whether acts of this class have no doer and recipient that could be exchanged."""
        return self.type in MUTUAL or self.row["mode"] == "sign"

    @property
    def period(self) -> Days:
        """The days it is about, cut at the day on which it was published where it looks back."""
        earliest, latest = self.row["period_earliest"], self.row["period_latest"]
        published = self.row["published"]
        if self.row["kind"] != "trend" and published and (latest is None or latest > published):
            latest = published
        return earliest, latest

    def fits(self, group: Group) -> bool:
        """Say whether a happening can be one of those counted; parties have countries already."""
        return all(_takes_part(party, group, mutual=self.mutual) is not False for party in self.row["parties"])

    def sure(self, group: Group) -> bool:
        """Say whether it is certainly one: told as having happened, well dated, of the mode, with the very people, in their roles."""
        status, hedged, disputed = settled(group)
        span = days(group)
        modes = {c.row["mode"] for c in group}
        return (
            status in HAPPENED and not hedged and not disputed
            and span is not None and (span[1] - span[0]).days < EXACT_DAYS
            and (self.row["mode"] is None or self.row["mode"] in modes)
            and all(_takes_part(party, group, mutual=self.mutual) for party in self.row["parties"])
            and (self.mutual or self.row["kind"] == "trend" or all(p["role"] for p in self.row["parties"]))
        )  # fmt: skip

    def may_be(self, group: Group) -> bool:
        """Say whether it happened at all and has the mode or none."""
        modes = {c.row["mode"] for c in group} - {None}
        return settled(group)[0] in HAPPENED and (self.row["mode"] is None or not modes or self.row["mode"] in modes)


def _takes_part(party: Mapping[str, Any], group: Group, *, mutual: bool) -> bool | None:
    """Say whether somebody takes part in a happening: yes, no, or (nobody of that country is named) perhaps.

    A state takes part with anybody of its country; a person or a body only by name.
    """
    roles = {"actor": ("actor", "on_behalf_of"), "recipient": ("recipient",)}.get(party["role"] or "", ()) if not mutual else ()
    parts = [p for c in group for p in c.row["participants"] if not roles or p["role"] in roles]
    if party["country"]:
        parts = [p for p in parts if p["country"] == party["country"]]
    if party["country"] and party["kind"] in _WHOLE:
        return bool(parts)
    names = [p for p in parts if p["name"] and p["kind"] not in _WHOLE]
    if any(alike(folded(p["name"]), folded(party["name"])) for p in names):
        return True
    return None if parts and party["country"] and not names else False


@dataclass(frozen=True)
class Found:
    """What the ledger holds for a statement: happenings that fit, days of publication, coverage."""

    ledger: Ledger
    said: Said
    groups: Sequence[Group]
    published: Sequence[tuple[date, str | None, int]]
    coverage: Coverage

    def own(self) -> Group | None:
        """The happening that the statement itself tells."""
        return next((g for g in self.groups if any(c.row["id"] == self.said.row["claim"] for c in g)), None)

    def sure(self, first: date, last: date) -> list[Group]:
        """Happenings that certainly count in some days, in order."""
        inside = [g for g in self.groups if day_in(days(g), first, last) and self.said.sure(g)]
        return sorted(inside, key=lambda g: days(g) or (date.max, date.max))

    def unsure(self, first: date, last: date) -> list[Group]:
        """Happenings that may count in some days."""
        return [g for g in self.groups if _touches(g, first, last) and not self.said.sure(g) and self.said.may_be(g)]

    def reports(self, first: date, last: date) -> int:
        """Reports published in some days."""
        return held(row for row in self.published if first <= row[0] <= last).reports

    def covered(self, first: date, last: date) -> float:
        """Share of the months of some days that have reports."""
        months = list(between(first, last, "month"))
        known = {label(row[0], "month") for row in self.published if first <= row[0] <= last}
        return len(known.intersection(months)) / len(months)

    @property
    def until(self) -> date:
        """The last day of publication; in an empty ledger the last day there is."""
        return date.fromisoformat(self.coverage.last) if self.coverage.last else date.max

    @property
    def reach(self) -> str:
        """From when to when there are reports, in words."""
        return f"its reports are of {self.coverage.first} to {self.coverage.last}" if self.coverage.first else "it holds no dated report"


def _touches(group: Group, first: date, last: date) -> bool:
    span = days(group)
    return span is None or (span[0] <= last and first <= span[1])


@dataclass(frozen=True, slots=True)
class Verdict:
    """The answer to one statement, with its reason and what it rests on."""

    verdict: str
    why: str
    period: Days = (None, None)
    compared: Days = (None, None)
    found: int | None = None
    unsure: int | None = None
    reports: int | None = None
    groups: tuple[Group, ...] = ()


def verdict(said: Said, found: Found) -> Verdict:
    """Hold one statement against the ledger."""
    reason = _not_askable(said)
    if reason:
        return Verdict(CANNOT_SAY, reason, said.period, (said.row["compared_earliest"], said.row["compared_latest"]))
    return _KINDS[said.row["kind"]](said, found)


def _not_askable(said: Said) -> str | None:
    if said.row["kind"] == "extreme":
        return "how great, long or deadly an act was is not counted"
    if not said.countries:
        return "the statement names no state or organisation the ledger could be asked for"
    if said.mutual and len(said.row["parties"]) < 2:
        return "the statement does not say between whom"
    if said.row["kind"] != "first" and said.row["kind"] != "trend" and None in said.period:
        return "the statement does not say for which days"
    return None


def _count(said: Said, found: Found) -> Verdict:
    """`n` times in some days, or the n-th time in them: the statement's own act counts, told or not."""
    number = int(said.row["number"])
    first, last = said.period
    assert first and last
    own = found.own() if said.row["kind"] == "ordinal" else None
    own_days = days(own) if own else None
    if own_days and said.row["kind"] == "ordinal":
        last = min(last, own_days[1])
    groups = [g for g in found.sure(first, last) if g is not own]
    held_number = len(groups) + (own is not None)
    apart = _apart(groups, own)
    unsure = [g for g in found.unsure(first, last) if g is not own]
    rests = (*groups, *([own] if own else []), *unsure)
    shown = f"the ledger holds {held_number} from {first} to {last}"
    if apart > number:
        outcome, why = NOT_BORNE_OUT, f"{shown}, at least {apart} of them days apart; the report says {number}"
    elif held_number >= number:
        outcome, why = BORNE_OUT, shown
    else:
        outcome = CANNOT_SAY
        why = (
            f"{shown} of {number}"
            + (f", and {len(unsure)} more that may count" if unsure else "")
            + f"; others may be told of elsewhere, {found.reach}"
        )
    return Verdict(outcome, why, (first, last), (None, None), held_number, len(unsure), found.reports(first, last), rests)


def _apart(groups: Sequence[Group], own: Group | None) -> int:
    """How many happenings there are at least, if those a few days from each other may be one told with a wrong day."""
    spans = sorted(span for g in (*groups, *([own] if own else [])) if (span := days(g)))
    number, end = int(own is not None and days(own) is None), None
    for begin, last in spans:
        if end is None or (begin - end).days > GAP:
            number += 1
            end = last
        else:
            end = max(end, last)
    return number


def _first(said: Said, found: Found) -> Verdict:
    """None before it in some days, or none ever."""
    first, last = said.period
    if first and last and not said.row["after"] and (last - first).days < EXACT_DAYS:
        first = None  # that is the day of the act itself: the first one ever
    begin = (said.row["after"] + _DAY) if said.row["after"] else first
    own = found.own()
    own_days = days(own) if own else None
    end = own_days[0] if own_days else last or said.row["published"] or found.until
    before = [g for g in found.sure(begin or date.min, end) if g is not own and _days_before(g, end) > GAP]
    unsure = [g for g in found.unsure(begin or date.min, end) if g is not own and _days_before(g, end) > GAP]
    rests = (*before, *([own] if own else []), *unsure)
    period = (begin, end)
    reports = found.reports(begin or date.min, end)

    def answer(outcome: str, why: str) -> Verdict:
        return Verdict(outcome, why, period, (None, None), len(before), len(unsure), reports, rests)

    if before:
        span = days(before[-1])
        return answer(NOT_BORNE_OUT, f"the ledger holds {counted(len(before), 'earlier one')}, the last on {span[0] if span else ''}")
    if unsure:
        return answer(CANNOT_SAY, f"no earlier one is certain, {len(unsure)} may count (alleged, undated, of unknown mode or people)")
    if begin is None:
        return answer(CANNOT_SAY, f"no earlier one is held, but {found.reach}")
    if found.covered(begin, end) < COVERED:
        share = found.covered(begin, end)
        return answer(CANNOT_SAY, f"no earlier one is held, but only {share:.0%} of the months in between have reports here")
    return answer(BORNE_OUT, f"none is held in {counted(reports, 'report')} of these days")


def _days_before(group: Group, end: date) -> int:
    span = days(group)
    return (end - span[1]).days if span else GAP + 1


def _trend(said: Said, found: Found) -> Verdict:
    """More or fewer in some days than in others; where the others are not said, the time before of the same length."""
    first, last = said.period
    if first is None or last is None:
        return Verdict(CANNOT_SAY, "the statement does not say for which days", said.period)
    compared = (said.row["compared_earliest"], said.row["compared_latest"])
    assumed = compared[0] is None or compared[1] is None
    before_first, before_last = _before(first, last) if assumed else compared
    if before_first <= last and first <= before_last:
        return Verdict(CANNOT_SAY, "the two times it compares overlap", (first, last), compared)
    sure = [happening(g) for g in found.groups if found.said.sure(g)]
    sides = [side(found.ledger, sure, _name(*span), span, found.coverage) for span in ((before_first, before_last), (first, last))]
    unsure = found.unsure(first, last)
    rests = tuple(one.group for part in sides for one in part.counts.events)
    seen = change(*sides)
    outcome, why = _judged(said.row["change"], seen.direction), seen.words
    if found.coverage.last is None or found.until < last:
        outcome, why = (
            CANNOT_SAY,
            f"the time it speaks of is not over in this ledger, which reaches to {found.coverage.last}; so far: {why}",
        )
    if assumed:
        why = f"compared with the time before, since it does not say with which; {why}"
    return Verdict(outcome, why, (first, last), (before_first, before_last), sides[1].events, len(unsure), sides[1].reports.reports, rests)


def _judged(said: str, seen: str) -> str:
    """Hold a direction against the one the ledger shows; where it shows none, nothing is said."""
    if seen not in {"more", "fewer"}:
        return CANNOT_SAY
    agrees = seen == said if not said.startswith("not ") else seen != said.removeprefix("not ")
    return BORNE_OUT if agrees else NOT_BORNE_OUT


def _before(first: date, last: date) -> tuple[date, date]:
    """The year before a year, the month before a month, else as many days before."""
    if (first.month, first.day, last.month, last.day, first.year) == (1, 1, 12, 31, last.year):
        return first.replace(year=first.year - 1), last.replace(year=last.year - 1)
    if first.day == 1 and (last + _DAY).day == 1 and (first.year, first.month) == (last.year, last.month):
        end = first - _DAY
        return end.replace(day=1), end
    return first - (last - first) - _DAY, first - _DAY


def _name(first: date, last: date) -> str:
    return f"{first} to {last}" if first != last else first.isoformat()


_KINDS: dict[str, Callable[[Said, Found], Verdict]] = {"count": _count, "ordinal": _count, "first": _first, "trend": _trend}
