"""How the shipped weights are made, step by step; a finished step is kept and skipped the next time.

    de-silver -> de-lemmas -> de-tagger -> de-syntax, de-names -> de
    en-lemmas -> en-tagger-0, en-tagger-1, en-tagger -> en-syntax, en-names -> en

HanTa's knowledge of German comes in by `de-silver`: its tags for half a million
words, which the tagger learns.  The English tagger has only treebanks to learn
from, and on its own training text it would look better than it is: the parser
is therefore shown tags by the half that did not see the sentence.
"""

from __future__ import annotations

import os
import random
from collections.abc import Callable
from pathlib import Path
from typing import Any

import spacy
import srsly
from spacy.language import Language

from depesche.errors import EngineError, UsageError
from depesche.language.lemmas import Lemmatizer
from depesche.language.ops import use_fast_ops
from depesche.language.pipeline import build as build_pipeline
from depesche.language.port import WEIGHTS, forget, loaded
from depesche.language.weights_file import ENGINE_FILE, LEMMA_FILE, read_lemmas, write_engine, write_lemmas
from depesche.training import lemmas as lemma_tables
from depesche.training.augment import augmented
from depesche.training.card import write_card
from depesche.training.corpora import corpus
from depesche.training.english_names import with_groups
from depesche.training.loop import Settings, train
from depesche.training.measure import component_scores, name_scores, tree_scores
from depesche.training.prepare import name_examples, tag_example, tree_examples
from depesche.training.samples import Sample, read_samples, write_samples
from depesche.training.silver import hanta_tagged
from depesche.training.sources import open_lines

VERSION = "1"
WIDTH = 96
SILVER = ("trees-de-news", "names-de-news", "germeval", "gsd", "pud", "europarl", "wikiann-de")
ENGLISH_TREES = ("ewt", "gum")
GERMAN_TREES = ("gsd", "pud", "trees-de-news", "trees-de-news")
"""Our own news trees count twice."""
GERMAN_NAMES = ("names-de-news", "trees-de-news", "names-de-news", "trees-de-news", "germeval", "uner-pud")
ENGLISH_NAMES = {"gum-names": 2, "re3d": 2, "crossner-train": 4, "crossner-dev": 4, "uner-ewt": 3, "wikiann-en": 1}
"""How often each English name corpus is shown; WikiANN is cut to `SILVER_NAMES` sentences."""
SILVER_NAMES = 6000
KEPT_BACK = {"crossner-dev": 150, "uner-ewt": 300}
"""First sentences of English name corpora that are measured on, not learnt from."""
SOURCES_OF = {
    "de": ("trees-de-news", "names-de-news", "gsd", "pud", "germeval", "uner-pud", "europarl", "wikiann-de"),
    "en": ("ewt", "gum", "uner-ewt", "crossner-train", "crossner-dev", "re3d", "wikiann-en"),
}


def work() -> Path:
    """Give the folder of intermediate results: `DEPESCHE_WORK`, else `work-training`."""
    folder = Path(os.environ.get("DEPESCHE_WORK", "work-training"))
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def _lemmatizer(language: str) -> Lemmatizer:
    return Lemmatizer(read_lemmas(work() / f"{language}-{LEMMA_FILE}"), language)


def _tagger(name: str) -> Language:
    tagger = spacy.load(work() / name)
    use_fast_ops(tagger.get_pipe("tagger").model)
    return tagger


def _silver() -> list[Sample]:
    return [s for name in SILVER for s in read_samples(work() / f"silver-{name}.jsonl")]


def _english_trees() -> list[Sample]:
    samples = [s for name in ENGLISH_TREES for s in corpus(name)]
    random.Random(3).shuffle(samples)
    return samples


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
    table.genders = lemma_tables.gender_rules(lemma_tables.noun_genders(silver))
    write_lemmas(work() / f"de-{LEMMA_FILE}", table)


def en_lemmas() -> None:
    """Make the English lemma table."""
    trees = _english_trees()
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
    lemmatizer = _lemmatizer(language)
    nlp = build_pipeline(language, ["tagger"], width=WIDTH)
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
    samples = _english_trees()
    kept = [s for i, s in enumerate(samples) if fold is None or i % 2 != fold]
    name = "en-tagger" if fold is None else f"en-tagger-{fold}"
    _train_tagger(name, "en", kept, corpus("ewt-dev"), 700 if fold is None else 500)


def de_syntax() -> None:
    """Train German word classes and trees."""
    nlp = build_pipeline("de", ["tok2vec", "morphologizer", "parser"], width=WIDTH)
    tagger, lemmatizer = _tagger("de-tagger"), _lemmatizer("de")
    samples = list(augmented(s for name in GERMAN_TREES for s in corpus(name)))
    examples = tree_examples(tagger, samples, lemmatizer, nlp.vocab)
    dev = tree_examples(tagger, corpus("trees-de-news-dev"), lemmatizer, nlp.vocab)
    _train("de-syntax", nlp, examples, dev, Settings(steps=1500, first_batch=100, last_batch=1000))


