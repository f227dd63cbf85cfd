"""The net that finds word classes, trees and names at once, with numpy alone.

Features of every word (tag, lemma, what its form tells: `forms.py`) -> two layers
of LSTM in both directions -> heads and labels by a biaffine product (Dozat and
Manning 2017), word classes and names by a linear layer each.  Trained by
`depesche.training.net`; here it only reads.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from depesche.language.forms import FORM_FEATURES, Array, FormNumbers, FormTable, Indices, unpack_knowledge
from depesche.language.spanning import best_tree

FEATURES = ("lemma", "tag", "treebank", "namebank", *FORM_FEATURES)
"""Features in the order of the vocabularies; `treebank` and `namebank` say whose habits of annotation are followed."""
SENTENCE_FEATURES = len(FEATURES) - len(FORM_FEATURES)
UNKNOWN = 1
"""Number of a value never seen; 0 is the root above every sentence."""
CHUNK = 160
"""Sentences run through the net together: enough for big matrices, little enough for the cache."""


Unit = tuple[Sequence[str], Sequence[str], Sequence[str]]
"""Words, tags and lemmas of a sentence."""


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
        knowledge: What `forms.pack_knowledge` gives.
        habits: The treebank and the corpus of names whose habits of annotation the answers follow.

    """

    def __init__(
        self,
        arrays: Mapping[str, Any],
        vocabularies: Sequence[Sequence[str]],
        labels: Mapping[str, Sequence[str]],
        knowledge: Mapping[str, Any],
        habits: Sequence[str],
    ) -> None:
        self._arrays: dict[str, Array] = {k: np.asarray(v, dtype=np.float32) for k, v in arrays.items()}
        self._numbers = [{value: i + 2 for i, value in enumerate(v)} for v in vocabularies]
        self._habits = [n.get(v, UNKNOWN) for n, v in zip(self._numbers[2:SENTENCE_FEATURES], habits, strict=True)]
        self._deprels, self._upos, self._names = (list(labels[k]) for k in ("deprel", "upos", "name"))
        self._root = self._deprels.index("root")
        self._tables = [self._arrays[f"emb{i}"] for i in range(len(FEATURES))]
        self._layers = [self._layer(i) for i in range(2)]
        self._split = sum(table.shape[1] for table in self._tables[:SENTENCE_FEATURES])
        numbers = FormNumbers(unpack_knowledge(knowledge), self._numbers[SENTENCE_FEATURES:], unknown=UNKNOWN)
        self._forms = FormTable(numbers, self._of_forms, width=self._layers[0][0].shape[1])
        relation = self._arrays["rel"]
        self._relation = np.ascontiguousarray(relation.transpose(1, 0, 2).reshape(relation.shape[1], -1))
        self._allowed = allowed_names(self._names)

    def _layer(self, number: int) -> tuple[Array, Array, Array]:
        """Weights of a layer: inputs and bias of both directions side by side, recurrent ones apart.

        The three sigmoid gates are halved, so that one tanh serves all four.
        """
        kept = []
        for name in "WUb":
            both = [self._arrays[f"{name}{number}{d}"].copy() for d in "fb"]
            for part in both:
                part[..., : 3 * part.shape[-1] // 4] *= 0.5
            kept.append(np.stack(both) if name == "U" else np.ascontiguousarray(np.concatenate(both, axis=-1)))
        return kept[0], kept[1], kept[2]

    def _of_forms(self, rows: Indices, vectors: Array) -> Array:
        """What forms alone put into the first layer: looked up once a form, which saves most of its work."""
        parts = [table[rows[:, i]] for i, table in enumerate(self._tables[SENTENCE_FEATURES:])]
        out: Array = np.concatenate([*parts, vectors], axis=1, dtype=np.float32) @ self._layers[0][0][self._split :]
        return out

    def annotate(self, sentences: Sequence[Unit]) -> list[Found]:
        """Read sentences given as (words, tags, lemmas); gives one finding each, in order."""
        return annotate([self], sentences)

    def states(self, sentences: Sequence[Unit], sizes: Indices) -> Array:
        """Give what the LSTM makes of the words, one row a word after one for the root of its sentence; long sentences first."""
        begins = np.concatenate([[0], np.cumsum(sizes)[:-1]])
        (w, u, b), (w1, u1, b1) = self._layers
        own = np.ones(int(sizes.sum()), dtype=bool)
        own[begins] = False
        inputs = np.empty((len(own), w.shape[1]), dtype=np.float32)
        inputs[own], inputs[begins] = self._inputs(sentences), self._arrays["root"] @ w
        inputs += b
        states = _both_ways(inputs, begins, sizes, u)
        return _both_ways(states @ w1 + b1, begins, sizes, u1)

    def _inputs(self, sentences: Sequence[Unit]) -> Array:
        """What every word puts into the first layer."""
        lemmas, tags = self._numbers[0], self._numbers[1]
        above = np.array([(lemmas.get(b, UNKNOWN), tags.get(t, UNKNOWN)) for _, ts, bs in sentences for t, b in zip(ts, bs, strict=True)])
        numbers = np.concatenate([above, np.tile(self._habits, (len(above), 1))], axis=1)
        parts = [table[numbers[:, i]] for i, table in enumerate(self._tables[:SENTENCE_FEATURES])]
        places = self._forms.places([w for words, _, _ in sentences for w in words])
        out: Array = self._forms.inputs[places]
        out += np.concatenate(parts, axis=1) @ self._layers[0][0][: self._split]
        return out

    def arcs(self, states: Array, sizes: Indices) -> list[Array]:
        """Give for every sentence the log probability that the word of a row hangs on the word of a column."""
        down, up = self._dense(states, "ad"), self._dense(states, "ah")
        wanted = down @ self._arrays["arc"][:-1] + self._arrays["arc"][-1]
        out, begin = [], 0
        for size in sizes:
            score = wanted[begin : begin + size] @ up[begin : begin + size].T
            score.flat[:: size + 1] = -np.inf
            score -= score.max(axis=1, keepdims=True)
            score -= np.log(np.exp(score).sum(axis=1, keepdims=True))
            out.append(score)
            begin += size
        return out

    def relations(self, states: Array, heads: Indices) -> Array:
        """Score every relation of every word to its head, shape (words, relations)."""
        ones = np.ones((len(states), 1), dtype=np.float32)
        left = np.concatenate([self._dense(states, "rd"), ones], axis=1) @ self._relation
        right = np.concatenate([self._dense(states, "rh")[heads], ones], axis=1)
        scores: Array = np.einsum("nlr,nr->nl", left.reshape(len(states), len(self._deprels), -1), right, optimize=True)
        scores[:, self._root] = -np.inf
        return scores

    def classes(self, states: Array) -> tuple[Array, Array]:
        """Score word classes and name labels, shapes (words, classes) and (words, labels)."""
        a = self._arrays
        return states @ a["Wu"] + a["bu"], states @ a["Wn"] + a["bn"]

    def _dense(self, states: Array, name: str) -> Array:
        x = states @ self._arrays["W" + name] + self._arrays["b" + name]
        out: Array = np.maximum(x, np.float32(0.1) * x)
        return out

    def found(self, heads: Sequence[int], relations: Array, classes: Array, named: Array) -> Found:
        """Turn decided heads (0 is the root above) and scores of one sentence into a finding."""
        best, upos = relations.argmax(axis=1), classes.argmax(axis=1)
        return Found(
            heads=[i if h == 0 else h - 1 for i, h in enumerate(heads)],
            deprels=["root" if h == 0 else self._deprels[best[i]] for i, h in enumerate(heads)],
            upos=[self._upos[i] for i in upos],
            names=[self._names[i] for i in best_names(named, self._allowed)],
        )


def annotate(nets: Sequence[Net], sentences: Sequence[Unit]) -> list[Found]:
    """Read sentences with one net, or with several of the same labels whose scores are added up."""
    answers: list[Found] = [Found([], [], [], []) for _ in sentences]
    order = sorted((i for i, s in enumerate(sentences) if s[0]), key=lambda i: -len(sentences[i][0]))
    for start in range(0, len(order), CHUNK):
        chunk = order[start : start + CHUNK]
        for i, found in zip(chunk, _chunk(nets, [sentences[i] for i in chunk]), strict=True):
            answers[i] = found
    return answers


def _chunk(nets: Sequence[Net], sentences: Sequence[Unit]) -> list[Found]:
    sizes = np.array([len(w) + 1 for w, _, _ in sentences])
    begins = np.concatenate([[0], np.cumsum(sizes)[:-1]])
    states = [net.states(sentences, sizes) for net in nets]
    heads = np.zeros(int(sizes.sum()), dtype=np.int64)
    for begin, *scores in zip(begins, *(net.arcs(s, sizes) for net, s in zip(nets, states, strict=True)), strict=True):
        heads[begin : begin + len(scores[0])] = begin + np.asarray(best_tree(sum(scores[1:], start=scores[0])))
    relations, upos, named = (
        sum(parts[1:], start=parts[0])
        for parts in zip(*((net.relations(s, heads), *net.classes(s)) for net, s in zip(nets, states, strict=True)), strict=True)
    )
    out = []
    for begin, size in zip(begins, sizes, strict=True):
        own = slice(begin + 1, begin + size)
        out.append(nets[0].found((heads[own] - begin).tolist(), relations[own], upos[own], named[own]))
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


def _both_ways(inputs: Array, begins: Indices, sizes: Indices, u: Array) -> Array:
    """Run one LSTM layer over sentences ordered from long to short, forwards and backwards at the same time."""
    longest, hidden = int(sizes[0]), u.shape[1]
    alive = [int((sizes > t).sum()) for t in range(longest)]
    ends = begins + sizes - 1
    forward = np.concatenate([begins[:k] + t for t, k in enumerate(alive)])
    backward = np.concatenate([ends[:k] - t for t, k in enumerate(alive)])
    gates = np.stack([inputs[forward, : 4 * hidden], inputs[backward, 4 * hidden :]])
    out = np.empty((2, len(inputs), hidden), dtype=np.float32)
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
    answer = np.empty((len(inputs), 2 * hidden), dtype=np.float32)
    answer[forward, :hidden] = out[0]
    answer[backward, hidden:] = out[1]
    return answer
