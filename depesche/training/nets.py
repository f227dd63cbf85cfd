"""What the nets of each language learn from, and how long: the last steps of the recipes.

German: two big nets learn the trees (`de-teacher-1`, `de-teacher-2`) and together
draw trees for sentences that have only names or nothing (`de-trees`); the small
net that is shipped learns from all of them (`de-net`).  English has enough trees
of its own.  Corpora differ in their habits of annotation: each sentence tells the
net whose habits it follows, and the shipped net is asked to follow one.
"""

from __future__ import annotations

import random
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from msgspec.structs import replace

from depesche.language.net import Net, annotate
from depesche.language.weights_file import packed, unpacked
from depesche.training.augment import augmented
from depesche.training.corpora import corpus
from depesche.training.english_names import with_groups
from depesche.training.folder import tagged
from depesche.training.knowledge import knowledge, wikinews_sentences
from depesche.training.measure import net_scores
from depesche.training.samples import Sample, read_samples, write_samples
from depesche.training.sources import work

GERMAN_TREES = {"gsd": 1, "pud": 1, "trees-de-news": 2}
"""How often each German treebank is shown: our own news trees count twice."""
GERMAN_NAMES = {"names-de-news": 2, "germeval": 1, "uner-pud": 1, "europarl": 1, "smartdata": 1}
"""How often each German corpus of names is shown; its trees are the teachers'."""
ENGLISH_TREES = ("ewt", "gum")
ENGLISH_NAMES = {"gum-names": 1, "re3d": 1, "crossner-train": 3, "crossner-dev": 3, "uner-ewt": 2}
"""How often each English name corpus is shown."""
HABITS = {"de": ("trees-de-news", "trees-de-news"), "en": ("", "")}
"""Whose habits the shipped nets follow: a treebank's, a name corpus'; English corpora agree well enough to be one."""
SAME_HABITS = {
    "trees-de-news-dev": "trees-de-news", "names-de-news": "trees-de-news", "names-de-news-dev": "trees-de-news",
    "uner-pud": "pud",
}  # fmt: skip
"""Corpora annotated by the habits of another."""
KEPT_BACK = {"crossner-dev": 150}
"""First sentences of English name corpora that are measured on, not learnt from."""
_WITHOUT_NAMES = frozenset({"gsd", "pud", "ewt", "gum"})
"""Treebanks without names: what looks like `O` there means nothing."""


def sentences_of(names: Iterable[str]) -> list[Sample]:
    """Read corpora; sentences say whose habits they follow, and keep only the layers their corpus has."""
    return [
        replace(s, source=SAME_HABITS.get(name, name), names=[] if name in _WITHOUT_NAMES else s.names)
        for name in names
        for s in corpus(name)
    ]


def _times(shown: dict[str, int], without: Sequence[str] = ()) -> list[str]:
    return [name for name, times in shown.items() if name not in without for _ in range(times)]


def english_trees() -> list[Sample]:
    """Give the English treebanks, shuffled."""
    samples = sentences_of(ENGLISH_TREES)
    random.Random(3).shuffle(samples)
    return samples


def german_name_dev() -> list[Sample]:
    """Sentences German names are measured on."""
    return sentences_of(("names-de-news-dev", "trees-de-news-dev"))


def english_name_dev() -> list[Sample]:
    """Sentences English names are measured on."""
    return [with_groups(s) for name, count in KEPT_BACK.items() for s in sentences_of([name])[:count]]


def read_net(name: str) -> Net:
    """Read a net made by a step of this name."""
    return Net(**unpacked((work() / f"{name}.msgpack").read_bytes()))


def bolder(net: dict[str, Any], less: float) -> dict[str, Any]:
    """Give a net that believes less often that a word is no name: so much is taken from the score of `O`."""
    bias = net["arrays"]["bn"].copy()
    bias[net["labels"]["name"].index("O")] -= less
    return {**net, "arrays": {**net["arrays"], "bn": bias}}


def _train(name: str, language: str, samples: list[Sample], dev: tuple[list[Sample], list[Sample]], **settings: int) -> None:
    from depesche.training.net import NetSettings, train_net  # JAX takes seconds to load and is only here needed

    path = work() / f"{name}.msgpack"
    train_net(
        samples, knowledge(language), NetSettings(**settings),
        habits=HABITS[language],
        measure=lambda net: net_scores(net, *dev),
        keep=lambda net: _write(path, net),
        report=work() / f"{name}.log",
    )  # fmt: skip


