"""German wordings for persons, bodies and crowds, on sentences of our own: who is meant, of which state."""

from __future__ import annotations

import pytest

from depesche.reading.who_regions import region
from tests.reading.test_who import cast_of, mention


@pytest.mark.parametrize(
    ("text", "words", "actor"),
    [
        ("Der frühere Präsident Nicolas Sarkozy sprach in Paris. Der Ex-Präsident schwieg.", "Der Ex-Präsident", "nicolas-sarkozy"),
        ("Christian Wulff, früherer Bundespräsident, klagt. Der Altbundespräsident kam.", "Der Altbundespräsident", "christian-wulff"),
        ("In Berlin sprach Altkanzler Schröder.", "Schröder", "gerhard-schroder"),
    ],
)
def test_an_office_held_no_more_is_that_office(text: str, words: str, actor: str) -> None:
    assert mention(cast_of(text, day="2015-03-01"), words).actor == actor


def test_who_held_an_office_before_does_not_hold_it_now() -> None:
    assert mention(cast_of("Der Präsident Frankreichs sprach.", day="2015-03-01"), "Der Präsident").actor == "francois-hollande"
    assert mention(cast_of("Der Ex-Präsident Frankreichs sprach.", day="2015-03-01"), "Der Ex-Präsident").actor != "francois-hollande"


def test_a_double_surname_is_short_for_the_full_name() -> None:
    cast = cast_of("Ulrike Sommer-Wendland kritisierte Polen. Sommer-Wendland reiste ab.")
    assert {m.actor for m in cast.mentioned if m.kind == "person"} == {"per:ulrike-sommer-wendland"}
    assert mention(cast_of("Sommer-Wendland reiste ab."), "Sommer-Wendland").name == "Sommer-Wendland"


@pytest.mark.parametrize(
    ("text", "words", "country"),
    [
        ("Polen klagt. Der US-Programmierer Karl Zander schwieg.", "Karl Zander", "USA"),
        ("Polen klagt. Der Kanadier Karl Zander schwieg.", "Karl Zander", "CAN"),
        ("Polen klagt. Die kanadische Wertbank AG schwieg.", "Wertbank AG", "CAN"),
        ("Polen klagt. Ein Mann libanesischer Herkunft schwieg.", "Ein Mann", "LBN"),
        ("Polen klagt. Karl Zander von Amnesty International schwieg.", "Karl Zander", None),
        ("Polen klagt. Karl Zander schwieg.", "Karl Zander", "POL"),
        ("Polen klagt. Karl Zander, der Anführer der Rebellen, schwieg.", "Karl Zander", None),
        ("Polen klagt. Ein Sprecher Putins schwieg.", "Ein Sprecher", "RUS"),
    ],
)
def test_where_somebody_unknown_comes_from(text: str, words: str, country: str | None) -> None:
    assert mention(cast_of(text, day="2020-03-01"), words).country == country


@pytest.mark.parametrize(
    ("text", "words", "country"),
    [
        ("In Kenia wurden zwölf Menschen getötet.", "zwölf Menschen", None),
        ("In Kenia wurden zwei Journalisten getötet.", "zwei Journalisten", "KEN"),
        ("In Kenia wurde ein Mann getötet.", "ein Mann", "KEN"),
        ("Kenia bat private Fluglinien um Hilfe.", "private Fluglinien", "KEN"),
        ("Kenia bat die Industrieländer um Hilfe.", "die Industrieländer", None),
        ("Die EU streitet mit Polen. Die Mitgliedstaaten lehnten das ab.", "Die Mitgliedstaaten", "IGO:EU"),
        ("In Polen berieten die europäischen Verteidigungsminister.", "die europäischen Verteidigungsminister", "IGO:EU"),
        ("Polen klagt. Bosnische Serben protestierten.", "Bosnische Serben", "BIH"),
    ],
)
def test_states_of_crowds_and_groups(text: str, words: str, country: str | None) -> None:
    assert mention(cast_of(text, day="2015-03-01"), words).country == country


