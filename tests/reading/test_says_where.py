"""To whom, where, through what and when a thing is said."""

from __future__ import annotations

import pytest

from depesche.reading.reader import documents
from depesche.reading.says import find_attributions
from depesche.reading.when import find_times
from depesche.reading.who import find_actors
from depesche.records import Attribution, Published, Report


def _first(text: str, language: str) -> Attribution:
    day = Published(earliest="2025-06-04", latest="2025-06-04", edtf="2025-06-04", basis="given")
    document = next(documents([Report(id="r", text=text, published=day, language=language)]))
    return find_attributions(document, find_actors(document), find_times(document))[0]


@pytest.mark.parametrize(
    ("text", "language", "addressee", "venue"),
    [
        ("Die Lage sei ruhig, sagte der Minister am Dienstag vor Journalisten in Berlin.", "de", "Journalisten", "Berlin"),
        ("Der Kanzler sagte Reportern in Genf, die Gespräche seien gut verlaufen.", "de", "Reportern", "Genf"),
        ("„Das ist falsch“, sagte er dieser Zeitung.", "de", "dieser Zeitung", None),
        ("In einem Telefonat mit dem Präsidenten erklärte der Kanzler am Mittwoch, die Hilfe gehe weiter.", "de",
            "dem Präsidenten", "einem Telefonat mit dem Präsidenten"),
        ("Der Minister teilte am Abend auf der Plattform X mit, die Brücke sei zerstört.", "de", None, "der Plattform X"),
        ("Die Stadt sei gefallen, schrieb der Gouverneur auf Telegram.", "de", None, "Telegram"),
        ("Auf einer Pressekonferenz in Kiew kündigte der Präsident am Freitag neue Angriffe an.", "de",
            None, "einer Pressekonferenz in Kiew"),
        ("Der Minister betonte in der Nacht, dass die Lage ruhig sei.", "de", None, None),
        ("The minister told reporters in Geneva on Tuesday that the talks had failed.", "en", "reporters", "Geneva"),
        ("In a post on Truth Social, the senator said the deal was dead.", "en", None, "a post on Truth Social"),
        ("The governor said via Telegram that the town had fallen.", "en", None, "Telegram"),
        ("Speaking to lawmakers in Kyiv, the president vowed to fight on.", "en", "lawmakers", "Kyiv"),
        ("The spokesman said in a statement on Wednesday that two ships had been hit.", "en", None, "a statement"),
        ("The premier said in an interview with the BBC that aid would continue.", "en", "the BBC", "an interview with the BBC"),
        ("The minister accused the rebels of shelling the town.", "en", "the rebels", None),
        ("The minister said on Tuesday that the talks had failed.", "en", None, None),
    ],
)  # fmt: skip
def test_addressee_and_venue(text: str, language: str, addressee: str | None, venue: str | None) -> None:
    found = _first(text, language)
    assert (found.addressee, found.venue) == (addressee, venue)


def test_what_somebody_speaks_through_is_no_part_of_him() -> None:
    text = "Die Stadt sei gefallen, schrieb der Gouverneur auf Telegram."
    source = _first(text, "de").source
    assert source is not None and text[source.begin : source.end] == "der Gouverneur"
