"""The list of reports, newest first."""

from __future__ import annotations

from typing import Annotated, Literal

from fastapi import Query

from depesche.ledger import Ledger
from depesche.questions.listed import LIMIT, listed
from depesche.web.page import OfDesk, Pages, Shown
from depesche.web.pages.common import FromPage, Part, Word

pages = Pages()
Claimed = Annotated[Literal["", "yes", "no"], Query()]
"""Reports with claims, without, or both."""
_CLAIMED = {"yes": True, "no": False, "": None}


@pages.page("/reports", title="Reports")
def reports(
    desk: OfDesk, since: Word = None, until: Word = None, language: Word = None, outlet: Word = None, title: Word = None,
    claims: Claimed = "", page: FromPage = 1,
) -> Shown:  # fmt: skip
    """List reports by day of publication, language, outlet, words of the headline, and whether they claim anything."""
    asked = {"since": since or None, "until": until or None, "language": language or None, "outlet": outlet or None, "title": title or None}
    filters = {**asked, "claims": _CLAIMED[claims], "limit": LIMIT}
    answer = desk.ask(listed, **filters, offset=(page - 1) * LIMIT)
    if not answer.rows and page > 1:  # behind the end: the first part tells how many there are
        page = max(1, -(-desk.ask(listed, **filters).question["total"] // LIMIT))
        answer = desk.ask(listed, **filters, offset=(page - 1) * LIMIT)
    total = answer.question["total"]
    part = Part(tuple(answer.dicts()), page, max(1, -(-total // LIMIT)), total)
    return Shown("reports.html", answer, {"part": part, "asked": {**asked, "claims": claims}, "choices": desk.ask(choices)})


def choices(ledger: Ledger) -> dict[str, tuple[str, ...]]:
    """Give the outlets and languages one can choose from."""
    found: dict[str, list[str]] = {"outlet": [], "language": []}
    for what, name, _ in ledger.query("outlets", package="depesche.web").rows:
        found[what].append(name)
    return {what: tuple(names) for what, names in found.items()}
