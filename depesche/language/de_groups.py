"""Nationalities, peoples and faiths in German: a closed class, known from the tables rather than from the net."""

from __future__ import annotations

from functools import cache, lru_cache

from depesche.language.words import Sentence
from depesche.lexicon.rows import StateNameRow
from depesche.lexicon.tables import load, settings

_ENDINGS = ("", "e", "en", "er", "es", "em")


@cache
def _adjectives() -> frozenset[str]:
    known = {a.lower() for row in load(StateNameRow, "de") for a in row.adjectives if a}
    known.update(map(str, settings("de", "parse")["group_adjectives"]))
    return frozenset(a + e for a in known for e in _ENDINGS)


@lru_cache(maxsize=20_000)
def _is_adjective(word: str) -> bool:
    """Whether an adjective names a group: known, known behind a prefix (`südphilippinisch`), or two joined (`sunnitisch-arabisch`)."""
    prefixes = map(str, settings("de", "parse")["group_prefixes"])
    return (
        word in _adjectives()
        or any(word.startswith(p) and word[len(p) :] in _adjectives() for p in prefixes)
        or ("-" in word and all(part in _adjectives() for part in word.split("-")))
    )


def _is_no_group(word: str) -> bool:
    """Whether an adjective cannot name a group: `liberaler`, `seismologischen`."""
    bare = next((word.removesuffix(e) for e in ("en", "er", "es", "em", "e") if word.endswith(e)), word)
    return not bare.endswith(("isch", "sch", "grün")) or bare.endswith(tuple(map(str, settings("de", "parse")["no_groups"])))


@cache
def _people() -> frozenset[str]:
    named = {name for row in load(StateNameRow, "de") for name in row.inhabitants if " " not in name}
    return frozenset(named | set(map(str, settings("de", "parse")["peoples"])))


def name_groups(words: Sentence) -> None:
    """Name what the net left without a name, in place: `Engländer`, `Afghanen`, `russischen`."""
    for word in words:
        if (
            word.name == "B-NORP"
            and word.upos == "ADJ"
            and word.plain.islower()
            and _is_no_group(word.plain)
            and not _is_adjective(word.plain)
        ):
            word.name = "O"
        if word.name == "O" and word.upos in {"NOUN", "PROPN", "ADJ"}:
            adjective = word.plain.islower() and _is_adjective(word.plain)
            if adjective or (word.upos != "ADJ" and word.plain in _people()):
                word.name = "B-NORP"
