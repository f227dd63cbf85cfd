"""The net that finds word classes, trees and names at once, with numpy alone.

Features of every word (form, lemma, tag, shape, ends, gazetteer) -> two layers
of LSTM in both directions -> heads and labels by a biaffine product (Dozat and
Manning 2017), word classes and names by a linear layer each.  Trained by
`depesche.training.net`; here it only reads.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import numpy as np

from depesche.language.spanning import best_tree

Array = np.ndarray[Any, np.dtype[np.float32]]
Indices = np.ndarray[Any, np.dtype[np.int64]]
FEATURES = ("lemma", "tag", "word", "shape", "prefix", "suffix2", "suffix3", "suffix4", "gazetteer")
"""Features in the order of the vocabularies: the first two need the sentence, the others only the form."""
UNKNOWN = 1
"""Number of a value never seen; 0 is the root above every sentence."""
CHUNK = 160
"""Sentences run through the net together: enough for big matrices, little enough for the cache."""


@lru_cache(maxsize=100_000)
def shape(word: str) -> str:
    """Give the outline of a word, runs cut at three: `Kim` = `Xxx`, `2024` = `ddd`, `Jong-un` = `Xxxx-xx`."""
    out = ""
    for char in word:
        sign = "X" if char.isupper() else "x" if char.islower() else "d" if char.isdigit() else char
        if not out.endswith(sign * 3):
            out += sign
    return out[:10]


def form_features(word: str, gazetteer: Mapping[str, str]) -> tuple[str, ...]:
    """Give the features of a word that its form alone decides, in the order of `FEATURES[2:]`."""
    low = word.lower()
    return low, shape(word), low[:3], low[-2:], low[-3:], low[-4:], gazetteer.get(word, "")


@dataclass(frozen=True, slots=True)
class Found:
    """What the net says about one sentence: per word its head's position (a root: its own), label, class, name."""

    heads: list[int]
    deprels: list[str]
    upos: list[str]
    names: list[str]


