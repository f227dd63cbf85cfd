"""Claims that tell one happening, put together by a rule anyone can follow.

Same class, same parties (for one-sided acts: same doer, same recipient), dated
to the same days, and nothing that speaks against it: another mode, other
people, another place.  Vague and undated claims stay apart, unless identical
texts carry them.  Status does not keep claims apart: planned, then occurred,
then denied is one happening's history.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from depesche.ledger.settling.told import Told, same_persons, same_place

HAPPENED = ("occurred", "ongoing")
AGAINST = ("cancelled", "denied")
_WEIGHT = {"cancelled": 3, "denied": 2, "planned": 1}


def settled_groups(claims: Iterable[Told]) -> list[tuple[Told, ...]]:
    """Group claims by the event they were settled to; those not settled yet as `happenings` does."""
    events: dict[str, list[Told]] = {}
    rest: list[Told] = []
    for claim in sorted(claims, key=order):
        event = claim.row.get("event")
        (events.setdefault(event, []) if event else rest).append(claim)
    return sorted([*(tuple(group) for group in events.values()), *happenings(rest)], key=lambda g: order(g[0]))


def happenings(claims: Iterable[Told]) -> list[tuple[Told, ...]]:
    """Group claims; dated groups first, in order of days, undated ones at the end."""
    ordered = sorted(claims, key=order)
    groups: list[list[Told]] = []
    by_key: dict[object, list[list[Told]]] = {}
    for claim in ordered:
        key = _key(claim)
        # Claims come in order of days: a group that ends before this claim begins is closed for all that follow.
        rivals = by_key[key] = [g for g in by_key.get(key, ()) if not _over(g, claim)]
        group = next((g for g in rivals if _fits(claim, g)), None)
        if group is None:
            group = []
            rivals.append(group)
            groups.append(group)
        group.append(claim)
    return [tuple(group) for group in sorted(groups, key=lambda g: order(g[0]))]


def settled(claims: Sequence[Told]) -> tuple[str, bool, bool]:
    """Status of a happening, whether all who say so hedge it, and whether it is disputed.

    What somebody reports as having happened counts as that, disputed if
    somebody else denies it; else the latest word on it counts.
    """
    said = {claim.row["status"] for claim in claims}
    happened = next((status for status in HAPPENED if status in said), None)
    status = happened or _latest(claims)
    hedged = all(c.row["hedged"] for c in claims if c.row["status"] == status)
    return status, hedged, bool(happened and said.intersection(AGAINST))


def event_id(group: Sequence[Told]) -> str:
    """Name a happening after its first claim: the one published first, `e-<claim>`; any of its claims finds it as well."""
    first = min(group, key=lambda c: (c.row["published"] is None, c.row["published"], c.row["id"]))
    return f"e-{first.row['id']}"


def _latest(claims: Sequence[Told]) -> str:
    firm = [c for c in claims if c.row["status"] in _WEIGHT] or list(claims)
    last = max(firm, key=lambda c: (c.row["published"] or date.min, _WEIGHT.get(c.row["status"], 0), c.row["id"]))
    return str(last.row["status"])


def order(claim: Told) -> tuple[object, ...]:
    """By days, the longer stay before the single day in it, firm facts about people first."""
    row = claim.row
    earliest, latest = row["earliest"] or row["latest"], row["latest"] or row["earliest"]
    if earliest is None or latest is None:
        return (True, date.max, 0, row["type"], 0, row["id"])
    return (False, earliest, -latest.toordinal(), row["type"], -len(claim.persons), row["id"])


def _key(claim: Told) -> object:
    same = (claim.row["type"], claim.sides)
    if claim.exact:
        return same
    # The same words in several places are one text: there a vague claim is certainly the same one.
    row = claim.row
    return (same, row["mode"], row["status"], row["earliest"], row["latest"], claim.wording, row["trigger_text"])


def _fits(claim: Told, group: Sequence[Told]) -> bool:
    if not claim.exact:
        return True
    return _days_fit(claim, group) and all(
        _same_mode(claim, other) and same_persons(claim, other) and same_place(claim, other) for other in group
    )


def _over(group: Sequence[Told], claim: Told) -> bool:
    return claim.exact and claim.days is not None and all(c.days[1] < claim.days[0] for c in group if c.days)


def _same_mode(one: Told, other: Told) -> bool:
    """Modes fit where one is open; a visit and a meeting are one act only where the same people are named."""
    if one.row["type"] == "CONSULT" and one.row["mode"] != other.row["mode"]:
        return bool(not one.row["mode"] or not other.row["mode"]) and one.persons == other.persons and same_persons(one, other)
    return not one.row["mode"] or not other.row["mode"] or one.row["mode"] == other.row["mode"]


def _days_fit(claim: Told, group: Sequence[Told]) -> bool:
    """A meeting may be told by the days of the stay or by one of them; other acts share days with each."""
    spans = [other.days for other in group if other.days]
    if claim.row["type"] == "CONSULT":
        spans = [(min(s[0] for s in spans), max(s[1] for s in spans))]
    return claim.days is not None and all(claim.days[0] <= s[1] and s[0] <= claim.days[1] for s in spans)
