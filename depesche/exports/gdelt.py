"""GDELT 2.0 events: 61 columns, tab-separated, no header, as GDELT's own files.

What GDELT knows and a ledger does not (ethnic and religious codes, tone, places of actors, districts) stays empty.
`NumMentions` counts claims, `NumSources` independent voices, `NumArticles` reports.
"""

from __future__ import annotations

import csv
import hashlib
from collections.abc import Iterator
from datetime import date
from typing import TextIO

from depesche.exports.about import About
from depesche.exports.coding import NOBODY, cameo, cameo_actor, cameo_triples, codes_of
from depesche.exports.happening import Happening, Party, Spot
from depesche.exports.sectors import codes
from depesche.lexicon import lines
from depesche.lexicon.mapping import country_codes
from depesche.lexicon.rows import CameoRow, StateRow

_ACTOR = (
    "Code",
    "Name",
    "CountryCode",
    "KnownGroupCode",
    "EthnicCode",
    "Religion1Code",
    "Religion2Code",
    "Type1Code",
    "Type2Code",
    "Type3Code",
)
_GEO = ("Type", "FullName", "CountryCode", "ADM1Code", "ADM2Code", "Lat", "Long", "FeatureID")
COLUMNS = (
    "GLOBALEVENTID", "SQLDATE", "MonthYear", "Year", "FractionDate",
    *(f"Actor1{name}" for name in _ACTOR), *(f"Actor2{name}" for name in _ACTOR),
    "IsRootEvent", "EventCode", "EventBaseCode", "EventRootCode", "QuadClass", "GoldsteinScale",
    "NumMentions", "NumSources", "NumArticles", "AvgTone",
    *(f"Actor1Geo_{name}" for name in _GEO), *(f"Actor2Geo_{name}" for name in _GEO), *(f"ActionGeo_{name}" for name in _GEO),
    "DATEADDED", "SOURCEURL",
)  # fmt: skip

_COUNTRY, _US_CITY, _WORLD_CITY = "1", "3", "4"
_NOWHERE = ("",) * len(_GEO)


def write(happenings: Iterator[Happening], out: TextIO, told: About) -> None:
    """Write a line for every pair of sides; what did not happen has a code of its own (`03` intends to) or no line."""
    told.content["columns"] = COLUMNS
    writer = csv.writer(out, delimiter="\t", lineterminator="\n", quoting=csv.QUOTE_NONE, escapechar=None, quotechar=None)
    for one in happenings:
        coded = cameo(one, told)
        if coded is None:
            continue
        row, days = coded
        for source, target, code, scale in cameo_triples(one, row):
            line = (*_dates(one, days.first, source, target, code), *_actor(source), *_actor(target), *_event(one, row, code, scale))
            last = (*_NOWHERE, *_NOWHERE, *_place(one.place), _added(one), one.lead["url"] or one.lead["doc"] or "")
            writer.writerow([" ".join(str(cell).split()) for cell in (*line, *last)])


def _dates(one: Happening, day: date, source: Party | None, target: Party | None, code: str) -> tuple[str, ...]:
    """A number for the line that is the same in every export, and the day in GDELT's four ways."""
    key = f"{one.id}|{cameo_actor(source)}|{cameo_actor(target)}|{code}"
    number = int.from_bytes(hashlib.sha256(key.encode()).digest()[:7], "big")
    # The codebook writes MONTH * 30, but says that the year is 0 to 0.9999 long: whole months before this one are meant.
    fraction = day.year + min(((day.month - 1) * 30 + day.day) / 365, 0.9999)
    return str(number), f"{day:%Y%m%d}", f"{day:%Y%m}", f"{day.year:04}", f"{fraction:.4f}"


def _actor(party: Party | None) -> tuple[str, ...]:
    if party is None:
        return ("",) * len(_ACTOR)
    known = codes_of(party)
    code = cameo_actor(party)
    country = known.cameo if known and not party.country_is_body else ""
    sectors = codes(party.roles, "cameo")
    types = ("IGO", *sectors) if party.country_is_body else sectors
    return (
        "" if code == NOBODY else code, party.name.upper(), country, known.group if known else "", "", "", "", *(*types, "", "", "")[:3],
    )  # fmt: skip


def _event(one: Happening, row: CameoRow, code: str, scale: str) -> tuple[str, ...]:
    lead = one.lead
    root = lead["sentence_where"] == "title" or lead["sentence_begin"] == 0
    return (
        str(int(root)), code, code[:3], code[:2], row.quad, scale,
        str(len(one.claims)), str(one.independent), str(one.reports), "",
    )  # fmt: skip


def _place(spot: Spot | None) -> tuple[str, ...]:
    if spot is None or not spot.country:
        return _NOWHERE
    country = country_codes().get(spot.country)
    known = lines.one(StateRow, spot.country)
    state = known.name if known else spot.country
    fips = country.fips if country else ""
    if spot.whole_country:
        return (_COUNTRY, state, fips, fips, "", "", "", fips)
    if spot.lat is None or spot.lon is None:
        return _NOWHERE
    kind = _US_CITY if spot.country == "USA" else _WORLD_CITY
    return (kind, f"{spot.name or spot.text}, {state}", fips, "", "", f"{spot.lat:g}", f"{spot.lon:g}", "")


def _added(one: Happening) -> str:
    """The first day it was reported; the hour is not known and stands as midnight, as the field asks for one."""
    return f"{one.published:%Y%m%d}000000" if one.published else ""
