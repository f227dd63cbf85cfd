"""Phrases that mean several at once: `beide Länder`, `die beiden Außenminister`, `the presidents of Iran and Iraq`."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from depesche.lexicon.rows import PostRow
from depesche.reading.who_called import call, is_state
from depesche.reading.who_discourse import Discourse
from depesche.reading.who_naming import country_name, government_id, government_name, person_name
from depesche.reading.who_phrase import Phrase
from depesche.reading.who_posts import held, holder, leads, posts_of

_VAGUE = frozenset({"", "head", "official", "people"})
"""Offices whose words may mean any politician in the plural (`beide Politiker`, `die beiden Männer`)."""
_LEADING = frozenset({"head-of-state", "head-of-government"})
_GENDER = {"men": "m", "männer": "m", "männern": "m", "women": "f", "frauen": "f"}
"""Words for two persons that tell their gender."""
_PAIR_REACH = 60
"""Phrases gone back at most for the two who are meant."""


def settle_several(phrase: Phrase, talk: Discourse) -> bool:
    """Name everybody a plural phrase stands for in its `members`; False if it is no such phrase or nobody surely fits."""
    if phrase.named:
        return _take(phrase, [_copy(p, phrase) for p in phrase.named], "named directly after it")
    if phrase.kind == "person" and phrase.plural and phrase.of is not None and phrase.of.pair:
        phrase.parties = phrase.of.members
    if len(phrase.parties) > 1:
        make = _office_of if phrase.kind == "person" else _described_of
        return _take(phrase, [make(p, phrase, talk) for p in phrase.parties], "one for each state named beside it")
    if phrase.offices:
        return _take(phrase, _each_office(phrase, talk), "one for each office counted up")
    if not phrase.pair or not phrase.title:
        return False
    if phrase.kind == "state":
        return _pair(phrase, talk, _acting_state, _as_state, "the two states last spoken of")
    if phrase.kind == "government":
        return _pair(phrase, talk, _acting_state, _as_government, "the governments of the two states last spoken of")
    if phrase.kind in {"person", "people"}:
        return _pair_of_people(phrase, talk)
    return False


def _take(phrase: Phrase, members: list[Phrase], why: str) -> bool:
    phrase.members = tuple(members)
    phrase.name = " and ".join(m.name or "" for m in members) if all(m.name for m in members) else None
    countries = {m.country for m in members}
    phrase.country = next(iter(countries)) if len(countries) == 1 else None
    phrase.plural, phrase.score = True, 0.8
    phrase.political = any(m.political for m in members)
    phrase.why += f"; {why}"
    return True


# --- two last spoken of --------------------------------------------------------------


def _pair(phrase: Phrase, talk: Discourse, key: Callable[[Phrase], str | None], make: Callable[[str, Phrase], Phrase], why: str) -> bool:
    last: dict[str, None] = {}
    for _, before in reversed(talk.past):
        for one in reversed(before.members or (before,)):
            found = key(one)
            if found is not None:
                last.setdefault(found)
        if len(last) >= 2:
            second, first = list(last)[:2]
            return _take(phrase, [make(first, phrase), make(second, phrase)], why)
    return False


def _acting_state(phrase: Phrase) -> str | None:
    """The state a phrase speaks of as somebody who acts; None for places, outlets and persons nobody knows."""
    if not phrase.country or not is_state(phrase.country) or phrase.form == "pronoun":
        return None
    acts = phrase.kind in {"state", "government", "group"} or (phrase.kind == "person" and phrase.certain)
    return phrase.country if acts else None


def _pair_of_people(phrase: Phrase, talk: Discourse) -> bool:
    near = [p for _, p in talk.past[-_PAIR_REACH:] if p.kind == "person" and p.actor and not p.plural]
    fitting = [p for p in near if _fits(p, phrase, talk)]
    if phrase.kind == "people" and (phrase.title is None or phrase.title.office != "people"):
        return False
    for pool in (fitting, [p for p in near if p.political]) if phrase.kind == "person" else (fitting,):
        last: dict[str, Phrase] = {}
        for person in reversed(pool):
            last.setdefault(person.actor or "", person)
            if len(last) == 2:
                first, second = sorted(last.values(), key=lambda p: next(n for n, (_, q) in enumerate(talk.past) if q is p))
                return _take(phrase, [_copy(first, phrase), _copy(second, phrase)], "the two persons last spoken of that fit")
    return False


def _fits(person: Phrase, phrase: Phrase, talk: Discourse) -> bool:
    """Whether somebody holds the office a plural description names, by the report or by the tables."""
    mine, theirs = phrase.title, person.title
    if mine is None or (phrase.gender == "f" and person.gender == "m"):
        return False
    if person.gender and person.gender != _GENDER.get(mine.word.lower(), person.gender):
        return False
    if mine.office in _VAGUE:
        return person.political or phrase.kind == "people"
    day = talk.setting.day
    if theirs is not None and (mine.office == theirs.office or (mine.role in _LEADING and theirs.role in _LEADING)):
        return True
    if mine.role in _LEADING and leads(person.actor or "", day, talk.setting.language):
        return True
    if mine.office == "minister" and theirs is not None and theirs.role == "minister":
        return True
    return any(held(post, day) and post.office == mine.office for post in posts_of(person.actor or ""))


# --- one for each state ----------------------------------------------------------------


def _office_of(state: Phrase, phrase: Phrase, talk: Discourse) -> Phrase:
    """Whoever holds the office of a plural title in one of the states named after it."""
    one = _made(phrase, "person", state.country)
    one.title, one.political = phrase.title, phrase.political
    if phrase.title is not None and phrase.title.office == "counterpart":
        take_office(one, talk, counterpart_owner(phrase, talk))
    post = _post(phrase, state.country or "", talk)
    if post is not None and not phrase.former:
        one.actor, one.name, one.score, one.form, one.political = post.holder, person_name(post.holder), 0.8, "post", True
        one.why = f"held by {post.holder} on {talk.setting.day}: posts.tsv {post.id}"
    else:
        call(one)
    return one


def _post(phrase: Phrase, state: str, talk: Discourse) -> PostRow | None:
    if phrase.title is None:
        return None
    if phrase.title.office == "counterpart":
        return counterpart(phrase, state, talk)
    return holder(phrase.title, state, talk.setting.day, talk.setting.language)


def counterpart(phrase: Phrase, state: str, talk: Discourse) -> PostRow | None:
    """Who holds in a state the office that the person has whose counterpart is meant; None where nobody is known to."""
    if phrase.title is None:
        return None
    titles = [replace(phrase.title, office=o) for o in counterpart_offices(counterpart_owner(phrase, talk), talk)]
    return next((p for t in titles if (p := holder(t, state, talk.setting.day, talk.setting.language)) is not None), None)


def counterpart_offices(owner: Phrase | None, talk: Discourse) -> list[str]:
    """The offices of a person whose counterpart is spoken of: as the report calls them, then by the tables."""
    if owner is None:
        return []
    told = owner.title.office if owner.title is not None else ""
    return [o for o in (told, *(p.office for p in posts_of(owner.actor or "") if held(p, talk.setting.day))) if o]


def take_office(phrase: Phrase, talk: Discourse, owner: Phrase | None) -> None:
    """Let somebody's counterpart whom no table names be a holder of that office, as political as the one they are compared with."""
    offices = counterpart_offices(owner, talk)
    if phrase.title is None or owner is None or not offices or offices[0] in _VAGUE or phrase.country == owner.country:
        return
    phrase.title = replace(phrase.title, office=offices[0], private=False)
    phrase.political = owner.political and phrase.country is not None


