"""How many articles of 400 words one core reads in a second, and where the time goes; what a cold start takes.

Usage: reading_speed.py [--most REPORTS] [--cold]

Political news are German Wikinews reports and those of `claims-de`, general news the articles of `10kgnad-test-de` read with
`--relevant` (internal, measured only), English those of `giveme5w1h-gold-en`, all from DEPESCHE_DATA (default ../shared/data),
each met for the first time after a few others.  Taking in, parsing, reading and writing JSON are counted.  Processor time; it
grows with what else the machine does, by half on a busy one, so compare two versions in turn.
"""

from __future__ import annotations

import argparse
import csv
import gzip
import json
import os
import random
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from depesche import pipeline
from depesche.intake import IntakeOptions, report_from_text
from depesche.language import engine, finish
from depesche.language.net import Net
from depesche.language.shipped import ShippedEngine
from depesche.language.tagger import Tagger
from depesche.reading import reader
from depesche.records import Reading, Report, to_json

DATA = Path(os.environ.get("DEPESCHE_DATA", Path(__file__).resolve().parents[2] / "shared" / "data"))
EXAMPLE = Path(__file__).resolve().parent.parent / "examples" / "2024-05-16_peking.txt"
ARTICLE = 400
"""Words of an article."""
_BATCH, _WARM = 32, 20
_STAGES: tuple[tuple[Any, str, str], ...] = (
    (engine.Engine, "cut", "parse: sentences and tokens"),
    (Tagger, "tags", "parse: tagger"),
    (ShippedEngine, "_words", "parse: lemmas"),
    (Net, "annotate", "parse: net"),
    (finish, "finish_sentence", "parse: repair rules"),
    (pipeline, "why_irrelevant", "relevance"),
    (reader, "find_actors", "who"),
    (reader, "find_times", "when"),
    (reader, "infer_published", "when"),
    (reader, "find_attributions", "says"),
    (reader, "SaidIndex", "says"),
    (reader, "with_speakers", "says"),
    (reader, "find_claims", "what"),
    (reader, "find_flags", "told"),
)
"""Owner and name of what a stage is done by; none is called within another."""

Texts = list[tuple[str, str, str | None]]
"""Language, text and title of reports."""


def _lines(path: Path) -> list[dict[str, Any]]:
    data = path.read_bytes()
    return [json.loads(line) for line in (gzip.decompress(data) if path.suffix == ".gz" else data).decode().split("\n") if line]


def wikinews() -> Texts:
    """Reports of Wikinews, most of them about politics."""
    return [("de", row["originalText"], None) for row in _lines(DATA / "de-wikinews-quotes" / "train.jsonl.gz")]


def claims() -> Texts:
    """The reports with claims noted by hand."""
    return [("de", row["text"], row.get("title")) for row in _lines(DATA / "claims-de" / "reports.jsonl")]


def general() -> Texts:
    """Articles of a general newspaper."""
    csv.field_size_limit(sys.maxsize)
    with gzip.open(DATA / "10kgnad-test-de" / "test.csv.gz", "rt", encoding="utf-8") as lines:
        rows = list(csv.reader(lines, delimiter=";", quotechar="'"))
    random.Random(11).shuffle(rows)
    return [("de", row[1], None) for row in rows]


def english() -> Texts:
    """English agency and newspaper reports."""
    return [("en", row["text"], row.get("title")) for row in _lines(DATA / "giveme5w1h-gold-en" / "dev.jsonl.gz") if row["text"].strip()]


SETS: dict[str, tuple[Callable[[], Texts], bool]] = {
    "political: Wikinews": (wikinews, False),
    "political: claims-de": (claims, False),
    "general, relevant only": (general, True),
    "English": (english, False),
}
"""Texts, and whether only relevant ones are read."""


@contextmanager
def watched() -> Iterator[Counter[str]]:
    """Seconds by stage, as long as the context lasts."""
    spent: Counter[str] = Counter()

    def timed(work: Callable[..., Any], stage: str) -> Callable[..., Any]:
        def run(*args: Any, **named: Any) -> Any:
            begun = time.process_time()
            try:
                return work(*args, **named)
            finally:
                spent[stage] += time.process_time() - begun

        return run

    before = [(owner, name, getattr(owner, name)) for owner, name, _ in _STAGES]
    for owner, name, stage in _STAGES:
        setattr(owner, name, timed(getattr(owner, name), stage))
    try:
        yield spent
    finally:
        for owner, name, work in before:
            setattr(owner, name, work)


def _read(texts: Texts, spent: Counter[str], *, relevant: bool) -> int:
    """Read texts as the command does; give the number of those read in full."""
    read = 0
    for start in range(0, len(texts), _BATCH):
        begun = time.process_time()
        reports: list[Any] = [_taken_in(*text) for text in texts[start : start + _BATCH]]
        spent["intake"] += time.process_time() - begun
        readings = [r for r in pipeline.read_batch(reports, relevant=relevant) if isinstance(r, Reading)]
        begun = time.process_time()
        for reading in readings:
            to_json(reading)
        spent["writing"] += time.process_time() - begun
        read += len(readings)
    return read


def _taken_in(_: str, text: str, title: str | None) -> Report:
    return report_from_text(text, title=title, options=IntakeOptions(as_is=True))


def measure(name: str, texts: Texts, *, relevant: bool) -> None:
    """Print the speed on some texts and the shares of the stages."""
    warm, texts = texts[:_WARM], texts[_WARM:]
    _read(warm, Counter(), relevant=relevant)
    with watched() as spent:
        begun = time.process_time()
        read = _read(texts, spent, relevant=relevant)
        whole = time.process_time() - begun
    words = sum(len(text.split()) for _, text, _ in texts)
    print(
        f"{name}: {words / whole / ARTICLE:.1f} articles/s ({words / whole:,.0f} words/s; {read} of {len(texts)} reports, {words:,} words)"
    )
    spent["the rest"] = whole - sum(spent.values())
    print("  " + ", ".join(f"{stage} {seconds / whole:.0%}" for stage, seconds in sorted(spent.items()) if seconds / whole >= 0.005))


def cold(*arguments: str) -> tuple[float, float]:
    """Processor seconds and seconds by the clock that a command takes in a new process, `depesche read` of one report by default.

    The best of five.
    """
    command = [sys.executable, "-m", "depesche.cli.main", *(arguments or ("read", str(EXAMPLE)))]
    busy, clock = [], []
    for _ in range(5):
        before, begun = os.times(), time.perf_counter()
        subprocess.run(command, stdout=subprocess.DEVNULL, check=True)
        after = os.times()
        clock.append(time.perf_counter() - begun)
        busy.append(after.children_user + after.children_system - before.children_user - before.children_system)
    return min(busy), min(clock)


def main() -> None:
    """Print everything, or only the cold start."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--most", type=int, default=400, help="Reports of each kind.")
    options.add_argument("--cold", action="store_true", help="Only the cold start.")
    chosen = options.parse_args()
    for name, (texts, relevant) in {} if chosen.cold else SETS.items():
        try:
            measure(name, texts()[: chosen.most + _WARM], relevant=relevant)
        except FileNotFoundError as missing:
            print(f"{name}: skipped ({missing.filename} is not there)")
    print("cold `depesche --version`: {:.2f} s of work, {:.2f} s by the clock".format(*cold("--version")))
    print("cold `depesche read` of one report: {:.1f} s of work, {:.1f} s by the clock".format(*cold()))


if __name__ == "__main__":
    main()
