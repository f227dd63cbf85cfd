"""Counts and the comparison of two periods."""

from __future__ import annotations

import re

import pytest
from fastapi.testclient import TestClient

from depesche.web.pages.filters import Filters
from depesche.web.pages.tally import _columns


def test_counts_stand_beside_the_reports_held(client: TestClient) -> None:
    rows = client.get("/tally.json?by=year&type=CONSULT").json()["rows"]
    by_year = {row["period"]: row for row in rows}
    assert by_year["2026"]["reports"] == 39
    assert by_year["2026"]["alleged"] == 1
    page = client.get("/tally?by=year&type=CONSULT").text
    assert '<a href="/timeline?type=CONSULT&amp;since=2026-01-01&amp;until=2026-12-31">2026</a>' in page
    assert "none: undated or too vague" in page


def test_a_column_leads_to_as_many_events_as_it_counts(client: TestClient) -> None:
    for row in client.get("/tally.json?party=IND").json()["rows"]:
        if row["period"]:
            shown = client.get(f"/timeline.json?party=IND&since={row['earliest']}&until={row['latest']}").json()["total"]
            assert shown >= row["events"] + row["alleged"] + row["other"]


def test_columns_have_their_own_shapes(client: TestClient) -> None:
    page = client.get("/tally?by=year").text
    drawn = page[page.index('class="columns-drawn"') :]
    assert {"sure", "alleged", "other"} <= set(re.findall(r'<rect class="part (\w+)"', drawn))


@pytest.mark.parametrize("query", ["by=day", "by=", "since=x"])
def test_what_cannot_be_counted_is_said(client: TestClient, query: str) -> None:
    assert client.get(f"/tally?{query}").status_code == 400


def test_an_empty_count_is_a_page(client: TestClient) -> None:
    page = client.get("/tally?party=FRA", headers={"accept-language": "de"})
    assert page.status_code == 200
    assert "0 Ereignisse" in page.text


def test_two_periods_are_compared_in_words_and_intervals(client: TestClient) -> None:
    query = "party=RUS&before=2026-01/2026-03&after=2026-04/2026-06"
    answer = client.get(f"/compare.json?{query}").json()
    page = client.get(f"/compare?{query}").text
    assert answer["words"][-1] in page
    assert [row["period"] for row in answer["rows"]] == ["2026-01/2026-03", "2026-04/2026-06"]
    assert page.count('<line class="reach"') == 4
    assert 'href="/timeline?party=RUS&amp;since=2026-04-01&amp;until=2026-06-30"' in page


def test_without_periods_the_last_two_years_are_compared(client: TestClient) -> None:
    assert [row["period"] for row in client.get("/compare.json").json()["rows"]] == ["2025", "2026"]


@pytest.mark.parametrize("query", ["before=2026&after=2026", "before=x&after=2026", "before=2026-02/2026-01&after=2025"])
def test_periods_that_are_none_are_said(client: TestClient, query: str) -> None:
    page = client.get(f"/compare?{query}")
    assert page.status_code == 400
    assert 'role="alert"' in page.text


def test_what_is_disputed_is_a_part_of_its_own() -> None:
    row = {
        "period": "2024",
        "earliest": "2024-01-01",
        "latest": "2024-12-31",
        "events": 8,
        "disputed": 2,
        "alleged": 1,
        "other": 1,
        "reports": 5,
    }
    (column,) = _columns(Filters(), [row])
    parts = {kind: height for kind, _, height in column.parts}
    assert parts["sure"] == 3 * parts["disputed"] == 6 * parts["alleged"] == 6 * parts["other"]
    tops = [top for _, top, _ in column.parts]
    assert tops == sorted(tops, reverse=True)
