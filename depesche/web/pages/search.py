"""Search: reports by their words, with counts by language, class, outlet and month to narrow them down."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from typing import Annotated, Any

from fastapi import Query

from depesche.ledger import Ledger
from depesche.ledger.settling.index import plain
from depesche.questions import Answer
from depesche.questions.caveats import held_in_words
from depesche.questions.search import COLUMNS, facets, search
from depesche.questions.timeline import coverage
from depesche.web.desk import Desk
from depesche.web.page import OfDesk, Pages, Shown
from depesche.web.pages.choices import CLASSES, Class
from depesche.web.pages.common import FromPage, Word, part_of

pages = Pages()
SIZE = 20
"""Reports on one page."""
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")
_PARAMETERS = {"language": "language", "class": "type", "outlet": "outlet"}
Text = Annotated[str, Query(max_length=200)]


@pages.page("/search", title="Search")
def search_page(
    desk: OfDesk, text: Text = "", since: Word = None, until: Word = None, language: Word = None, outlet: Word = None,
    act: Class = None, page: FromPage = 1,
) -> Shown:  # fmt: skip
    """Find reports that hold all the words; names in any spelling, `"words in a row"`, `begin*`."""
    wanted = {
        "since": (since or "").strip() or None, "until": (until or "").strip() or None, "language": language or None,
        "outlet": outlet or None, "type": (act or "").upper() or None,
    }  # fmt: skip
    text = text.strip()
    if not text:
        return Shown(
            "search.html",
            desk.ask(_nothing),
            {"text": "", "wanted": wanted, "classes": CLASSES, "part": part_of([], 1, SIZE, 0), "groups": {}},
        )
    answer = _found(desk, text, wanted, page)
    groups: dict[str, list[dict[str, Any]]] = {}
    for row in desk.ask(facets, text, **wanted).dicts():
        groups.setdefault(row["facet"], []).append(row)
    rows = [
        {**row, "pieces": list(pieces(row["snippet"], row["words"])), "heading": list(pieces(row["title"] or "", row["words"]))}
        for row in answer.dicts()
    ]
    return Shown(
        "search.html", answer,
        {
            "text": text, "wanted": wanted, "classes": CLASSES, "part": part_of(rows, page, SIZE, answer.total or 0), "groups": groups,
            "parameters": _PARAMETERS, "most": max((row["reports"] for row in groups.get("month", ())), default=1),
        },
    )  # fmt: skip


def _found(desk: Desk, text: str, wanted: dict[str, str | None], page: int) -> Answer:
    answer = desk.ask(search, text, limit=SIZE, offset=(page - 1) * SIZE, **wanted)
    if not answer.rows and answer.total:
        answer = desk.ask(search, text, limit=SIZE, offset=(answer.total - 1) // SIZE * SIZE, **wanted)
    return answer


def _nothing(ledger: Ledger) -> Answer:
    held = coverage(ledger, None, None)
    return Answer(
        question={"asked": "search", "text": ""}, columns=COLUMNS, rows=(), coverage=held, caveats=(held_in_words(held),), total=0
    )


def pieces(text: str, forms: Collection[str]) -> Iterator[tuple[str, bool]]:
    """Cut a text where words begin and end that are one of some forms; say of each piece whether it is such a word.

    >>> list(pieces("Xi traf Putin.", ["putin"]))
    [('Xi traf ', False), ('Putin', True), ('.', False)]
    """
    done = 0
    for found in _WORD.finditer(text):
        if plain(found.group()) in forms:
            if found.start() > done:
                yield text[done : found.start()], False
            yield found.group(), True
            done = found.end()
    if done < len(text):
        yield text[done:], False
