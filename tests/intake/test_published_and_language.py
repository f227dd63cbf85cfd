"""When a report was published and in which language it is written."""

import json

import pytest

from depesche.errors import InputError
from depesche.intake import IntakeOptions, report_from_bytes, report_from_text
from depesche.intake.html import read_page
from depesche.intake.options import civil_days
from depesche.intake.tongue import language_of

DE = "Die Außenministerin reiste nach Ankara und sprach dort über Getreide. Eine Einigung gab es nicht."
EN = "The foreign minister travelled to Ankara and spoke there about grain. No agreement was reached."


@pytest.mark.parametrize(
    ("text", "language", "day"),
    [
        (f"Pjöngjang, 4. Juni 2025 (dpa) - {DE}", "de", "2025-06-04"),
        (f"Berlin (dpa) 12.03.2021 – {DE}", "de", "2021-03-12"),
        (f"Stand: 04.06.2025, 10:15 Uhr\n\n{DE}", "de", "2025-06-04"),
        (f"{DE}\n\nVeröffentlicht am 4. Juni 2025", "de", "2025-06-04"),
        (f"Moscow, June 4, 2025 (TASS) - {EN}", "en", "2025-06-04"),
        (f"Published 4 June 2025 at 10:15\n\n{EN}", "en", "2025-06-04"),
        (f"Published: 2025-06-04\n\n{EN}", "en", "2025-06-04"),
        (f"MOSCOW, June 4 (Reuters) - {EN}", "en", None),
        (f"Stand: 31.02.2025\n\n{DE}", "de", None),
        (f"{DE} Am 4. Juni 2025 reist sie weiter.", "de", None),
        (f"Aktualisiert am 5. Juni 2025\n\n{DE}", "de", None),
    ],
)
def test_dateline(text: str, language: str, day: str | None) -> None:
    report = report_from_text(text)
    assert report.language == language
    assert (report.published.earliest, report.published.latest) == (day, day)
    assert report.published.basis == ("dateline" if day else "none")
    assert report.published.why


def test_what_is_given_wins() -> None:
    text = f"Stand: 04.06.2025\n\n{DE}"
    assert report_from_text(text, published="2024-05-01").published.earliest == "2024-05-01"
    forced = report_from_text(text, published="2024-05-01", options=IntakeOptions(published="2023-02"))
    assert (forced.published.earliest, forced.published.latest, forced.published.edtf) == ("2023-02-01", "2023-02-28", "2023-02")
    hidden = report_from_text(text, published="2024-05-01", options=IntakeOptions(published="unknown"))
    assert (hidden.published.basis, hidden.published.earliest) == ("none", None)


def test_a_wrong_field_is_said_and_not_guessed() -> None:
    report = report_from_text(DE, published="4.6.2025")
    assert report.published.basis == "none"
    assert "'4.6.2025'" in report.published.why


def test_the_address_is_the_last_witness() -> None:
    published = report_from_text(DE, url="https://example.org/politik/2025/06/04/treffen.html").published
    assert (published.earliest, published.basis) == ("2025-06-04", "metadata")
    assert report_from_text(DE, url="https://example.org/2025/13/44/x").published.basis == "none"


@pytest.mark.parametrize(
    ("head", "body", "day"),
    [
        ('<meta property="article:published_time" content="2025-06-04T08:00:00+02:00">', "", "2025-06-04T08:00:00+02:00"),
        ('<meta property="article:modified_time" content="2025-06-04">', "", None),
        ('<meta name="date" content="04.06.2025">', "", None),
        ("", '<time pubdate datetime="2025-06-04">4. Juni</time><time datetime="2025-06-09">9. Juni</time>', "2025-06-04"),
        ("", '<time datetime="2025-06-04">a</time><time datetime="2025-06-09">b</time>', None),
        ('<script type="application/ld+json">{"broken</script>', "", None),
        ("<script>var published = '2025-06-04';</script>", "", None),
    ],
)
def test_page_dates(head: str, body: str, day: str | None) -> None:
    page = read_page(f"<html><head>{head}</head><body><article>{body}<p>{DE}</p></article></body></html>")
    assert (page.dated[0][0] if page.dated else None) == day


def test_every_witness_is_kept_and_disagreement_said() -> None:
    html = (
        '<html><head><meta property="article:published_time" content="2025-06-04T23:50:00Z"></head>'
        f"<body><article><p>Pjöngjang, 5. Juni 2025 (dpa) - {DE}</p></article></body></html>"
    )
    record = json.dumps({"html": html, "url": "https://example.org/2025/06/09/treffen.html"})
    (report,) = report_from_bytes(record.encode(), name="a.jsonl")
    assert (report.published.earliest, report.published.basis) == ("2025-06-04", "metadata")
    assert "5. Juni 2025 (dpa)" in report.published.why and "this agrees" in report.published.why
    assert "2025-06-09" in report.published.why and "this DISAGREES by 5 days" in report.published.why


def test_an_option_that_contradicts_the_text_is_believed_and_said() -> None:
    report = report_from_text(f"Stand: 04.06.2025\n\n{DE}", options=IntakeOptions(published="2023-02"))
    assert report.published.earliest == "2023-02-01"
    assert "Stand: 04.06.2025" in report.published.why and "DISAGREES" in report.published.why


@pytest.mark.parametrize(
    "text",
    [f"MOSKAU, 4. Juni (RIA) - {DE}", f"Kiew, 4. Juni (AFP) – {DE}", f"MOSCOW, June 4 (Reuters) - {EN}", f"WASHINGTON, June 4 -- {EN}"],
)
def test_a_dateline_without_year_is_kept_as_such(text: str) -> None:
    published = report_from_text(text).published
    assert (published.basis, published.earliest, published.edtf) == ("none", None, "XXXX-06-04")
    assert "not of which year" in published.why


@pytest.mark.parametrize("text", ["2025-02-30", "heute", "2025-6-4", "20250604", "2025-06-04foo", "", "2025-13", "0000", "４０００"])
def test_no_days(text: str) -> None:
    assert civil_days(text) is None


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (DE, "de"), (EN, "en"), ("Treffen in Ankara", "de"), ("The minister is in Ankara", "en"), (f"{DE} {DE} {DE} {EN}", "de"),
        (f"{EN} {EN} {DE}", "en"), ("Kim trifft Putin.", "de"), ("Putin meets Kim.", "en"),
    ],
)  # fmt: skip
def test_language(text: str, language: str) -> None:
    assert language_of(text) == language


@pytest.mark.parametrize(
    "text",
    [
        "Le ministre des Affaires étrangères s'est rendu mardi à Ankara, où il a parlé du blé avec son homologue.",
        "De minister van Buitenlandse Zaken reisde dinsdag naar Ankara en sprak daar met haar ambtgenoot over graan.",
        "Министр иностранных дел прибыл во вторник в Анкару и обсудил со своим коллегой поставки зерна.",
        "外交部长星期二访问安卡拉，并与同行讨论了粮食问题。双方没有达成协议。",
    ],
)
def test_other_languages_are_refused_with_a_remedy(text: str) -> None:
    with pytest.raises(InputError, match="--language") as caught:
        language_of(text)
    assert caught.value.reason == "language"


def test_given_language_wins() -> None:
    assert language_of("Le ministre est à Ankara depuis mardi, selon son porte-parole.", given="de-AT") == "de"
    with pytest.raises(InputError):
        language_of(DE, given="fr")


def test_hint_decides_short_texts_only() -> None:
    assert language_of("Kim in Ankara", hint="en-GB") == "en"
    assert language_of(DE, hint="en") == "de"
