"""What English rules ask the lexicon: names of states and peoples, offices of persons, bodies of several words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from depesche.lexicon.rows import BodyNameRow, OfficeRow, PlaceRow, StateNameRow
from depesche.lexicon.tables import all_names, load, settings

_PERSONS = frozenset(
    "diplomat head-of-government head-of-state judge legislator minister official spokesperson private opposition former other".split()
)
"""Roles of `offices.tsv` whose nouns stand before a person's name."""

_MILITARY = frozenset(
    "general gen. admiral adm. colonel col. maj. major capt. captain marshal commander lt. lieutenant sgt. sergeant brigadier commodore "
    "ayatollah imam pope archbishop bishop cardinal patriarch sheikh prince princess king queen emir sultan sir lord lady baroness "
    "professor prof. sen. rep. senator congressman congresswoman".split()
)


@dataclass(frozen=True, slots=True)
class EnglishWords:
    """Words of English as sets: names (states, groups, bodies, places, regions, acronyms) as written, all others in lower case."""

    states: frozenset[tuple[str, ...]]
    groups: frozenset[str]
    persons: frozenset[str]
    title_words: frozenset[str]
    bodies: frozenset[tuple[str, ...]]
    places: frozenset[tuple[str, ...]]
    regions: frozenset[tuple[str, ...]]
    acronyms: frozenset[str]
    openers: dict[str, int]
    lists: dict[str, frozenset[str]]

    def longest(self, words: Sequence[str], begin: int) -> int:
        """Length of the longest known name of a state or body that begins at a word; 0 if none."""
        most = self.openers.get(words[begin], 0)
        sizes = range(min(most, len(words) - begin), 0, -1)
        return next((n for n in sizes if (key := tuple(words[begin : begin + n])) in self.states or key in self.bodies), 0)


def _cut(name: str) -> tuple[str, ...]:
    return tuple(name.replace("'s", " 's").replace("’s", " ’s").split())


@cache
def english_words() -> EnglishWords:
    """Read them once; raises `LexiconError` if a table cannot be read."""
    rows = load(StateNameRow, "en")
    states = frozenset(_cut(n) for row in rows for n in row.names if n[:1].isupper())
    groups = frozenset(w for row in rows for w in (*row.adjectives, *row.inhabitants) if " " not in w)
    bodies = frozenset(
        _cut(n.text) for n in all_names() if n.strength == "strong" and n.script == "Latn" and n.language in {"en", "*"} and " " in n.text
    )
    acronyms = frozenset(
        n.text for n in load(BodyNameRow) if n.strength == "strong" and n.language in {"en", "*"} and n.text.isupper() and n.text.isalpha()
    )
    regions = frozenset(_cut(str(r)) for r in settings("en", "parse")["regions"])
    places = frozenset(
        _cut(name)
        for row in load(PlaceRow)
        if not row.note.startswith("common-word")
        for name in (row.name, *row.names)
        if name[:1].isupper()
    )
    titles = [t for row in load(OfficeRow, "en") if row.role in _PERSONS for t in row.titles]
    openers: dict[str, int] = {}
    for key in (*states, *bodies, *regions, *places):
        openers[key[0]] = max(openers.get(key[0], 0), len(key))
    return EnglishWords(
        states=states,
        groups=groups,
        persons=frozenset(t.lower() for t in titles if " " not in t) | _MILITARY,
        title_words=frozenset(w.lower() for t in titles for w in t.split() if w[:1].isalpha()) | _MILITARY,
        bodies=bodies,
        places=places - states - bodies,
        regions=regions,
        acronyms=acronyms - {s[0] for s in states if len(s) == 1},
        openers=openers,
        lists={k: frozenset(map(str, v)) for k, v in settings("en", "parse").items()},
    )
