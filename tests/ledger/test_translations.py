"""Translations are copies: found by names, numbers, quotations and acts in their order, and told from reports of another hand."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any

import msgspec
import pytest

from depesche.ledger.settling.anchors import anchors, in_common, quotations
from depesche.questions import Ledger
from depesche.reading.reader import read_reports
from depesche.records import Published, Reading, Report

PAIRS = json.loads((Path(__file__).parent / "translations.json").read_text(encoding="utf-8"))
DAYS = {"de": "2025-06-04", "en": "2025-06-05", "other": "2025-06-05"}


def report(name: str, key: str, text: str, day: str | None = None) -> Report:
    day = day or DAYS[key]
    return Report(
        id=hashlib.sha256(f"{name}{key}{day}".encode()).hexdigest()[:16], text=text, language="de" if key == "de" else "en", doc=f"{name}/{key}",
        outlet=f"{key} post", published=Published(earliest=day, latest=day, basis="given"),
    )  # fmt: skip


@pytest.fixture(scope="module")
def readings() -> dict[str, Reading]:
    reports = [report(pair["name"], key, pair[key]) for pair in PAIRS for key in ("de", "en", "other")]
    return {reading.report.doc or "": reading for reading in read_reports(reports)}


@pytest.fixture(scope="module")
def ledger(readings: dict[str, Reading], tmp_path_factory: pytest.TempPathFactory) -> Any:
    path = tmp_path_factory.mktemp("translations") / "l.duckdb"
    with Ledger(path) as opened:
        opened.add_many(readings.values())
        opened.settle()
    with Ledger(path, read_only=True) as opened:
        yield opened


def test_translations_are_found_and_other_hands_are_not(ledger: Ledger) -> None:
    docs = {row["id"]: row["doc"] for row in ledger.table("reports").dicts()}
    found = {(docs[row["report"]], docs[row["other"]], row["kind"]) for row in ledger.table("copies").dicts()}
    assert found == {(f"{pair['name']}/en", f"{pair['name']}/de", "translated") for pair in PAIRS}


@pytest.mark.parametrize("pair", PAIRS, ids=[pair["name"] for pair in PAIRS])
def test_the_evidence_stands_where_it_says(ledger: Ledger, pair: dict[str, str]) -> None:
    (row,) = ledger.copies(f"{pair['name']}/en").dicts()
    assert (row["kind"], row["order"]) == ("translated", "earlier")
    assert "names and numbers in the same order" in row["why"]
    assert len(row["passages"]) >= 3
    for passage in row["passages"]:
        assert pair["en"][passage["begin"] : passage["end"]] == passage["text"]
        assert pair["de"][passage["other_begin"] : passage["other_end"]].endswith((".", "“"))
    # Sentences answer each other in order, as they do in the translation.
    assert [p["other_begin"] for p in row["passages"]] == sorted(p["other_begin"] for p in row["passages"])


def test_a_translation_is_no_voice_of_its_own(ledger: Ledger) -> None:
    rows = [row for row in ledger.timeline(parties=["UKR"]).dicts() if row["reports"] > 1]
    docs = {row["id"]: row["doc"] for row in ledger.table("reports").dicts()}
    claims = {row["id"]: docs[row["report"]] for row in ledger.sql("SELECT id, report FROM claims").dicts()}
    for row in rows:
        told_by = {claims[c] for c in row["claims"]}
        if told_by == {"an attack told by an agency/de", "an attack told by an agency/en"}:
            assert row["independent"] == 1


def test_weeks_apart_is_no_translation(readings: dict[str, Reading], tmp_path: Path) -> None:
    name = PAIRS[0]["name"]
    later = msgspec.structs.replace(readings[f"{name}/en"], report=report(name, "en", PAIRS[0]["en"], "2025-07-30"))
    with Ledger(tmp_path / "l.duckdb") as ledger:
        ledger.add_many([readings[f"{name}/de"], later])
        ledger.settle()
        assert ledger.table("copies").rows == ()


def test_order_does_not_show(readings: dict[str, Reading], ledger: Ledger, tmp_path: Path) -> None:
    with Ledger(tmp_path / "l.duckdb") as other:
        for reading in reversed(readings.values()):
            other.add(reading)
            other.settle()
        assert other.table("copies").rows == ledger.table("copies").rows


@pytest.mark.parametrize(
    ("language", "text", "tokens"),
    [
        ("de", "1.200 Tonnen, 3,5 Prozent, 23 Tote, sieben Verletzte, 1.000.000 Euro, am 14. Oktober", ["1200", "3.5", "23", "7", "1000000", "14"]),
        ("en", "1,200 tonnes, 3.5 per cent, 23 dead, seven injured, 1,000,000 euros, on October 14", ["1200", "3.5", "23", "7", "1000000", "14"]),
        ("en", "v2.0 of F-16s in 2025; room 4b", ["2025"]),
    ],
)  # fmt: skip
def test_numbers_are_known_by_their_value(readings: dict[str, Reading], language: str, text: str, tokens: list[str]) -> None:
    some = next(iter(readings.values()))
    bare = msgspec.structs.replace(some, actors=(), report=msgspec.structs.replace(some.report, text=text, language=language))
    assert [a.token for a in anchors(bare)] == tokens


def test_quotations_by_their_length() -> None:
    assert quotations('Er sagte: „Wir kommen alle wieder.“ Ein „Sieg“ war es nicht, "aber auch kein Verlust".') == [4, 4]


def test_sequences_in_common() -> None:
    assert in_common("abcde", "xbcye") == [(1, 1), (2, 2), (4, 4)]
    assert in_common("", "a") == []
