"""Statements that count or compare acts, in both languages."""

import pytest

from depesche.reading.checkable import Period, Statement, statements
from depesche.reading.reader import read_reports
from depesche.records import Published, Report


def _statements(text: str, language: str) -> tuple[Statement, ...]:
    day = Published(earliest="2025-06-04", latest="2025-06-04", edtf="2025-06-04", basis="given")
    return statements(next(read_reports([Report(id="r", text=text, published=day, language=language)])))


def _one(text: str, language: str) -> Statement:
    (found,) = _statements(text, language)
    return found


@pytest.mark.parametrize(
    ("text", "language", "source"),
    [
        ("Die Intensität der Treffen mit Nordkorea werde 2025 nicht nachlassen im Vergleich zu 2024, sagte Schoigu.", "de", "Schoigu"),
        ("Moscow said its talks with Pyongyang would not slow in 2025 compared with 2024.", "en", "Moscow"),
    ],
)
def test_a_trend_has_both_periods_its_direction_and_who_says_so(text: str, language: str, source: str) -> None:
    found = _one(text, language)
    assert (found.kind, found.change, found.type) == ("trend", "not fewer", "CONSULT")
    assert found.period == Period("2025-01-01", "2025-12-31") and found.compared_with == Period("2024-01-01", "2024-12-31")
    assert [link.text for link in found.sources] == [source] and found.attribution
    assert any("PRK" in party for party in found.parties)


@pytest.mark.parametrize(
    ("text", "language", "earliest"),
    [
        ("Schoigu besuchte Nordkorea zum dritten Mal in drei Monaten.", "de", "2025-03-04"),
        ("Russia attacked Ukraine for the third time in two weeks.", "en", "2025-05-21"),
    ],
)
def test_an_ordinal_counts_in_a_period_that_ends_with_the_report(text: str, language: str, earliest: str) -> None:
    found = _one(text, language)
    assert (found.kind, found.number, found.period) == ("ordinal", 3, Period(earliest, "2025-06-04"))
    assert found.claim == "c1" and len(found.parties) == 2 and not found.sources


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Präsident Wladimir Putin besucht Nordkorea erstmals seit 2019.", "de"),
        ("Vladimir Putin met Kim Jong Un for the first time since 2019.", "en"),
    ],
)
def test_first_since_leaves_nothing_between(text: str, language: str) -> None:
    found = _one(text, language)
    assert (found.kind, found.type, found.period) == ("first", "CONSULT", Period("2019-01-01", "2025-06-04"))


@pytest.mark.parametrize(
    ("text", "language", "number"),
    [
        ("Seit Januar hat Israel den Libanon fünfmal angegriffen.", "de", 5),
        ("Seit Januar hat Israel den Libanon 12 Mal angegriffen.", "de", 12),
        ("Shoigu has visited North Korea three times this year.", "en", 3),
        ("Shoigu has visited North Korea twice this year.", "en", 2),
    ],
)
def test_a_count_has_its_number_and_period(text: str, language: str, number: int) -> None:
    found = _one(text, language)
    assert (found.kind, found.number) == ("count", number)
    assert found.period is not None and found.period.earliest == "2025-01-01"


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Es war der schwerste Angriff auf Kiew seit Februar 2022, teilte die Luftwaffe mit.", "de"),
        ("It was the biggest attack on Kyiv since February 2022, the mayor said.", "en"),
    ],
)
def test_an_extreme_compares_with_everything_since(text: str, language: str) -> None:
    found = _one(text, language)
    assert (found.kind, found.type, found.period) == ("extreme", "ASSAULT", Period("2022-02-01", "2025-06-04"))
    assert len(found.sources) == 1


@pytest.mark.parametrize(
    ("text", "language", "change"),
    [
        ("Die Zahl der Drohnenangriffe auf die Ukraine ist im Mai gestiegen.", "de", "more"),
        ("Im Mai gab es weniger Luftangriffe auf die Ukraine als im April.", "de", "fewer"),
        ("The number of attacks on Ukraine fell by 20 percent compared with 2024, the ministry said.", "en", "fewer"),
        ("There were more air strikes on Ukraine in May than in April.", "en", "more"),
    ],
)
def test_directions(text: str, language: str, change: str) -> None:
    found = _one(text, language)
    assert (found.kind, found.change, found.type) == ("trend", change, "ASSAULT")
    assert "UKR" in found.parties


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Die Preise sanken im Vergleich zu 2024.", "de"),
        ("Das ist dreimal so viel wie 2024.", "de"),
        ("Dieses Mal traf sich Putin mit Xi Jinping.", "de"),
        ("Blair möchte auf dem Gipfel nächste Woche die Lage erst einmal näher ansehen.", "de"),
        ("Prices fell compared with 2024.", "en"),
        ("The United States led talks among more than 100 countries in 2015.", "en"),
        ("Putin met Xi Jinping in Moscow in May 2024.", "en"),
    ],
)
def test_what_counts_no_acts_is_no_statement(text: str, language: str) -> None:
    assert not _statements(text, language)
