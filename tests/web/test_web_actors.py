"""Actors: the list, its search, and the page of one."""

from __future__ import annotations

import pytest
from fastapi.testclient import TestClient


def test_the_list_counts_reports(client: TestClient) -> None:
    rows = client.get("/actors.json").json()["rows"]
    numbers = [row["reports"] for row in rows]
    assert numbers == sorted(numbers, reverse=True)
    xi = next(row for row in rows if row["actor"] == "xi-jinping")
    assert xi["reports"] == 31
    assert xi["events"] > 0
    assert '<a href="/actor?name=xi-jinping">Xi Jinping</a>' in client.get("/actors").text


@pytest.mark.parametrize("text", ["Putin", "putin", "Путин", "Wladimir Putin", "Q7747"])
def test_names_are_found_in_any_spelling(client: TestClient, text: str) -> None:
    found = client.get("/actors.json", params={"text": text}).json()["rows"]
    if text == "Q7747":  # the number of one entry, not a word of his name
        assert client.get("/actor.json", params={"name": text}).json()["question"]["actor"] == "vladimir-putin"
    else:
        assert {"vladimir-putin", "putin-vladimir"} & {row["actor"] for row in found}


def test_filters_hold(client: TestClient) -> None:
    rows = client.get("/actors.json?kind=person&country=IND").json()["rows"]
    assert [row["actor"] for row in rows] == ["modi-narendra"]
    assert "Nobody of that name." in client.get("/actors?text=Nobody&kind=outlet").text


def test_an_actor_in_full(client: TestClient) -> None:
    answer = client.get("/actor.json", params={"name": "vladimir-putin"}).json()
    sections: dict[str, list[dict[str, object]]] = {}
    for row in answer["rows"]:
        sections.setdefault(row["section"], []).append(row)
    assert {"Владимир Путин", "Vladimir Putin"} <= {row["name"] for row in sections["name"]}
    assert any(row["name"] == "President" and row["since"] for row in sections["post"])
    assert "Vladimir Putin" in {row["name"] for row in sections["alike"]}
    page = client.get("/actor", params={"name": "vladimir-putin"}).text
    facts = {row["name"]: row["value"] for row in sections["actor"]}
    assert f"({facts['events']})" in page
    for row in sections["event"]:
        assert f'href="/event/{row["name"]}"' in page
    for row in sections["report"]:
        assert f'href="/report/{row["report"]}"' in page


def test_what_somebody_said(client: TestClient) -> None:
    said = [row for row in client.get("/actor.json?name=xinhua").json()["rows"] if row["section"] == "said"]
    assert said
    assert all(row["value"]["content"] for row in said)


def test_a_name_means_the_one_who_bears_it(client: TestClient) -> None:
    by_name = client.get("/actor.json", params={"name": "Xi Jinping"}).json()["question"]["actor"]
    assert by_name == client.get("/actor.json", params={"name": "习近平"}).json()["question"]["actor"] == "xi-jinping"


@pytest.mark.parametrize("name", ["nobody at all", "<script>alert(1)</script>", "'; DROP TABLE actors; --", "{{ 7 * 7 }}", "\u202egnp.exe"])
def test_nobody_is_a_plain_404(client: TestClient, name: str) -> None:
    page = client.get("/actor", params={"name": name})
    assert page.status_code == 404
    assert 'role="alert"' in page.text
    assert "<script>alert" not in page.text
    assert "49" not in page.text.split('role="alert"')[1].split("</p>")[0]


@pytest.mark.parametrize("path", ["/actor", "/actor?name=", "/actors?page=0", f"/actors?text={'x' * 201}"])
def test_what_cannot_be_asked(client: TestClient, path: str) -> None:
    assert client.get(path).status_code == 400


def test_parts_of_events_turn(client: TestClient) -> None:
    page = client.get("/actor?name=xi-jinping&page=9999")
    assert page.status_code == 200
    assert "No event fits." in page.text


def test_in_german(client: TestClient) -> None:
    page = client.get("/actor?name=CHN", headers={"accept-language": "de"}).text
    assert "Wer das ist" in page
    assert "Zeitleiste" in page
