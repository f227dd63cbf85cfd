"""GeoJSON (RFC 7946): a feature for every happening, at the place where it was; without coordinates `geometry` is null.

`happened` tells what took place from what did not; the simplestyle properties give each its own sign, so that a map that shows
nothing but signs keeps them apart too.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, TextIO

import msgspec

from depesche.exports.about import About
from depesche.exports.happening import Happening, Spot

_STYLES = {
    "happened": ("#1b7837", "circle"), "doubted": ("#e08214", "roadblock"), "coming": ("#2166ac", "circle-stroked"),
    "off": ("#b2182b", "cross"), "open": ("#878787", "square-stroked"),
}  # fmt: skip
"""simplestyle-spec colour and Maki sign by how far it is a fact."""


def write(happenings: Iterator[Happening], out: TextIO, told: About) -> None:
    """Write a FeatureCollection, feature by feature; the collection's `about` is its last member."""
    out.write('{"type":"FeatureCollection","features":[')
    for number, one in enumerate(happenings):
        out.write(("," if number else "") + "\n" + msgspec.json.encode(_feature(one)).decode())
    out.write('\n],"about":' + msgspec.json.encode(told.whole()).decode() + "}\n")


def _feature(one: Happening) -> dict[str, Any]:
    colour, sign = _STYLES[one.standing]
    properties = {
        "title": one.title, "happened": one.happened, "status": one.status, "alleged": one.alleged, "disputed": one.disputed,
        "mark": one.mark, "type": one.type, "mode": one.mode, "days": one.day_words, "earliest": one.earliest, "latest": one.latest,
        "approximate": one.approximate, "actors": [p.shown for p in one.actors], "recipients": [p.shown for p in one.recipients],
        "on_behalf_of": [p.shown for p in one.principals], "place": one.place.text if one.place else None,
        "place_country": one.place.country if one.place else None, "agenda": one.once("agenda"), "sources": one.chains(),
        "reports": one.reports, "independent": one.independent, "sentence": one.lead["sentence"], "urls": one.urls(),
        "claims": [claim["id"] for claim in one.claims], "marker-color": colour, "marker-symbol": sign,
        **({"reviewed": one.reviewed} if one.reviewed else {}),
    }  # fmt: skip
    return {"type": "Feature", "id": one.id, "geometry": _point(one.place), "properties": properties}


def _point(spot: Spot | None) -> dict[str, Any] | None:
    if spot is None or spot.lat is None or spot.lon is None:
        return None
    return {"type": "Point", "coordinates": [spot.lon, spot.lat]}
