"""States and offices counted up before one noun: `the French, British and German foreign ministers`, `the foreign and defence ministers`.

Such a noun stands for one office, government, force or group in each of the states; with a noun in the singular the
adjectives leave the noun out (`der deutsche und der französische Außenminister`).
"""

from __future__ import annotations

import re

from depesche.reading.who_find import Finder
from depesche.reading.who_naming import country_name
from depesche.reading.who_phrase import ARTICLES, Phrase
from depesche.reading.who_titles import Title, titles
from depesche.reading.who_words import atoms

_AND = frozenset({"and", "und", "sowie", "&"})
_ATTRIBUTE = re.compile(r"[A-Z][A-Z.]+(?:-\w+)?|[A-Z]{2,}-|\w+-")
"""Names used like adjectives: abbreviations (`US and Israeli officials`), first parts of compounds (`US- und britische Truppen`)."""
_DETERMINING = frozenset({"det", "det:poss", "nmod:poss"})
_KINDS = frozenset({"person", "group", "government", "organisation"})


def count_up(finder: Finder) -> list[Phrase]:
    """Give nouns of a passage the states and offices counted up before them; returns the phrases they absorb."""
    gone: list[Phrase] = []
    for phrase in finder.phrases:
        if phrase.title is None or phrase.parties or phrase.named or phrase.kind not in _KINDS:
            continue
        gone += _absorb(phrase, states_before(phrase, finder), finder)
        if finder.language == "en" and phrase.title.personal and phrase.plural and not phrase.parties:
            gone += _offices(phrase, finder)
    return gone


def _absorb(phrase: Phrase, states: tuple[Phrase, ...], finder: Finder) -> list[Phrase]:
    """Let a noun stand for one party of each state before it."""
    if not states:
        return []
    phrase.parties, phrase.country, phrase.actor, phrase.name, phrase.plural = states, None, None, None, True
    phrase.why += "; with the states counted up before it"
    phrase.stand_ins += [s.head for s in states]
    begin = states[0].head
    gone = [p for p in finder.phrases if begin <= p.first < phrase.first]
    _widen(phrase, min(phrase.left, begin), finder)
    return gone


def states_before(phrase: Phrase, finder: Finder) -> tuple[Phrase, ...]:
    """The states that coordinated adjectives before a noun name, in order of the text; empty for fewer than two.

    Only where a conjunction joins them: `die russische, inzwischen ukrainische Stadt` speaks of one.
    """
    title = phrase.title
    if title is None or phrase.kind not in _KINDS or title.role in {"media", "private", "former"}:
        return ()
    tokens, at = finder.tokens, phrase.first - 1
    while at >= 0 and at not in finder.adjectives and tokens[at].upos == "ADJ":
        at -= 1
    found: list[tuple[int, str]] = []
    joined = False
    while at >= 0 and (state := _state_at(at, finder, noun=bool(found))) is not None:
        while finder.adjectives.get(at) is not None and finder.adjectives.get(at - 1) == state:
            at -= 1  # `North Korean` is two tokens
        found.append((at, state))
        before = at - 1
        if before >= 0 and tokens[before].text.lower() in ARTICLES:
            before -= 1
        if before < 1 or tokens[before].text.lower() not in _AND | {","}:
            break
        joined = joined or tokens[before].text != ","
        at = before - 1 - (tokens[before - 1].text == "," and tokens[before].text != ",")
    first = {state: at for at, state in sorted(found, reverse=True)}
    return tuple(_state(first[s], s, phrase) for s in sorted(first, key=lambda s: first[s])) if joined and len(first) > 1 else ()


def _state_at(at: int, finder: Finder, *, noun: bool) -> str | None:
    """The state of an adjective or, before one, of an abbreviation used like one (`U.S. and Israeli officials`)."""
    if at in finder.adjectives:
        return finder.adjectives[at]
    token, named = finder.tokens[at], finder.by_token.get(at)
    if not noun or not _ATTRIBUTE.fullmatch(token.text):
        return None
    return named.country if named is not None and named.first == at and named.kind in {"state", "organisation"} else None


def _state(at: int, state: str, phrase: Phrase) -> Phrase:
    return Phrase(
        where=phrase.where, first=at, last=at + 1, head=at, left=at, kind="state", form="name",
        actor=state, name=country_name(state), country=state, score=0.8, why="named by its adjective",
    )  # fmt: skip


def _offices(phrase: Phrase, finder: Finder) -> list[Phrase]:
    """The offices whose words stand before `and` and share the noun (`the foreign, home and defence secretaries`)."""
    words, noun = titles(finder.language), finder.tokens[phrase.last - 1].text
    first = finder.tokens[phrase.first]
    if phrase.last - phrase.first < 2 or phrase.first < 2 or finder.tokens[phrase.first - 1].text.lower() not in _AND or not first:
        return []
    found, at = list[Title](), phrase.first - 2
    begin = at
    while at >= 0 and (title := words.phrase(atoms(f"{finder.tokens[at].text} {noun}"), 0)) is not None:
        found.insert(0, title)
        begin = at
        if at < 2 or finder.tokens[at - 1].text != ",":
            break
        at -= 2
    if not found or phrase.title is None:
        return []
    gone = [p for p in finder.phrases if begin <= p.first < phrase.first]
    adjective = begin - 1 if begin - 1 in finder.adjectives else None
    if adjective is not None:
        phrase.country, begin = phrase.country or finder.adjectives[adjective], adjective
        gone += [p for p in finder.phrases if p.first == adjective]
    _widen(phrase, begin, finder)
    phrase.offices = (*found, phrase.title)
    phrase.why += "; with the offices counted up before it"
    return gone


def _widen(phrase: Phrase, begin: int, finder: Finder) -> None:
    """Let the wording begin at a token, at the article before it if there is one."""
    before = finder.tokens[begin - 1] if begin else None
    if before is not None and (before.upos == "DET" or before.deprel in _DETERMINING):
        begin -= 1
        phrase.definite = phrase.definite or finder.tokens[begin].text.lower() in ARTICLES
    phrase.left = begin