class Net:
    """A trained net.

    Args:
        arrays: Weights by name, as `depesche.training.net` writes them.
        vocabularies: For every feature, its known values; their numbers begin at 2.
        labels: Lists `deprel`, `upos`, `name` of what the output layers choose from.
        gazetteer: Word -> kinds of name it was seen in.

    """

    def __init__(
        self,
        arrays: Mapping[str, Any],
        vocabularies: Sequence[Sequence[str]],
        labels: Mapping[str, Sequence[str]],
        gazetteer: Mapping[str, str],
    ) -> None:
        self._arrays: dict[str, Array] = {k: np.asarray(v, dtype=np.float32) for k, v in arrays.items()}
        self._numbers = [{value: i + 2 for i, value in enumerate(v)} for v in vocabularies]
        self._gazetteer = gazetteer
        self._deprels, self._upos, self._names = (list(labels[k]) for k in ("deprel", "upos", "name"))
        self._root = self._deprels.index("root")
        self._tables = [self._arrays[f"emb{i}"] for i in range(len(FEATURES))]
        self._layers = [self._layer(i) for i in range(2)]
        relation = self._arrays["rel"]
        self._relation = np.ascontiguousarray(relation.transpose(1, 0, 2).reshape(relation.shape[1], -1))
        self._forms: dict[str, tuple[int, ...]] = {}
        self._allowed = allowed_names(self._names)

    def _layer(self, number: int) -> tuple[Array, Array, Array]:
        """Both directions of a layer; the three sigmoid gates halved, so that one tanh serves all four."""
        kept = []
        for name in "WUb":
            both = np.stack([self._arrays[f"{name}{number}{d}"] for d in "fb"])
            both[..., : 3 * both.shape[-1] // 4] *= 0.5
            kept.append(np.ascontiguousarray(both))
        return kept[0], kept[1], kept[2]

    def _form(self, word: str) -> tuple[int, ...]:
        known = self._forms.get(word)
        if known is None:
            if len(self._forms) > 200_000:
                self._forms.clear()
            values = form_features(word, self._gazetteer)
            known = tuple(n.get(v, UNKNOWN) for n, v in zip(self._numbers[2:], values, strict=True))
            self._forms[word] = known
        return known

    def annotate(self, sentences: Sequence[tuple[Sequence[str], Sequence[str], Sequence[str]]]) -> list[Found]:
        """Read sentences given as (words, tags, lemmas); gives one finding each, in order."""
        answers: list[Found] = [Found([], [], [], []) for _ in sentences]
        order = sorted((i for i, s in enumerate(sentences) if s[0]), key=lambda i: -len(sentences[i][0]))
        for start in range(0, len(order), CHUNK):
            chunk = order[start : start + CHUNK]
            for i, found in zip(chunk, self._chunk([sentences[i] for i in chunk]), strict=True):
                answers[i] = found
        return answers

    def _chunk(self, sentences: Sequence[tuple[Sequence[str], Sequence[str], Sequence[str]]]) -> list[Found]:
        lemmas, tags = self._numbers[0], self._numbers[1]
        rows: list[tuple[int, ...]] = []
        sizes = np.array([len(w) + 1 for w, _, _ in sentences])
        root = (0,) * len(FEATURES)
        for words, tagged, lemma in sentences:
            rows.append(root)
            rows += [(lemmas.get(b, UNKNOWN), tags.get(t, UNKNOWN), *self._form(w)) for w, t, b in zip(words, tagged, lemma, strict=True)]
        numbers = np.array(rows)
        states = np.concatenate([table[numbers[:, i]] for i, table in enumerate(self._tables)], axis=1)
        begins = np.concatenate([[0], np.cumsum(sizes)[:-1]])
        states[begins] = self._arrays["root"]
        for weights in self._layers:
            states = _both_ways(states, begins, sizes, *weights)
        return self._decided(states, begins, sizes)

    def _decided(self, states: Array, begins: Indices, sizes: Indices) -> list[Found]:
        a = self._arrays
        down, up, label, of = (_leaky(states @ a[f"W{n}"] + a[f"b{n}"]) for n in ("ad", "ah", "rd", "rh"))
        wanted = down @ a["arc"][:-1] + a["arc"][-1]
        heads = np.zeros(len(states), dtype=np.int64)
        for begin, size in zip(begins, sizes, strict=True):
            end = begin + size
            score = wanted[begin:end] @ up[begin:end].T
            score.flat[:: size + 1] = -np.inf
            score -= np.log(np.exp(score - score.max(axis=1, keepdims=True)).sum(axis=1, keepdims=True)) + score.max(axis=1, keepdims=True)
            heads[begin:end] = best_tree(score) + begin
        ones = np.ones((len(states), 1), dtype=np.float32)
        left = np.concatenate([label, ones], axis=1) @ self._relation
        right = np.concatenate([of[heads], ones], axis=1)
        relations = np.einsum("nlr,nr->nl", left.reshape(len(states), len(self._deprels), -1), right, optimize=True)
        relations[:, self._root] = -np.inf
        deprels = relations.argmax(axis=1)
        upos = (states @ a["Wu"] + a["bu"]).argmax(axis=1)
        named = states @ a["Wn"] + a["bn"]
        return [self._found(int(begin), int(size), heads, deprels, upos, named) for begin, size in zip(begins, sizes, strict=True)]

    def _found(self, begin: int, size: int, heads: Indices, deprels: Indices, upos: Indices, named: Array) -> Found:
        own = range(begin + 1, begin + size)
        above = [int(heads[i]) - begin for i in own]
        return Found(
            heads=[i if h == 0 else h - 1 for i, h in enumerate(above)],
            deprels=["root" if h == 0 else self._deprels[deprels[i]] for i, h in zip(own, above, strict=True)],
            upos=[self._upos[upos[i]] for i in own],
            names=[self._names[i] for i in best_names(named[begin + 1 : begin + size], self._allowed)],
        )


def _leaky(x: Array) -> Array:
    out: Array = np.maximum(x, np.float32(0.1) * x)
    return out


def allowed_names(names: Sequence[str]) -> Array:
    """Give what may follow what among BIO labels, as scores: 0 or minus infinity; the last row is the beginning."""
    table = np.zeros((len(names) + 1, len(names)), dtype=np.float32)
    for column, after in enumerate(names):
        if after.startswith("I-"):
            for row, before in enumerate([*names, "O"]):
                if before[2:] != after[2:]:
                    table[row, column] = -np.inf
    return table


def best_names(scores: Array, allowed: Array) -> list[int]:
    """Give the best permitted sequence of labels (Viterbi, where taking each word's best is not permitted)."""
    best = scores.argmax(axis=1)
    before = np.concatenate([[len(allowed) - 1], best[:-1]])
    if not np.isneginf(allowed[before, best]).any():
        return [int(i) for i in best]
    reach = scores[0] + allowed[-1]
    back = []
    for row in scores[1:]:
        paths = reach[:, None] + allowed[:-1]
        back.append(paths.argmax(axis=0))
        reach = paths.max(axis=0) + row
    path = [int(reach.argmax())]
    for step in reversed(back):
        path.append(int(step[path[-1]]))
    return path[::-1]


def _both_ways(x: Array, begins: Indices, sizes: Indices, w: Array, u: Array, b: Array) -> Array:
    """Run one LSTM layer over sentences ordered from long to short, forwards and backwards at the same time."""
    longest, hidden = int(sizes[0]), u.shape[1]
    alive = [int((sizes > t).sum()) for t in range(longest)]
    ends = begins + sizes - 1
    forward = np.concatenate([begins[:k] + t for t, k in enumerate(alive)])
    backward = np.concatenate([ends[:k] - t for t, k in enumerate(alive)])
    gates = np.empty((2, len(x), 4 * hidden), dtype=np.float32)
    for way, order in enumerate((forward, backward)):
        np.matmul(x[order], w[way], out=gates[way])
        gates[way] += b[way]
    out = np.empty((2, len(x), hidden), dtype=np.float32)
    state = np.zeros((2, len(sizes), hidden), dtype=np.float32)
    memory = np.zeros_like(state)
    at = 0
    for k in alive:
        gate = gates[:, at : at + k]
        gate += np.matmul(state[:, :k], u)
        np.tanh(gate, out=gate)
        sigmoid = gate[..., : 3 * hidden]
        sigmoid += 1.0
        sigmoid *= 0.5
        kept = memory[:, :k]
        kept *= gate[..., hidden : 2 * hidden]
        kept += gate[..., :hidden] * gate[..., 3 * hidden :]
        new = out[:, at : at + k]
        np.tanh(kept, out=new)
        new *= gate[..., 2 * hidden : 3 * hidden]
        state[:, :k] = new
        at += k
    answer = np.empty((len(x), 2 * hidden), dtype=np.float32)
    answer[forward, :hidden] = out[0]
    answer[backward, hidden:] = out[1]
    return answer
