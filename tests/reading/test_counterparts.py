"""Recipients that another sentence of the report tells."""

from __future__ import annotations

from depesche.intake import IntakeOptions, report_from_text
from depesche.reading.reader import read_report
from depesche.records import Claim


def _claims(text: str, language: str = "de") -> tuple[Claim, ...]:
    return read_report(report_from_text(text, language=language, options=IntakeOptions(as_is=True))).claims


def _recipients(text: str, kind: str, language: str = "de") -> list[list[str | None]]:
    return [[p.country for p in c.recipients] for c in _claims(text, language) if c.type == kind]


def test_who_did_what_is_criticised() -> None:
    """The deed taken up has a doer, in the words of a verb or of the same noun."""
    text = "Die französische Regierung hat am Montag neue Strafzölle beschlossen. Kanada kritisierte die Entscheidung scharf."
    assert _recipients(text, "ACCUSE") == [["FRA"]]
    assert _recipients("Kanada kritisierte die Entscheidung scharf.", "ACCUSE") == [[]]


def test_a_refusal_answers_a_demand() -> None:
    """A demand made of nobody named and its refusal in the next sentence are made of each other."""
    text = "Mexiko hat erneut die Rückgabe der Masken gefordert. Österreich lehnte dies ab."
    assert _recipients(text, "REJECT") == [["MEX"]]
    assert _recipients(text, "REQUEST") == [["AUT"]]


def test_what_others_are_asked_to_refuse_is_no_answer() -> None:
    """Who is called upon to resist does not resist the one who calls."""
    text = "Russland rief Serbien auf, sich der Anerkennung des Kosovo zu widersetzen."
    assert all("RUS" not in countries for countries in _recipients(text, "REJECT"))


def test_protests_of_a_report_have_one_aim() -> None:
    """A protest told without an aim has that of the others, unless it tells its own."""
    text = "In Minsk protestierten Tausende gegen Präsident Alexander Lukaschenko. Am Sonntag demonstrierten erneut Tausende in Minsk."
    assert ["BLR"] in _recipients(text, "PROTEST")
    other = "In Minsk protestierten Tausende gegen Präsident Alexander Lukaschenko. In Minsk streikten am Montag die Gewerkschaften für höhere Löhne."
    assert _recipients(other, "PROTEST") == [["BLR"], []]
