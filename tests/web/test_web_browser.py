"""The surface in a real browser (Debian's Chromium, headless): nothing is said on the console, no other host is asked, axe finds nothing.

Where there is no Chromium these tests are skipped; `DEPESCHE_CHROMIUM` names another one.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from asking import addresses
from browsing import Watched, chromium, running
from fastapi.testclient import TestClient

from depesche.web.navigation import NAVIGATION

pytest.importorskip("playwright")
pytestmark = pytest.mark.skipif(chromium() is None, reason="there is no Chromium on this machine (apt-get install chromium)")


TEXT = """Bundespräsident Frank-Walter Steinmeier hat am Mittwoch in Ankara den türkischen Präsidenten Recep Tayyip Erdogan getroffen.
Beide sprachen nach Angaben des Präsidialamts über den Krieg im Gazastreifen."""
PAGES = (*(path for _, pages in NAVIGATION for path, _, _ in pages), "/review/pairs", "/review/history", "/review/changes")


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize(("width", "scheme"), [(1280, "light"), (390, "dark")])
def test_axe_finds_nothing(watched: Watched, path: str, width: int, scheme: str) -> None:
    watched.look(path, width=width, scheme=scheme)
    assert watched.axe() == []


@pytest.mark.parametrize("path", PAGES)
def test_no_page_is_wider_than_a_phone(watched: Watched, path: str) -> None:
    watched.look(path, width=390)
    assert watched.page.evaluate("document.documentElement.scrollWidth") <= 390


def test_pages_of_one_thing(watched: Watched, client: TestClient) -> None:
    """Reports, events, actors, copies, rows of the lexicon: axe finds nothing there either, on a screen and on a phone."""
    found = [address for address in addresses(client, each=2) if address not in PAGES]
    assert {address.split("/")[1].split("?")[0] for address in found} >= {"report", "event", "actor", "copies", "lexicon"}
    for address in found:
        for width, scheme in ((1280, "dark"), (390, "light")):
            watched.look(address, width=width, scheme=scheme)
            assert watched.axe() == [], address
            assert watched.page.evaluate("document.documentElement.scrollWidth") <= width, address


def test_a_report_from_dropping_it_to_its_export(browser: Any, own_ledger: Path, tmp_path: Path) -> None:
    """Drop a report, find its claims, open the event, follow to the source, review and undo, export."""
    with running(own_ledger) as site, Watched.over(browser, site) as watched:
        page = watched.page
        watched.look("/start")
        page.get_by_label("Paste a text").fill(TEXT)
        page.get_by_text("Headline, day and language").click()
        page.get_by_label("Headline of the pasted text").fill("Steinmeier in Ankara")
        page.get_by_label("Day of publication").fill("2024-04-24")
        page.get_by_role("button", name="Read", exact=True).click()
        page.wait_for_url("**/report/**", timeout=90_000)  # one report leads on by itself
        card = page.locator("article.claim", has_text="CONSULT").first
        assert "Frank-Walter Steinmeier" in card.inner_text()
        watched.settled("a[href^='/event/']")
        card.locator("a[href^='/event/']").first.click()
        page.wait_for_url("**/event/**")
        assert page.locator("h1").inner_text()
        page.locator("blockquote a").first.click()
        page.wait_for_url("**/report/**")
        report = page.url.split("/report/")[1].split("#")[0].split("?")[0]
        watched.look(f"/review?report={report}")
        before = page.locator("#queue-title").inner_text()
        page.get_by_label("Who judges").first.fill("Ada")
        page.keyboard.press("Escape")
        page.keyboard.press("r")
        page.get_by_text("Noted.").wait_for()
        page.keyboard.press("z")
        page.get_by_text("Noted.").wait_for(state="detached")
        assert page.locator("#queue-title").inner_text() == before
        watched.look("/timeline?party=DEU&party=TUR")
        with page.expect_download() as download:
            page.get_by_role("link", name="CSV").first.click()
        assert "Steinmeier" in Path(download.value.path()).read_text("utf-8")


def test_keys_lead_to_pages(watched: Watched) -> None:
    watched.look("/start")
    watched.page.keyboard.press("g")
    watched.page.keyboard.press("u")
    watched.page.wait_for_url("**/runs")
    watched.page.keyboard.press("?")
    assert watched.page.locator("#keys").is_visible()
    watched.page.keyboard.press("Escape")
    assert not watched.page.locator("#keys").is_visible()
    watched.page.keyboard.press("/")
    watched.page.keyboard.type("g")
    assert watched.page.locator("#find").input_value() == "g"


def test_the_first_tab_leads_to_the_content(watched: Watched) -> None:
    watched.look("/start")
    watched.page.keyboard.press("Tab")
    assert watched.page.evaluate("document.activeElement.className") == "skip"
    watched.page.keyboard.press("Enter")
    assert watched.page.evaluate("document.activeElement.id") == "main"
