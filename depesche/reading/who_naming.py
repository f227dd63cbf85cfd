"""Usual English names of states, governments and public figures, and the given names people are written with."""

from __future__ import annotations

from functools import cache

from depesche.lexicon.rows import ActorRow, NameRow, StateRow
from depesche.lexicon.tables import load


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


@cache
def _states_by_name() -> dict[str, str]:
    return {name: code for code, name in state_names().items()}


def state_of_name(word: str) -> str | None:
    """Code of the state with this usual English name; None if there is none."""
    return _states_by_name().get(word)


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
