"""Copies: the largest groups, and the copies of one report with the shared wording side by side."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from fastapi import HTTPException

from depesche.errors import UsageError
from depesche.ledger import Ledger
from depesche.questions.copies import copies
from depesche.questions.copy_groups import KINDS, SIZE, copy_groups
from depesche.questions.wordings import reports_of
from depesche.web.page import OfDesk, Pages, Shown
from depesche.web.pages.common import FromPage, Word, answer_part

pages = Pages()
Piece = tuple[str, int]
"""Some text, and the number of the shared passage it is, 0 for none."""
LONGEST = 40_000
"""So many characters of a text are shown at most."""


@pages.page("/copies", title="Copies")
def show_groups(desk: OfDesk, kind: Word = None, page: FromPage = 1) -> Shown:
    """List the largest groups of reports that repeat each other's wording."""
    found = desk.ask(copy_groups, kind=kind or None, page=page)
    return Shown("copies.html", found, {"part": answer_part(found, page, SIZE), "kinds": KINDS, "kind": kind or ""})


@pages.page("/copies/{report}", title="Copies of a report")
def show_copies(desk: OfDesk, report: str, other: Word = None) -> Shown:
    """List the copies of one report; with one of them (`other`) side by side, else with the first."""
    try:
        answer = desk.ask(copies, report[:200])
    except UsageError as error:
        raise HTTPException(404, str(error)) from error
    rows = answer.dicts()
    chosen = _chosen(rows, other)
    mine = desk.ask(text_of, answer.question["report"])
    more: dict[str, Any] = {
        "rows": rows,
        "chosen": chosen,
        "mine": mine,
        "theirs": None,
        "here_pieces": (),
        "there_pieces": (),
        "longest": LONGEST,
    }
    if chosen:
        theirs = desk.ask(text_of, chosen["report"])
        passages = chosen["passages"]
        if chosen["kind"] == "identical":
            passages = [{"begin": 0, "end": len(mine["text"]), "other_begin": 0, "other_end": len(theirs["text"])}]
        more["theirs"] = theirs
        more["here_pieces"] = pieces(mine["text"], [(p["begin"], p["end"]) for p in passages])
        more["there_pieces"] = pieces(theirs["text"], [(p["other_begin"], p["other_end"]) for p in passages])
    return Shown("copies_of.html", answer, more)


def _chosen(rows: Sequence[dict[str, Any]], other: str | None) -> dict[str, Any] | None:
    if not other:
        return rows[0] if rows else None
    found = next((row for row in rows if row["report"].startswith(other)), None)
    if found is None:
        raise HTTPException(404, f"{other!r} is no copy of this report")
    return found


def text_of(ledger: Ledger, report: str) -> Mapping[str, Any]:
    """Give what a page shows of a report: title, outlet, day, language, text."""
    return reports_of(ledger, [report])[0]


def pieces(text: str, spans: Iterable[tuple[int, int]], longest: int = LONGEST) -> list[Piece]:
    """Cut a text at the ends of its shared passages; each passage keeps its number, of two that overlap the first counts whole.

    >>> pieces("abcdef", [(3, 5), (1, 2)])
    [('a', 0), ('b', 2), ('c', 0), ('de', 1), ('f', 0)]
    """
    out: list[Piece] = []
    at, longest = 0, min(longest, len(text))
    for begin, end, number in sorted((begin, end, number) for number, (begin, end) in enumerate(spans, 1)):
        first, last = max(begin, at), min(end, longest)
        if first >= last:
            continue
        if first > at:
            out.append((text[at:first], 0))
        out.append((text[first:last], number))
        at = last
    rest = text[at:longest]
    return [*out, (rest, 0)] if rest else out
