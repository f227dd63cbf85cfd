"""Plots are the same every time, tell a status by shape, and say what they do not show."""

from __future__ import annotations

import builtins
import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from told import KINDS, act
from visits import claim, reading

from depesche.cli.main import app
from depesche.errors import UsageError
from depesche.plots import plot_sources, plot_tally, plot_timeline
from depesche.plots.drawing import SIGNS, sign_of
from depesche.plots.timeline import MOST
from depesche.questions import Ledger
from depesche.questions.marks import mark
from depesche.records import Reading

SVG = "{http://www.w3.org/2000/svg}"
DAYS = ("2025-{0:02}-12", "2025-{0:02}-10/2025-{0:02}-14", "2025-{0:02}-01/2025-{0:02}-28")


def visit(number: int, outlet: str, sources: list[tuple[str, str]], status: str = "occurred") -> Reading:
    text = f"Putin besuchte Xi in Peking, gemeldet von Blatt {number}; {'eigene Worte ' * number}."
    made = claim(text, "Putin", "Xi", "2024-05-16", sources=sources, status=status)
    return reading(text, made, published=f"2024-05-{16 + number}", outlet=outlet)


@pytest.fixture(scope="module")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ledger]:
    """An event of every kind, a visit told by four reports, a call without a day."""
    call = "Putin rief Xi an."
    path = tmp_path_factory.mktemp("plots") / "l.duckdb"
    with Ledger(path) as opened:
        opened.add_many([r for n, kind in enumerate(KINDS) for r in act(kind, day=DAYS[n % 2].format(n + 1))])
        opened.add_many([
            visit(0, "Ostkurier", [("Pressedienst", "organisation"), ("RIA Nowosti", "state_media")]),
            visit(1, "Abendblatt", [("RIA Nowosti", "state_media")]), visit(2, "Tagespost <&> $x^2$", []),
            visit(3, "Morgenblatt", [("Ein Sprecher", "unnamed")], "denied"),
            reading(call, claim(call, "Putin", "Xi", mode="phone", trigger="rief"), published="2024-06-01"),
        ])  # fmt: skip
        opened.settle()
    with Ledger(path, read_only=True) as opened:
        yield opened


def words(path: Path) -> str:
    """Every text of a drawing, in order; raises if it is no well-formed SVG."""
    return " | ".join("".join(node.itertext()) for node in ET.parse(path).iter(f"{SVG}text"))  # noqa: S314 our own file


def test_every_mark_has_a_sign_of_its_own_shape() -> None:
    for kind in KINDS:
        shown = mark("occurred" if kind in {"alleged", "disputed"} else kind, hedged=kind == "alleged", disputed=kind == "disputed")
        assert sign_of(shown).word in shown
    assert sign_of(mark("planned", hedged=True)) is SIGNS["planned"]
    shapes = [(sign.marker, sign.filled) for sign in SIGNS.values()]
    assert len(set(shapes)) == len(shapes)
    assert [word for word, sign in SIGNS.items() if sign.filled] == ["happened", "under way"]


def test_a_timeline_shows_every_dated_happening_and_says_what_is_missing(ledger: Ledger, tmp_path: Path) -> None:
    shown = words(plot_timeline(ledger.timeline(), tmp_path / "t.svg"))
    assert shown.count("ASSAULT aerial: Russia (RUS) → Ukraine (UKR)") == len(KINDS)
    assert "CONSULT visit: Vladimir Putin (RUS) → Xi Jinping (CHN)" in shown
    assert "phone" not in shown
    assert "1 without a day not drawn" in shown
    assert {word for word in SIGNS if f"| {word}" in shown} == set(SIGNS)


def test_what_happened_is_drawn_otherwise_than_the_same_plan(tmp_path: Path) -> None:
    drawings = []
    for kind in ("occurred", "planned"):
        with Ledger(tmp_path / f"{kind}.duckdb") as ledger:
            ledger.add_many(act(kind))
            drawings.append(plot_timeline(ledger.timeline(), tmp_path / f"{kind}.svg").read_text(encoding="utf-8"))
    filled = [len(re.findall(r"fill: #1b7837", drawing)) for drawing in drawings]
    assert filled[0] > 0 == filled[1]