def test_words_of_quantity_stand_for_some_of_the_crowd_spoken_of() -> None:
    cast = cast_of("In Kenia wurden Demonstranten verhaftet. Viele wurden geschlagen. Andere flohen.")
    assert [mention(cast, w).name for w in ("Viele", "Andere")] == ["Kenyan protesters"] * 2
    assert all(m.text != "Viele" for m in cast_of("Viele Häuser brannten in Kenia.").mentioned)


@pytest.mark.parametrize(
    ("text", "words", "found"),
    [
        ("Das deutsche Parlament stimmte zu.", "Das deutsche Parlament", ("bundestag", "Bundestag", "DEU")),
        ("Das polnische Parlament stimmte zu.", "Das polnische Parlament", ("sejm", "Sejm", "POL")),
        ("Die bayerische Regierung stimmte zu.", "Die bayerische Regierung", ("government-bavaria", "Government of Bavaria", "DEU")),
        ("Das kenianische Verfassungsgericht stimmte zu.", "Das kenianische Verfassungsgericht",
         ("org:KEN:court", "Constitutional Court of Kenya", "KEN")),
        ("Die libysche Luftwaffe griff an.", "Die libysche Luftwaffe", ("force:LBY:air-force", "Libyan air force", "LBY")),
        ("Der Sicherheitsrat verurteilte den Iran.", "Der Sicherheitsrat", ("un-security-council", "United Nations Security Council", "IGO:UN")),
        ("Der ukrainische Sicherheitsrat tagte.", "Der ukrainische Sicherheitsrat",
         ("nsdc-ukr", "National Security and Defense Council of Ukraine", "UKR")),
    ],
)  # fmt: skip
def test_bodies_by_the_office_of_a_state(text: str, words: str, found: tuple[str, str, str]) -> None:
    meant = mention(cast_of(text), words)
    assert (meant.actor, meant.name, meant.country) == found


def test_the_secretary_of_a_security_council_is_a_states() -> None:
    cast = cast_of("Russland lud ein. Der Sekretär des Sicherheitsrates, Sergej Schoigu, reiste an.", day="2025-06-01")
    assert (mention(cast, "des Sicherheitsrates").actor, mention(cast, "Sergej Schoigu").country) == ("security-council-rus", "RUS")
    cast = cast_of("Der Sekretär des russischen Sicherheitsrates reiste ab.", day="2025-06-01")
    assert mention(cast, "Der Sekretär").actor == "sergei-shoigu"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Die Stadt klagt gegen Polen.", True),
        ("In der Stadt protestierten Polen.", False),
        ("Die Stadt Krakau klagt.", False),
        ("Der Westen verhängte Sanktionen gegen Russland.", True),
        ("Im Westen des Landes kämpften Russen.", False),
        ("Vor Gericht schwieg die Verteidigung.", True),
        ("Russland rüstet die Verteidigung auf.", False),
    ],
)
def test_words_that_are_somebody_only_at_some_places(text: str, found: bool) -> None:
    words = {"Stadt", "Westen", "Verteidigung"}
    assert any(words & set(m.text.split()) for m in cast_of(text).mentioned) == found


def test_parts_of_states() -> None:
    assert (region("schottische", "de"), region("russische", "de"), region("Scottish", "en")) == (("GBR", "Scotland"), None, None)
    assert (
        mention(cast_of("Der bayerische Ministerpräsident klagte."), "Der bayerische Ministerpräsident").name == "prime minister of Bavaria"
    )


@pytest.mark.parametrize(
    ("text", "words", "actor"),
    [
        ("Die Tuerkei klagt.", "Die Tuerkei", "TUR"),
        ("Der tuerkische Praesident klagt.", "Der tuerkische Praesident", "recep-tayyip-erdogan"),
        ("Von der Leyen reiste ab.", "Von der Leyen", "ursula-von-der-leyen"),
        ("Dr. h. c. Karl Zander kam.", "Karl Zander", "per:karl-zander"),
        ("Prof. Dr. med. Karl Lauterbach MdB kam.", "Karl Lauterbach", "karl-lauterbach"),
        ("BUNDESKANZLER SCHOLZ WARNT MOSKAU.", "SCHOLZ", "olaf-scholz"),
    ],
)
def test_other_ways_of_writing(text: str, words: str, actor: str) -> None:
    assert mention(cast_of(text, day="2023-05-05"), words).actor == actor


