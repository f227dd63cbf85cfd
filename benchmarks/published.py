"""How well the publication date nobody gave is inferred: the true date hidden, the interval compared with it.

Usage: published.py

Wikinews reports of `de-wikinews-quotes` (the day stands in their name) and the
newspaper articles of `de-news-2020` (internal, measured only), both from
DEPESCHE_DATA (default ../shared/data).
"""

from __future__ import annotations

import gzip
import json
import os
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from statistics import median

from depesche.language import port
from depesche.language.tree import Tree
from depesche.reading.document import Document, Passage
from depesche.reading.when import find_times, infer_published
from depesche.records import Published, Report

DATA = Path(os.environ.get("DEPESCHE_DATA", Path(__file__).resolve().parents[2] / "shared" / "data"))
WIKINEWS, PAPERS = DATA / "de-wikinews-quotes" / "train.jsonl.gz", DATA / "de-news-2020" / "dev.jsonl.gz"
_DAY = re.compile(r"\((\d{4}-\d\d-\d\d)\)")
_NUMBERS = re.compile(r"\d+")
_MOST = 600


def _rows(path: Path) -> Iterator[dict[str, str]]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def wikinews() -> Iterator[tuple[str, date]]:
    """Texts and days of Wikinews."""
    for row in _rows(WIKINEWS):
        if found := _DAY.search(row["documentName"]):
            yield row["originalText"], date.fromisoformat(found[1])


def papers() -> Iterator[tuple[str, date]]:
    """Texts and days of newspapers."""
    for row in _rows(PAPERS):
        yield row["article"], date(*map(int, _NUMBERS.findall(row["date"])[:3]))


def measure(name: str, texts: list[tuple[str, date]]) -> Iterator[tuple[str, float]]:
    """Share of reports with an interval, of intervals that contain the day, and how wide they are."""
    widths, right = [], 0
    for (_, day), parse in zip(texts, port.parse_many((t for t, _ in texts), "de"), strict=True):
        report = Report(id="", text=parse.text, published=Published(), language="de")
        document = Document(report, (Passage("text", parse, Tree(parse)),))
        found = infer_published(document, find_times(document))
        if found.basis == "inferred" and found.earliest and found.latest:
            first, last = date.fromisoformat(found.earliest), date.fromisoformat(found.latest)
            widths.append((last - first).days + 1)
            right += first <= day <= last
    yield f"{name} reports", len(texts)
    yield f"{name} share with an interval", len(widths) / max(1, len(texts))
    yield f"{name} intervals that contain the day", right / max(1, len(widths))
    yield f"{name} median width in days", median(widths) if widths else 0


if __name__ == "__main__":
    for what, path, texts in (("Wikinews", WIKINEWS, wikinews), ("newspapers 2020", PAPERS, papers)):
        if not path.is_file():
            print(f"{what}: skipped ({path} is not there)")
            continue
        for key, value in measure(what, list(texts())[:_MOST]):
            print(f"{key:<50} {value:.3f}")
