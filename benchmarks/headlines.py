"""The headline check on pairs of ours, and the share of newspaper headlines it flags.

Usage: headlines.py [--show N]

Pairs: `tests/reading/headline_pairs.tsv` (150, German and English; borne out, stronger than the text, not in the text).
Newspapers: 500 reports of de-news-2020 (DEPESCHE_DATA), drawn by seed; `--show N` prints N flagged headlines with the
reasons, for judging by reading.
"""

from __future__ import annotations

import csv
import gzip
import json
import os
import random
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from depesche.reading.reader import read_report, read_reports
from depesche.records import Flag, Published, Reading, Report

HERE = Path(__file__).resolve()
DATA = Path(os.environ.get("DEPESCHE_DATA", HERE.parents[2] / "shared" / "data"))
PAIRS = HERE.parents[1] / "tests" / "reading" / "headline_pairs.tsv"
SEED, DRAWN = 6, 500


def findings(reading: Reading) -> list[Flag]:
    """What the headline says beyond its text."""
    return [f for f in reading.flags if f.kind == "unsupported_headline"]


def pairs() -> None:
    """Precision and recall over the pairs, and the share flagged of each label."""
    with PAIRS.open(encoding="utf-8") as lines:
        rows = list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))
    reports = [Report(id=r["id"], title=r["headline"], text=r["body"], language=r["language"], published=Published()) for r in rows]
    flagged = {reading.report.id for reading in read_reports(reports) if findings(reading)}
    for language in ("de", "en"):
        mine = [r for r in rows if r["language"] == language]
        hits = sum(r["id"] in flagged for r in mine if r["label"] != "supported")
        made, wanted = sum(r["id"] in flagged for r in mine), sum(r["label"] != "supported" for r in mine)
        print(f"pairs {language}: precision {hits / max(1, made):.3f}, recall {hits / max(1, wanted):.3f} ({len(mine)} pairs)")
        for label in ("supported", "stronger", "unsupported"):
            of_label = [r for r in mine if r["label"] == label]
            print(f"  {label}: {sum(r['id'] in flagged for r in of_label)} of {len(of_label)} flagged")


def newspapers() -> Iterator[Reading]:
    """500 reports of de-news-2020, read; those that cannot be read are said and left out."""
    file = DATA / "de-news-2020" / "dev.jsonl.gz"
    with gzip.open(file, "rt", encoding="utf-8") as lines:
        articles = sorted(map(json.loads, lines), key=lambda a: str(a["id"]))
    random.Random(SEED).shuffle(articles)
    for article in articles[:DRAWN]:
        day = "-".join(part.zfill(2) for part in article["date"].partition("T")[0].split("-"))
        published = Published(earliest=day, latest=day, edtf=day, basis="given")
        try:
            yield read_report(
                Report(id=article["id"], title=article["header"], text=article["article"], language="de", published=published)
            )
        except ValueError as error:
            print(f"{article['id']}: cannot be read ({error})")


def main() -> None:
    """Print both measures."""
    pairs()
    if not (DATA / "de-news-2020").exists():
        print("newspapers: skipped, there is no de-news-2020 folder (set DEPESCHE_DATA to the data)")
        return
    shown = int(sys.argv[sys.argv.index("--show") + 1]) if "--show" in sys.argv else 0
    read = list(newspapers())
    flagged = [r for r in read if findings(r)]
    kinds = Counter(f.rule.rpartition(".")[2] for r in flagged for f in findings(r))
    print(f"newspapers: {len(flagged)} of {len(read)} headlines flagged ({len(flagged) / max(1, len(read)):.1%}); {dict(kinds)}")
    for reading in flagged[:shown]:
        print(f"\n{reading.report.id} {reading.report.title}\n  {reading.report.text[:300]!r}")
        for flag in findings(reading):
            print(f"  - {flag.why}")


if __name__ == "__main__":
    main()
