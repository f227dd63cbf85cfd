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

from depesche.language.forms import FORM_FEATURES, FormNumbers, Remembered, unpack_knowledge
from depesche.language.lstm import Array, Indices, Layer, Order
from depesche.language.spanning import best_tree

FEATURES = ("lemma", "tag", "treebank", "namebank", *FORM_FEATURES)
"""Features in the order of the vocabularies; `treebank` and `namebank` say whose habits of annotation are followed."""
SENTENCE_FEATURES = len(FEATURES) - len(FORM_FEATURES)
UNKNOWN = 1
"""Number of a value never seen; 0 is the root above every sentence."""
CHUNK = 96
"""Sentences run through the net together: enough for big matrices, little enough for the cache."""


Unit = tuple[Sequence[str], Sequence[str], Sequence[str]]
"""Words, tags and lemmas of a sentence."""
Tagged = tuple[str, str, str]
"""Form, tag and lemma of a word."""
ROOT: Tagged = ("", "", "")
"""Stands for the root above a sentence."""


_VIEWS = ("ad", "ah", "rd", "rh", "u", "n")
"""Output layers, worked out by one product: arcs from below and above, relations from below and above, classes, names."""


@dataclass(frozen=True, slots=True)
class Views:
    """What the output layers make of words and roots, one row each; the fields stand in the order of the layers."""

    arc_below: Array
    arc_above: Array
    relation_below: Array
    relation_above: Array
    classes: Array
    names: Array


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
        self._forms = FormNumbers(unpack_knowledge(knowledge), self._numbers[SENTENCE_FEATURES:], unknown=UNKNOWN)
        self._layers = [self._layer(i) for i in range(2)]
        self._first = Remembered(self._into_first, width=8 * self._layers[0].hidden)
        relation = self._arrays["rel"]
        self._relation = np.ascontiguousarray(relation.transpose(1, 0, 2).reshape(relation.shape[1], -1))
        self._seen = np.concatenate([self._arrays["W" + name] for name in _VIEWS], axis=1)
        self._seen_bias = np.concatenate([self._arrays["b" + name] for name in _VIEWS])
        self._ends = np.cumsum([len(self._arrays["b" + name]) for name in _VIEWS])[:-1]
        self._allowed = allowed_names(self._names)

    def _layer(self, number: int) -> Layer:
        weights, recurrent, bias = (np.stack([self._arrays[f"{name}{number}{way}"] for way in "fb"]) for name in "WUb")
        return Layer(weights, recurrent, bias, twice=number > 0)

    def _into_first(self, words: Sequence[Tagged]) -> Array:
        """What tagged words put into the gates of the first layer, both directions side by side."""
        forms = [form for form, _, _ in words]
        tags, lemmas = self._numbers[1], self._numbers[0]
        given = [[lemmas.get(lemma, UNKNOWN), tags.get(tag, UNKNOWN), *self._habits] for _, tag, lemma in words]
        numbers = np.concatenate([np.array(given, dtype=np.int64), self._forms.rows(forms)], axis=1)
        inputs = np.concatenate(
            [*(table[numbers[:, i]] for i, table in enumerate(self._tables)), self._forms.knowledge.vectors(forms)],
            axis=1,
            dtype=np.float32,
        )
        inputs[[i for i, word in enumerate(words) if word == ROOT]] = self._arrays["root"]
        weights = np.concatenate(list(self._layers[0].weights), axis=1)
        out: Array = inputs @ weights[:-1] + weights[-1]
        return out

    def annotate(self, sentences: Sequence[Unit]) -> list[Found]:
        """Read sentences given as (words, tags, lemmas); gives one finding each, in order."""
        return annotate([self], sentences)

    def views(self, sentences: Sequence[Unit], sizes: Indices) -> Views:
        """Read sentences, the longest first; before the rows of its words every sentence has one for its root."""
        first, second = self._layers
        order, width = Order(sizes), 4 * first.hidden
        places = self._first.places([word for sentence in sentences for word in (ROOT, *zip(*sentence, strict=True))])
        gates = np.empty((2, len(places), width), dtype=np.float32)
        gates[0] = self._first.rows[places[order.forward], :width]
        gates[1] = self._first.rows[places[order.backward], width:]
        said = first.run(gates, order)
        np.matmul(said[order.forward], second.weights[0], out=gates[0])
        np.matmul(said[order.backward], second.weights[1], out=gates[1])
        said = second.run(gates, order)[:, :-1]
        said *= 0.5
        seen = said @ self._seen
        seen += self._seen_bias
        dense = seen[:, : self._ends[3]]
        np.maximum(dense, np.float32(0.1) * dense, out=dense)
        return Views(*np.split(seen, self._ends, axis=1))

    def arcs(self, views: Views, sizes: Indices) -> list[Array]:
        """Score for every sentence how well the word of a row hangs on the word of a column; rows compare only within themselves."""
        wanted = views.arc_below @ self._arrays["arc"][:-1] + self._arrays["arc"][-1]
        out, begin = [], 0
        for size in sizes:
            score = wanted[begin : begin + size] @ views.arc_above[begin : begin + size].T
            score.flat[:: size + 1] = -np.inf
            out.append(score)
            begin += size
        return out

    def relations(self, views: Views, heads: Indices) -> Array:
        """Score every relation of every word to its head, shape (words, relations)."""
        ones = np.ones((len(heads), 1), dtype=np.float32)
        left = np.concatenate([views.relation_below, ones], axis=1) @ self._relation
        right = np.concatenate([views.relation_above[heads], ones], axis=1)
        scores: Array = np.einsum("nlr,nr->nl", left.reshape(len(heads), len(self._deprels), -1), right)
        scores[:, self._root] = -np.inf
        return scores

    def found(self, sizes: Indices, heads: Indices, relations: Array, classes: Array, named: Array) -> list[Found]:
        """Turn decided heads and scores of sentences, roots included, into findings; a head is a row of all of them."""
        deprels, upos = relations.argmax(axis=1).tolist(), classes.argmax(axis=1).tolist()
        names = best_names(named, sizes, self._allowed)
        out = []
        begin = 0
        for size in sizes.tolist():
            own = range(begin + 1, begin + size)
            above = [h - begin for h in heads[begin + 1 : begin + size].tolist()]
            out.append(
                Found(
                    heads=[h - 1 if h else i for i, h in enumerate(above)],
                    deprels=[self._deprels[deprels[i]] if h else "root" for i, h in zip(own, above, strict=True)],
                    upos=[self._upos[upos[i]] for i in own],
                    names=[self._names[names[i]] for i in own],
                )
            )
            begin += size
        return out


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
    views = [net.views(sentences, sizes) for net in nets]
    heads = np.zeros(int(sizes.sum()), dtype=np.int64)
    for begin, *scores in zip(begins, *(net.arcs(v, sizes) for net, v in zip(nets, views, strict=True)), strict=True):
        joined = scores[0] if len(nets) == 1 else _added([_log_probabilities(s) for s in scores])
        heads[begin : begin + len(joined)] = begin + best_tree(joined)
    relations = _added([net.relations(v, heads) for net, v in zip(nets, views, strict=True)])
    upos, named = _added([v.classes for v in views]), _added([v.names for v in views])
    return nets[0].found(sizes, heads, relations, upos, named)


