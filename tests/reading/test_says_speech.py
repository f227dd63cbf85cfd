"""Words of communication: found where nothing is said to have been said, too."""

from __future__ import annotations

import pytest

from depesche.reading.reader import documents
from depesche.reading.row_checks import example_report
from depesche.reading.says import find_attributions
from depesche.reading.says_speech import speech_words
from depesche.reading.who import find_actors


def _words(text: str, language: str = "de") -> list[str]:
    document = next(documents([example_report(text, language)]))
    return [text[span.begin : span.end] for span in speech_words(document, find_actors(document))]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Ich danke dem Ausschuss.", ["danke"]),
        ("Die Debatte hat sich um den Antrag gedreht.", ["Debatte", "Antrag"]),
        ("Wir haben uns darüber unterhalten.", ["unterhalten"]),
        ("Der Minister hat die Frage beantwortet.", ["Frage", "beantwortet"]),
        ("Aus meiner Sicht reicht das.", ["Aus", "meiner", "Sicht"]),
    ],
)  # fmt: skip
def test_words_of_speaking_count_without_a_content(text: str, words: list[str]) -> None:
    assert [w for w in _words(text) if w != "uns"] == words


@pytest.mark.parametrize(
    "text", ["Die Truppen rückten bis zum Fluss vor.", "So weit kam der Zug nicht.", "Die Einhaltung der Frist ist wichtig."]
)
def test_what_tells_of_no_speaking_has_no_such_word(text: str) -> None:
    assert _words(text) == []


def test_a_word_without_content_makes_no_attribution() -> None:
    document = next(documents([example_report("Die Debatte dauerte lange. Ich danke dem Ausschuss.", "de")]))
    assert find_attributions(document, find_actors(document)) == ()
