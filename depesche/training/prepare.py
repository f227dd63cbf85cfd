"""From samples to spaCy examples: tags by the small tagger, lemmas by the table, then the layers to learn."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from spacy.language import Language
from spacy.tokens import Doc
from spacy.training import Example
from spacy.vocab import Vocab

from depesche.language.lemmas import Lemmatizer
from depesche.language.pipeline import sentence_doc
from depesche.language.shape import model_words
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


def _copied(doc: Doc, vocab: Vocab) -> Doc:
    words, spaces = [t.text for t in doc], [bool(t.whitespace_) for t in doc]
    return sentence_doc(vocab, words, spaces, tags=[t.tag_ for t in doc], lemmas=[t.lemma_ for t in doc])


def tree_examples(tagger: Language, samples: Sequence[Sample], lemmatizer: Lemmatizer, vocab: Vocab) -> list[Example]:
    """Make the examples of the syntax components: UPOS and tree."""
    examples = []
    for doc, sample in zip(tagged_docs(tagger, samples, lemmatizer), samples, strict=True):
        deps = ["ROOT" if d == "root" else d for d in sample.deprels]
        words = [t.text for t in doc]
        gold = Doc(vocab, words=words, spaces=sample.spaces, pos=sample.upos, heads=sample.heads, deps=deps)
        examples.append(Example(_copied(doc, vocab), gold))
    return examples


def name_examples(tagger: Language, samples: Sequence[Sample], lemmatizer: Lemmatizer, vocab: Vocab) -> list[Example]:
    """Make the examples of the name finder."""
    examples = []
    for doc, sample in zip(tagged_docs(tagger, samples, lemmatizer), samples, strict=True):
        gold = Doc(vocab, words=[t.text for t in doc], spaces=sample.spaces, ents=sample.names)
        examples.append(Example(_copied(doc, vocab), gold))
    return examples
