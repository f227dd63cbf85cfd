"""PLOVER 2.0: one JSON object a line for every event, fields as in the manual's tables; `depesche` holds what PLOVER has no field for.

Where PLOVER folds the status into the category (a visit that is planned is AGREE), the record's day is that on which the plan was
reported, and `depesche` says what is planned for when.  `text` stays empty, as the manual asks for texts of others: `cite_info` and
`text_info` lead to it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, TextIO

import msgspec

from depesche.exports.about import SHORT_LICENCE, About
from depesche.exports.coding import Days, codes_of, plover
from depesche.exports.happening import Happening, Party, Spot
from depesche.exports.sectors import codes
from depesche.lexicon.rows import PloverRow

CODEBOOK = "PLOVER 2.0, categories by Depesche's events_plover table"
_CITY, _COUNTRY = 4, 1
_ISO2 = {"de", "en", "ru"}


def write(happenings: Iterator[Happening], out: TextIO, told: About) -> None:
    """Write the events PLOVER can say; alleged, disputed, denied and merely possible ones are left out and counted."""
    coder = told.versions()
    for one in happenings:
        coded = plover(one, told, vague=True)
        if coded:
            out.write(msgspec.json.encode(_record(one, *coded, coder)).decode() + "\n")


def _record(one: Happening, row: PloverRow, days: Days, coder: str) -> dict[str, Any]:
    contexts = [row.plover_context, *one.once("contexts")] if row.plover_context else one.once("contexts")
    record = {
        "id": one.id, "has_event": True, "date": days.first.isoformat(),
        "enddate": days.last.isoformat() if days.last != days.first else None,
        "actor": [_entity(p) for p in one.actors], "recipient": [_entity(p) for p in one.recipients],
        "event": [row.plover], "event_loc": _location(one.place),
        "event_text": list(dict.fromkeys(c["trigger_text"] for c in one.claims)),
        "quad_code": int(row.quad), "event_scale": float(row.score), "mode": [row.plover_mode] if row.plover_mode else [],
        "context": list(dict.fromkeys(contexts)),
        "text_info": {"start": one.lead["sentence_begin"], "end": one.lead["sentence_end"]},
        "cite_info": _cited(one.lead, coder), "coder": coder, "comment": _comment(one, row, days),
        "depesche": _more(one),
    }  # fmt: skip
    return {name: value for name, value in record.items() if value is not None}


def _entity(party: Party) -> dict[str, Any]:
    known = codes_of(party)
    entity = {
        "code": known.plover if known else None, "sector": "".join(codes(party.roles, "plover")[:2]) or None,
        "entity_text": party.text, "identifier_id": party.wikidata, "identifier_text": party.name,
        "office": "; ".join(post.split(", ")[0] for post in party.posts) or None,
    }  # fmt: skip
    return {name: value for name, value in entity.items() if value}


def _location(spot: Spot | None) -> dict[str, Any] | None:
    if spot is None:
        return None
    place = {
        "extracted_place": spot.text, "resolved_place": spot.name, "geonameid": int(spot.geonames) if spot.geonames else None,
        "lat": spot.lat, "lon": spot.lon, "country_code": spot.country,
        "resolution": _COUNTRY if spot.whole_country else _CITY if spot.geonames else None,
    }  # fmt: skip
    return {name: value for name, value in place.items() if value is not None}


def _cited(row: Mapping[str, Any], coder: str) -> dict[str, Any]:
    cited = {
        "citation": row["report"], "url": row["url"], "title": row["title"],
        "language": row["language"] if row["language"] in _ISO2 else None, "publication": row["outlet"],
        "license": SHORT_LICENCE, "coder": coder, "codebook": CODEBOOK, "version": f"knowledge as of {row['knowledge_as_of']}",
    }  # fmt: skip
    return {name: value for name, value in cited.items() if value}


def _comment(one: Happening, row: PloverRow, days: Days) -> str | None:
    """What the record alone would not tell a reader."""
    notes = []
    if one.told_as not in ("occurred", "ongoing"):
        notes.append(f"{one.told_as}: {one.act}, {one.day_words}; {row.note}")
    elif one.days is None:
        notes.append("no day is known; the date is that of the report")
    elif not one.exact:
        notes.append(f"some time between {days.first} and {days.last}")
    elif one.approximate:
        notes.append("about that day")
    notes += [one.reviewed] if one.reviewed else []
    return "; ".join(notes) or None


def _more(one: Happening) -> dict[str, Any]:
    """Status, days and support as the ledger has them."""
    return {
        "type": one.type, "mode": one.mode, "status": one.status, "alleged": one.alleged, "disputed": one.disputed,
        "earliest": one.earliest, "latest": one.latest, "approximate": one.approximate,
        "on_behalf_of": [_entity(p) for p in one.principals], "agenda": one.once("agenda"), "instruments": one.once("instruments"),
        "sources": one.chains(), "reports": one.reports, "independent": one.independent, "claims": [c["id"] for c in one.claims],
        **({"reviewed": one.reviewed} if one.reviewed else {}),
    }  # fmt: skip
