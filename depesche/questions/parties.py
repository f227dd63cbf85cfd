"""Which state or international organisation somebody means: `RUS`, `Russland`, `Moskau`, `IGO:UN`."""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from functools import cache

from depesche.errors import UsageError
from depesche.lexicon.rows import NameRow, OrganisationRow, StateNameRow, StateRow
from depesche.lexicon.tables import LANGUAGES, load

_ALPHA3 = 3


def party_codes(parties: Iterable[str]) -> tuple[str, ...]:
    """Resolve codes and names to alpha-3 codes or `IGO:..`, each once, in alphabetical order.

    Raises `UsageError` naming what is not known, with the nearest names.
    """
    return tuple(sorted({party_code(party) for party in parties}))


def party_code(party: str) -> str:
    """Resolve one code or name; raises `UsageError` if it is not known."""
    word = party.strip()
    if word.upper() in _states():
        return word.upper()
    known = _names()
    if word.casefold() in known:
        return known[word.casefold()]
    if _is_code(word):
        return word.upper()
    near = difflib.get_close_matches(word.casefold(), sorted(known), n=3)
    hint = f"; did you mean {', '.join(near)}?" if near else ""
    raise UsageError(f"{party!r} is no state or organisation known here; take an alpha-3 code or IGO:UN{hint}")


def _is_code(word: str) -> bool:
    """Any `IGO:..` is taken; alpha-3 codes outside the table only where there is no table."""
    if word.upper().startswith("IGO:"):
        return len(word) > len("IGO:")
    return not _states() and len(word) == _ALPHA3 and word.isascii() and word.isalpha()


@cache
def _names() -> dict[str, str]:
    """Every name that means one party only, case folded."""
    meant: dict[str, set[str]] = {}
    for name, code in _pairs():
        meant.setdefault(name.casefold(), set()).add(code)
    return {name: min(codes) for name, codes in meant.items() if len(codes) == 1}


@cache
def _states() -> frozenset[str]:
    return frozenset(row.id for row in load(StateRow))


def _pairs() -> Iterable[tuple[str, str]]:
    for state in load(StateRow):
        yield from ((name, state.id) for name in (state.name, state.official, state.capital) if name)
    for language in LANGUAGES:
        for row in load(StateNameRow, language):
            yield from ((name, row.state) for name in (*row.names, *row.metonyms))
    bodies = {row.id: row.country for row in load(OrganisationRow) if row.country.startswith("IGO:")}
    yield from ((row.name, row.country) for row in load(OrganisationRow) if row.id in bodies)
    yield from ((row.text, bodies[row.actor]) for row in load(NameRow) if row.actor in bodies)
