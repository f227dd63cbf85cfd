"""Names that are easily taken for one another, and names written as the tables do not write them."""

from __future__ import annotations

import pytest

from depesche.language.port import parse_many
from depesche.language.tree import Tree
from depesche.reading.document import Cast, Document, Mentioned, Passage
from depesche.reading.who import find_actors
from depesche.records import Published, Report


def cast_of(text: str, language: str, day: str) -> Cast:
    parse = next(iter(parse_many([text], language)))
    published = Published(earliest=day, latest=day, edtf=day, basis="given")
    report = Report(id="hard", text=parse.text, title="-", published=published, language=language)
    return find_actors(Document(report, (Passage("text", parse, Tree(parse)),)))


def mention(text: str, wording: str, language: str = "de", day: str = "2024-03-05") -> Mentioned:
    cast = cast_of(text, language, day)
    found = [m for m in cast.mentioned if wording in m.text]
    assert found, [m.text for m in cast.mentioned]
    return min(found, key=lambda m: len(m.text))


PEOPLE = [
    ("de", "2010-03-05", "Machthaber Kim Jong-il und sein Sohn Kim Jong-un reisten ab.", "Jong-il", "kim-jong-il"),
    ("de", "2010-03-05", "Machthaber Kim Jong-il und sein Sohn Kim Jong-un reisten ab.", "Jong-un", "kim-jong-un"),
    ("de", "2022-03-05", "Kim Jong-un ehrte das Andenken Kim Jong-ils.", "Jong-ils", "kim-jong-il"),
    ("de", "2010-03-05", "Nordkoreas Machthaber Kim reiste nach China.", "Kim", "kim-jong-il"),
    ("de", "2022-03-05", "Nordkoreas Machthaber Kim reiste nach China.", "Kim", "kim-jong-un"),
    ("en", "2019-02-27", "Kim Jong Un met Kim Yo-jong in Hanoi.", "Kim Yo-jong", "kim-yo-jong"),
    ("de", "1991-03-05", "US-Präsident Bush traf Gorbatschow.", "Bush", "george-h-w-bush"),
    ("de", "2004-03-05", "US-Präsident Bush traf Gerhard Schröder.", "Bush", "george-w-bush"),
    ("en", "2004-03-05", "George H. W. Bush and George W. Bush were silent.", "H. W. Bush", "george-h-w-bush"),
    ("en", "2004-03-05", "George H. W. Bush and George W. Bush were silent.", "George W. Bush", "george-w-bush"),
    ("de", "2004-03-05", "George Bush senior lobte seinen Sohn.", "Bush", "george-h-w-bush"),
]


@pytest.mark.parametrize(("language", "day", "text", "wording", "actor"), PEOPLE)
def test_namesakes_are_told_apart(language: str, day: str, text: str, wording: str, actor: str) -> None:
    assert mention(text, wording, language, day).actor == actor


