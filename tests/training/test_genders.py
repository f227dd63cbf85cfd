"""What is counted in raw text for the lemma table: genders of nouns, and how they reach compounds; separable verbs."""

from depesche.language.lemmas import LemmaTable, Lemmatizer
from depesche.training.genders import counted_genders
from depesche.training.separable import seen_separables

LINES = [
    *["Sie traf eine Führung und einen neuen Gipfel ."] * 3,
    *["Das Abkommen : das Abkommen ist da ."] * 3,
    *["Er fiel von einer Leiter .", "Wir haben eine Leiterin , eine Leiter ."] * 3,
    *["Eine Vorsitzende , ein Vorsitzender sprach zu einer Vorsitzenden ."] * 3,
    *["Wir suchen das Band und einen Band ."] * 4,
    "Er sah einen Elefanten .",
]


def test_articles_tell_genders():
    found = counted_genders(LINES)
    assert found["führung"] == "F"
    assert found["gipfel"] == "M"
    assert found["abkommen"] == "N"
    assert "elefanten" not in found  # seen too rarely


def test_who_has_a_feminine_form_is_masculine_and_adjectives_are_either():
    found = counted_genders(LINES)
    assert found["leiter"] == "M"
    assert counted_genders(["Er traf eine Kollegin und eine Kollegin ."] * 2)["kollege"] == "M"
    assert found["vorsitzende"] == ""
    assert found["band"] == ""


def test_a_compound_has_the_gender_of_its_head():
    lemmatizer = Lemmatizer(LemmaTable(forms={}, rules={}, genders={"ung": (0, "F")}, nouns={"gipfel": "M", "vorsitzende": ""}), "de")
    assert [lemmatizer.gender(noun) for noun in ("Nukleargipfel", "Verhandlung", "SPD-Vorsitzende", "Xyz")] == ["M", "F", "", ""]


def test_separable_verbs_are_told_by_their_form_with_zu():
    lines = ["Er bat sie mitzukommen , um zuzugeben , dass er kaum zu kommen hoffte .", "Sie hatten vor , mitzukommen und anzukommen ."]
    assert seen_separables(lines, {"kommen", "geben"}) == ["mitkommen"]
    assert seen_separables([*lines, "zuzugeben"], {"kommen", "geben"}) == ["mitkommen", "zugeben"]
