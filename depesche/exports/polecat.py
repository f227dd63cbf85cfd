"""POLECAT-shaped table: the forty columns of the POLECAT event files, tab-separated, a line for every pair of sides.

`Event ID` is the same for all lines of one event: count distinct ids, not lines.  Unknown is `None`, as in POLECAT.  The columns for
Wikipedia hold Wikidata ids; those of the story name who takes part in the event.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping
from typing import Any, TextIO

from depesche.exports.about import About
from depesche.exports.coding import Days, codes_of, dyads, plover
from depesche.exports.happening import Happening, Party, Spot
from depesche.exports.sectors import codes
from depesche.lexicon.rows import PloverRow

COLUMNS = (
    "Event ID", "Event Date", "Event Type", "Event Mode", "Intensity", "Quad Code", "Contexts",
    "Actor Name", "Actor Country", "Actor COW", "Primary Actor Sector", "Actor Sectors", "Actor Title",
    "Actor Name Raw", "Wikipedia Actor ID",
    "Recipient Name", "Recipient Country", "Recipient COW", "Primary Recipient Sector", "Recipient Sectors", "Recipient Title",
    "Recipient Name Raw", "Wikipedia Recipient ID",
    "Placename", "City", "District", "Province", "Country", "Latitude", "Longitude", "GeoNames ID", "Raw Placename", "Feature Type",
    "Source", "Publication Date", "Story People", "Story Organizations", "Story Locations", "Language", "Version",
)  # fmt: skip
_QUADS = {"1": "VERBAL COOPERATION", "2": "MATERIAL COOPERATION", "3": "VERBAL CONFLICT", "4": "MATERIAL CONFLICT"}
_NONE = "None"
_LANGUAGES = {"de": "German", "en": "English", "ru": "Russian"}


def write(happenings: Iterator[Happening], out: TextIO, told: About) -> None:
    """Write the events POLECAT can say; alleged, disputed, denied, merely possible and vaguely dated ones are left out and counted."""
    writer = csv.writer(out, delimiter="\t", lineterminator="\n", quoting=csv.QUOTE_NONE, escapechar=None, quotechar=None)
    writer.writerow(COLUMNS)
    version = told.versions()
    for one in happenings:
        coded = plover(one, told, vague=False)
        if coded is None:
            continue
        for actor, recipient in dyads(one):
            cells = (*_event(one, *coded), *_side(actor), *_side(recipient), *_place(one.place), *_story(one), version)
            writer.writerow([" ".join(str(cell).split()) or _NONE for cell in cells])


def _event(one: Happening, row: PloverRow, days: Days) -> tuple[str, ...]:
    contexts = dict.fromkeys(c for c in (row.plover_context, *one.once("contexts")) if c)
    return (
        one.id, days.first.isoformat(), row.plover, row.plover_mode, f"{float(row.score):.1f}", _QUADS[row.quad], "; ".join(contexts),
    )  # fmt: skip


def _side(party: Party | None) -> tuple[str, ...]:
    if party is None:
        return ("",) * 8
    known = codes_of(party)
    sectors = codes(party.roles, "plover")
    return (
        party.name, known.plover if known else "", known.cow if known else "", sectors[0] if sectors else "", "; ".join(sectors),
        "; ".join(post.split(", ")[0] for post in party.posts), party.text, party.wikidata or "",
    )  # fmt: skip


def _place(spot: Spot | None) -> tuple[str, ...]:
    if spot is None:
        return ("",) * 10
    lat, lon = (f"{value:g}" if value is not None else "" for value in (spot.lat, spot.lon))
    city = spot.name or "" if spot.geonames else ""
    return (spot.name or spot.text, city, "", "", spot.country or "", lat, lon, spot.geonames or "", spot.text, "")


def _story(one: Happening) -> tuple[str, ...]:
    row = one.lead
    everybody = (*one.actors, *one.recipients, *one.principals)
    people = [p.name for p in everybody if p.kind == "person"]
    bodies = [p.name for p in everybody if p.kind in ("organisation", "government", "group", "outlet")]
    return (
        row["outlet"] or "", _published(row), "; ".join(people), "; ".join(bodies), one.place.text if one.place else "",
        _LANGUAGES.get(row["language"] or "", ""),
    )  # fmt: skip


def _published(row: Mapping[str, Any]) -> str:
    """The day of publication where it is one day."""
    known = row["published_earliest"] is not None and row["published_earliest"] == row["published_latest"]
    return str(row["published_earliest"]) if known else ""