def _write(path: Path, net: dict[str, object]) -> None:
    path.write_bytes(packed(net))


def _german_dev() -> tuple[list[Sample], list[Sample]]:
    return tagged("de-tagger", "de", sentences_of(["trees-de-news-dev"])), tagged("de-tagger", "de", german_name_dev())


def _german_trees(without: Sequence[str] = ()) -> list[Sample]:
    return tagged("de-tagger", "de", list(augmented(sentences_of(_times(GERMAN_TREES, without)))))


def de_teacher(seed: int) -> None:
    """Train a big German net on the treebanks."""
    _train(f"de-teacher-{seed}", "de", _german_trees(), _german_dev(), hidden=224, arc=256, relation=80, epochs=20, seed=10 + seed)


def with_trees(nets: Sequence[Net], samples: Sequence[Sample], like: str) -> list[Sample]:
    """Give tagged sentences the trees and word classes several nets find together; `like` are the nets' habits."""
    found = annotate(nets, [(s.words, s.tags, s.lemmas) for s in samples])
    return [replace(s, heads=f.heads, deprels=f.deprels, upos=f.upos, trees_like=like) for s, f in zip(samples, found, strict=True)]


def de_trees() -> None:
    """Let the teachers draw trees for the sentences that have only names, and for news without anything."""
    samples = tagged("de-tagger", "de", sentences_of(_times(GERMAN_NAMES)) + wikinews_sentences())
    nets = [read_net(f"de-teacher-{seed}") for seed in (1, 2)]
    write_samples(work() / "trees-by-teacher.jsonl", with_trees(nets, samples, HABITS["de"][0]))


def de_net() -> None:
    """Train the German net that is shipped."""
    samples = _german_trees() + list(read_samples(work() / "trees-by-teacher.jsonl"))
    _train("de-net", "de", samples, _german_dev(), hidden=160, epochs=10)


def de_without() -> None:
    """Train a German net that has seen nothing of GSD, GermEval and SmartData, to measure on them; no teachers."""
    left_out = ("gsd", "germeval", "smartdata")
    samples = _german_trees(left_out) + tagged("de-tagger", "de", sentences_of(_times(GERMAN_NAMES, left_out)))
    _train("de-without", "de", samples, _german_dev(), hidden=160, epochs=8)


_CURVE_EPOCHS = 12


def de_curve() -> None:
    """Train small nets on a quarter, half, three quarters and all of our own news sentences: would more still pay?

    Settings are small and all nets see as many words; only the differences between the logs (`de-curve-25.log` ...) mean anything.
    """
    shares = []
    for quarters in (1, 2, 3, 4):
        own = [s for i, s in enumerate(sentences_of(("trees-de-news", "names-de-news"))) if i % 4 < quarters]
        shares.append(tagged("de-tagger", "de", list(augmented([*sentences_of(("gsd", "pud")), *own, *own]))))
    seen = [sum(len(s.words) for s in samples) for samples in shares]
    for quarters, samples, words in zip((1, 2, 3, 4), shares, seen, strict=True):
        _train(f"de-curve-{25 * quarters}", "de", samples, _german_dev(), hidden=96, epochs=round(_CURVE_EPOCHS * seen[-1] / words))


def _english(without: Sequence[str] = ()) -> tuple[list[Sample], tuple[list[Sample], list[Sample]]]:
    """Give what the English net learns from, on tags by the half of the tagger that did not see the sentence, and its dev sets."""
    samples: list[Sample] = []
    trees = english_trees()
    for fold in (0, 1):
        half = list(augmented((s for i, s in enumerate(trees) if i % 2 == fold), seed=fold))
        samples += tagged(f"en-tagger-{fold}", "en", half)
    shown = {name: times for name, times in ENGLISH_NAMES.items() if name not in without}
    named = [with_groups(s) for name, times in shown.items() for s in sentences_of([name])[KEPT_BACK.get(name, 0) :] * times]
    samples += tagged("en-tagger-0", "en", list(augmented(named)))
    samples = [replace(s, source="") for s in samples]
    return samples, (tagged("en-tagger", "en", sentences_of(["ewt-dev"])), tagged("en-tagger", "en", english_name_dev()))


def en_net() -> None:
    """Train the English net that is shipped."""
    _train("en-net", "en", *_english(), hidden=224, epochs=15)


def en_without() -> None:
    """Train an English net that has seen nothing of UNER EWT and re3d, to measure on them."""
    _train("en-without", "en", *_english(("uner-ewt", "re3d")), hidden=160, epochs=10)
