"""Measure who-says-so on German Wikinews quotations: content F1, quotations found, speaker and cue accuracy.

    python benchmarks/says_gold.py GOLD.jsonl.gz [--limit N]

The annotation is non-commercial: it is read, counted and left where it lies.
Letters and digits count, punctuation does not.  A quotation is found if an
attribution overlaps it by half (intersection over union); its speaker is right
if half of the shorter of the two source phrases is shared.
"""

from __future__ import annotations

import argparse
import gzip
import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from depesche.reading.reader import documents
from depesche.reading.says import find_attributions
from depesche.reading.who import find_actors
from depesche.records import Attribution, Published, Report

HALF = 0.5
BATCH = 16
Chars = set[int]


def articles(path: Path, limit: int | None) -> list[dict[str, Any]]:
    """The annotated articles of a file, the first `limit` of them."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines][:limit]


def read(gold: list[dict[str, Any]]) -> Iterator[tuple[dict[str, Any], tuple[Attribution, ...]]]:
    """Each article with the attributions found in it."""
    for first in range(0, len(gold), BATCH):
        batch = gold[first : first + BATCH]
        reports = [Report(id=a["documentName"], text=a["originalText"], published=Published(), language="de") for a in batch]
        for article, document in zip(batch, documents(reports), strict=True):
            yield article, find_attributions(document, find_actors(document))


def _gold_chars(part: dict[str, Any], keep: Chars) -> Chars:
    return {i for s in part["spans"] for i in range(s["charBegin"], s["charEnd"])} & keep


def _found_chars(parts: list[Any], keep: Chars) -> Chars:
    return {i for p in parts if p is not None for i in range(p.begin, p.end)} & keep


def _share(one: Chars, other: Chars) -> float:
    return len(one & other) / max(1, len(one | other))


def tally(article: dict[str, Any], found: tuple[Attribution, ...], n: Counter[str]) -> None:
    """Add one article to the counts."""
    keep = {i for i, char in enumerate(article["originalText"]) if char.isalnum()}
    told = [
        (a, _gold_chars(a["quote"], keep), _gold_chars(a["speaker"], keep), _gold_chars(a["cue"], keep)) for a in article["annotations"]
    ]
    ours = [(_found_chars(list(a.content), keep), _found_chars([a.source], keep), _found_chars([a.cue], keep)) for a in found]
    all_told = set().union(*(q for _, q, _, _ in told)) if told else set()
    all_ours = set().union(*(q for q, _, _ in ours)) if ours else set()
    n["shared"] += len(all_told & all_ours)
    n["told"] += len(all_told)
    n["ours"] += len(all_ours)
    for annotation, quote, speaker, cue in told:
        best = max(ours, key=lambda o: _share(o[0], quote), default=None)
        hit = best is not None and _share(best[0], quote) >= HALF
        n["quotes"] += 1
        n["found"] += hit
        n[f"{annotation['type']} quotes"] += 1
        n[f"{annotation['type']} found"] += hit
        if hit and best is not None and speaker:
            n["speakers"] += 1
            n["speakers right"] += len(best[1] & speaker) / max(1, min(len(speaker), len(best[1]) or 1)) >= HALF
        if hit and best is not None and cue:
            n["cues"] += 1
            n["cues right"] += bool(best[2] & cue)


def report(n: Counter[str]) -> str:
    """The figures in two lines."""
    precision, recall = n["shared"] / max(1, n["ours"]), n["shared"] / max(1, n["told"])
    f1 = 2 * precision * recall / max(1e-9, precision + recall)
    kinds = sorted(k.removesuffix(" quotes") for k in n if k.endswith(" quotes"))
    by_kind = ", ".join(f"{k} {n[f'{k} found']}/{n[f'{k} quotes']}" for k in kinds)
    return (
        f"content P {precision:.3f} R {recall:.3f} F1 {f1:.3f}; quotes found {n['found']}/{n['quotes']}; "
        f"speaker {n['speakers right'] / max(1, n['speakers']):.3f} of {n['speakers']}; "
        f"cue {n['cues right'] / max(1, n['cues']):.3f}\n{by_kind}"
    )


def main() -> None:
    """Read, count, print."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("gold", type=Path)
    options.add_argument("--limit", type=int)
    chosen = options.parse_args()
    n: Counter[str] = Counter()
    for article, found in read(articles(chosen.gold, chosen.limit)):
        tally(article, found, n)
    print(report(n))


if __name__ == "__main__":
    main()
