"""Every row of the time tables is a test: its examples must be found with their values, its counter-examples not."""

from __future__ import annotations

import time
from functools import cache

import msgspec
import pytest

from depesche.lexicon.rows import LanguageRow, TimePatternRow, TimeWordRow
from depesche.lexicon.tables import TIME_LANGUAGES, load
from depesche.reading.document import Document
from depesche.reading.row_checks import PUBLISHED, check_time_words, check_times, example_documents
from depesche.reading.row_examples import plain
from depesche.reading.when import find_times
from depesche.reading.when_compile import rules
from depesche.reading.when_match import matches
from depesche.reading.when_resolve import names

ROWS: list[tuple[str, LanguageRow]] = [
    (language, row) for language in TIME_LANGUAGES for kind in (TimeWordRow, TimePatternRow) for row in load(kind, language)
]
SENTENCES = [(language, e) for language, row in ROWS for e in (*row.example, *row.never)]


@cache
def documents(language: str) -> dict[str, Document]:
    """Every example sentence, parsed, as a report of the day the tables are written for."""
    examples = sorted({e for lang, e in SENTENCES if lang == language})
    read = example_documents([plain(e)[0] for e in examples], language, PUBLISHED)
    return dict(zip(examples, read, strict=True))


@pytest.mark.parametrize(("language", "row"), [pytest.param(lang, row, id=row.id) for lang, row in ROWS])
def test_row(language: str, row: LanguageRow) -> None:
    for example in (*row.example, *row.never):
        found = find_times(documents(language)[example])
        expected = [(m.begin, m.end, m.value) for m in plain(example)[1]]
        here = {(t.begin, t.end, t.value) for t in found}
        assert set(expected) <= here and (expected or not found), example


@pytest.mark.parametrize("language", TIME_LANGUAGES)
def test_every_pattern_is_used_by_its_examples(language: str) -> None:
    for row in load(TimePatternRow, language):
        fired = {t.rule for e in row.example for t in find_times(documents(language)[e])}
        assert row.id in fired or row.value == "nothing"


@pytest.mark.parametrize("language", TIME_LANGUAGES)
def test_functions_exist(language: str) -> None:
    known = set(names())
    assert all(row.value.partition("(")[0] in known for row in load(TimePatternRow, language))


@pytest.mark.parametrize("language", TIME_LANGUAGES)
@pytest.mark.parametrize(
    "text",
    [
        "1 " * 3000,
        "am " * 3000,
        "21. " * 3000,
        "2024 - " * 2000,
        "Mai/" * 3000,
        "vor zwei " * 2000,
        "через два " * 2000,
        "в ночь на " * 2000,
    ],
)
def test_time_grows_with_the_text_only(language: str, text: str) -> None:
    rules(language)
    start = time.perf_counter()
    matches(text, language)
    assert time.perf_counter() - start < 5


@pytest.mark.parametrize("word", ["weekday.1", "number.21"])
def test_the_check_of_russian_words_sees_a_wrong_value(word: str) -> None:
    (row,) = (r for r in load(TimeWordRow, "ru") if r.id == f"ru.{word}")
    assert check_time_words([row], "ru") == {}
    wrong = msgspec.structs.replace(
        row, example=("В [T=2024-01-01 понедельник] она двадцать один день ждала.",), never=("Она ждала два дня.",)
    )
    assert len(check_time_words([wrong], "ru")[row.id]) == 2


def test_the_check_of_russian_patterns_sees_a_wrong_value() -> None:
    (row,) = (r for r in load(TimePatternRow, "ru") if r.id == "ru.time.day.month")
    assert check_times([row], "ru") == {}
    wrong = msgspec.structs.replace(row, example=("Он приехал [T=2025-03-22 21 марта].",), never=("Он приехал 21 марта.",))
    assert len(check_times([wrong], "ru")[row.id]) == 2
