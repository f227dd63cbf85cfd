"""What the entity recogniser marked in a passage: spans of tokens, and the surnames they give."""

from __future__ import annotations

from collections.abc import Iterator

from depesche.reading.document import Passage
from depesche.reading.who_known import names
from depesche.reading.who_titles import titles
from depesche.reading.who_words import visible
from depesche.records import Token

_SHORTEST_SURNAME = 3
_APART = frozenset({"–", "—", "―", "/", "--"})


def entity_spans(tokens: tuple[Token, ...], language: str) -> Iterator[tuple[int, int, str]]:
    """Every marked span: first token, token after the last, label (`PER`, `ORG`, `LOC` ...)."""
    at = 0
    while at < len(tokens):
        label = tokens[at].name.partition("-")[2]
        last = at + 1
        if label:
            while last < len(tokens) and tokens[last].name == f"I-{label}":
                last += 1
            for begin, end in _pieces(tokens, at, last, language) if label == "PER" else ((at, last),):
                yield begin, end, label
        at = last


def person_span(tokens: tuple[Token, ...], at: int, language: str) -> tuple[int, int]:
    """The person's name the recogniser sees around a token; just the token if it sees none."""
    first = last = at
    if not tokens[at].name.endswith("PER"):
        return at, at + 1
    while first > 0 and tokens[first].name.startswith("I-"):
        first -= 1
    while last + 1 < len(tokens) and tokens[last + 1].name == "I-PER":
        last += 1
    return next((p for p in _pieces(tokens, first, last + 1, language) if p[0] <= at < p[1]), (at, at + 1))


def _pieces(tokens: tuple[Token, ...], first: int, last: int, language: str) -> list[tuple[int, int]]:
    """The names in what the recogniser took for one: cut at dashes, before `of`, before a dateline, behind an outlet.

    `Xi Jinping of China` is `Xi Jinping` (`Catherine of Aragon` stays whole), `Mark Hoyer BERLIN` is `Mark Hoyer`,
    `Reuters Anna Meyer` is `Anna Meyer`.
    """
    if _two_names([t.text for t in tokens[first:last]], language):
        return [(first, first + 1), (last - 1, last)]
    out, begin = [], first
    for at in range(first + 1, last):
        word = tokens[at].text
        of, place = word == "of" and at - begin > 1, _dateline(tokens, at, language)
        outlet = at == first + 1 and last - at > 1 and names(language).outlet(tokens[first].text)
        if word in _APART or of or place or outlet:
            out.append((begin, at))
            begin = at + 1 if word in _APART else at
            if of:
                return out
    return [*out, (begin, last)]


def _two_names(words: list[str], language: str) -> bool:
    """Whether two known persons are joined by a hyphen (`Putin-Trump`, no double name)."""
    joined = len(words) == 3 and words[1] == "-"
    return joined and all(names(language).person(w) for w in (words[0], words[2]))


def _dateline(tokens: tuple[Token, ...], at: int, language: str) -> bool:
    """Whether a word in capitals is the place a report begins with, behind its author's name (`Emmanuel MACRON` is a name)."""
    word, before = tokens[at].text, tokens[at - 1].text
    return word.isupper() and before[-1:].islower() and names(language).place(word.title()) is not None


def surnames_of(passages: tuple[Passage, ...]) -> frozenset[str]:
    """Surnames of the full names a report gives, so that its short forms are seen for names everywhere."""
    out: set[str] = set()
    for passage in passages:
        tokens, words = passage.parse.tokens, titles(passage.parse.language)
        for token in tokens:
            following = tokens[token.index + 1].name if token.index + 1 < len(tokens) else ""
            if not token.name.endswith("PER"):
                continue
            first, last = person_span(tokens, token.index, passage.parse.language)
            following = following if token.index + 1 < last else ""
            if token.name == "B-PER" and following == "I-PER" and names(passage.parse.language).family_first(token.text):
                out.add(token.text)
            if first < token.index and following != "I-PER" and len(token.text) >= _SHORTEST_SURNAME:
                if words.word(visible(token.text)) is None or passage.parse.language == "de":
                    out.add(token.text)
    return frozenset(out)
