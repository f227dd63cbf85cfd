"""Offices, seats, outlets and pronouns: whom they mean, on sentences of our own."""

from __future__ import annotations

import pytest

from depesche.reading.reader import read_report
from depesche.records import Published, Report
from tests.reading.test_who import cast_of, mention


@pytest.mark.parametrize(
    ("language", "text", "names"),
    [
        ("de", "RIA Nowosti und TASS berichteten. Interfax, Xinhua und dpa meldeten das.",
         ["RIA Novosti", "TASS", "Interfax", "Xinhua", "dpa"]),
        ("de", "Die Agentur Nowosti meldete es, auch die Deutsche Presse-Agentur.", ["RIA Novosti", "dpa"]),
        ("en", "RIA Novosti, TASS, Reuters and the Chinese state news agency Xinhua reported it.",
         ["RIA Novosti", "TASS", "Reuters", "Xinhua"]),
    ],
)  # fmt: skip
def test_agencies_are_outlets_each_by_itself(language: str, text: str, names: list[str]) -> None:
    assert [m.name for m in cast_of(text, language=language).mentioned if m.kind == "outlet"] == names


@pytest.mark.parametrize(
    ("text", "day", "actor"),
    [
        ("Die Präsidentin der Europäischen Kommission sprach.", "2020-06-04", "ursula-von-der-leyen"),
        ("Der Präsident der EZB sprach.", "2008-06-04", "jean-claude-trichet"),
        ("Der NATO-Chef sprach.", "2020-06-04", "jens-stoltenberg"),
        ("Der Papst sprach.", "2020-06-04", "pope-francis"),
        ("Der polnische Ministerpräsident sprach.", "2010-06-04", "donald-tusk"),
        ("Die österreichische Außenministerin sprach.", "2018-06-04", "karin-kneissl"),
        ("Der Präsident der Bundesakademie für Wolkenkunde sprach.", "2020-06-04", None),
        ("Der deutsche Ministerpräsident sprach.", "2020-06-04", None),
    ],
)
def test_offices_of_bodies_and_states_have_their_holder(text: str, day: str, actor: str | None) -> None:
    office = next(m for m in cast_of(text, day=day).mentioned if m.form == "post")
    assert office.actor == actor


@pytest.mark.parametrize(
    ("language", "text", "words", "country"),
    [
        ("de", "Das Berliner Außenamt bestätigte das.", "Das Berliner Außenamt", "DEU"),
        ("de", "Die Regierung in Kabul dementierte.", "Die Regierung", "AFG"),
        ("de", "Brüssel protestierte.", "Brüssel", "IGO:EU"),
        ("de", "Das Weiße Haus lehnte ab.", "Das Weiße Haus", "USA"),
        ("en", "Brussels protested.", "Brussels", "IGO:EU"),
        ("en", "The Kremlin rejected the plan.", "The Kremlin", "RUS"),
        ("en", "The Minsk agreements failed.", "Minsk", "BLR"),
    ],
)
def test_seats_stand_for_those_who_sit_there(language: str, text: str, words: str, country: str) -> None:
    found = mention(cast_of(text, language=language), words)
    assert found.country == country
    assert (found.kind == "place") == (words == "Minsk")


def test_a_dateline_is_no_actor() -> None:
    cast = cast_of("Moskau (Russland), 3. Mai 2025 – Der Kreml schwieg.")
    assert (mention(cast, "Moskau").kind, mention(cast, "Der Kreml").kind) == ("place", "government")


@pytest.mark.parametrize(
    ("language", "text", "word", "actor"),
    [
        ("de", "Wladimir Putin ist eingetroffen. Staatschef Xi Jinping empfing ihn.", "ihn", "vladimir-putin"),
        ("de", "Wladimir Putin kam an. Dort traf er Xi Jinping und unterzeichnete mit ihm eine Erklärung.", "ihm", "xi-jinping"),
        ("en", "Xi Jinping received Vladimir Putin. Putin thanked him.", "him", "xi-jinping"),
        ("en", "Iran ended the talks. It rejected sanctions.", "It", "IRN"),
    ],
)
def test_pronouns_never_mean_the_doer_of_their_own_act(language: str, text: str, word: str, actor: str) -> None:
    assert mention(cast_of(text, language=language), word).actor == actor


def test_a_known_person_never_takes_the_state_of_a_neighbour() -> None:
    cast = cast_of("Kanzlerin Angela Merkel und Frankreichs Präsident Emmanuel Macron trafen sich.", day="2019-06-04")
    assert [mention(cast, n).country for n in ("Angela Merkel", "Emmanuel Macron")] == ["DEU", "FRA"]


def test_the_state_without_such_an_office_is_passed_over() -> None:
    text = "The United States sent a delegation to Iraq. U.S. diplomats thanked the prime minister."
    assert mention(cast_of(text, language="en", day=None), "the prime minister").country == "IRQ"


def test_titles_and_nationalities_are_no_part_of_a_name() -> None:
    cast = cast_of("Iraqi Prime Minister Haider al-Abadi met Defense Secretary Ash Carter.", language="en", day="2016-10-22")
    assert {m.name for m in cast.mentioned if m.kind == "person"} == {"Haider al-Abadi", "Ash Carter"}


@pytest.mark.parametrize(
    ("speaker", "spoken_for"),
    [
        ("Außenminister Johann Wadephul", "Germany"),
        ("CDU-Chef Friedrich Merz", "Friedrich Merz"),
        ("AfD-Vorsitzender Björn Höcke", "Björn Höcke"),
    ],
)
def test_we_of_a_party_is_not_the_state(speaker, spoken_for):
    text = f"In Deutschland wird gestritten. „Wir verlangen von Russland den Abzug“, sagte {speaker}."
    published = Published(earliest="2025-06-04", latest="2025-06-04", edtf="2025-06-04", basis="given")
    made = read_report(Report(id="r", text=text, published=published, language="de"))
    assert [a.name for a in made.actors for m in a.mentions if text[m.begin : m.end] == "Wir"] == [spoken_for]


def test_who_is_or_was_in_office_is_no_singer():
    text = "Donald Trump won. Lady Gaga protested. “I apologize for the joke,” added the singer."
    published = Published(earliest="2016-11-09", latest="2016-11-09", edtf="2016-11-09", basis="given")
    made = read_report(Report(id="r", text=text, published=published, language="en"))
    assert not [m for a in made.actors if a.name == "Donald Trump" for m in a.mentions if m.form != "name"]
