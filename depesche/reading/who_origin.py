"""The state of somebody no table has, by the words beside the name: `der US-Programmierer X`, `Z aus Thailand`."""

from __future__ import annotations

from depesche.reading.who_find import Finder
from depesche.reading.who_phrase import Phrase

_FROM = frozenset({"aus", "from"})
_FOR = frozenset({"von", "vom", "of", "from"})
_BODIES = frozenset({"organisation", "group", "outlet"})
_ARTICLES = frozenset({"der", "die", "das", "des", "dem", "den", "the", "a", "an", "ein", "eine", "einer", "einem", "einen"})


def give_origins(finder: Finder) -> None:
    """Give every person and body of a passage that has no state yet the one the words beside the name tell."""
    for phrase in finder.phrases:
        if phrase.form != "name" or phrase.known or phrase.kind not in {"person", "organisation"}:
            continue
        if phrase.kind == "person" and phrase.of is None:
            phrase.of = _body_after(phrase, finder)
        found = None if phrase.country else _before(phrase, finder) or _after(phrase, finder)
        if found is not None:
            phrase.country = found[0]
            phrase.why += f"; state by {found[1]}"


def _before(phrase: Phrase, finder: Finder) -> tuple[str, str] | None:
    """An adjective, an inhabitant or a compound with a state before the name, with at most one noun between."""
    at = phrase.left - 1 if phrase.kind == "organisation" else phrase.first - 1
    if at >= 0 and finder.tokens[at].text.lower() in _ARTICLES:
        return None
    at = phrase.first - 1
    if at >= 0 and finder.tokens[at].text in {"„", '"', "“", "»"}:
        at -= 1
    if at < 0:
        return None
    if finder.tokens[at].upos == "NOUN" and finder.title(finder.tokens[at]) is None:
        known = finder.prefixes.get(at, ())
        if known and known[0].kind == "state" and known[0].country:
            return known[0].country, finder.tokens[at].text
        at -= 1
    while at >= 0 and finder.tokens[at].upos == "ADJ" and at not in finder.adjectives:
        at -= 1
    return (finder.adjectives[at], finder.tokens[at].text) if at >= 0 and at in finder.adjectives else None


def _after(phrase: Phrase, finder: Finder) -> tuple[str, str] | None:
    """A state after the name: `aus Thailand`."""
    found = _behind(phrase, finder, _FROM)
    if found is None or not found.country or found.kind not in {"state", "place", "government"}:
        return None
    return found.country, "where they come from"


def _body_after(phrase: Phrase, finder: Finder) -> Phrase | None:
    """The body somebody belongs to: `Joe Stork von HRW`."""
    found = _behind(phrase, finder, _FOR)
    return found if found is not None and found.kind in _BODIES and found.form == "name" else None


def _behind(phrase: Phrase, finder: Finder, prepositions: frozenset[str]) -> Phrase | None:
    """Who or what is named behind a name after one of these prepositions."""
    at = phrase.last
    if at >= len(finder.tokens) or finder.tokens[at].text.lower() not in prepositions:
        return None
    at += 1
    while at < len(finder.tokens) and finder.tokens[at].text.lower() in _ARTICLES:
        at += 1
    return finder.by_token.get(at)
