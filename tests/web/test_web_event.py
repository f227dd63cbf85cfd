"""The page of one event."""

from __future__ import annotations

import re
from typing import Any

import pytest
from fastapi.testclient import TestClient


def event_of(client: TestClient, **fields: Any) -> dict[str, Any]:
    """The first event of the timeline that has some fields."""
    rows: list[dict[str, Any]] = client.get("/timeline.json").json()["rows"]
    return next(row for row in rows if all(row[name] == value for name, value in fields.items()))


def test_history_goes_from_planned_to_happened(client: TestClient) -> None:
    row = event_of(client, earliest="2026-03-23")
    page = client.get(f"/event/{row['event']}").text
    steps = re.findall(r'<li class="step (\w+)">', page)
    assert steps == ["planned", "occurred"]
    assert f"{row['reports']} reports, <strong>{row['independent']}</strong>" in page


def test_versions_of_a_field_stand_with_their_voices(client: TestClient) -> None:
    key = event_of(client, earliest="2026-03-23")["event"]
    rows = [row for row in client.get(f"/event/{key}.json").json()["rows"] if row["section"] == "field"]
    days = {row["value"]: row for row in rows if row["name"] == "day"}
    assert days["2026-03-23"]["clashes"]
    assert days["2026-03-24"]["clashes"]
    assert set(days["2026-03-23"]["voices"]).isdisjoint(days["2026-03-24"]["voices"])
    page = client.get(f"/event/{key}").text
    assert '<a href="#field-day">day</a>' in page
    assert page.count("contradicts another") == sum(bool(row["clashes"]) for row in rows)


def test_who_denies_and_who_tells_stand_apart(client: TestClient) -> None:
    key = event_of(client, mark="≠ disputed")["event"]
    rows = [row for row in client.get(f"/event/{key}.json").json()["rows"] if row["name"] == "status"]
    assert {row["value"].split()[-1]: row["clashes"] for row in rows} == {"alleged": True, "denied": True}


def test_every_report_leads_to_its_claim(client: TestClient) -> None:
    row = event_of(client, earliest="2026-03-23")
    page = client.get(f"/event/{row['event']}").text
    linked = set(re.findall(r'/report/\w+#c-([\w.]+)"', page))
    assert set(row["claims"]) == linked
    report = re.search(r'href="(/report/\w+)#c-', page)
    assert report
    assert client.get(report[1]).status_code == 200


def test_voices_fold_copies(client: TestClient) -> None:
    row = event_of(client, earliest="2026-03-23")
    page = client.get(f"/event/{row['event']}").text
    voices = re.findall(r"<strong>Voice (\d+)</strong>", page)
    reports = {
        r["report"]
        for r in client.get(f"/event/{row['event']}.json").json()["rows"]
        if r["section"] == "history"
        for r in [{"report": x} for x in r["reports"]]
    }
    assert len(voices) < len(reports)
    assert "repeats, or rests on the same word" in page


def test_a_claim_finds_its_event(client: TestClient) -> None:
    row = event_of(client, earliest="2026-03-23")
    assert client.get(f"/event/{row['claims'][-1]}.json").json()["question"]["event"] == row["event"]


@pytest.mark.parametrize("key", ["e-nothing.c1", "nothing", "%3Cscript%3E", "e-", "e-%27%3B%20DROP%20TABLE%20told%3B--"])
def test_what_is_no_event_is_said_so(client: TestClient, key: str) -> None:
    page = client.get(f"/event/{key}")
    assert page.status_code == 404
    assert 'role="alert"' in page.text
    assert "<script>" not in page.text


def test_it_is_told_in_german(client: TestClient) -> None:
    page = client.get(f"/event/{event_of(client, earliest='2026-03-23')['event']}", headers={"accept-language": "de"}).text
    assert "Feld für Feld: wer sagt was" in page
    assert "eigene Stimme" in page
    assert "widerspricht einer anderen" in page


def test_a_number_is_not_the_beginning_of_another(client: TestClient) -> None:
    """`c1` names one claim, also where a report has a `c10`."""
    rows = client.get("/timeline.json").json()["rows"]
    claims = {claim for row in rows for claim in row["claims"]}
    some = [
        row for row in rows if any(claim.startswith(row["event"].removeprefix("e-")) and f"e-{claim}" != row["event"] for claim in claims)
    ]
    assert some
    for row in some:
        assert client.get(f"/event/{row['event']}").status_code == 200
