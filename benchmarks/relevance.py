"""What leaving out irrelevant reports saves and costs: words a second with and without, and claims lost.

Usage: relevance.py

General news are the articles of `10kgnad-test-de` (internal, measured only),
political news those of `claims-de`, both from DEPESCHE_DATA (default
../shared/data).  One core, processor time; claims lost are those the full
reading finds in reports that are left out.
"""

from __future__ import annotations

import csv
import gzip
import json
import os
import random
import sys
import time
from collections.abc import Iterable
from pathlib import Path

from depesche.intake import IntakeOptions, report_from_text
from depesche.pipeline import read_batch
from depesche.reading.relevance import LEAST, why_irrelevant
from depesche.records import Reading, Report

DATA = Path(os.environ.get("DEPESCHE_DATA", Path(__file__).resolve().parents[2] / "shared" / "data"))
GENERAL = DATA / "10kgnad-test-de" / "test.csv.gz"
POLITICAL = DATA / "de-wikinews-quotes" / "train.jsonl.gz"
_BATCH, _MOST = 32, 400


def general() -> list[tuple[str, Report]]:
    """Articles of a general newspaper with their section."""
    csv.field_size_limit(sys.maxsize)
    with gzip.open(GENERAL, "rt", encoding="utf-8") as lines:
        rows = list(csv.reader(lines, delimiter=";", quotechar="'"))
    random.Random(11).shuffle(rows)
    return [(row[0], _report(row[1])) for row in rows[:_MOST]]


def political() -> list[tuple[str, Report]]:
    """Reports of Wikinews, most of them about politics."""
    with gzip.open(POLITICAL, "rt", encoding="utf-8") as lines:
        return [("Wikinews", _report(json.loads(line)["originalText"])) for line, _ in zip(lines, range(_MOST), strict=False)]


def _report(text: str) -> Report:
    return report_from_text(text, language="de", options=IntakeOptions(as_is=True))


def _read(reports: list[Report], *, relevant: bool) -> tuple[list[Reading], float]:
    begun = time.process_time()
    found: list[Reading] = []
    for start in range(0, len(reports), _BATCH):
        found += [r for r in read_batch(list(reports[start : start + _BATCH]), relevant=relevant) if isinstance(r, Reading)]
    return found, time.process_time() - begun


def measure(name: str, articles: Iterable[tuple[str, Report]]) -> None:
    """Print what the filter saves and costs on some articles."""
    sections, reports = (list(column) for column in zip(*articles, strict=True))
    words = sum(len(r.text.split()) for r in reports)
    list(map(why_irrelevant, reports[:_BATCH]))
    full, long = _read(reports, relevant=False)
    kept, short = _read(reports, relevant=True)
    begun = time.process_time()
    left_out = [bool(why_irrelevant(r)) for r in reports]
    weighing = time.process_time() - begun
    claims = sum(len(r.claims) for r in full)
    print(f"{name}: {len(reports)} reports, {words} words; {len(kept)} relevant (from {LEAST})")
    print(f"  full {words / long:,.0f} words/s, {len(reports) / long:.1f} reports/s; relevant {words / short:,.0f} words/s, "
          f"{len(reports) / short:.1f} reports/s ({long / short:.1f} times); weighing alone {words / weighing:,.0f} words/s")  # fmt: skip
    print(f"  claims kept {sum(len(r.claims) for r in kept)} of {claims}")
    for section in sorted(set(sections)):
        own = [w for s, w in zip(sections, left_out, strict=True) if s == section]
        print(f"  {section}: {len(own) - sum(own)} of {len(own)} relevant")


if __name__ == "__main__":
    for what, path, articles in (("general news", GENERAL, general), ("political news", POLITICAL, political)):
        if path.is_file():
            measure(what, articles())
        else:
            print(f"{what}: skipped ({path} is not there)")