def en_syntax() -> None:
    """Train English word classes and trees, on tags by the half of the tagger that did not see the sentence."""
    nlp = build_pipeline("en", ["tok2vec", "morphologizer", "parser"], width=WIDTH)
    lemmatizer, samples = _lemmatizer("en"), _english_trees()
    examples = []
    for fold in (0, 1):
        half = list(augmented((s for i, s in enumerate(samples) if i % 2 == fold), seed=fold))
        examples += tree_examples(_tagger(f"en-tagger-{fold}"), half, lemmatizer, nlp.vocab)
    dev = tree_examples(_tagger("en-tagger-0"), corpus("ewt-dev"), lemmatizer, nlp.vocab)
    _train("en-syntax", nlp, examples, dev, Settings(steps=2000, first_batch=100, last_batch=1200, measure_every=400))


def _train_names(language: str, samples: list[Sample], dev: list[Sample], steps: int) -> None:
    nlp = build_pipeline(language, ["ner"], width=WIDTH)
    tagger, lemmatizer = _tagger(f"{language}-tagger"), _lemmatizer(language)
    examples = name_examples(tagger, list(augmented(samples)), lemmatizer, nlp.vocab)
    settings = Settings(steps=steps, first_batch=100, last_batch=1000, dropout=0.15)
    _train(f"{language}-names", nlp, examples, name_examples(tagger, dev, lemmatizer, nlp.vocab), settings)


def german_name_dev() -> list[Sample]:
    """Sentences German names are measured on."""
    return corpus("names-de-news-dev") + corpus("trees-de-news-dev")


def english_name_dev() -> list[Sample]:
    """Sentences English names are measured on."""
    return [with_groups(s) for name, count in KEPT_BACK.items() for s in corpus(name)[:count]]


def de_names() -> None:
    """Train the German name finder."""
    _train_names("de", [s for name in GERMAN_NAMES for s in corpus(name)], german_name_dev(), 2000)


def en_names() -> None:
    """Train the English name finder."""
    samples: list[Sample] = []
    for name, times in ENGLISH_NAMES.items():
        end = SILVER_NAMES if name.startswith("wikiann") else None
        samples += [with_groups(s) for s in corpus(name)[KEPT_BACK.get(name, 0) : end]] * times
    _train_names("en", samples, english_name_dev(), 1400)


def pack(language: str) -> None:
    """Put the trained components together as shipped weights, measure them and write the model card."""
    folder = WEIGHTS / language
    folder.mkdir(parents=True, exist_ok=True)
    pipes: dict[str, dict[str, Any]] = {}
    for part in ("tagger", "syntax", "names"):
        nlp = spacy.load(work() / f"{language}-{part}")
        pipes |= {name: srsly.msgpack_loads(pipe.to_bytes(exclude=["vocab"])) for name, pipe in nlp.pipeline}
    write_engine(folder / ENGINE_FILE, language=language, version=VERSION, width=WIDTH, pipes=pipes)
    write_lemmas(folder / LEMMA_FILE, read_lemmas(work() / f"{language}-{LEMMA_FILE}"))
    forget()
    write_card(folder, language, sources=SOURCES_OF[language], scores=scores(language))


def scores(language: str) -> dict[str, str]:
    """Measure the shipped weights of a language on sentences not learnt from."""
    if language == "de":
        trees, names = "trees-de-news-dev", german_name_dev()
        what = "names, dev of names-de-news and trees-de-news"
    else:
        trees, names = "ewt-dev", english_name_dev()
        what = "names, first 150 sentences of CrossNER politics dev and 300 of UNER EWT dev (NORP by lexicon)"
    return {
        f"trees, {trees} (`depesche parse --conllu`)": tree_scores(open_lines(trees), language),
        what: name_scores(loaded(language), names),
    }


STEPS: dict[str, tuple[Callable[[], None], tuple[str, ...]]] = {
    "de-silver": (de_silver, ()),
    "de-lemmas": (de_lemmas, ("de-silver",)),
    "de-tagger": (de_tagger, ("de-lemmas",)),
    "de-syntax": (de_syntax, ("de-tagger",)),
    "de-names": (de_names, ("de-tagger",)),
    "de": (lambda: pack("de"), ("de-syntax", "de-names")),
    "en-lemmas": (en_lemmas, ()),
    "en-tagger-0": (lambda: en_tagger(0), ("en-lemmas",)),
    "en-tagger-1": (lambda: en_tagger(1), ("en-lemmas",)),
    "en-tagger": (en_tagger, ("en-lemmas",)),
    "en-syntax": (en_syntax, ("en-tagger-0", "en-tagger-1")),
    "en-names": (en_names, ("en-tagger",)),
    "en": (lambda: pack("en"), ("en-tagger", "en-syntax", "en-names")),
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
