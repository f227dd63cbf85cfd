"""The map: where events took place, by place and state, and the events at one of them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from depesche.errors import UsageError
from depesche.questions import Answer
from depesche.questions.places import events_at, places
from depesche.web import world
from depesche.web.page import OfDesk, Pages, Shown
from depesche.web.pages.common import FromPage, Word, answer_part, paged
from depesche.web.pages.filters import OfFilters, choices
from depesche.web.pages.told_cards import spoken_part
from depesche.web.party_names import party_name

pages = Pages()
_EVENTS, _PLACES = 50, 60
_LETTERS = 12.5
"""Size of letters on the map, in units of the whole map."""
_NARROW = 26
"""A state less wide than this many units of the view has no number on the map; the table has it."""


@dataclass(frozen=True, slots=True)
class Area:
    """A state on the map with its events; `number` where there is room for it; `path` is empty for states too small to draw."""

    state: str
    path: str
    x: float
    y: float
    events: int
    shade: int
    number: int | None


@pages.page("/map", title="Map")
def show_map(desk: OfDesk, asked: OfFilters, region: Word = None, place: Word = None, state: Word = None, page: FromPage = 1) -> Shown:
    """Show where events took place; with a place or a state chosen, the events there."""
    seen = region or "world"
    if seen not in world.REGIONS:
        raise UsageError(f"{region!r} is no region of the map; there are: {', '.join(world.REGIONS)}")
    answer = desk.ask(places, **asked.asked)
    more = {
        **_map(answer, seen), "asked": asked, "choices": desk.ask(choices), "name": party_name, "regions": world.REGIONS, "region": seen,
        "place": place, "state": state, "chosen": None,
        "timeline": lambda country: asked.address("/timeline", party=sorted({*asked.parties, country})),
    }  # fmt: skip
    if not place and not state:
        return Shown("map.html", answer, {**more, "part": paged(answer, page, _PLACES)})
    found = desk.ask(events_at, place or None, country=state or None, page=page, size=_EVENTS, **asked.asked)
    return Shown(
        "map.html",
        found,
        {**more, "chosen": _chosen(answer, place, state), "whole": answer, "part": spoken_part(desk, answer_part(found, page, _EVENTS))},
    )


def _chosen(answer: Answer, place: str | None, state: str | None) -> str:
    if place:
        return str(next((row["name"] for row in answer.dicts() if row["place"] == place), place))
    return str(state)


def _map(answer: Answer, region: str) -> dict[str, Any]:
    """What is drawn: states by the number of events in them, circles for places, names where there is room."""
    rows = answer.dicts()
    seen = world.view(region)
    by_state: dict[str, int] = {}
    for row in rows:
        if row["country"]:
            by_state[row["country"]] = by_state.get(row["country"], 0) + row["events"]
    most = max(by_state.values(), default=0)
    size = round(_LETTERS * seen.unit, 2)
    areas = [_area(outline, by_state.get(outline.state, 0), most, seen) for outline in world.outlines()]
    small = [_small(state, number, most) for state, number in sorted(by_state.items()) if number and state not in _drawn()]
    top = max((row["events"] for row in rows if row["lat"] is not None), default=1)
    circles = world.spots(rows, seen, max(top, 1))
    areas = [replace(a, number=None) if a.number and world.covered(_box(a, size), circles) else a for a in areas]
    circles = world.labelled(circles, seen, size, [_box(a, size) for a in areas if a.number])
    states = sorted(((state, number) for state, number in by_state.items() if number), key=lambda s: (-s[1], s[0]))
    return {"view": seen, "areas": areas, "small": [a for a in small if a], "circles": circles, "letters": size,
            "bounds": world.shade_bounds(most), "by_state": states}  # fmt: skip


def _box(area: Area, size: float) -> world.Box:
    """What the number of a state takes up."""
    half = size * 0.4 * len(str(area.number))
    return area.x - half, area.y - size * 0.6, area.x + half, area.y + size * 0.6


def _drawn() -> frozenset[str]:
    return frozenset(outline.state for outline in world.outlines())


def _area(outline: world.Outline, events: int, most: int, seen: world.View) -> Area:
    room = events and outline.width >= _NARROW * seen.unit and seen.holds(outline.x, outline.y)
    return Area(outline.state, outline.path, outline.x, outline.y, events, world.shade(events, most), events if room else None)


def _small(state: str, events: int, most: int) -> Area | None:
    at = world.capital(state)
    return Area(state, "", round(at[0], 1), round(at[1], 1), events, world.shade(events, most), None) if at else None
