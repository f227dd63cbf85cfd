"""Whether a text bears its headline out: by pair, by kind of finding, and over 150 pairs of ours."""

import csv
from collections.abc import Iterator
from pathlib import Path

import pytest

from depesche.lexicon.rows import SupportRow
from depesche.lexicon.tables import load
from depesche.reading.reader import read_report, read_reports
from depesche.reading.told_check import check_support
from depesche.records import Flag, Published, Reading, Report

PAIRS = Path(__file__).with_name("headline_pairs.tsv")
PRECISION, RECALL = 0.9, 0.8


def _report(name: str, headline: str, body: str, language: str) -> Report:
    return Report(id=name, title=headline, text=body, language=language, published=Published())


def _flags(headline: str, body: str, language: str) -> list[Flag]:
    return list(_unsupported(read_report(_report("r", headline, body, language))))


def _unsupported(reading: Reading) -> Iterator[Flag]:
    return (f for f in reading.flags if f.kind == "unsupported_headline")


def _words(headline: str, flags: list[Flag]) -> list[str]:
    return [headline[f.begin : f.end] for f in flags]


def test_precision_and_recall_over_the_pairs() -> None:
    with PAIRS.open(encoding="utf-8") as lines:
        pairs = list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))
    read = read_reports(_report(p["id"], p["headline"], p["body"], p["language"]) for p in pairs)
    flagged = {reading.report.id for reading in read if any(_unsupported(reading))}
    wrong = {p["id"] for p in pairs if p["label"] != "supported"}
    assert len(pairs) == 150
    assert len(flagged & wrong) / len(flagged) >= PRECISION, sorted(flagged - wrong)
    assert len(flagged & wrong) / len(wrong) >= RECALL, sorted(wrong - flagged)


@pytest.mark.parametrize(
    ("language", "headline", "body", "words"),
    [
        ("de", "Blutbad auf Marktplatz", "Auf dem Marktplatz stritten zwei Händler. Verletzt wurde niemand.", "Blutbad"),
        ("de", "Scholz besucht Oslo", "Der dänische Ministerpräsident besuchte am Montag Oslo.", "Scholz"),
        ("de", "17 Festnahmen in Genua", "In Genua nahm die Polizei vier Männer fest.", "17"),
        ("de", "Botschafter entführt", "Der Botschafter eröffnete eine Ausstellung.", "entführt"),
        ("de", "Alle Häfen geschlossen", "Zwei Häfen bleiben bis Freitag geschlossen.", "Alle"),
        ("en", "Fiasco at talks", "The talks at the lake went on until Monday.", "Fiasco"),
        ("en", "Scholz visits Oslo", "The Danish prime minister visited Oslo on Monday.", "Scholz"),
        ("en", "17 arrested in Genoa", "Police arrested four men in Genoa.", "17"),
        ("en", "Ambassador kidnapped", "The ambassador opened an exhibition.", "kidnapped"),
    ],
)
def test_what_stands_only_in_the_headline(language: str, headline: str, body: str, words: str) -> None:
    assert words in _words(headline, _flags(headline, body, language))


@pytest.mark.parametrize(
    ("language", "headline", "body", "key"),
    [
        ("de", "Bürgermeister zurückgetreten", "Viele Bürger fordern den Rücktritt des Bürgermeisters.", "demanded"),
        ("de", "Staat kauft Werft", "Der Staat könnte die Werft im Herbst kaufen.", "possible"),
        (
            "de",
            "Armee zerstört Brücke",
            "Der Sprecher sagte, die Armee habe die Brücke zerstört. Unabhängig prüfen ließ sich das nicht.",
            "claimed",
        ),
        ("en", "Mayor resigns", "Many citizens demanded that the mayor resign.", "demanded"),
        (
            "en",
            "Army destroys bridge",
            "The spokesman said that the army had destroyed the bridge. The claim could not be verified.",
            "claimed",
        ),
    ],
)
def test_headline_that_says_more_than_the_text(language: str, headline: str, body: str, key: str) -> None:
    assert [f.rule.rpartition(".")[2] for f in _flags(headline, body, language)] == [key]


@pytest.mark.parametrize(
    ("language", "headline", "body"),
    [
        ("de", "Kanzler in Oslo", "Olaf Scholz ist am Montag in Oslo gelandet."),
        ("de", "Fünf Tote bei Lawine", "Drei Wanderer und zwei Führer kamen ums Leben."),
        ("de", "Bürger fordern Rücktritt", "Viele Bürger fordern den Rücktritt des Bürgermeisters."),
        (
            "de",
            "Ministerium: Armee hat Brücke zerstört",
            "Die Armee habe die Brücke zerstört, sagte ein Sprecher. Unabhängig prüfen ließ sich das nicht.",
        ),
        ("de", "„Blutbad verhindert“", "„Wir haben ein Blutbad verhindert“, sagte der Wirt."),
        ("en", "Poland's president in Oslo", "The Polish head of state landed in Oslo on Monday."),
        ("en", "Army says it destroyed bridge", "The army said that it had destroyed the bridge. The claim could not be verified."),
        ("en", "Citizens want mayor to resign", "Many citizens demanded that the mayor resign."),
    ],
)
def test_headline_that_the_text_bears_out(language: str, headline: str, body: str) -> None:
    assert _flags(headline, body, language) == []


def test_the_reason_names_the_words_of_the_text() -> None:
    (flag,) = _flags("Bürgermeister zurückgetreten", "Viele Bürger fordern den Rücktritt des Bürgermeisters.", "de")
    assert "zurückgetreten" in flag.why and "Rücktritt" in flag.why


@pytest.mark.parametrize("language", ["de", "en"])
def test_rows_of_support_bear_out_their_examples_and_only_these(language: str) -> None:
    assert check_support(load(SupportRow, language), language) == {}
