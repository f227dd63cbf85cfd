"""SQLite for Datasette: the tables of the ledger, happenings ready to read, full text, and metadata beside it.

`happenings` is the table to begin with: one row a happening, its status in `mark` and `happened`.  The runs of the ledger are left
out, for they hold the only times of a clock.
"""

from __future__ import annotations

import datetime as dt
import json
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from depesche.exports.about import LICENCE, READING, SHORT_LICENCE, About, about, write_about
from depesche.exports.asked import question, told_happenings
from depesche.exports.files import replacing, text_file
from depesche.exports.happening import Happening
from depesche.exports.whole import refuse_question
from depesche.ledger import Ledger
from depesche.questions.timeline import TimelineQuestion

_KEYS = {"reports": "id", "claims": "id", "events": "id", "attributions": "id", "judgements": "id", "rejected": "id"}
_LINKS = {
    "claims": {"report": "reports(id)"}, "participants": {"claim": "claims(id)"}, "attributions": {"report": "reports(id)"},
    "actors": {"report": "reports(id)"}, "event_claims": {"event": "happenings(id)", "claim": "claims(id)"},
    "stories": {"report": "reports(id)"}, "copies": {"report": "reports(id)", "other": "reports(id)"}, "events": {"id": "happenings(id)"},
}  # fmt: skip
"""What Datasette shows as links from row to row."""
_HAPPENINGS = (
    "id", "mark", "happened", "title", "type", "mode", "status", "alleged", "disputed", "earliest", "latest", "approximate", "actors",
    "recipients", "on_behalf_of", "place", "place_country", "latitude", "longitude", "agenda", "sources", "reports", "independent",
    "sentence", "reviewed", "url",
)  # fmt: skip
_ABOUT = {
    "happenings": "One row a happening, as settled from the claims; `mark` and `happened` say how far it is a fact.",
    "claims": "One row a claim of a report as read: what it says, with its own status, sentence and sources.",
    "current_claims": "Claims as people corrected them, without those they rejected; `review`, `reviewed_by`, `edited` say how.",
    "reports": "The reports and their texts, which stay under the terms of their publishers.",
    "events": "The settled view of the ledger, with counts of reports and sources.",
    "copies": "Which reports take over each other's wording.",
}


def write(ledger: Ledger, path: Path, asked: TimelineQuestion) -> list[Path]:
    """Write a database and `<file>.metadata.json` for `datasette <file> --metadata <file>.metadata.json`."""
    refuse_question(asked, "sqlite")
    told = about(ledger)
    with replacing(path) as draft:
        database = sqlite3.connect(draft)
        try:
            _fill(database, ledger, told)
        finally:
            database.close()
    metadata = path.with_name(f"{path.name}.metadata.json")
    with text_file(metadata) as out:
        out.write(json.dumps(_metadata(path, ("happenings", *ledger.tables())), ensure_ascii=False, indent=1) + "\n")
    return [path, metadata, write_about(told, path)]


def _fill(database: sqlite3.Connection, ledger: Ledger, told: About) -> None:
    _table(database, "happenings", _HAPPENINGS, (_row(one) for one in told_happenings(ledger, question())))
    for name in ledger.tables():
        if name == "runs":
            continue
        pieces = ledger.stream(name)
        first = next(pieces)
        _table(database, name, first.columns, _rows(first.rows, pieces))
    for table, column in (("event_claims", "claim"), ("participants", "claim"), ("participants", "country"), ("claims", "report")):
        database.execute(f"CREATE INDEX {table}_{column} ON {table} ({column})")
    _full_text(database, told)
    content = told.whole()
    _table(
        database, "about", ("field", "value"), ((k, v if isinstance(v, str) else json.dumps(v, default=str)) for k, v in content.items())
    )
    database.commit()


def _rows(first: Iterable[tuple[Any, ...]], pieces: Iterator[Any]) -> Iterator[tuple[Any, ...]]:
    yield from first
    for piece in pieces:
        yield from piece.rows


def _table(database: sqlite3.Connection, name: str, columns: Iterable[str], rows: Iterable[tuple[Any, ...]]) -> None:
    columns = tuple(columns)
    key, links = ("id" if name == "happenings" else _KEYS.get(name)), _LINKS.get(name, {})
    made = ", ".join(
        f'"{column}"' + (" TEXT PRIMARY KEY" if column == key else "") + (f" REFERENCES {links[column]}" if column in links else "")
        for column in columns
    )
    database.execute(f'CREATE TABLE "{name}" ({made})')
    marks = ", ".join("?" * len(columns))
    database.executemany(f'INSERT INTO "{name}" VALUES ({marks})', ([_cell(value) for value in row] for row in rows))


def _cell(value: Any) -> Any:
    """Days as ISO text, yes and no as 1 and 0, several values as JSON."""
    if isinstance(value, bool):
        return int(value)
    if isinstance(value, (dt.date, dt.datetime)):
        return value.isoformat()
    if isinstance(value, (list, tuple, dict)):
        return json.dumps(value, ensure_ascii=False, default=str)
    return value


def _row(one: Happening) -> tuple[Any, ...]:
    place = one.place
    return (
        one.id, one.mark, one.happened, one.title, one.type, one.mode, one.status, one.alleged, one.disputed, one.earliest, one.latest,
        one.approximate, [p.shown for p in one.actors], [p.shown for p in one.recipients], [p.shown for p in one.principals],
        place.text if place else None, place.country if place else None, place.lat if place else None, place.lon if place else None,
        one.once("agenda"), one.chains(), one.reports, one.independent, one.lead["sentence"], one.reviewed or None,
        next(iter(one.urls()), None),
    )  # fmt: skip


def _full_text(database: sqlite3.Connection, told: About) -> None:
    """Index words of titles and texts, quoted so that Datasette finds the index; a Python whose SQLite has no FTS5 does without."""
    try:
        database.execute('CREATE VIRTUAL TABLE reports_fts USING fts5 (title, text, content="reports")')
    except sqlite3.OperationalError:
        told.content["full_text"] = "none: the SQLite of the Python that wrote this has no FTS5"
        return
    database.execute("INSERT INTO reports_fts (reports_fts) VALUES ('rebuild')")


def _metadata(path: Path, written: Sequence[str]) -> dict[str, Any]:
    """What Datasette shows above the tables: how to read them, whose texts they are."""
    tables: dict[str, dict[str, Any]] = {name: {"description": text} for name, text in _ABOUT.items() if name in written}
    tables["happenings"] |= {"sort_desc": "earliest", "label_column": "title", "facets": ["mark", "type"]}
    tables["claims"] |= {"facets": ["status", "type"]}
    tables["reports"] |= {"label_column": "title"}
    return {
        "title": "Depesche ledger", "description": READING, "license": SHORT_LICENCE, "about": LICENCE,
        "databases": {path.stem: {"tables": tables}},
    }  # fmt: skip
