"""Does memory stay where it is?  Many different reports through `depesche read -o FILE.parquet`, memory watched all the way.

    python benchmarks/memory.py [--reports 100000] [--jobs 1] [--relevant] [--sentences 6]

Reports are put together from sentences of German news under DEPESCHE_DATA, in new order each time, with a name and a compound that
no other report has, so that the words met grow as they do in an archive.  Every second of the clock the memory of the command and
of its workers (resident, summed) is noted with the number of reports kept so far.  Printed: the greatest memory in each
tenth of the reports, and by how much the last tenth lies above the second (the first fills what is remembered).  Linux only.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import reading_speed

from depesche.language.sentences import sentence_spans
from depesche.scale.shards import PARTIAL, ShardOptions

PARTS = 10
_STATUS = re.compile(r"^VmRSS:\s+(\d+) kB", re.MULTILINE)
_ENDS = ("ministerium", "verhandlungen", "abkommen", "gipfel", "behörde", "sprecherin", "debatte", "streit", "treffen", "politik")
_SYLLABLES = [
    a + b for a in ("b", "d", "f", "g", "k", "l", "m", "n", "r", "s", "t", "w", "sch", "kr") for b in ("a", "e", "i", "o", "u", "au", "ei")
]


def sentences() -> list[str]:
    """All sentences of the German sets."""
    found: dict[str, None] = {}
    for read, _ in reading_speed.SETS.values():
        for language, text, _ in read():
            if language == "de":
                found.update(dict.fromkeys(text[a:b] for a, b in sentence_spans(text)))
    return list(found)


def write(path: Path, reports: int, size: int) -> None:
    """Write so many reports of so many sentences, each with a person and a word of its own."""
    known, chance = sentences(), random.Random(9)
    with path.open("w", encoding="utf-8") as out:
        for number in range(reports):
            made = "".join(chance.choices(_SYLLABLES, k=3))
            own = f"{made.title()} {''.join(chance.choices(_SYLLABLES, k=2)).title()}mann sprach im {made.title()}{chance.choice(_ENDS)}."
            text = " ".join([own, *chance.sample(known, size)])
            out.write(json.dumps({"id": f"r{number}", "text": text, "language": "de"}, ensure_ascii=False) + "\n")


def memory(process: int) -> float:
    """Resident memory of a process and of all below it, in MiB."""
    total, waiting = 0.0, [process]
    while waiting:
        one = waiting.pop()
        try:
            found = _STATUS.search(Path(f"/proc/{one}/status").read_text())
            total += int(found.group(1)) / 1024 if found else 0.0
            for task in Path(f"/proc/{one}/task").iterdir():
                waiting += map(int, (task / "children").read_text().split())
        except OSError:  # it ended meanwhile
            continue
    return total


def watched(source: Path, folder: Path, options: list[str]) -> list[tuple[int, float]]:
    """Run the command; give pairs of reports kept so far and memory, one a second."""
    target, told = folder / "out.parquet", folder / "told"
    parts = target.with_name(target.name + PARTIAL)
    command = [sys.executable, "-m", "depesche", "read", str(source), "-o", str(target), "--as-is", *options]
    seen: list[tuple[int, float]] = []
    with told.open("w") as out, subprocess.Popen(command, stderr=out, stdout=out) as running:
        while running.poll() is None:
            kept = len(list(parts.glob("*.part")))
            seen.append((kept * ShardOptions().part, memory(running.pid)))
            time.sleep(1)
    if running.returncode:
        raise SystemExit(told.read_text()[-2000:])
    return seen


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--reports", type=int, default=100_000)
    parser.add_argument("--sentences", type=int, default=6, help="of a report")
    parser.add_argument("--jobs", type=int, default=1)
    parser.add_argument("--relevant", action="store_true")
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        write(folder / "reports.jsonl", chosen.reports, chosen.sentences)
        print(f"{chosen.reports:,} reports, {(folder / 'reports.jsonl').stat().st_size / 1e6:.0f} MB", flush=True)
        options = ["--jobs", str(chosen.jobs), *(["--relevant"] if chosen.relevant else [])]
        begun = time.monotonic()
        seen = watched(folder / "reports.jsonl", folder, options)
        seconds = time.monotonic() - begun
    greatest = [0.0] * PARTS
    last = max(kept for kept, _ in seen)
    for kept, used in seen:
        if kept < last:
            part = min(PARTS - 1, PARTS * kept // chosen.reports)
            greatest[part] = max(greatest[part], used)
    print("| reports up to | " + " | ".join(f"{chosen.reports * (n + 1) // PARTS:,}" for n in range(PARTS)) + " |")
    print("|---" * (PARTS + 1) + "|")
    print("| MiB at most | " + " | ".join(f"{used:.0f}" for used in greatest) + " |")
    print(f"making one file of the parts: {max(used for kept, used in seen if kept == last):.0f} MiB at most")
    print(f"last tenth against the second: {greatest[-1] - greatest[1]:+.0f} MiB; {chosen.reports / seconds:.1f} reports/s by the clock")


if __name__ == "__main__":
    main()
