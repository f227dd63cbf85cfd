"""Every known person, state, body, outlet and place of the tables, entered into the names automaton."""

from __future__ import annotations

from functools import cache, lru_cache

from depesche.lexicon.rows import ActorRow, BodyNameRow, NameRow, OrganisationRow, OutletRow, PlaceRow, StateNameRow, TreatyRow
from depesche.lexicon.tables import load
from depesche.reading.document import CastKind
from depesche.reading.who_names import Known, Names
from depesche.reading.who_naming import government_id, government_name, state_names

_SHORTEST_TOWN_ADJECTIVE = 6
_BODY_KINDS: dict[str, CastKind] = {"government": "government", "group": "group"}


@cache
def names(language: str) -> Names:
    """All names a report in this language may use, built once from the tables."""
    out = Names()
    _add_states(out, language)
    _add_actors(out, language)
    _add_bodies(out, language)
    for place in load(PlaceRow):
        weak = "common-word" in place.note
        known = Known(
            place.id, place.name, "place", place.country or None, "name", weak, f"places.tsv {place.id}",
            size=int(float(place.population or 0)),
        )  # fmt: skip
        for text in (place.name, *place.names):
            out.add(text, known)
    return out


def _add_states(out: Names, language: str) -> None:
    for row in load(StateNameRow, language):
        state = state_names().get(row.state, row.state)
        where = f"{language}/states.tsv {row.id}"
        own = Known(row.state, state, "state", row.state, "name", False, where)
        for text in row.names:
            out.add(text, own)
        people = Known(f"people:{row.state}", f"people of {state}", "people", row.state, "people", False, where)
        for text in row.inhabitants:
            if not text.islower() and text not in row.names and text not in row.adjectives:
                out.add(text, people)
        seat = Known(government_id(row.state), government_name(row.state), "government", row.state, "capital", False, where)
        for text in row.metonyms:
            out.add(text, seat)
        if language == "en":
            adjective = Known(f"adjective:{row.state}", state, "state", row.state, "adjective", False, where)
            for text in row.adjectives:
                out.add(text, adjective)


def _add_actors(out: Names, language: str) -> None:
    people = {a.id: a for a in load(ActorRow)}
    for row in load(NameRow):
        actor = people.get(row.actor)
        if actor is not None and row.language in {"*", language}:
            known = Known(
                actor.id, actor.name, "person", actor.country or None, "name", row.strength == "weak",
                f"names.tsv {row.id}", actor.gender,
            )  # fmt: skip
            out.add(row.text, known)


def _add_bodies(out: Names, language: str) -> None:
    bodies: dict[str, Known] = {}
    for body in load(OrganisationRow):
        kind: CastKind = _BODY_KINDS.get(body.kind, "organisation")
        row = f"organisations.tsv {body.id}"
        bodies[body.id] = Known(body.id, body.name, kind, body.country or None, "name", False, row)
    for outlet in load(OutletRow):
        row = f"outlets.tsv {outlet.id}"
        bodies[outlet.id] = Known(outlet.id, outlet.name, "outlet", outlet.country or None, "name", False, row)
    treaties = {t.id for t in load(TreatyRow)}
    for known in bodies.values():
        out.add(known.name, known)
    for name in load(BodyNameRow):
        if name.actor in bodies and name.actor not in treaties and name.language in {"*", language}:
            base = bodies[name.actor]
            weak = name.strength == "weak"
            form = "capital" if name.note == "seat" else "name"
            out.add(name.text, Known(base.id, base.name, base.kind, base.country, form, weak, base.row))


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
