"""From the models' answers to a `Parse`: trees made whole, features, lexemes, names made consistent."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from depesche.language import (
    arguments,
    de_attach,
    de_groups,
    de_name_shapes,
    de_names,
    de_order,
    de_wholes,
    en_attach,
    en_clauses,
    en_lemmas,
    en_names,
    en_objects,
    en_phrases,
    features_de,
    features_en,
    lexemes,
    propagate,
    repair,
)
from depesche.language.lemmas import Lemmatizer
from depesche.language.words import Sentence, Word, break_rings
from depesche.records import Parse, Token

_MENDED_TREES: dict[str, tuple[Callable[[Sentence], None], ...]] = {
    "de": (
        de_order.mend_order,
        de_names.part_names,
        de_wholes.make_whole,
        features_de.add_features,
        arguments.mend_arguments,
        de_attach.attach_phrases,
    ),
    "en": (en_phrases.mend_phrases, en_clauses.mend_clauses, en_objects.mend_objects, en_attach.attach_phrases),
}
"""What mends the tree of a sentence, in this order."""


def finish_sentence(words: Sentence, language: str, lemmatizer: Lemmatizer | None) -> None:
    """Complete one sentence in place: one root, consistent classes, lemmas, features, lexemes."""
    repair.one_root(words)
    if lemmatizer is None:  # an engine for a language Depesche has no rules for: its trees stand as they are
        lexemes.take_lemmas(words)
        return
    if language == "de":
        repair.german_classes(words)
        repair.german_lemmas(words, lemmatizer)
        repair.german_participles(words)
        repair.german_homographs(words)
        repair.german_clause_ends(words, lemmatizer)
        repair.german_particles(words, lemmatizer)
        features_de.add_genders(words, lemmatizer)
        de_groups.name_groups(words)
        de_name_shapes.name_by_shape(words)
    else:
        en_lemmas.mend_verb_forms(words)
        en_names.mend_names(words)
        features_en.add_features(words)
    checked = -1
    for mend in _MENDED_TREES[language]:
        mend(words)
        if checked != Word.changes:
            break_rings(words)
            checked = Word.changes
    lexemes.add_lexemes(words, language, lemmatizer)


def finished(
    text: str,
    language: str,
    sentences: Sequence[Sentence],
    offsets: Sequence[Sequence[tuple[int, int]]],
    lemmatizer: Lemmatizer | None,
) -> Parse:
    """Make the parse of a text from its analysed sentences and their tokens' code points."""
    for words in sentences:
        finish_sentence(words, language, lemmatizer)
    if lemmatizer is not None:
        propagate.propagate_names(sentences, language)
    tokens: list[Token] = []
    bounds: list[tuple[int, int]] = []
    for words, spans in zip(sentences, offsets, strict=True):
        first = len(tokens)
        bounds.append((first, first + len(words)))
        tokens += [_token(word, first + i, first, span) for i, (word, span) in enumerate(zip(words, spans, strict=True))]
    return Parse(text=text, language=language, tokens=tuple(tokens), sentences=tuple(bounds))


def _token(word: Word, index: int, first: int, span: tuple[int, int]) -> Token:
    return Token(
        index=index,
        begin=span[0],
        end=span[1],
        text=word.text,
        lemma=word.lemma,
        lexeme=word.lexeme or word.lemma,
        upos=word.upos,
        feats=word.feats,
        head=first + word.head,
        deprel=word.deprel,
        name="" if word.name == "O" else word.name,
    )
