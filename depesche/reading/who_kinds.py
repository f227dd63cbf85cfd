"""What the words of an English name tell of it: `Sophia University` is a body, `Cape Erimo` a place, `HMS Kent` a British ship.

The words stand in the section `[who]` of `lexicon/en/language.toml`.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from depesche.lexicon.tables import settings


@cache
def _nouns(key: str) -> frozenset[str]:
    return frozenset(settings("en", "who")[key])


@cache
def _ships() -> dict[str, str]:
    return dict(settings("en", "who")["ships"])


def kind_by_noun(words: Sequence[str], label: str) -> str:
    """The label of a name by the noun that ends or begins it; the recogniser's where none tells.

    >>> kind_by_noun(["Sophia", "University"], "PER"), kind_by_noun(["Cape", "Erimo"], "PER"), kind_by_noun(["Ana", "Reyes"], "PER")
    ('ORG', 'LOC', 'PER')
    """
    if len(words) == 1:
        return label
    if words[-1] in _nouns("place_nouns") or (label == "PER" and words[0] in _nouns("before_places")):
        return "LOC"
    return "ORG" if label == "PER" and words[-1] in _nouns("body_nouns") else label


def state_of_ship(words: Sequence[str]) -> str | None:
    """The state whose navy a ship belongs to by the letters before its name; None if it is no such name.

    >>> state_of_ship(["USS", "Nimitz"])
    'USA'
    """
    return _ships().get(words[0]) if len(words) > 1 else None
