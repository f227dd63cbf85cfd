"""The engines that come with Depesche: a tokenizer, a tagger, a lemma table, and the net for trees and names."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from depesche.language import de_tags, en_headlines, en_lemmas, en_tags
from depesche.language.engine import Engine, Unit
from depesche.language.lemmas import Lemmatizer
from depesche.language.net import Net
from depesche.language.shape import model_words
from depesche.language.tagger import Looks, Tagger
from depesche.language.tokenizer import Tokenizer, rules_of
from depesche.language.weights_file import ENGINE_FILE, LEMMA_FILE, digest, read_engine, read_lemmas
from depesche.language.words import Word
from depesche.records import LanguageEngine

_MENDED = {"de": de_tags.mended, "en": en_tags.mended}
"""What sets tags right, by language."""


class ShippedEngine(Engine):
    """The models of one language; made by `load`."""

    lemmatizer: Lemmatizer

    def __init__(
        self, language: str, tokenizer: Tokenizer, tagger: Tagger, net: Net, lemmatizer: Lemmatizer, record: LanguageEngine
    ) -> None:  # fmt: skip
        super().__init__(language, tokenizer, lemmatizer, record)
        self._tagger, self._net = tagger, net

    def analysed(self, sentences: Sequence[Unit]) -> list[list[Word]]:
        """Run the models over sentences given as words and following spaces."""
        lower = self.lemmatizer.table.lower
        shown = [model_words(w, lower) for w, _ in sentences]
        if self.language == "en":
            shown = [en_headlines.plain_case(w, self.lemmatizer) for w in shown]
        found = [self._words(f, p, tags) for (f, _), p, tags in zip(sentences, shown, self._tagger.tags(shown), strict=True)]
        self._read(self._net, found)
        return found

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
    head = read_engine(folder / ENGINE_FILE)
    lemmatizer = Lemmatizer(read_lemmas(folder / LEMMA_FILE), language)
    tokenizer = Tokenizer(rules_of(language))
    tagger = Tagger(**head["tagger"], looks=Looks(tokenizer.rules))
    record = LanguageEngine(name=f"depesche-{language}", version=head["version"], digest=digest(folder))
    return ShippedEngine(language, tokenizer, tagger, Net(**head["net"]), lemmatizer, record)
