"""Which relations fill which plain slot in a language: table `[slots]` of `lexicon/<lang>/language.toml`."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Any

from depesche.lexicon.tables import settings


@dataclass(frozen=True, slots=True)
class Mapping:
    """Relations per slot (UD v2), and the words slots depend on."""

    relations: dict[str, frozenset[str]]
    contractions: dict[str, str]
    relative_pronouns: frozenset[str]
    agent_prepositions: tuple[str, ...]
    infinitive_nouns: tuple[str, ...] = ()

    def has(self, slot: str, deprel: str) -> bool:
        """Tell whether a relation, subtype and all, fills a slot."""
        return deprel in self.relations.get(slot, frozenset())


def _words(table: dict[str, Any], key: str) -> tuple[str, ...]:
    return tuple(str(w) for w in table.get(key, ()))


@cache
def mapping(language: str) -> Mapping:
    """Read a language's mapping once; raises `LexiconError` if the language has none."""
    table = settings(language, "slots")
    lists = {k: frozenset(map(str, v)) for k, v in table.items() if isinstance(v, list)}
    return Mapping(
        relations=lists,
        contractions={str(k): str(v) for k, v in table.get("contractions", {}).items()},
        relative_pronouns=frozenset(_words(table, "relative_pronouns")),
        agent_prepositions=_words(table, "agent_prepositions"),
        infinitive_nouns=_words(table, "infinitive_nouns"),
    )
