"""Every row of the time tables is a test: its examples must be found with their values, its counter-examples not."""

from __future__ import annotations

import time
from functools import cache

import pytest

from depesche.language import port
from depesche.language.tree import Tree
from depesche.lexicon.rows import LanguageRow, TimePatternRow, TimeWordRow
from depesche.lexicon.tables import LANGUAGES, load
from depesche.reading.document import Document, Passage
from depesche.reading.row_examples import plain
from depesche.reading.when import find_times
from depesche.reading.when_compile import rules
from depesche.reading.when_match import matches
from depesche.reading.when_resolve import names
from depesche.records import Published, Report

DAY = "2025-06-04"
ROWS: list[tuple[str, LanguageRow]] = [
    (language, row) for language in LANGUAGES for kind in (TimeWordRow, TimePatternRow) for row in load(kind, language)
]
SENTENCES = [(language, e) for language, row in ROWS for e in (*row.example, *row.never)]


@cache
def documents(language: str) -> dict[str, Document]:
    """Every example sentence, parsed, as a report of the day the tables are written for."""
    examples = sorted({e for lang, e in SENTENCES if lang == language})
    texts = [plain(e)[0] for e in examples]
    published = Published(earliest=DAY, latest=DAY, edtf=DAY, basis="given")
    out: dict[str, Document] = {}
    for example, text, parse in zip(examples, texts, port.parse_many(texts, language), strict=True):
        report = Report(id="example", text=text, published=published, language=language)
        out[example] = Document(report=report, passages=(Passage(where="text", parse=parse, tree=Tree(parse)),))
    return out


@pytest.mark.parametrize(("language", "row"), [pytest.param(lang, row, id=row.id) for lang, row in ROWS])
def test_row(language: str, row: LanguageRow) -> None:
    for example in (*row.example, *row.never):
        found = find_times(documents(language)[example])
        expected = [(m.begin, m.end, m.value) for m in plain(example)[1]]
        here = {(t.begin, t.end, t.value) for t in found}
        assert set(expected) <= here and (expected or not found), example


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_pattern_is_used_by_its_examples(language: str) -> None:
    for row in load(TimePatternRow, language):
        fired = {t.rule for e in row.example for t in find_times(documents(language)[e])}
        assert row.id in fired or row.value == "nothing"


@pytest.mark.parametrize("language", LANGUAGES)
def test_functions_exist(language: str) -> None:
    known = set(names())
    assert all(row.value.partition("(")[0] in known for row in load(TimePatternRow, language))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("text", ["1 " * 3000, "am " * 3000, "21. " * 3000, "2024 - " * 2000, "Mai/" * 3000, "vor zwei " * 2000])
def test_time_grows_with_the_text_only(language: str, text: str) -> None:
    rules(language)
    start = time.perf_counter()
    matches(text, language)
    assert time.perf_counter() - start < 5
