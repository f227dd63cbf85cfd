"""What is settled is asked otherwise than what is not; the answers must be the same."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import msgspec
import pytest
from test_family import family
from visits import MADE_BY, claim, reading, visits

from depesche.questions import Ledger

QUESTIONS: list[tuple[str, dict[str, Any]]] = [
    ("timeline", {}), ("timeline", {"parties": ["RUS"]}), ("timeline", {"parties": ["RUS", "CHN"], "type": "CONSULT", "mode": "phone"}),
    ("timeline", {"since": "2026-03-25", "until": "2026-04-10"}), ("timeline", {"status": ["cancelled", "denied"]}),
    ("timeline", {"parties": ["IND"], "until": "2026-06-08"}), ("timeline", {"parties": ["FRA"]}), ("timeline", {"type": "AID"}),
    ("tally", {}), ("tally", {"parties": ["CHN"], "by": "week"}), ("tally", {"since": "2026-04", "by": "year", "status": "planned"}),
    ("tally", {"mode": "visit", "until": "2026-03"}), ("compare", {"between": ["2026-02", "2026-03"]}),
    ("compare", {"between": ["2025", "2026-01/2026-05"], "parties": ["RUS"]}), ("contradictions", {}), ("contradictions", {"parties": ["IND"]}),
]  # fmt: skip


@pytest.fixture(scope="module")
def settled(tmp_path_factory: pytest.TempPathFactory) -> Any:
    path = tmp_path_factory.mktemp("settled") / "l.duckdb"
    with Ledger(path) as ledger:
        ledger.add_many([*family(), *visits()])
        ledger.settle()
    with Ledger(path, read_only=True) as ledger:
        yield ledger


def plain(answer: Any) -> dict[str, Any]:
    """An answer without the order of claims in a cell, which only shows where they came from."""
    found = json.loads(answer.to_json())
    for row in found["rows"]:
        row["claims"] = sorted(row["claims"])
    return found


@pytest.mark.parametrize(("name", "asked"), QUESTIONS, ids=[f"{n} {a}" for n, a in QUESTIONS])
def test_both_ways_give_the_same(settled: Ledger, monkeypatch: pytest.MonkeyPatch, name: str, asked: dict[str, Any]) -> None:
    assert settled.settled
    quick = plain(getattr(settled, name)(**asked))
    monkeypatch.setattr(Ledger, "settled", False)
    assert plain(getattr(settled, name)(**asked)) == quick


def test_what_is_new_is_seen_before_it_is_settled(tmp_path: Path) -> None:
    text = "Putin rief Modi an."
    later = "Putin rief Modi noch einmal an."
    with Ledger(tmp_path / "l.duckdb") as ledger:
        ledger.add(reading(text, claim(text, "Putin", "Modi", "2026-01-05", mode="phone"), published="2026-01-05"))
        assert not ledger.settled
        ledger.settle()
        assert ledger.settled
        ledger.add(reading(later, claim(later, "Putin", "Modi", "2026-01-09", mode="phone"), published="2026-01-09"))
        assert not ledger.settled
        assert len(ledger.timeline().rows) == 2
        # A newer reading finds nothing: the claim of the old one is gone before and after settling.
        newer = msgspec.structs.replace(MADE_BY, depesche="9.0")
        ledger.add(reading(later, published="2026-01-09", made_by=newer))
        assert len(ledger.timeline().rows) == 1
        ledger.settle()
        assert ledger.settled
        assert len(ledger.timeline().rows) == 1
        assert ledger.sql("SELECT count(*) FROM told").rows == ((1,),)
        ledger.add(reading(text, claim(text, "Putin", "Modi", "2026-01-05", mode="phone"), published="2026-01-05"))
        assert ledger.settled
