"""What is known of a word by its form alone: outline, ends, kinds of name, word cluster, and a vector of its parts.

Clusters (Brown et al. 1992) and vectors (floret: Bojanowski et al. 2017, rows
shared by hashing) come from many millions of words of raw text; they tell the
net what a word never seen in a treebank is like.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

import numpy as np

from depesche.language.hashes import hashes_128

Array = np.ndarray[Any, np.dtype[np.float32]]
Indices = np.ndarray[Any, np.dtype[np.int64]]
FORM_FEATURES = (
    "word", "shape", "prefix", "suffix2", "suffix3", "suffix4", "gazetteer", "cluster4", "cluster7", "cluster11", "cluster",
)  # fmt: skip
"""Features a form decides, in the order of their vocabularies."""
_BITS = (4, 7, 11)
"""How many of the first steps of a cluster's path the shorter cluster features keep."""
_REMEMBERED = 12_000
"""Keys kept at most: some 60 MB for the shipped nets."""


@lru_cache(maxsize=20_000)
def shape(word: str) -> str:
    """Give the outline of a word, runs cut at three: `Kim` = `Xxx`, `2024` = `ddd`, `Jong-un` = `Xxxx-xx`."""
    out = ""
    for char in word:
        sign = "X" if char.isupper() else "x" if char.islower() else "d" if char.isdigit() else char
        if not out.endswith(sign * 3):
            out += sign
    return out[:10]


@dataclass(frozen=True, slots=True)
class WordKnowledge:
    """What many texts and tables say about words.

    Args:
        gazetteer: Word -> kinds of name it was seen in.
        clusters: Word -> number of its cluster; the path from the root of the tree of clusters, lowest bit first.
        subwords: Rows of the floret table, shape (buckets, width), or an empty array.
        hashing: `minn`, `maxn`, `hash_count`, `hash_seed` of the floret table.

    """

    gazetteer: Mapping[str, str] = field(default_factory=dict)
    clusters: Mapping[str, int] = field(default_factory=dict)
    subwords: Array = field(default_factory=lambda: np.zeros((0, 0), dtype=np.float32))
    hashing: Mapping[str, int] = field(default_factory=dict)

    def features(self, word: str) -> tuple[str, ...]:
        """Give the features of a form, in the order of `FORM_FEATURES`."""
        low = word.lower()
        cluster = self.clusters.get(word) or self.clusters.get(low, 0)
        paths = [str(cluster & ((1 << bits) - 1)) if cluster else "" for bits in _BITS]
        ends = (low[:3], low[-2:], low[-3:], low[-4:])
        return low, shape(word), *ends, self.gazetteer.get(word, ""), *paths, str(cluster) if cluster else ""

    def vectors(self, words: Sequence[str]) -> Array:
        """Give a vector a word, shape (words, width): the mean of the rows its parts fall on."""
        if not len(self.subwords):
            return np.zeros((len(words), 0), dtype=np.float32)
        if not words:
            return np.zeros((0, self.subwords.shape[1]), dtype=np.float32)
        parts = [self._parts(word) for word in words]
        keys = hashes_128([part.encode() for some in parts for part in some], self.hashing["hash_seed"])
        rows = keys[:, : self.hashing["hash_count"]] % np.uint32(len(self.subwords))
        sizes = self.hashing["hash_count"] * np.array([len(some) for some in parts])
        sums = np.add.reduceat(self.subwords[rows.reshape(-1)], np.cumsum(sizes) - sizes, axis=0)
        means: Array = np.divide(sums, sizes[:, None], dtype=np.float32, casting="same_kind")
        return means

    def _parts(self, word: str) -> list[str]:
        """Give a word between the marks of its ends, and all runs of some letters in that."""
        marked = f"<{word}>"
        sizes = range(self.hashing["minn"], self.hashing["maxn"] + 1)
        return [marked, *(marked[i : i + size] for size in sizes for i in range(len(marked) - size + 1))]


