"""Rows test themselves: the bracket notation of the `example` and `never` columns.

    Am 21. Maerz stattete [A Sergei Schoigu] [R der DVRK] einen Besuch ab.
    Ein Treffen ist [T=planned geplant].

A bracket opens with its label (`A` actor, `R` recipient, `S` source, `C`
content, `T` time or trigger, `B` on behalf of) and, after `=`, the value
expected.  Brackets may not be nested.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_BRACKET = re.compile(r"\[(?P<label>[A-Z])(?:=(?P<value>\S+))? (?P<words>[^\]]*)\]")


@dataclass(frozen=True, slots=True)
class Marked:
    """A marked stretch of an example: label, expected value or "", code points in the plain sentence."""

    label: str
    value: str
    begin: int
    end: int


def plain(example: str) -> tuple[str, tuple[Marked, ...]]:
    """Take the brackets out of an example; give the sentence and what was marked in it.

    >>> plain("[A Er] kam.")
    ('Er kam.', (Marked(label='A', value='', begin=0, end=2),))
    """
    text = ""
    at = 0
    marked: list[Marked] = []
    for match in _BRACKET.finditer(example):
        text += example[at : match.start()]
        marked.append(Marked(match["label"], match["value"] or "", len(text), len(text) + len(match["words"])))
        text += match["words"]
        at = match.end()
    return text + example[at:], tuple(marked)
