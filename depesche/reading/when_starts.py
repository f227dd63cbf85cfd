"""With which two words a pattern can begin: worked out from its source, so that it is tried nowhere else.

A pattern is read as what it says about words: the set of shapes (`when_shapes`) that what it matches can have.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from itertools import product

from depesche.reading.when_shapes import DIGITS, END, ENOUGH, GAP, LETTERS, SUFFIX, Shape, Shapes, Vocabulary, cut

NUMERALS = {
    "day": r"(?:0?[1-9]|[12]\d|3[01])",
    "monthnumber": r"(?:0?[1-9]|1[0-2])",
    "year": r"(?:1\d{3}|20\d{2})",
    "year2": r"\d{2}",
    "hour": r"(?:[01]?\d|2[0-4])",
    "minute": r"[0-5]\d",
    "count": r"\d{1,4}(?:[.,]\d{1,2})?",
}
"""Slots filled by digits: the same in every language."""

PIECE = re.compile(r"\{([a-z][a-z_0-9]*)(?::([a-z]))?\}")
"""A slot in a pattern: `{month}`, `{number:b}`."""

_NOTHING: Shapes = frozenset({()})
_ANYTHING: Shapes = frozenset({(DIGITS,), (LETTERS,), (GAP,)})
_DIGITS, _GAP = frozenset({(DIGITS,)}), frozenset({(GAP,)})
_ESCAPES: dict[str, Shapes] = {"d": _DIGITS, "w": _DIGITS | {(LETTERS,)}, "s": _GAP, "W": _GAP, "b": _NOTHING, "B": _NOTHING}
_SINGLE: dict[str, Shapes] = {"^": _NOTHING, "$": _NOTHING, ".": _ANYTHING}
_OPENING = re.compile(r"\((\?:|\?P<[a-z_0-9]+>|\?<?[=!])?")
_SET = re.compile(r"\[(\^?)((?:\\.|[^\]\\])+)\]")
_REPEAT = re.compile(r"(?:([?*+])|\{(\d+)(?:(,)(\d*))?\})\??")
_LITERAL = re.compile(r"[^\W\d_]+(?![?*+{])|[^\W\d_]")
_RANGE = re.compile(r"(\w)-(\w)")


def first_words(pattern: str, vocabulary: Vocabulary) -> set[tuple[str, str]]:
    """The pairs of items a match of a pattern can begin with; `*` as the second where it may be any word, or none.

    Raises `ValueError` where the pattern does not say with which words it begins.
    """
    shapes, at = _Source(pattern, vocabulary).branches(0)
    if at != len(pattern):
        raise ValueError(f"unbalanced bracket at {at}")
    out: set[tuple[str, str]] = set()
    for shape in shapes:
        words = [item for item in shape if item not in {GAP, END}]
        if shape[:1] == (GAP,):
            continue  # a match begins at a word: the other readings of what is optional here say at which
        if not words or words[0] == LETTERS:
            raise ValueError("it does not say with which word it begins")
        out.add((words[0], words[1] if len(words) > 1 else LETTERS))
    if not out:
        raise ValueError("it begins with no word")
    return {(first, second) for first, second in out if second == LETTERS or (first, LETTERS) not in out}


class _Source:
    """A pattern, read from left to right; every reader takes where to begin and gives the shapes and where it ended."""

    def __init__(self, pattern: str, vocabulary: Vocabulary) -> None:
        self._pattern = pattern
        self._vocabulary = vocabulary

    def branches(self, at: int) -> tuple[Shapes, int]:
        shapes, at = self._sequence(at)
        while self._pattern[at : at + 1] == "|":
            more, at = self._sequence(at + 1)
            shapes |= more
        return shapes, at

    def _sequence(self, at: int) -> tuple[Shapes, int]:
        shapes = _NOTHING
        while at < len(self._pattern) and self._pattern[at] not in "|)":
            found, at = self._piece(at)
            if repeat := _REPEAT.match(self._pattern, at):
                found, at = self._repeated(found, repeat), repeat.end()
            shapes = self._joined(shapes, found)
        return shapes, at

    def _piece(self, at: int) -> tuple[Shapes, int]:
        text = self._pattern
        if literal := _LITERAL.match(text, at):
            return frozenset({("=" + literal[0].lower(),)}), literal.end()
        if slot := PIECE.match(text, at):
            return _numeral(slot[1]) if slot[1] in NUMERALS else self._vocabulary.shapes(slot[1]), slot.end()
        if opening := _OPENING.match(text, at):
            inside, end = self.branches(opening.end())
            return (inside if (opening[1] or ":")[-1] in ":>" else _NOTHING), end + 1
        if chars := _SET.match(text, at):
            return _of_set(chars[1], chars[2]), chars.end()
        if text[at] == "\\":
            return _ESCAPES.get(text[at + 1], _ANYTHING if text[at + 1].isalpha() else _GAP), at + 2
        return _SINGLE.get(text[at], _DIGITS if text[at].isdigit() else _GAP), at + 1

    def _repeated(self, shapes: Shapes, repeat: re.Match[str]) -> Shapes:
        if repeat[0] == "?":
            return shapes | _NOTHING
        least = 0 if repeat[1] == "*" else int(repeat[2] or 1)
        most = int(repeat[4] or ENOUGH) if repeat[3] or repeat[1] else least
        out, some = set[Shape](), _NOTHING
        for count in range(min(most, ENOUGH) + 1):
            if count >= min(least, ENOUGH):
                out |= some
            some = self._joined(some, shapes)
        return frozenset(out)

    def _joined(self, left: Shapes, right: Shapes) -> Shapes:
        if _NOTHING in {left, right}:
            return right if left == _NOTHING else left
        full = {shape for shape in left if shape and shape[-1] == END}
        return frozenset(full.union(*(self._glued(a, b) for a in left - full for b in right)))

    def _glued(self, left: Shape, right: Shape) -> Iterable[Shape]:
        """Both, one after the other; letters that follow letters are one word."""
        if not left or not right:
            return (left or right,)
        if left[-1] in _UNLETTERED or right[0] in _UNLETTERED:
            return (cut(left + right),)
        return [cut((*left[:-1], word, *right[1:])) for word in self._words(left[-1], right[0])]

    def _words(self, begin: str, end: str) -> Iterable[str]:
        if end.startswith(SUFFIX):
            return (end,)
        if LETTERS in {begin, end}:
            return (LETTERS,)
        return ["=" + a + b for a, b in product(self._spelled(begin), self._spelled(end))]

    def _spelled(self, item: str) -> Iterable[str]:
        return (item[1:],) if item[0] == "=" else self._vocabulary.spelled[item]


_UNLETTERED = frozenset({GAP, END, DIGITS})


@cache
def _numeral(slot: str) -> Shapes:
    return _Source(NUMERALS[slot], Vocabulary({})).branches(0)[0]


def _of_set(negated: str, chars: str) -> Shapes:
    plain = _RANGE.sub(r"\1\2", chars.replace("\\d", "0"))
    if negated or "\\" in plain:
        return _ANYTHING
    return frozenset({(LETTERS if c.isalpha() else DIGITS if c.isdigit() else GAP,) for c in plain})
