"""What the nets of each language learn from, and how long: the last steps of the recipes.

German: a big net learns the trees (`de-teacher`) and draws trees for the
permitted sentences that have only names (`de-trees`); the small net that is
shipped learns from both (`de-net`).  English has enough trees of its own.
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import srsly
from msgspec.structs import replace

from depesche.language.net import Net
from depesche.training.augment import augmented
from depesche.training.corpora import corpus
from depesche.training.english_names import with_groups
from depesche.training.folder import tagged, work
from depesche.training.gazetteer import gazetteer
from depesche.training.measure import net_scores
from depesche.training.samples import Sample, read_samples, write_samples

GERMAN_TREES = ("gsd", "pud", "trees-de-news", "trees-de-news")
"""Our own news trees count twice."""
GERMAN_NAMES = ("names-de-news", "names-de-news", "germeval", "uner-pud", "europarl")
"""Sentences that get the teacher's trees; those of europarl and uner-pud teach trees only, their names are too unlike the others."""
GERMAN_TREES_ONLY = frozenset({"europarl", "uner-pud"})
ENGLISH_TREES = ("ewt", "gum")
ENGLISH_NAMES = {"gum-names": 1, "re3d": 1, "crossner-train": 3, "crossner-dev": 3, "uner-ewt": 2}
"""How often each English name corpus is shown."""
GERMAN_EPOCHS = 12
ENGLISH_EPOCHS = 18
KEPT_BACK = {"crossner-dev": 150, "uner-ewt": 300}
"""First sentences of English name corpora that are measured on, not learnt from."""


def english_trees() -> list[Sample]:
    """Give the English treebanks, shuffled."""
    samples = [s for name in ENGLISH_TREES for s in corpus(name)]
    random.Random(3).shuffle(samples)
    return samples


def german_name_dev() -> list[Sample]:
    """Sentences German names are measured on."""
    return corpus("names-de-news-dev") + corpus("trees-de-news-dev")


def english_name_dev() -> list[Sample]:
    """Sentences English names are measured on."""
    return [with_groups(s) for name, count in KEPT_BACK.items() for s in corpus(name)[:count]]


def _net(name: str) -> Net:
    return Net(**srsly.msgpack_loads((work() / f"{name}.msgpack").read_bytes()))


def bolder(net: dict[str, Any], less: float) -> dict[str, Any]:
    """Give a net that believes less often that a word is no name: so much is taken from the score of `O`."""
    bias = net["arrays"]["bn"].copy()
    bias[net["labels"]["name"].index("O")] -= less
    return {**net, "arrays": {**net["arrays"], "bn": bias}}


def _train(name: str, language: str, samples: list[Sample], dev: tuple[list[Sample], list[Sample]], **settings: int) -> None:
    from depesche.training.net import NetSettings, train_net  # JAX takes seconds to load and is only here needed

    path = work() / f"{name}.msgpack"
    train_net(
        samples, gazetteer(language, corpus(f"wikiann-{language}")), NetSettings(**settings),
        measure=lambda net: net_scores(net, *dev),
        keep=lambda net: _write(path, net),
        report=work() / f"{name}.log",
    )  # fmt: skip


def _write(path: Path, net: dict[str, object]) -> None:
    path.write_bytes(srsly.msgpack_dumps(net))


def _german_dev() -> tuple[list[Sample], list[Sample]]:
    return tagged("de-tagger", "de", corpus("trees-de-news-dev")), tagged("de-tagger", "de", german_name_dev())


def _german_trees() -> list[Sample]:
    return tagged("de-tagger", "de", list(augmented(s for name in GERMAN_TREES for s in corpus(name))))


def de_teacher() -> None:
    """Train the big German net on the treebanks."""
    _train("de-teacher", "de", _german_trees(), _german_dev(), hidden=256, arc=300, relation=100, epochs=24)


def with_trees(net: Net, samples: Sequence[Sample]) -> list[Sample]:
    """Give tagged sentences the trees a net draws for them."""
    found = net.annotate([(s.words, s.tags, s.lemmas) for s in samples])
    return [replace(s, heads=f.heads, deprels=f.deprels) for s, f in zip(samples, found, strict=True)]


def de_trees() -> None:
    """Let the teacher draw trees for the sentences that have only names."""
    samples = [s if name not in GERMAN_TREES_ONLY else replace(s, names=[]) for name in GERMAN_NAMES for s in corpus(name)]
    write_samples(work() / "trees-by-teacher.jsonl", with_trees(_net("de-teacher"), tagged("de-tagger", "de", samples)))


def de_net() -> None:
    """Train the German net that is shipped."""
    samples = _german_trees() + list(read_samples(work() / "trees-by-teacher.jsonl"))
    _train("de-net", "de", samples, _german_dev(), hidden=128, epochs=GERMAN_EPOCHS)


def en_net() -> None:
    """Train the English net, on tags by the half of the tagger that did not see the sentence."""
    samples, trees = [], english_trees()
    for fold in (0, 1):
        half = list(augmented((s for i, s in enumerate(trees) if i % 2 == fold), seed=fold))
        samples += [replace(s, names=[]) for s in tagged(f"en-tagger-{fold}", "en", half)]
    named = [with_groups(s) for name, times in ENGLISH_NAMES.items() for s in corpus(name)[KEPT_BACK.get(name, 0) :] * times]
    samples += tagged("en-tagger-0", "en", list(augmented(named)))
    dev = tagged("en-tagger", "en", corpus("ewt-dev")), tagged("en-tagger", "en", english_name_dev())
    _train("en-net", "en", samples, dev, hidden=160, epochs=ENGLISH_EPOCHS)
