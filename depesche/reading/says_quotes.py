"""Quotation marks: which stretches of a text stand inside them, in every style newspapers print.

„German“, »Gänsefüßchen«, «French», “English”, ”Swedish”, "typewriter", ''doubled'', ‚single‘ and
'single', nested in each other and running over paragraphs.  Apostrophes
("don't", "Putins' Reise") are no quotation marks.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

_CLOSERS = {
    "„": "“”\"‟", "“": "”\"", "”": "”", "‟": "”", "»": "«", "«": "»", '"': '"“”', "''": "''", "``": "''", '""': '""',
    "‚": "‘’'", "‘": "’'", "'": "'’", "’": "’", "‹": "›", "›": "‹",
}  # fmt: skip
"""What may close a quotation that was opened so; a first closer is the usual one."""
_PLACES = re.compile("[" + "".join({mark[0] for mark in _CLOSERS} | set("".join(_CLOSERS.values()))) + "\n]")
_SINGLE = frozenset("‚‘’'‹›")
_APOSTROPHES = frozenset("'’‘")
_BEFORE_OPENING = frozenset(" \t\n\u00a0([{/–—-:„“»«\"‚‘'")
_SHORTEST_FULL, _LONGEST_FULL = 45, 120
"""Between these lengths a line that ends in no sentence's end is taken for one that was full."""
_SENTENCE_ENDS = frozenset('.!?:;"”“»«…')
_REACH = 3
"""A quotation that is not closed in its paragraph is sought for in this many further ones."""


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words inside quotation marks: `begin:end` with the marks, `inner` without; code points.

    `depth` 0 is outermost; `single` says that single marks enclose it.
    """

    begin: int
    end: int
    depth: int
    single: bool
    inner_begin: int
    inner_end: int

    def holds(self, offset: int) -> bool:
        """Whether the character at this offset stands inside (marks included)."""
        return self.begin <= offset < self.end


@dataclass(slots=True)
class _Open:
    mark: str
    begin: int


@lru_cache(maxsize=256)
def find_quotations(text: str) -> tuple[Quotation, ...]:
    """All quotations of a text in order of their beginning, outer before inner.

    >>> [(q.begin, q.end) for q in find_quotations("Er sagte: „Ja.“")]
    [(10, 15)]
    """
    found: list[Quotation] = []
    stack: list[_Open] = []
    index = 0
    while (index := _next_mark(text, index)) < len(text):
        mark = _mark_at(text, index)
        if text[index] == "\n" and stack:
            index = _next_paragraph(text, index, stack)
            continue
        if mark:
            _take(text, index, mark, stack, found)
        index += max(1, len(mark))
    return tuple(sorted(found, key=lambda q: (q.begin, -q.end)))


def _next_mark(text: str, index: int) -> int:
    """The next place where a quotation may open or close, or a paragraph end; the end of the text if there is none."""
    found = _PLACES.search(text, index)
    return found.start() if found else len(text)


def _mark_at(text: str, index: int) -> str:
    double = text[index : index + 2]
    if double in ("''", "``", '""'):
        return double
    char = text[index]
    return char if char in _CLOSERS else ""


def _take(text: str, index: int, mark: str, stack: list[_Open], found: list[Quotation]) -> None:
    closes = _closes(text, index, mark, stack)
    if closes is not None:
        opening = stack[closes]
        del stack[closes:]
        inner = (opening.begin + len(opening.mark), index)
        if inner[0] < inner[1]:
            single = opening.mark in _SINGLE
            found.append(Quotation(opening.begin, index + len(mark), len(stack), single, *inner))
    elif _opens(text, index, mark, stack):
        stack.append(_Open(mark, index))


def _closes(text: str, index: int, mark: str, stack: list[_Open]) -> int | None:
    before = text[index - 1] if index else " "
    after = text[index + len(mark) : index + len(mark) + 1]
    if mark in _APOSTROPHES and after.isalnum():
        return None
    for place in range(len(stack) - 1, -1, -1):
        opening = stack[place]
        if mark not in _CLOSERS[opening.mark] or (len(mark) > 1) != (len(opening.mark) > 1):
            continue
        # the same mark on both sides: a space before it and none after says that it opens another one
        opens_again = mark == opening.mark and before.isspace() and bool(after) and not after.isspace()
        return None if opens_again else place
    return None


def _opens(text: str, index: int, mark: str, stack: list[_Open]) -> bool:
    before = text[index - 1] if index else " "
    after = text[index + len(mark) : index + len(mark) + 1]
    if not after or after.isspace() or any(o.mark == mark for o in stack):
        return False
    if before.isalnum() or before not in _BEFORE_OPENING:
        return mark in "„‚"
    if mark in _APOSTROPHES or mark == "‚":
        return after.isalnum() and _closed_later(text, index + 1, mark)
    return True


def _closed_later(text: str, start: int, mark: str) -> bool:
    stop = text.find("\n", start)
    line = text[start : stop if stop >= 0 else len(text)]
    return any(
        char in _CLOSERS[mark] and not line[i + 1 : i + 2].isalnum() and not line[i - 1 : i].isspace() for i, char in enumerate(line) if i
    )


def ends_paragraph(text: str, index: int) -> bool:
    """Whether a line break ends what stands before it: a blank line does, the end of a full line in the middle of a sentence does not."""
    if not text[index + 1 : index + 3].strip() and "\n" in text[index + 1 : index + 3]:
        return True
    line = text[text.rfind("\n", 0, index) + 1 : index].strip()
    return not (_SHORTEST_FULL <= len(line) <= _LONGEST_FULL and line[-1] not in _SENTENCE_ENDS)


def _next_paragraph(text: str, index: int, stack: list[_Open]) -> int:
    """Step over a line break: what is still open goes on, or was never a quotation."""
    start = index
    while start < len(text) and text[start] in "\n\r \t":
        start += 1
    if not ends_paragraph(text, index):
        return start
    outer = stack[0].mark
    if text[start : start + len(outer)] == outer and outer not in _SINGLE:
        return start + len(outer)
    ahead = "\n".join(text[start:].split("\n")[:_REACH])
    first_close = min((p for c in _closer_list(outer) if (p := ahead.find(c)) >= 0), default=-1)
    first_open = ahead.find(outer)
    goes_on = first_close >= 0 and (first_open < 0 or first_close < first_open) and outer not in _CLOSERS[outer]
    if not goes_on:
        stack.clear()
    return start


def _closer_list(mark: str) -> tuple[str, ...]:
    closers = _CLOSERS[mark]
    return (closers,) if len(mark) > 1 else tuple(closers)


def outermost(quotations: tuple[Quotation, ...], offset: int) -> Quotation | None:
    """Give the outermost quotation that holds this offset; None outside quotation marks."""
    return next((q for q in quotations if q.depth == 0 and q.holds(offset)), None)