@pytest.mark.parametrize("suffix", [".svg", ".png", ".pdf"])
def test_the_same_answer_is_the_same_file(ledger: Ledger, tmp_path: Path, suffix: str) -> None:
    event = next(row["event"] for row in ledger.timeline(type="CONSULT").dicts())
    for draw, answer in ((plot_timeline, ledger.timeline()), (plot_tally, ledger.tally()), (plot_sources, ledger.sources(event))):
        one, two = (draw(answer, tmp_path / f"{name}{suffix}").read_bytes() for name in ("one", "two"))
        assert one == two
        assert len(one) > 1000


def test_drawings_hold_no_day_of_drawing(ledger: Ledger, tmp_path: Path) -> None:
    text = plot_tally(ledger.tally(), tmp_path / "t.svg").read_text(encoding="utf-8")
    assert "dc:date" not in text
    assert "Matplotlib v" not in text


def test_a_tally_has_its_periods_its_reports_and_exact_intervals(ledger: Ledger, tmp_path: Path) -> None:
    shown = words(plot_tally(ledger.tally(by="year"), tmp_path / "t.svg"))
    for word in ("2024", "2025", "happened", "only alleged", "other status", "95% interval", "reports held", "1 undated or too vague"):
        assert word in shown, word


def test_sources_are_a_tree_with_chains(ledger: Ledger, tmp_path: Path) -> None:
    event = next(row["event"] for row in ledger.timeline(mode="visit").dicts())
    answer = ledger.sources(event)
    shown = words(plot_sources(answer, tmp_path / "s.svg"))
    for word in (
        "Ostkurier",
        "Abendblatt",
        "Tagespost <&> $x^2$",
        "RIA Nowosti",
        "Pressedienst",
        "Ein Sprecher",
        "2024-05-16, happened",
        "denied",
    ):
        assert word in shown, word
    assert f"{max(row['voice'] for row in answer.dicts())} independent of 4" in shown
    assert shown.count("repeats") == sum(row["same_as"] is not None for row in answer.dicts()) > 0


def test_too_much_and_nothing_are_told(ledger: Ledger, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="nothing to draw"):
        plot_timeline(ledger.timeline(mode="phone"), tmp_path / "t.svg")
    with Ledger(tmp_path / "empty.duckdb") as empty, pytest.raises(UsageError, match="no period to draw"):
        plot_tally(empty.tally(), tmp_path / "t.svg")
    answer = ledger.timeline()
    many = type(answer)(question=answer.question, columns=answer.columns, rows=answer.rows[:1] * (MOST + 1), coverage=answer.coverage)
    with pytest.raises(UsageError, match="ask for less"):
        plot_timeline(many, tmp_path / "t.svg")
    assert list(tmp_path.glob("t*")) == []


def test_files_that_cannot_be_drawn(ledger: Ledger, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"\.svg, \.pdf, \.png"):
        plot_timeline(ledger.timeline(), tmp_path / "t.gif")
    with pytest.raises(UsageError, match="cannot be written"):
        plot_timeline(ledger.timeline(), tmp_path / "none" / "t.svg")


def test_without_the_library_the_message_says_what_to_install(ledger: Ledger, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    known = builtins.__import__

    def absent(name: str, *more: Any) -> Any:
        if name.partition(".")[0] == "matplotlib":
            raise ImportError(name)
        return known(name, *more)

    monkeypatch.setattr(builtins, "__import__", absent)
    with pytest.raises(UsageError, match=r"pip install 'depesche\[plots\]'"):
        plot_timeline(ledger.timeline(), tmp_path / "t.svg")


@pytest.mark.parametrize("command", [["timeline"], ["tally", "--by", "year"], ["sources", "EVENT"]])
def test_commands_draw(ledger: Ledger, tmp_path: Path, command: list[str]) -> None:
    event = ledger.timeline(mode="visit").dicts()[0]["event"]
    asked = [event if word == "EVENT" else word for word in command] + ["--ledger", str(ledger.path), "--plot", str(tmp_path / "p.svg")]
    done = CliRunner().invoke(app, asked, catch_exceptions=False)
    assert (done.exit_code, done.stdout.strip()) == (0, str(tmp_path / "p.svg"))
    assert words(tmp_path / "p.svg")
    refused = CliRunner().invoke(app, [*asked, "--json"])
    assert refused.exit_code == 2
    assert "--plot goes with neither" in refused.output
