"""Several states before one noun: `the French, British and German foreign ministers`, `amerikanische und südkoreanische Truppen`.

Such a noun stands for one office, government, force or group in each of the states; with a noun in the singular the
adjectives leave the noun out (`der deutsche und der französische Außenminister`).
"""

from __future__ import annotations

import re

from depesche.reading.who_find import Finder
from depesche.reading.who_naming import country_name
from depesche.reading.who_phrase import Phrase

_CONJUNCTIONS = frozenset({"und", "and", "sowie", "&"})
_ARTICLES = frozenset({"der", "die", "das", "des", "dem", "den", "the"})
_ATTRIBUTE = re.compile(r"[A-Z][A-Z.]+(?:-\w+)?|[A-Z]{2,}-|\w+-")
"""Names used like adjectives: abbreviations (`US and Israeli officials`), first parts of compounds (`US- und britische Truppen`)."""
_KINDS = frozenset({"person", "government", "group", "organisation"})


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
        found.append((at, state))
        before = at - 1
        while before >= 0 and (before in finder.adjectives) and finder.adjectives[before] == state:
            before -= 1
        if before >= 0 and tokens[before].text.lower() in _ARTICLES:
            before -= 1
        if before < 1 or tokens[before].text.lower() not in _CONJUNCTIONS | {","}:
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