STATES = [
    ("de", "Georgien und der US-Bundesstaat Georgia schwiegen.", "Georgien", "GEO"),
    ("de", "Georgien und der US-Bundesstaat Georgia schwiegen.", "Georgia", "USA"),
    ("en", "Georgia protested, and the U.S. state of Georgia was silent.", "state of Georgia", "USA"),
    ("de", "Die Republik Kongo und die Demokratische Republik Kongo verhandeln.", "Die Republik Kongo", "COG"),
    ("de", "Die Republik Kongo und die Demokratische Republik Kongo verhandeln.", "Demokratische Republik Kongo", "COD"),
    ("de", "Kongo-Kinshasa und Kongo-Brazzaville verhandeln.", "Kongo-Kinshasa", "COD"),
    ("de", "Kongo-Kinshasa und Kongo-Brazzaville verhandeln.", "Kongo-Brazzaville", "COG"),
    ("en", "DR Congo and the Republic of the Congo talk.", "DR Congo", "COD"),
    ("en", "DR Congo and the Republic of the Congo talk.", "Republic of the Congo", "COG"),
    ("de", "Niger und Nigeria verhandeln.", "Nigeria", "NGA"),
    ("de", "Die nigrische Regierung traf die nigerianische Regierung.", "Die nigrische Regierung", "NER"),
    ("de", "Die nigrische Regierung traf die nigerianische Regierung.", "die nigerianische Regierung", "NGA"),
    ("en", "Nigerien troops met Nigerian troops.", "Nigerien troops", "NER"),
    ("en", "Nigerien troops met Nigerian troops.", "Nigerian troops", "NGA"),
    ("de", "Guinea, Guinea-Bissau und Papua-Neuguinea stimmten zu.", "Guinea", "GIN"),
    ("de", "Guinea, Guinea-Bissau und Papua-Neuguinea stimmten zu.", "Guinea-Bissau", "GNB"),
    ("de", "Guinea, Guinea-Bissau und Papua-Neuguinea stimmten zu.", "Papua-Neuguinea", "PNG"),
    ("en", "Equatorial Guinea and Guinea agreed.", "Equatorial Guinea", "GNQ"),
    ("de", "Der südkoreanische Präsident warnte die nordkoreanische Führung.", "südkoreanische", "KOR"),
    ("de", "Der südkoreanische Präsident warnte die nordkoreanische Führung.", "nordkoreanische", "PRK"),
    ("de", "Die südsudanesische Armee griff die sudanesische Armee an.", "Die südsudanesische Armee", "SSD"),
    ("de", "Die südsudanesische Armee griff die sudanesische Armee an.", "die sudanesische Armee", "SDN"),
    ("de", "Dominica und die Dominikanische Republik stimmten zu.", "Dominica", "DMA"),
    ("de", "Dominica und die Dominikanische Republik stimmten zu.", "Dominikanische Republik", "DOM"),
    ("en", "Dominica and the Dominican Republic agreed.", "Dominican Republic", "DOM"),
    ("de", "Mazedonien und Griechenland verhandeln.", "Mazedonien", "MKD"),
    ("de", "Nordmazedonien und Griechenland verhandeln.", "Nordmazedonien", "MKD"),
    ("en", "Swaziland agreed before it became Eswatini.", "Swaziland", "SWZ"),
    ("de", "Eswatini und Südafrika stimmten zu.", "Eswatini", "SWZ"),
]


@pytest.mark.parametrize(("language", "text", "wording", "country"), STATES)
def test_states_of_like_names_are_told_apart(language: str, text: str, wording: str, country: str) -> None:
    assert mention(text, wording, language).country == country


@pytest.mark.parametrize("written", ["Sergej Schojgu", "Sergey Shoygu", "Sergueï Choïgou", "Сергей Шойгу"])
def test_a_name_spelt_otherwise_links_with_score_and_reason(written: str) -> None:
    found = mention(f"{written} reiste nach Russland. Russland hatte darum gebeten.", written, day="2022-03-05")
    assert found.actor == "sergei-shoigu"
    assert 0 < found.score <= 1 and ("spelt like" in found.why or "names.tsv" in found.why)


def test_a_surname_spelt_otherwise_links_by_office_and_day() -> None:
    text = "Der russische Verteidigungsminister Schojgu reiste ab."
    assert mention(text, "Schojgu", day="2022-03-05").actor == "sergei-shoigu"
    assert mention(text, "Schojgu", day="2025-03-05").actor != "sergei-shoigu"


@pytest.mark.parametrize(
    "text",
    [
        "Georg Busch wohnt in München.",  # nothing speaks for the president
        "Die Sängerin Sergeja Schojgu trat in Moskau auf.",  # another gender
        "Der türkische Außenminister Sergej Schojgu trat auf.",  # another state
        "Sascha Lawrow spielte in Moskau.",  # another given name
        "Sergej Schneider reiste nach Russland. Russland schwieg.",  # another surname
    ],
)
def test_a_likeness_alone_links_nobody(text: str) -> None:
    people = [m for m in cast_of(text, "de", "2022-03-05").mentioned if m.kind == "person" and m.form == "name"]
    assert people and all((m.actor or "").startswith("per:") for m in people)


def test_an_unknown_person_keeps_one_id_within_a_report_and_across_reports() -> None:
    one = cast_of("Rop Gonggrijp kam. Rop Gongrijp ging, Rop Gonggrijps Anwalt blieb.", "de", "2022-03-05")
    other = cast_of("Rop Gonggrijp was silent.", "en", "2023-05-06")
    ids = {m.actor for m in (*one.mentioned, *other.mentioned) if m.form == "name"}
    assert ids == {"per:rop-gonggrijp"}


def test_an_unknown_person_in_two_scripts_has_one_id() -> None:
    cast = cast_of("Iwan Neiswestny sprach mit Journalisten. Иван Неизвестный schwieg danach.", "de", "2022-03-05")
    assert len({m.actor for m in cast.mentioned if m.form == "name"}) == 1


