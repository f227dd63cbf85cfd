"""Several states before one noun: one party of each state, in both languages, on sentences of our own."""

from __future__ import annotations

import pytest

from tests.reading.test_who import cast_of, mention


@pytest.mark.parametrize(
    ("language", "text", "words", "names"),
    [
        ("en", "The French, British and German governments condemned Iran.", "The French, British and German governments",
         ["Government of France", "Government of the United Kingdom", "Government of Germany"]),
        ("en", "US and South Korean forces began drills.", "US and South Korean forces",
         ["United States Armed Forces", "South Korean armed forces"]),
        ("en", "The South Korean and U.S. governments condemned Iran.", "The South Korean and U.S. governments",
         ["Government of South Korea", "Government of the United States"]),
        ("en", "Abbas Araghchi will meet his French and German counterparts.", "his French and German counterparts",
         ["Jean-Noël Barrot", "Johann Wadephul"]),
        ("de", "Der deutsche und der französische Außenminister trafen sich.", "Der deutsche und der französische Außenminister",
         ["Johann Wadephul", "Jean-Noël Barrot"]),
        ("de", "Amerikanische und südkoreanische Truppen begannen ein Manöver.", "Amerikanische und südkoreanische Truppen",
         ["United States Armed Forces", "South Korean armed forces"]),
        ("de", "US- und südkoreanische Truppen begannen ein Manöver.", "US- und südkoreanische Truppen",
         ["United States Armed Forces", "South Korean armed forces"]),
        ("de", "Lawrow sprach mit seinem französischen und britischen Amtskollegen.", "seinem französischen und britischen Amtskollegen",
         ["Jean-Noël Barrot", "David Lammy"]),
    ],
)  # fmt: skip
def test_one_party_of_each_state(language: str, text: str, words: str, names: list[str]) -> None:
    cast = cast_of(text, language=language)
    assert [m.name for m in mention(cast, words).members] == names
    assert set(names) <= {actor.name for actor in cast.actors}


@pytest.mark.parametrize(
    ("language", "text", "words"),
    [
        ("de", "Der französische Präsident und der deutsche Kanzler trafen sich.", "der deutsche Kanzler"),
        ("de", "Nach Gesprächen mit Frankreich und deutschen Diplomaten reiste er ab.", "deutschen Diplomaten"),
        ("en", "France and British diplomats criticised the plan.", "British diplomats"),
    ],
)
def test_a_noun_of_its_own_before_the_conjunction_is_a_party_of_its_own(language: str, text: str, words: str) -> None:
    assert mention(cast_of(text, language=language), words).members == ()


def test_a_counterpart_nobody_knows_holds_the_office_all_the_same() -> None:
    text = "Foreign Minister Abbas Araghchi met his Malawian counterpart."
    found = mention(cast_of(text, language="en", day=None), "his Malawian counterpart")
    assert (found.country, found.political, found.name) == ("MWI", True, "foreign minister of Malawi")


@pytest.mark.parametrize(
    ("language", "words", "name"),
    [
        ("en", "The Israeli leader", "Benjamin Netanyahu"),
        ("en", "The French leader", "Emmanuel Macron"),
        ("en", "The Polish leader", "leader of Poland"),
        ("de", "Der syrische Machthaber", "Ahmed al-Sharaa"),
        ("de", "Der israelische Staatschef", "Isaac Herzog"),
    ],
)
def test_who_leads_depends_on_the_state(language: str, words: str, name: str) -> None:
    verb = "criticised" if language == "en" else "kritisierte"
    assert mention(cast_of(f"{words} {verb} Donald Trump.", language=language), words).name == name
