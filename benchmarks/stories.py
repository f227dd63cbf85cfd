"""Stories on giveme5w1h-clusters-en: B-cubed and pairwise scores of the clusters a ledger settles.

    python benchmarks/stories.py [--readings FILE]

The reports are read, added in shuffled instalments and settled; a report in no story is a cluster of its own.
`--readings` keeps the readings in a file (JSON lines), so that a second run does not parse again.
"""

from __future__ import annotations

import argparse
import gzip
import json
import os
import random
import tempfile
import time
from collections import Counter, defaultdict
from collections.abc import Hashable, Iterator, Sequence
from pathlib import Path
from typing import Any

from depesche.ledger import Ledger
from depesche.reading.reader import read_reports
from depesche.records import Published, Reading, Report, reading_from_json, to_json

SHARED = Path(os.environ.get("DEPESCHE_DATA", Path(__file__).resolve().parents[2] / "shared" / "data"))
DATA = SHARED / "giveme5w1h-clusters-en" / "dev.jsonl.gz"


def load() -> list[dict[str, Any]]:
    with gzip.open(DATA, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def _report(row: dict[str, Any]) -> Report:
    day = str(row["date_publish"])[:10]
    published = Published(earliest=day, latest=day, basis="given")
    return Report(
        id=str(row["dId"]), text=row["text"] or "", title=row["title"], language="en", outlet=row["source_domain"], doc=row["filename"],
        published=published,
    )  # fmt: skip


def readings(rows: Sequence[dict[str, Any]], kept: Path | None) -> list[Reading]:
    if kept and kept.exists():
        return [reading_from_json(line) for line in kept.read_bytes().splitlines()]
    found = list(read_reports([_report(row) for row in rows]))
    if kept:
        kept.write_text("".join(to_json(reading) + "\n" for reading in found), encoding="utf-8")
    return found


def b_cubed(found: Sequence[Hashable], gold: Sequence[Hashable]) -> tuple[float, float, float]:
    """Precision, recall and F1 by item (Bagga and Baldwin, 1998)."""
    ours, theirs = defaultdict(set), defaultdict(set)
    for i, (a, b) in enumerate(zip(found, gold, strict=True)):
        ours[a].add(i)
        theirs[b].add(i)
    both = [len(ours[a] & theirs[b]) for a, b in zip(found, gold, strict=True)]
    precision = sum(n / len(ours[a]) for n, a in zip(both, found, strict=True)) / len(both)
    recall = sum(n / len(theirs[b]) for n, b in zip(both, gold, strict=True)) / len(both)
    return precision, recall, 2 * precision * recall / (precision + recall)


def pairwise(found: Sequence[Hashable], gold: Sequence[Hashable]) -> tuple[float, float, float]:
    def pairs(labels: Sequence[Hashable]) -> int:
        return sum(n * (n - 1) // 2 for n in Counter(labels).values())

    both = pairs(list(zip(found, gold, strict=True)))
    precision, recall = both / max(1, pairs(found)), both / pairs(gold)
    return precision, recall, 2 * precision * recall / (precision + recall) if both else 0.0


def clustered(some: Sequence[Reading], instalments: int) -> tuple[dict[str, str], float]:
    """The story of each report that is in one, and the seconds it took to settle."""
    with tempfile.TemporaryDirectory() as folder, Ledger(Path(folder) / "l.duckdb") as ledger:
        size, spent = -(-len(some) // instalments), 0.0
        for begin in range(0, len(some), size):
            ledger.add_many(some[begin : begin + size])
            started = time.monotonic()
            ledger.settle()
            spent += time.monotonic() - started
        return {row["report"]: row["story"] for row in ledger.table("stories").dicts()}, spent


def figures() -> Iterator[tuple[str, float]]:
    """The figure that has a floor."""
    if not DATA.exists():
        print("stories: skipped, there is no giveme5w1h-clusters-en (set DEPESCHE_DATA to the data)")
        return
    rows = load()
    some = readings(rows, None)
    stories, _ = clustered(some, 1)
    found = [stories.get(r.report.id, r.report.id) for r in some]
    yield "stories en B-cubed F1", b_cubed(found, [row["cluster"] for row in rows])[2]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--readings", type=Path, help="where readings are kept")
    options = parser.parse_args()
    rows = load()
    some = readings(rows, options.readings)
    gold = [row["cluster"] for row in rows]
    stories, seconds = clustered(some, 1)
    found = [stories.get(r.report.id, r.report.id) for r in some]
    print(f"{len(rows)} reports of {len(set(gold))} happenings; {len(set(found))} clusters, settled in {seconds:.1f} s")
    for name, scores in (("B-cubed", b_cubed(found, gold)), ("pairwise", pairwise(found, gold))):
        print(f"{name} precision {scores[0]:.3f} recall {scores[1]:.3f} F1 {scores[2]:.3f}")
    shuffled = some[:]
    random.Random(1).shuffle(shuffled)
    print("the same in five shuffled instalments:", clustered(shuffled, 5)[0] == stories)


if __name__ == "__main__":
    main()
