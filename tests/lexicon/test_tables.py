"""Tables are read strictly: what is wrong is named by file, row and column."""

import pytest

from depesche.errors import LexiconError
from depesche.lexicon import formatting, tables
from depesche.lexicon.rows import BoilerplateRow, StateRow

HEADER = "\t".join(tables.columns(StateRow))


def write(tmp_path, *lines):
    path = tmp_path / "states.tsv"
    path.write_text("\n".join([HEADER, *lines]) + "\n", encoding="utf-8")
    return path


def row(code="RUS", name="Russia"):
    return "\t".join([code, name, *[""] * (len(tables.columns(StateRow)) - 2)])


def test_reads_rows(tmp_path):
    (found,) = tables.read_rows(write(tmp_path, row()), StateRow)
    assert (found.id, found.name) == ("RUS", "Russia")


@pytest.mark.parametrize(
    ("lines", "place", "problem"),
    [
        ([row(), row()], "states.tsv:3 [id]", "already in row 2"),
        ([row(name="")], "states.tsv:2 [name]", "is empty"),
        ([row(name=" Russia")], "states.tsv:2 [name]", "white space"),
        (["RUS\tRussia"], "states.tsv:2", "has 2 cells"),
    ],
)
def test_names_place_and_problem(tmp_path, lines, place, problem):
    with pytest.raises(LexiconError) as caught:
        tables.read_rows(write(tmp_path, *lines), StateRow)
    assert place in str(caught.value)
    assert problem in str(caught.value)
    assert "(" in str(caught.value), "a remedy is given"


def test_wrong_header(tmp_path):
    path = tmp_path / "states.tsv"
    path.write_text("id\tname\n", encoding="utf-8")
    with pytest.raises(LexiconError, match="column names"):
        tables.read_rows(path, StateRow)


def test_formatting_is_stable():
    text = "id\tname\nb\t x \na\ty  z\n"
    once = formatting.formatted(text)
    assert once == "id\tname\na\ty z\nb\tx\n"
    assert formatting.formatted(once) == once


@pytest.mark.parametrize(("table", "language"), tables.all_tables())
def test_every_table_loads(table, language):
    kind = (tables.LANGUAGE_TABLES if language else tables.WORLD_TABLES)[table]
    assert tables.load(kind, language)


def test_absent_table_is_empty():
    assert tables.load(BoilerplateRow, "xx") == ()


def test_russian_has_tables_of_times_states_and_offices_only():
    russian = {table for table, language in tables.all_tables() if language == "ru"}
    assert russian == {"offices", "states", "time_patterns", "time_words"}
    assert "ru" not in tables.LANGUAGES
