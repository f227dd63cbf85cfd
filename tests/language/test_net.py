"""The net's arithmetic against a slow and plain version of the same, its trees and name labels."""

import itertools

import numpy as np
import pytest

from depesche.language.forms import WordKnowledge, pack_knowledge, shape, unpack_knowledge
from depesche.language.net import FEATURES, Net, allowed_names, annotate, best_names
from depesche.language.spanning import best_tree, is_tree

DEPRELS, UPOS, NAMES = ["nsubj", "obj", "root"], ["NOUN", "VERB"], ["B-LOC", "B-PER", "I-LOC", "I-PER", "O"]
HIDDEN, ARC, RELATION, WIDTH, DENSE = 5, 4, 3, 2, 3
HASHING = {"minn": 2, "maxn": 3, "hash_count": 2, "hash_seed": 7}
KNOWLEDGE = unpack_knowledge(
    pack_knowledge(
        WordKnowledge({"a": "b"}, {"b": 21, "d": 5}, np.random.default_rng(5).normal(size=(20, DENSE)).astype(np.float32), HASHING)
    )
)
HABITS = ("b", "c")


@pytest.fixture
def parts():
    dice = np.random.default_rng(3)
    arrays = {f"emb{i}": dice.normal(size=(8, WIDTH)) for i in range(len(FEATURES))}
    arrays["root"] = dice.normal(size=WIDTH * len(FEATURES) + DENSE)
    for layer, size in enumerate((WIDTH * len(FEATURES) + DENSE, 2 * HIDDEN)):
        for way in "fb":
            arrays[f"W{layer}{way}"] = dice.normal(size=(size, 4 * HIDDEN))
            arrays[f"U{layer}{way}"] = dice.normal(size=(HIDDEN, 4 * HIDDEN))
            arrays[f"b{layer}{way}"] = dice.normal(size=4 * HIDDEN)
    sizes = {"ad": ARC, "ah": ARC, "rd": RELATION, "rh": RELATION, "u": len(UPOS), "n": len(NAMES)}
    for name, size in sizes.items():
        arrays["W" + name], arrays["b" + name] = dice.normal(size=(2 * HIDDEN, size)), dice.normal(size=size)
    arrays["arc"] = dice.normal(size=(ARC + 1, ARC))
    arrays["rel"] = dice.normal(size=(len(DEPRELS), RELATION + 1, RELATION + 1))
    values = [["a", "b", "c", "d", "5", "21"] for _ in FEATURES]
    return {k: v.astype(np.float32) for k, v in arrays.items()}, values


@pytest.fixture
def net(parts):
    return Net(*parts, {"deprel": DEPRELS, "upos": UPOS, "name": NAMES}, pack_knowledge(KNOWLEDGE), HABITS)


def plain_states(arrays, values, words):
    rows = [np.zeros(len(FEATURES), int)]
    for w in words:
        path = {"b": 21, "d": 5}.get(w, 0)
        paths = [str(path % 2**bits) if path else "" for bits in (4, 7, 11, 16)]
        found = [w, w, *HABITS, w, shape(w), w[:3], w[-2:], w[-3:], w[-4:], {"a": "b"}.get(w, ""), *paths]
        rows.append(np.array([values[i].index(v) + 2 if v in values[i] else 1 for i, v in enumerate(found)]))
    dense = [np.zeros(DENSE), *KNOWLEDGE.vectors(words)]
    x = np.array(
        [np.concatenate([*(arrays[f"emb{i}"][row[i]] for i in range(len(FEATURES))), d]) for row, d in zip(rows, dense, strict=True)]
    )
    x[0] = arrays["root"]
    for layer in (0, 1):
        ways = []
        for way in "fb":
            h = c = np.zeros(HIDDEN)
            out = []
            for row in x if way == "f" else x[::-1]:
                gate = row @ arrays[f"W{layer}{way}"] + h @ arrays[f"U{layer}{way}"] + arrays[f"b{layer}{way}"]
                i, f, o = (1 / (1 + np.exp(-gate[k * HIDDEN : (k + 1) * HIDDEN])) for k in range(3))
                c = f * c + i * np.tanh(gate[3 * HIDDEN :])
                h = o * np.tanh(c)
                out.append(h)
            ways.append(np.array(out if way == "f" else out[::-1]))
        x = np.concatenate(ways, axis=1)
    return x


