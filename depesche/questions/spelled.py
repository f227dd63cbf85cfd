"""Other spellings of a name that stand in the ledger."""

from __future__ import annotations

from depesche.ledger import Ledger
from depesche.ledger.settling.index import plain
from depesche.ledger.settling.name_keys import name_key
from depesche.naming import match

SPELLED_ALIKE = 0.7
"""How sure the naming room must be that two written words are one name."""


def spellings_here(ledger: Ledger, word: str) -> list[str]:
    """Other spellings of a word of a name, as names of actors in this ledger have them."""
    rows = ledger.query("name_words", {"key": name_key(word)}, package=__package__).rows
    alike = {plain(name) for (name,) in rows if match(word, name).score >= SPELLED_ALIKE}
    return sorted(alike - {word})
