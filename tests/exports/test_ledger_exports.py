"""The ledger in other formats: nothing lost, nothing looks more certain than it is, same bytes each time."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import duckdb
import msgspec
import pytest
from visits import claim, content, reading, visits

from depesche.errors import UsageError
from depesche.exports import FORMATS, export
from depesche.ledger import TABLES, Ledger
from depesche.records import Rejected, reading_from_json

HOSTILE = "Peking, \"'; DROP TABLE claims; --\nzweite Zeile\t=1+1"
PLAN = f"Putin will Xi besuchen, {HOSTILE}"


@pytest.fixture
def ledger(tmp_path: Path) -> Ledger:
    with Ledger(tmp_path / "l.duckdb") as opened:
        opened.add_many([*visits(), reading(PLAN, claim(PLAN, "Putin", "Xi", status="planned", place=HOSTILE), outlet="Abendblatt")])
        opened.add(Rejected(origin=HOSTILE, reason="empty", detail=HOSTILE))
        yield opened


def test_jsonl_makes_the_same_ledger_again(ledger: Ledger, tmp_path: Path) -> None:
    written = export(ledger, "jsonl", tmp_path / "out.jsonl")
    lines = written[0].read_text(encoding="utf-8").splitlines()
    with Ledger(tmp_path / "again.duckdb") as again:
        again.add_many(reading_from_json(line) for line in lines)
        assert content(again) | {"rejected": []} == content(ledger) | {"rejected": []}


def test_csv_tables_hold_every_row(ledger: Ledger, tmp_path: Path) -> None:
    export(ledger, "csv", tmp_path / "tables")
    for name in TABLES:
        with (tmp_path / "tables" / f"{name}.csv").open(encoding="utf-8", newline="") as file:
            rows = list(csv.DictReader(file))
        table = ledger.table(name)
        assert len(rows) == len(table.rows)
        for row, known in zip(rows, table.dicts(), strict=True):
            assert list(row) == list(table.columns)
            for column, value in known.items():
                if isinstance(value, str):
                    assert row[column] == value
                elif isinstance(value, list):
                    assert json.loads(row[column]) == value


def test_flat_csv_of_claims(ledger: Ledger, tmp_path: Path) -> None:
    export(ledger, "csv", tmp_path / "claims.csv")
    with (tmp_path / "claims.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert len(rows) == 7
    assert [row["status"] for row in rows].count("planned") == 1
    plan = next(row for row in rows if row["status"] == "planned")
    assert (plan["place"], plan["outlet"], plan["earliest"], plan["depesche"]) == (HOSTILE, "Abendblatt", "", "0.1.0")
    assert rows[0]["actors"] == "Xi Jinping"


def test_parquet_has_the_types_of_the_ledger(ledger: Ledger, tmp_path: Path) -> None:
    export(ledger, "parquet", tmp_path / "tables")
    for name in TABLES:
        table = ledger.table(name)
        relation = duckdb.read_parquet(str(tmp_path / "tables" / f"{name}.parquet"))
        assert tuple(relation.columns) == table.columns
        assert [tuple(row) for row in relation.fetchall()] == list(table.rows)


def test_the_ledger_goes_on_after_a_parquet_export(ledger: Ledger, tmp_path: Path) -> None:
    export(ledger, "parquet", tmp_path / "tables")
    text = "Xi rief Putin an."
    assert ledger.add(reading(text, claim(text, "Xi", "Putin", mode="phone"))).new == 1
    assert len(ledger.table("runs").rows) == 1


@pytest.mark.parametrize("to", sorted(FORMATS))
def test_every_export_tells_sources_versions_and_licence(ledger: Ledger, tmp_path: Path, to: str) -> None:
    about = json.loads(export(ledger, to, tmp_path / f"out-{to}")[-1].read_text(encoding="utf-8"))
    assert about["made_by"][0]["depesche"] == "0.1.0"
    assert about["sources"] == [{"source": "Abendblatt", "reports": 1}, {"source": "feed.jsonl", "reports": 6}]
    assert "belong to the publishers" in about["licence"]
    assert "have not taken place" in about["how_to_read"]


@pytest.mark.parametrize("to", sorted(FORMATS))
def test_exports_do_not_depend_on_the_order_of_adding(tmp_path: Path, to: str) -> None:
    outputs = []
    for name, order in (("one", 1), ("two", -1)):
        with Ledger(tmp_path / f"{name}.duckdb") as ledger:
            ledger.add_many(visits(20)[::order])
            (tmp_path / name).mkdir()
            files = export(ledger, to, tmp_path / name / "out")
            outputs.append({f.name: f.read_bytes() for f in files if f.stem != "runs"})
    assert outputs[0] == outputs[1]


def test_unknown_format_lists_the_known_ones(ledger: Ledger, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="cameo, csv, ftm"):
        export(ledger, "xlsx", tmp_path / "out.xlsx")


def test_places_that_cannot_be_written(ledger: Ledger, tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("mine", encoding="utf-8")
    for to, path in (("parquet", "taken"), ("csv", "taken"), ("jsonl", "none/out.jsonl"), ("jsonl", "l.duckdb")):
        with pytest.raises(UsageError):
            export(ledger, to, tmp_path / path)
    assert (tmp_path / "taken").read_text(encoding="utf-8") == "mine"


def test_an_empty_ledger_can_be_exported(tmp_path: Path) -> None:
    with Ledger(tmp_path / "l.duckdb") as ledger:
        for to in FORMATS:
            assert msgspec.json.decode(export(ledger, to, tmp_path / to)[-1].read_bytes())["sources"] == []
