"""Rows read one by one are those of the whole table."""

from __future__ import annotations

import pytest

from depesche.errors import LexiconError
from depesche.lexicon import lines
from depesche.lexicon.rows import ActorRow, NameRow, PlaceRow
from depesche.lexicon.tables import load, row_of


@pytest.mark.parametrize("row_type", [ActorRow, NameRow, PlaceRow])
def test_every_line_is_the_row_of_the_table(row_type: type[ActorRow | NameRow | PlaceRow]) -> None:
    whole = load(row_type)
    assert [lines.row(line, row_type) for line in lines.lines(row_type)] == list(whole)


def test_a_row_is_found_by_its_id() -> None:
    found = lines.one(ActorRow, "sergei-lavrov")
    assert found is not None and found.country == "RUS"
    assert lines.one(ActorRow, "nobody-of-this-name") is None


def test_lines_are_found_by_a_column() -> None:
    forms = {lines.cell(line, NameRow, "text") for line in lines.by(NameRow, "actor")["sergei-lavrov"]}
    assert {"Lawrow", "Lavrov"} <= forms


def test_a_cell_is_the_same_of_a_line_and_of_a_row() -> None:
    line = next(line for line in lines.lines(PlaceRow) if " | " in lines.cell(line, PlaceRow, "names"))
    assert lines.cell(lines.row(line, PlaceRow), PlaceRow, "names") == lines.cell(line, PlaceRow, "names")


def test_cells_are_the_first_columns_of_a_line_and_of_a_row() -> None:
    line = next(line for line in lines.lines(PlaceRow) if " | " in lines.cell(line, PlaceRow, "names"))
    first = [lines.cell(line, PlaceRow, column) for column in ("id", "name", "country", "names")]
    assert lines.cells(line, PlaceRow, 4) == lines.cells(lines.row(line, PlaceRow), PlaceRow, 4) == first


def test_a_wrong_line_names_its_table() -> None:
    with pytest.raises(LexiconError, match="actors"):
        row_of("only-an-id", ActorRow)
