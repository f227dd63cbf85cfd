"""Copies on de-news-2020: recall on the silver cross-source pairs, and pairs to read for precision.

    python benchmarks/copies.py [--read 100 --seed 1]

The reports go into a ledger unread (no parser is needed) and are settled, once in one go and once in
shuffled instalments, which must give the same table.  The silver pairs were found by shared
eight-word shingles, one in twelve, so they say nothing of copies without such runs.
"""

from __future__ import annotations

import argparse
import csv
import gzip
import json
import os
import random
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from depesche.ledger import Ledger
from depesche.records import Knowledge, LanguageEngine, MadeBy, Published, Reading, Report

DATA = Path(os.environ.get("DEPESCHE_DATA", Path(__file__).resolve().parents[2] / "shared" / "data")) / "de-news-2020"
MADE_BY = MadeBy(
    depesche="0", lexicon="", language_engine=LanguageEngine(name="none", version="0", digest=""), knowledge=Knowledge(as_of="2020-01-01")
)
BANDS = ((0.3, 1.01, 0.95), (0.15, 0.3, 0.8))
"""Containment from, below, and the recall that is wanted."""


def load() -> tuple[dict[str, dict[str, str]], dict[tuple[str, str], float]]:
    with gzip.open(DATA / "dev.jsonl.gz", "rt", encoding="utf-8") as lines:
        reports = {row["id"]: row for row in map(json.loads, lines)}
    with gzip.open(DATA / "dev_pairs.tsv.gz", "rt", encoding="utf-8") as lines:
        pairs = {_pair(r["id_a"], r["id_b"]): float(r["containment"]) for r in csv.DictReader(lines, delimiter="\t")}
    return reports, pairs


def _pair(a: str, b: str) -> tuple[str, str]:
    return (min(a, b), max(a, b))


def _reading(row: dict[str, str]) -> Reading:
    year, month, day = row["date"].replace("T", " ").split()[0].split("-")
    published = f"{year}-{int(month):02}-{int(day):02}"
    return Reading(
        report=Report(id=row["id"], text=row["article"], title=row["header"].strip(), outlet=row["source"], doc=row["id"],
                      published=Published(earliest=published, latest=published, basis="given")),
        made_by=MADE_BY,
    )  # fmt: skip


def settled(rows: list[dict[str, str]], instalments: int) -> tuple[list[tuple[object, ...]], float]:
    with tempfile.TemporaryDirectory() as folder, Ledger(Path(folder) / "l.duckdb") as ledger:
        size = -(-len(rows) // instalments)
        spent = 0.0
        for begin in range(0, len(rows), size):
            ledger.add_many(_reading(row) for row in rows[begin : begin + size])
            started = time.monotonic()
            ledger.settle()
            spent += time.monotonic() - started
        return list(ledger.table("copies").rows), spent


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--read", type=int, default=0, help="print so many found cross-source pairs to judge by reading")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    reports, silver = load()
    rows = [reports[key] for key in sorted(reports)]
    copies, seconds = settled(rows, 1)
    print(f"{len(rows)} reports settled in {seconds:.1f} s")
    random.Random(options.seed).shuffle(rows)
    again, seconds = settled(rows, 5)
    print(f"in five shuffled instalments {seconds:.1f} s; the same table: {again == copies}")
    found = {_pair(row[0], row[1]): row for row in copies}
    cross = [pair for pair in sorted(found) if reports[pair[0]]["source"] != reports[pair[1]]["source"]]
    print("pairs of different outlets:", dict(Counter(found[p][2] for p in cross)))
    for low, high, wanted in BANDS:
        some = [pair for pair, share in silver.items() if low <= share < high]
        kinds = Counter(found[p][2] if p in found else "missed" for p in some)
        recall = 1 - kinds["missed"] / len(some)
        print(f"containment {low} to {min(high, 1)}: {len(some)} pairs, recall {recall:.3f} (wanted {wanted}), {dict(kinds)}")
    for pair in random.Random(options.seed).sample(cross, min(options.read, len(cross))):
        _show(found[pair], reports)


def figures() -> Iterator[tuple[str, float]]:
    """The figures that have floors."""
    if not DATA.exists():
        print("copies: skipped, there is no de-news-2020 (set DEPESCHE_DATA to the data)")
        return
    reports, silver = load()
    copies, _ = settled([reports[key] for key in sorted(reports)], 1)
    found = {_pair(str(row[0]), str(row[1])) for row in copies}
    for low, high, _ in BANDS:
        some = [pair for pair, share in silver.items() if low <= share < high]
        yield f"copies de recall from {low}", sum(pair in found for pair in some) / len(some)


def _show(row: tuple[object, ...], reports: dict[str, dict[str, str]]) -> None:
    one, other = reports[str(row[0])], reports[str(row[1])]
    print(f"\n{row[2]} {row[3]} {one['source']} {one['date'][:10]} {one['header'].strip()!r}\n  {other['source']} {other['date'][:10]} "
          f"{other['header'].strip()!r}\n  {row[5]}")  # fmt: skip
    for passage in json.loads(str(row[4]))["passages"][:3]:
        print(f"  [{passage['sort']}, {passage['words']}] {' '.join(passage['text'].split())[:200]}")


if __name__ == "__main__":
    main()
