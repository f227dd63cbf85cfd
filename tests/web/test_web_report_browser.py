"""Bringing a report and looking at it in a real browser: from a pasted text to its cards, with and without scripts."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from browsing import Watched, chromium, running

from depesche.questions import Ledger

pytest.importorskip("playwright")
pytestmark = pytest.mark.skipif(chromium() is None, reason="there is no Chromium on this machine (apt-get install chromium)")

TEXT = """Macron in Moskau

Der russische Präsident Wladimir Putin traf am 3. Mai 2024 in Moskau den französischen Präsidenten Emmanuel Macron. Das Gespräch habe
zwei Stunden gedauert, sagte Kremlsprecher Dmitri Peskow."""
_PATIENCE = 120_000


@pytest.fixture(scope="module")
def site(ledger_path: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    path = tmp_path_factory.mktemp("browser") / "own.duckdb"
    path.write_bytes(ledger_path.read_bytes())
    with running(path) as address:
        yield address


@pytest.fixture(scope="module")
def background(ledger_path: Path) -> str:
    with Ledger(ledger_path, read_only=True) as ledger:
        return str(ledger.sql("SELECT report FROM current_readings WHERE title LIKE '%zusammenrückten%'").rows[0][0])


def test_a_pasted_text_leads_to_its_report(watched: Watched) -> None:
    watched.look("/start")
    watched.page.fill("#intake-text", TEXT)
    watched.page.click("#intake button.chief")
    watched.page.wait_for_url("**/report/**", timeout=_PATIENCE)
    assert watched.page.inner_text("h1") == "Macron in Moskau"
    assert watched.page.locator(".card.claim").count() == 1


def test_files_that_are_dropped_are_read(watched: Watched) -> None:
    watched.look("/start")
    watched.page.evaluate("""() => {
        const carried = new DataTransfer();
        carried.items.add(new File(["Die Außenministerin reiste am Montag nach Kiew und sprach mit Präsident Selenskyj."], "fallen.txt"));
        carried.items.add(new File(["%PDF-1.7"], "not.pdf"));
        for (const kind of ["dragover", "drop"])
            document.body.dispatchEvent(new DragEvent(kind, {dataTransfer: carried, bubbles: true, cancelable: true}));
    }""")
    watched.page.wait_for_url("**/jobs/**")
    watched.page.locator("#job").get_by_text("Done.").wait_for(timeout=_PATIENCE)
    assert "not.pdf" in watched.page.inner_text("#job") and watched.axe() == []
    watched.page.get_by_role("link", name="fallen").click()
    watched.page.wait_for_url("**/report/**")


def test_marks_lead_to_cards_and_layers_are_state(watched: Watched, background: str) -> None:
    watched.look(f"/report/{background}")
    page = watched.page
    page.locator("a.m.trigger").first.hover()
    assert page.locator("#c-c1.lit").count() == 1
    page.locator("a.m.trigger").first.click()
    assert page.url.endswith("#c-c1")
    assert page.evaluate("getComputedStyle(document.querySelector('#c-c1')).outlineStyle") == "solid"
    page.uncheck("#show-actors")
    page.wait_for_url("**show=none**")
    page.locator(".wording .actors").first.wait_for(state="detached")
    assert page.evaluate("document.activeElement.id") == "show-actors"
    page.go_back()
    page.locator(".wording .actors").first.wait_for(state="attached")


def test_the_parse_comes_by_itself(watched: Watched, background: str) -> None:
    watched.look(f"/report/{background}/explain/c1")
    watched.page.wait_for_selector("#parse table", timeout=_PATIENCE)
    assert watched.page.locator("#parse tbody tr").count() == 13


def test_everything_works_without_scripts(browser: Any, site: str, background: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(site + "/start")
    page.fill("#intake-text", "Putin traf Xi am 4. Mai 2024 in Moskau.")
    page.click("#intake button.chief")
    page.locator("#job").get_by_text("Done.").wait_for(timeout=_PATIENCE)  # the page loads itself again
    page.click(".outcomes a")
    assert page.inner_text("h1") == "Putin traf Xi am 4. Mai 2024 in Moskau."
    page.goto(f"{site}/report/{background}")
    page.uncheck("#show-times")
    assert page.evaluate("getComputedStyle(document.querySelector('.wording .times')).borderTopWidth") == "0px"
    page.click(".layers button")
    assert "show=times" not in page.url and "show=claims" in page.url
    page.goto(f"{site}/report/{background}/explain/c1")
    page.click("#parse a")
    assert page.locator("#parse tbody tr").count() == 13
    context.close()


@pytest.mark.parametrize(("width", "scheme"), [(1280, "dark"), (390, "light"), (390, "dark")])
def test_axe_finds_nothing_on_these_pages(watched: Watched, background: str, width: int, scheme: str) -> None:
    for path in ("/start", "/reports", f"/report/{background}", f"/report/{background}/explain/c1?parse=yes"):
        watched.look(path, width=width, scheme=scheme)
        assert watched.axe() == [], path
        assert watched.page.evaluate("document.documentElement.scrollWidth") <= width, path


def test_the_file_switches_layers_without_a_script(browser: Any, site: str, background: str, tmp_path: Path) -> None:
    from urllib.request import urlopen

    with urlopen(f"{site}/report/{background}/file") as given:  # noqa: S310  (our own server)
        (tmp_path / "report.html").write_bytes(given.read())
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto((tmp_path / "report.html").as_uri())
    weight = "getComputedStyle(document.querySelector('.wording .trigger')).fontWeight"
    assert page.evaluate(weight) == "650"
    page.uncheck("#show-claims")
    assert page.evaluate(weight) == "400"
    page.click(".wording a.trigger")
    assert page.url.endswith("#c-c1")
    context.close()
