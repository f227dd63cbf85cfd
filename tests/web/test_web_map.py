"""The map: places, states, regions, the events at one of them."""

from __future__ import annotations

import re

import pytest
from fastapi.testclient import TestClient

from depesche.lexicon.rows import StateRow
from depesche.lexicon.tables import load
from depesche.web.projection import WIDTH, project
from depesche.web.world import REGIONS, outlines, shade_bounds, view


def test_places_are_circles_and_rows(client: TestClient) -> None:
    page = client.get("/map").text
    rows = client.get("/map.json").json()["rows"]
    beijing = next(row for row in rows if row["name"] == "Beijing")
    assert (beijing["country"], beijing["events"]) == ("CHN", 4)
    assert "Beijing (China): 4 events; cooperation 4, conflict 0" in page
    assert page.count("<circle cx=") == sum(row["lat"] is not None and row["events"] > 0 for row in rows)


def test_what_has_no_place_is_said(client: TestClient) -> None:
    said = client.get("/map.json").json()["words"][0]
    numbers = [int(number) for number in re.findall(r"\d+", said)]
    assert said.endswith("without any place.")
    events = sum(row["events"] for row in client.get("/map.json").json()["rows"])
    assert numbers[0] + numbers[2] + numbers[4] == events
    assert "(not on the map)" in client.get("/map").text


def test_a_state_lists_its_events(client: TestClient) -> None:
    counted = sum(row["events"] + row["alleged"] for row in client.get("/map.json").json()["rows"] if row["country"] == "CHN")
    found = client.get("/map.json?state=CHN").json()["rows"]
    assert len(found) == counted
    page = client.get("/map?state=CHN").text
    assert f"Events in China ({counted})" in page
    assert all(f'href="/event/{row["event"]}"' in page for row in found)


def test_a_place_lists_its_events(client: TestClient) -> None:
    rows = client.get("/map.json", params={"place": "1816670"}).json()["rows"]
    assert {row["place"] for row in rows} <= {"Beijing", "Peking"}
    assert len(rows) == 4
    assert "No event fits." in client.get("/map?place=0").text


def test_filters_hold(client: TestClient) -> None:
    some = client.get("/map.json", params={"party": ["CHN", "RUS"], "type": "CONSULT", "since": "2025", "until": "2025"}).json()
    assert some["question"]["parties"] == ["CHN", "RUS"]
    assert {kind for row in some["rows"] for kind in row["classes"]} == {"CONSULT"}
    assert "No event with a place fits." in client.get("/map?type=AID&since=2026").text


@pytest.mark.parametrize("region", REGIONS)
def test_regions_are_parts_of_the_map(client: TestClient, region: str) -> None:
    page = client.get("/map", params={"region": region})
    assert page.status_code == 200
    assert f'viewBox="{view(region).box}"' in page.text


@pytest.mark.parametrize("path", ["/map?region=Atlantis", "/map?party=Atlantis", "/map?since=2024-13"])
def test_what_cannot_be_asked(client: TestClient, path: str) -> None:
    assert client.get(path).status_code == 400


def test_hostile_places_stay_words(client: TestClient) -> None:
    page = client.get("/map", params={"place": '"><img src=x onerror=alert(1)>'})
    assert page.status_code == 200
    assert "<img" not in page.text


def test_in_german(client: TestClient) -> None:
    page = client.get("/map", headers={"accept-language": "de"}).text
    assert "Wo es geschah" in page
    assert "Naher Osten" in page


def test_outlines_are_states_of_the_tables() -> None:
    known = {row.id for row in load(StateRow)}
    drawn = [outline.state for outline in outlines()]
    assert len(drawn) == len(set(drawn)) > 170
    assert set(drawn) <= known
    for outline in outlines():
        assert re.fullmatch(r"(M[\d.,-]+l[\d., -]+z)+", outline.path)
        assert 0 <= outline.x <= WIDTH


def test_no_outline_runs_across_the_map() -> None:
    """What crosses the date line is cut there, else Russia would be a stripe around the world."""
    for outline in outlines():
        steps = [abs(float(step.split(",")[0])) for ring in re.findall(r"l([^z]+)z", outline.path) for step in ring.split(" ")]
        assert max(steps) < WIDTH / 4


def test_the_projection_is_the_published_one() -> None:
    """Its outline as its authors give it: 0.48667 as high as wide, the poles 0.59 as long as the equator."""
    assert project(0, 0) == (WIDTH / 2, pytest.approx(0.48667 * WIDTH / 2, abs=0.05))
    right = project(180, 0)[0] - WIDTH / 2
    assert (project(180, 90)[0] - WIDTH / 2) / right == pytest.approx(0.59, abs=0.005)


def test_shades_cover_every_number() -> None:
    for most in (1, 2, 7, 100, 5000):
        bounds = shade_bounds(most)
        assert bounds[0][1] == 1
        assert bounds[-1][2] == most
        assert all(one[2] + 1 == other[1] for one, other in zip(bounds, bounds[1:], strict=False))
