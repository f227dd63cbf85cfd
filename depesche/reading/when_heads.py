"""Times of a sentence and the clause a word stands in: what the steps of dating an event share."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass

from depesche.reading.document import Passage
from depesche.reading.when_compile import rules
from depesche.reading.when_tense import tokens_in
from depesche.records import Parse, TimeExpression, Token, Where

CLAUSE = {"root", "acl", "advcl", "ccomp", "csubj", "parataxis"}
VERBS = {"VERB", "AUX"}
NOMINAL = {"NOUN", "PROPN"}
NOMINAL_RELATIONS = {"nmod", "compound", "nummod", "amod", "appos", "flat"}
_JOINED = {"conj", "xcomp"}


@dataclass(frozen=True, slots=True)
class Choice:
    """Which time dates an event, by its index among the times, and how it came to: a key of `when_event.HOW`."""

    index: int
    how: str


def dates(time: TimeExpression) -> bool:
    """Whether an expression can date an event: a day, a time, or a stretch with a known begin."""
    return time.type in {"DATE", "TIME"} or (time.type == "DURATION" and time.earliest is not None)


Dated = tuple[int, TimeExpression, Token]
"""A time by its index, with the token that heads it."""


def in_sentence(passage: Passage, times: tuple[TimeExpression, ...], where: Where, sentence: tuple[int, int]) -> Iterator[Dated]:
    """The times of a sentence, each with the token that heads it."""
    tokens = passage.parse.tokens[sentence[0] : sentence[1]]
    if not tokens:
        return
    first, last = ((where == "text", at) for at in (tokens[0].begin, tokens[-1].end))
    begin = bisect_left(times, first, key=_place)
    for index in range(begin, bisect_left(times, last, lo=begin, key=_place)):
        inside = tokens_in(passage.parse, times[index].begin, times[index].end)
        indexes = {t.index for t in inside}
        head = next((t for t in inside if t.head not in indexes or t.head == t.index), None)
        if head:
            yield index, times[index], head


def _place(time: TimeExpression) -> tuple[bool, int]:
    """Where a time stands among the times of a report, which are in order of title and text."""
    return time.where == "text", time.begin


def clause_head(parse: Parse, token: Token) -> int:
    """The verb or predicate of the clause a token stands in; conjoined verbs have clauses of their own."""
    seen: set[int] = set()
    while token.index not in seen:
        seen.add(token.index)
        relation = token.deprel.split(":")[0]
        if token.head == token.index or relation in CLAUSE:
            return token.index
        if relation in _JOINED and token.upos in VERBS:
            return token.index
        token = parse.tokens[token.head]
    return token.index


def in_main_clause(passage: Passage, token: Token) -> bool:
    """Whether what a token tells is told by the main clause, or one joined to it by `und`."""
    parse = passage.parse
    head = parse.tokens[clause_head(parse, token)]
    seen = set[int]()
    while head.deprel.split(":")[0] in _JOINED and head.index not in seen:
        seen.add(head.index)
        head = parse.tokens[clause_head(parse, parse.tokens[head.head])]
    return head.head == head.index


def paragraph_between(passage: Passage, earlier: int, later: int) -> bool:
    """Whether a new paragraph begins between two sentences, by their numbers."""
    tokens, sentences = passage.parse.tokens, passage.parse.sentences
    return "\n" in passage.parse.text[tokens[sentences[earlier][1] - 1].end : tokens[sentences[later][0]].begin]


def ancestors(parse: Parse, token: Token) -> Iterator[Token]:
    """The heads above a token, nearest first, up to the root."""
    seen = {token.index}
    while token.head not in seen:
        token = parse.tokens[token.head]
        seen.add(token.index)
        yield token


def is_listed(parse: Parse, slot: str, word: str) -> bool:
    """Whether a word is listed for a slot of `time_words.tsv`."""
    return word.lower() in rules(parse.language).values.get(slot, {})
