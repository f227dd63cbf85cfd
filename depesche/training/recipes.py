"""How the shipped weights are made, step by step; a finished step is kept and skipped the next time.

    de-silver -> de-text -> de-lemmas -> de-tagger, de-subwords -> de-teacher-1, de-teacher-2 -> de-trees -> de-net -> de
    en-lemmas -> en-tagger-0, en-tagger-1, en-tagger -> en-net -> en

HanTa's knowledge of German comes in by `de-silver`: its tags for half a million
words, which the tagger learns.  Raw text comes in by `de-subwords`: vectors of
word parts, learnt from speeches and news.  `de-without` is not shipped: it is
measured on the corpora it has not seen.  The English tagger has only treebanks to learn
from, and on its own training text it would look better than it is: the net is
therefore shown tags by the half that did not see the sentence.  What the nets
learn from stands in `nets`.
"""

from __future__ import annotations

import random
from collections.abc import Callable
from pathlib import Path
from typing import Any

import spacy
from spacy.language import Language

from depesche.errors import EngineError, UsageError
from depesche.language.port import WEIGHTS, forget, loaded
from depesche.language.weights_file import ENGINE_FILE, LEMMA_FILE, read_lemmas, unpacked, write_engine, write_lemmas
from depesche.training import lemmas as lemma_tables
from depesche.training.augment import augmented
from depesche.training.card import write_card
from depesche.training.corpora import corpus
from depesche.training.folder import made_lemmatizer
from depesche.training.genders import counted_genders
from depesche.training.knowledge import german_subwords, german_text
from depesche.training.loop import Settings, train
from depesche.training.measure import component_scores, name_scores, tree_scores
from depesche.training.nets import (
    bolder,
    de_curve,
    de_net,
    de_teacher,
    de_trees,
    de_without,
    en_net,
    en_without,
    english_name_dev,
    english_trees,
    german_name_dev,
)
from depesche.training.ops import use_fast_ops
from depesche.training.prepare import tag_example
from depesche.training.samples import Sample, read_samples, write_samples
from depesche.training.separable import seen_separables
from depesche.training.silver import hanta_tagged
from depesche.training.sources import open_lines, work
from depesche.training.tagger import build as build_pipeline
from depesche.training.tagger import tagger_parts

VERSION = "3"
WIDTH = 96
OUTSIDE_LESS = {"de": 0.0, "en": 0.5}
"""How much less the nets shall believe that a word is no name, tuned on the dev sets of names: missing costs more than inventing."""
SILVER = ("trees-de-news", "names-de-news", "germeval", "gsd", "pud", "europarl", "wikiann-de")
SOURCES_OF = {
    "de": (
        "trees-de-news",
        "names-de-news",
        "gsd",
        "pud",
        "germeval",
        "uner-pud",
        "europarl",
        "smartdata",
        "wikiann-de",
        "wikinews-text",
        "plenary",
    ),
    "en": ("ewt", "gum", "uner-ewt", "crossner-train", "crossner-dev", "re3d", "wikiann-en"),
}


def _silver() -> list[Sample]:
    return [s for name in SILVER for s in read_samples(work() / f"silver-{name}.jsonl")]


def de_silver() -> None:
    """Tag the permitted German text with HanTa, source by source."""
    for name in SILVER:
        target = work() / f"silver-{name}.jsonl"
        if not target.is_file():
            write_samples(target, hanta_tagged(corpus(name)))


def de_lemmas() -> None:
    """Make the German lemma table."""
    silver = _silver()
    votes = lemma_tables.votes(silver, "de")
    lemma_tables.add_strong_verbs(votes)
    table = lemma_tables.make_table(votes, lemma_tables.usually_small(silver))
    with (work() / "de-text.txt").open(encoding="utf-8") as lines:
        table.nouns = counted_genders(lines)
        lines.seek(0)
        table.verbs |= frozenset(seen_separables(lines, table.verbs))
    table.genders = lemma_tables.gender_rules(lemma_tables.noun_genders(silver))
    write_lemmas(work() / f"de-{LEMMA_FILE}", table)


def en_lemmas() -> None:
    """Make the English lemma table."""
    trees = english_trees()
    votes = lemma_tables.votes(trees, "en")
    lemma_tables.add_english_verbs(votes)
    write_lemmas(work() / f"en-{LEMMA_FILE}", lemma_tables.make_table(votes, lemma_tables.usually_small(trees)))


def _train(name: str, nlp: Language, examples: list[Any], dev: list[Any], settings: Settings) -> None:
    def keep_and_measure(now: Language) -> str:
        now.to_disk(work() / name)  # with averaged weights: usable before the end, and left when interrupted
        return component_scores(now, dev)

    train(nlp, examples, settings, measure=keep_and_measure, report=work() / f"{name}.log")
    nlp.to_disk(work() / name)


