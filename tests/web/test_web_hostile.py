"""Hostile reports are inert on every page: read as they are, shown as words, run by nobody."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import hostile
import pytest
from asking import BROWSER, addresses
from browsing import Watched, chromium, launched, running
from fastapi.testclient import TestClient

from depesche.api import read_text
from depesche.questions import Ledger
from depesche.records import Rejected
from depesche.web import Settings, create_app

NAME = "x" * 1_000_000
"""A name of a million characters."""


@pytest.fixture(scope="module")
def bad_ledger(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A ledger of hostile reports only."""
    path = tmp_path_factory.mktemp("hostile") / "ledger.duckdb"
    with Ledger(path) as ledger:
        ledger.add_many(read_text(text, title=title, published="2025-05-09", language="de") for title, text in hostile.texts())
        ledger.add_many(hostile.readings())
        ledger.add_many(Rejected(origin=bad, reason=bad, detail=bad) for bad in hostile.PAYLOADS)
        ledger.settle()
    return path


@pytest.fixture(scope="module")
def bad_client(bad_ledger: Path) -> Iterator[TestClient]:
    with TestClient(create_app(Settings(ledger=bad_ledger, read_only=True)), base_url="http://localhost", headers=BROWSER) as client:
        yield client


class Elements(HTMLParser):
    """Which elements and attributes a page has."""

    def __init__(self) -> None:
        super().__init__()
        self.wrong: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note what only a report could have brought in."""
        if tag in {"iframe", "object", "embed", "base", "math", "video", "template", "animate", "img"}:
            self.wrong.append(tag)
        for name, value in attrs:
            if name.startswith(("on", "hx-on")) or name == "srcdoc":
                self.wrong.append(f"{tag} {name}")
            if name in {"href", "src", "action", "formaction", "xlink:href"} and not re.match(r"(/|#|\?|https?://)", value or "/"):
                self.wrong.append(f"{tag} {name}={value}")
            if name in {"src", "action"} and re.match(r"//|https?:", value or ""):
                self.wrong.append(f"{tag} {name}={value}")


def wrong(page: str) -> list[str]:
    elements = Elements()
    elements.feed(page)
    scripts = re.findall(r"<script(?![^>]*\bsrc=\"/static/)[^>]*>", page, re.I)
    return elements.wrong + scripts


def test_what_is_wrong_is_seen() -> None:
    assert wrong("<p onclick=x>") and wrong("<script>x</script>") and wrong("<a href='javascript:x'>") and wrong("<iframe>")
    assert wrong("<a href='/start'>&lt;script&gt;</a><script src=\"/static/depesche.js\"></script>") == []


def test_hostile_reports_are_inert_on_every_page(bad_client: TestClient) -> None:
    found = addresses(bad_client, each=60)
    assert len(found) > 100
    for address in found:
        page = bad_client.get(address)
        assert page.status_code in {200, 400, 404}, address
        assert wrong(page.text) == [], address


def test_hostile_data_is_data(bad_client: TestClient) -> None:
    for address in addresses(bad_client, each=3):
        path, _, query = address.partition("?")
        for form, kind in (("json", "application/json"), ("csv", "text/csv")):
            answer = bad_client.get(f"{path}.{form}?{query}")
            assert answer.status_code in {200, 400, 404}, address
            assert answer.headers["content-type"].startswith((kind, "application/json"))
            assert answer.headers["x-content-type-options"] == "nosniff"
            if form == "json":
                json.loads(answer.text)


@pytest.mark.parametrize("bad", [*hostile.PAYLOADS, NAME[:60_000]], ids=range(len(hostile.PAYLOADS) + 1))
def test_hostile_questions_are_answered(client: TestClient, bad: str) -> None:
    for path in ("/search", "/timeline", "/reports", "/actors", "/tally", "/network", "/map", "/lexicon"):
        for name in ("text", "party", "name", "since", "type", "q"):
            page = client.get(path, params={name: bad})
            assert page.status_code in {200, 400, 404}, (path, name)
            assert wrong(page.text) == [], (path, name)


def test_a_name_of_a_million_characters(tmp_path: Path) -> None:
    path = tmp_path / "long.duckdb"
    reading = hostile.readings()[0]
    import msgspec

    claim = msgspec.structs.replace(
        reading.claims[0], actors=(msgspec.structs.replace(reading.claims[0].actors[0], name=NAME, text=NAME),), agenda=()
    )
    actor = msgspec.structs.replace(reading.actors[0], name=NAME)
    with Ledger(path) as ledger:
        ledger.add(msgspec.structs.replace(reading, claims=(claim,), actors=(actor,)))
        ledger.settle()
    with TestClient(create_app(Settings(ledger=path, read_only=True)), base_url="http://localhost", headers=BROWSER) as client:
        for address in addresses(client, each=2):
            page = client.get(address)
            assert page.status_code in {200, 400, 404}, address
            assert len(page.text) < 20_000_000, address


@pytest.mark.skipif(chromium() is None, reason="there is no Chromium on this machine (apt-get install chromium)")
def test_nothing_runs_in_a_browser(bad_ledger: Path, bad_client: TestClient) -> None:
    with running(bad_ledger, read_only=True) as site, launched() as browser, Watched.over(browser, site) as watched:
        page: Any = watched.page
        page.on("dialog", lambda dialog: watched.noted.append(f"dialog: {dialog.message}"))
        for address in addresses(bad_client, each=12):
            if bad_client.get(address).status_code == 200:
                watched.look(address)
                assert page.evaluate("window.pwned") is None, address
