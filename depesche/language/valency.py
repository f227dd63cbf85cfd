"""What verbs and nouns of the news govern, and which names are those of states, as the lexicon's tables tell it.

The tables were written for reading events; the same rows say which preposition
belongs to `Sanktionen` or `einmarschieren` and which verbs have a dative.  That
decides where a parser taught by few sentences guesses.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from depesche.language.de_verbs import SEPARABLE
from depesche.lexicon.rows import AttributionRow, EventRow, OfficeRow, StateNameRow
from depesche.lexicon.tables import load, settings

_WITH = re.compile(r"(!?)with:([^\s=:;>+]+)")
_SHORTEST_VERB = 5
_SHORTEST_LAST_PART = 5
_SHORTEST_FIRST_PART = 2


@dataclass(frozen=True, slots=True)
class Frame:
    """What one word governs.

    Prepositions (all, and those of parties), words of its object, whether it has a
    dative, an acting subject or an object.
    """

    prepositions: frozenset[str] = frozenset()
    parties: frozenset[str] = frozenset()
    objects: frozenset[str] = frozenset()
    within: frozenset[tuple[str, str]] = frozenset()
    predicates: frozenset[str] = frozenset()
    genitives: frozenset[str] = frozenset()
    dative: bool = False
    acted: bool = False
    transitive: bool = False


@dataclass(frozen=True, slots=True)
class Valency:
    """Frames of a language's verbs (by lexeme) and nouns (by lemma in lower case), predicates, words of its states, capitals, offices."""

    verbs: dict[str, Frame]
    nouns: dict[str, Frame]
    adjectives: frozenset[str]
    states: dict[str, str]
    capitals: frozenset[str]
    offices: frozenset[str]
    settings: dict[str, frozenset[str]]

    def verb(self, lexeme: str) -> Frame:
        """Frame of a verb; an empty one for verbs the tables do not know."""
        return self.verbs.get(lexeme.lower(), _NOTHING)

    def noun(self, lemma: str) -> Frame:
        """Frame of a noun or of the last part of a compound; an empty one if unknown."""
        key = _last_part(lemma.lower(), self.nouns)
        return self.nouns[key] if key else _NOTHING

    def office(self, lemma: str) -> bool:
        """Whether a noun is an office or calling of a person, or ends in one."""
        return bool(_last_part(lemma.lower(), self.offices))

    def listed(self, lemma: str, name: str) -> bool:
        """Whether a noun is on one of the lists under `[parse]` in `language.toml`, or ends in a word of it."""
        return bool(_last_part(lemma.lower(), self.settings[name]))


_NOTHING = Frame()


def _last_part(lemma: str, known: Iterable[str]) -> str:
    if lemma in known:
        return lemma
    ends = range(_SHORTEST_FIRST_PART, len(lemma) - _SHORTEST_LAST_PART + 1)
    return next((lemma[i:] for i in ends if lemma[i:] in known), "")


def _words(cell: str, slot: str) -> set[str]:
    found: set[str] = set()
    if slot not in cell:
        return found
    for part in re.split(r";| OR ", cell):
        name, is_list, words = part.strip().partition("=")
        if is_list and name == slot:
            found.update(w.strip().lower() for w in words.split("|"))
    return found


_FEW = 6
"""Verbs that may share a row in which a dative is possible: a longer list holds verbs that have none."""


def _has_dative(row: EventRow) -> bool:
    """Whether the verbs of a row have a dative: their row asks for one, or its few verbs have it for their recipient before all."""
    asked = {part.strip().partition(":")[0].partition("=")[0] for part in row.needs.split(";") if " OR " not in part}
    return "dative" in asked or (row.recipients.startswith("dative") and len(row.lexeme) <= _FEW)


def _frame(row: EventRow) -> Frame:
    cells = "; ".join((row.needs, row.actors, row.recipients, row.agenda))
    plain = [preposition for turned, preposition in _WITH.findall(cells) if not turned]
    within = {(p, w) for p in plain for w in _words(row.needs, f"with:{p}")}
    verb = row.pos == "verb"
    objects = _words(row.needs, "object")
    return Frame(
        prepositions=frozenset(plain),
        parties=frozenset(p for _, p in _WITH.findall(f"{row.actors}; {row.recipients}")),
        objects=frozenset(objects),
        within=frozenset(within),
        predicates=frozenset(_words(row.needs, "predicate")),
        genitives=frozenset(_words(row.needs, "genitive")) if verb else frozenset(),
        dative=verb and _has_dative(row),
        acted=verb and row.actors.startswith("subject"),
        transitive=verb and "object" in row.recipients.partition(" > ")[0],
    )


def _joined(a: Frame, b: Frame) -> Frame:
    return Frame(
        a.prepositions | b.prepositions,
        a.parties | b.parties,
        a.objects | b.objects,
        a.within | b.within,
        a.predicates | b.predicates,
        a.genitives | b.genitives,
        a.dative or b.dative,
        a.acted or b.acted,
        a.transitive or b.transitive,
    )


@cache
def valency(language: str) -> Valency:
    """Read what the tables of a language say about its words; raises `LexiconError` if one cannot be read."""
    frames: dict[str, dict[str, Frame]] = {"verb": {}, "noun": {}}
    for row in load(EventRow, language):
        if row.pos not in frames:
            continue
        known, frame = frames[row.pos], _frame(row)
        for lexeme in map(str.lower, row.lexeme):
            known[lexeme] = _joined(known[lexeme], frame) if lexeme in known else frame
    giving = Frame(dative=True, transitive=True)  # of two objects one is a dative; a single one need not be
    verbs = frames["verb"]
    for lexeme in map(str, settings(language, "parse").get("giving_verbs", ())):
        frame = verbs.get(lexeme, _NOTHING)
        verbs[lexeme] = frame if frame.dative else _joined(frame, giving)
    for said in (row for row in load(AttributionRow, language) if row.pos == "verb"):
        for lexeme in (cue.lower() for cue in said.cue if " " not in cue):
            verbs[lexeme] = _joined(verbs.get(lexeme, _NOTHING), Frame(acted=True))  # who says something is somebody
    states = {name: row.article for row in load(StateNameRow, language) for name in row.names if " " not in name}
    capitals = {name for row in load(StateNameRow, language) for name in row.metonyms if " " not in name}
    offices = {t.lower() for row in load(OfficeRow, language) for t in row.titles if " " not in t}
    lists = {k: frozenset(map(str, v)) for k, v in settings(language, "parse").items()}
    adjectives = frozenset(lexeme.lower() for row in load(EventRow, language) if row.pos == "adj" for lexeme in row.lexeme)
    return Valency(frames["verb"], frames["noun"], adjectives, states, frozenset(capitals), frozenset(offices), lists)


@cache
def known_verbs(language: str) -> frozenset[str]:
    """Infinitives the tables name, and those that remain when a separable particle is cut off."""
    light = map(str, settings(language, "events").get("light_verbs", ()))
    said = {lexeme for row in load(AttributionRow, language) if row.pos == "verb" for lexeme in row.cue if " " not in lexeme}
    whole = {*said, *valency(language).verbs, *light, *valency(language).settings["sein_perfect"]}
    cut = {v[len(p) :] for v in whole for p in SEPARABLE if v.startswith(p) and len(v) - len(p) >= _SHORTEST_VERB}
    return frozenset(whole | cut)
