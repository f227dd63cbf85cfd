"""How parties are called on pages: states in the language of the interface, organisations of states by their short name."""

from __future__ import annotations

from functools import cache

from depesche.lexicon.rows import StateNameRow, StateRow
from depesche.lexicon.tables import LANGUAGES, load

_BODY = "IGO:"


def party_name(code: str, language: str = "en") -> str:
    """Give the name of a party by its code; the code itself where no table has it.

    >>> party_name("RUS"), party_name("RUS", "de"), party_name("IGO:NATO"), party_name("QQQ")
    ('Russia', 'Russland', 'NATO', 'QQQ')
    """
    if code.startswith(_BODY):
        return code.removeprefix(_BODY)
    return _states(language).get(code) or _states("en").get(code, code)


@cache
def _states(language: str) -> dict[str, str]:
    if language == "en" or language not in LANGUAGES:
        return {row.id: row.name for row in load(StateRow)}
    return {row.state: row.names[0] for row in load(StateNameRow, language)}
