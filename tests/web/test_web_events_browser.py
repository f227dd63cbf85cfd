"""Pages on events in a real browser: nothing for axe to find, no page wider than a phone, the timeline zoomed and brushed by hand."""

from __future__ import annotations

from typing import Any

import pytest
from browsing import Watched, chromium
from fastapi.testclient import TestClient

pytest.importorskip("playwright")
pytestmark = pytest.mark.skipif(chromium() is None, reason="there is no Chromium on this machine (apt-get install chromium)")

PAGES = (
    "/timeline", "/timeline?party=RUS&lanes=party&status=planned", "/tally?by=year", "/compare", "/search?text=Putin", "/contradictions",
    "/check", "/exports?party=IND", "/timeline?party=FRA",
)  # fmt: skip
WITHIN = 100
"""Milliseconds within which the drawing answers a hand."""


@pytest.fixture(scope="module")
def event(client: TestClient) -> str:
    rows = client.get("/timeline.json?party=RUS&party=CHN").json()["rows"]
    return str(max(rows, key=lambda row: len(row["claims"]))["event"])


@pytest.mark.parametrize("path", [*PAGES, "event"])
@pytest.mark.parametrize(("width", "scheme"), [(1280, "light"), (390, "dark")])
def test_axe_finds_nothing_on_pages_of_events(watched: Watched, event: str, path: str, width: int, scheme: str) -> None:
    watched.look(f"/event/{event}" if path == "event" else path, width=width, scheme=scheme)
    assert watched.axe() == []
    assert watched.page.evaluate("document.documentElement.scrollWidth") <= width


def drawn(watched: Watched, path: str = "/timeline?party=RUS") -> Any:
    watched.look(path)
    watched.page.wait_for_selector("[data-ready]")
    canvas = watched.page.locator("canvas[role=application]")
    canvas.focus()
    return canvas


def view(watched: Watched) -> list[float]:
    found: list[float] = watched.page.evaluate("document.querySelector('[data-timeline]').timeline.view")
    return found


def test_the_drawing_is_zoomed_by_wheel_keys_and_buttons(watched: Watched) -> None:
    canvas = drawn(watched)
    whole = view(watched)
    canvas.hover()
    watched.page.mouse.wheel(0, -200)
    watched.page.wait_for_function(
        "([a, b]) => { const v = document.querySelector('[data-timeline]').timeline.view; return v[1] - v[0] < b - a }", arg=whole
    )
    wheeled = view(watched)
    watched.page.keyboard.press("+")
    assert view(watched)[1] - view(watched)[0] < wheeled[1] - wheeled[0]
    watched.page.keyboard.press("0")
    assert view(watched) == whole
    watched.page.get_by_role("button", name="Closer").click()
    closer = view(watched)
    assert closer[1] - closer[0] < whole[1] - whole[0]
    watched.page.get_by_role("button", name="Everything").click()
    assert view(watched) == whole


def test_a_stretch_that_is_drawn_over_becomes_the_period(watched: Watched) -> None:
    canvas = drawn(watched)
    box = canvas.bounding_box()
    watched.page.mouse.move(box["x"] + box["width"] * 0.3, box["y"] + 40)
    watched.page.mouse.down()
    watched.page.mouse.move(box["x"] + box["width"] * 0.7, box["y"] + 40, steps=4)
    watched.page.mouse.up()
    watched.page.wait_for_url("**since=*until=*")
    watched.page.wait_for_selector("[data-ready]")
    since, until = (watched.page.locator(f"#{name}").input_value() for name in ("since", "until"))
    assert since < until
    assert f"since={since}&until={until}" in watched.page.url
    days = watched.page.locator(".happening time").evaluate_all("all => all.map((one) => one.dateTime)")
    assert days
    assert all(day <= until for day in days)
    watched.page.go_back()
    watched.page.wait_for_url("**/timeline?party=RUS")
    watched.page.wait_for_load_state("networkidle")


def test_keys_walk_the_events_choose_a_period_and_open(watched: Watched) -> None:
    drawn(watched)
    watched.page.keyboard.press("ArrowRight")
    first = watched.page.locator("#said").text_content()
    watched.page.keyboard.press("ArrowRight")
    second = watched.page.locator("#said").text_content()
    assert first
    assert second
    assert first != second
    assert "CONSULT" in first + second
    for _ in range(8):
        watched.page.keyboard.press("Shift+ArrowRight")
    watched.page.keyboard.press("Escape")
    assert "since=" not in watched.page.url
    watched.page.keyboard.press("ArrowRight")
    watched.page.keyboard.press("Enter")
    watched.page.wait_for_url("**/event/*")
    watched.page.wait_for_load_state("networkidle")


def test_filters_follow_without_loading_anew_and_say_what_is_wrong(watched: Watched) -> None:
    watched.look("/timeline?party=RUS")
    watched.page.evaluate("document.body.dataset.same = 'yes'")
    watched.page.select_option("#type", "SUPPORT")
    watched.page.wait_for_url("**type=SUPPORT**")
    assert "mode=" not in watched.page.url
    assert watched.page.evaluate("document.body.dataset.same") == "yes"
    assert "type=SUPPORT" in str(watched.page.locator("#data a").first.get_attribute("href"))
    assert watched.page.locator("#said").text_content()


def test_five_thousand_events_answer_the_hand_at_once(watched: Watched) -> None:
    """The marks of a long list are put in the place of what came: the drawing alone is measured, in the browser."""
    drawn(watched)
    times = watched.page.evaluate(
        """async () => {
          const one = document.querySelector('[data-timeline]').timeline;
          const kinds = ["happened", "coming", "alleged", "off", "disputed", "open", "urged", "ongoing"];
          const types = ["CONSULT", "AID", "ACCUSE", "REQUEST", "SUPPORT", "THREATEN", "SANCTION"];
          const marks = [];
          for (let n = 0; n < 5000; n++) {
            const first = 19000 + Math.floor(n / 5) + n % 3;
            marks.push({ first, last: first + (n % 11 ? 0 : n % 40), before: n % 97 === 0, after: n % 89 === 0, approximate: n % 83 === 0, kind: kinds[n % 8],
              status: "happened", type: types[n % 7], mode: "", names: ["Russia"], parties: ["RUS"], reports: 2, independent: 1, key: `e-${n}` });
          }
          one.marks = one.laned(marks); one.all = [19000, 20010]; one.rowsOf = one.fitted(); one.show(...one.all);
          const timed = [];
          const time = (what) => { const begin = performance.now(); what(); if (one.whole) one.draw(); else one.drawAbove(); timed.push(performance.now() - begin); };
          for (let n = 0; n < 12; n++) time(() => one.zoom(0.7, 300));
          for (let n = 0; n < 8; n++) time(() => one.move(5));
          for (let n = 0; n < 12; n++) time(() => one.zoom(1 / 0.7, 300));
          for (let n = 0; n < 10; n++) time(() => one.point(one.found(50 + 40 * n, 30 + 20 * n)));
          for (let n = 0; n < 10; n++) time(() => { one.brush = [one.view[0], one.view[0] + 10 * n]; one.ask(false); });
          return timed.sort((a, b) => a - b);
        }"""
    )
    assert len(times) == 52
    assert times[len(times) // 2] < WITHIN
