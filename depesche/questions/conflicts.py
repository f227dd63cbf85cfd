"""When two values of one field cannot both be right."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from depesche.ledger.settling.happenings import AGAINST, HAPPENED
from depesche.ledger.settling.told import Told, same_persons, same_place

FIELDS = ("status", "day", "place", "people", "mode")


@dataclass(frozen=True, slots=True)
class Version:
    """One value of a field, with the claims that give it."""

    value: str
    claims: tuple[Told, ...]


def conflict(group: Sequence[Told], name: str) -> tuple[Version, ...]:
    """Give the versions of a field that do not fit each other, the best supported first; none where all fit."""
    value, fits = _RULES[name]
    known = [(said, claim) for claim in group if (said := value(claim))]
    clashing = [(said, claim) for said, claim in known if any(not fits(claim, other) for other_said, other in known if other_said != said)]
    versions: dict[str, list[Told]] = {}
    for said, claim in clashing:
        versions.setdefault(said, []).append(claim)
    found = [Version(said, tuple(claims)) for said, claims in versions.items()]
    return tuple(sorted(found, key=lambda v: (-len({c.row["report"] for c in v.claims}), v.value)))


def _status(claim: Told) -> str:
    said = claim.row["status"]
    return said if said in HAPPENED or said in AGAINST else ""


def _statuses_fit(one: Told, other: Told) -> bool:
    """It happened and it did not; a call-off told before the day it happened was overtaken by it."""
    happened, against = (one, other) if one.row["status"] in HAPPENED else (other, one)
    if happened.row["status"] not in HAPPENED or against.row["status"] not in AGAINST:
        return True
    if against.row["status"] == "denied":
        return False
    told, took_place = against.row["published"], happened.row["earliest"]
    return bool(told and took_place and told < took_place)


def _day(claim: Told) -> str:
    """Days as an interval; a plan's day is no claim of when it took place."""
    if not claim.days or claim.row["status"] not in HAPPENED:
        return ""
    first, last = (day.isoformat() for day in claim.days)
    return first if first == last else f"{first}/{last}"


def _days_fit(one: Told, other: Told) -> bool:
    return bool(one.days and other.days and one.days[0] <= other.days[1] and other.days[0] <= one.days[1])


def _place(claim: Told) -> str:
    place, country = claim.row["place"] or "", claim.row["place_country"]
    return f"{place} ({country})" if place and country else place


def _places_fit(one: Told, other: Told) -> bool:
    """A city and its country fit, and so do two spellings of one place."""
    if same_place(one, other):
        return True
    a, b = one.row, other.row
    return bool(a["place_country"] and a["place_country"] == b["place_country"] and a["place_country"] in {a["place_id"], b["place_id"]})


def _people(claim: Told) -> str:
    return ", ".join(
        f"{', '.join(sorted(names))} ({side})" if side else ", ".join(sorted(names)) for side, names in sorted(claim.persons.items())
    )


def _mode(claim: Told) -> str:
    return claim.row["mode"] or ""


def _never(one: Told, other: Told) -> bool:
    del one, other
    return False


_RULES: dict[str, tuple[Callable[[Told], str], Callable[[Told, Told], bool]]] = {
    "status": (_status, _statuses_fit),
    "day": (_day, _days_fit),
    "place": (_place, _places_fit),
    "people": (_people, same_persons),
    "mode": (_mode, _never),
}
