"""Speed of the straight line: loading, parsing in batches, reading; absolute figures depend on the machine, ratios do not.

Usage: speed.py

The texts are German Wikinews reports from DEPESCHE_DATA (default
../shared/data), each met for the first time, or else the example reports many
times over.  One core, processor time.
"""

from __future__ import annotations

import gzip
import json
import os
import resource
import time
from pathlib import Path

from depesche.intake import IntakeOptions, read_sources
from depesche.language import port
from depesche.reading import reader
from depesche.records import Report

EXAMPLES = Path(__file__).resolve().parent.parent / "examples"
DATA = Path(os.environ.get("DEPESCHE_DATA", Path(__file__).resolve().parents[2] / "shared" / "data"))
NEWS = DATA / "de-wikinews-quotes" / "train.jsonl.gz"
_MOST = 400


def texts() -> list[str]:
    """News texts to time, each once."""
    if NEWS.is_file():
        with gzip.open(NEWS, "rt", encoding="utf-8") as lines:
            return [json.loads(line)["originalText"] for line, _ in zip(lines, range(_MOST), strict=False)]
    taken = read_sources([str(p) for p in sorted(EXAMPLES.glob("2024*.txt"))], IntakeOptions())
    return [r.text for r in taken if isinstance(r, Report) and r.language == "de"] * 80


def main() -> None:
    """Time loading and parsing on its own, then reading on top of parsing."""
    begun = time.process_time()
    engine = port.loaded("de")
    loading = time.process_time() - begun
    news = texts()
    begun = time.process_time()
    tokens = sum(len(parse.tokens) for parse in port.parse_many(news, "de"))
    first = time.process_time() - begun
    begun = time.process_time()
    sum(len(parse.tokens) for parse in port.parse_many(news, "de"))
    again = time.process_time() - begun
    print(f"{engine.record.name}: loaded in {loading:.2f} s; {len(news)} texts, {tokens} tokens")
    print(f"parsed in batches: {tokens / first:,.0f} tokens/s at first sight, {tokens / again:,.0f} tokens/s with its words met before")
    taken = read_sources([str(p) for p in sorted(EXAMPLES.glob("*.txt"))], IntakeOptions())
    reports = [r for r in taken if isinstance(r, Report) and r.language in port.languages()] * 20
    list(reader.read_reports(reports[:4]))
    words = sum(len(r.text.split()) for r in reports)
    begun = time.process_time()
    for report in reports:
        port.parse(report.text, report.language or "de")
    parsed = time.process_time() - begun
    begun = time.process_time()
    list(reader.read_reports(reports))
    read = time.process_time() - begun
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"{len(reports)} reports, {words} words: reading in batches / parsing one by one {read / parsed:.2f}")
    print(f"{words / parsed:,.0f} words/s parsed one by one, {words / read:,.0f} words/s read in batches, peak {peak:.0f} MiB")


if __name__ == "__main__":
    main()
