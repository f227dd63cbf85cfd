"""`depesche export` as people type it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from told import act

from depesche.cli.main import app
from depesche.errors import UsageError
from depesche.exports import FORMATS, asked, export
from depesche.ledger import Ledger


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Five strikes on five days, the third only alleged, the last without a day."""
    file = tmp_path_factory.mktemp("command") / "l.duckdb"
    with Ledger(file) as ledger:
        for number, kind in enumerate(("occurred", "planned", "alleged", "ongoing", "occurred"), start=1):
            ledger.add_many(act(kind, day=f"2025-0{number}-03" if number < 5 else "", number=number))
        ledger.settle()
    return file


def run(path: Path, *words: str) -> Result:
    return CliRunner().invoke(app, ["export", "--ledger", str(path), *words], catch_exceptions=False)


def test_it_names_its_files_and_what_it_left_out(path: Path, tmp_path: Path) -> None:
    done = run(path, "--to", "cameo", "-o", str(tmp_path / "out.tsv"))
    assert done.exit_code == 0
    assert done.stdout.split() == [str(tmp_path / "out.tsv"), str(tmp_path / "out.tsv.about.json")]
    assert done.stderr.splitlines() == [
        "left out: 1 happening: alleged: the format cannot say so", "left out: 1 happening: no day is known",
    ]  # fmt: skip


def test_it_takes_what_the_timeline_takes(path: Path, tmp_path: Path) -> None:
    words = (
        "--party",
        "Russland",
        "--type",
        "assault",
        "--since",
        "2025-02",
        "--until",
        "2025-04",
        "--status",
        "ongoing",
        "--status",
        "planned",
    )
    run(path, "--to", "geojson", "-o", str(tmp_path / "out"), *words)
    found = json.loads((tmp_path / "out").read_text(encoding="utf-8"))
    assert [f["properties"]["status"] for f in found["features"]] == ["planned", "ongoing"]
    assert found["about"]["asked"] == {
        "parties": ["RUS"], "type": "ASSAULT", "since": "2025-02", "until": "2025-04", "status": ["ongoing", "planned"],
    }  # fmt: skip


def test_it_dates_by_the_report_where_asked_to(path: Path, tmp_path: Path) -> None:
    done = run(path, "--to", "gdelt", "-o", str(tmp_path / "out.csv"), "--report-day")
    assert "no day is known" not in done.stderr
    assert len((tmp_path / "out.csv").read_text(encoding="utf-8").splitlines()) == 4


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("--to", "xlsx"), "there are: cameo"),
        (("--to", "jsonl", "--party", "RUS"), "cannot be narrowed"),
        (("--to", "ical", "-o", "-"), "name a place"),
        (("--to", "ical", "--since", "soon"), "soon"),
    ],
)
def test_wrong_wishes_are_told_with_the_way_out(path: Path, tmp_path: Path, words: tuple[str, ...], told: str) -> None:
    with pytest.raises(UsageError, match=told):
        run(path, "-o", str(tmp_path / "out"), *words)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("to", sorted(FORMATS))
def test_help_names_every_format(to: str) -> None:
    shown = CliRunner().invoke(app, ["export", "--help"]).output
    assert to in shown


def test_portions_do_not_show(path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with Ledger(path, read_only=True) as ledger:
        whole = export(ledger, "geojson", tmp_path / "whole")[0].read_bytes()
        monkeypatch.setattr(asked, "_EVENTS", 2)
        assert export(ledger, "geojson", tmp_path / "portions")[0].read_bytes() == whole
