"""Usual English names of states, governments and public figures, and the given names people are written with."""

from __future__ import annotations

from functools import cache, lru_cache

from depesche.lexicon.lines import by, cell, one
from depesche.lexicon.rows import ActorRow, NameRow, StateRow
from depesche.lexicon.tables import load


def person_name(actor: str | None) -> str | None:
    """Usual English name of a public figure by id; None for anybody else."""
    found = one(ActorRow, actor) if actor else None
    return found.name if found is not None else None


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


@lru_cache(maxsize=10_000)
def first_names(actor: str) -> tuple[str, ...]:
    """The given names an actor is written with, in every spelling the tables have."""
    texts = (cell(line, NameRow, "text").split() for line in by(NameRow, "actor").get(actor, ()))
    return tuple(sorted({words[0] for words in texts if len(words) > 1}))
