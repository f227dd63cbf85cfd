"""Start: what the ledger holds, how reports are spread over time, and where to put new ones."""

from __future__ import annotations

from typing import Annotated

from fastapi import Depends, Request

from depesche.ledger import Ledger
from depesche.lexicon.tables import LANGUAGES
from depesche.questions import Answer
from depesche.questions.caveats import held_in_words
from depesche.questions.timeline import coverage
from depesche.web.page import OfDesk, Pages, Shown
from depesche.web.settings import Settings

pages = Pages()


def settings_of(request: Request) -> Settings:
    """Give how the application is set up."""
    settings: Settings = request.app.state.settings
    return settings


OfSettings = Annotated[Settings, Depends(settings_of)]
_MONTHS = 600
COLUMNS = ("what", "name", "number")


@pages.page("/start", title="Start", also="/")
def start(desk: OfDesk, settings: OfSettings) -> Shown:
    """Say what the ledger holds: reports by month, language and outlet, claims by class, events; new reports are brought here."""
    answer = desk.ask(holdings)
    groups: dict[str, list[tuple[str, int]]] = {}
    for what, name, number in answer.rows:
        groups.setdefault(what, []).append((name, number))
    if "month" in groups:
        groups["month"] = _without_gaps(groups["month"])
    most = {"size": settings.max_upload // 1_000_000, "reports": f"{settings.max_reports:,}"}
    return Shown("start.html", answer, {"groups": groups, "tongues": LANGUAGES, "most": most})


def _without_gaps(months: list[tuple[str, int]]) -> list[tuple[str, int]]:
    """Months without reports are shown as such, unless a stray old report would make hundreds of them."""
    counts = dict(months)
    numbers = [int(name[:4]) * 12 + int(name[5:]) - 1 for name in counts]
    if max(numbers) - min(numbers) > _MONTHS:
        return months
    names = (f"{number // 12:04}-{number % 12 + 1:02}" for number in range(min(numbers), max(numbers) + 1))
    return [(name, counts.get(name, 0)) for name in names]


def holdings(ledger: Ledger) -> Answer:
    """Count what the ledger holds, one count a row."""
    held = coverage(ledger, None, None)
    rows = tuple(ledger.query("holdings", package="depesche.web").rows)
    return Answer(question={"asked": "start"}, columns=COLUMNS, rows=rows, coverage=held, caveats=(held_in_words(held),))
