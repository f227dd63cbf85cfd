"""Any installed spaCy pipeline as an engine: `--engine de=de_core_news_lg`.

Sentences and tokens are cut as for the engines that come with Depesche, so that
offsets do not depend on the engine; the pipeline gives tags, lemmas, trees and
names, its labels are turned into UD (`schemes.py`).
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

import spacy
from spacy.language import Language
from spacy.tokens import Doc
from spacy.vocab import Vocab

from depesche.errors import EngineError
from depesche.language.engine import Engine
from depesche.language.lemmas import Lemmatizer
from depesche.language.schemes import scheme_of, to_ud
from depesche.language.tokenizer import Token
from depesche.language.words import Word
from depesche.records import LanguageEngine

_KINDS = {"PER": "PER", "PERSON": "PER", "LOC": "LOC", "GPE": "LOC", "FAC": "LOC", "ORG": "ORG", "NORP": "NORP", "MISC": "MISC"}
_KINDS |= dict.fromkeys(("EVENT", "LAW", "WORK_OF_ART", "PRODUCT"), "MISC")


class SpacyEngine(Engine):
    """A spaCy pipeline behind the port; made by `load_spacy`."""

    def __init__(self, language: str, pipeline: Language, lemmatizer: Lemmatizer | None, record: LanguageEngine) -> None:
        super().__init__(language, partial(_tokens, spacy.blank(language)), lemmatizer, record)
        self._pipeline = pipeline
        self._scheme = scheme_of(pipeline.get_pipe("parser").labels)  # type: ignore[attr-defined]

    def analysed(self, sentences: Sequence[tuple[Sequence[str], Sequence[bool]]]) -> list[list[Word]]:
        """Run the pipeline over sentences given as words and following spaces."""
        docs = [sentence_doc(self._pipeline.vocab, words, spaces) for words, spaces in sentences]
        return [self._sentence(doc) for doc in self._pipeline.pipe(docs)]

    def _sentence(self, doc: Doc) -> list[Word]:
        words = [
            Word(
                text=t.text,
                plain=t.text,
                tag=t.tag_,
                lemma=t.lemma_ or t.text,
                upos=t.pos_ or "X",
                feats=str(t.morph),
                head=t.head.i,
                deprel="root" if t.head.i == t.i else t.dep_ or "dep",
                name=f"{t.ent_iob_}-{_KINDS[t.ent_type_]}" if t.ent_type_ in _KINDS else "O",
            )
            for t in doc
        ]
        to_ud(words, self._scheme)
        return words


def sentence_doc(
    vocab: Vocab,
    words: Sequence[str],
    spaces: Sequence[bool],
    *,
    tags: Sequence[str] = (),
    lemmas: Sequence[str] = (),
) -> Doc:
    """Make the document of one sentence, closed to further splitting by the parser."""
    starts = [i == 0 for i in range(len(words))]
    return Doc(
        vocab,
        words=list(words),
        spaces=list(spaces),
        tags=list(tags) or None,
        lemmas=list(lemmas) or None,
        sent_starts=list(starts),
    )


def _tokens(blank: Language, text: str) -> list[Token]:
    """Cut a text by the rules of a language alone; white space is no token."""
    return [(t.text, t.idx) for t in blank(text) if not t.is_space]


def load_spacy(language: str, name: str, lemmatizer: Lemmatizer | None) -> SpacyEngine:
    """Load an installed spaCy pipeline, by package name or folder, for a language.

    Raises:
        EngineError: It is not installed, reads another language, or has no parser.

    """
    if not (spacy.util.is_package(name) or Path(name).is_dir()):
        raise EngineError(f"the spaCy pipeline {name} is not installed; install it with: python -m spacy download {name}")
    try:
        pipeline = spacy.load(name)
    except (OSError, ValueError, ImportError) as wrong:
        raise EngineError(f"the spaCy pipeline {name} cannot be loaded: {wrong}") from wrong
    if pipeline.lang != language:
        raise EngineError(f"the spaCy pipeline {name} reads '{pipeline.lang}', not '{language}'")
    if "parser" not in pipeline.pipe_names:
        raise EngineError(f"the spaCy pipeline {name} has no parser; Depesche needs one")
    record = LanguageEngine(name=name, version=str(pipeline.meta.get("version") or _version(name)), digest="")
    return SpacyEngine(language, pipeline, lemmatizer, record)


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return ""
