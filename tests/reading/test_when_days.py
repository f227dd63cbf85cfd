"""Days of TIMEX3 values, parts of them, EDTF, feasts."""

from __future__ import annotations

from datetime import date

import pytest

from depesche.reading.when_days import days_of, easter, edtf_of, holiday, moved, narrowed, shifted


@pytest.mark.parametrize(
    ("value", "first", "last"),
    [
        ("2025-06-04", "2025-06-04", "2025-06-04"), ("2024-02", "2024-02-01", "2024-02-29"),
        ("2025", "2025-01-01", "2025-12-31"), ("199", "1990-01-01", "1999-12-31"), ("19", "1900-01-01", "1999-12-31"),
        ("2025-W01", "2024-12-30", "2025-01-05"), ("2025-W23-3", "2025-06-04", "2025-06-04"),
        ("2025-W23-WE", "2025-06-07", "2025-06-08"), ("2024-WI", "2024-12-01", "2025-02-28"),
        ("2025-Q4", "2025-10-01", "2025-12-31"), ("2025-H1", "2025-01-01", "2025-06-30"),
        ("2025-06-04T09:30", "2025-06-04", "2025-06-04"), ("2025-06-04TEV", "2025-06-04", "2025-06-04"),
    ],
)  # fmt: skip
def test_values_have_days(value: str, first: str, last: str) -> None:
    assert days_of(value) == (date.fromisoformat(first), date.fromisoformat(last))


@pytest.mark.parametrize("value", ["2025-02-30", "2025-13", "2025-W60", "PRESENT_REF", "P2W", "XXXX-03-21", "T20:00", ""])
def test_what_is_no_calendar_value_has_none(value: str) -> None:
    assert days_of(value) is None


@pytest.mark.parametrize(
    ("value", "part", "first", "last"),
    [
        ("2025-05", "start", "2025-05-01", "2025-05-10"), ("2025-05", "mid", "2025-05-11", "2025-05-20"),
        ("2025-05", "end", "2025-05-21", "2025-05-31"), ("2023-02", "end", "2023-02-21", "2023-02-28"),
        ("2025", "end", "2025-09-02", "2025-12-31"),
        ("2025-W23", "start", "2025-06-02", "2025-06-04"), ("2025-W23", "mid", "2025-06-03", "2025-06-05"),
        ("2025-W23", "end", "2025-06-05", "2025-06-08"), ("2014-W36", "start", "2014-09-01", "2014-09-03"),
    ],
)  # fmt: skip
def test_beginning_middle_end(value: str, part: str, first: str, last: str) -> None:
    whole = days_of(value)
    assert whole is not None
    assert [d.isoformat() for d in narrowed(whole, part)] == [first, last]


@pytest.mark.parametrize(
    ("value", "edtf"),
    [("2025-06-04", "2025-06-04"), ("2025-05", "2025-05"), ("199", "199X"), ("19", "19XX"), ("2025-SU", "2025-22"), ("2024-WI", "2024-12-01/2025-02-28"),
     ("2025-Q2", "2025-34"), ("2025-H2", "2025-41"), ("2025-W23", "2025-06-02/2025-06-08")],
)  # fmt: skip
def test_edtf(value: str, edtf: str) -> None:
    assert edtf_of(value, days_of(value), approximate=False) == edtf


def test_edtf_of_what_is_open() -> None:
    assert edtf_of("XXXX-03-21", None, approximate=False) == "XXXX-03-21"
    assert edtf_of("PT2H", None, approximate=True) is None
    about = {"2025-06-04": "2025-06-~04", "2025-06": "2025-~06", "2025": "2025~", "199": "199X~"}
    assert {v: edtf_of(v, days_of(v), approximate=True) for v in about} == about


@pytest.mark.parametrize(("year", "day"), [(2024, "2024-03-31"), (2025, "2025-04-20"), (2026, "2026-04-05"), (2038, "2038-04-25")])
def test_easter(year: int, day: str) -> None:
    assert easter(year).isoformat() == day


def test_feasts() -> None:
    assert holiday("A4", 2024).isoformat() == "2024-12-22"
    assert holiday("A1", 2023).isoformat() == "2023-12-03"
    assert holiday("E+39", 2025).isoformat() == "2025-05-29"
    assert holiday("A1-11", 2025).isoformat() == "2025-11-19"
    assert [holiday("N11-4-4", year).isoformat() for year in (2024, 2025)] == ["2024-11-28", "2025-11-27"]
    assert holiday("N05-0-1", 2025).isoformat() == "2025-05-26"
    assert [holiday("O+0", year).isoformat() for year in (2024, 2025, 2026)] == ["2024-05-05", "2025-04-20", "2026-04-12"]


@pytest.mark.parametrize(
    ("count", "unit", "value"),
    [(-1, "D", "2025-01-01"), (-1, "W", "2024-W52"), (-1, "M", "2024-12"), (-1, "Q", "2024-Q4"), (1, "H", "2025-H2"),
     (-1, "Y", "2024"), (0, "DE", "202"), (-1, "CE", "19"), (0, "WE", "2025-W01-WE")],
)  # fmt: skip
def test_shifting_crosses_the_year(count: int, unit: str, value: str) -> None:
    assert shifted(date(2025, 1, 2), count, unit) == value


@pytest.mark.parametrize(
    ("day", "count", "unit", "value"),
    [((2024, 2, 29), 1, "Y", "2025-02-28"), ((2024, 2, 29), -4, "Y", "2020-02-29"), ((2025, 1, 31), 1, "M", "2025-02-28"),
     ((2024, 12, 30), 3, "D", "2025-01-02"), ((2025, 1, 1), -1, "W", "2024-12-25")],
)  # fmt: skip
def test_moving_by_whole_units(day: tuple[int, int, int], count: int, unit: str, value: str) -> None:
    assert moved(date(*day), count, unit).isoformat() == value
