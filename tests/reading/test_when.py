"""Times of whole reports: values, days, anchors; which of them dates an event."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

import pytest

from depesche.language import port
from depesche.language.tree import Tree
from depesche.reading.document import Document, Passage
from depesche.reading.when import duration_for, find_times, times_for
from depesche.records import Published, Report, TimeExpression


def document(text: str, published: str | Published | None = None, language: str = "de") -> Document:
    """A report of one text, published on a day (or in an interval, or no one knows when)."""
    if isinstance(published, str):
        published = Published(earliest=published, latest=published, edtf=published, basis="given")
    report = Report(id="test", text=text, published=published or Published(), language=language)
    parse = port.parse(text, language)
    return Document(report=report, passages=(Passage(where="text", parse=parse, tree=Tree(parse)),))


def times(text: str, published: str | None = None, language: str = "de") -> tuple[TimeExpression, ...]:
    """The times of a text."""
    return find_times(document(text, published, language))


def token(read: Document, word: str) -> int:
    """The first token that reads so."""
    return next(t.index for t in read.passages[0].parse.tokens if t.text == word)


@pytest.mark.parametrize(
    ("text", "published", "value"),
    [
        ("Am Mittwoch reiste der Minister ab.", "2025-06-04", "2025-06-04"),
        ("Am Mittwoch reiste der Minister ab.", "2025-06-05", "2025-06-04"),
        ("Am Freitag wird der Minister abreisen.", "2025-06-04", "2025-06-06"),
        ("An diesem Mittwoch reiste der Minister ab.", "2025-06-06", "2025-06-04"),
        ("Der Minister reiste am vergangenen Mittwoch ab.", "2025-06-04", "2025-05-28"),
        ("Am 30. Dezember reiste der Minister ab.", "2025-01-02", "2024-12-30"),
        ("Am 3. Januar wird der Minister abreisen.", "2024-12-30", "2025-01-03"),
        ("Im Dezember reiste der Minister ab.", "2025-01-02", "2024-12"),
        ("Gestern reiste der Minister ab.", "2025-01-01", "2024-12-31"),
        ("Im Vorjahr reiste der Minister ab.", "2025-01-01", "2024"),
        ("In der vergangenen Woche reiste der Minister ab.", "2025-01-02", "2024-W52"),
    ],
)  # fmt: skip
def test_anchored_to_publication_and_tense(text: str, published: str, value: str) -> None:
    (found,) = times(text, published)
    assert (found.value, found.anchor) == (value, "published")


@pytest.mark.parametrize(
    ("text", "value"),
    [("Am Mittwoch reiste er ab.", "XXXX-WXX-3"), ("Am 21. März reiste er ab.", "XXXX-03-21"),
     ("Er reiste Ende Mai ab.", "XXXX-05"), ("Gestern reiste er ab.", "XXXX-XX-XX")],
)  # fmt: skip
def test_without_publication_nothing_is_guessed(text: str, value: str) -> None:
    (found,) = times(text)
    assert (found.value, found.earliest, found.latest, found.anchor) == (value, None, None, "none")


def test_part_of_a_month_narrows_the_days() -> None:
    (found,) = times("Er reiste Ende Mai ab.", "2025-06-04")
    assert (found.value, found.earliest, found.latest) == ("2025-05", "2025-05-21", "2025-05-31")
    assert found.edtf == "2025-05-21/2025-05-31"


def test_a_chain_of_days() -> None:
    found = times("Am 28. Februar kam der Minister an. Am Tag darauf reiste er ab. Am Vortag hatte er telefoniert.", "2025-06-04")
    assert [t.value for t in found[:2]] == ["2025-02-28", "2025-03-01"]
    assert found[1].anchor == "time:0"


def test_the_year_of_a_story_carries_over() -> None:
    found = times("Am 18. Juni 1961 traf der Präsident den Kanzler. Am 4. Juli reiste er nach Wien.", "2025-06-04")
    assert [t.value for t in found] == ["1961-06-18", "1961-07-04"]


def test_a_range_lasts_to_its_end() -> None:
    found = times("Vom 3. bis 5. Juni tagt der Rat.", "2025-06-02")
    assert [(t.value, t.earliest, t.latest) for t in found] == [
        ("2025-06-03", "2025-06-03", "2025-06-05"), ("2025-06-05", "2025-06-05", "2025-06-05"),
    ]  # fmt: skip


def test_so_long_ago_has_days_and_is_approximate() -> None:
    (found,) = times("Er kam vor zwei Wochen an.", "2025-06-04")
    assert (found.type, found.value, found.earliest, found.latest) == ("DURATION", "P2W", "2025-05-19", "2025-05-25")
    assert found.approximate


@pytest.mark.parametrize(
    "text",
    ["Der 77-jährige Präsident reiste mit 2000 Soldaten an.", "Er starb im Alter von 30 Jahren.", "Das kostet 2030 Euro.",
     "Die Partei kam auf 1950 Stimmen.", "Es gilt Abschnitt 4.3. des Vertrags.", "Die Rufnummer ist 0301 2025 11."],
)  # fmt: skip
def test_what_is_no_time(text: str) -> None:
    assert not times(text, "2025-06-04")


@pytest.mark.parametrize("days", range(1, 8))
def test_weekdays_move_with_the_week(days: int) -> None:
    text = "Am Montag traf er den Minister, am kommenden Freitag wird er nach Wien reisen."
    first = date(2025, 6, 4) + timedelta(days)
    before, after = (times(text, (first + timedelta(7 * weeks)).isoformat()) for weeks in (0, 1))
    moved = [(date.fromisoformat(a.value) - date.fromisoformat(b.value)).days for b, a in zip(before, after, strict=True)]
    assert moved == [7, 7]


def test_spans_do_not_overlap_and_are_in_order() -> None:
    text = "Am Mittwoch, dem 4. Juni 2025, um 9.30 Uhr, drei Tage nach dem Treffen vom 1. Juni, begann Ende Mai alles."
    found = times(text, "2025-06-05")
    assert all(a.end <= b.begin for a, b in pairwise(found))


@pytest.mark.parametrize(
    ("text", "word", "phrase"),
    [
        ("Der Minister besuchte am 3. Mai Wien und reiste am Tag darauf nach Rom.", "besuchte", "3. Mai"),
        ("Der Minister besuchte am 3. Mai Wien und reiste am Tag darauf nach Rom.", "reiste", "Tag darauf"),
        ("Am Mittwoch trafen sich die Minister, die 2019 den Vertrag unterzeichnet hatten.", "trafen", "Mittwoch"),
        ("Am Mittwoch trafen sich die Minister, die 2019 den Vertrag unterzeichnet hatten.", "unterzeichnet", "2019"),
        ("Die Minister bestätigten den Vertrag von 1990.", "bestätigten", None),
        ("Vom 3. bis 5. Juni tagt der Rat.", "tagt", "3."),
    ],
)  # fmt: skip
def test_which_time_dates_an_event(text: str, word: str, phrase: str | None) -> None:
    read = document(text, "2025-06-04")
    found = find_times(read)
    index = times_for(read, found, "text", token(read, word))
    assert (None if index is None else text[found[index].begin : found[index].end]) == phrase


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        ("Der dreitägige Besuch begann am Montag.", "Besuch", ("P3D", False)),
        ("Die Minister verhandelten am Dienstag etwa vier Stunden lang in Genf.", "verhandelten", ("PT4H", True)),
        ("Bei dem Treffen, das etwa zwei Stunden dauerte, ging es um Handel.", "Treffen", ("PT2H", True)),
        ("Der Besuch begann am Montag.", "Besuch", None),
    ],
)  # fmt: skip
def test_how_long_an_event_lasts(text: str, word: str, expected: tuple[str, bool] | None) -> None:
    read = document(text, "2025-06-04")
    assert duration_for(read, find_times(read), "text", token(read, word)) == expected


def test_title_and_text_are_both_read() -> None:
    parses = {w: port.parse(t, "de") for w, t in (("title", "Treffen am Mittwoch"), ("text", "Am Montag kam er an."))}
    published = Published(earliest="2025-06-04", latest="2025-06-04", basis="given")
    report = Report(id="x", title="Treffen am Mittwoch", text="Am Montag kam er an.", published=published, language="de")
    passages = tuple(Passage(where=w, parse=p, tree=Tree(p)) for w, p in parses.items())  # type: ignore[arg-type]
    found = find_times(Document(report=report, passages=passages))
    assert [(t.where, t.value) for t in found] == [("title", "2025-06-04"), ("text", "2025-06-02")]


@pytest.mark.parametrize(
    ("text", "earliest", "latest", "edtf"),
    [
        ("Der Krieg dauert seit 2014 an.", "2014-01-01", "2025-06-04", "2014-01-01/2025-06-04"),
        ("Der Minister bleibt bis Ende Oktober im Amt.", None, "2025-10-31", "../2025-10-31"),
        ("Sie demonstrieren seit drei Tagen.", "2025-06-01", "2025-06-04", None),
        ("Am 16. und 17. Juni tagt der Rat.", "2025-06-16", "2025-06-17", "2025-06-16/2025-06-17"),
    ],
)
def test_times_open_on_one_side_and_adjoining(text: str, earliest: str | None, latest: str | None, edtf: str | None) -> None:
    found = times(text, "2025-06-04")[0]
    assert (found.earliest, found.latest) == (earliest, latest)
    assert edtf is None or found.edtf == edtf
