"""Review: one claim at a time in its sentence, pairs that may be one, what was decided and what that changed."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import Annotated, Any, Literal
from urllib.parse import urlencode

from fastapi import Cookie, File, Query, UploadFile
from fastapi import Form as Field
from starlette.responses import RedirectResponse, Response

from depesche.errors import UsageError
from depesche.exports.review_files import Imported, read_review, write_review
from depesche.ledger import Judgement
from depesche.questions.finding import find_report
from depesche.questions.review import ORDERS, history, pairs, queue, reviewed
from depesche.records import MODES
from depesche.web.desk import Desk
from depesche.web.page import OfDesk, Pages, Shown
from depesche.web.pages.choices import CLASSES, STATUSES
from depesche.web.pages.common import Word
from depesche.web.pages.filters import OfFilters
from depesche.web.reviewing import Case, Form, case, claim_row, corrections, judged

pages = Pages()
REVIEWER = "depesche_reviewer"
_YEAR = 31_536_000
_WAITING = 12
"""Claims of the queue that are listed beside the one in hand."""

Said = Annotated[str, Field(max_length=1000)]
Several = Annotated[list[str], Field(max_length=200)]
Order = Annotated[Literal["uncertain", "newest", "oldest", "report"], Query()]
Done = Annotated[list[str], Query(max_length=40)]
"""Judgements that were just made, so that they can be undone."""
Reviewer = Annotated[str, Cookie(alias=REVIEWER, max_length=200)]


@pages.page("/review", title="Review")
def review(
    desk: OfDesk, asked: OfFilters, order: Order = "uncertain", report: Word = None, rule: Word = None,
    confidence: Annotated[float | None, Query(ge=0, le=1)] = None, everything: bool = False, claim: Word = None, after: Word = None,
    done: Done = [], reviewer: Reviewer = "",  # noqa: B006
) -> Shown:  # fmt: skip
    """Show the claim to judge next, or the one asked for, with the queue behind it."""
    narrowed = {**asked.asked, "order": order, "rule": rule or None, "max_confidence": confidence, "unreviewed": not everything}
    narrowed["report"] = desk.ask(find_report, report) if report else None
    answer = desk.ask(queue, limit=_WAITING, after=after or None, **narrowed)
    rows = answer.dicts()
    row = desk.ask(claim_row, claim) if claim else rows[0] if rows else None
    return Shown("review.html", answer, {
        "case": _case(desk, row) if row else None, "rows": rows, "waiting": answer.question["waiting"], "asked": asked,
        "orders": ORDERS, "classes": CLASSES, "statuses": STATUSES, "modes": MODES, "done": done, "reviewer": reviewer,
        "narrowed": {"order": order, "report": report, "rule": rule, "confidence": confidence, "everything": everything},
    })  # fmt: skip


def _case(desk: Desk, row: dict[str, Any]) -> Case:
    with desk.reading() as ledger:
        return case(ledger, row)


@pages.page("/review/pairs", title="One or two?")
def review_pairs(
    desk: OfDesk, about: Literal["event_claims", "actors"] = "event_claims", skip: Annotated[int, Query(ge=0, le=1000)] = 0,
    done: Done = [], reviewer: Reviewer = "",  # noqa: B006
) -> Shown:  # fmt: skip
    """Show two claims that may tell one event, or two names that may be one person."""
    answer = desk.ask(pairs, about, limit=50)
    rows = answer.dicts()
    at = min(skip, max(0, len(rows) - 1))
    return Shown("review_pairs.html", answer, {
        "pair": rows[at] if rows else None, "at": at, "number": len(rows), "about": about, "done": done, "reviewer": reviewer,
    })  # fmt: skip


@pages.page("/review/history", title="Decisions")
def review_history(desk: OfDesk, by: Word = None, done: Done = [], reviewer: Reviewer = "") -> Shown:  # noqa: B006
    """List the latest decisions, each of which can be taken back."""
    answer = desk.ask(history, by=by or None, limit=200)
    return Shown("review_history.html", answer, {"by": by, "done": done, "reviewer": reviewer})


@pages.page("/review/changes", title="What reviewing changed")
def review_changes(desk: OfDesk) -> Shown:
    """Say what reviewing changed: decisions, rows of the tables and how often they were right, values put right, agreement."""
    answer = desk.ask(reviewed)
    sections: dict[str, list[dict[str, Any]]] = {}
    for row in answer.dicts():
        sections.setdefault(row["section"], []).append(row)
    return Shown("review_changes.html", answer, {"sections": sections})


# --- deciding -----------------------------------------------------------------


@pages.post("/review/claim", status_code=303, response_class=RedirectResponse, summary="Judge a claim")
def judge_claim(
    desk: OfDesk, claim: Said, verdict: Annotated[Literal["accept", "reject", "unsure"], Field()], by: Said = "", why: Said = "",
    back: Said = "/review",
) -> Response:  # fmt: skip
    """Accept or reject a claim as it stands, or say that one cannot tell."""
    return _decided(desk, judged(claim, verdict, (), by=by, why=why), back, by)


@pages.post("/review/correct", status_code=303, response_class=RedirectResponse, summary="Correct a claim")
def correct_claim(
    desk: OfDesk, claim: Said, by: Said = "", why: Said = "", back: Said = "/review", type: Said = "", mode: Said = "", status: Said = "",  # noqa: A002
    hedged: bool = Field(False), earliest: Said = "", latest: Said = "", approximate: bool = Field(False), place: Said = "",
    place_country: Said = "", role: Several = [], text: Several = [], name: Several = [], country: Several = [], actor: Several = [],  # noqa: B006
    kind: Several = [],  # noqa: B006
) -> Response:  # fmt: skip
    """Put fields of a claim right; only those that are filled in otherwise count."""
    columns = {"role": role, "text": text, "name": name, "country": country, "actor": actor, "kind": kind}
    if len({len(values) for values in columns.values()}) > 1:
        raise UsageError("the rows of participants are incomplete; load the page again")
    people = [{key: " ".join(values[n].split()) for key, values in columns.items()} for n in range(len(role))]
    form = Form(type, mode, status, hedged, earliest.strip(), latest.strip(), approximate, place.strip(), place_country.strip(), people)
    row = desk.ask(claim_row, claim)
    return _decided(desk, judged(claim, "edit", corrections(form, row), by=by, why=why), back, by)


@pages.post("/review/pair", status_code=303, response_class=RedirectResponse, summary="Judge whether two are one")
def judge_pair(
    desk: OfDesk, about: Annotated[Literal["event_claims", "actors"], Field()], one: Said, other: Said,
    verdict: Annotated[Literal["same", "different", "unsure"], Field()], by: Said = "", why: Said = "", back: Said = "/review/pairs",
) -> Response:  # fmt: skip
    """Say whether two claims tell one event, or two actors are one."""
    if not by.strip():
        raise UsageError("say who judges: fill in your name")
    who = " ".join(by.split())
    return _decided(desk, [Judgement(about=about, subject=one, object=other, verdict=verdict, made_by=who, why=why)], back, by)


@pages.post("/review/undo", status_code=303, response_class=RedirectResponse, summary="Take decisions back")
def undo(desk: OfDesk, judgement: Several, by: Said = "", back: Said = "/review") -> Response:
    """Take decisions back: everything is as it was before them."""
    if not by.strip():
        raise UsageError("say who takes it back: fill in your name")
    who = " ".join(by.split())
    withdrawals = [Judgement(about="", subject="", verdict="", withdraws=one, made_by=who, why="undone") for one in reversed(judgement)]
    return _decided(desk, withdrawals, back, by, undoing=True)


def _decided(desk: Desk, judgements: list[Judgement], back: str, by: str, *, undoing: bool = False) -> Response:
    """Write decisions down, go on where `back` says, and remember who judges."""
    with desk.writing() as ledger:
        made = ledger.review(judgements)
    target = back if back.startswith("/") and not back.startswith(("//", "/\\")) else "/review"
    shown = "" if undoing else urlencode([("done", one) for one in made])
    answer = RedirectResponse(target + (("&" if "?" in target else "?") + shown if shown else ""), 303)
    answer.set_cookie(REVIEWER, " ".join(by.split()), max_age=_YEAR, httponly=True, samesite="strict")
    return answer


# --- in and out ----------------------------------------------------------------


@pages.get("/review/export", summary="Give decisions out", response_class=Response)
def export(desk: OfDesk, to: Literal["jsonl", "label-studio"] = "jsonl", report: Word = None) -> Response:
    """Give all decisions as JSONL, or the claims as tasks of Label Studio with the decisions put in place."""
    with desk.reading() as ledger, tempfile.TemporaryDirectory() as folder:
        name = "review.jsonl" if to == "jsonl" else "tasks.json"
        reports = (find_report(ledger, report),) if report else ()
        written = write_review(ledger, to, Path(folder) / name, reports)[0]
        content = written.read_bytes()
    kind = "application/x-ndjson" if to == "jsonl" else "application/json"
    return Response(content, media_type=kind, headers={"content-disposition": f'attachment; filename="{name}"'})


@pages.post("/review/import", status_code=303, response_class=RedirectResponse, summary="Take decisions in")
def take_in(desk: OfDesk, file: Annotated[UploadFile, File()], by: Said = "") -> Response:
    """Take decisions of a file in: JSONL as given out, or annotated tasks of Label Studio."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "review.json"
        path.write_bytes(file.file.read())
        with desk.writing() as ledger:
            taken = read_review(ledger, path, " ".join(by.split()) or None)
    if taken.refused:
        raise UsageError(_said(taken))
    return RedirectResponse("/review/history", 303)


def _said(taken: Imported) -> str:
    refused = "; ".join(taken.refused[:5])
    return f"{taken.new} decisions are new, {taken.known} were there already, {len(taken.refused)} were refused: {refused}"
