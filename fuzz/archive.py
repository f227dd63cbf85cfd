"""Put many spoilt files through the command line and count them out again: `python -m fuzz.archive [--files 10000] [--seed 7]`.

Files of every format, made worse by chance, are read by `depesche read FOLDER --json --rejected FILE`.  Every file must come out, as
readings or as rejections; no traceback may be shown, no report may make reading fail; readings must come back from their JSON.
"""

from __future__ import annotations

import argparse
import os
import random
import resource
import subprocess
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

from depesche.records import Reading, reading_from_json
from fuzz.targets import ROOT, make_document, promise, some_text

SHORT = 1500
"""Code points or bytes after which a spoilt file is cut: the question is whether anything is lost, not how fast it goes."""


def write(folder: Path, count: int, seed: int) -> None:
    """Write the files: half of them spoilt files of any format, half texts of spoilt sentences."""
    chance = random.Random(seed)
    for number in range(count):
        if number % 2:
            name, _, data = make_document(chance).partition(b"\n")
            ending = name.decode("utf-8", "replace").partition(".")[2]
            data = data if ending.endswith("gz") else data[:SHORT]
        else:
            ending, data = "txt", some_text(chance, most=3)[1][:SHORT].encode("utf-8", "replace")
        (folder / f"{number:05}.{ending}").write_bytes(data)


def read(folder: Path, jobs: int) -> tuple[str, str, str, int]:
    """Read a folder by the command; what it printed, said and rejected, and its exit status."""
    rejected = folder.parent / "rejected.jsonl"
    command = [sys.executable, "-m", "depesche.cli.main", "read", str(folder), "--json", "--rejected", str(rejected), "--jobs", str(jobs)]
    done = subprocess.run(command, capture_output=True, text=True, cwd=ROOT, env={**os.environ, "PYTHONPATH": str(ROOT)}, check=False)
    return done.stdout, done.stderr, rejected.read_text(encoding="utf-8"), done.returncode


def check(folder: Path, jobs: int = 1) -> tuple[int, Counter[str]]:
    """Read a folder and count out; the number of readings, and of rejections by reason."""
    import json

    printed, said, rejected, status = read(folder, jobs)
    promise("Traceback" not in said, f"a traceback: {said[-2000:]}")
    promise(status in (0, 1), f"ended with {status}: {said[-500:]}")
    readings: list[Reading] = [reading_from_json(line) for line in printed.splitlines()]
    refused = [json.loads(line) for line in rejected.splitlines()]
    out = {_file(reading.report.origin or "") for reading in readings} | {_file(one["origin"]) for one in refused}
    lost = {path.name for path in folder.iterdir()} - out
    promise(not lost, f"lost: {sorted(lost)[:5]}")
    failed = [one for one in refused if one["reason"] == "reading"]
    promise(not failed, f"reading failed: {failed[:2]}")
    return len(readings), Counter(one["reason"] for one in refused)


def _file(origin: str) -> str:
    """The name of the file of an origin; the number of a record follows after a colon."""
    return Path(origin).name.partition(":")[0]


def main() -> None:
    """Write, read, count, print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--files", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--jobs", type=int, default=1)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary) / "files"
        folder.mkdir()
        write(folder, asked.files, asked.seed)
        begun = time.monotonic()
        readings, rejected = check(folder, asked.jobs)
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    print(f"{asked.files} files in: {readings} readings and {rejected.total()} rejections out, nothing lost, no traceback")
    print("rejected: " + ", ".join(f"{reason} {count}" for reason, count in rejected.most_common()))
    clock, busy = time.monotonic() - begun, used.ru_utime + used.ru_stime
    print(f"{clock:.0f} s, {busy:.0f} s of processor time, {used.ru_maxrss / 1024:.0f} MiB at most")


if __name__ == "__main__":
    main()
