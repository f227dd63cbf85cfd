"""Parts of states that an adjective names: `die bayerische Regierung`, `das schottische Parlament`."""

from __future__ import annotations

from functools import cache

from depesche.lexicon.tables import settings

_ENDINGS = ("", "e", "er", "en", "es", "em")


@cache
def _regions(language: str) -> dict[str, tuple[str, str]]:
    """State and English name of every region by its adjective in small letters; English names regions by nouns."""
    table = settings(language, "regions") if language == "de" else {}
    return {adjective: (str(state), str(name)) for adjective, (state, name) in table.items()}


def region(word: str, language: str) -> tuple[str, str] | None:
    """The state and English name of a region an adjective names; the name is empty where the state itself is meant.

    >>> region("niedersächsischen", "de"), region("englische", "de"), region("großen", "de")
    (('DEU', 'Lower Saxony'), ('GBR', ''), None)
    """
    lower = word.lower()
    bare = (lower.removesuffix(e) for e in _ENDINGS if lower.endswith(e))
    return next((found for b in bare if (found := _regions(language).get(b)) is not None), None)
