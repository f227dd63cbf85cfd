"""How well the publication date nobody gave is inferred: the true date hidden, the interval compared with it.

Usage: published.py

Wikinews reports of `de-wikinews-quotes` (the day stands in their name), the newspaper articles of `de-news-2020`
and the English ones of `giveme5w1h` (both internal, measured only), from DEPESCHE_DATA (default ../shared/data).
"""

from __future__ import annotations

import gzip
import json
import os
import re
from collections.abc import Iterator
from datetime import date
from itertools import islice
from pathlib import Path
from statistics import median

from depesche.language import port
from depesche.language.tree import Tree
from depesche.reading.document import Document, Passage
from depesche.reading.when import find_times
from depesche.reading.when_published import dating
from depesche.reading.who import find_actors
from depesche.records import Published, Report

DATA = Path(os.environ.get("DEPESCHE_DATA", Path(__file__).resolve().parents[2] / "shared" / "data"))
ENGLISH = DATA / "giveme5w1h-clusters-en" / "dev.jsonl.gz"
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


def english() -> Iterator[tuple[str, date]]:
    """Texts and days of English newspapers and agencies."""
    for path in (ENGLISH, ENGLISH.parents[1] / "giveme5w1h-gold-en" / ENGLISH.name):
        for row in _rows(path):
            if row.get("date_publish") and row["text"].strip():
                yield row["text"], date.fromisoformat(row["date_publish"][:10])


def measure(name: str, texts: list[tuple[str, date]], language: str) -> Iterator[tuple[str, float]]:
    """How many reports are bounded on both sides or one, how often the bounds hold the day, widths, and how near the likeliest day is."""
    widths, right, near = [], {"both": [], "one": []}, []
    for (_, day), parse in zip(texts, port.parse_many((t for t, _ in texts), language), strict=True):
        report = Report(id="", text=parse.text, published=Published(), language=language)
        document = Document(report, (Passage("text", parse, Tree(parse)),))
        found = dating(document, find_times(document), find_actors(document))
        after, before = (b.day if b else None for b in (found.after, found.before))
        if after or before:
            right["both" if after and before else "one"].append((not after or after <= day) and (not before or day <= before))
        if after and before:
            widths.append((before - after).days + 1)
        if found.likeliest:
            near.append(abs((day - found.likeliest).days) <= 7)
    yield f"{name} reports", len(texts)
    for sides, good in right.items():
        yield f"{name} bounded on {sides} side{'s' if sides == 'both' else ''}, share", len(good) / max(1, len(texts))
        yield f"{name} bounded on {sides} side{'s' if sides == 'both' else ''}, right", sum(good) / max(1, len(good))
    bounded = [*right["both"], *right["one"]]
    yield f"{name} all bounds that hold the day", sum(bounded) / max(1, len(bounded))
    yield f"{name} median width in days", median(widths) if widths else 0
    yield f"{name} likeliest day given, share", len(near) / max(1, len(texts))
    yield f"{name} likeliest day within 7 days", sum(near) / max(1, len(near))


SETS = (("Wikinews", WIKINEWS, wikinews, "de"), ("newspapers 2020", PAPERS, papers, "de"), ("English news", ENGLISH, english, "en"))


def figures(most: int = 200) -> Iterator[tuple[str, float]]:
    """The share of bounds that hold the day, on the first reports of each set that is there."""
    for what, path, texts, language in SETS:
        if not path.is_file():
            print(f"day of publication, {what}: skipped ({path} is not there; set DEPESCHE_DATA to the data)")
            continue
        for key, value in measure(what, list(islice(texts(), most)), language):
            if "all bounds" in key:
                yield f"published: {key}", value


if __name__ == "__main__":
    for what, path, texts, language in SETS:
        if not path.is_file():
            print(f"{what}: skipped ({path} is not there)")
            continue
        for key, value in measure(what, list(islice(texts(), _MOST)), language):
            print(f"{key:<50} {value:.3f}")
