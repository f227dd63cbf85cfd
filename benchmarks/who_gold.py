"""How many participants of the gold claims are found in the text, with the right state and the right name.

Reads `claims-de` and `claims-en` under the folder named by DEPESCHE_DATA, else `../shared/data`.

    python benchmarks/who_gold.py [de|en] [--misses N]
"""

from __future__ import annotations

import json
import os
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from depesche.language.port import parse_many
from depesche.language.tree import Tree
from depesche.reading.document import Cast, Document, Mentioned, Passage
from depesche.reading.who import find_actors
from depesche.reading.who_words import slug
from depesche.records import Published, Report

DATA = Path(os.environ.get("DEPESCHE_DATA") or Path(__file__).parents[2] / "shared" / "data")
ROLES = ("actors", "recipients", "on_behalf_of", "sources")


def documents(language: str) -> Iterator[tuple[dict[str, Any], Document]]:
    """Every gold record with its parsed report."""
    folder = DATA / f"claims-{language}"
    reports = {r["doc"]: r for r in map(json.loads, (folder / "reports.jsonl").open(encoding="utf-8"))}
    gold = [json.loads(line) for line in (folder / "gold.jsonl").open(encoding="utf-8")]
    texts = [reports[g["doc"]]["text"] for g in gold]
    titles = [reports[g["doc"]].get("title") or "-" for g in gold]
    parsed = zip(gold, parse_many(texts, language), parse_many(titles, language), strict=True)
    for record, text, title in parsed:
        day = reports[record["doc"]].get("published") or None
        published = Published(earliest=day, latest=day, edtf=day, basis="given" if day else "none")
        report = Report(id=record["doc"], text=text.text, title=title.text, published=published, language=language)
        yield record, Document(report, (Passage("title", title, Tree(title)), Passage("text", text, Tree(text))))


def overlapping(cast: Cast, document: Document, sentence: str, text: str) -> list[Mentioned]:
    """Mentions that overlap the gold wording inside its sentence."""
    found: list[Mentioned] = []
    for passage in document.passages:
        at = passage.parse.text.find(sentence)
        inner = _word_find(sentence, text) if at >= 0 else -1
        if inner >= 0:
            begin, end = at + inner, at + inner + len(text)
            found += [m for m in cast.mentioned if m.where == passage.where and m.begin < end and begin < m.end]
    return found


def _word_find(sentence: str, text: str) -> int:
    """Where a wording stands as whole words; -1 if nowhere."""
    at = sentence.find(text)
    while at >= 0:
        around = sentence[max(0, at - 1) : at] + sentence[at + len(text) : at + len(text) + 1]
        if not any(c.isalnum() for c in around):
            return at
        at = sentence.find(text, at + 1)
    return sentence.find(text)


def same_name(one: str | None, other: str | None) -> bool:
    """Whether two names share half of their words."""
    mine, theirs = set(slug(one or "").split("-")), set(slug(other or "").split("-"))
    return bool(mine & theirs) and len(mine & theirs) / min(len(mine), len(theirs)) >= 0.5


def main(language: str, misses: int) -> None:
    """Print the shares, and the first misses."""
    asked = found = state = either = 0
    seconds = 0.0
    for record, document in documents(language):
        start = time.perf_counter()
        cast = find_actors(document)
        seconds += time.perf_counter() - start
        for claim in record["claims"]:
            for role in ROLES:
                for part in claim.get(role, ()):
                    if part["text"] not in claim["sentence"]:
                        continue
                    asked += 1
                    hits = overlapping(cast, document, claim["sentence"], part["text"])
                    found += bool(hits)
                    wanted = part.get("country")
                    right = any((m.country or "") == (wanted or "") for m in hits) if wanted is not None else bool(hits)
                    named = any(same_name(m.name, part.get("name")) for m in hits)
                    state += right
                    either += right or named
                    if not right and misses > 0:
                        misses -= 1
                        got = [(m.text, m.name, m.country, m.kind) for m in hits]
                        print(record["doc"], role, (part["text"], part.get("name"), wanted), got)
    print(f"{language}: {asked} participants; found {found / asked:.3f}; state right {state / asked:.3f}; "
          f"state or name right {either / asked:.3f}; {seconds:.1f} s")  # fmt: skip


if __name__ == "__main__":
    arguments = sys.argv[1:]
    limit = int(arguments[arguments.index("--misses") + 1]) if "--misses" in arguments else 0
    for code in [a for a in arguments if a in {"de", "en"}] or ["de", "en"]:
        main(code, limit)
