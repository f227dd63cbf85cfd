"""Every known person, state, body, outlet and place of the tables, entered into the names automaton."""

from __future__ import annotations

from dataclasses import replace
from functools import cache, lru_cache, partial

from depesche.lexicon.lines import Line, cells, lines, one, row
from depesche.lexicon.rows import ActorRow, BodyNameRow, NameRow, OrganisationRow, OutletRow, PlaceRow, StateNameRow, TreatyRow
from depesche.lexicon.tables import ALTERNATIVES, load
from depesche.reading.document import CastKind
from depesche.reading.who_names import Known, Names
from depesche.reading.who_naming import government_id, government_name, state_names

_SHORTEST_TOWN_ADJECTIVE = 6
_KINDS: dict[str, CastKind] = {"government": "government", "group": "group"}
"""What an organisation of the tables is in a report, where it is no mere organisation."""


@cache
def names(language: str) -> Names:
    """All names a report in this language may use, built once from the tables."""
    out = Names()
    _add_states(out, language)
    _add_actors(out, language)
    _add_bodies(out, language)
    for line in lines(PlaceRow):
        _place_later(out, line)
    return out


def _place_later(out: Names, line: Line) -> None:
    """Enter a place when one of its names is met."""
    entered = False

    def enter(names: Names) -> None:
        nonlocal entered
        if not entered:
            entered = True
            _add_place(names, row(line, PlaceRow))

    _, name, _, others = cells(line, PlaceRow, 4)
    for text in {name, *others.split(ALTERNATIVES)} if others else (name,):
        out.later(text, enter)


def _add_place(out: Names, place: PlaceRow) -> None:
    known = Known(
        place.id, place.name, "place", place.country or None, "name", "common-word" in place.note, f"places.tsv {place.id}",
        size=int(float(place.population or 0)),
    )  # fmt: skip
    for text in (place.name, *place.names):
        out.add(text, known)


def _add_states(out: Names, language: str) -> None:
    for named in load(StateNameRow, language):
        state = state_names().get(named.state, named.state)
        where = f"{language}/states.tsv {named.id}"
        own = Known(named.state, state, "state", named.state, "name", False, where)
        for text in named.names:
            out.add(text, own)
        people = Known(f"people:{named.state}", f"people of {state}", "people", named.state, "people", False, where)
        for text in named.inhabitants:
            if not text.islower() and text not in named.names and text not in named.adjectives:
                out.add(text, people)
        seat = Known(government_id(named.state), government_name(named.state), "government", named.state, "capital", False, where)
        for text in named.metonyms:
            out.add(text, seat)
        if language == "en":
            adjective = Known(f"adjective:{named.state}", state, "state", named.state, "adjective", False, where)
            for text in named.adjectives:
                out.add(text, adjective)


def _add_actors(out: Names, language: str) -> None:
    for line in lines(NameRow):
        _, _, text, tongue, script = cells(line, NameRow, 5)
        if tongue in {"*", language} or script != "Latn":
            out.later(text, partial(_add_person, line=line))


def _add_person(out: Names, line: Line) -> None:
    name = row(line, NameRow)
    actor = one(ActorRow, name.actor)
    if actor is not None:
        known = Known(
            actor.id, actor.name, "person", actor.country or None, "name", name.strength == "weak", f"names.tsv {name.id}", actor.gender
        )  # fmt: skip
        out.add(name.text, known)


def _add_bodies(out: Names, language: str) -> None:
    bodies: dict[str, Known] = {}
    for body in load(OrganisationRow):
        kind = _KINDS.get(body.kind, "organisation")
        bodies[body.id] = Known(body.id, body.name, kind, body.country or None, "name", False, f"organisations.tsv {body.id}")
    for outlet in load(OutletRow):
        bodies[outlet.id] = Known(outlet.id, outlet.name, "outlet", outlet.country or None, "name", False, f"outlets.tsv {outlet.id}")
    treaties = {t.id for t in load(TreatyRow)}
    for known in bodies.values():
        out.later(known.name, partial(Names.add, text=known.name, known=known))
    for line in lines(BodyNameRow):
        _, actor, text, tongue = cells(line, BodyNameRow, 4)
        if actor in bodies and actor not in treaties and tongue in {"*", language}:
            out.later(text, partial(_add_body, line=line, base=bodies[actor]))


def _add_body(out: Names, line: Line, base: Known) -> None:
    name = row(line, BodyNameRow)
    form = "capital" if name.note == "seat" else "name"
    out.add(name.text, replace(base, form=form, weak=name.strength == "weak"))


@lru_cache(maxsize=16384)
def city_adjective(word: str, language: str) -> str | None:
    """The state a German adjective made from a town points to.

    >>> city_adjective("Berliner", "de"), city_adjective("Münchner", "de"), city_adjective("Bremer", "de")
    ('DEU', 'DEU', 'DEU')
    """
    if language != "de" or not word.endswith("er") or not word[:1].isupper() or len(word) < _SHORTEST_TOWN_ADJECTIVE:
        return None
    stem = word[:-2]
    towns = (stem, f"{stem}e", f"{stem}en", f"{stem[:-1]}e{stem[-1]}")
    return next((state for town in towns if (state := names(language).place(town))), None)
