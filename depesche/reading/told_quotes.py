"""Scare quotes: marks that keep a distance from a word without saying who uses it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from depesche.reading.document import Cast, Passage
from depesche.reading.says_quotes import Quotation, find_quotations
from depesche.reading.says_words import GRAMMAR
from depesche.records import Attribution, Flag

SCARE_QUOTES = "told.scare-quotes"
_MOST_WORDS = 1
_SPEAKERS = frozenset({"person", "state", "government", "organisation", "group", "outlet"})
_WHY = {
    "de": "Die Anführungszeichen halten Abstand zu dem Wort, ohne zu sagen, wer es gebraucht.",
    "en": "The quotation marks keep a distance from the word without saying who uses it.",
}


def scare_quotes(passage: Passage, cast: Cast, attributions: Sequence[Attribution], language: str) -> Iterator[Flag]:
    """Quotation marks round one or two common words that nobody is quoted with."""
    for quotation in find_quotations(passage.parse.text):
        if quotation.depth or not _is_scare(passage, cast, quotation, attributions):
            continue
        yield Flag(
            kind="scare_quotes", begin=quotation.begin, end=quotation.end, where=passage.where,
            why=_WHY[language], rule=SCARE_QUOTES,
        )  # fmt: skip


def _is_scare(passage: Passage, cast: Cast, quotation: Quotation, attributions: Sequence[Attribution]) -> bool:
    tokens = passage.parse.tokens
    inside = tokens[
        bisect_left(tokens, quotation.inner_begin, key=lambda t: t.begin) : bisect_left(tokens, quotation.inner_end, key=lambda t: t.begin)
    ]
    words = [t for t in inside if any(c.isalpha() for c in t.text)]
    if not 0 < len(words) <= _MOST_WORDS or passage.parse.text[quotation.inner_end - 1] in ".!?" or words[-1].upos not in ("NOUN", "ADJ"):
        return False
    if _has_speaker(passage, cast, words[-1].index) or _introduces_a_term(passage, quotation, inside[0].index):
        return False
    if any(t.upos == "PROPN" or t.name or any(c.isdigit() for c in t.text) for t in inside):
        return False
    named = any(m.where == passage.where and m.begin <= quotation.inner_begin < m.end for m in cast.mentioned)
    said = any(
        s.where == passage.where and s.begin <= quotation.begin < s.end
        for a in attributions if a.form != "phrase" for s in a.content
    )  # fmt: skip
    return not named and not said and not _titles_something(passage, quotation, inside[0].index)


def _has_speaker(passage: Passage, cast: Cast, token: int) -> bool:
    """Whether the sentence has a subject who may have used the word himself, or no politics in it at all."""
    sentence = passage.parse.sentences[passage.tree.sentence_of(token)]
    spoken = False
    political = False
    for index in range(*sentence):
        somebody = cast.at(passage.where, index)
        political = political or (somebody is not None and somebody.political)
        subject = passage.parse.tokens[index].deprel.startswith("nsubj")
        spoken = spoken or (subject and somebody is not None and somebody.kind in _SPEAKERS)
    return spoken or not political


def _introduces_a_term(passage: Passage, quotation: Quotation, first: int) -> bool:
    """A term of its own: behind "sogenannt", "als" or "Begriff", or in brackets."""
    before = first - 1
    while before >= 0 and passage.parse.tokens[before].begin >= quotation.begin:
        before -= 1
    word = passage.parse.tokens[before].text.casefold() if before >= 0 else ""
    return word in GRAMMAR[passage.parse.language].naming or word == "("


def _titles_something(passage: Passage, quotation: Quotation, first: int) -> bool:
    """A name in quotation marks after its kind ("das Schiff „Hoffnung“"): a noun stands right before it."""
    before = first - 1
    while before >= 0 and passage.parse.tokens[before].begin >= quotation.begin:
        before -= 1
    return before >= 0 and passage.parse.tokens[before].upos in ("NOUN", "PROPN")