def test_the_president_of_something_else_is_not_the_president() -> None:
    text = "Der türkische Hochschulratspräsident, Dr. Ahmet Yildirim, gab die Auszeichnung zurück. Frankreich schwieg. Frankreich wartet."
    found = mention(text, "Ahmet Yildirim")
    assert found.country == "TUR" and found.actor == "per:ahmet-yildirim"
    assert mention("Der türkische Konzernpräsident trat zurück.", "Konzernpräsident").actor != "recep-tayyip-erdogan"
    assert mention("Der türkische Noch-Präsident trat zurück.", "Präsident", day="2007-08-01").actor == "ahmet-necdet-sezer"


def test_the_nationality_beside_a_name_is_taken() -> None:
    text = "Mia Jansen, eine niederländische Hackerin, sprach in den USA. Die USA schwiegen. Die USA warten."
    assert mention(text, "Mia Jansen").country == "NLD"


def test_a_company_called_after_a_state_is_of_that_state() -> None:
    text = "Frankreich erteilte Cameroon Airlines ein Flugverbot. Frankreich sieht Mängel."
    assert mention(text, "Cameroon Airlines").country == "CMR"


def test_one_of_several_is_worded_whole() -> None:
    assert mention("Eine der größten Zeitungen berichtete darüber.", "Zeitungen").text == "Eine der größten Zeitungen"
    assert mention("One of the largest newspapers reported it.", "newspapers", "en").text == "One of the largest newspapers"
    assert mention("Das Blatt gehört der größten Zeitung.", "Zeitung").text == "der größten Zeitung"


def test_foreign_soldiers_are_of_no_state() -> None:
    found = mention("Ausländische Soldaten seien in der Ukraine Ziele, sagte Peskow in Moskau.", "Soldaten")
    assert found.country is None and found.actor is None


def test_a_seat_acts_or_is_a_place() -> None:
    assert mention("Moskau warnt die Ukraine.", "Moskau").actor == "gov:RUS"
    assert mention("Der Minister traf in Moskau ein.", "Moskau").kind == "place"


def test_a_person_in_a_compound_is_not_the_one_named_after_it() -> None:
    found = mention("Putin-Sprecher Peskow wies das zurück.", "Peskow")
    assert found.actor == "dmitry-peskov"


def test_every_mention_has_score_and_reason() -> None:
    text = "Der US-Präsident traf beide Außenminister in Genf. Er warnte Moskau. Die Regierung schwieg, die Demonstranten nicht."
    for found in cast_of(text, "de", "2024-03-05").mentioned:
        assert 0 < found.score <= 1 and found.why


def test_an_abbreviation_is_what_the_report_says_it_is() -> None:
    cast = cast_of("In Thailand siegte die Phak Siam Prachachon (PPP). Die PPP regiert Thailand.", "de", "2008-03-05")
    parties = [m for m in cast.mentioned if m.kind == "organisation"]
    assert len(parties) == 3 and {m.actor for m in parties} == {"org:phak-siam-prachachon"}
    assert mention("In Pakistan siegte die PPP.", "PPP").actor == "ppp-pak"


def test_fighters_stand_for_the_body_they_are_called_after() -> None:
    assert mention("Talibankämpfer griffen an.", "Talibankämpfer").actor == "taliban"
    assert mention("Israelische Kämpfer griffen an.", "Kämpfer").actor is None


def test_who_leads_an_armed_group_or_speaks_for_an_ngo_is_of_no_state() -> None:
    text = "Aiman az-Zawahiri drohte Ägypten. Ägypten wies das zurück."
    assert mention(text, "Zawahiri", day="2012-03-05").country is None
    assert mention("Amnesty-Sprecher Uwe Malzahn kritisierte Ägypten. Ägypten wies das zurück.", "Malzahn").country is None
    assert mention("Regierungssprecher Uwe Malzahn kritisierte Ägypten. Ägypten wies das zurück.", "Malzahn").country == "EGY"


def test_a_first_name_that_looks_like_a_people_is_a_name() -> None:
    text = "Der Geschäftsführer der Grünen, Volker Beck, forderte die Bundesregierung auf, zurückzutreten."
    mentioned = cast_of(text, "de", "2006-07-13").mentioned
    assert "Volker" not in {m.text for m in mentioned}
    assert any(m.text == "Volker Beck" for m in mentioned)
    assert any(
        m.kind == "people" for m in cast_of("Das Volk forderte die Bundesregierung auf, zurückzutreten.", "de", "2006-07-13").mentioned
    )
