"""`the North`, `the South` where a report speaks of one state so named: `North Korea tested a missile. The North's leader ...`."""

from __future__ import annotations

from collections.abc import Iterable

from depesche.reading.document import Passage
from depesche.reading.who_phrase import ARTICLES, Phrase
from depesche.records import Token, Where

_POINTS = frozenset({"North", "South"})
_NAMING = frozenset({"NOUN", "PROPN", "ADJ"})


def halves(passages: tuple[Passage, ...], phrases: list[Phrase]) -> None:
    """Let a point of the compass with capital and article stand for the one state of the report whose name begins with it.

    Not where a further word of the name follows (`the South Lawn`, `the North Sea`) or a part of a country is meant
    (`the North of England`).  `phrases` are changed in place.
    """
    texts = {p.where: p.parse.tokens for p in passages}
    states = _states(phrases, texts)
    for phrase in phrases:
        tokens = texts[phrase.where]
        word = tokens[phrase.first].text
        if phrase.kind not in {"place", "person", "organisation"} or phrase.last - phrase.first > 1 or word not in states:
            continue
        meant, following = states[word], tokens[phrase.last] if phrase.last < len(tokens) else None
        article = phrase.first > 0 and tokens[phrase.first - 1].text.lower() in ARTICLES
        if meant is None or not article or (following is not None and (following.text[:1].isupper() or following.text == "of")):
            continue
        phrase.kind, phrase.form, phrase.known, phrase.political = "state", "name", meant.known, True
        phrase.actor, phrase.name, phrase.country, phrase.full = meant.actor, meant.name, meant.country, ""
        phrase.left, phrase.score = phrase.first - 1, 0.8
        phrase.why = f"short for {meant.name} in this report"


def _states(phrases: Iterable[Phrase], texts: dict[Where, tuple[Token, ...]]) -> dict[str, Phrase | None]:
    """By point of the compass the state of the report whose name begins with it; None where two do."""
    out: dict[str, Phrase | None] = {}
    for phrase in phrases:
        word = texts[phrase.where][phrase.first].text.title()
        if phrase.kind == "state" and phrase.form == "name" and phrase.last - phrase.first == 2 and word in _POINTS and phrase.known:
            before = out.get(word, phrase)
            out[word] = phrase if before is not None and before.actor == phrase.actor else None
    return out
