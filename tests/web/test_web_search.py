"""Search with words marked and facets."""

from __future__ import annotations

import pytest
from fastapi.testclient import TestClient
from markupsafe import escape

from depesche.web.pages.search import pieces


def test_words_are_marked_in_what_is_found(client: TestClient) -> None:
    page = client.get("/search?text=Modi").text
    answer = client.get("/search.json?text=Modi").json()
    assert answer["total"] == len(answer["rows"]) == 8
    assert page.count("data-entry") == 8
    assert "<mark>Modi</mark>" in page
    assert all(f'href="/report/{row["report"]}"' in page for row in answer["rows"])


def test_facets_lead_to_as_many_reports_as_they_say(client: TestClient) -> None:
    from depesche.questions.search import facets
    from depesche.web.desk import Desk

    desk: Desk = client.app.state.desk  # type: ignore[attr-defined]
    counted = desk.ask(facets, "Putin").dicts()
    names = {"language": "language", "class": "type", "outlet": "outlet"}
    assert {row["facet"] for row in counted} == {*names, "month"}
    for row in counted:
        query = f"{names[row['facet']]}={row['value']}" if row["facet"] != "month" else f"since={row['value']}&until={row['value']}"
        assert client.get(f"/search.json?text=Putin&{query}").json()["total"] == row["reports"], row


def test_parts_hold_all_reports_once(client: TestClient) -> None:
    first, second = (client.get(f"/search.json?text=Putin&page={n}").json() for n in (1, 2))
    reports = [row["report"] for row in first["rows"] + second["rows"]]
    assert len(reports) == len(set(reports)) == first["total"] == second["total"]
    assert client.get("/search.json?text=Putin&page=50").json()["rows"] == second["rows"]
    assert 'rel="next"' in client.get("/search?text=Putin").text


def test_phrases_and_filters(client: TestClient) -> None:
    one, all_of = (client.get("/search.json", params={"text": text}).json()["total"] for text in ('"Xi Jinping"', "Xi Jinping"))
    assert 0 < one <= all_of
    assert client.get("/search?text=Putin&language=de&outlet=Nirgends").text.count("data-entry") == 0


@pytest.mark.parametrize("text", ["", "   "])
def test_without_words_there_is_only_the_form(client: TestClient, text: str) -> None:
    page = client.get("/search", params={"text": text}, headers={"accept-language": "de"})
    assert page.status_code == 200
    assert "Alle Wörter müssen im Bericht stehen" in page.text
    assert "data-entry" not in page.text


@pytest.mark.parametrize(
    "text", ["<script>alert(1)</script>", "'; DROP TABLE postings; --", "{{ 7 * 7 }}", "\u202eevil", "a" * 200, "%", "*"]
)
def test_hostile_words_are_words(client: TestClient, text: str) -> None:
    page = client.get("/search", params={"text": text})
    assert page.status_code in (200, 400)
    assert "<script>alert" not in page.text
    if page.status_code == 200:
        assert f'name="text" value="{escape(text).replace(chr(38) + "#x27;", chr(38) + "#39;")}"' in page.text


def test_pieces_keep_the_text_whole() -> None:
    text = "Außenminister Wang Yi's Besuch in Peking: «Wang»."
    cut = list(pieces(text, {"wang", "aussenminister"}))
    assert "".join(words for words, _ in cut) == text
    assert [words for words, hit in cut if hit] == ["Außenminister", "Wang", "Wang"]