def pack_knowledge(knowledge: WordKnowledge) -> dict[str, Any]:
    """Give word knowledge as it is kept in a weights file: vectors in 8 bits, clusters as one text and one array."""
    scale = np.abs(knowledge.subwords).max(axis=0, initial=1e-6) / 127
    words = sorted(knowledge.clusters)
    return {
        "gazetteer": dict(knowledge.gazetteer),
        "cluster_words": "\n".join(words),
        "cluster_numbers": np.array([knowledge.clusters[w] for w in words], dtype=np.uint32),
        "subwords": np.round(knowledge.subwords / scale).astype(np.int8),
        "scale": scale.astype(np.float32),
        "hashing": dict(knowledge.hashing),
    }


def unpack_knowledge(kept: Mapping[str, Any]) -> WordKnowledge:
    """Turn what `pack_knowledge` gave back into word knowledge."""
    words = kept["cluster_words"].split("\n") if kept["cluster_words"] else []
    rows = kept["subwords"]
    return WordKnowledge(
        gazetteer=kept["gazetteer"],
        clusters=dict(zip(words, kept["cluster_numbers"].tolist(), strict=True)),
        subwords=rows.astype(np.float32) * kept["scale"] if len(rows) else np.zeros((0, 0), dtype=np.float32),
        hashing=kept["hashing"],
    )


@dataclass(frozen=True, slots=True)
class FormNumbers:
    """How a net numbers the values of the form features."""

    knowledge: WordKnowledge
    numbers: Sequence[Mapping[str, int]]
    unknown: int

    def rows(self, forms: Sequence[str]) -> Indices:
        """Give the numbers of forms, shape (forms, features)."""
        found = [[n.get(v, self.unknown) for n, v in zip(self.numbers, self.knowledge.features(f), strict=True)] for f in forms]
        return np.array(found, dtype=np.int64).reshape(len(forms), len(FORM_FEATURES))


class Remembered:
    """Rows of a matrix worked out once a key; `rows` has shape (keys met, width).

    When there are too many, the half that was asked for most is kept: most words of a text are words of every text.

    Args:
        make: Gives the rows of keys, shape (keys, width).
        width: Values in a row.

    """

    def __init__(self, make: Callable[[Sequence[Any]], Array], *, width: int) -> None:
        self._make, self._width = make, width
        self._places: dict[Any, int] = {}
        self._asked: Indices = np.zeros(0, dtype=np.int64)
        self.rows: Array = np.zeros((0, self._width), dtype=np.float32)

    def _forget(self) -> None:
        """Forget the half of the keys that was asked for least, the earlier of equals; what was asked long ago counts for less."""
        known = len(self._places)
        best = np.sort(np.lexsort((-np.arange(known), -self._asked[:known]))[: known // 2])
        keys = list(self._places)
        self._places = {keys[old]: new for new, old in enumerate(best.tolist())}
        self.rows, self._asked = self.rows[best], self._asked[best] // 2

    def places(self, keys: Sequence[Any]) -> Indices:
        """Give the place of every key in `rows`, adding the keys never met."""
        if len(self._places) > _REMEMBERED:
            self._forget()
        new = list(dict.fromkeys(k for k in keys if k not in self._places))
        if new:
            known = len(self._places)
            for key in new:
                self._places[key] = len(self._places)
            if len(self._places) > len(self.rows):
                room = max(len(self._places), min(2 * known, _REMEMBERED + known // 4))
                roomier = np.empty((room, self._width), dtype=np.float32)
                roomier[:known] = self.rows[:known]
                self.rows, self._asked = roomier, np.concatenate([self._asked, np.zeros(room - len(self._asked), dtype=np.int64)])
            self.rows[known : len(self._places)] = self._make(new)
        found = np.array([self._places[k] for k in keys], dtype=np.int64)
        self._asked += np.bincount(found, minlength=len(self._asked))
        return found
