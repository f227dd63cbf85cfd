"""Contradictions, checked statements and exports as pages."""

from __future__ import annotations

import io
import json
import zipfile
from typing import get_args

import pytest
from fastapi.testclient import TestClient

from depesche.web.pages.export import FORMATS, MOST, Name


def test_contradictions_explain_themselves_and_lead_to_the_event(client: TestClient) -> None:
    answer = client.get("/contradictions.json").json()
    page = client.get("/contradictions").text
    assert answer["total"] == len(answer["rows"]) == 3
    for row in answer["rows"]:
        assert f'href="/event/{row["event"]}#field-{row["field"]}"' in page
        assert f"/event/{row['event']}" in page
        assert f'id="field-{row["field"]}"' in client.get(f"/event/{row['event']}").text
    assert "the days it is told for do not overlap" in page


@pytest.mark.parametrize(
    ("query", "number"), [("field=status", 1), ("field=day", 2), ("field=place", 0), ("party=IND", 1), ("status=planned", 0)]
)
def test_contradictions_are_filtered(client: TestClient, query: str, number: int) -> None:
    assert client.get(f"/contradictions.json?{query}").json()["total"] == number
    assert client.get(f"/contradictions?{query}").text.count("clash-card") == number


def test_a_field_that_is_none_is_said(client: TestClient) -> None:
    assert client.get("/contradictions?field=colour").status_code == 400


def test_statements_are_a_page_where_there_are_none(client: TestClient) -> None:
    page = client.get("/check", headers={"accept-language": "de"})
    assert page.status_code == 200
    assert "0 Angaben" in page.text


@pytest.mark.parametrize("query", ["verdict=perhaps", "kind=some", "report=nothing", "type=NOTHING"])
def test_what_cannot_be_checked_is_said(client: TestClient, query: str) -> None:
    assert client.get(f"/check?{query}").status_code == 400


@pytest.mark.parametrize("to", get_args(Name))
def test_every_format_can_be_downloaded_with_the_filters(client: TestClient, to: str) -> None:
    found = client.get(f"/export?to={to}&party=IND&party=CHN")
    assert found.status_code == 200
    assert found.headers["content-disposition"].startswith('attachment; filename="CHN-IND-')
    assert "CHN" in found.text
    assert "RUS" not in found.text


def test_what_goes_with_a_file_comes_as_an_archive(client: TestClient) -> None:
    with zipfile.ZipFile(io.BytesIO(client.get("/export?to=ical&about=true").content)) as packed:
        assert sorted(packed.namelist()) == ["events.ics", "events.ics.about.json"]
        told = json.loads(packed.read("events.ics.about.json"))
        assert told["licence"]
        assert told["left_out"]


def test_formats_are_listed_with_their_addresses(client: TestClient) -> None:
    page = client.get("/exports?party=IND").text
    assert all(f'href="/export?party=IND&amp;to={form.name}"' in page for form in FORMATS)
    assert "nichts" not in page
    assert client.get("/export?to=exe").status_code == 400


def test_downloads_are_bounded(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    import depesche.web.pages.export as page

    monkeypatch.setattr(page, "MOST", 3)
    refused = client.get("/export?to=csv")
    assert refused.status_code == 413
    assert "narrow the filters" in refused.text
    assert "download>csv" not in client.get("/exports").text
    assert MOST > 1000
