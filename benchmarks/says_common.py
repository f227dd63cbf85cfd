"""What the measures of who-says-so share: reading plain texts, characters that count, precision and recall."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from depesche.reading.document import Document
from depesche.reading.reader import documents
from depesche.reading.says import find_attributions
from depesche.reading.who import find_actors
from depesche.records import Attribution, AttributionSource, Published, Report, Span

DATA = Path(os.environ.get("DEPESCHE_DATA", Path(__file__).resolve().parents[2] / "shared" / "data"))
HALF = 0.5
BATCH = 16
Chars = set[int]


def parsed(texts: Sequence[tuple[str, str]], language: str) -> Iterator[Document]:
    """Documents of texts given as (id, text), parsed in batches."""
    for first in range(0, len(texts), BATCH):
        batch = texts[first : first + BATCH]
        yield from documents([Report(id=key, text=text, published=Published(), language=language) for key, text in batch])


def attributions(texts: Sequence[tuple[str, str]], language: str) -> Iterator[tuple[Attribution, ...]]:
    """The attributions found in each text."""
    for document in parsed(texts, language):
        yield find_attributions(document, find_actors(document))


def counting(text: str) -> Chars:
    """Offsets of the characters that count: letters and digits, no punctuation."""
    return {i for i, char in enumerate(text) if char.isalnum()}


def chars(parts: Iterable[Span | AttributionSource | None], keep: Chars) -> Chars:
    """Counting characters inside spans."""
    return {i for p in parts if p is not None for i in range(p.begin, p.end)} & keep


def share(one: Chars, other: Chars) -> float:
    """Intersection over union."""
    return len(one & other) / max(1, len(one | other))


def meets(one: Chars, other: Chars) -> bool:
    """Whether half of the shorter of two phrases is shared."""
    return len(one & other) / max(1, min(len(one), len(other)) or 1) >= HALF


def f1(n: Counter[str], name: str) -> dict[str, float]:
    """Precision, recall and F1 from the counts `name shared` (or `ours shared`, `told shared` apart), `name ours`, `name told`."""
    precision = n[f"{name} ours shared"] / max(1, n[f"{name} ours"])
    recall = n[f"{name} told shared"] / max(1, n[f"{name} told"])
    return {"P": precision, "R": recall, "F1": 2 * precision * recall / max(1e-9, precision + recall)}


def add(n: Counter[str], name: str, ours: Chars, told: Chars, ours_in: Chars | None = None, told_in: Chars | None = None) -> None:
    """Count an overlap; `ours_in` and `told_in` are what ours and told are looked for in, where that is more than the other."""
    n[f"{name} ours"] += len(ours)
    n[f"{name} told"] += len(told)
    n[f"{name} ours shared"] += len(ours & (told if ours_in is None else ours_in))
    n[f"{name} told shared"] += len(told & (ours if told_in is None else told_in))
