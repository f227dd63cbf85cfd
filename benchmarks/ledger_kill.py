"""What a ledger survives: kills while adding and settling, two writers at once, a full disk, a file it may not write.

    python benchmarks/ledger_kill.py [--kills 200] [--disk FOLDER]

Readings are made up (no parser runs) so that what is killed is the ledger's own work.  Every step runs in a
process of its own.  `--disk` names a folder on a small file system (a tmpfs of some 20 MB) for the full disk; without it
the size of files is limited instead.
"""

from __future__ import annotations

import argparse
import os
import random
import resource
import signal
import sys
import tempfile
import time
import traceback
from collections import Counter
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "tests" / "ledger"))

from test_copies import many
from visits import visits

from depesche.errors import LedgerError
from depesche.ledger import TABLES, migrations, store
from depesche.ledger.settling import copies, index, statements
from depesche.questions import Ledger
from depesche.records import Reading

SETTLED = ("wordings", "anchors", "statements", "looked_through", "settled_claims", "story_words", "story_links", "standing")
STAGES = (
    ("stories", "story_words"),
    ("events", "event_claims"),
    ("copies", "wordings"),
    ("statements", "looked_through"),
    ("index", "indexed"),
)
"""What a kill has reached, told by the last table that has rows."""


def reports() -> list[Reading]:
    return [*visits(24), *many(21)]


def work(path: Path) -> None:
    """Add everything in small batches, settling in between as several runs would."""
    store.BATCH = 4
    index.BATCH = copies.BATCH = statements.BATCH = 10
    some = reports()
    with Ledger(path) as ledger:
        for begin in range(0, len(some), 23):
            ledger.add_many(some[begin : begin + 23])
            ledger.settle()


def content(path: Path) -> dict[str, Any]:
    """Everything a ledger holds and answers, less what says in which run or order it came."""
    with Ledger(path) as ledger:
        out: dict[str, Any] = {}
        for name in (*TABLES, "texts", "readings", "origins", *SETTLED):
            if name != "runs":
                table = ledger.sql(f"SELECT * FROM {name}")
                keep = [i for i, column in enumerate(table.columns) if column != "run"]
                out[name] = sorted(tuple(str(row[i]) for i in keep) for row in table.rows)
        out["search"] = [ledger.search(word).to_json() for word in ("Putin", "Besuch", "wort1x1")]
        return out


def sound(path: Path) -> tuple[int, str]:
    """Check that batches are whole, nothing stands twice and nothing derived has lost its source; give readings and stage."""
    with Ledger(path, read_only=True) as ledger:

        def one(select: str) -> int:
            return int(ledger.sql(select).rows[0][0])

        readings = one("SELECT count(*) FROM readings")
        for table, key in (("readings", "id"), ("claims", "id"), ("indexed", "reading"), ("statements", "id"), ("event_claims", "claim"),
                           ("stories", "report"), ("wordings", "report"), ("story_words", "report")):  # fmt: skip
            assert one(f"SELECT count(*) - count(DISTINCT {key}) FROM {table}") == 0, f"twice in {table}"
        assert one("SELECT coalesce(sum(readings), 0) FROM runs") == readings
        assert one("SELECT count(*) FROM claims WHERE reading NOT IN (SELECT id FROM readings)") == 0
        assert one("SELECT count(*) FROM readings r WHERE text NOT IN (SELECT id FROM texts)") == 0
        assert one("SELECT count(*) FROM event_claims WHERE claim NOT IN (SELECT id FROM claims)") == 0
        assert one("SELECT count(*) FROM event_claims WHERE event NOT IN (SELECT id FROM events)") == 0
        stage = next((stage for stage, table in STAGES if one(f"SELECT count(*) FROM {table}")), "add" if readings else "empty")
        ledger.timeline()
        return readings, stage


def kills(folder: Path, number: int, seed: int) -> None:
    chance = random.Random(seed)
    calm, path = folder / "calm.duckdb", folder / "killed.duckdb"
    started = time.monotonic()
    run(lambda: work(calm))
    length = time.monotonic() - started
    expected = run(lambda: content(calm))
    stages: Counter[str] = Counter()
    done = finished = before = 0
    while done < number:
        child = start(lambda: work(path))
        time.sleep(chance.uniform(0, length * chance.choice((0.15, 0.5, 1.0))))
        os.kill(child, signal.SIGKILL)
        ended = os.waitpid(child, 0)[1]
        if ended == 0:
            assert run(lambda: content(path)) == expected, "a run to the end gave something else"
            finished, before = finished + 1, 0
            remove(path)
            continue
        done += 1
        assert os.WIFSIGNALED(ended), "the victim ended by itself, in error"
        stored, stage = run(lambda: sound(path)) if path.exists() else (0, "no file")
        assert stored >= before, "readings were lost"
        before = stored
        stages[stage] += 1
        if chance.random() < 0.1:
            run(lambda: work(path))
            assert run(lambda: content(path)) == expected, "going on gave something else"
            finished, before = finished + 1, 0
            remove(path)
    print(f"{done} kills while a calm run takes {length:.1f} s; reached: {dict(stages)}")
    print(f"  {finished} times run to the end, each the same as undisturbed; nothing lost, nothing twice")