def brute_tree(scores):
    size = len(scores)
    trees = (np.array((0, *h)) for h in itertools.product(range(size), repeat=size - 1))
    good = [t for t in trees if all(t[i] != i for i in range(1, size)) and is_tree(t)]
    return max(good, key=lambda t: scores[np.arange(1, size), t[1:]].sum())


def test_the_net_computes_what_it_should(net, parts):
    arrays, values = parts
    sentences = ["abca", "d", "bbadc", ""]
    found = net.annotate([(list(s), list(s), list(s)) for s in sentences])
    assert [len(f.heads) for f in found] == [4, 1, 5, 0]
    for sentence, answer in zip(sentences[:3], found, strict=False):
        x = plain_states(arrays, values, sentence)
        leaky = {n: (y := x @ arrays["W" + n] + arrays["b" + n]) * np.where(y > 0, 1, 0.1) for n in ("ad", "ah", "rd", "rh")}
        score = np.concatenate([leaky["ad"], np.ones((len(x), 1))], 1) @ arrays["arc"] @ leaky["ah"].T
        np.fill_diagonal(score, -np.inf)
        score -= np.log(np.exp(score).sum(1, keepdims=True))
        heads = brute_tree(score)
        assert answer.heads == [i if h == 0 else h - 1 for i, h in enumerate(heads[1:])]
        for i, head in enumerate(heads[1:], start=1):
            left, right = np.append(leaky["rd"][i], 1), np.append(leaky["rh"][head], 1)
            relation = np.array([left @ m @ right for m in arrays["rel"]][:-1])
            assert answer.deprels[i - 1] == ("root" if head == 0 else DEPRELS[relation.argmax()])
        assert answer.upos == [UPOS[k] for k in (x[1:] @ arrays["Wu"] + arrays["bu"]).argmax(1)]


def test_order_and_company_do_not_matter(net):
    units = [(list(s), list(s), list(s)) for s in ("abc", "a", "dcbadc", "bb")]
    alone = [net.annotate([u])[0] for u in units]
    assert net.annotate(units) == alone
    assert net.annotate(units[::-1]) == alone[::-1]


def test_several_nets_that_agree_say_what_one_says(net):
    units = [(list(s), list(s), list(s)) for s in ("abc", "dcbadc")]
    assert annotate([net, net], units) == net.annotate(units)


@pytest.mark.parametrize("seed", range(40))
def test_the_best_tree_is_the_best_of_all_trees(seed):
    scores = np.random.default_rng(seed).normal(size=(5, 5)) * 3
    np.fill_diagonal(scores, -np.inf)
    found, best = best_tree(scores.copy()), brute_tree(scores)
    assert is_tree(found)
    assert scores[np.arange(1, 5), found[1:]].sum() == pytest.approx(scores[np.arange(1, 5), best[1:]].sum())


def test_names_never_begin_in_the_middle():
    allowed = allowed_names(NAMES)
    scores = np.full((7, 5), -5.0, dtype=np.float32)  # two sentences, the first row of each is its root
    scores[1, 3], scores[2, 2], scores[3, 4] = 4, 3, 1  # I-PER I-LOC O is not permitted
    scores[1, 0] = 3
    scores[5, 1], scores[6, 3] = 2, 2  # B-PER I-PER is
    found = best_names(scores, np.array([4, 3]), allowed)
    assert [NAMES[found[i]] for i in (1, 2, 3, 5, 6)] == ["B-LOC", "I-LOC", "O", "B-PER", "I-PER"]


def test_a_name_does_not_go_on_from_the_sentence_before():
    allowed = allowed_names(NAMES)
    scores = np.full((4, 5), -5.0, dtype=np.float32)
    scores[1, 1], scores[3, 3], scores[3, 1] = 2, 3, 1  # the second sentence would begin with I-PER
    found = best_names(scores, np.array([2, 2]), allowed)
    assert [NAMES[found[i]] for i in (1, 3)] == ["B-PER", "B-PER"]


def test_shapes():
    assert [shape(w) for w in ("Kim", "Jong-un", "2024", "NATO", "Schoigu", "G7-Gipfel")] == [
        "Xxx", "Xxxx-xx", "ddd", "XXX", "Xxxx", "Xd-Xxxx"
    ]  # fmt: skip
