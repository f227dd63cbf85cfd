"""Nationalities, peoples and faiths in German: a closed class, known from the tables rather than from the net."""

from __future__ import annotations

from functools import cache

from depesche.language.words import Sentence
from depesche.lexicon.rows import StateNameRow
from depesche.lexicon.tables import load, settings

_ENDINGS = ("", "e", "en", "er", "es", "em")


@cache
def _adjectives() -> frozenset[str]:
    return frozenset(a.lower() + e for row in load(StateNameRow, "de") for a in row.adjectives if a for e in _ENDINGS)


@cache
def _people() -> frozenset[str]:
    named = {name for row in load(StateNameRow, "de") for name in row.inhabitants if " " not in name}
    return frozenset(named | set(map(str, settings("de", "parse")["peoples"])))


def name_groups(words: Sentence) -> None:
    """Name what the net left without a name, in place: `Engländer`, `Afghanen`, `russischen`."""
    for word in words:
        if word.name == "O" and word.upos in {"NOUN", "PROPN", "ADJ"}:
            adjective = word.plain.islower() and word.plain in _adjectives()
            if adjective or (word.upos != "ADJ" and word.plain in _people()):
                word.name = "B-NORP"
