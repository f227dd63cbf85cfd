"""The lexicon browser: tables, rows, examples, a sentence tried."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from depesche.api import read_text
from depesche.lexicon.rows import EventRow
from depesche.lexicon.tables import all_tables, load
from depesche.questions import Ledger


def test_all_tables_are_listed(client: TestClient) -> None:
    rows = client.get("/lexicon.json").json()["rows"]
    assert {(row["table"], row["language"]) for row in rows} == {(name, language or "world") for name, language in all_tables()}
    events = next(row for row in rows if (row["table"], row["language"]) == ("events", "de"))
    assert events["rows"] == len(load(EventRow, "de"))


@pytest.mark.parametrize(
    ("asked", "row"),
    [
        ({"text": "besuchen", "table": "events", "language": "de"}, "de.consult.besuchen"),
        ({"type": "CONSULT", "mode": "visit", "language": "de"}, "de.consult.besuchen"),
        ({"text": "Q7747"}, "vladimir-putin"),
        ({"text": "de.said.verb.sagen"}, "de.said.verb.sagen"),
    ],
)
def test_rows_are_found(client: TestClient, asked: dict[str, str], row: str) -> None:
    assert row in [found["id"] for found in client.get("/lexicon.json", params=asked).json()["rows"]]


def test_filters_hold(client: TestClient) -> None:
    rows = client.get("/lexicon.json?type=AID&language=en").json()["rows"]
    assert rows
    assert {(row["language"], row["cells"]["type"]) for row in rows} == {("en", "AID")}
    assert "No row fits." in client.get("/lexicon?text=qqqqqqqq").text


def test_a_row_in_full(client: TestClient) -> None:
    row = next(row for row in load(EventRow, "de") if row.id == "de.consult.besuchen")
    page = client.get(f"/lexicon/{row.id}").text
    assert all(f'<span class="value">{lexeme}</span>' in page for lexeme in row.lexeme)
    assert re.search(r'<mark class="slot lA"><span class="label" title="who does it">A</span> [^<]+</mark>', page)
    assert "Where it must stay silent" in page
    assert re.search(r"de/events\.tsv:\d+", page)


def test_what_a_row_found_here(client: TestClient) -> None:
    listed = {row["id"]: row["findings"] for row in client.get("/lexicon.json?table=events&language=de&text=besuchen").json()["rows"]}
    found = client.get("/lexicon/de.consult.besuchen.json").json()
    assert listed["de.consult.besuchen"] == len(found["rows"]) > 0
    page = client.get("/lexicon/de.consult.besuchen").text
    for row in found["rows"]:
        assert f'href="/report/{row["report"]}#c-{row["id"]}"' in page


def test_a_step_of_the_reader_is_no_row(client: TestClient) -> None:
    rules = {row["rule"] for row in client.get("/lexicon/try.json?sentence=Merkel+sagte,+sie+komme.+Sie+bleibe+bis+Montag.").json()["rows"]}
    assert "said.carried" in rules
    assert client.get("/lexicon/no.such.row").status_code == 404


def test_rules_that_are_no_rows_show_what_they_found(writing: TestClient, own_ledger: Path) -> None:
    with Ledger(own_ledger) as ledger:
        ledger.add(
            read_text("Merkel sagte am Montag in Berlin, sie komme nach Paris. Sie bleibe dort bis Freitag.", published="2020-05-05")
        )
        ledger.settle()
    page = writing.get("/lexicon/said.carried")
    assert page.status_code == 200
    assert "no row of a table but a step of the reader" in page.text
    assert "Sie bleibe" in page.text


@pytest.mark.parametrize(
    ("sentence", "outcome"),
    [("Merkel besuchte China.", "It fires."), ("Der Hund schlief.", "It does not fire:")],
)
def test_a_row_is_tried(client: TestClient, sentence: str, outcome: str) -> None:
    assert outcome in client.get("/lexicon/de.consult.besuchen", params={"sentence": sentence}).text


def test_a_sentence_is_tried(client: TestClient) -> None:
    answer = client.get("/lexicon/try.json", params={"sentence": "Putin besuchte China am Montag.", "language": "de"}).json()
    found = {row["what"]: row for row in reversed(answer["rows"])}
    assert found["claim"]["rule"] == "de.consult.besuchen"
    assert found["time"]["text"] == "Montag"
    page = client.get("/lexicon/try", params={"sentence": "Putin besuchte China am Montag."}).text
    assert 'href="/lexicon/de.consult.besuchen"' in page
    assert "Nothing is found in this sentence." in client.get("/lexicon/try", params={"sentence": "Es war so.", "language": "de"}).text


def test_sentences_are_bounded_and_inert(client: TestClient) -> None:
    assert client.get("/lexicon/try", params={"sentence": "a" * 501}).status_code == 400
    assert client.get("/lexicon/try", params={"sentence": "x", "language": "fr"}).status_code == 400
    for hostile in ("<script>alert(1)</script>", "{{ 7*7 }} {% raw %}", "[A [R x] ]", "\u202e\u0000", "[[[[A"):
        page = client.get("/lexicon/try", params={"sentence": hostile})
        assert page.status_code == 200
        assert "<script>alert" not in page.text
        assert client.get("/lexicon/de.consult.besuchen", params={"sentence": hostile}).status_code == 200


@pytest.mark.parametrize("path", ["/lexicon?table=users", "/lexicon?language=xx", "/lexicon/vladimir-putin?sentence=Er+kam."])
def test_what_cannot_be_asked(client: TestClient, path: str) -> None:
    assert client.get(path).status_code == 400


def test_a_row_of_the_world(client: TestClient) -> None:
    page = client.get("/lexicon/vladimir-putin").text
    assert "Q7747" in page
    assert "Only rows that make claims and attributions are counted." in page


def test_in_german(client: TestClient) -> None:
    assert "Was Depesche weiß" in client.get("/lexicon", headers={"accept-language": "de"}).text
    assert "Schlägt sie an?" in client.get("/lexicon/de.consult.besuchen", headers={"accept-language": "de"}).text