def writers(folder: Path, rounds: int) -> None:
    told: Counter[str] = Counter()
    expected = run(lambda: content(folder / "calm.duckdb"))
    for number in range(rounds):
        path = folder / f"two{number}.duckdb"
        children = [start(partial(said, partial(work, path))) for _ in range(2)]
        codes = [os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) for child in children]
        told.update("stored" if code == 0 else "told to wait" if code == 3 else f"failed with {code}" for code in codes)
        assert 0 in codes and set(codes) <= {0, 3}, codes
        run(partial(work, path))
        assert run(partial(content, path)) == expected
    print(f"two writers at once, {rounds} times: {dict(told)}; afterwards the same as undisturbed")


def said(do: Callable[[], object]) -> None:
    """Exit with 3 where the ledger says that another process writes."""
    try:
        do()
    except LedgerError as error:
        os._exit(3 if "has this ledger open" in str(error) else 4)


def full(folder: Path, disk: Path | None) -> None:
    path = (disk or folder) / "full.duckdb"

    def fill() -> tuple[str, int]:
        if disk is None:
            signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
            limit = path.stat().st_size + 300_000
            resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
        stored = 0
        try:
            with Ledger(path) as ledger:
                for number in range(2000):
                    ledger.add_many(many(42 + 40 * number)[-40:])
                    stored = len(ledger.sql("SELECT id FROM readings").rows)
        except LedgerError as error:
            return str(error), stored
        return "nothing was full", stored

    def small() -> None:
        with Ledger(path) as ledger:
            ledger.add_many(visits(20))

    run(small)
    message, stored = run(fill)
    readings, _ = run(lambda: sound(path))
    assert readings >= stored, "what was stored is not there"
    print(f"full: {message}\n  {readings} readings stored before are there")
    if disk:
        path.unlink()
        path.with_name(f"{path.name}.wal").unlink(missing_ok=True)


def refused(folder: Path) -> None:
    path = folder / "calm.duckdb"

    def try_both() -> tuple[str, int]:
        if os.geteuid() == 0:
            os.setuid(65534)
        try:
            Ledger(path).close()
            message = "it was written"
        except LedgerError as error:
            message = str(error)
        with Ledger(path, read_only=True) as ledger:
            return message, len(ledger.sql("SELECT id FROM claims").rows)

    import duckdb  # noqa: F401 - who is nobody may not read it later, nor the steps

    migrations.steps()

    folder.chmod(0o755)
    path.chmod(0o444)
    message, claims = run(try_both)
    path.chmod(0o644)
    print(f"may not be written: {message}\n  read only, {claims} claims are there")


def remove(path: Path) -> None:
    for name in (path.name, f"{path.name}.wal"):
        path.with_name(name).unlink(missing_ok=True)


def start(do: Callable[[], object]) -> int:
    """Run something in a process of its own; the parent never opens a ledger, so that it can fork."""
    child = os.fork()
    if child == 0:
        try:
            do()
        except BaseException:
            traceback.print_exc()
            os._exit(1)
        os._exit(0)
    return child


def run(do: Callable[[], Any]) -> Any:
    """Run something in a process of its own and give what it gives."""
    import pickle

    reading, writing = os.pipe()

    def told() -> None:
        os.close(reading)
        with os.fdopen(writing, "wb") as out:
            pickle.dump(do(), out)

    child = start(told)
    os.close(writing)
    with os.fdopen(reading, "rb") as source:
        sent = source.read()
    if os.waitpid(child, 0)[1] != 0:
        sys.exit("a step failed, see above")
    return pickle.loads(sent)  # noqa: S301 - our own child's


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kills", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--disk", type=Path, help="folder on a small file system")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        kills(folder, options.kills, options.seed)
        writers(folder, 10)
        full(folder, options.disk)
        refused(folder)


if __name__ == "__main__":
    main()
