"""Prepositional phrases a predicate may also mean, though they hang on one of its arguments.

English lets `in Geneva` follow anything.  Where a parser hung it on the object
or on the genitive of an event noun, the predicate's slots offer it too, behind
its own: places and times always, other phrases where the tables of events let
this verb or noun govern the preposition and it has none yet.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from depesche.language.en_words import english_words
from depesche.language.valency import Frame, valency

if TYPE_CHECKING:
    from depesche.language.tree import Tree

_PLACE = frozenset({"in", "at", "near", "outside"})
_TIME = frozenset({"in", "on", "at", "during", "since", "until"})
_ARGUMENTS = ("object", "genitive", "with:by", "with:between", "with:with", "with:to", "with:for")
_NAMES = frozenset({"LOC", "ORG", "PER", "NORP"})


def offered(tree: Tree, index: int, slots: dict[str, list[int]]) -> dict[str, list[int]]:
    """Give further fillers of prepositional slots: slot name -> tokens, in order of the text."""
    token = tree.parse.tokens[index]
    known = valency("en")
    frame = known.verb(token.lexeme) if token.upos == "VERB" else known.noun(token.lemma)
    if token.upos not in {"VERB", "NOUN"} or (token.upos == "NOUN" and not frame.prepositions):
        return {}
    found: dict[str, list[int]] = {}
    for name in _ARGUMENTS:
        for filler in slots.get(name, ()):
            if filler > index or token.upos == "VERB":
                _of_argument(tree, filler, frame, slots, found)
    return found


def _of_argument(tree: Tree, filler: int, frame: Frame, slots: dict[str, list[int]], found: dict[str, list[int]]) -> None:
    tokens = tree.parse.tokens
    for child in tree.children(filler):
        if tokens[child].deprel != "nmod" or child < filler:
            continue
        cases = [c for c in tree.children(child) if tokens[c].deprel == "case" and c < child]
        if len(cases) != 1:
            continue
        preposition = tokens[cases[0]].text.lower()
        slot = f"with:{preposition}"
        if child in slots.get(slot, ()):
            continue
        name = tokens[child].name[2:]
        place = preposition in _PLACE and name == "LOC"
        time = preposition in _TIME and tokens[child].text.lower() in english_words().lists["times"]
        governed = preposition in frame.prepositions and preposition != "of" and name in _NAMES and slot not in slots
        if place or time or governed:
            found.setdefault(slot, []).append(child)
