"""From samples to what the tagger learns from, and to sentences as the net sees them: predicted tags, looked-up lemmas."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from spacy.language import Language
from spacy.tokens import Doc
from spacy.training import Example
from spacy.vocab import Vocab

from depesche.language.lemmas import Lemmatizer
from depesche.language.shape import model_words
from depesche.language.spacy_engine import sentence_doc
from depesche.training.samples import Sample

_CHUNK = 500


def tag_example(vocab: Vocab, sample: Sample, lemmatizer: Lemmatizer) -> Example:
    """Make the example the tagger learns from: words in, `tags` out."""
    words = model_words(sample.words, lemmatizer.table.lower)
    reference = sentence_doc(vocab, words, sample.spaces, tags=sample.tags)
    return Example(sentence_doc(vocab, words, sample.spaces), reference)


def tagged_docs(tagger: Language, samples: Sequence[Sample], lemmatizer: Lemmatizer) -> Iterator[Doc]:
    """Give every sample as the later components see it: model words, predicted tag, looked-up lemma."""
    pipe = tagger.get_pipe("tagger")
    for start in range(0, len(samples), _CHUNK):
        chunk = samples[start : start + _CHUNK]
        docs = [sentence_doc(tagger.vocab, model_words(s.words, lemmatizer.table.lower), s.spaces) for s in chunk]
        pipe.set_annotations(docs, pipe.predict(docs))
        for doc in docs:
            for token in doc:
                token.lemma_ = lemmatizer.lemma(token.text, token.tag_)
            yield doc