def counterpart_owner(phrase: Phrase, talk: Discourse) -> Phrase | None:
    """The person whose counterpart a phrase means; None where nobody was spoken of."""
    owner = talk.owners.get(phrase.owner) if phrase.owner is not None else None
    if owner is None or owner.kind != "person":
        owner = next((p for _, p in reversed(talk.past) if p.kind == "person" and p.certain), None)
    return owner


def _described_of(state: Phrase, phrase: Phrase, talk: Discourse) -> Phrase:
    """The government, force or group of one of the states."""
    one = _made(phrase, phrase.kind, state.country)
    one.title, one.political, one.plural = phrase.title, phrase.political, phrase.kind in {"group", "people"}
    call(one)
    return one


def _each_office(phrase: Phrase, talk: Discourse) -> list[Phrase]:
    """Whoever holds each of the offices counted up before one noun, in the state named or else that of the report."""
    states = [p.country for p in phrase.parties] or [phrase.country or talk.setting.country]
    out = []
    for state in states:
        for title in phrase.offices:
            out.append(_office_of(_made(phrase, "state", state), replace(phrase, title=title), talk))
    return out


def _as_state(state: str, phrase: Phrase) -> Phrase:
    one = _made(phrase, "state", state)
    one.actor, one.name = state, country_name(state)
    return one


def _as_government(state: str, phrase: Phrase) -> Phrase:
    one = _made(phrase, "government", state)
    one.actor, one.name = government_id(state), government_name(state)
    return one


def _copy(of: Phrase, phrase: Phrase) -> Phrase:
    one = _made(phrase, of.kind, of.country)
    one.actor, one.name, one.known, one.gender = of.actor, of.name, of.known, of.gender
    one.title, one.political, one.certain = of.title or phrase.title, of.political or phrase.political, of.certain
    return one


def _made(phrase: Phrase, kind: str, country: str | None) -> Phrase:
    return Phrase(
        where=phrase.where, first=phrase.first, last=phrase.last, head=phrase.head, left=phrase.left,
        kind=kind, form="description", country=country, score=0.8, why="one of those a plural means",  # type: ignore[arg-type]
    )  # fmt: skip
