"""Who appears in a report: names, offices, descriptions, pronouns and places, on sentences of our own."""

from __future__ import annotations

import pytest

from depesche.language.port import languages, parse
from depesche.language.tree import Tree
from depesche.reading.document import Cast, Document, Mentioned, Passage
from depesche.reading.who import find_actors
from depesche.records import Published, Report


def cast_of(text: str, *, day: str | None = "2025-06-04", language: str = "de", title: str | None = None) -> Cast:
    if language not in languages():
        pytest.skip(f"no parser for {language}")
    passages = []
    if title is not None:
        parsed = parse(title, language)
        passages.append(Passage("title", parsed, Tree(parsed)))
    parsed = parse(text, language)
    passages.append(Passage("text", parsed, Tree(parsed)))
    published = Published(earliest=day, latest=day, basis="given" if day else "none")
    report = Report(id="r", text=text, title=title, published=published, language=language)
    return find_actors(Document(report, tuple(passages)))


def mention(cast: Cast, text: str, nth: int = 0) -> Mentioned:
    return [m for m in cast.mentioned if m.text == text][nth]


def test_title_genitive_and_name_are_one_person() -> None:
    cast = cast_of("Der Sekretär des russischen Sicherheitsrates, Sergei Schoigu, sprach in Teheran. Schoigu lobte den Iran.")
    first = mention(cast, "Sergei Schoigu")
    assert (first.actor, first.country) == ("sergei-shoigu", "RUS")
    assert cast.at("text", 1) == first
    assert mention(cast, "Schoigu").actor == "sergei-shoigu"
    council = mention(cast, "des russischen Sicherheitsrates")
    assert (council.name, council.country) == ("Security Council of Russia", "RUS")
    assert mention(cast, "den Iran").actor == "IRN"


@pytest.mark.parametrize(
    ("text", "day", "actor"),
    [
        ("Der nordkoreanische Machthaber empfing Gäste.", "2025-06-04", "kim-jong-un"),
        ("Der nordkoreanische Machthaber empfing Gäste.", "2007-06-04", "kim-jong-il"),
        ("Der russische Außenminister reiste nach Ankara.", "2025-06-04", "sergei-lavrov"),
        ("US-Präsident Bush sprach in Prag.", "2006-06-04", "george-w-bush"),
    ],
)
def test_the_day_decides_who_holds_the_office(text: str, day: str, actor: str) -> None:
    assert actor in {m.actor for m in cast_of(text, day=day).mentioned}


def test_kim_is_the_one_named_in_full() -> None:
    cast = cast_of("Kim Jong-un besuchte eine Fabrik. Kim lobte die Arbeiter.", day="2005-01-01")
    assert "kim-jong-il" not in {m.actor for m in cast.mentioned}
    assert mention(cast, "Kim").actor == "kim-jong-un"


@pytest.mark.parametrize(
    ("text", "words", "name", "country"),
    [
        ("Die libysche Regierung trat zurück.", "Die libysche Regierung", "Government of Libya", "LBY"),
        ("Das ägyptische Außenministerium warnte.", "Das ägyptische Außenministerium", "Foreign Ministry of Egypt", "EGY"),
        ("Sie dankte den nordkoreanischen Soldaten.", "den nordkoreanischen Soldaten", "Korean People's Army", "PRK"),
        ("Das meldeten russische Staatsmedien.", "russische Staatsmedien", "Russian state media", "RUS"),
    ],
)  # fmt: skip
def test_bodies_and_forces_by_their_state(text: str, words: str, name: str, country: str) -> None:
    found = mention(cast_of(text), words)
    assert (found.name, found.country) == (name, country)


def test_the_press_service_of_a_council() -> None:
    found = mention(cast_of("Das teilte der Pressedienst des russischen Sicherheitsrates mit."), "der Pressedienst")
    assert found.name == "press service of the Security Council of Russia"


def test_a_seat_of_government_acts_or_is_a_place() -> None:
    cast = cast_of("Moskau lehnte den Vorschlag ab. Die Delegation traf sich in Moskau.")
    acting, place = mention(cast, "Moskau", 0), mention(cast, "Moskau", 1)
    assert (acting.kind, acting.actor, acting.form) == ("government", "gov:RUS", "capital")
    assert (place.kind, place.country) == ("place", "RUS")


def test_both_countries_are_the_two_named_last() -> None:
    cast = cast_of("Russland und Nordkorea schlossen einen Vertrag. Er gilt für beide Länder.")
    both = mention(cast, "beide Länder")
    assert [m.actor for m in both.members] == ["RUS", "PRK"]


def test_a_masculine_pronoun_takes_the_subject_before() -> None:
    cast = cast_of("Wladimir Putin empfing Angela Merkel in Sotschi. Er lobte die Gespräche.")
    assert mention(cast, "Er").actor == "vladimir-putin"


def test_somebody_unknown_keeps_office_and_state() -> None:
    cast = cast_of("Der dänische Umweltminister Jens Ostergaard reiste nach Oslo. Ostergaard sprach dort.")
    first, second = mention(cast, "Jens Ostergaard"), mention(cast, "Ostergaard")
    assert first.actor == second.actor == "per:jens-ostergaard"
    assert (first.country, second.country, first.political) == ("DNK", "DNK", True)


def test_civilians_make_no_claim_count() -> None:
    assert not mention(cast_of("Bei Kundus starben drei Zivilisten."), "drei Zivilisten").political


def test_a_state_inside_a_compound_is_mentioned() -> None:
    cast = cast_of("Nach dem Nordkorea-Besuch schwieg er.")
    assert mention(cast, "Nordkorea-Besuch").country == "PRK"


def test_the_same_report_gives_the_same_cast() -> None:
    text = "Die Polizei in Kairo nahm Demonstranten fest. Präsident Mubarak schwieg."
    assert cast_of(text, day="2010-01-01") == cast_of(text, day="2010-01-01")


def test_english_offices_and_states() -> None:
    cast = cast_of("Russian Foreign Minister Sergei Lavrov met U.S. Secretary of State Marco Rubio in Riyadh.", language="en")
    assert {m.actor for m in cast.mentioned} >= {"sergei-lavrov", "marco-rubio"}
