"""One language's engine: sentences, tokens, tags, lemmas, trees and names of a text, from shipped weights."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc

from depesche.language import en_headlines, en_lemmas, en_tags
from depesche.language.finish import finished
from depesche.language.lemmas import Lemmatizer
from depesche.language.lost_verbs import lost_verb
from depesche.language.ops import one_thread, use_fast_ops
from depesche.language.pipeline import build, sentence_doc
from depesche.language.sentences import sentence_spans
from depesche.language.shape import model_words
from depesche.language.weights_file import ENGINE_FILE, LEMMA_FILE, digest, read_engine, read_lemmas
from depesche.language.words import Word
from depesche.records import LanguageEngine, Parse

BATCH_WORDS = 4000
"""Words parsed together: enough to pay the models' fixed costs once, little enough to start answering soon."""
LONGEST_SENTENCE = 300
"""Tokens after which a "sentence" (a table, a broken text) is cut."""

Cut = tuple[str, int, int]


@dataclass(frozen=True, slots=True)
class Cuts:
    """A text cut into sentences of tokens (form, begin, end)."""

    text: str
    sentences: list[list[Cut]]

    @property
    def size(self) -> int:
        """Number of tokens."""
        return sum(map(len, self.sentences))


class Engine:
    """The loaded models of one language; made by `load`."""

    def __init__(self, language: str, nlp: Language, lemmatizer: Lemmatizer, record: LanguageEngine) -> None:
        self.language = language
        self.record = record
        self._nlp = nlp
        self.lemmatizer = lemmatizer

    def cut(self, text: str) -> Cuts:
        """Cut a text into sentences and tokens; white space is no token."""
        sentences: list[list[Cut]] = []
        for begin, end in sentence_spans(text):
            doc = self._nlp.tokenizer(text[begin:end])
            tokens = [(t.text, begin + t.idx, begin + t.idx + len(t)) for t in doc if not t.is_space]
            sentences += [tokens[i : i + LONGEST_SENTENCE] for i in range(0, len(tokens), LONGEST_SENTENCE)]
        return Cuts(text, sentences)

    def analysed(self, sentences: Sequence[tuple[Sequence[str], Sequence[bool]]]) -> list[list[Word]]:
        """Run the models over sentences given as words and following spaces."""
        lower = self.lemmatizer.table.lower
        shown = [model_words(w, lower) for w, _ in sentences]
        if self.language == "en":
            shown = [en_headlines.plain_case(w, self.lemmatizer) for w in shown]
        docs = [sentence_doc(self._nlp.vocab, w, s) for w, (_, s) in zip(shown, sentences, strict=True)]
        for name, pipe in self._nlp.pipeline:
            self._run(pipe, docs)
            if name == "tagger":
                self._add_lemmas(docs)
        return [self._words(doc, forms) for doc, (forms, _) in zip(docs, sentences, strict=True)]

    @staticmethod
    def _run(pipe: Any, docs: list[Doc]) -> None:
        if docs:
            pipe.set_annotations(docs, pipe.predict(docs))

    def _add_lemmas(self, docs: list[Doc]) -> None:
        for doc in docs:
            if self.language == "de" and (lost := lost_verb([t.text for t in doc], [t.tag_ for t in doc])) is not None:
                doc[lost].tag_ = "VVFIN"
            if self.language == "en":
                for token, tag in zip(doc, en_tags.mended([t.text for t in doc], [t.tag_ for t in doc], self.lemmatizer), strict=True):
                    token.tag_ = tag
            for token in doc:
                known = en_lemmas.verb_lemma(token.text, token.tag_) if self.language == "en" else ""
                token.lemma_ = known or self.lemmatizer.lemma(token.text, token.tag_)

    def _words(self, doc: Doc, forms: Sequence[str]) -> list[Word]:
        return [
            Word(
                text=form,
                plain=t.text,
                tag=t.tag_,
                lemma=t.lemma_,
                upos=t.pos_ or "X",
                feats=str(t.morph),
                head=t.head.i,
                deprel="root" if t.head.i == t.i else t.dep_ or "dep",
                name=f"{t.ent_iob_}-{t.ent_type_}" if t.ent_type_ else "O",
            )
            for t, form in zip(doc, forms, strict=True)
        ]

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


def load(language: str, folder: Path) -> Engine:
    """Load the engine of a language from its weights folder; raises `EngineError` if that cannot be."""
    one_thread()
    use_fast_ops()
    head = read_engine(folder / ENGINE_FILE)
    lemmatizer = Lemmatizer(read_lemmas(folder / LEMMA_FILE), language)
    nlp = build(language, list(head["pipes"]), width=head["width"])
    for name, pipe in nlp.pipeline:
        pipe.from_bytes(_joined(head["pipes"][name]), exclude=["vocab"])  # type: ignore[attr-defined]
        for label in getattr(pipe, "labels", ()):
            nlp.vocab.strings.add(label)
    use_fast_ops(*(pipe.model for _, pipe in nlp.pipeline if hasattr(pipe, "model")))
    record = LanguageEngine(name=f"depesche-{language}", version=head["version"], digest=digest(folder))
    return Engine(language, nlp, lemmatizer, record)


def _joined(parts: dict[str, Any]) -> bytes:
    import srsly

    return bytes(srsly.msgpack_dumps(parts))
