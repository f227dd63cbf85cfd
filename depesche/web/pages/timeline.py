"""Timeline: what happened, is planned, was denied between some parties, drawn and listed."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any, Literal

import msgspec
from fastapi import Query, Request, Response

from depesche.ledger import Ledger
from depesche.questions import Answer, timeline
from depesche.questions.days import period
from depesche.questions.outline import COUNTED, outline
from depesche.web.chart import KINDS, LANES, STATUSES_OF, chart, kind, kinds
from depesche.web.desk import Desk
from depesche.web.page import OfDesk, Pages, Shown
from depesche.web.pages.common import FromPage, part_of
from depesche.web.pages.filters import Filters, OfFilters, choices
from depesche.web.party_names import party_name
from depesche.web.words import translator

pages = Pages()
SIZE = 50
"""Events in one part of the list."""
_EPOCH = date(1970, 1, 1).toordinal()
Lanes = Annotated[Literal["class", "mode", "party"], Query()]


@pages.page("/timeline", title="Timeline")
def timeline_page(desk: OfDesk, asked: OfFilters, lanes: Lanes = "class", page: FromPage = 1) -> Shown:
    """Show events in order of days, as a drawing and as a list; each with its status, who says so and its sentence."""
    answer = _listed(desk, asked, page)
    drawn = desk.ask(outline, **asked.asked)
    rows = drawn.dicts()
    counted = drawn.columns == COUNTED
    total = answer.total or 0
    return Shown(
        "timeline.html", answer,
        {
            "part": part_of(_spoken(desk, answer), page, SIZE, total), "asked": asked, "choices": desk.ask(choices), "kinds": kinds(rows),
            "statuses_of": STATUSES_OF, "lanes": lanes, "lane_choices": ("class",) if counted else LANES,
            "chart": chart(rows, "class" if counted else lanes, *period(asked.since, asked.until), but=asked.parties),
            "marks": asked.address("/timeline/marks.json"), "by": drawn.question["by"], "undated": drawn.coverage.undated,
        },
    )  # fmt: skip


def _listed(desk: Desk, asked: Filters, page: int) -> Answer:
    """Ask for one part of the list; behind the end for the last one."""
    answer = desk.ask(timeline, limit=SIZE, offset=(page - 1) * SIZE, **asked.asked)
    if not answer.rows and answer.total:
        answer = desk.ask(timeline, limit=SIZE, offset=(answer.total - 1) // SIZE * SIZE, **asked.asked)
    return answer


def _spoken(desk: Desk, answer: Answer) -> list[dict[str, Any]]:
    """Give the rows, each with the language of its sentence where that is known."""
    rows = answer.dicts()
    spoken = desk.ask(languages_of, tuple(row["event"] for row in rows))
    return [{**row, "language": spoken.get((row["event"], row["sentence"]))} for row in rows]


def languages_of(ledger: Ledger, events: tuple[str, ...]) -> dict[tuple[str, str], str]:
    """Give (event, sentence) -> language of the report it stands in, where that is known and all is settled."""
    found = ledger.query("sentence_languages", {"events": list(events)}, package="depesche.web").rows
    return {(event, sentence): language for event, sentence, language in found}


@pages.get("/timeline/marks.json", summary="Timeline, as its drawing needs it")
def marks(the_request: Request, desk: OfDesk, asked: OfFilters) -> Response:
    """Give days, class, status and parties of every event as short arrays, or counts by week or month where there are too many.

    Days are numbers from 1970-01-01 on; `types`, `modes`, `statuses`, `parties` are named by their place in those lists.
    """
    drawn = desk.ask(outline, **asked.asked)
    _ = translator(the_request.state.language)
    packed = _Packed()
    content = {
        "by": drawn.question["by"], "total": drawn.total, "kinds": KINDS,
        "marks": [packed.count(row) if drawn.columns == COUNTED else packed.mark(row) for row in drawn.dicts()],
        "types": list(packed.types), "modes": list(packed.modes), "statuses": [_(_spoken_as(*key)) for key in packed.statuses],
        "parties": list(packed.parties), "but": asked.parties,
        "names": [party_name(code, the_request.state.language) for code in packed.parties],
    }  # fmt: skip
    return Response(msgspec.json.encode(content), media_type="application/json")


def _spoken_as(status: str, hedged: bool, disputed: bool) -> str:
    from depesche.questions.marks import mark

    return mark(status, hedged=hedged, disputed=disputed).partition(" ")[2]


class _Packed:
    """Puts names into lists and rows into arrays that point there."""

    def __init__(self) -> None:
        self.types: dict[str, int] = {}
        self.modes: dict[str, int] = {}
        self.parties: dict[str, int] = {}
        self.statuses: dict[tuple[str, bool, bool], int] = {}

    def mark(self, row: dict[str, Any]) -> list[Any]:
        """First and last day, approximate, kind, status, class, mode, parties, reports, independent ones, event."""
        return [
            _day(row["earliest"]), _day(row["latest"]), int(row["approximate"]), *self._standing(row), _at(self.types, row["type"]),
            _at(self.modes, row["mode"]) if row["mode"] else -1, [_at(self.parties, party) for party in row["parties"]],
            row["reports"], row["independent"], row["event"],
        ]  # fmt: skip

    def count(self, row: dict[str, Any]) -> list[Any]:
        """First and last day of the period, kind, status, class, number of events."""
        return [_day(row["earliest"]), _day(row["latest"]), *self._standing(row), _at(self.types, row["type"]), row["events"]]

    def _standing(self, row: dict[str, Any]) -> tuple[int, int]:
        hedged, disputed = row["hedged"], row["disputed"]
        return KINDS.index(kind(row["status"], hedged=hedged, disputed=disputed)), _at(self.statuses, (row["status"], hedged, disputed))


def _at(names: dict[Any, int], name: Any) -> int:
    return names.setdefault(name, len(names))


def _day(text: str | None) -> int | None:
    return date.fromisoformat(text).toordinal() - _EPOCH if text else None
