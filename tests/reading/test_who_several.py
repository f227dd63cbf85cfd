"""Words that mean several at once, and words that mean none of those named, on sentences of our own."""

from __future__ import annotations

import pytest

from tests.reading.test_who import cast_of, mention

TRUMP_XI = ["donald-trump", "xi-jinping"]
MEETING = {
    "de": "US-Präsident Donald Trump empfing Chinas Staatschef Xi Jinping in Washington. ",
    "en": "U.S. President Donald Trump received Chinese President Xi Jinping in Washington. ",
}
TREATY = {"de": "Russland griff die Ukraine an. ", "en": "Russia attacked Ukraine. "}


@pytest.mark.parametrize(
    ("language", "sentence", "words"),
    [
        ("de", "Beide Präsidenten sprachen über Handel.", "Beide Präsidenten"),
        ("de", "Die beiden Staatschefs sprachen über Handel.", "Die beiden Staatschefs"),
        ("de", "Die zwei Politiker sprachen über Handel.", "Die zwei Politiker"),
        ("de", "Berater Juri Uschakow sprach von einem Treffen der beiden Staatschefs.", "der beiden Staatschefs"),
        ("en", "Both leaders spoke about trade.", "Both leaders"),
        ("en", "The two presidents spoke about trade.", "The two presidents"),
    ],
)
def test_both_are_the_two_persons_last_named_that_fit(language: str, sentence: str, words: str) -> None:
    found = mention(cast_of(MEETING[language] + sentence, language=language), words)
    assert [m.actor for m in found.members] == TRUMP_XI
    assert (found.actor, found.country, found.name) == (None, None, "Donald Trump and Xi Jinping")


def test_ministers_named_with_other_titles_fit_by_their_post() -> None:
    text = "Außenminister Johann Wadephul empfing seinen Kollegen Sergej Lawrow. Die beiden Außenminister sprachen lange."
    assert [m.name for m in mention(cast_of(text), "Die beiden Außenminister").members] == ["Johann Wadephul", "Sergei Lavrov"]


@pytest.mark.parametrize(
    ("language", "sentence", "words"),
    [
        ("de", "Beide Länder verhandeln.", "Beide Länder"),
        ("de", "Die beiden Seiten verhandeln.", "Die beiden Seiten"),
        ("de", "Die zwei Staaten verhandeln.", "Die zwei Staaten"),
        ("en", "Both countries are negotiating.", "Both countries"),
        ("en", "The two sides are negotiating.", "The two sides"),
    ],
)
def test_both_countries_are_the_two_states_last_named(language: str, sentence: str, words: str) -> None:
    found = mention(cast_of(TREATY[language] + sentence, language=language), words)
    assert [m.country for m in found.members] == ["RUS", "UKR"]


@pytest.mark.parametrize(
    ("language", "text", "words", "names"),
    [
        ("de", "Die Präsidenten Russlands und der USA trafen sich.", "Die Präsidenten", ["Vladimir Putin", "Donald Trump"]),
        ("de", "Die Präsidenten Putin und Trump trafen sich.", "Die Präsidenten", ["Vladimir Putin", "Donald Trump"]),
        ("de", "Iran und Russland reagierten. Die Außenminister beider Länder kamen.", "Die Außenminister",
         ["Abbas Araghchi", "Sergei Lavrov"]),
        ("en", "The foreign ministers of Russia, Turkey and Iran met.", "The foreign ministers",
         ["Sergei Lavrov", "Hakan Fidan", "Abbas Araghchi"]),
    ],
)  # fmt: skip
def test_a_plural_office_means_its_holder_in_each_state(language: str, text: str, words: str, names: list[str]) -> None:
    assert [m.name for m in mention(cast_of(text, language=language), words).members] == names


@pytest.mark.parametrize(
    ("language", "sentence", "words"),
    [
        ("de", "Ausländische Soldaten kämpfen dort.", "Ausländische Soldaten"),
        ("de", "Unbekannte Kämpfer schossen.", "Unbekannte Kämpfer"),
        ("de", "Mehrere Staaten protestierten.", "Mehrere Staaten"),
        ("de", "Andere Regierungen schwiegen.", "Andere Regierungen"),
        ("de", "Westliche Außenminister warnten.", "Westliche Außenminister"),
        ("de", "Die Staats- und Regierungschefs reisten ab.", "Regierungschefs"),
        ("de", "Soldaten töteten gestern Demonstranten.", "Soldaten"),
        ("en", "Foreign soldiers are fighting there.", "Foreign soldiers"),
        ("en", "Other countries protested.", "Other countries"),
        ("en", "Western leaders warned.", "Western leaders"),
    ],
)
def test_others_are_of_no_state_that_was_named(language: str, sentence: str, words: str) -> None:
    found = mention(cast_of(TREATY[language] + sentence, language=language), words)
    assert (found.country, found.actor) == (None, None)


@pytest.mark.parametrize(
    ("text", "words", "country"),
    [
        ("In Kairo schossen Soldaten auf Demonstranten.", "Soldaten", "EGY"),
        ("Die Armee in Kairo griff ein. Soldaten schossen.", "Soldaten", "EGY"),
        ("Ägypten trauert. Der dortige Gerichtshof tagte.", "Der dortige Gerichtshof", "EGY"),
    ],
)
def test_a_state_named_near_lends_its_name(text: str, words: str, country: str) -> None:
    assert mention(cast_of(text), words).country == country


def test_an_outlet_lends_no_state() -> None:
    cast = cast_of("In Bangkok zählte ein Reporter der Agentur AP 5000 Menschen. Die Polizei warnte.")
    assert mention(cast, "Die Polizei").country == "THA"


def test_armed_groups_and_media_act_for_no_state() -> None:
    cast = cast_of("Syrische Rebellen griffen an. Das berichtete die Süddeutsche Zeitung.")
    assert mention(cast, "Syrische Rebellen").country is None
    paper = mention(cast, "die Süddeutsche Zeitung")
    assert (paper.kind, paper.country) == ("outlet", None)
    assert next(a.country for a in cast.actors if a.kind == "outlet") == "DEU"


def test_a_neighbour_is_not_the_one_whose_neighbour_it_is() -> None:
    assert mention(cast_of("Australien warnte seinen nördlichen Nachbarn."), "seinen nördlichen Nachbarn").country is None
