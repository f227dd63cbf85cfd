"""The file: made in one step, brought up to date, one writer, safe from kills."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import duckdb
import pytest
from visits import content, visits

from depesche.errors import LedgerError
from depesche.ledger import Ledger, migrations

HERE = Path(__file__).parent
KILLS = int(os.environ.get("DEPESCHE_KILLS", "10"))
ADDER = """
import sys
sys.path.insert(0, sys.argv[2])
from visits import visits
import depesche.ledger.store as store
store.BATCH = 4
with store.Ledger(sys.argv[1]) as ledger:
    print("open", flush=True)
    ledger.add_many(visits(300))
"""
HOLDER = """
import sys, time
from depesche.ledger import Ledger
with Ledger(sys.argv[1]):
    print("open", flush=True)
    time.sleep(60)
"""


def child(script: str, *arguments: str) -> subprocess.Popen[str]:
    return subprocess.Popen([sys.executable, "-c", script, *arguments], stdout=subprocess.PIPE, text=True)


def test_a_second_writer_is_told_who_writes(tmp_path: Path) -> None:
    path = tmp_path / "l.duckdb"
    with child(HOLDER, str(path)) as holder:
        try:
            assert holder.stdout
            assert holder.stdout.readline() == "open\n"
            for read_only in (False, True):
                with pytest.raises(LedgerError, match=rf"PID {holder.pid}\) has this ledger open.*wait"):
                    Ledger(path, read_only=read_only)
        finally:
            holder.kill()
    Ledger(path).close()


def test_two_readers_at_once(tmp_path: Path) -> None:
    Ledger(tmp_path / "l.duckdb").close()
    with Ledger(tmp_path / "l.duckdb", read_only=True) as one, Ledger(tmp_path / "l.duckdb", read_only=True) as two:
        assert one.table("claims") == two.table("claims")


def test_kills_lose_only_the_unfinished_batch(tmp_path: Path) -> None:
    path = tmp_path / "l.duckdb"
    chance = random.Random(20240516)
    stored = 0
    for _ in range(KILLS):
        with child(ADDER, str(path), str(HERE)) as adder:
            assert adder.stdout
            # Some kills come before or while the file is made, most while batches are stored.
            if chance.random() < 0.8:
                adder.stdout.readline()
            time.sleep(chance.uniform(0, 0.25))
            adder.send_signal(signal.SIGKILL)
        if path.exists():
            stored = _sound(path, stored)
    with Ledger(path) as ledger:
        ledger.add_many(visits(300))
        after = content(ledger)
    with Ledger(tmp_path / "calm.duckdb") as ledger:
        ledger.add_many(visits(300))
        assert content(ledger) == after


def _sound(path: Path, stored: int) -> int:
    """Whole batches only, nothing twice, nothing lost that was there before."""
    with Ledger(path) as ledger:
        (readings, claims, texts, people) = (
            ledger.sql(f"SELECT count(*), count(DISTINCT {key}) FROM {table}").rows[0]
            for table, key in (("readings", "id"), ("claims", "id"), ("texts", "id"), ("participants", "claim"))
        )
        noted = ledger.sql("SELECT coalesce(sum(readings), 0) FROM runs").rows[0][0]
    assert readings[0] == readings[1] == claims[0] == claims[1] == texts[0] == people[1] == noted
    assert readings[0] >= stored
    assert readings[0] % 4 == 0 or readings[0] == 300
    return int(readings[0])


def test_no_ledger_to_read(tmp_path: Path) -> None:
    with pytest.raises(LedgerError, match=r"no ledger here.*depesche add"):
        Ledger(tmp_path / "none.duckdb", read_only=True)
    with pytest.raises(LedgerError, match="no folder"):
        Ledger(tmp_path / "none" / "l.duckdb")
    with pytest.raises(LedgerError, match="is a folder"):
        Ledger(tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_other_files_are_left_alone(tmp_path: Path) -> None:
    text = tmp_path / "notes.txt"
    text.write_text("Nur Notizen.\n" * 500, encoding="utf-8")
    other = tmp_path / "other.duckdb"
    with duckdb.connect(str(other)) as connection:
        connection.execute("CREATE TABLE songs (name VARCHAR)")
    for path in (text, other):
        before = path.read_bytes()
        for read_only in (False, True):
            with pytest.raises(LedgerError, match=r"not a ledger|no ledger|is not"):
                Ledger(path, read_only=read_only)
        assert path.read_bytes() == before


def test_migrations_are_numbered_without_gaps() -> None:
    assert [number for number, _, _ in migrations.steps()] == list(range(1, len(migrations.steps()) + 1))


def test_a_newer_ledger_is_not_touched(tmp_path: Path) -> None:
    path = tmp_path / "l.duckdb"
    Ledger(path).close()
    with duckdb.connect(str(path)) as connection:
        connection.execute("INSERT INTO schema_version VALUES (9999, '9999_later')")
    for read_only in (False, True):
        with pytest.raises(LedgerError, match=r"newer Depesche \(shape 9999.*pip install"):
            Ledger(path, read_only=read_only)


def test_an_older_ledger_is_brought_up_to_date(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "l.duckdb"
    with Ledger(path) as ledger:
        ledger.add_many(visits())
    known = migrations.steps()
    later = (*known, (len(known) + 1, "later", "ALTER TABLE claims ADD COLUMN remark VARCHAR"))
    monkeypatch.setattr(migrations, "steps", lambda: later)
    with pytest.raises(LedgerError, match="older shape"):
        Ledger(path, read_only=True)
    with Ledger(path) as ledger:
        assert "remark" in ledger.table("claims").columns
        assert len(ledger.table("claims").rows) == 6


def test_a_failing_migration_leaves_the_old_shape(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "l.duckdb"
    Ledger(path).close()
    known = migrations.steps()
    broken = (*known, (len(known) + 1, "broken", "ALTER TABLE claims ADD COLUMN remark VARCHAR; SELECT * FROM nothing"))
    with monkeypatch.context() as patched:
        patched.setattr(migrations, "steps", lambda: broken)
        with pytest.raises(LedgerError, match="nothing"):
            Ledger(path)
    with Ledger(path) as ledger:
        assert "remark" not in ledger.table("claims").columns
