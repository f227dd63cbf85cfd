"""The ten-minute tour is walked in a real browser: what it says to click can be clicked, what it says to see is seen."""

from __future__ import annotations

import re
import sys
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT / "tests" / "web"), str(ROOT / "tests" / "ledger")]

from browsing import Watched, chromium, launched, running  # noqa: E402

STEP = re.compile(r"<!-- tour: (\w+) (.*?) -->", re.S)


def steps() -> list[tuple[str, str]]:
    """What is to be done and what with, in order."""
    return STEP.findall((ROOT / "docs" / "tour.md").read_text(encoding="utf-8"))


def test_the_tour_names_what_it_does() -> None:
    assert {do for do, _ in steps()} == {"goto", "see", "gone", "fill", "press", "click", "arrive"}
    assert len(steps()) > 20


@pytest.mark.skipif(chromium() is None, reason="there is no Chromium on this machine (apt-get install chromium)")
def test_the_tour_can_be_walked(tmp_path: Path) -> None:
    from depesche.api import read_many
    from depesche.questions import Ledger

    with Ledger(tmp_path / "tour.duckdb") as ledger:
        ledger.add_many(read_many([str(ROOT / "examples")]))
        ledger.settle()
    with running(tmp_path / "tour.duckdb") as site, launched() as browser, Watched.over(browser, site) as watched:
        for do, what in steps():
            if do == "click":
                watched.settled("a[href^='/event/']")
            _walk(watched.page, site, do, what)


def _walk(page: Any, site: str, do: str, what: str) -> None:
    if do == "goto":
        page.goto(site + what)
        page.wait_for_load_state("networkidle")
    elif do == "fill":
        label, _, words = what.partition(" | ")
        page.get_by_label(label).first.fill(words.replace("\\n", "\n"))
    elif do == "press":
        page.locator("main").get_by_role("button", name=what).first.click()
    elif do == "click":
        page.get_by_role("link", name=what).first.click()
    elif do == "arrive":
        page.wait_for_url(f"**{what}**", timeout=90_000)
        page.wait_for_load_state("networkidle")
    elif do == "see":
        page.get_by_text(what).first.wait_for()
    else:
        page.get_by_text(what).first.wait_for(state="detached")
