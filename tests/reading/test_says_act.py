"""Whose words a claim stands in: chains, agencies, doers who announce, asides of the report."""

import pytest

from depesche.reading.reader import read_reports
from depesche.records import Claim, Published, Reading, Report


def _read(text: str, language: str) -> Reading:
    day = Published(earliest="2025-06-04", latest="2025-06-04", edtf="2025-06-04", basis="given")
    return next(read_reports([Report(id="r", text=text, published=day, language=language)]))


def _claim(text: str, language: str, type_: str) -> Claim:
    (found,) = [c for c in _read(text, language).claims if c.type == type_]
    return found


def _chain(text: str, language: str, type_: str) -> list[str]:
    return [link.text for link in _claim(text, language, type_).sources]


@pytest.mark.parametrize(
    ("text", "language", "type_", "chain"),
    [
        ("Der Kreml kündigte einen Besuch Putins in Nordkorea an.", "de", "CONSULT", ["Der Kreml"]),
        ("Putin kündigte einen Besuch in Nordkorea an.", "de", "CONSULT", []),
        ("General Meier hat angekündigt, er werde keine Soldaten gegen Demonstranten einsetzen.", "de", "MOBILIZE", ["General Meier"]),
        (
            "Die Befehlshaber der US-Streitkräfte halten einen Abzug der US-Truppen für immer unwahrscheinlicher.",
            "de", "RETREAT", ["Die Befehlshaber der US-Streitkräfte"],
        ),
        (
            "Eine der größten Parteien des Landes, die Koalition für Einheit, behauptete, dass Polizisten Beobachter verhaftet hätten.",
            "de", "COERCE", ["Eine der größten Parteien des Landes, die Koalition für Einheit"],
        ),
        ("The Post quoted the general as saying that Russia had attacked the town.", "en", "ASSAULT", ["the general", "The Post"]),
        ("Das Portal EurActiv will aus Kreisen der Delegation erfahren haben, dass Ungarn die Sanktionen abgelehnt habe.",
            "de", "REJECT", ["Kreisen der Delegation", "Das Portal EurActiv"]),
        ("The report details attacks by the army on civilians.", "en", "ASSAULT", ["The report"]),
        ("These figures are old, and this shows that Russia attacked Ukraine.", "en", "ASSAULT", []),
    ],
)  # fmt: skip
def test_chain_of_a_claim(text: str, language: str, type_: str, chain: list[str]) -> None:
    assert _chain(text, language, type_) == chain


def test_a_relative_clause_in_the_indicative_is_the_reports_own_voice() -> None:
    said = "Der Präsident verlangte Hilfe für die Stadt, die Russland am Montag angegriffen {}."
    assert _chain(said.format("hat"), "de", "ASSAULT") == []
    assert _chain(said.format("habe"), "de", "ASSAULT") == ["Der Präsident"]


@pytest.mark.parametrize(
    ("text", "language", "own", "agency"),
    [
        ("Russland hat die Stadt Charkiw angegriffen. {} (dpa/AFP)", "de", "Es regnete.", "dpa/AFP"),
        ("Berlin (dpa) - Russland hat die Stadt Charkiw angegriffen. {}", "de", "Es regnete.", "dpa"),
        ("KYIV (Reuters) - Russia attacked the town of Kharkiv. {}", "en", "It rained.", "Reuters"),
    ],
)
def test_an_agency_is_the_source_of_what_the_report_says_itself(text: str, language: str, own: str, agency: str) -> None:
    assert _chain(text.format(own), language, "ASSAULT") == [agency]


def test_an_agency_adds_no_link_to_what_somebody_says_and_takes_no_pronoun() -> None:
    reading = _read("Der Gouverneur sagte, Russland habe die Stadt Charkiw angegriffen. Wir bedauern das. (dpa)", "de")
    assert [[link.text for link in c.sources] for c in reading.claims if c.type == "ASSAULT"] == [["Der Gouverneur"]]
    assert not any(m.form == "pronoun" for a in reading.actors if a.id == "dpa" for m in a.mentions)


def test_brackets_at_the_end_that_name_no_agency_are_no_source() -> None:
    assert _chain("Russland hat die Stadt Charkiw angegriffen (Gebiet Charkiw).", "de", "ASSAULT") == []


def test_a_pointer_to_an_earlier_report_is_no_saying() -> None:
    reading = _read("Die Armee hat die Stadt Charkiw angegriffen (Wikinews berichtete).", "de")
    assert not reading.attributions


def test_a_statement_without_marks_goes_on_while_it_speaks_in_the_first_person() -> None:
    text = "UK sanctions.\n\nAnna Reed said: The list is long. We have agreed to ban Russia's oil.\n\nWe will go on.\n\nMoscow denied everything."
    (said,) = [a for a in _read(text, "en").attributions if a.rule == "en.said.verb.say"]
    assert text[said.content[0].begin : said.content[-1].end].endswith("We will go on.")


@pytest.mark.parametrize(
    ("text", "language", "type_", "status", "chain"),
    [
        ("Die Botschaft wies Berichte der Zeitung zurück, wonach Russland die Stadt Charkiw angegriffen habe.", "de", "ASSAULT",
            "denied", ["Die Botschaft"]),
        ("Die Rebellen übernahmen die Verantwortung für den Anschlag auf die Botschaft.", "de", "ASSAULT", "occurred", ["Die Rebellen"]),
        ("The militants claimed responsibility for the bombing in Kabul.", "en", "ASSAULT", "occurred", ["The militants"]),
    ],
)  # fmt: skip
def test_who_denies_and_who_owns_up(text: str, language: str, type_: str, status: str, chain: list[str]) -> None:
    claim = _claim(text, language, type_)
    assert (claim.status, [link.text for link in claim.sources]) == (status, chain)


def test_who_announces_is_known_by_his_words_where_he_has_no_name() -> None:
    assert _chain("Einige kleinere Parteien haben angekündigt, die Regierung zu verklagen.", "de", "ACCUSE") == []


@pytest.mark.parametrize(
    ("title", "language", "source"),
    [
        ("Medienbericht: Trump plant Abzug der Truppen", "de", "Medienbericht"),
        ("Selenskyj: „Wir geben nicht auf“", "de", "Selenskyj"),
        ("Ukraine: Zehn Tote bei Angriff", "de", None),
        ("Army has left the town: ministry", "en", "ministry"),
        ("Ukraine war: What we know so far", "en", None),
    ],
)
def test_a_headline_names_its_source_beside_a_colon(title: str, language: str, source: str | None) -> None:
    day = Published(earliest="2025-06-04", latest="2025-06-04", edtf="2025-06-04", basis="given")
    text = "Es regnete." if language == "de" else "It rained."
    reading = next(read_reports([Report(id="r", title=title, text=text, published=day, language=language)]))
    named = [title[a.source.begin : a.source.end] for a in reading.attributions if a.source is not None and a.source.where == "title"]
    assert named == ([source] if source else [])


@pytest.mark.parametrize(
    ("text", "language", "type_", "chain"),
    [
        ("“I condemn the attack on the embassy,” said Prime Minister Boris Johnson.", "en", "ACCUSE", ["Prime Minister Boris Johnson"]),
        ("Prime Minister Boris Johnson condemned the attack on the embassy.", "en", "ACCUSE", []),
        ("Amnesty called for an investigation into an attack on a mosque in Iraq.", "en", "ASSAULT", []),
    ],
)
def test_who_does_it_in_words_of_his_own_is_the_source_of_that(text: str, language: str, type_: str, chain: list[str]) -> None:
    assert _chain(text, language, type_) == chain
