"""The surface in a real browser (Debian's Chromium, headless): nothing is said on the console, no other host is asked, axe finds nothing.

Where there is no Chromium these tests are skipped; `DEPESCHE_CHROMIUM` names another one.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from browsing import Watched, chromium, running

pytest.importorskip("playwright")
pytestmark = pytest.mark.skipif(chromium() is None, reason="there is no Chromium on this machine (apt-get install chromium)")


@pytest.fixture(scope="module")
def site(ledger_path: Path) -> Iterator[str]:
    with running(ledger_path, read_only=True) as address:
        yield address


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    from browsing import launched

    with launched() as one:
        yield one


@pytest.fixture
def watched(browser: Any, site: str) -> Iterator[Watched]:
    with Watched.over(browser, site) as page:
        yield page


PAGES = ("/start", "/runs", "/rejected")


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize(("width", "scheme"), [(1280, "light"), (390, "dark")])
def test_axe_finds_nothing(watched: Watched, path: str, width: int, scheme: str) -> None:
    watched.look(path, width=width, scheme=scheme)
    assert watched.axe() == []


@pytest.mark.parametrize("path", PAGES)
def test_no_page_is_wider_than_a_phone(watched: Watched, path: str) -> None:
    watched.look(path, width=390)
    assert watched.page.evaluate("document.documentElement.scrollWidth") <= 390


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