def _train_tagger(name: str, language: str, samples: list[Sample], dev: list[Sample], steps: int) -> None:
    lemmatizer = made_lemmatizer(language)
    nlp = build_pipeline(language, width=WIDTH)
    examples = [tag_example(nlp.vocab, s, lemmatizer) for s in augmented(samples)]
    settings = Settings(steps=steps, last_batch=2000, measure_every=200)
    _train(name, nlp, examples, [tag_example(nlp.vocab, s, lemmatizer) for s in dev], settings)


def de_tagger() -> None:
    """Teach the German tagger HanTa's tags."""
    samples = _silver()
    random.Random(1).shuffle(samples)
    _train_tagger("de-tagger", "de", samples[1000:], samples[:1000], 800)


def en_tagger(fold: int | None = None) -> None:
    """Train the English tagger: on all trees, or on those outside one of two halves."""
    samples = english_trees()
    kept = [s for i, s in enumerate(samples) if fold is None or i % 2 != fold]
    name = "en-tagger" if fold is None else f"en-tagger-{fold}"
    _train_tagger(name, "en", kept, corpus("ewt-dev"), 700 if fold is None else 500)


def _engine(language: str, net: str, folder: Path) -> None:
    """Put tagger, net and lemma table together as weights."""
    folder.mkdir(parents=True, exist_ok=True)
    tagger = tagger_parts(spacy.load(work() / f"{language}-tagger"))
    trained = bolder(unpacked((work() / f"{net}.msgpack").read_bytes()), OUTSIDE_LESS[language])
    write_engine(folder / ENGINE_FILE, language=language, version=VERSION, tagger=tagger, net=trained)
    write_lemmas(folder / LEMMA_FILE, read_lemmas(work() / f"{language}-{LEMMA_FILE}"))


def pack(language: str) -> None:
    """Make the shipped weights of a language, measure them and write the model card."""
    folder = WEIGHTS / language
    _engine(language, f"{language}-net", folder)
    forget()
    write_card(folder, language, sources=SOURCES_OF[language], scores=scores(language))


def without() -> None:
    """Make German weights that have seen neither GSD nor GermEval nor SmartData, in `without` of the working folder."""
    de_without()
    _engine("de", "de-without", work() / "without" / "de")


def en_without_names() -> None:
    """Make English weights that have seen neither UNER EWT nor re3d, in `without` of the working folder."""
    en_without()
    _engine("en", "en-without", work() / "without" / "en")


def scores(language: str) -> dict[str, str]:
    """Measure the shipped weights of a language on sentences not learnt from."""
    if language == "de":
        trees, names = "trees-de-news-dev", german_name_dev()
        what = "names, dev of names-de-news and trees-de-news"
    else:
        trees, names = "ewt-dev", english_name_dev()
        what = "names, first 150 sentences of CrossNER politics dev (NORP by lexicon)"
    return {
        f"trees, {trees} (`depesche parse --conllu`)": tree_scores(open_lines(trees), language),
        what: name_scores(loaded(language), names),
    }


STEPS: dict[str, tuple[Callable[[], None], tuple[str, ...]]] = {
    "de-silver": (de_silver, ()),
    "de-text": (german_text, ("de-silver",)),
    "de-lemmas": (de_lemmas, ("de-text",)),
    "de-tagger": (de_tagger, ("de-lemmas",)),
    "de-subwords": (german_subwords, ("de-text",)),
    "de-teacher-1": (lambda: de_teacher(1), ("de-tagger", "de-subwords")),
    "de-teacher-2": (lambda: de_teacher(2), ("de-tagger", "de-subwords")),
    "de-trees": (de_trees, ("de-teacher-1", "de-teacher-2")),
    "de-curve": (de_curve, ("de-tagger", "de-subwords")),
    "de-without": (without, ("de-tagger", "de-subwords")),
    "de-net": (de_net, ("de-trees",)),
    "de": (lambda: pack("de"), ("de-net",)),
    "en-lemmas": (en_lemmas, ()),
    "en-tagger-0": (lambda: en_tagger(0), ("en-lemmas",)),
    "en-tagger-1": (lambda: en_tagger(1), ("en-lemmas",)),
    "en-tagger": (en_tagger, ("en-lemmas",)),
    "en-without": (en_without_names, ("en-tagger-0", "en-tagger-1", "en-tagger")),
    "en-net": (en_net, ("en-tagger-0", "en-tagger-1", "en-tagger")),
    "en": (lambda: pack("en"), ("en-net",)),
}
"""Step -> what does it, what must be done before."""


def build(step: str, *, again: bool = False) -> list[str]:
    """Do a step and whatever it needs that is not done yet; gives the steps done.

    Raises:
        UsageError: There is no such step.
        EngineError: A source file is missing or not the one the recipe was written for.

    """
    if step not in STEPS:
        raise UsageError(f"no step '{step}'; there are: {', '.join(STEPS)}")
    action, before = STEPS[step]
    done = [name for needed in before for name in build(needed)]
    mark = work() / f"{step}.done"
    if mark.is_file() and not again and not done:
        return done
    use_fast_ops()
    action()
    if not work().is_dir():
        raise EngineError(f"{work()}: vanished while building")
    mark.touch()
    return [*done, step]
