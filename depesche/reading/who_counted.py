"""States and offices counted up before one plural noun: `the Russian and Ukrainian presidents`, `the foreign and defence ministers`."""

from __future__ import annotations

from depesche.reading.who_find import Finder
from depesche.reading.who_naming import country_name
from depesche.reading.who_phrase import ARTICLES, Phrase
from depesche.reading.who_titles import Title, titles
from depesche.reading.who_words import atoms

_AND = frozenset({"and", "und", "sowie", "&"})
_SHORT_FORM = 4
"""Letters up to which a state's name in capitals may stand as an adjective (`US and Iranian`, `U.K.`)."""
_WITH_PARTIES = frozenset({"person", "group", "government", "organisation"})


def count_up(finder: Finder) -> list[Phrase]:
    """Give plural titles of a passage the states and offices counted up before them; returns the phrases they absorb."""
    gone: list[Phrase] = []
    for phrase in finder.phrases:
        if phrase.title is None or not phrase.plural or phrase.parties or phrase.kind not in _WITH_PARTIES:
            continue
        gone += _states(phrase, finder) if phrase.country else []
        gone += _offices(phrase, finder) if finder.language == "en" and phrase.title.personal else []
    return gone


def _states(phrase: Phrase, finder: Finder) -> list[Phrase]:
    """The states whose adjectives are joined to the phrase's own by `and`."""
    own = any(i in finder.adjectives for i in range(phrase.left, phrase.first))
    begin, codes = phrase.left, list[str]()
    if not own or begin < 2 or finder.tokens[begin - 1].text.lower() not in _AND:
        return []
    at = begin - 2
    while at >= 0 and (state := _adjective(at, finder)) is not None:
        codes.insert(0, state)
        while at - 1 >= 0 and at - 1 in finder.adjectives and finder.adjectives[at - 1] == state:
            at -= 1  # `North Korean` is two tokens
        begin = at
        if at < 2 or finder.tokens[at - 1].text != ",":
            break
        at -= 2
    codes.append(phrase.country or "")
    if len(set(codes)) < 2:
        return []
    gone = [p for p in finder.phrases if begin <= p.first < phrase.left]
    _widen(phrase, begin, finder)
    phrase.parties, phrase.country = tuple(_state(phrase, code) for code in codes), None
    phrase.why += "; with the states counted up before it"
    return gone


def _adjective(at: int, finder: Finder) -> str | None:
    if at in finder.adjectives:
        return finder.adjectives[at]
    named, text = finder.by_token.get(at), finder.tokens[at].text.replace(".", "")
    short = named is not None and named.kind == "state" and named.last - named.first == 1 and text.isupper() and len(text) < _SHORT_FORM
    return named.country if named is not None and short else None


def _state(phrase: Phrase, code: str) -> Phrase:
    return Phrase(
        where=phrase.where, first=phrase.first, last=phrase.last, head=phrase.head, left=phrase.left, kind="state", form="name",
        actor=code, name=country_name(code), country=code, why="named by its adjective",
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
    if begin and finder.tokens[begin - 1].upos == "DET":
        begin -= 1
        phrase.definite = phrase.definite or finder.tokens[begin].text.lower() in ARTICLES
    phrase.left = begin
