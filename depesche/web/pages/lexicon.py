"""The knowledge tables: look through them, see a row with what it made here, try a sentence."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from concurrent.futures import TimeoutError as TooLong
from itertools import islice
from typing import Annotated, Any, Literal, TypeVar

from fastapi import HTTPException, Query

from depesche.errors import DepescheError, UsageError
from depesche.ledger import Ledger
from depesche.lexicon import browsing, tables
from depesche.lexicon.rows import LanguageRow, Row
from depesche.questions import Answer
from depesche.questions.caveats import counted
from depesche.questions.partly import offset
from depesche.questions.timeline import coverage
from depesche.records import MODES, Claim, Reading
from depesche.web.desk import Desk
from depesche.web.page import OfDesk, Pages, Shown
from depesche.web.pages.choices import CLASSES, Class
from depesche.web.pages.common import FromPage, Word, answer_part

T = TypeVar("T")

pages = Pages()
SIZE = 60
_FOUND = 3000
"""So many rows of a search are counted at most."""
_FINDINGS = 30
SECONDS = 10.0
"""How long a sentence may take to be read; the first one loads the models."""
TABLES = ("table", "language", "rows", "what")
ROWS = ("table", "language", "id", "findings", "cells")
FINDINGS = ("what", "id", "report", "title", "published", "act", "status", "words", "event")
READ = ("what", "value", "text", "who", "why", "rule")
_SHOWN = (
    "lexeme",
    "cue",
    "forms",
    "words",
    "pattern",
    "titles",
    "names",
    "name",
    "text",
    "title",
    "type",
    "mode",
    "status",
    "stance",
    "kind",
)
"""Columns that say most of a row in a list."""

Sentence = Annotated[str | None, Query(max_length=500)]
Tongue = Annotated[Literal["de", "en"], Query()]

# One sentence at a time: the models are not made for several threads.
_reader = ThreadPoolExecutor(max_workers=1, thread_name_prefix="sentence")


@pages.page("/lexicon", title="Lexicon")
def show_lexicon(
    desk: OfDesk, text: Word = None, table: Word = None, language: Word = None, kind: Class = None, mode: Word = None, page: FromPage = 1
) -> Shown:
    """List the knowledge tables; with words, a table, a class or a mode, the rows that fit."""
    asked = {"text": text or "", "table": table or None, "language": language or None, "kind": kind or None, "mode": mode or None}
    _check(asked)
    more = {
        "asked": asked, "names": sorted({name for name, _ in tables.all_tables()}), "tongues": (*tables.TIME_LANGUAGES, "world"),
        "classes": CLASSES, "modes": sorted({m for modes in MODES.values() for m in modes}), "shown": _SHOWN,
    }  # fmt: skip
    if not any(asked.values()):
        answer = desk.ask(list_tables)
        return Shown("lexicon.html", answer, {**more, "part": None, "infos": answer.dicts(), "busiest": desk.ask(_busiest)})
    found = desk.ask(list_rows, page=page, **asked)
    return Shown("lexicon.html", found, {**more, "part": answer_part(found, page, SIZE), "infos": (), "busiest": ()})


def _check(asked: dict[str, Any]) -> None:
    known = {"table": {name for name, _ in tables.all_tables()}, "language": {*tables.TIME_LANGUAGES, "world"}}
    for name, values in known.items():
        if asked[name] and asked[name] not in values:
            raise UsageError(f"{asked[name]!r} is no {name} here; there are: {', '.join(sorted(values))}")


@pages.page("/lexicon/try", title="Try a sentence")
def try_sentence(desk: OfDesk, sentence: Sentence = None, language: Tongue = "de") -> Shown:
    """Read one sentence and say which rows of the tables found what in it."""
    said = (sentence or "").strip()
    rows = _read(said, language) if said else ()
    answer = Answer(
        question={"asked": "try", "sentence": said, "language": language}, columns=READ, rows=rows, coverage=desk.ask(_held),
        words=(f"{counted(len(rows), 'finding')}.",) if said else (),
        caveats=("A sentence alone is read without what a report says before it, as if published on a Wednesday, 2025-06-04.",),
    )  # fmt: skip
    return Shown("try.html", answer, {"sentence": said, "tongue": language, "rows": answer.dicts()})


@pages.page("/lexicon/{row}", title="Row of a table")
def show_row(desk: OfDesk, row: str, sentence: Sentence = None, page: FromPage = 1) -> Shown:
    """Show a row of the tables: its cells, its examples, what it made in this ledger; with a sentence, whether it fires there."""
    try:
        table, language, found = browsing.find_row(row[:200])
    except UsageError as error:
        return _step(desk, row[:200], page, str(error))
    made = desk.ask(list_findings, found.id, page=page)
    said = (sentence or "").strip()
    what, columns = browsing.explained(type(found))
    more = {
        "row": found, "table": table, "tongue": language, "cells": _cells(found), "examples": _examples(found, "example"),
        "nevers": _examples(found, "never"), "place": browsing.place(table, language, found.id), "what": what, "columns": columns,
        "part": answer_part(made, page, _FINDINGS), "sentence": said, "counts": table in ("events", "attribution"),
        "can_try": isinstance(found, LanguageRow) and language in tables.LANGUAGES,
        "tried": _tried(found, language, said) if said else None,
    }  # fmt: skip
    return Shown("row.html", made, more)


def _step(desk: Desk, rule: str, page: int, why: str) -> Shown:
    """Show what a rule made that is no row but a step of the reader; raises where it made nothing."""
    made = desk.ask(list_findings, rule, page=page)
    if not made.total:
        raise HTTPException(404, why)
    return Shown("step.html", made, {"rule": rule, "part": answer_part(made, page, _FINDINGS)})


def list_tables(ledger: Ledger) -> Answer:
    """List the tables with their sizes."""
    rows = tuple((info.name, info.language or "world", info.rows, info.what) for info in browsing.overview())
    return Answer(question={"asked": "lexicon"}, columns=TABLES, rows=rows, coverage=_held(ledger), words=(_summary(rows),))


def _summary(rows: tuple[tuple[str, str, int, str], ...]) -> str:
    return f"{sum(row[2] for row in rows):,} rows in {counted(len(rows), 'table')}."


def list_rows(
    ledger: Ledger, *, text: str, table: str | None, language: str | None, kind: str | None, mode: str | None, page: int
) -> Answer:
    """List the rows that hold some words, with what they made in this ledger."""
    begin = offset(page, SIZE)
    found = list(islice(browsing.find(text, table=table, language=language, kind=kind, mode=mode), _FOUND))
    shown = found[begin : begin + SIZE]
    counts = _counts(ledger, [entry.cells["id"] for entry in shown])
    rows = tuple((e.table, e.language or "world", e.cells["id"], counts.get(e.cells["id"], 0), e.cells) for e in shown)
    more = f" The first {_FOUND} were looked at; a further word, a table or a language narrows it down." if len(found) == _FOUND else ""
    return Answer(
        question={"asked": "lexicon", "text": text, "table": table, "language": language, "type": kind, "mode": mode, "page": page},
        columns=ROWS, rows=rows, coverage=_held(ledger), words=(f"{counted(len(found), 'row')}.{more}",), total=len(found),
    )  # fmt: skip


def list_findings(ledger: Ledger, rule: str, *, page: int) -> Answer:
    """List what a row made in this ledger, the newest reports first."""
    parameters = {"rule": rule, "limit": _FINDINGS, "offset": offset(page, _FINDINGS)}
    rows = ledger.query("rule_findings", parameters, package="depesche.web").dicts()
    total = rows[0]["total"] if rows else 0
    for row in rows:
        row["published"] = row["published"] and row["published"].isoformat()
    return Answer(
        question={"asked": "lexicon", "row": rule, "page": page}, columns=FINDINGS,
        rows=tuple(tuple(row[name] for name in FINDINGS) for row in rows), coverage=_held(ledger),
        words=(f"{rule}: {counted(total, 'finding')} in this ledger.",), total=total,
    )  # fmt: skip


def _counts(ledger: Ledger, rules: list[str]) -> dict[str, int]:
    table = ledger.query("rules_counted", {"rules": rules}, package="depesche.web")
    return {row["rule"]: row["findings"] for row in table.dicts()}


def _busiest(ledger: Ledger) -> tuple[dict[str, Any], ...]:
    return tuple(ledger.query("rules_busiest", package="depesche.web").dicts())


def _held(ledger: Ledger) -> Any:
    return coverage(ledger, None, None)


def _cells(row: Row) -> list[tuple[str, list[str]]]:
    """Filled cells but the examples, each with its values."""
    out = []
    for column in tables.columns(type(row)):
        value = getattr(row, column)
        if value and column not in {"example", "never"}:
            out.append((column, list(value) if isinstance(value, tuple) else [str(value)]))
    return out


def _examples(row: Row, column: str) -> list[list[tuple[str, str, str]]]:
    """Examples cut into (text, label, value) at what they mark."""
    from depesche.reading.row_examples import plain

    out = []
    for example in getattr(row, column, ()):
        text, marks = plain(example)
        pieces, at = [], 0
        for mark in marks:
            pieces += [(text[at : mark.begin], "", ""), (text[mark.begin : mark.end], mark.label, mark.value)]
            at = mark.end
        out.append([piece for piece in [*pieces, (text[at:], "", "")] if piece[0]])
    return out


def _bounded(function: Callable[..., T], *args: Any) -> T:
    """Let the reader work on a sentence, but not for ever."""
    try:
        return _reader.submit(function, *args).result(timeout=SECONDS)
    except TooLong as error:
        raise HTTPException(503, "the reader is busy or the sentence is too hard; try again, or a shorter one") from error


def _tried(row: Row, language: str | None, sentence: str) -> Any:
    from depesche.reading.row_tries import try_row

    if not isinstance(row, LanguageRow) or language not in tables.LANGUAGES:
        raise UsageError(f"{row.id} is no row that sentences can be tried on; only rows of German and English tables are")
    return _bounded(try_row, row, language, sentence)


def _read(sentence: str, language: str) -> tuple[tuple[Any, ...], ...]:
    """Read a sentence as a report of its own; one row for each thing that a row of the tables found."""
    from depesche.reading.reader import read_report
    from depesche.reading.row_checks import example_report

    try:
        reading = _bounded(read_report, example_report(sentence, language))
    except DepescheError as error:
        raise UsageError(str(error)) from error
    return tuple(_found(reading))


def _found(reading: Reading) -> list[tuple[Any, ...]]:
    text = reading.report.text
    rows: list[tuple[Any, ...]] = [_claim(claim, text) for claim in reading.claims]
    for said in reading.attributions:
        source = text[said.source.begin : said.source.end] if said.source and said.source.where == "text" else None
        content = " … ".join(text[span.begin : span.end] for span in said.content)
        rows.append(("attribution", said.stance, content, source, said.form, said.rule))
    for time in reading.times:
        days = time.earliest if time.earliest == time.latest else f"{time.earliest or '?'} .. {time.latest or '?'}"
        rows.append(("time", time.value, text[time.begin : time.end], None, days if time.earliest or time.latest else time.type, time.rule))
    for flag in reading.flags:
        rows.append(("flag", flag.kind, text[flag.begin : flag.end], None, flag.why, flag.rule))
    for who in reading.actors:
        rows.append(("actor", who.kind, who.name, who.country, ", ".join(post.title for post in who.posts), None))
    return rows


def _claim(claim: Claim, text: str) -> tuple[Any, ...]:
    people = ", ".join(p.name or p.text for p in claim.actors) or "?"
    to = ", ".join(p.name or p.text for p in claim.recipients)
    trigger = " … ".join(text[span.begin : span.end] for span in claim.trigger)
    act = claim.type + (f"/{claim.mode}" if claim.mode else "")
    status = claim.status + (" (hedged)" if claim.hedged else "")
    return ("claim", f"{act}, {status}", trigger, f"{people} -> {to}" if to else people, claim.why, claim.rule)
