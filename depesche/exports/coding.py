"""What codings of events share: which day a record gets, and why a happening gets none."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from itertools import permutations
from typing import TypeVar

from depesche.exports.about import About
from depesche.exports.happening import Happening, Party
from depesche.exports.sectors import codes
from depesche.ledger.settling.happenings import HAPPENED
from depesche.lexicon.mapping import cameo_row, country_codes, plover_row
from depesche.lexicon.rows import CameoRow, CountryCodeRow, PloverRow

R = TypeVar("R", PloverRow, CameoRow)

NOBODY = "---"
"""Somebody without a code, as TABARI writes it."""
NOBODY_NAMED = "nobody is named"
NO_DAY = "no day is known"
VAGUE = "dated to more than a week: a record of one day would claim too much"
ANNOUNCED = "its announcement, offer or threat is a record of its own"
NO_REPORT_DAY = "announced or called off, but nobody knows on which day"


@dataclass(frozen=True, slots=True)
class Days:
    """First and last day of a record, civil days, inclusive."""

    first: date
    last: date


def plover(one: Happening, told: About, *, vague: bool) -> tuple[PloverRow, Days] | None:
    """Give category and days of a happening in PLOVER, or count why it has none; `vague`: days may be an interval."""
    if not (one.actors or one.recipients):
        told.left_out[NOBODY_NAMED] += 1
        return None
    row = plover_row(one.type, one.mode, one.told_as)
    return _coded(one, row if row.plover else None, told, vague=vague)


def cameo(one: Happening, told: About) -> tuple[CameoRow, Days] | None:
    """Give code and day of a happening in CAMEO, or count why it has none."""
    row = cameo_row(one.type, one.mode, one.told_as)
    if row.code and all(cameo_actor(p) == NOBODY for p in (*one.actors, *one.recipients)):
        told.left_out["no side acts for a state, a body or a sector that has a code"] += 1
        return None
    return _coded(one, row if row.code else None, told, vague=False)


def _coded(one: Happening, row: R | None, told: About, *, vague: bool) -> tuple[R, Days] | None:
    days = _days(one, vague=vague, report_day=told.report_day)
    if row is None:
        told.left_out[f"{one.told_as}: the format cannot say so"] += 1
    elif one.status not in HAPPENED and plover_row(one.type, one.mode, one.told_as).plover in one.once("said"):
        told.left_out[ANNOUNCED] += 1
    elif isinstance(days, str):
        told.left_out[days] += 1
    else:
        return row, days
    return None


def _days(one: Happening, *, vague: bool, report_day: bool) -> Days | str:
    """The days of the act; of what is announced or called off the day that was reported, for that is what happened."""
    if one.status not in HAPPENED:
        return Days(one.published, one.published) if one.published else NO_REPORT_DAY
    if one.days is None:
        return Days(one.published, one.published) if report_day and one.published else NO_DAY
    return Days(*one.days) if vague or one.exact else VAGUE


def dyads(one: Happening) -> list[tuple[Party | None, Party | None]]:
    """Give (who, to whom) for every pair; those who act together do it to each other, in both directions.

    None where a side is not named.
    """
    if one.recipients:
        return [(a, r) for a in (one.actors or (None,)) for r in one.recipients]
    return list(permutations(one.actors, 2)) or [(a, None) for a in one.actors] or [(None, None)]


def cameo_triples(one: Happening, row: CameoRow) -> list[tuple[Party | None, Party | None, str, str]]:
    """Give (source, target, code, scale) for every pair of sides, and back where CAMEO codes both (visitor 042, host 043).

    Pairs that have the same codes are one triple, e.g. two ministers of one state.
    """
    found: dict[tuple[str, str, str], tuple[Party | None, Party | None, str, str]] = {}
    for a, b in dyads(one):
        ways = [(a, b, row.code, row.goldstein)]
        if row.code_back and one.recipients:
            ways.append((b, a, row.code_back, row.goldstein_back))
        for source, target, code, scale in ways:
            found.setdefault((cameo_actor(source), cameo_actor(target), code), (source, target, code, scale))
    return list(found.values())


def codes_of(party: Party) -> CountryCodeRow | None:
    """Give the codes of the state or body somebody acts for; None for those who act for none."""
    return country_codes().get(party.country or "")


def cameo_actor(party: Party | None) -> str:
    """Give the CAMEO code of somebody: state or body, then sector; `---` for somebody unknown, as TABARI writes it.

    A state as a whole is its government.
    """
    if party is None:
        return NOBODY
    known = codes_of(party)
    sector = codes(party.roles, "cameo")[:1]
    if known is None:
        return sector[0] if sector else NOBODY
    # The code of a body already says what it is.
    return known.cameo if party.country_is_body else known.cameo + "".join(sector)
