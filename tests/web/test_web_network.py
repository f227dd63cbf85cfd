"""The network of parties: picture, table, filters, data."""

from __future__ import annotations

import re

import pytest
from fastapi.testclient import TestClient

from depesche.web.network_layout import LINE, layout


def test_picture_and_table_have_the_same_pairs(client: TestClient) -> None:
    page = client.get("/network").text
    rows = client.get("/network.json").json()["rows"]
    drawn = {frozenset(found.split()) for found in re.findall(r'data-between="([^"]+)"', page)}
    assert drawn == {frozenset((row["party"], row["other"])) for row in rows}
    strongest = rows[0]
    assert (strongest["party"], strongest["other"]) == ("CHN", "RUS")
    assert strongest["cooperation"] + strongest["conflict"] == strongest["events"] == sum(strongest["classes"].values())
    assert '<a href="/timeline?party=CHN&amp;party=RUS">China – Russia</a>' in page


def test_conflict_is_dashed_cooperation_is_not(client: TestClient) -> None:
    page = client.get("/network?party=UKR").text
    assert re.search(
        r'data-between="RUS UKR">\s*<title>[^<]*conflict: 1</title>\s*<path class="reach"[^>]*></path><path class="tie conflict"', page
    )


def test_a_party_stands_in_the_centre(client: TestClient) -> None:
    page = client.get("/network", params={"party": "Ukraine"}).text
    assert "Network around Ukraine" in page
    rows = client.get("/network.json", params={"party": "Ukraine"}).json()["rows"]
    near = {"UKR", *(row["other"] if row["party"] == "UKR" else row["party"] for row in rows if "UKR" in (row["party"], row["other"]))}
    assert {code for row in rows for code in (row["party"], row["other"])} <= near


@pytest.mark.parametrize(
    ("asked", "events"),
    [({"type": "SUPPORT"}, 8), ({"type": "support", "until": "1990"}, 1), ({"status": "denied"}, None), ({"least": "2"}, 21)],
)
def test_filters(client: TestClient, asked: dict[str, str], events: int | None) -> None:
    """An event without a day fits every period."""
    rows = {(row["party"], row["other"]): row for row in client.get("/network.json", params=asked).json()["rows"]}
    if events is None:
        assert ("CHN", "RUS") not in rows
    else:
        assert rows["CHN", "RUS"]["events"] == events


def test_what_is_left_out_is_said(client: TestClient) -> None:
    assert "Left out: 5 pairs, none of them with more than 1 event." in client.get("/network?pairs=1").text


def test_nothing_found_is_said(client: TestClient) -> None:
    page = client.get("/network?type=BOYCOTT")
    assert page.status_code == 400
    assert "BOYCOTT" in page.text
    assert "No pair of parties fits." in client.get("/network?type=AID&since=2026").text


@pytest.mark.parametrize(
    ("path", "status"),
    [("/network?party=Nowhereland", 400), ("/network?since=yesterday", 400), ("/network?pairs=1000", 400), ("/network?least=0", 400)],
)
def test_what_cannot_be_asked(client: TestClient, path: str, status: int) -> None:
    assert client.get(path).status_code == status


def test_hostile_words_stay_words(client: TestClient) -> None:
    page = client.get("/network", params={"party": "<script>alert(1)</script>"})
    assert "<script>alert" not in page.text
    assert "&lt;script&gt;" in page.text


def test_in_german(client: TestClient) -> None:
    page = client.get("/network", headers={"accept-language": "de"}).text
    assert "Netz der Parteien" in page
    assert "China – Russland" in page


def test_names_do_not_cover_each_other() -> None:
    pairs = [{"party": f"A{i}", "other": f"B{(i * 7) % 40}", "events": 1 + i % 5} for i in range(60)]
    codes = {code for pair in pairs for code in (pair["party"], pair["other"])}
    drawn = layout(pairs, dict.fromkeys(codes, 9))
    assert layout(pairs, dict.fromkeys(codes, 9)) == drawn
    nodes = list(drawn.nodes.values())
    for at, one in enumerate(nodes):
        for other in nodes[at + 1 :]:
            apart_sideways = abs(one.x - other.x) >= max(one.radius + other.radius, 9 * 9)
            apart_upright = abs(one.y - other.y) >= one.radius + other.radius + LINE - 1
            assert apart_sideways or apart_upright


def test_nobody_makes_an_empty_picture() -> None:
    assert layout([], {}).nodes == {}
