"""Training the net of `depesche.language.net` with JAX: trees, word classes and names together.

A sentence teaches what it is annotated with; the other layers are left out of
its loss.  Weights are averaged over the steps, dropout follows Dozat and
Manning 2017.  JAX belongs to the [train] extra and is not needed to read.
"""

from __future__ import annotations

import random
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import jax
import jax.numpy as jnp
import numpy as np

from depesche.language.forms import WordKnowledge, pack_knowledge
from depesche.language.net import FEATURES, UNKNOWN, Net
from depesche.training.samples import Sample

SIZES = (64, 50, 12, 12, 64, 24, 40, 30, 40, 40, 12, 8, 16, 24, 32)
"""Width of each feature's vectors, in the order of `FEATURES`."""
RAREST = (3, 1, 1, 1, 3, 1, 2, 1, 1, 2, 1, 1, 1, 1, 2)
"""How often a value must have been seen to be known."""
DROPPED = (0.33, 0.33, 0.0, 0.0, 0.25, 0.15, 0.15, 0.15, 0.15, 0.15, 0.3, 0.15, 0.15, 0.15, 0.15)
DROPPED_VECTORS = 0.15
LENGTHS = (8, 16, 24, 32, 40, 56, 80, 120)
"""Sentences are padded to one of these; longer ones are left out."""
Weights = dict[str, Any]


@dataclass(frozen=True, slots=True)
class NetSettings:
    """Size and length of a training: LSTM width, passes over the data, words a batch, learning rate."""

    hidden: int = 128
    arc: int = 160
    relation: int = 48
    epochs: int = 12
    batch_words: int = 1200
    rate: float = 2e-3
    seed: int = 1


@dataclass(slots=True)
class Vocabularies:
    """What features and labels are known."""

    values: list[list[str]]
    deprels: list[str]
    upos: list[str]
    names: list[str]
    knowledge: WordKnowledge


def token_features(sample: Sample, forms: Mapping[str, tuple[str, ...]]) -> list[tuple[str, ...]]:
    """Give every word's features; `sample` has predicted tags and lemmas."""
    habits = (sample.trees_like or sample.source, sample.source)
    return [(lemma, tag, *habits, *forms[word]) for word, tag, lemma in zip(sample.words, sample.tags, sample.lemmas, strict=True)]


def vocabularies(samples: Sequence[Sample], knowledge: WordKnowledge) -> Vocabularies:
    """Count what the training sentences hold."""
    counts: list[Counter[str]] = [Counter() for _ in FEATURES]
    deprels, upos, names = {"root"}, set(), {"O"}
    forms = {w: knowledge.features(w) for s in samples for w in s.words}
    for sample in samples:
        for row in token_features(sample, forms):
            for counter, value in zip(counts, row, strict=True):
                counter[value] += 1
        deprels.update(sample.deprels)
        upos.update(sample.upos)
        names.update(sample.names)
    values = [sorted(v for v, n in c.items() if n >= least) for c, least in zip(counts, RAREST, strict=True)]
    return Vocabularies(values, sorted(deprels), sorted(upos), sorted(names), knowledge)


@dataclass(frozen=True, slots=True)
class Coded:
    """A sentence in numbers, position 0 being the root above it; masks say what is annotated."""

    features: Any
    forms: Any
    heads: Any
    deprels: Any
    upos: Any
    names: Any
    masks: tuple[bool, bool, bool]


def coded(samples: Sequence[Sample], known: Vocabularies) -> tuple[list[Coded], Any]:
    """Turn sentences into numbers; gives also the vectors of all forms, row 0 being empty."""
    places = {w: i + 1 for i, w in enumerate(dict.fromkeys(w for s in samples for w in s.words))}
    vectors = known.knowledge.vectors(list(places))
    vectors = np.concatenate([np.zeros((1, vectors.shape[1]), np.float32), vectors])
    forms = {w: known.knowledge.features(w) for w in places}
    numbers = [{v: i + 2 for i, v in enumerate(values)} for values in known.values]
    index = [{v: i for i, v in enumerate(labels)} for labels in (known.deprels, known.upos, known.names)]
    out = []
    for sample in samples:
        rows = token_features(sample, forms)
        features = np.array([[0] * len(FEATURES)] + [[n.get(v, UNKNOWN) for n, v in zip(numbers, row, strict=True)] for row in rows])
        size = len(rows) + 1
        layers = []
        for labels, where in zip((sample.deprels, sample.upos, sample.names), index, strict=True):
            layer = np.zeros(size, np.int32)
            if labels:
                layer[1:] = [where[x] for x in labels]
            layers.append(layer)
        heads = np.zeros(size, np.int32)
        if sample.heads:
            heads[1:] = [0 if h == i else h + 1 for i, h in enumerate(sample.heads)]
        masks = (bool(sample.heads), bool(sample.upos), bool(sample.names))
        out.append(Coded(features, np.array([0, *(places[w] for w in sample.words)]), heads, layers[0], layers[1], layers[2], masks))
    return out, vectors


