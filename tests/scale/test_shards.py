"""One file of outcomes: the same bytes always, whole or absent, gone on with after a kill, and into a ledger without reading again."""

from __future__ import annotations

import gzip
import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from depesche import parquet
from depesche.errors import UsageError
from depesche.intake import IntakeOptions
from depesche.ledger import Ledger
from depesche.pipeline import read_sources
from depesche.records import Reading, to_json
from depesche.scale import shards
from depesche.scale.shards import ShardOptions, Step, merge, outcomes, read_into, read_shard

TEXT = "Der russische Präsident Wladimir Putin hat am {day}. Mai 2025 in Moskau den chinesischen Präsidenten Xi Jinping getroffen."
SMALL = ShardOptions(part=4)


def archive(path: Path, count: int = 10) -> Path:
    """An archive of pages, one member of it damaged, one page without words."""
    parts = []
    for number in range(count):
        body = "".join(f"<p>Meldung {number}, Absatz {n}. {TEXT.format(day=number % 28 + 1)}</p>" for n in range(3))
        page = f"<html><head><title>Meldung {number}</title></head><body><article>{body if number != 5 else ''}</article></body></html>"
        content = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + page.encode()
        head = (
            f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://example.org/{number}\r\nWARC-Date: 2026-01-02T03:04:05Z\r\n"
            f"WARC-Record-ID: <urn:uuid:0>\r\nContent-Type: application/http; msgtype=response\r\nContent-Length: {len(content)}\r\n\r\n"
        )
        parts.append(bytearray(gzip.compress(head.encode() + content + b"\r\n\r\n")))
    parts[3][-20:-10] = random.Random(3).randbytes(10)
    path.write_bytes(b"".join(parts))
    return path


def test_outcomes_are_those_of_reading(tmp_path: Path) -> None:
    source = str(archive(tmp_path / "a.warc.gz"))
    expected = [to_json(outcome) for outcome in read_sources([source])]
    done = read_shard(source, tmp_path / "a.parquet", SMALL)
    assert (done.reports, done.rejected) == (8, 2)
    assert sum(done.reasons.values()) == 2
    assert [to_json(outcome) for outcome in outcomes(tmp_path / "a.parquet")] == expected
    read_shard(source, tmp_path / "a.jsonl", SMALL)
    assert (tmp_path / "a.jsonl").read_text("utf-8").splitlines() == expected
    assert sorted(p.name for p in tmp_path.iterdir()) == ["a.jsonl", "a.parquet", "a.warc.gz"]


def test_bytes_depend_neither_on_processes_nor_on_the_clock(tmp_path: Path) -> None:
    source = str(archive(tmp_path / "a.warc.gz"))
    first = read_shard(source, tmp_path / "one.parquet", SMALL)
    second = read_shard(source, tmp_path / "two.parquet", ShardOptions(part=4, jobs=2))
    assert first.digest == second.digest
    assert (tmp_path / "one.parquet").read_bytes() == (tmp_path / "two.parquet").read_bytes()


def test_what_is_finished_is_not_read_again_unless_something_changed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    source, target = archive(tmp_path / "a.warc.gz"), tmp_path / "a.parquet"
    first = read_shard(str(source), target, SMALL)
    with monkeypatch.context() as patch:
        patch.setattr(shards, "take_in", None)
        assert read_shard(str(source), target, SMALL) == first
    archive(source, 6)
    later = target.stat().st_mtime_ns + 10**9
    os.utime(source, ns=(later, later))
    assert read_shard(str(source), target, SMALL).reports == 4
    assert read_shard(str(source), target, ShardOptions(part=4, intake=IntakeOptions(as_is=True))).digest != first.digest


def test_parts_of_another_run_are_not_gone_on_with(tmp_path: Path) -> None:
    source, target = archive(tmp_path / "a.warc.gz"), tmp_path / "a.parquet"
    stopped = RuntimeError("enough")

    def stop(step: Step) -> None:
        if step.done >= 8:
            raise stopped

    for options in (SMALL, ShardOptions(part=4, intake=IntakeOptions(published="2020-01-01"))):
        with pytest.raises(RuntimeError, match="enough"):
            read_into([str(source)], target, options, stop)
        assert not target.exists()
    read_into([str(source)], target, SMALL)
    assert [o.report.published.earliest for o in outcomes(target) if isinstance(o, Reading)] != ["2020-01-01"] * 8


