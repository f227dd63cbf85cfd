"""The state of a description that names none: by what stands near it, else by what the report is mostly about."""

from __future__ import annotations

from depesche.reading.who_called import is_state, takes_setting
from depesche.reading.who_discourse import Discourse
from depesche.reading.who_link import federal
from depesche.reading.who_phrase import Phrase
from depesche.reading.who_posts import has_office, unshared

_GERMAN_SPEAKING = frozenset({"DEU", "AUT", "CHE"})
_SINGLE_ROLES = frozenset({"head-of-state", "head-of-government", "minister"})
_VISITING = frozenset({"person", "people", "group"})
"""Kinds of those who may be abroad where the sentence plays: they do not say whose `die Polizei` is."""
_LATELY = 12
"""Mentions gone back for the state that `the country` means."""
_NAMED = 0.5
_WEIGHT = {"subject": 0.4, "object": 0.2, "owner": 0.3, "place": -0.4, "oblique": -0.1}
_CROWD = frozenset({"group", "people", "person"})


def take_near_state(phrase: Phrase, talk: Discourse) -> None:
    """Give a described body, group or office the state it most likely belongs to; none where that would be a guess.

    `fremde Truppen`, `foreign soldiers`, `western governments` are of no state that can be told.  `Soldaten`
    alone, without article, need a state in their own or the last sentence, or a report mostly about one state.
    """
    if phrase.country is not None or phrase.elsewhere or _one_a_state(phrase) or not takes_setting(phrase):
        return
    if phrase.title is not None and phrase.title.office == "member-states":
        country, why = _union(talk), "the body this report is mostly about"
    elif phrase.local:
        country, why = _last_place(talk), "state of the place last named"
    elif bare_plural(phrase):
        country, why = _told_near(talk), "state: the one named near it"
        if country is None and phrase.title is not None and phrase.title.role == "force":
            country, why = talk.setting.mainly, "state: the only one this report is about"
    else:
        country, why = _by_setting(phrase, talk), "state: the one this report is mostly about"
        if country is not None and _single_office(phrase) and not _may_hold(phrase, country, talk):
            country, why = _with_office(phrase, talk) or country, "state: the one of this report that has such an office"
    if country is not None:
        phrase.country = country
        phrase.score = min(phrase.score, 0.6)
        phrase.why += f"; {why}"


def last_state(talk: Discourse) -> str | None:
    """The state that `the country` takes up: spoken of last, in this sentence first by who acts rather than by a place or an adjective."""
    here: dict[str, float] = {}
    for order, one in enumerate(talk.spoken[-_LATELY:]):
        phrase = one.phrase
        if one.sentence != talk.sentence or not phrase.country or not is_state(phrase.country) or phrase.plural or one.at < 0:
            continue
        named = phrase.kind in {"state", "government"} and phrase.form != "pronoun" and "adjective" not in phrase.why
        score = (_NAMED if named else 0.0) + _WEIGHT.get(one.role, 0.0) + 0.01 * order
        here[phrase.country] = max(score, here.get(phrase.country, -9.0))
    if talk.setting.language == "en" and here:
        return max(here, key=lambda state: here[state])
    found = next((p for _, p in reversed(talk.past) if p.country and is_state(p.country) and not p.plural), None)
    return found.country if found is not None else None


def _single_office(phrase: Phrase) -> bool:
    title = phrase.title
    return title is not None and title.role in _SINGLE_ROLES and unshared(title) and not phrase.former


def _may_hold(phrase: Phrase, country: str, talk: Discourse) -> bool:
    return phrase.title is not None and has_office(phrase.title, country, talk.setting.language)


def _with_office(phrase: Phrase, talk: Discourse) -> str | None:
    """The state of the report, named last or else most often, that has the office described."""
    last = [p.country for _, p in reversed(talk.past) if p.country and lends(p)]
    often = [state for state, _ in talk.setting.states.most_common()]
    return next((s for s in (*last[:12], *often) if is_state(s) and _may_hold(phrase, s, talk)), None)


def _one_a_state(phrase: Phrase) -> bool:
    """Whether several are meant of whom a state has one (`die Außenminister`, `leaders`): they are of several states."""
    return phrase.plural and _single_office(phrase)


def bare_plural(phrase: Phrase) -> bool:
    """Whether a crowd is spoken of without article or number (`Soldaten`, `protesters`)."""
    return phrase.plural and phrase.kind in _CROWD and not phrase.definite and not phrase.indefinite and phrase.owner is None


def _last_place(talk: Discourse) -> str | None:
    """The state named last in the sentence, else that of the last place (`chinesische Medien melden, dortige Firmen ...`)."""
    here = next((p.country for at, p in reversed(talk.past) if at == talk.sentence and p.country and is_state(p.country)), None)
    return here or next((p.country for _, p in reversed(talk.past) if p.country and p.kind in {"place", "state"}), None)


def _told_near(talk: Discourse) -> str | None:
    for sentence in (talk.sentence, talk.sentence - 1):
        states = _states_of(talk, sentence)
        if len(states) == 1:
            return next(iter(states))
        if states:
            return _where(talk, sentence, states)
    return _outweighing(talk)


def _union(talk: Discourse) -> str | None:
    """The international body a report speaks of most: its members are meant."""
    return next((body for body, _ in talk.setting.states.most_common() if body.startswith("IGO:")), None)


def _where(talk: Discourse, sentence: int, states: set[str]) -> str | None:
    """Of several states of a sentence the one in which something happens (`Berlin condemned strikes in Syria that killed civilians`)."""
    placed = {
        p.country
        for p in talk.sentences.get(sentence, ())
        if p.country in states and p.kind in {"state", "place"} and p.left and talk.tokens[p.left - 1].text.lower() == "in"
    }
    return next(iter(placed)) if len(placed) == 1 else None


def _outweighing(talk: Discourse) -> str | None:
    """The state a report speaks of at least twice as often as of any other, if it was named before or in the headline."""
    ranked = [(count, state) for state, count in talk.setting.states.most_common() if is_state(state)]
    if not ranked or (len(ranked) > 1 and ranked[0][0] < 2 * ranked[1][0]):
        return None
    named = {p.country for _, p in talk.past}
    return ranked[0][1] if ranked[0][1] in named else None


def _states_of(talk: Discourse, sentence: int) -> set[str]:
    return {p.country for p in talk.sentences.get(sentence, ()) if p.country and lends(p)}


def lends(phrase: Phrase) -> bool:
    """Whether a phrase can tell the state of what stands near it: outlets and private persons cannot."""
    acts = phrase.kind != "outlet" and (phrase.kind != "person" or phrase.political)
    return acts and phrase.country is not None and is_state(phrase.country)


def _by_setting(phrase: Phrase, talk: Discourse) -> str | None:
    near = {p.country for at, p in talk.past[-8:] if at == talk.sentence and lends(p) and p.kind not in _VISITING}
    country = next(iter(near)) if len(near) == 1 else talk.setting.country
    if federal(talk.tokens[phrase.head].text, talk.setting.language) and country not in _GERMAN_SPEAKING:
        country = "DEU"
    if country is None:
        latest = [p.country for _, p in talk.past[-6:] if lends(p)]
        country = latest[-1] if latest else None
    return country
