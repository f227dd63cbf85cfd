"""Abbreviations a report explains: `Volksallianz für Demokratie (PAD)`, `PAD (Volksallianz für Demokratie)`.

From there on the abbreviation is the body the report says it is, whatever else the tables know by these letters.
"""

from __future__ import annotations

from collections import Counter

from depesche.reading.document import Passage
from depesche.reading.who_phrase import Phrase
from depesche.records import Where

_LONGEST = 9
_CLOSING = frozenset({"“", '"', "”", "«", "»", "''", "’"})
_BODIES = frozenset({"organisation", "government", "group", "outlet"})


def explain_abbreviations(passages: tuple[Passage, ...], phrases: list[Phrase], states: Counter[str]) -> None:
    """Give abbreviations that a report explains in brackets the identity of what they stand for, wherever they stand.

    Args:
        passages: Title and text.
        phrases: Everybody found in them, bodies already identified.
        states: How often the report speaks of each state: a body of a state it never speaks of is not believed.

    """
    texts = {p.where: p for p in passages}
    bodies = [p for p in phrases if p.kind in _BODIES and p.form == "name"]
    explained: dict[str, Phrase] = {}
    written = Counter(_wording(p, texts[p.where]) for p in bodies)
    starts = {(p.where, p.first): p for p in bodies}
    for phrase in bodies:
        beside = _in_brackets(phrase, texts[phrase.where], starts)
        if beside is None:
            continue
        for short, long in ((beside, phrase), (phrase, beside)):
            word = _wording(short, texts[short.where])
            if _is_abbreviation(word) and not _is_abbreviation(_wording(long, texts[long.where])):
                explained.setdefault(word, _of_the_two(short, long, states, written[word]))
    for phrase in bodies:
        meant = explained.get(_wording(phrase, texts[phrase.where]))
        if meant is not None and meant is not phrase and meant.actor != phrase.actor:
            _be(phrase, meant)
            phrase.why += f"; short for {meant.name} in this report"


def name_described(phrases: list[Phrase], passages: tuple[Passage, ...]) -> None:
    """Let a described body be the one whose name follows in brackets (`die italienischen Sozialdemokraten (PD)`)."""
    texts = {p.where: p for p in passages}
    starts = {(p.where, p.first): p for p in phrases if p.kind in _BODIES and p.form == "name" and p.known}
    for phrase in phrases:
        if phrase.form != "description" or phrase.kind not in _BODIES or phrase.name is not None or phrase.last >= _end(phrase, texts):
            continue
        beside = _in_brackets(phrase, texts[phrase.where], starts)
        if beside is not None and beside.country in {None, phrase.country or beside.country}:
            phrase.actor, phrase.name, phrase.country = beside.actor, beside.name, beside.country or phrase.country
            phrase.why += f"; {beside.name} in brackets"


def _end(phrase: Phrase, texts: dict[Where, Passage]) -> int:
    return len(texts[phrase.where].parse.tokens)


def _in_brackets(phrase: Phrase, passage: Passage, starts: dict[tuple[Where, int], Phrase]) -> Phrase | None:
    """The body named in the brackets that follow directly."""
    tokens, at = passage.parse.tokens, phrase.last
    while at + 1 < len(tokens) and tokens[at].text in _CLOSING:
        at += 1
    found = starts.get((phrase.where, at + 1))
    if found is None or tokens[at].text != "(" or found.last >= len(tokens):
        return None
    return found if tokens[found.last].text in {")", ",", ";"} else None


def _wording(phrase: Phrase, passage: Passage) -> str:
    tokens = passage.parse.tokens
    return passage.parse.text[tokens[phrase.first].begin : tokens[phrase.last - 1].end]


def _is_abbreviation(word: str) -> bool:
    """Whether a word is letters that stand for words: short, mostly capitals (`PAD`, `CUD`, `BfV`)."""
    capitals = sum(c.isupper() for c in word)
    return " " not in word and 1 < len(word) <= _LONGEST and capitals >= 2 and capitals * 2 >= len(word)


def _of_the_two(short: Phrase, long: Phrase, states: Counter[str], written: int) -> Phrase:
    """Which of both tells who is meant: the one the tables know, unless they mean a body of a state the report never speaks of."""
    if long.known and short.known and short.country == long.country:
        return short  # `UN-Truppen (UNIFIL)`: each has a name of its own
    if long.known or not short.known:
        return long
    country = short.known[0].country
    if country and not country.startswith("IGO:") and states.get(country, 0) <= written:
        return long
    _be(long, short)
    return short


def _be(phrase: Phrase, meant: Phrase) -> None:
    phrase.actor, phrase.name, phrase.country, phrase.known = meant.actor, meant.name, meant.country, meant.known
    phrase.kind, phrase.political = meant.kind, meant.political or phrase.political
