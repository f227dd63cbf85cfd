"""Runs and rejected: what was read when, with what, and what could not be read."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Annotated, Any

from fastapi import Query

from depesche.intake.options import REASONS
from depesche.ledger import Ledger
from depesche.questions import Answer
from depesche.questions.caveats import counted, held_in_words
from depesche.questions.partly import offset
from depesche.questions.timeline import coverage
from depesche.web.page import OfDesk, Pages, Shown
from depesche.web.pages.common import FromPage, Word, answer_part

pages = Pages()
_SIZE = 50
RUNS = ("id", "started", "finished", "seconds", "depesche", "lexicon", "options", "readings", "current", "rejected")
"""`readings`: new ones of the run; `current`: those no newer reading has taken the place of; `seconds` from start to end."""
REPORTS = ("report", "title", "language", "published", "current")
REFUSED = ("id", "origin", "reason", "detail", "run", "report")
"""`report`: what another run read from the same place."""

Run = Annotated[int | None, Query(ge=1, le=2_000_000_000)]


@pages.page("/runs", title="Runs")
def runs(desk: OfDesk, run: Run = None, version: Word = None, lexicon: Word = None, refused: bool = False, page: FromPage = 1) -> Shown:
    """List the runs that read reports: when, with which versions and options, how many; with `run`, the reports it read."""
    versions = desk.ask(_versions)
    asked = {"version": version or None, "lexicon": lexicon or None, "refused": refused}
    more = {
        "versions": sorted({v for v, _ in versions if v}, reverse=True), "lexicons": sorted({x for _, x in versions if x}), "asked": asked,
        "run": run,
    }  # fmt: skip
    if run is None:
        found = desk.ask(list_runs, page=page, **asked)
        return Shown("runs.html", found, {**more, "part": answer_part(found, page, _SIZE), "reports": None})
    reports = desk.ask(list_reports, run, page=page)
    return Shown("runs.html", reports, {**more, "part": None, "reports": answer_part(reports, page, _SIZE)})


@pages.page("/rejected", title="Rejected")
def rejected(desk: OfDesk, reason: Word = None, run: Run = None, text: Word = None, page: FromPage = 1) -> Shown:
    """List what could not be read, and why."""
    found = desk.ask(list_refused, reason=reason or None, run=run, text=text or None, page=page)
    more = {
        "part": answer_part(found, page, _SIZE), "reasons": desk.ask(_reasons), "meanings": REASONS, "reason": reason or "", "run": run,
        "text": text or "",
    }  # fmt: skip
    return Shown("rejected.html", found, more)


def list_runs(ledger: Ledger, *, version: str | None, lexicon: str | None, refused: bool, page: int) -> Answer:
    """List runs, the newest first."""
    parameters = {"version": version, "lexicon": lexicon, "refused": refused, "limit": _SIZE, "offset": offset(page, _SIZE)}
    rows = ledger.query("runs", parameters, package="depesche.web").dicts()
    return _answer(ledger, rows, RUNS, tuple(_run(row) for row in rows), "run")


def _run(row: Mapping[str, Any]) -> tuple[Any, ...]:
    started, finished = row["started"], row["finished"]
    seconds = round((finished - started).total_seconds(), 1) if finished else None
    return (
        row["id"], started.isoformat(" ", "seconds"), finished.isoformat(" ", "seconds") if finished else None, seconds, row["depesche"],
        row["lexicon"], json.loads(row["options"]), row["readings"], row["current"], row["rejected"],
    )  # fmt: skip


def list_reports(ledger: Ledger, run: int, *, page: int) -> Answer:
    """List the reports that a run read, the newest first."""
    parameters = {"run": run, "limit": _SIZE, "offset": offset(page, _SIZE)}
    rows = ledger.query("run_reports", parameters, package="depesche.web").dicts()
    made = tuple(
        (row["report"], row["title"], row["language"], row["published"] and row["published"].isoformat(), row["current"]) for row in rows
    )
    return _answer(ledger, rows, REPORTS, made, "report")


def list_refused(ledger: Ledger, *, reason: str | None, run: int | None, text: str | None, page: int) -> Answer:
    """List what was rejected, the newest first."""
    parameters = {"reason": reason, "run": run, "text": text, "limit": _SIZE, "offset": offset(page, _SIZE)}
    rows = ledger.query("refused", parameters, package="depesche.web").dicts()
    return _answer(ledger, rows, REFUSED, tuple(tuple(row[name] for name in REFUSED) for row in rows), "rejected source")


def _answer(ledger: Ledger, rows: list[dict[str, Any]], columns: tuple[str, ...], made: tuple[tuple[Any, ...], ...], word: str) -> Answer:
    total = rows[0]["total"] if rows else 0
    held = coverage(ledger, None, None)
    return Answer(
        question={"asked": word}, columns=columns, rows=made, coverage=held, words=(f"{counted(total, word)}.",),
        caveats=(held_in_words(held),), total=total,
    )  # fmt: skip


def _versions(ledger: Ledger) -> tuple[tuple[str | None, str | None], ...]:
    return tuple((row[0], row[1]) for row in ledger.query("run_versions", package="depesche.web").rows)


def _reasons(ledger: Ledger) -> tuple[tuple[str, int], ...]:
    return tuple((row[0], row[1]) for row in ledger.query("refused_reasons", package="depesche.web").rows)
