"""Make `depesche/web/world.tsv`, the outlines of states on our map, from Natural Earth's 1:110m countries.

    python scripts/world_outlines.py countries-110m.json

The file is that of the npm package `world-atlas` 2.0.2 (TopoJSON; see `depesche/web/static/vendor/README.md` for checksum and licence).
Arcs are put together to rings, rings that cross the date line are cut there, points projected and rounded.
Antarctica and the islands before it are left out.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from depesche.lexicon.rows import StateRow
from depesche.lexicon.tables import load
from depesche.web.projection import project

Point = tuple[float, float]
Ring = list[Point]

TARGET = Path(__file__).resolve().parents[1] / "depesche" / "web" / "world.tsv"
# Names of Natural Earth that our table of states spells otherwise.  What has no code of its own goes with the state it is counted
# under in our tables; the map takes no side by it.
NAMES = {
    "W. Sahara": "ESH", "Dem. Rep. Congo": "COD", "Dominican Rep.": "DOM", "Falkland Is.": "FLK",
    "Timor-Leste": "TLS", "Côte d'Ivoire": "CIV", "Central African Rep.": "CAF", "Congo": "COG", "Eq. Guinea": "GNQ", "eSwatini": "SWZ",
    "Solomon Is.": "SLB", "Czechia": "CZE", "N. Cyprus": "CYP", "Somaliland": "SOM", "Bosnia and Herz.": "BIH", "Macedonia": "MKD",
    "S. Sudan": "SSD",
}  # fmt: skip
LEFT_OUT = {"Antarctica", "Fr. S. Antarctic Lands"}


def main() -> None:
    """Read the file named on the command line, write the table."""
    topology = json.loads(Path(sys.argv[1]).read_text("utf-8"))
    known = {row.official: row.id for row in load(StateRow)} | {row.name: row.id for row in load(StateRow)} | NAMES
    arcs = list(_arcs(topology))
    rings: dict[str, list[Ring]] = {}
    for geometry in topology["objects"]["countries"]["geometries"]:
        name = geometry["properties"]["name"]
        if name not in LEFT_OUT:
            rings.setdefault(known[name], []).extend(_rings(geometry, arcs))
    lines = ["state\tx\ty\twidth\tpath"]
    for state in sorted(rings):
        drawn = [[project(*point) for point in part] for ring in rings[state] for part in _cut(ring)]
        x, y, width = _middle(drawn)
        lines.append(f"{state}\t{x:.1f}\t{y:.1f}\t{width:.1f}\t" + "".join(_path(ring) for ring in drawn))
    TARGET.write_text("\n".join(lines) + "\n", "utf-8")
    print(f"{len(rings)} states, {TARGET.stat().st_size:,} bytes")


def _arcs(topology: dict[str, Any]) -> Iterator[Ring]:
    """Undo the steps and the scale of TopoJSON: https://github.com/topojson/topojson-specification."""
    (sx, sy), (tx, ty) = topology["transform"]["scale"], topology["transform"]["translate"]
    for arc in topology["arcs"]:
        x = y = 0
        points = []
        for dx, dy in arc:
            x, y = x + dx, y + dy
            points.append((x * sx + tx, y * sy + ty))
        yield points


def _rings(geometry: dict[str, Any], arcs: Sequence[Ring]) -> Iterator[Ring]:
    polygons = [geometry["arcs"]] if geometry["type"] == "Polygon" else geometry["arcs"]
    for polygon in polygons:
        for numbers in polygon:
            ring: Ring = []
            for number in numbers:
                # A negative number means the arc with its complement, backwards; neighbours share their end points.
                part = arcs[number] if number >= 0 else arcs[~number][::-1]
                ring.extend(part[1 if ring else 0 :])
            yield ring


def _cut(ring: Ring) -> list[Ring]:
    """Cut a ring at the date line: unroll it, take what lies within each turn of the globe."""
    unrolled = [ring[0]]
    for longitude, latitude in ring[1:]:
        turns = round((unrolled[-1][0] - longitude) / 360)
        unrolled.append((longitude + 360 * turns, latitude))
    low, high = min(p[0] for p in unrolled), max(p[0] for p in unrolled)
    if low >= -180 and high <= 180:
        return [unrolled]
    parts = []
    for turn in range(-1, 2):
        shifted = [(p[0] + 360 * turn, p[1]) for p in unrolled]
        inside = _clipped(_clipped(shifted, -180, 1), 180, -1)
        if inside:
            parts.append(inside)
    return parts


def _clipped(ring: Ring, at: float, side: int) -> Ring:
    """Keep what lies on one side of a meridian (Sutherland and Hodgman)."""
    out: Ring = []
    for one, other in zip(ring, ring[1:] + ring[:1], strict=True):
        here, there = side * (one[0] - at) >= 0, side * (other[0] - at) >= 0
        if here:
            out.append(one)
        if here != there:
            share = (at - one[0]) / (other[0] - one[0])
            out.append((at, one[1] + share * (other[1] - one[1])))
    return out


def _middle(rings: Sequence[Ring]) -> tuple[float, float, float]:
    """Centroid and width of the largest ring: where a number can stand."""
    ring = max(rings, key=lambda r: abs(_area(r)))
    area = _area(ring)
    pairs = list(zip(ring, ring[1:] + ring[:1], strict=True))
    x = sum((a[0] + b[0]) * (a[0] * b[1] - b[0] * a[1]) for a, b in pairs) / (6 * area)
    y = sum((a[1] + b[1]) * (a[0] * b[1] - b[0] * a[1]) for a, b in pairs) / (6 * area)
    return x, y, max(p[0] for p in ring) - min(p[0] for p in ring)


def _area(ring: Ring) -> float:
    return sum(a[0] * b[1] - b[0] * a[1] for a, b in zip(ring, ring[1:] + ring[:1], strict=True)) / 2


def _path(ring: Ring) -> str:
    """One ring as SVG path data: steps of a tenth of a unit."""
    points = [(round(10 * x), round(10 * y)) for x, y in ring]
    steps = [(bx - ax, by - ay) for (ax, ay), (bx, by) in zip(points, points[1:], strict=False)]
    moved = [(dx, dy) for dx, dy in steps if (dx, dy) != (0, 0)]
    if len(moved) < 3:
        return ""
    return f"M{points[0][0] / 10:g},{points[0][1] / 10:g}l" + " ".join(f"{dx / 10:g},{dy / 10:g}" for dx, dy in moved) + "z"


if __name__ == "__main__":
    main()
