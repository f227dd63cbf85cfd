"""Which year a month or day without one belongs to: headings, asides, the turn of the year, before our era."""

import pytest

from depesche.intake import IntakeOptions, report_from_text
from depesche.reading.reader import read_report

CHRONICLE = """1862

Im Mai fiel die Stadt. Die Wehrpflicht wurde ab dem 15. Juli 1863 auf Ältere erweitert. Im August begann die Belagerung.
Der Gründer, der 1881 starb, war dabei. Im Dezember zogen die Truppen ab.

Seekrieg

Im Januar wurde der Hafen gesperrt. Ende des Jahres war er wieder offen.

1863

Im März fiel die Festung.
"""


def values(text, **options):
    report = report_from_text(text, language="de", options=IntakeOptions(as_is=True), **options)
    return {report.text[t.begin : t.end]: t.value for t in read_report(report).times}


@pytest.mark.parametrize(
    ("words", "value"),
    [("Mai", "1862-05"), ("August", "1862-08"), ("Dezember", "1862-12"), ("Januar", "1862-01"), ("Ende des Jahres", "1862"),
     ("15. Juli 1863", "1863-07-15"), ("März", "1863-03")],
)  # fmt: skip
def test_a_heading_says_the_year_of_what_stands_below(words, value):
    assert values(CHRONICLE)[words] == value


def test_the_anchor_of_a_month_is_the_heading():
    report = report_from_text(CHRONICLE, language="de", options=IntakeOptions(as_is=True))
    times = read_report(report).times
    august = next(t for t in times if report.text[t.begin : t.end] == "August")
    heading = times[int(august.anchor.removeprefix("time:"))]
    assert report.text[heading.begin : heading.end] == "1862"


def test_an_aside_says_nothing_of_what_follows():
    found = values(
        "Im Mai 1944 begann der Vormarsch. Die Grenze von 1920 wurde erreicht. Im Juli fiel die Stadt. Im August 1944 war er zu Ende."
    )
    assert found["Juli"] == "1944-07"


def test_an_aside_governs_its_own_sentence():
    found = values("Im Mai 1944 begann es. Er war 1920 geboren und im Juli getauft. Im August 1944 endete es. Im Herbst 1944 war Ruhe.")
    assert found["Juli"] == "1920-07"


def test_two_years_that_follow_each_other_are_a_story():
    assert values("Im Mai 1943 begann es. Im Juni 1944 ging es weiter. Im Juli fiel die Stadt.")["Juli"] == "1944-07"


def test_a_heading_of_this_year_does_not_overrule_publication():
    text = "2024\n\nEin kurzes Jahr.\n\n2025\n\nIm Mai kam er an."
    assert values(text, published="2025-06-04")["Mai"] == "2025-05"


def test_a_report_of_an_unknown_day_does_not_take_its_months_for_those_of_an_old_story():
    text = (
        "Im November 1998 gewann er die Wahl, und seitdem regiert er das Land ohne große Mühe und ohne Eile mit immer wechselnden Partnern, wie es "
        "hier üblich ist. Im Mai hat er eine Rede gehalten. Gestern reiste er ab."
    )
    assert values(text)["Mai"] == "XXXX-05"
    told = "Im Mai 1994, im Juli 1995 und im Oktober 1997 hatte er verloren. " + text.replace("Gestern", "Danach")
    assert values(told)["Mai"] == "1998-05"
    assert values(text.replace("Gestern", "Danach"))["Mai"] == "XXXX-05"


_LONG = "Zeugen sahen den Wagen vor dem Haus stehen, und die Nachbarn hörten nach eigenen Angaben lange nichts. " * 3


def test_the_clock_goes_on_at_the_day_it_was_told_of():
    text = f"Am 9. März 2007 um 11:40 Uhr fielen Schüsse. {_LONG}Gegen 12:30 Uhr stellte er sich."
    assert values(text, published="2007-03-16")["12:30 Uhr"] == "2007-03-09T12:30"


def test_what_is_to_come_by_the_clock_is_not_at_a_day_told_before():
    text = f"Am 9. März 2007 um 11:40 Uhr fielen Schüsse. {_LONG}Um 14:00 Uhr wird der Minister sprechen."
    assert values(text, published="2007-03-16")["14:00 Uhr"] == "2007-03-16T14:00"


def test_a_night_over_the_end_of_a_month_is_not_put_into_the_wrong_one():
    assert "2025-03-31" not in str(values("In der Nacht vom 31. auf den 1. März bebte es.", published="2025-03-05"))


def test_before_our_era_there_are_no_civil_days():
    report = report_from_text("490 v. Chr. landeten die Perser.", language="de", options=IntakeOptions(as_is=True))
    (time,) = read_report(report).times
    assert (time.value, time.earliest, time.edtf) == ("BC0490", None, "-0489")


def test_a_part_of_a_dated_day():
    assert values("Am Morgen des 28. Mai 1905 ergaben sie sich.")["Morgen des 28. Mai 1905"] == "1905-05-28TMO"
