"""How it is told: loaded words, scare quotes, headlines, unnamed sources."""

import pytest

from depesche.lexicon.rows import WordingRow
from depesche.lexicon.tables import load
from depesche.reading.reader import documents
from depesche.reading.says import find_attributions
from depesche.reading.says_check import check_wordings
from depesche.reading.told import find_flags
from depesche.reading.who import find_actors
from depesche.records import Flag, Published, Report


def _flags(text: str, title: str | None = None) -> list[tuple[str, str]]:
    report = Report(id="r", text=text, title=title, published=Published(), language="de")
    document = next(documents([report]))
    cast = find_actors(document)
    flags = find_flags(document, cast, find_attributions(document, cast), ())

    def words(flag: Flag) -> str:
        return ((title or "") if flag.where == "title" else text)[flag.begin : flag.end]

    return [(flag.kind, words(flag)) for flag in flags]


def test_loaded_word_with_its_neutral_wording() -> None:
    assert _flags("Das Regime schickte Truppen.") == [("loaded_word", "Regime")]


def test_scare_quotes_outside_reported_speech() -> None:
    assert ("scare_quotes", "„Reform“") in _flags("In Russland trat gestern die „Reform“ in Kraft.")


@pytest.mark.parametrize(
    "text",
    [
        "Der Minister nannte den Plan eine „Reform“.",
        "Das Schiff „Hoffnung“ lief aus.",
        "Der Minister sagte: „Nein.“",
        "In Russland trat die sogenannte „Reform“ in Kraft.",
        "Die Grundlage der Technik sind „Wellen“.",
        "Die Ministerin sicherte ihm ihre „Unterstützung“ zu.",
    ],
)
def test_quoted_words_and_names_are_no_scare_quotes(text: str) -> None:
    assert "scare_quotes" not in {kind for kind, _ in _flags(text)}


def test_question_headline_that_the_text_does_not_bear_out() -> None:
    found = _flags("Der Minister reiste nach Wien und sprach mit dem Kanzler.", "Geheimer Pakt? Minister reist nach Wien")
    assert ("question_headline", "Geheimer Pakt?") in found
    assert ("unsupported_headline", "Geheimer Pakt") in found


def test_question_headline_that_the_text_takes_up() -> None:
    found = _flags("Der Pakt ist geheim, sagte der Minister. Beide Staaten schlossen ihn im Mai.", "Geheimer Pakt?")
    assert "unsupported_headline" not in {kind for kind, _ in found}


def test_unnamed_source() -> None:
    assert "unnamed_source" in {kind for kind, _ in _flags("Ein Beobachter sagte, die Lage sei ruhig.")}


def test_every_row_fires_in_its_examples_and_only_there() -> None:
    assert check_wordings(load(WordingRow, "de"), "de") == {}


@pytest.mark.parametrize(
    "text",
    [
        "Die Geheimflüge begannen im Mai.",
        "Der Zeuge sagte: „Er war ein Diktator.“",
        "Die Wahl ist geheim.",
        "Er machte sogenannte Selfies.",
        "Im Mai begann die ethnische Säuberung.",
    ],
)
def test_words_that_take_no_side(text: str) -> None:
    assert "loaded_word" not in {kind for kind, _ in _flags(text)}


@pytest.mark.parametrize(
    "text",
    [
        "Der Sprecher sagte, das Regime habe Truppen geschickt.",
        "Nach Angaben der Opposition ließ das Regime hundert Menschen verhaften.",
        "Der Minister erklärte: „Das Regime schickt Truppen. Die Terroristen fliehen.“",
        "Das Regime habe Truppen geschickt, so der Sprecher.",
    ],
)
def test_words_of_somebody_else_are_not_the_reports(text: str) -> None:
    assert "loaded_word" not in {kind for kind, _ in _flags(text)}


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Das Regime schickte Truppen, sagte der Sprecher nicht ohne Stolz. Das Regime schweigt dazu.", "Regime"),
        ("Der Sprecher des Regimes sagte, die Lage sei ruhig.", "Regimes"),
        ("Angeblich schickte das Regime Truppen.", "Regime"),
    ],
)
def test_words_beside_what_is_said_are_the_reports(text: str, words: str) -> None:
    assert ("loaded_word", words) in _flags(text)


def test_tension_counts_in_a_headline() -> None:
    assert ("loaded_word", "brisante") in _flags("Die Minister sprachen in Wien.", "Minister führen brisante Gespräche")


@pytest.mark.parametrize("text", ["Die Menschen forderten den Rücktritt.", "Der Vertreter Libyens sagte, die Lage sei ruhig."])
def test_people_and_envoys_are_no_unnamed_sources(text: str) -> None:
    assert "unnamed_source" not in {kind for kind, _ in _flags(text)}


def test_a_question_the_text_takes_up_in_part_is_not_called_unsupported() -> None:
    found = _flags("In Bremen wurde ein Agent entdeckt.", "Schläfer in Bremen entdeckt?")
    assert "unsupported_headline" not in {kind for kind, _ in found}


def test_english_rows_fire_in_their_examples_and_only_there() -> None:
    assert check_wordings(load(WordingRow, "en"), "en") == {}
