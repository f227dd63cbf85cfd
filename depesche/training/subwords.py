"""Vectors of parts of words, learnt from raw text with floret: near vectors for words that stand in like places."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from depesche.language.forms import Array


@dataclass(frozen=True, slots=True)
class Subwords:
    """A floret table: rows, shape (buckets, width), and how words are hashed into it."""

    rows: Array
    hashing: dict[str, int]


def learn_subwords(text: Path, target: Path, **settings: Any) -> None:
    """Learn a floret table from tokenised text (a sentence or paragraph a line) and write it to `target` (.npz)."""
    import floret  # the [train] extra

    chosen = {"dim": 96, "bucket": 50_000, "minn": 4, "maxn": 5, "ws": 4, "minCount": 5, "epoch": 4, "neg": 8, "lr": 0.05} | settings
    model = floret.train_unsupervised(str(text), model="skipgram", mode="floret", hashCount=2, **chosen)
    side = target.with_suffix(".floret")
    model.save_floret_vectors(str(side))
    found = read_floret(side)
    np.savez(target, rows=found.rows, names=list(found.hashing), values=list(found.hashing.values()))
    side.unlink()


def read_floret(path: Path) -> Subwords:
    """Read a `.floret` file: a head line with its settings, then a row a line."""
    with path.open(encoding="utf-8") as lines:
        buckets, width, minn, maxn, count, seed, *_ = next(lines).split(" ")
        rows = np.zeros((int(buckets), int(width)), dtype=np.float32)
        for line in lines:
            number, *values = line.rstrip().split(" ")
            rows[int(number)] = np.array(values, dtype=np.float32)
    return Subwords(rows, {"minn": int(minn), "maxn": int(maxn), "hash_count": int(count), "hash_seed": int(seed)})


def read_subwords(path: Path) -> Subwords:
    """Read what `learn_subwords` wrote."""
    kept = np.load(path)
    return Subwords(kept["rows"], dict(zip(kept["names"].tolist(), kept["values"].tolist(), strict=True)))
