"""Hand-checked expressions x publication dates (`when_expressions.tsv`): spans, values, first and last days.

The table was written from the language and the calendar, not from what Depesche says.  `value` is TIMEX3 as in
TempEval-3 and KRAUTS, `earliest` and `latest` are civil days, `-` where there is none; several expressions of a
sentence are parted by ` | `, in order.  A row without brackets must find nothing.  A note that begins with `wrong:`
says why a row still fails; such a row must go on failing until it is taken off.
"""

from __future__ import annotations

import csv
import re
from datetime import date
from functools import cache
from itertools import groupby
from pathlib import Path

import pytest

from depesche.language import port
from depesche.language.tree import Tree
from depesche.reading.document import Document, Passage
from depesche.reading.when import find_times
from depesche.records import Published, Report

Row = dict[str, str]
Expected = tuple[str, str, str, str]
"""Words, value, first and last day (`-` for none)."""

with (Path(__file__).parent / "when_expressions.tsv").open(encoding="utf-8") as table:
    ROWS: list[Row] = list(csv.DictReader(table, delimiter="\t", quoting=csv.QUOTE_NONE))


def plain(row: Row) -> str:
    """The sentence without its brackets."""
    return row["sentence"].replace("[", "").replace("]", "")


def expected(row: Row) -> list[Expected]:
    """What the row says its sentence names."""
    columns = (row[name].split(" | ") for name in ("value", "earliest", "latest"))
    words = re.findall(r"\[([^]]+)\]", row["sentence"])
    return list(zip(words, *columns, strict=True)) if words else []


@cache
def documents() -> dict[str, Document]:
    """Every row as a report, parsed once."""
    out: dict[str, Document] = {}
    for language, group in groupby(ROWS, key=lambda r: r["language"]):
        rows = list(group)
        for row, parse in zip(rows, port.parse_many([plain(r) for r in rows], language), strict=True):
            day = row["published"]
            published = Published(earliest=day, latest=day, edtf=day, basis="given")
            report = Report(id=row["id"], text=plain(row), published=published, language=language)
            out[row["id"]] = Document(report=report, passages=(Passage(where="text", parse=parse, tree=Tree(parse)),))
    return out


def found(row: Row) -> list[Expected]:
    """What Depesche says the sentence names."""
    text = plain(row)
    return [(text[t.begin : t.end], t.value, t.earliest or "-", t.latest or "-") for t in find_times(documents()[row["id"]])]


def _params() -> list[object]:
    wrong = {row["id"]: row["note"] for row in ROWS if row["note"].startswith("wrong:")}
    return [
        pytest.param(row, id=row["id"], marks=[pytest.mark.xfail(reason=wrong[row["id"]], strict=True)] if row["id"] in wrong else [])
        for row in ROWS
    ]


@pytest.mark.parametrize("row", _params())
def test_expression(row: Row) -> None:
    assert found(row) == expected(row)


def test_the_table_is_large_and_keeps_to_the_calendar() -> None:
    assert len({row["id"] for row in ROWS}) == len(ROWS) >= 300
    names = "Montag Dienstag Mittwoch Donnerstag Freitag Samstag Sonntag".split()
    names_en = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
    for row in ROWS:
        for words, value, first, last in expected(row):
            assert "-" in {first, last} or date.fromisoformat(first) <= date.fromisoformat(last), row["id"]
            named = {i for i, pair in enumerate(zip(names, names_en, strict=True), 1) for n in pair if n in words}
            if len(named) == 1 and re.match(r"\d{4}-\d\d-\d\d", value) and "Easter" not in words and "Ostern" not in words:
                assert date.fromisoformat(value[:10]).isoweekday() in named, row["id"]


def test_few_rows_are_known_to_be_wrong() -> None:
    assert sum(row["note"].startswith("wrong:") for row in ROWS) <= 6