def test_compounds_name_groups_and_names_of_several_words() -> None:
    assert mention(cast_of("Angriffe auf Talibanstellungen endeten."), "Talibanstellungen").actor == "taliban"
    assert mention(cast_of("Boko Haram-Kämpfer griffen an."), "Boko Haram-Kämpfer").actor == "boko-haram"
    assert mention(cast_of("Viele Deutsch-Rumänen klagen."), "Viele Deutsch-Rumänen").country == "ROU"


def test_a_described_body_is_the_one_in_brackets() -> None:
    found = mention(cast_of("In Italien siegten die Sozialdemokraten (PD).", day="2019-09-01"), "die Sozialdemokraten")
    assert (found.actor, found.country) == ("pd-ita", "ITA")


def test_letters_that_several_parties_share_are_of_the_state_spoken_of() -> None:
    assert mention(cast_of("In Rumänien siegte die PSD. Rumänien feiert."), "die PSD").actor == "psd-rou"
    assert mention(cast_of("In Portugal siegte die PSD. Portugal feiert."), "die PSD").actor == "psd-prt"


@pytest.mark.parametrize(
    ("text", "words", "actor"),
    [
        ("Peru wählt. Der Kongress stimmte zu.", "Der Kongress", "org:PER:parliament"),
        ("In den USA stimmte der Kongress zu.", "der Kongress", "congress"),
        ("In den USA stimmte der Senat zu.", "der Senat", "senate"),
        ("Peru wartet. Das südamerikanische Land schweigt.", "Das südamerikanische Land", "PER"),
        ("Die ostukrainische Regierung schweigt.", "Die ostukrainische Regierung", "gov:UKR"),
        ("Das schadet dem Land Ukraine.", "dem Land Ukraine", "UKR"),
    ],
)
def test_words_that_several_states_share(text: str, words: str, actor: str) -> None:
    assert mention(cast_of(text), words).actor == actor


def test_who_is_of_a_party_is_taken_up_by_it() -> None:
    cast = cast_of("Die CDU-Abgeordnete Anna Zander klagt. Karl Huber von der SPD kam. Die CDU-Politikerin lachte.")
    assert mention(cast, "Die CDU-Politikerin").actor == "per:anna-zander"
    assert mention(cast_of("Die CDU-Abgeordnete Anna Zander klagt. Die SPD-Politikerin lachte."), "Die SPD-Politikerin").actor is None


def test_an_office_is_of_who_holds_it_on_the_day_if_the_report_names_them() -> None:
    text = "Premierministerin Theresa May lud ein. Der frühere Premierminister David Cameron kam. Der Premierminister schwieg."
    assert mention(cast_of(text, day="2014-03-01"), "Der Premierminister").actor == "david-cameron"
    text = (
        "Der Ministerpräsident Abhisit Vejjajiva kam. Der frühere Ministerpräsident Thaksin Shinawatra floh. Der Ministerpräsident klagt."
    )
    assert mention(cast_of(text, day="2009-04-07"), "Der Ministerpräsident").actor == "abhisit-vejjajiva"


def test_what_an_office_is_for_stands_before_the_name() -> None:
    cast = cast_of("Der Minister für Bildung und Forschung Karl Zander kam nach Georgien.")
    assert [m.actor for m in cast.mentioned if m.kind == "person"] == ["per:karl-zander"]


def test_a_capital_particle_and_a_name_on_es_are_taken_as_they_are() -> None:
    cast = cast_of("Hajim al-Harbani kam in den Irak. Al-Harbani sprach.")
    assert mention(cast, "Al-Harbani").actor == "per:hajim-al-harbani"