def _batches(rows: Sequence[Coded], words: int, dice: random.Random) -> list[tuple[int, int, list[Coded]]]:
    piles: dict[int, list[Coded]] = defaultdict(list)
    for row in rows:
        if len(row.heads) <= LENGTHS[-1]:
            piles[next(n for n in LENGTHS if len(row.heads) <= n)].append(row)
    out = []
    for length in sorted(piles):
        pile = piles[length]
        dice.shuffle(pile)
        count = max(1, words // length)
        out += [(length, count, pile[i : i + count]) for i in range(0, len(pile), count)]
    dice.shuffle(out)
    return out


def _stacked(length: int, count: int, rows: Sequence[Coded]) -> Weights:
    batch = {
        "x": np.zeros((count, length, len(FEATURES)), np.int32),
        "forms": np.zeros((count, length), np.int32),
        **{k: np.zeros((count, length), np.int32) for k in ("heads", "deprels", "upos", "names")},
        "mask": np.zeros((count, length), bool),
        "known": np.zeros((count, 3), np.float32),
    }
    for i, row in enumerate(rows):
        size = len(row.heads)
        batch["x"][i, :size] = row.features
        batch["mask"][i, :size] = True
        batch["known"][i] = row.masks
        for key in ("forms", "heads", "deprels", "upos", "names"):
            batch[key][i, :size] = getattr(row, key)
    return batch


def fresh(known: Vocabularies, settings: NetSettings) -> Weights:
    """Give weights before training."""
    dice = np.random.default_rng(settings.seed)

    def matrix(*size: int) -> Any:
        return (dice.standard_normal(size) * np.sqrt(2 / (size[-1] + size[-2]))).astype(np.float32)

    h, width = settings.hidden, sum(SIZES) + known.knowledge.subwords.shape[1]
    w: Weights = {
        f"emb{i}": (dice.standard_normal((len(v) + 2, d)) * 0.1).astype(np.float32)
        for i, (v, d) in enumerate(zip(known.values, SIZES, strict=True))
    }
    w["root"] = np.zeros(width, np.float32)
    for layer, size in enumerate((width, 2 * h)):
        for way in "fb":
            w[f"W{layer}{way}"] = matrix(size, 4 * h)
            square = [np.linalg.qr(dice.standard_normal((h, h)))[0] for _ in range(4)]
            w[f"U{layer}{way}"] = np.concatenate(square, 1).astype(np.float32)
            w[f"b{layer}{way}"] = np.repeat(np.array([0, 1, 0, 0], np.float32), h)
    for name, size in (("ad", settings.arc), ("ah", settings.arc), ("rd", settings.relation), ("rh", settings.relation)):
        w["W" + name], w["b" + name] = matrix(2 * h, size), np.zeros(size, np.float32)
    for name, labels in (("u", known.upos), ("n", known.names)):
        size = max(1, len(labels))
        w["W" + name], w["b" + name] = matrix(2 * h, size), np.zeros(size, np.float32)
    w["arc"] = np.zeros((settings.arc + 1, settings.arc), np.float32)
    w["rel"] = np.zeros((len(known.deprels), settings.relation + 1, settings.relation + 1), np.float32)
    return {k: jnp.asarray(v) for k, v in w.items()}


def _kept(key: Any, share: float, size: tuple[int, ...]) -> Any:
    return jax.random.bernoulli(key, 1 - share, size) / (1 - share)


def _lstm(x: Any, mask: Any, w: Weights, name: str, recurrent: Any) -> Any:
    gates = jnp.swapaxes(x @ w["W" + name] + w["b" + name], 0, 1)
    alive = jnp.swapaxes(mask, 0, 1)[..., None]
    u = w["U" + name]

    def step(carry: Any, now: Any) -> Any:
        state, memory = carry
        gate, on = now
        i, f, o, n = jnp.split(gate + (state * recurrent) @ u, 4, -1)
        memory = jax.nn.sigmoid(f) * memory + jax.nn.sigmoid(i) * jnp.tanh(n)
        state = jax.nn.sigmoid(o) * jnp.tanh(memory)
        return (jnp.where(on, state, 0), jnp.where(on, memory, 0)), jnp.where(on, state, 0)

    zero = jnp.zeros((x.shape[0], u.shape[0]))
    _, states = jax.lax.scan(step, (zero, zero), (gates, alive), reverse=name.endswith("b"))
    return jnp.swapaxes(states, 0, 1)


def loss(w: Weights, batch: Weights, vectors: Any, key: Any) -> Any:
    """Cross entropy of heads, labels, word classes and names, with dropout."""
    x, mask = batch["x"], batch["mask"]
    keys = iter(jax.random.split(key, 40))
    count, length = mask.shape
    parts = [w[f"emb{i}"][x[..., i]] * _kept(next(keys), p, (count, length, 1)) for i, p in enumerate(DROPPED)]
    parts.append(vectors[batch["forms"]] * _kept(next(keys), DROPPED_VECTORS, (count, length, 1)))
    states = jnp.concatenate(parts, -1).at[:, 0].set(w["root"])
    for layer in (0, 1):
        states = states * _kept(next(keys), 0.33, (count, 1, states.shape[2]))
        both = [_lstm(states, mask, w, f"{layer}{d}", _kept(next(keys), 0.25, (count, w["U0f"].shape[0]))) for d in "fb"]
        states = jnp.concatenate(both, -1)
    states = states * _kept(next(keys), 0.33, (count, 1, states.shape[2]))

    def layer_of(name: str) -> Any:
        y = jax.nn.leaky_relu(states @ w["W" + name] + w["b" + name], 0.1)
        return y * _kept(next(keys), 0.33, (count, 1, y.shape[2]))

    down, up, label, of = (layer_of(n) for n in ("ad", "ah", "rd", "rh"))
    one = jnp.ones((count, length, 1))
    arcs = jnp.einsum("kia,ab,kjb->kij", jnp.concatenate([down, one], -1), w["arc"], up)
    arcs = jnp.where(mask[:, None, :], arcs, -1e9)
    heads = batch["heads"][..., None]
    label, of = jnp.concatenate([label, one], -1), jnp.concatenate([of, one], -1)
    relations = jnp.einsum("kia,lab,kib->kil", label, w["rel"], jnp.take_along_axis(of, heads, 1))
    words = mask.at[:, 0].set(False).astype(jnp.float32)

    def cost(scores: Any, gold: Any, layer: int) -> Any:
        each = -jnp.take_along_axis(jax.nn.log_softmax(scores), gold, 2)[..., 0]
        weight = words * batch["known"][:, layer][:, None]
        return (each * weight).sum() / jnp.maximum(1.0, words.sum())

    total = cost(arcs, heads, 0) + cost(relations, batch["deprels"][..., None], 0)
    total += 0.3 * cost(states @ w["Wu"] + w["bu"], batch["upos"][..., None], 1)
    return total + 1.5 * cost(states @ w["Wn"] + w["bn"], batch["names"][..., None], 2)


@jax.jit
def _step(state: Any, count: Any, rate: Any, batch: Weights, vectors: Any, key: Any) -> Any:
    w, average, first, second = state
    value, slope = jax.value_and_grad(loss)(w, batch, vectors, key)
    tree = jax.tree_util.tree_map
    size = jnp.sqrt(sum((g**2).sum() for g in jax.tree_util.tree_leaves(slope)))
    slope = tree(lambda g: g * jnp.minimum(1.0, 5.0 / size), slope)
    first = tree(lambda m, g: 0.9 * m + 0.1 * g, first, slope)
    second = tree(lambda v, g: 0.95 * v + 0.05 * g * g, second, slope)
    w = tree(lambda p, m, v: p - rate * (m / (1 - 0.9**count)) / (jnp.sqrt(v / (1 - 0.95**count)) + 1e-8), w, first, second)
    share = jnp.minimum(0.998, count / (count + 10.0))
    average = tree(lambda a, p: share * a + (1 - share) * p, average, w)
    return (w, average, first, second), value


def made(weights: Weights, known: Vocabularies, habits: Sequence[str]) -> dict[str, Any]:
    """Give the trained net as it is kept in a weights file (arrays in 16 bits)."""
    return {
        "arrays": {k: np.asarray(v, np.float16) for k, v in weights.items()},
        "vocabularies": known.values,
        "labels": {"deprel": known.deprels, "upos": known.upos, "name": known.names},
        "knowledge": pack_knowledge(known.knowledge),
        "habits": list(habits),
    }


def train_net(
    samples: Sequence[Sample],
    knowledge: WordKnowledge,
    settings: NetSettings,
    *,
    habits: Sequence[str],
    measure: Callable[[Net], str],
    keep: Callable[[dict[str, Any]], None],
    report: Path,
) -> dict[str, Any]:
    """Train a net on sentences with predicted tags and lemmas; progress goes to `report`, weights to `keep`."""
    known = vocabularies(samples, knowledge)
    rows, vectors = coded(samples, known)
    vectors = jnp.asarray(vectors)
    dice = random.Random(settings.seed)
    steps = settings.epochs * len(_batches(rows, settings.batch_words, dice))
    start = fresh(known, settings)
    zero = jax.tree_util.tree_map(jnp.zeros_like, start)
    state = (start, start, zero, zero)
    key = jax.random.PRNGKey(settings.seed)
    count, began = 0, time.process_time()
    with report.open("a", encoding="utf-8") as log:
        for epoch in range(1, settings.epochs + 1):
            total = 0.0
            parts = _batches(rows, settings.batch_words, dice)
            for length, size, part in parts:
                count += 1
                key, now = jax.random.split(key)
                rate = settings.rate * min(1.0, count / 100) * max(0.02, 1 - count / steps)
                state, value = _step(state, float(count), rate, _stacked(length, size, part), vectors, now)
                total += float(value)
            line = f"epoch {epoch} loss {total / len(parts):.3f} cpu {time.process_time() - began:.0f}s"
            if epoch % 2 == 0 or epoch == settings.epochs:
                net = made(state[1], known, habits)
                keep(net)
                line += " " + measure(Net(**net))
            print(line, file=log, flush=True)
    return made(state[1], known, habits)
