"""Export: the events that fit some filters, in the formats other programs read."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Annotated, Literal, get_args
from zipfile import ZIP_DEFLATED, ZipFile

from fastapi import HTTPException, Query, Response

from depesche.exports.about import LICENCE, READING
from depesche.exports.ledger_formats import export
from depesche.questions import Answer
from depesche.questions.outline import outline
from depesche.web.desk import Desk
from depesche.web.page import OfDesk, Pages, Shown
from depesche.web.pages.filters import Filters, OfFilters, choices

pages = Pages()
MOST = 5_000
"""Events that one download holds at most: the ledger answers nobody else meanwhile."""


@dataclass(frozen=True, slots=True)
class Format:
    """A format of export: its name in addresses, the ending and kind of its file, what reads it."""

    name: str
    ending: str
    media: str
    what: str


FORMATS = (
    Format("csv", "csv", "text/csv; charset=utf-8", "claims as one flat table, for spreadsheets"),
    Format("ical", "ics", "text/calendar; charset=utf-8", "calendar entries (iCalendar), one an event with a day"),
    Format("timelinejs", "json", "application/json", "a TimelineJS timeline"),
    Format("geojson", "geojson", "application/geo+json", "points on a map (GeoJSON)"),
    Format("plover", "jsonl", "application/x-ndjson", "events as PLOVER records"),
    Format("polecat", "tsv", "text/tab-separated-values; charset=utf-8", "events as POLECAT rows"),
    Format("cameo", "tsv", "text/tab-separated-values; charset=utf-8", "events as CAMEO triples"),
    Format("gdelt", "tsv", "text/tab-separated-values; charset=utf-8", "events as GDELT 2.0 rows"),
    Format("ftm", "jsonl", "application/x-ndjson", "FollowTheMoney entities, for Aleph and OpenSanctions tools"),
    Format("prov", "jsonld", "application/ld+json", "provenance as PROV-O"),
)
Name = Literal["csv", "ical", "timelinejs", "geojson", "plover", "polecat", "cameo", "gdelt", "ftm", "prov"]
assert {form.name for form in FORMATS} == set(get_args(Name))


@pages.page("/exports", title="Take along")
def exports_page(desk: OfDesk, asked: OfFilters) -> Shown:
    """List the formats in which the events that fit the filters can be downloaded."""
    size = desk.ask(outline, **asked.asked).total or 0
    rows = tuple((form.name, form.ending, form.what) for form in FORMATS)
    answer = Answer(
        question={"asked": "exports", **asked.asked}, columns=("format", "ending", "what"), rows=rows,
        coverage=desk.ask(outline, **asked.asked).coverage, caveats=(READING, LICENCE),
    )  # fmt: skip
    return Shown(
        "exports.html", answer,
        {
            "asked": asked, "choices": desk.ask(choices), "total": size, "most": MOST,
            "formats": [(form, asked.address("/export", to=form.name)) for form in FORMATS],
        },
    )  # fmt: skip


@pages.get("/export", summary="Events in a format of other programs", response_class=Response)
def download(desk: OfDesk, asked: OfFilters, to: Annotated[Name, Query()], about: bool = False) -> Response:
    """Give the events that fit as one file; with `about` as a ZIP archive, beside it what was left out, versions and licence."""
    form = next(one for one in FORMATS if one.name == to)
    total = desk.ask(outline, **asked.asked).total or 0
    if total > MOST:
        raise HTTPException(413, f"these are {total} events, a download holds {MOST}: narrow the filters, or use `depesche export`")
    with TemporaryDirectory(prefix="depesche-") as folder:
        content, media = _written(desk, asked, form, Path(folder), about=about)
    ending = "zip" if about else form.ending
    return Response(content, media_type=media, headers={"content-disposition": f'attachment; filename="{_file_name(asked)}-{to}.{ending}"'})


def _written(desk: Desk, asked: Filters, form: Format, folder: Path, *, about: bool) -> tuple[bytes, str]:
    with desk.reading() as ledger:
        files = export(ledger, form.name, folder / f"events.{form.ending}", **asked.asked)
    if not about:
        return files[0].read_bytes(), form.media
    archive = folder / "events.zip"
    with ZipFile(archive, "w", ZIP_DEFLATED) as packed:
        for file in files:
            packed.write(file, file.name)
    return archive.read_bytes(), "application/zip"


def _file_name(asked: Filters) -> str:
    """Name what was asked for, with letters every file system takes."""
    return "-".join(_plain_words(asked)) or "events"


def _plain_words(asked: Filters) -> Iterator[str]:
    for part in (*asked.parties, asked.type, asked.mode, *asked.status, asked.since, asked.until):
        if kept := "".join(c for c in part or "" if c.isascii() and c.isalnum()):
            yield kept[:20]
