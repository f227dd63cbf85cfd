"""Where the circles and names of a network stand: forces first, then names are pushed apart; the same input, the same picture.

Method: Fruchterman and Reingold (1991), with a pull to the middle so that parts without a link between them stay in sight, from a
circle in order of weight instead of chance.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

Places = npt.NDArray[np.float64]

WIDTH, HEIGHT = 1000.0, 640.0
LETTER, LINE = 10.5, 20.0
"""Width and height of a letter of a name, in units of the picture."""
SMALLEST, LARGEST = 9.0, 26.0
"""Radius of circles."""
_ROUNDS = 250
_PUSHES = 300
_GAP = 7.0


@dataclass(frozen=True, slots=True)
class Node:
    """A party in the picture: middle and radius of its circle, its number."""

    code: str
    x: float
    y: float
    radius: float
    number: int


@dataclass(frozen=True, slots=True)
class Layout:
    """Nodes by code, and the `viewBox` that holds them with their names."""

    nodes: Mapping[str, Node]
    box: str


def layout(pairs: Sequence[Mapping[str, Any]], names: Mapping[str, int]) -> Layout:
    """Place the parties of some pairs.

    Args:
        pairs: Rows with `party`, `other`, `events`.
        names: Letters of the longest name each party has.

    """
    numbers: dict[str, int] = {}
    for pair in pairs:
        for code in (pair["party"], pair["other"]):
            numbers[code] = numbers.get(code, 0) + pair["events"]
    codes = sorted(numbers, key=lambda code: (-numbers[code], code))
    if not codes:
        return Layout({}, f"0 0 {WIDTH:g} {HEIGHT:g}")
    most = max(numbers.values())
    radii = np.array([SMALLEST + (LARGEST - SMALLEST) * math.sqrt(numbers[code] / most) for code in codes])
    at = {code: index for index, code in enumerate(codes)}
    links = np.zeros((len(codes), len(codes)))
    for pair in pairs:
        one, other = at[pair["party"]], at[pair["other"]]
        links[one, other] = links[other, one] = 1.0 + 0.3 * math.log(max(pair["events"], 1))
    places = _spread(_forces(links))
    widths = np.array([max(2 * radius, names[code] * LETTER) for code, radius in zip(codes, radii, strict=True)])
    places = _apart(places, widths, 2 * radii + LINE)
    nodes = {
        code: Node(code, round(float(x), 1), round(float(y), 1), round(float(radius), 1), numbers[code])
        for code, (x, y), radius in zip(codes, places, radii, strict=True)
    }
    return Layout(nodes, _box(places, widths, radii))


def _forces(links: Places) -> Places:
    """Let linked parties draw near and all keep their distance, cooling down."""
    count = len(links)
    angles = 2 * np.pi * np.arange(count) / count
    places = np.stack([np.cos(angles), np.sin(angles)], axis=1)
    wanted = 1.6 / math.sqrt(count)
    for turn in range(_ROUNDS):
        between = places[:, None, :] - places[None, :, :]
        distance = np.maximum(np.hypot(between[..., 0], between[..., 1]), 1e-3)
        push = wanted * wanted / distance - links * distance * distance / wanted
        move = (between / distance[..., None] * push[..., None]).sum(axis=1) - 0.7 * places
        length = np.maximum(np.hypot(move[:, 0], move[:, 1]), 1e-9)
        heat = 0.12 * (1 - turn / _ROUNDS)
        places = places + move / length[:, None] * np.minimum(length, heat)[:, None]
    return places


def _spread(places: Places) -> Places:
    """Stretch to the size of the picture."""
    low, high = places.min(axis=0), places.max(axis=0)
    extent = np.maximum(high - low, 1e-6)
    alone = (high - low) < 1e-6
    scaled = np.where(alone, 0.5, (places - low) / extent)
    stretched: Places = scaled * np.array([WIDTH, HEIGHT])
    return stretched


def _apart(places: Places, widths: Places, heights: Places) -> Places:
    """Push boxes of circle and name apart, always the shorter way, until none covers another."""
    places = places.copy()
    need_x = (widths[:, None] + widths[None, :]) / 2 + _GAP
    need_y = (heights[:, None] + heights[None, :]) / 2 + _GAP
    for _ in range(_PUSHES):
        dx, dy = (places[:, None, axis] - places[None, :, axis] for axis in (0, 1))
        over_x, over_y = need_x - np.abs(dx), need_y - np.abs(dy)
        over = (over_x > 0) & (over_y > 0)
        np.fill_diagonal(over, val=False)
        if not over.any():
            break
        # Two that stand in one point part by their order.
        order = np.sign(np.arange(len(places))[:, None] - np.arange(len(places))[None, :])
        way_x, way_y = np.where(dx == 0, order, np.sign(dx)), np.where(dy == 0, order, np.sign(dy))
        sideways = over_x < over_y
        places[:, 0] += 0.5 * np.where(over & sideways, way_x * over_x, 0).sum(axis=1)
        places[:, 1] += 0.5 * np.where(over & ~sideways, way_y * over_y, 0).sum(axis=1)
    return places


def _box(places: Places, widths: Places, radii: Places) -> str:
    left, right = (places[:, 0] - widths / 2).min() - _GAP, (places[:, 0] + widths / 2).max() + _GAP
    top, bottom = (places[:, 1] - radii).min() - _GAP, (places[:, 1] + radii + LINE).max() + _GAP
    return f"{left:.0f} {top:.0f} {right - left:.0f} {bottom - top:.0f}"
