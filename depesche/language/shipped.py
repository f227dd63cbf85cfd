"""The engines that come with Depesche: a spaCy tagger, a lemma table, and the net for trees and names."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc

from depesche.language import de_tags, en_headlines, en_lemmas, en_tags
from depesche.language.engine import Engine, Unit
from depesche.language.lemmas import Lemmatizer
from depesche.language.net import Net
from depesche.language.ops import use_fast_ops
from depesche.language.pipeline import build, sentence_doc
from depesche.language.shape import model_words
from depesche.language.weights_file import ENGINE_FILE, LEMMA_FILE, digest, read_engine, read_lemmas
from depesche.language.words import Word
from depesche.records import LanguageEngine

_MENDED = {"de": de_tags.mended, "en": en_tags.mended}
"""What sets tags right, by language."""


class ShippedEngine(Engine):
    """The models of one language; made by `load`."""

    lemmatizer: Lemmatizer

    def __init__(self, language: str, nlp: Language, net: Net, lemmatizer: Lemmatizer, record: LanguageEngine) -> None:
        super().__init__(language, nlp.tokenizer, lemmatizer, record)
        self._nlp = nlp
        self._net = net

    def analysed(self, sentences: Sequence[Unit]) -> list[list[Word]]:
        """Run the models over sentences given as words and following spaces."""
        lower = self.lemmatizer.table.lower
        shown = [model_words(w, lower) for w, _ in sentences]
        if self.language == "en":
            shown = [en_headlines.plain_case(w, self.lemmatizer) for w in shown]
        docs = [sentence_doc(self._nlp.vocab, w, s) for w, (_, s) in zip(shown, sentences, strict=True)]
        found = [self._words(forms, plain, tags) for (forms, _), plain, tags in zip(sentences, shown, self._tags(docs), strict=True)]
        self._read(self._net, found)
        return found

    def _tags(self, docs: list[Doc]) -> list[list[str]]:
        if not docs:
            return []
        tagger: Any = self._nlp.get_pipe("tagger")
        return [[tagger.labels[i] for i in guesses.tolist()] for guesses in tagger.predict(docs)]

    @staticmethod
    def _read(net: Net, sentences: list[list[Word]]) -> None:
        units = [([w.plain for w in s], [w.tag for w in s], [w.lemma for w in s]) for s in sentences]
        for words, found in zip(sentences, net.annotate(units), strict=True):
            for i, word in enumerate(words):
                word.head, word.deprel, word.upos, word.name = found.heads[i], found.deprels[i], found.upos[i], found.names[i]

    def _words(self, forms: Sequence[str], plain: Sequence[str], tags: list[str]) -> list[Word]:
        if self.language in _MENDED:
            tags = _MENDED[self.language](plain, tags, self.lemmatizer)
        return [
            Word(text=form, plain=word, tag=tag, lemma=self._lemma(word, tag), upos="X", feats="", head=i, deprel="dep", name="O")
            for i, (form, word, tag) in enumerate(zip(forms, plain, tags, strict=True))
        ]

    def _lemma(self, word: str, tag: str) -> str:
        known = en_lemmas.verb_lemma(word, tag) if self.language == "en" else ""
        return known or self.lemmatizer.lemma(word, tag)


def load(language: str, folder: Path) -> ShippedEngine:
    """Load the engine of a language from its weights folder; raises `EngineError` if that cannot be."""
    use_fast_ops()
    head = read_engine(folder / ENGINE_FILE)
    lemmatizer = Lemmatizer(read_lemmas(folder / LEMMA_FILE), language)
    nlp = build(language, width=head["width"])
    for name, pipe in nlp.pipeline:
        pipe.from_bytes(_joined(head["pipes"][name]), exclude=["vocab"])  # type: ignore[attr-defined]
        for label in getattr(pipe, "labels", ()):
            nlp.vocab.strings.add(label)
    use_fast_ops(*(pipe.model for _, pipe in nlp.pipeline if hasattr(pipe, "model")))
    record = LanguageEngine(name=f"depesche-{language}", version=head["version"], digest=digest(folder))
    return ShippedEngine(language, nlp, Net(**head["net"]), lemmatizer, record)


def _joined(parts: dict[str, Any]) -> bytes:
    import srsly

    return bytes(srsly.msgpack_dumps(parts))
