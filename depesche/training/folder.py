"""How the parts made earlier in a training are read back."""

from __future__ import annotations

from collections.abc import Sequence

import spacy
from msgspec.structs import replace
from spacy.language import Language

from depesche.language.lemmas import Lemmatizer
from depesche.language.weights_file import LEMMA_FILE, read_lemmas
from depesche.training.ops import use_fast_ops
from depesche.training.prepare import tagged_docs
from depesche.training.samples import Sample
from depesche.training.sources import work


def made_lemmatizer(language: str) -> Lemmatizer:
    """Read the lemma table made by the step `<language>-lemmas`."""
    return Lemmatizer(read_lemmas(work() / f"{language}-{LEMMA_FILE}"), language)


def made_tagger(name: str) -> Language:
    """Read a tagger made by a step of this name."""
    tagger = spacy.load(work() / name)
    use_fast_ops(tagger.get_pipe("tagger").model)
    return tagger


def tagged(tagger: str, language: str, samples: Sequence[Sample]) -> list[Sample]:
    """Give samples as the net sees them when it reads: model words, predicted tags, looked-up lemmas."""
    docs = tagged_docs(made_tagger(tagger), samples, made_lemmatizer(language))
    return [
        replace(s, words=[t.text for t in doc], tags=[t.tag_ for t in doc], lemmas=[t.lemma_ for t in doc])
        for s, doc in zip(samples, docs, strict=True)
    ]
