"""One report: its wording with everything found in it, cards beside it, where it came from, and why each finding was made."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from fastapi import Path, Query, Response
from starlette.exceptions import HTTPException

from depesche.errors import UsageError
from depesche.exports.report_marks import LAYERS, Layer
from depesche.exports.report_view import Held, Judged, ReportView, report_view, safe_address
from depesche.ledger import Ledger
from depesche.questions import Answer
from depesche.questions.answer import Coverage
from depesche.questions.caveats import held_in_words
from depesche.questions.chains import chain_line
from depesche.questions.explained import explained, wording
from depesche.questions.show import COLUMNS
from depesche.questions.stored import Kin, Stored, kin, stored
from depesche.questions.timeline import coverage
from depesche.records import Token, to_json
from depesche.web.desk import Desk
from depesche.web.jobs import Jobs
from depesche.web.page import OfDesk, Pages, Shown
from depesche.web.pages.intake import OfJobs
from depesche.web.report_file import page as as_file
from depesche.web.worker import WorkerStoppedError

pages = Pages()
Key = Annotated[str, Path(max_length=500)]
"""Id of a report or the beginning of it, its doc or origin."""
Finding = Annotated[str, Path(max_length=50)]
Parsed = Annotated[Literal["", "yes"], Query()]
"""Whether to parse the sentence as well: that takes a moment."""
_SECONDS = 30.0
_LISTED = 50
"""So many copies and other reports are listed on the page; all of them are in its data."""
Show = Annotated[list[str], Query(max_length=10)]
"""Layers to show; `none` stands for none of them, nothing at all for every one."""


@pages.page("/report/{key}", title="Report")
def report(desk: OfDesk, key: Key, show: Show = []) -> Shown:  # noqa: B006 (FastAPI copies defaults)
    """Show a report with the claims, sources, times, actors and flags found in it."""
    held = found(desk, key)
    name = held.reading.report.id
    near = desk.ask(kin, name)
    return Shown("report.html", _answer(held, near, desk.ask(_coverage)), {
        "view": _view(held, _layers(show)), "online": True, "kin": near, "most": _LISTED,
        "uncompared": bool(held.reading.claims) and not held.events and not held.verdicts,
        "origins": [{**origin, "safe": safe_address(origin["url"])} for origin in held.origins],
    })  # fmt: skip


@pages.page("/report/{key}/explain/{finding}", title="How it was found")
def explain(desk: OfDesk, jobs: OfJobs, key: Key, finding: Finding, parse: Parsed = "") -> Shown:
    """Say why a finding was made: the words, the row that fired, who was considered, in whose voice, and the parse if asked for."""
    held = found(desk, key)
    try:
        told = explained(held.reading, finding)
    except UsageError as error:
        raise HTTPException(404, str(error)) from None
    tokens, problem = _parsed(jobs, told.sentence, held.reading.report.language or "") if parse else ((), None)
    rows: list[tuple[str, str | None, str | None]] = [
        ("finding", told.id, told.head),
        *(("fact", label, words) for label, words in told.facts),
    ]
    rows += [("considered", one.words, f"{one.why} ({one.score:.2f})") for one in told.considered]
    rows += [("voice", None, voice) for voice in told.voices]
    rows += [("rule", told.rule, None), *(("row", column, cell) for column, cell in (told.row.cells if told.row else ()))]
    rows += [("token", token.text, f"{token.lexeme} {token.upos} {token.deprel} {head}") for token, head in tokens]
    held_now = desk.ask(_coverage)
    answer = Answer(
        question={"asked": "explain", "report": held.reading.report.id, "finding": finding}, columns=("what", "name", "value"),
        rows=tuple(rows), coverage=held_now, caveats=(held_in_words(held_now),),
    )  # fmt: skip
    return Shown(
        "explain.html", answer, {"told": told, "report": held.reading.report, "tokens": tokens, "parse": parse, "problem": problem}
    )


def _parsed(jobs: Jobs, sentence: str, language: str) -> tuple[tuple[tuple[Token, str], ...], str | None]:
    """The tokens of a sentence, each with the word it hangs on; or why there are none."""
    try:
        tokens = jobs.asking.parse(sentence, language, _SECONDS).tokens if sentence else ()
    except WorkerStoppedError as error:
        return (), str(error)
    except UsageError as error:
        return (), str(error)
    return tuple((token, tokens[token.head].text if token.head != token.index else "–") for token in tokens), None


@pages.get("/report/{key}/file", summary="A report as one file", response_class=Response)
def file(desk: OfDesk, key: Key) -> Response:
    """Give the report page as one file that needs no server."""
    reading = found(desk, key).reading
    return _download(as_file([reading]), "text/html; charset=utf-8", reading.report.id, "html")


@pages.get("/report/{key}/reading", summary="A reading as JSON", response_class=Response)
def reading(desk: OfDesk, key: Key) -> Response:
    """Give the reading itself, in the form of `depesche read`."""
    read = found(desk, key).reading
    return _download(to_json(read), "application/json", read.report.id, "json")


def _download(content: str, media_type: str, name: str, ending: str) -> Response:
    plain = "".join(sign if sign.isascii() and sign.isalnum() else "-" for sign in name[:100])
    return Response(content, media_type=media_type, headers={"content-disposition": f'attachment; filename="{plain}.{ending}"'})


def found(desk: Desk, key: str) -> Stored:
    """Give a report, or say plainly that there is none (404)."""
    try:
        return desk.ask(stored, key)
    except UsageError as error:
        raise HTTPException(404, str(error)) from None


def _coverage(ledger: Ledger) -> Coverage:
    return coverage(ledger, None, None)


def _answer(held: Stored, near: Kin, coverage: Coverage) -> Answer:
    """What the page shows, as the rows of `depesche show`: one fact a row."""
    report, rows = held.reading.report, list[tuple[Any, ...]]()
    day = report.published
    facts = {
        "id": report.id, "title": report.title, "outlet": report.outlet, "doc": report.doc, "url": report.url, "origin": report.origin,
        "origins": len(held.origins), "language": report.language, "published_edtf": day.edtf, "published_earliest": day.earliest,
        "published_latest": day.latest, "published_basis": day.basis, "published_why": day.why, "reading": held.id,
    }  # fmt: skip
    rows += [_row(section="report", name=name, value=value, report=report.id) for name, value in facts.items() if value]
    for section, some in (("copy", near.copies), ("same story", near.story)):
        rows += [_row(section=section, name=r["title"] or r["doc"], value=r["why"], status=r["kind"], report=r["report"]) for r in some]
    for claim in held.reading.claims:
        parts = ((claim.actors, "actor"), (claim.recipients, "recipient"), (claim.on_behalf_of, "on_behalf_of"))
        key, (verdict, by) = f"{held.id}.{claim.id}", held.verdicts.get(f"{held.id}.{claim.id}", (None, None))
        rows.append(_row(
            section="claim", name=claim.type + (f"/{claim.mode}" if claim.mode else ""), report=report.id, claims=[key],
            value=wording(held.reading, claim.evidence[0]) if claim.evidence else None,
            status=claim.status + (" (hedged)" if claim.hedged else ""), earliest=claim.time.earliest, latest=claim.time.latest,
            people=[f"{part.name or part.text} ({role})" for some, role in parts for part in some], said_by=[chain_line(claim.sources)],
            review=f"{verdict} by {by}" if verdict else None,
        ))  # fmt: skip
    return Answer(
        question={"asked": "report", "report": report.id}, columns=COLUMNS, rows=tuple(rows), coverage=coverage,
        caveats=(held_in_words(coverage), "What stands here is what the report says, as its newest reading understood it."),
    )  # fmt: skip


def _row(**cells: Any) -> tuple[Any, ...]:
    """A row of `depesche show`."""
    return tuple(cells.get(column, [] if column in {"people", "said_by", "claims"} else None) for column in COLUMNS)


def _layers(asked: list[str]) -> tuple[Layer, ...]:
    return tuple(layer for layer in LAYERS if layer in asked) if asked else LAYERS


def _view(held: Stored, layers: tuple[Layer, ...]) -> ReportView:
    judged = {
        claim: Judged(verdict, by, tuple(held.edits.get(claim, {}).items())) for claim, (verdict, by) in held.verdicts.items()
    }  # fmt: skip
    return report_view(held.reading, layers=layers, held=Held(held.id, held.events, judged))
