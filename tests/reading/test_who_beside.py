"""What the words beside a name or an office tell about them, on sentences of our own."""

from __future__ import annotations

import pytest

from tests.reading.test_who import cast_of, mention


@pytest.mark.parametrize(
    ("language", "text", "words", "actor"),
    [
        ("de", "Annalena Baerbock traf ihren französischen Amtskollegen.", "ihren französischen Amtskollegen", "catherine-colonna"),
        ("de", "Lawrow telefonierte mit seinem türkischen Kollegen.", "seinem türkischen Kollegen", "mevlut-cavusoglu"),
        ("en", "Emmanuel Macron met his Turkish counterpart.", "his Turkish counterpart", "recep-tayyip-erdogan"),
    ],
)
def test_a_counterpart_holds_the_same_office_elsewhere(language: str, text: str, words: str, actor: str) -> None:
    found = mention(cast_of(text, language=language, day="2023-05-05"), words)
    assert (found.actor, found.political) == (actor, True)


@pytest.mark.parametrize(
    ("language", "text", "words", "country"),
    [
        ("de", "Polen kündigte den Abzug seiner Soldaten aus dem Irak an.", "seiner Soldaten", "POL"),
        ("de", "Moskau wartet. Die Regierung Merkel handelte.", "Die Regierung", "DEU"),
        ("en", "Russia waits. The Merkel government acted.", "The Merkel government", "DEU"),
        ("en", "Iran praised its army.", "its army", "IRN"),
        ("en", "Russia waits. The North Korean leader spoke.", "The North Korean leader", "PRK"),
    ],
)
def test_whose_it_is_says_which_state(language: str, text: str, words: str, country: str) -> None:
    assert mention(cast_of(text, language=language, day="2017-09-04"), words).country == country


def test_a_genitive_is_no_given_name() -> None:
    cast = cast_of("Russlands Lawrow sprach lange.")
    assert mention(cast, "Lawrow").actor == "sergei-lavrov"


def test_a_noun_that_is_no_office_stands_for_the_name_after_it() -> None:
    cast = cast_of("Russland ließ die ukrainische Pilotin Nadija Sawtschuk frei. Truppen eroberten die Stadt Bachmut.")
    pilot, town = mention(cast, "Nadija Sawtschuk"), mention(cast, "Bachmut")
    assert (pilot.country, pilot.political, cast.at("text", 4)) == ("UKR", False, pilot)
    assert town.kind == "place" and cast.at("text", town.first - 1) == town


@pytest.mark.parametrize(
    ("language", "text", "words", "token"),
    [
        ("en", "The army killed dozens of protesters.", "protesters", 3),
        ("en", "The army killed a group of protesters.", "protesters", 4),
        ("de", "Die Armee tötete eine Gruppe von Demonstranten.", "Demonstranten", 4),
    ],
)
def test_a_quantity_stands_for_those_counted(language: str, text: str, words: str, token: int) -> None:
    cast = cast_of(text, language=language)
    assert cast.at("text", token) == mention(cast, words)


@pytest.mark.parametrize("text", ["Die Bank lehnte den Antrag ab.", "Der Verein schloss einen Vertrag.", "Kritiker lehnten das ab."])
def test_a_bare_club_or_bank_makes_no_claim_count(text: str) -> None:
    assert not any(m.political for m in cast_of(text).mentioned)


def test_north_korean_is_one_adjective_and_kim_its_leader() -> None:
    cast = cast_of("North Korean leader Kim threatened Japan.", language="en", day="2017-09-04")
    assert mention(cast, "Kim").actor == "kim-jong-un"
    assert all(m.text != "North" for m in cast.mentioned)
