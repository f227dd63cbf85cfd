"""The list of reports: newest first, filters, parts."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient

from depesche.errors import UsageError
from depesche.questions import Ledger
from depesche.questions.listed import listed


def rows(client: TestClient, query: str = "") -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = client.get(f"/reports.json{query}").json()["rows"]
    return found


def test_reports_are_listed_newest_first(client: TestClient) -> None:
    found = rows(client)
    assert len(found) == 46
    days = [row["latest"] or row["earliest"] for row in found]
    known = [day for day in days if day]
    assert known == sorted(known, reverse=True)
    assert None not in days[: len(known)]
    text = client.get("/reports").text
    assert text.count("data-entry") == 46 and f'href="/report/{found[0]["report"]}"' in text


@pytest.mark.parametrize(
    ("query", "fits"),
    [
        ("?language=en", lambda r: r["language"] == "en"),
        ("?since=2025-05&until=2025-05", lambda r: (r["earliest"] or "").startswith("2025-05")),
        ("?title=ZUSAMMENRÜCKTEN", lambda r: "zusammenrückten" in (r["title"] or "")),
        ("?claims=yes", lambda r: r["claims"] > 0),
        ("?claims=no", lambda r: r["claims"] == 0),
    ],
)
def test_filters(client: TestClient, query: str, fits: Any) -> None:
    every, some = rows(client), rows(client, query)
    assert some == [row for row in every if fits(row)]
    assert client.get(f"/reports{query}").status_code == 200


def test_one_outlet(client: TestClient) -> None:
    outlets = {row["outlet"] for row in rows(client) if row["outlet"]}
    for outlet in outlets:
        assert {row["outlet"] for row in rows(client, f"?outlet={outlet}")} == {outlet}
    assert all(f'<option value="{outlet}">' in client.get("/reports").text for outlet in outlets)


@pytest.mark.parametrize("query", ["?title=%25", "?title=' OR 1=1 --", "?outlet=<script>", "?language=xx", "?since=2099"])
def test_nothing_fits(client: TestClient, query: str) -> None:
    assert rows(client, query) == []
    text = client.get(f"/reports{query}").text
    assert "No report fits." in text and "<script>" not in text


@pytest.mark.parametrize("query", ["?since=yesterday", "?since=2025&until=2024", "?claims=perhaps", "?page=0", f"?title={'x' * 300}"])
def test_questions_that_mean_nothing(client: TestClient, query: str) -> None:
    assert client.get(f"/reports{query}").status_code == 400


def test_the_list_comes_in_parts(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("depesche.web.pages.reports.LIMIT", 20)
    parts = [[r["report"] for r in rows(client, f"?page={n}")] for n in (1, 2, 3)]
    assert [len(part) for part in parts] == [20, 20, 6]
    assert len({report for part in parts for report in part}) == 46
    assert rows(client, "?page=9") == rows(client, "?page=3")
    text = client.get("/reports?page=2").text
    assert "part 2 of 3" in text and re.search(r'<ol class="reports" start="21">', text)


def test_the_list_in_german(client: TestClient) -> None:
    text = client.get("/reports", headers={"accept-language": "de"}).text
    assert "46 Berichte" in text and "Wörter der Überschrift" in text


def test_the_question_itself(ledger_path: Path) -> None:
    with Ledger(ledger_path, read_only=True) as ledger:
        answer = listed(ledger, limit=5, offset=44)
        assert (len(answer.rows), answer.question["total"]) == (2, 46)
        assert listed(ledger, since="2024", until="2024").coverage.in_period == listed(ledger, since="2024", until="2024").question["total"]
        with pytest.raises(UsageError, match="take 1 or more"):
            listed(ledger, limit=0)
