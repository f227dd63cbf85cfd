"""With which words a pattern can begin: worked out from its source, so that it is tried nowhere else."""

from __future__ import annotations

import re
from collections.abc import Iterator

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

PIECE = re.compile(r"\{([a-z_0-9]+)(?::([a-z]))?\}")
"""A slot in a pattern: `{month}`, `{number:b}`."""

_OPENING = re.compile(r"\((?:\?:|\?P<[a-z_0-9]+>)?")
_LITERAL = re.compile(r"[^\W\d_]+")


def first_words(pattern: str, values: dict[str, dict[str, str]]) -> tuple[set[str], bool]:
    """The tags a match can begin with, and whether the pattern can match nothing at all."""
    tags: set[str] = set()
    empty = False
    for branch in _split(pattern):
        found, nothing = _first_of_branch(branch, values)
        tags |= found
        empty |= nothing
    return tags, empty


def _first_of_branch(branch: str, values: dict[str, dict[str, str]]) -> tuple[set[str], bool]:
    at, tags = 0, set[str]()
    while at < len(branch):
        if piece := PIECE.match(branch, at):
            end, here = piece.end(), {"#"} if piece[1] in NUMERALS else _slot_names(piece[1], values)
        elif branch[at] == "(":
            opening = _OPENING.match(branch, at)
            end = _closing(branch, at) + 1
            here, nothing = first_words(branch[opening.end() if opening else at : end - 1], values)
            tags |= here if branch[at + 1 : at + 3] not in {"?=", "?!", "?<"} else set()
            if nothing or branch[end : end + 1] == "?" or branch[at + 1 : at + 3] in {"?=", "?!", "?<"}:
                at = end + (branch[end : end + 1] == "?")
                continue
            return tags, False
        elif word := _LITERAL.match(branch, at):
            end, here = word.end(), {"=" + word.group().lower()}
        elif branch[at] == " ":
            at += 2 if branch[at + 1 : at + 2] == "?" else 1
            continue
        else:
            return tags | {"#"}, False
        tags |= here
        if branch[end : end + 1] == "?" and piece:
            at = end + 1
            continue
        return tags, False
    return tags, True


def _slot_names(slot: str, values: dict[str, dict[str, str]]) -> set[str]:
    return {slot} if slot in values else {name for name in values if name.startswith(slot + "_")}


def _closing(text: str, at: int) -> int:
    depth = 0
    for i in range(at, len(text)):
        depth += {"(": 1, ")": -1}.get(text[i], 0) if text[i - 1 : i] != "\\" else 0
        if depth == 0:
            return i
    return len(text) - 1


def _split(pattern: str) -> Iterator[str]:
    depth = start = 0
    for i, char in enumerate(pattern):
        depth += {"(": 1, "[": 1, ")": -1, "]": -1}.get(char, 0) if pattern[i - 1 : i] != "\\" else 0
        if char == "|" and depth == 0:
            yield pattern[start:i]
            start = i + 1
    yield pattern[start:]