def _added(scores: Sequence[Array]) -> Array:
    return sum(scores[1:], start=scores[0])


def _log_probabilities(scores: Array) -> Array:
    """Make the scores of several nets comparable: every row the logarithms of a distribution."""
    out: Array = scores - scores.max(axis=1, keepdims=True)
    out -= np.log(np.exp(out).sum(axis=1, keepdims=True))
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


def best_names(scores: Array, sizes: Indices, allowed: Array) -> list[int]:
    """Give the best permitted labels of sentences, roots included: each word's best, or Viterbi where that is not permitted."""
    best = scores.argmax(axis=1)
    begins = np.concatenate([[0], np.cumsum(sizes)[:-1]])
    best[begins] = len(allowed) - 1  # a root's label is the beginning, the last row of `allowed`
    forbidden = np.isneginf(allowed[best[:-1], np.minimum(best[1:], allowed.shape[1] - 1)])
    forbidden[begins[1:] - 1] = False
    for number in np.unique(np.searchsorted(begins, np.flatnonzero(forbidden) + 1, side="right") - 1):
        own = slice(begins[number] + 1, begins[number] + sizes[number])
        best[own] = best_path(scores[own], allowed)
    answer: list[int] = best.tolist()
    return answer


def best_path(scores: Array, allowed: Array) -> list[int]:
    """Give the best permitted sequence of labels of one sentence (Viterbi)."""
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
