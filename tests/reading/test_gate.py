"""What is told weakly in a report about something else makes no claim; the same words in a report of politics do."""

from __future__ import annotations

import pytest

from depesche.intake import IntakeOptions, report_from_text
from depesche.reading.gate import LEAST_WORDS
from depesche.reading.reader import read_report
from depesche.records import Reading

SPORT = (
    "Der Trainer lobte nach dem Spiel seine Mannschaft. Der Stürmer schoss in der zweiten Halbzeit zwei Tore, der Torhüter hielt einen Elfmeter. "
    "Im Stadion feierten die Fans den Sieg. Am Samstag reist die Mannschaft zum Rückspiel nach Frankreich, Deutschland trifft dort auf den Titelverteidiger. "
    "Der Verteidiger fehlt im Finale wegen einer Verletzung, sein Klub hatte ihn zuletzt kritisiert. Der Pokal wird am Abend vergeben. Die französische Regierung gratulierte der Mannschaft zum Sieg."
)
POLITICS = (
    "Bundeskanzler Olaf Scholz lobte nach dem Treffen die Regierung in Paris. Außenminister Jean-Noël Barrot kündigte neue Sanktionen der EU gegen "
    "Russland an. Die Opposition im Bundestag kritisierte das Abkommen mit der Türkei. Am Samstag reist der Außenminister zu Gesprächen nach Frankreich, "
    "danach besucht Präsident Emmanuel Macron Polen. Vor dem Ministerium demonstrierten Studenten gegen den Krieg, die Polizei nahm einen Studenten fest. "
    "Die Vereinten Nationen forderten Russland auf, die Angriffe auf die Ukraine zu beenden."
)
REVIEW = (
    "I love this little hotel and I recommend it to my friends. My room was cheap and the food was delicious. I took my dog with me and my girlfriend loved "
    "the friendly cook. Before my vacation I called my dentist, and I met her again on my trip to Canada. I visited Canada twice and I love it. "
    "My recipe for a good vacation is simple: I buy good food, I rest, and I pet my cat."
)


def claims(text: str, language: str) -> Reading:
    return read_report(report_from_text(text, language=language, options=IntakeOptions(as_is=True)))


@pytest.mark.parametrize(("text", "language"), [(SPORT, "de"), (REVIEW, "en")])
def test_a_report_about_something_else_makes_no_claim(text: str, language: str) -> None:
    reading = claims(text, language)
    assert len(text.split()) >= LEAST_WORDS
    assert not reading.claims


def test_a_report_of_politics_keeps_its_claims() -> None:
    kinds = {c.type for c in claims(POLITICS, "de").claims}
    assert {"SUPPORT", "ACCUSE", "REQUEST", "COERCE"} <= kinds


def test_a_line_or_two_are_never_silenced() -> None:
    text = "Die Polizei nahm den Studenten fest."
    assert [c.type for c in claims(text, "de").claims] == ["COERCE"]
