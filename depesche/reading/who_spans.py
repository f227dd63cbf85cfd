"""What the entity recogniser marked in a passage: spans of tokens, and the surnames they give."""

from __future__ import annotations

from collections.abc import Iterator

from depesche.reading.document import Passage
from depesche.reading.who_known import names
from depesche.reading.who_titles import titles
from depesche.reading.who_words import visible
from depesche.records import Token

_SHORTEST_SURNAME = 3


def entity_spans(tokens: tuple[Token, ...]) -> Iterator[tuple[int, int, str]]:
    """Every marked span: first token, token after the last, label (`PER`, `ORG`, `LOC` ...)."""
    at = 0
    while at < len(tokens):
        label = tokens[at].name.partition("-")[2]
        last = at + 1
        if label:
            while last < len(tokens) and tokens[last].name == f"I-{label}":
                last += 1
            yield at, last, label
        at = last


def person_span(tokens: tuple[Token, ...], at: int) -> tuple[int, int]:
    """The person's name the recogniser sees around a token; just the token if it sees none."""
    first = last = at
    if not tokens[at].name.endswith("PER"):
        return at, at + 1
    while first > 0 and tokens[first].name.startswith("I-"):
        first -= 1
    while last + 1 < len(tokens) and tokens[last + 1].name == "I-PER":
        last += 1
    return first, last + 1


def surnames_of(passages: tuple[Passage, ...]) -> frozenset[str]:
    """Surnames of the full names a report gives, so that its short forms are seen for names everywhere."""
    out: set[str] = set()
    for passage in passages:
        tokens, words = passage.parse.tokens, titles(passage.parse.language)
        for token in tokens:
            following = tokens[token.index + 1].name if token.index + 1 < len(tokens) else ""
            if token.name == "B-PER" and following == "I-PER" and names(passage.parse.language).family_first(token.text):
                out.add(token.text)
            if token.name == "I-PER" and following != "I-PER" and len(token.text) >= _SHORTEST_SURNAME:
                if words.word(visible(token.text)) is None or passage.parse.language == "de":
                    out.add(token.text)
    return frozenset(out)
