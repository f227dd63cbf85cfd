"""What every engine does: cut a text, parse texts in batches, finish the parse.  How words are analysed is its own."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from depesche.language.finish import finished
from depesche.language.lemmas import Lemmatizer
from depesche.language.sentences import headline_parts, sentence_spans
from depesche.language.tokenizer import Token
from depesche.language.words import Word
from depesche.records import LanguageEngine, Parse

BATCH_WORDS = 4000
"""Words parsed together: enough to pay the models' fixed costs once, little enough to start answering soon."""
LONGEST_SENTENCE = 300
"""Tokens after which a "sentence" (a table, a broken text) is cut."""

Cut = tuple[str, int, int]
Unit = tuple[Sequence[str], Sequence[bool]]
"""A sentence as words and whether a space follows each."""


@dataclass(frozen=True, slots=True)
class Cuts:
    """A text cut into sentences of tokens (form, begin, end)."""

    text: str
    sentences: list[list[Cut]]

    @property
    def size(self) -> int:
        """Number of tokens."""
        return sum(map(len, self.sentences))


class Engine(ABC):
    """The loaded models of one language.

    Args:
        language: ISO 639-1 code.
        tokenizer: Cuts a sentence into tokens; None where `cut` is overridden.
        lemmatizer: The lemma table the finishing rules look into; None for languages without such rules.
        record: What a reading names as its engine.

    """

    def __init__(
        self, language: str, tokenizer: Callable[[str], list[Token]] | None, lemmatizer: Lemmatizer | None, record: LanguageEngine
    ) -> None:
        self.language = language
        self.record = record
        self.lemmatizer = lemmatizer
        self._tokenizer = tokenizer

    def lemmas(self, form: str) -> frozenset[str]:
        """Give every lemma a form may have, in lower case, without looking at its sentence; nothing where no table is known."""
        return self.lemmatizer.lemmas(form) if self.lemmatizer is not None else frozenset()

    @abstractmethod
    def analysed(self, sentences: Sequence[Unit]) -> list[list[Word]]:
        """Run the models over sentences; trees in UD, names as BIO labels."""

    def cut(self, text: str) -> Cuts:
        """Cut a text into sentences and tokens; white space is no token."""
        sentences: list[list[Cut]] = []
        tokenized = self._tokenizer
        assert tokenized is not None, "an engine without a tokenizer cuts by itself"
        spans = sentence_spans(text)
        if self.language == "en":
            spans = [part for begin, end in spans for part in headline_parts(text, begin, end)]
        for begin, end in spans:
            tokens = [(form, begin + at, begin + at + len(form)) for form, at in tokenized(text[begin:end])]
            sentences += [tokens[i : i + LONGEST_SENTENCE] for i in range(0, len(tokens), LONGEST_SENTENCE)]
        return Cuts(text, sentences)

    def parse_many(self, texts: Iterable[str]) -> Iterator[Parse]:
        """Parse texts in order, in batches."""
        waiting: list[Cuts] = []
        size = 0
        for text in texts:
            waiting.append(self.cut(text))
            size += waiting[-1].size
            if size >= BATCH_WORDS:
                yield from self._parsed(waiting)
                waiting, size = [], 0
        yield from self._parsed(waiting)

    def _parsed(self, batch: list[Cuts]) -> Iterator[Parse]:
        units = [(_words_of(s), _spaces_of(s, cuts.text)) for cuts in batch for s in cuts.sentences]
        words = iter(self.analysed(units))
        for cuts in batch:
            sentences = [next(words) for _ in cuts.sentences]
            offsets = [[(a, b) for _, a, b in s] for s in cuts.sentences]
            yield finished(cuts.text, self.language, sentences, offsets, self.lemmatizer)


def _words_of(sentence: Sequence[Cut]) -> list[str]:
    return [form for form, _, _ in sentence]


def _spaces_of(sentence: Sequence[Cut], text: str) -> list[bool]:
    return [text[end : end + 1].isspace() for _, _, end in sentence]