def test_the_target_must_say_its_format(tmp_path: Path) -> None:
    for name in ("a.csv", "missing/a.parquet"):
        with pytest.raises(UsageError, match="parquet"):
            read_shard("x", tmp_path / name)


def test_nothing_in_the_sources_gives_a_file_that_says_so(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    done = read_shard(str(tmp_path / "empty"), tmp_path / "a.parquet")
    assert (done.reports, done.rejected) == (0, 0)
    assert list(outcomes(tmp_path / "a.parquet")) == []


def test_the_merged_ledger_is_that_of_the_sources(tmp_path: Path) -> None:
    sources = [archive(tmp_path / "a.warc.gz"), archive(tmp_path / "b.warc.gz", 7)]
    files = [read_shard(str(source), tmp_path / f"{n}.parquet", SMALL) for n, source in enumerate(sources)]
    with Ledger(tmp_path / "direct.duckdb") as ledger:
        ledger.add_many(read_sources(map(str, sources)))
        expected = [to_json(reading) for reading in ledger.readings()]
        bad = [row[:4] for row in ledger.table("rejected").rows]
    added = merge(tmp_path / "merged.duckdb", [done.target for done in reversed(files)])
    with Ledger(tmp_path / "merged.duckdb", read_only=True) as ledger:
        assert ledger.settled
        assert [to_json(reading) for reading in ledger.readings()] == expected
        assert [row[:4] for row in ledger.table("rejected").rows] == bad
    assert added.new + added.known == sum(done.reports for done in files)


SCRIPT = """
import sys
from pathlib import Path
from depesche.scale.shards import ShardOptions, read_shard
if __name__ == "__main__":
    read_shard(sys.argv[1], Path(sys.argv[2]), ShardOptions(part=2, jobs=int(sys.argv[3]), seconds=float(sys.argv[4]) or None))
"""


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="needs kill -9")
@pytest.mark.parametrize(("jobs", "seconds"), [("1", "0"), ("2", "60")])
def test_killed_at_any_moment_it_goes_on_and_gives_the_same_bytes(tmp_path: Path, jobs: str, seconds: str) -> None:
    source, script = archive(tmp_path / "a.warc.gz", 80), tmp_path / "run.py"
    script.write_text(SCRIPT, "utf-8")
    target, rng = tmp_path / "a.parquet", random.Random(int(jobs))
    command = [sys.executable, str(script), str(source), str(target), jobs, seconds]
    folder = target.with_name(target.name + shards.PARTIAL)
    reached = 0
    for least in (1, 17):
        with subprocess.Popen(command) as process:
            while process.poll() is None and len(list(folder.glob("*.part"))) < least:
                time.sleep(0.002)
            time.sleep(rng.random() / 20)
            process.send_signal(signal.SIGKILL)
        if not target.exists():
            assert len(list(folder.glob("*.part"))) >= max(reached, least)
            reached = len(list(folder.glob("*.part")))
    assert reached
    steps: list[Step] = []
    if not target.exists():
        read_into([str(source)], target, ShardOptions(part=2), steps.append)
        assert steps[0].skipped >= min(2 * reached, 80)
    done = read_shard(str(source), tmp_path / "undisturbed.parquet", ShardOptions(part=2))
    assert target.read_bytes() == (tmp_path / "undisturbed.parquet").read_bytes()
    assert (done.reports, done.rejected) == (78, 2)


def test_rows_can_be_asked_without_decoding_the_record(tmp_path: Path) -> None:
    target = read_shard(str(archive(tmp_path / "a.warc.gz")), tmp_path / "a.parquet", SMALL).target
    assert set(parquet.COLUMNS) == set(parquet.columns(target))
    assert parquet.reasons(target)[None] == 8
