"""The names automaton: every known person, state, body, outlet and place, longest match in one pass."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, lru_cache

from depesche.lexicon.rows import (
    ActorRow,
    BodyNameRow,
    NameRow,
    OrganisationRow,
    OutletRow,
    PlaceRow,
    StateNameRow,
    StateRow,
    TreatyRow,
)
from depesche.lexicon.tables import load
from depesche.reading.document import CastKind
from depesche.reading.who_words import Atom, atoms


@dataclass(frozen=True, slots=True)
class Known:
    """What a name stands for: a row of a world table.

    `form` is how the name means it (`name`, `capital`, `people` for
    inhabitants); `weak` names count only with support from the report;
    `size` orders namesakes among places.
    """

    id: str
    name: str
    kind: CastKind
    country: str | None
    form: str
    weak: bool
    row: str
    gender: str = ""
    size: int = 0


@dataclass(frozen=True, slots=True)
class Hit:
    """A name found: code points, and everything it can stand for."""

    begin: int
    end: int
    known: tuple[Known, ...]
    hyphen_after: bool
    words: int


_SHORTEST_TOWN_ADJECTIVE = 6
Key = tuple[str, ...]


class Names:
    """All names of one language, looked up by their first word."""

    def __init__(self) -> None:
        self._by_first: dict[str, dict[Key, list[Known]]] = {}
        self._longest: dict[str, int] = {}

    def add(self, text: str, known: Known) -> None:
        """Enter a written form; twice the same does no harm."""
        key = tuple(a.text for a in atoms(text))
        if not key:
            return
        rest = (key[0], *(w.lower() for w in key[1:]))
        same = self._by_first.setdefault(key[0], {}).setdefault(rest, [])
        if all(k.id != known.id or k.form != known.form for k in same):
            same.append(known)
        self._longest[key[0]] = max(self._longest.get(key[0], 0), len(key))

    def states(self, word: str) -> tuple[Known, ...]:
        """The state that one word names; empty if none."""
        found = self._by_first.get(word, {}).get((word,), ())
        return tuple(k for k in found if k.kind == "state" and k.form == "name")[:1]

    def place(self, word: str) -> str | None:
        """The state in which the biggest place of this one-word name lies; None if it is no place."""
        found = [k for k in self._by_first.get(word, {}).get((word,), ()) if k.kind == "place" or k.form == "capital"]
        return max(found, key=lambda k: (k.form == "capital", k.size, k.id)).country if found else None

    def place_named(self, text: str) -> Known | None:
        """The biggest place of a name; None if there is none."""
        key = [a.text for a in atoms(text)]
        found = self._by_first.get(key[0], {}).get((key[0], *(w.lower() for w in key[1:])), ()) if key else ()
        return max((k for k in found if k.kind == "place"), key=lambda k: (k.size, k.id), default=None)

    def find(self, words: list[Atom], *, genitive: bool) -> list[Hit]:
        """Every longest name in a text; `genitive` allows the German -s at its end."""
        hits: list[Hit] = []
        at = 0
        while at < len(words):
            hit = self._at(words, at, genitive)
            if hit is None:
                at += 1
                continue
            begin, hit = self._reaching_on(words, at, hit, genitive)
            hits.append(hit)
            at = begin + hit.words
        return hits

    def _reaching_on(self, words: list[Atom], at: int, hit: Hit, genitive: bool) -> tuple[int, Hit]:
        """Prefer a name that begins inside a match and ends after it (`agency RIA` against `RIA Novosti`)."""
        for begin in range(at + 1, at + hit.words):
            other = self._at(words, begin, genitive)
            if other is not None and other.end > hit.end and other.words > 1:
                return begin, other
        return at, hit

    def _at(self, words: list[Atom], at: int, genitive: bool) -> Hit | None:
        for first in _spellings(words[at].text, genitive):
            table = self._by_first.get(first)
            if table is None:
                continue
            longest = self._longest[first]
            run = [words[at]]
            while len(run) < longest and at + len(run) < len(words) and words[at + len(run)].glued:
                run.append(words[at + len(run)])
            for size in range(len(run), 0, -1):
                if size > 1 and first != words[at].text and not words[at].text.isupper():
                    continue
                found = _look_up(table, (first, *(w.text.lower() for w in run[1:size])), genitive)
                if found:
                    return Hit(run[0].begin, run[size - 1].end, tuple(found), run[size - 1].hyphen_after, size)
        return None


def _look_up(table: dict[Key, list[Known]], key: Key, genitive: bool) -> list[Known] | None:
    found = table.get(key)
    if found is None and genitive and len(key) > 1 and len(key[-1]) > 3 and key[-1].endswith("s"):
        found = table.get((*key[:-1], key[-1][:-1]))
    return found


def _spellings(word: str, genitive: bool) -> list[str]:
    """The word, without a genitive -s, and written normally where it is all capitals."""
    out = [word]
    if genitive and len(word) > 3 and word.endswith("s"):
        out.append(word[:-1])
    if len(word) > 3 and word.isupper():
        out.append(word.capitalize())
    return out


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
        kind: CastKind = body.kind if body.kind in {"government", "group"} else "organisation"
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


@cache
def _people() -> dict[str, str]:
    return {a.id: a.name for a in load(ActorRow)}


def person_name(actor: str | None) -> str | None:
    """Usual English name of a public figure by id; None for anybody else."""
    return _people().get(actor) if actor else None


@cache
def state_names() -> dict[str, str]:
    """Usual English name of every state by its alpha-3 code."""
    return {s.id: s.name for s in load(StateRow)}


def government_id(country: str) -> str:
    """Id of the government of a state (or body): `gov:RUS`."""
    return f"gov:{country}"


def country_name(country: str) -> str:
    """Usual English name of a state, or the short name of a body.

    >>> country_name("IGO:EU")
    'European Union'
    """
    igo = {"IGO:EU": "European Union", "IGO:UN": "United Nations", "IGO:NATO": "NATO"}
    return igo.get(country) or state_names().get(country) or country.removeprefix("IGO:")


def government_name(country: str) -> str:
    """Usual English name of a government: `Government of Libya`."""
    return country_name(country) if country.startswith("IGO:") else f"Government of {with_article(country)}"


_WITH_ARTICLE = ("United ", "Netherlands", "Philippines", "Democratic ", "Central ", "Dominican ", "Czech ", "Gambia")
_WITH_ARTICLE_TOO = ("Bahamas", "Maldives", "Comoros", "Seychelles", "Solomon ", "Marshall ", "Soviet ", "European ")


def with_article(country: str) -> str:
    """English name of a state as it stands after `of`.

    >>> with_article("USA")
    'the United States'
    """
    name = country_name(country)
    return f"the {name}" if name.startswith((*_WITH_ARTICLE, *_WITH_ARTICLE_TOO)) else name


@cache
def _first_names() -> dict[str, tuple[str, ...]]:
    out: dict[str, set[str]] = {}
    for row in load(NameRow):
        words = row.text.split()
        if len(words) > 1:
            out.setdefault(row.actor, set()).add(words[0])
    return {actor: tuple(sorted(found)) for actor, found in out.items()}


@cache
def family_first() -> frozenset[str]:
    """Family names that stand before the given name (`Kim Jong-un`, `Xi Jinping`), by the names the tables have."""
    single: dict[str, set[str]] = {}
    for row in load(NameRow):
        if " " not in row.text:
            single.setdefault(row.actor, set()).add(row.text)
    rows = (row for row in load(NameRow) if " " in row.text)
    return frozenset(first for row in rows if (first := row.text.split()[0]) in single.get(row.actor, ()))


def first_names(actor: str) -> tuple[str, ...]:
    """The given names an actor is written with, in every spelling the tables have."""
    return _first_names().get(actor, ())
