"""The map: outlines of states, regions to look at, where numbers and names stand.

Outlines are Natural Earth's (`world.tsv`, made by `scripts/world_outlines.py`); places of states too small for them are their capitals.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from depesche.lexicon import lines
from depesche.lexicon.rows import PlaceRow, StateRow, WeakPlaceRow
from depesche.lexicon.tables import load
from depesche.web.projection import project

SHADES = 5
"""Classes of the number of events in a state, each with a colour and a hatch."""
LETTER, LINE = 0.58, 1.15
"""Width of a letter and height of a line of names, in font sizes."""

Box = tuple[float, float, float, float]
"""Left, top, right, bottom."""

_REGIONS: dict[str, tuple[float, float, float, float]] = {
    "world": (-172, -56, 180, 82), "Europe": (-13, 34, 45, 70), "Middle East": (22, 11, 66, 43), "Africa": (-22, -36, 56, 38),
    "South and Central Asia": (44, 4, 100, 56), "East Asia": (90, -11, 152, 54), "North America": (-140, 6, -52, 62),
    "South America": (-92, -56, -32, 16), "Pacific": (110, -50, 180, 6),
}  # fmt: skip
"""West, south, east, north in degrees."""
REGIONS = tuple(_REGIONS)


@dataclass(frozen=True, slots=True)
class Outline:
    """A state on the map: path data, where its number can stand, how wide its largest part is."""

    state: str
    x: float
    y: float
    width: float
    path: str


@dataclass(frozen=True, slots=True)
class View:
    """A part of the map: its `viewBox`; `unit` is what a unit of the whole map measures in it, so that signs keep their size."""

    x: float
    y: float
    width: float
    height: float
    unit: float

    @property
    def box(self) -> str:
        """The `viewBox`."""
        return f"{self.x:.0f} {self.y:.0f} {self.width:.0f} {self.height:.0f}"

    def holds(self, x: float, y: float) -> bool:
        """Whether a point lies in it."""
        return self.x <= x <= self.x + self.width and self.y <= y <= self.y + self.height


@dataclass(frozen=True, slots=True)
class Spot:
    """A place on the map: middle and radius of its circle; `label` says on which side its name stands, if there is room for it."""

    row: Mapping[str, Any]
    x: float
    y: float
    radius: float
    label: str | None = None


@cache
def outlines() -> tuple[Outline, ...]:
    """Give the states that are drawn, by code."""
    text = files("depesche.web").joinpath("world.tsv").read_text("utf-8")
    cells = (line.split("\t") for line in text.splitlines()[1:])
    return tuple(Outline(state, float(x), float(y), float(width), path) for state, x, y, width, path in cells)


@cache
def capital(state: str) -> tuple[float, float] | None:
    """Where the capital of a state is on the map; None where the tables do not say."""
    seat = next((row.capital for row in load(StateRow) if row.id == state), "")
    for kind in (PlaceRow, WeakPlaceRow):
        for line in lines.by(kind, "name").get(seat, ()):
            row = lines.row(line, kind)
            if row.country == state and row.lat and row.lon:
                return project(float(row.lon), float(row.lat))
    return None


@cache
def view(region: str) -> View:
    """Give the part of the map that shows a region; raises `KeyError` if there is none of that name."""
    west, south, east, north = _REGIONS[region]
    steps = range(11)
    rim = [project(west + (east - west) * i / 10, south + (north - south) * j / 10) for i in steps for j in steps]
    left, right = min(p[0] for p in rim), max(p[0] for p in rim)
    top, bottom = min(p[1] for p in rim), max(p[1] for p in rim)
    return View(left, top, right - left, bottom - top, (right - left) / 1000)


def shade(number: int, most: int) -> int:
    """Put a number of events into a class from 1 to `SHADES`, by its logarithm; 0 for none.

    >>> [shade(number, 100) for number in (0, 1, 10, 100)]
    [0, 1, 3, 5]
    """
    return math.ceil(SHADES * math.log1p(number) / math.log1p(most) - 1e-9) if number else 0


def shade_bounds(most: int) -> list[tuple[int, int, int]]:
    """Give (class, least, most) for the classes that numbers up to `most` fall into."""
    bounds: dict[int, tuple[int, int]] = {}
    number = 1
    while number <= most:
        group = shade(number, most)
        last = min(most, max(number, math.floor(math.expm1(group / SHADES * math.log1p(most)) + 1e-9)))
        bounds[group] = (bounds.get(group, (number, number))[0], last)
        number = last + 1
    return [(group, low, high) for group, (low, high) in bounds.items()]


def spots(rows: Iterable[Mapping[str, Any]], seen: View, most: int) -> list[Spot]:
    """Give the circles of the places that a view shows, largest first, so that small ones lie on top of them."""
    made = []
    for row in rows:
        if row["lat"] is None or not row["events"]:
            continue
        x, y = project(row["lon"], row["lat"])
        if seen.holds(x, y):
            made.append(Spot(row, round(x, 1), round(y, 1), round(seen.unit * (3 + 11 * math.sqrt(row["events"] / most)), 2)))
    return made


def labelled(made: Sequence[Spot], seen: View, size: float, taken: Sequence[Box] = ()) -> list[Spot]:
    """Write names beside as many circles as there is room for, the largest first.

    Args:
        made: Circles.
        seen: What is shown.
        size: Of the letters, in units of the map.
        taken: Boxes (left, top, right, bottom) that are to stay free.

    """
    boxes = [*taken, *(_round(spot) for spot in made)]
    out = []
    for spot in made:
        own = _round(spot)
        wide, gap = len(str(spot.row["name"])) * size * LETTER, size * 0.25
        sides = {
            "start": (own[2] + gap, spot.y - size * LINE / 2, own[2] + gap + wide, spot.y + size * LINE / 2),
            "end": (own[0] - gap - wide, spot.y - size * LINE / 2, own[0] - gap, spot.y + size * LINE / 2),
        }
        free = next((side for side, box in sides.items() if _inside(box, seen) and not _covers(box, own, boxes)), None)
        if free:
            boxes.append(sides[free])
        out.append(Spot(spot.row, spot.x, spot.y, spot.radius, free))
    return out


def covered(box: Box, circles: Iterable[Spot]) -> bool:
    """Whether a circle lies over a box."""
    return _covers(box, box, (_round(spot) for spot in circles))


def _round(spot: Spot) -> Box:
    return spot.x - spot.radius, spot.y - spot.radius, spot.x + spot.radius, spot.y + spot.radius


def _inside(box: Box, seen: View) -> bool:
    return seen.holds(box[0], box[1]) and seen.holds(box[2], box[3])


def _covers(box: Box, own: Box, boxes: Iterable[Box]) -> bool:
    return any(b != own and b[0] < box[2] and box[0] < b[2] and b[1] < box[3] and box[1] < b[3] for b in boxes)
