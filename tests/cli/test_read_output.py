"""`depesche read -o` and `depesche add FILE.parquet` as people call them."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from click.testing import CliRunner

from depesche.cli.main import app
from depesche.ledger import Ledger
from depesche.records import to_json


def lines(path: Path, count: int) -> Path:
    rows = [{"id": n, "text": f"Präsident Macron traf am {n % 28 + 1}. Mai 2025 in Paris Kanzler Merz."} for n in range(count)]
    path.write_text("".join(json.dumps(row) + "\n" for row in rows) + "kaputt\n", "utf-8")
    return path


def test_readings_go_into_a_file_and_from_there_into_the_ledger(tmp_path: Path) -> None:
    source, shard = lines(tmp_path / "a.jsonl", 3), tmp_path / "a.parquet"
    run = CliRunner().invoke(app, ["read", str(source), "-o", str(shard)])
    assert run.exit_code == 1
    assert "3 read, 1 rejected (json 1)" in run.stderr and run.stdout == ""
    again = CliRunner().invoke(app, ["read", str(source), "-o", str(shard)])
    assert again.exit_code == 1 and "finished before" in again.stderr
    direct, stored = tmp_path / "direct.duckdb", tmp_path / "stored.duckdb"
    CliRunner().invoke(app, ["add", str(source), "--ledger", str(direct)])
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("depesche.reading.reader.read_reports", None)
        run = CliRunner().invoke(app, ["add", str(shard), "--ledger", str(stored)])
    assert run.exit_code == 1 and "3 new, 0 known already, 1 rejected" in run.output
    with Ledger(direct, read_only=True) as one, Ledger(stored, read_only=True) as other:
        assert [to_json(r) for r in one.readings()] == [to_json(r) for r in other.readings()]
    run = CliRunner().invoke(app, ["add", str(shard), "--ledger", str(direct)])
    assert "0 new, 3 known already, 1 rejected" in run.output


def test_output_goes_to_one_place(tmp_path: Path) -> None:
    run = CliRunner().invoke(app, ["read", "x", "-o", str(tmp_path / "a.parquet"), "--json"])
    assert run.exit_code == 2 and "leave out --json" in run.stderr
    run = CliRunner().invoke(app, ["read", str(lines(tmp_path / "a.jsonl", 1)), "-o", str(tmp_path / "a.xlsx")])
    assert isinstance(run.exception, Exception) and ".parquet" in str(run.exception)


@pytest.mark.skipif(sys.platform == "win32", reason="needs Ctrl-C")
@pytest.mark.parametrize("jobs", ["1", "2"])
def test_ctrl_c_is_no_failure_to_be_reported(tmp_path: Path, jobs: str) -> None:
    source, target = lines(tmp_path / "a.jsonl", 20000), tmp_path / "a.parquet"
    command = [sys.executable, "-m", "depesche.cli.main", "read", str(source), "-o", str(target), "--jobs", jobs]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True, start_new_session=True) as process:
        while not list(tmp_path.glob("a.parquet.partial/*.part")):
            assert process.poll() is None
            time.sleep(0.01)
        process.send_signal(signal.SIGINT)
        _, said = process.communicate(timeout=60)
    assert process.returncode == 130
    assert "Traceback" not in said and "run again to go on" in said
    assert not target.exists()
