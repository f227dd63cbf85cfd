"""What two words say of the beginning of an expression: the items that shapes are made of, and the shapes of the words of slots.

A *shape* is a tuple of items, each a word (`month`: of that slot, `=vor`: as it
stands, `#`: digits, `*`: any letters) or a gap between words (a blank or a
mark).  It stops after the second word.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

DIGITS, LETTERS, GAP, END = "#", "*", " ", "."
SUFFIX = "suffix"
"""Slots whose name begins so hold ends of words (`-tägig`): a word is of such a slot if it ends with one of its forms."""

Shape = tuple[str, ...]
Shapes = frozenset[Shape]

_PARTS = re.compile(r"([^\W\d_]+)|(\d+)|.", re.DOTALL)
ENOUGH = 2
"""How many words a shape has at most."""


class Vocabulary:
    """The words of every slot, as they make up shapes.

    `spelled`: the words of each item: `month` where a form is one word, else `month/1` its first and `month/2` its second.
    `shapes`: the shapes the forms of a slot have.
    """

    def __init__(self, forms: Mapping[str, Iterable[str]]) -> None:
        self.spelled: dict[str, set[str]] = {}
        self._own = {slot: frozenset(self._shape(form, slot) for form in group) for slot, group in forms.items()}
        self._families: dict[str, Shapes] = {}

    def shapes(self, slot: str) -> Shapes:
        """The shapes of a slot, or of all whose name begins so (`unit` for `unit_one`, `unit_many`)."""
        if slot in self._own:
            return self._own[slot]
        if slot not in self._families:
            self._families[slot] = frozenset().union(*(own for name, own in self._own.items() if name.startswith(slot + "_")))
        return self._families[slot]

    def _shape(self, form: str, slot: str) -> Shape:
        if form.isalpha():
            self.spelled.setdefault(slot, set()).add(form)
            return (slot,)
        parts = list(_PARTS.finditer(form))
        words = sum(part.lastindex is not None for part in parts)
        items, seen = list[str](), 0
        for part in parts:
            seen += part.lastindex is not None
            item = slot if words == 1 else f"{slot}/{seen}"
            items.append(item if part[1] else DIGITS if part[2] else GAP)
            if part[1] and seen <= ENOUGH:
                self.spelled.setdefault(item, set()).add(part[1])
        return cut(tuple(items))


def cut(shape: Shape) -> Shape:
    """A shape up to the end of its second word, gaps and digits in a row taken together."""
    out: list[str] = []
    words = 0
    for item in shape:
        if out and item == out[-1] and item in {GAP, DIGITS}:
            continue
        words += item not in {GAP, END}
        if item == END or words > ENOUGH or (words == ENOUGH and item == GAP):
            return (*out, END)
        out.append(item)
    return tuple(out)
