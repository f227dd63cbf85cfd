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
from depesche.ledger import Ledger, connect, migrations

HERE = Path(__file__).parent
KILLS = int(os.environ.get("DEPESCHE_KILLS", "10"))
ADDER = """
import sys
sys.path.insert(0, sys.argv[2])
from visits import visits
import depesche.ledger.store as store
from depesche.ledger.settling import copies, index
store.BATCH = 4
copies.BATCH = index.BATCH = 16
with store.Ledger(sys.argv[1]) as ledger:
    print("open", flush=True)
    for end in (32, 64):
        ledger.add_many(visits(end))
        ledger.settle()
"""
FILLER = """
import resource, signal, sys
sys.path.insert(0, sys.argv[2])
from visits import visits
from depesche.errors import LedgerError
from depesche.ledger import Ledger
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[3]),) * 2)
try:
    with Ledger(sys.argv[1]) as ledger:
        ledger.add_many(visits(2000))
except LedgerError as error:
    print(error)
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
            time.sleep(chance.uniform(0, chance.choice((0.25, 3.0))))
            adder.send_signal(signal.SIGKILL)
        if path.exists():
            stored = _sound(path, stored)
    assert _finished(path) == _finished(tmp_path / "calm.duckdb")


def _finished(path: Path) -> dict[str, list[tuple[object, ...]]]:
    with Ledger(path) as ledger:
        ledger.add_many(visits(64))
        ledger.settle()
        return content(ledger)


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
    assert readings[0] % 4 == 0
    return int(readings[0])


def test_two_adders_at_once_lose_nothing(tmp_path: Path) -> None:
    """One stores, the other is told to wait (or comes when the first is done); neither makes the other's file."""
    path = tmp_path / "l.duckdb"
    with child(ADDER, str(path), str(HERE)) as one, child(ADDER, str(path), str(HERE)) as other:
        ends = {one.wait(), other.wait()}
    assert 0 in ends
    assert _finished(path) == _finished(tmp_path / "calm.duckdb")
    assert {p.name for p in tmp_path.iterdir()} == {"l.duckdb", "calm.duckdb"}


def test_a_file_made_meanwhile_is_not_replaced(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "l.duckdb"
    real = connect._give_name

    def late(draft: Path, target: Path) -> None:
        with monkeypatch.context() as patched:
            patched.setattr(connect, "_give_name", real)
            with Ledger(target) as other:
                other.add_many(visits())
        real(draft, target)

    monkeypatch.setattr(connect, "_give_name", late)
    with Ledger(path) as ledger:
        assert len(ledger.table("claims").rows) == 6


def test_drafts_of_the_dead_are_swept(tmp_path: Path) -> None:
    old, young = tmp_path / "l.duckdb.17.new", tmp_path / "l.duckdb.18.new"
    for draft in (old, young):
        draft.write_bytes(b"")
    os.utime(old, (1, 1))
    Ledger(tmp_path / "l.duckdb").close()
    assert {p.name for p in tmp_path.iterdir()} == {"l.duckdb", "l.duckdb.18.new"}


@pytest.mark.skipif(sys.platform == "win32", reason="no limits on the size of files there")
def test_a_full_disk_is_said_and_costs_no_more_than_the_batch(tmp_path: Path) -> None:
    path = tmp_path / "l.duckdb"
    with Ledger(path) as ledger:
        ledger.add_many(visits(20))
    limit = path.stat().st_size + 200_000
    with child(FILLER, str(path), str(HERE), str(limit)) as filler:
        assert filler.stdout
        message = filler.stdout.read()
    assert "l.duckdb: has reached the size" in message
    with Ledger(path, read_only=True) as ledger:
        before = len(ledger.table("claims").rows)
        assert 20 <= before < 2000
        assert ledger.sql("SELECT sum(readings) FROM runs").rows == ((before,),)
    with Ledger(path) as ledger:
        assert ledger.add_many(visits(2000)).new == 2000 - before


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="the rights of files do not bind root")
def test_a_file_one_may_not_write_can_be_read(tmp_path: Path) -> None:
    path = tmp_path / "l.duckdb"
    with Ledger(path) as ledger:
        ledger.add_many(visits())
    path.chmod(0o444)
    with pytest.raises(LedgerError, match="rights of the file"):
        Ledger(path)
    with Ledger(path, read_only=True) as ledger:
        assert len(ledger.table("claims").rows) == 6


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
