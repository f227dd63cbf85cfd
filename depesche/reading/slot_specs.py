"""Slot specifications of event rows: which slots of a predicate hold its parties.

    subject                the subject
    subject + with:mit     both, as joint parties
    speaker                whoever says the words the act is told in (`Der Praesident habe versagt, so die Opposition`)
    genitive > with:von    the first of the two that names somebody; joint ones first where all are there

The slots themselves come from the parse (`depesche.language.tree.Tree.slots`)
and mean the same in every language.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import cache

Spec = tuple[tuple[str, ...], ...]
"""Alternatives, first one that is filled wins; each is a group of slots taken together."""

Slots = Mapping[str, Sequence[int]]
"""Slot name -> token indexes that fill it."""

PLAIN_SLOTS = frozenset({
    "subject", "object", "dative", "predicate", "clause", "infinitive", "genitive", "compound", "apposition",
    "adjective", "possessive", "light-subject", "light-object", "light-dative", "speaker",
})  # fmt: skip


@cache
def compile_spec(text: str) -> Spec:
    """Read a specification; raises `ValueError` naming the slot that does not exist."""
    if not text:
        return ()
    spec = tuple(tuple(s.strip() for s in group.split(" + ")) for group in text.split(" > "))
    for slot in (s for group in spec for s in group):
        if slot not in PLAIN_SLOTS and not (slot.startswith("with:") and len(slot) > len("with:")):
            raise ValueError(f"{slot!r} is no slot (slots: {', '.join(sorted(PLAIN_SLOTS))}, with:<preposition>)")
    return spec


def fill(spec: Spec, slots: Slots, accept: Callable[[int], bool]) -> tuple[int, ...]:
    """Tokens of the first alternative whose slots are all filled, else of the first that is filled at all.

    Args:
        spec: A compiled specification.
        slots: Slots of the predicate.
        accept: Whether a token may count, for example whether it names an actor.

    """
    partly: tuple[int, ...] = ()
    for group in spec:
        found = [[t for t in slots.get(slot, ()) if accept(t)] for slot in group]
        tokens = tuple(dict.fromkeys(t for part in found for t in part))
        if tokens and all(found):
            return tokens
        partly = partly or tokens
    return partly
