"""Runs and rejected: filters, what a run read, what could be read after all."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from depesche.questions import Ledger
from depesche.records import Rejected
from depesche.web import Settings, create_app

from asking import BROWSER  # isort: skip


@pytest.fixture
def refusing(own_ledger: Path) -> Iterator[TestClient]:
    """A ledger with a further run that rejected two sources, one of which is a report read before."""
    with Ledger(own_ledger, options={"relevant": True}) as ledger:
        known = ledger.query("run_reports", {"run": 1, "limit": 1, "offset": 0}, package="depesche.web").dicts()[0]["report"]
        origin = ledger.sql(f"SELECT origin FROM origins WHERE report = '{known}' AND origin IS NOT NULL").rows
        ledger.add_many(
            [
                Rejected(origin="<b>empty</b>.txt", reason="empty", detail="the text is empty"),
                Rejected(origin=origin[0][0] if origin else "made", reason="language", detail="is in French"),
            ]
        )
    with TestClient(create_app(Settings(ledger=own_ledger, read_only=True)), base_url="http://localhost", headers=BROWSER) as asked:
        yield asked


def test_runs_say_what_they_read(client: TestClient) -> None:
    run = client.get("/runs.json").json()["rows"][0]
    assert (run["id"], run["readings"], run["current"], run["rejected"]) == (1, 46, 46, 0)
    assert run["seconds"] >= 0
    reports = client.get("/runs.json?run=1").json()["rows"]
    assert len(reports) == 46
    page = client.get("/runs?run=1").text
    assert all(f'href="/report/{row["report"]}"' in page for row in reports)


def test_options_and_rejected_of_a_run(refusing: TestClient) -> None:
    page = refusing.get("/runs").text
    assert "<code>relevant</code> yes" in page
    assert '<a href="/rejected?run=2">2</a>' in page
    assert [row["id"] for row in refusing.get("/runs.json?refused=true").json()["rows"]] == [2]
    assert [row["id"] for row in refusing.get("/runs.json?version=0.0.0").json()["rows"]] == []


def test_reasons_are_counted_and_explained(refusing: TestClient) -> None:
    page = refusing.get("/rejected?reason=empty").text
    assert '<option value="empty" selected>empty (1)</option>' in page
    assert "&lt;b&gt;empty&lt;/b&gt;.txt" in page
    assert len(refusing.get("/rejected.json").json()["rows"]) == 2
    assert [row["reason"] for row in refusing.get("/rejected.json", params={"text": "FRENCH"}).json()["rows"]] == ["language"]
    assert "Nothing rejected fits." in refusing.get("/rejected?run=1").text


def test_what_was_read_after_all_is_linked(refusing: TestClient) -> None:
    row = next(row for row in refusing.get("/rejected.json").json()["rows"] if row["reason"] == "language")
    assert row["report"]
    assert f'href="/report/{row["report"]}"' in refusing.get("/rejected").text


def test_nothing_rejected_is_said(client: TestClient) -> None:
    assert "Nothing was rejected." in client.get("/rejected").text


@pytest.mark.parametrize("path", ["/runs?run=0", "/runs?run=x", "/rejected?run=99999999999", "/runs?page=0"])
def test_what_cannot_be_asked(client: TestClient, path: str) -> None:
    assert client.get(path).status_code == 400


def test_no_such_run(client: TestClient) -> None:
    assert "there is no such run" in client.get("/runs?run=77").text


def test_in_german(client: TestClient) -> None:
    assert "Version von Depesche" in client.get("/runs", headers={"accept-language": "de"}).text
    assert "jeder Grund" in client.get("/rejected", headers={"accept-language": "de"}).text
