"""The day nobody gave: what a text proves about its own day, what it does not, and the likeliest day."""

import pytest

from depesche.intake import IntakeOptions, report_from_text
from depesche.reading.reader import read_report


def reading(text, language="de", **options):
    return read_report(report_from_text(text, language=language, options=IntakeOptions(as_is=True), **options))


def interval(text, language="de"):
    found = reading(text, language).report.published
    return found.basis, found.earliest, found.latest


COMPARED = (
    "Am 2. Februar traf der Minister den Kanzler. An diesem Montag reiste er nach Wien. Er sagte Ende April, "
    "dass die Zahl der Treffen im Jahr 2023 nicht sinken werde im Vergleich zu 2022."
)


def test_an_interval_with_its_reasons_and_the_likeliest_day():
    found = reading(COMPARED)
    published = found.report.published  # the first Monday after the end of April is 1 May
    assert (published.basis, published.earliest, published.latest) == ("inferred", "2023-05-01", "2023-12-31")
    assert published.edtf == "2023-05-01/2023-12-31"
    assert "Ende April" in published.why and "Jahr 2023" in published.why and "likeliest day 2023-05-01" in published.why
    assert [t.value for t in found.times[:3]] == ["2023-02-02", "XXXX-WXX-1", "2023-04"]


def test_what_depends_on_the_day_is_as_wide_as_the_interval():
    monday = reading(COMPARED).times[1]
    assert (monday.earliest, monday.latest, monday.anchor) == ("2023-05-01", "2023-12-25", "published")


@pytest.mark.parametrize(
    ("text", "language", "earliest", "latest"),
    [
        ("Er kam am 3. Mai 2025 an. Das Treffen wird im Jahr 2025 stattfinden.", "de", "2025-05-03", "2025-12-31"),
        ("Am 3. Mai 2019 reiste er ab.", "de", "2019-05-03", None),
        ("Im Jahr 2019 brach das Land die Beziehungen ab.", "de", "2019-01-01", None),
        ("Außenminister Heiko Maas reiste ab.", "de", "2018-03-14", "2022-01-08"),
        ("He arrived on 3 May 2025. The summit will take place in June 2025.", "en", "2025-05-03", "2025-06-30"),
        ("Secretary of State John Kerry left for Geneva.", "en", "2013-02-01", "2017-02-20"),
    ],
)
def test_what_proves_something(text, language, earliest, latest):
    assert interval(text, language) == ("inferred", earliest, latest)


@pytest.mark.parametrize(
    "text",
    [
        "Am Mittwoch reiste er ab.", "Er reiste ab.", "Im Mai kam er an.",
        "Die Saison 2006/2007 wird lang. Im Mai kam er an.",
        "Der Haushalt 2007 wurde im vorigen Jahr beraten.",
        "Als Termin wurde der 22. Oktober 2009 genannt.",
        "Das Parlament hat die Pässe zum 1. November 2005 beschlossen.",
        "Er will ab 2031 weniger bauen.",
        "Der frühere Außenminister Joschka Fischer reiste ab.",
        "Nach dem Tod von Papst Johannes Paul II. war es still.",
    ],
)  # fmt: skip
def test_what_proves_nothing(text):
    assert interval(text) == ("none", None, None)
    assert reading(text).report.published.why


def test_old_offices_do_not_bound_what_tells_of_later_ones():
    text = "1982 berief ihn Präsident Ronald Reagan. Bundeskanzlerin Angela Merkel lobte ihn."
    assert interval(text) == ("inferred", "2005-11-22", "2022-01-08")


def test_a_month_that_may_be_of_the_year_before_proves_nothing():
    text = "Am 2. Januar 2025 begann es. Ende Oktober traf er den Minister. Der Gipfel wird im Jahr 2025 stattfinden."
    assert interval(text)[1] == "2025-01-02"
    assert interval(text.replace("Oktober", "April"))[1] == "2025-05-01"


def test_the_day_of_the_news_is_the_likeliest():
    published = reading(
        "Der Minister reiste am Freitag, dem 9. September 2005, nach Wien. Am 3. Mai 2001 war er dort geboren."
    ).report.published
    assert "likeliest day 2005-09-09" in published.why


def test_a_given_day_stays():
    published = reading("Am 3. Mai 2019 reiste er ab.", published="2025-06-04").report.published
    assert (published.basis, published.earliest, published.latest) == ("given", "2025-06-04", "2025-06-04")


DATELINE = "MOSKAU, 4. Juni (RIA) - Am 3. Mai 2025 kam der Minister an. "


def test_a_dateline_without_year_is_put_into_the_bounds():
    def published(text):
        return read_report(report_from_text(text, language="de")).report.published

    closed = published(DATELINE + "Das Jahr 2025 wird besser werden, und das Treffen wird im Jahr 2025 stattfinden.")
    assert (closed.basis, closed.earliest, closed.latest, closed.edtf) == ("inferred", "2025-06-04", "2025-06-04", "2025-06-04")
    half = published(DATELINE)
    assert (half.earliest, half.latest) == ("2025-06-04", None)
    assert "likeliest day 2025-06-04" in half.why
    alone = published("MOSKAU, 4. Juni (RIA) - Der Minister kam an.")
    assert (alone.basis, alone.earliest, alone.edtf) == ("none", None, "XXXX-06-04")


def test_a_weekday_told_beside_a_part_of_a_month_is_of_a_later_week():
    found = reading(COMPARED.replace("Montag", "Donnerstag"))
    published, thursday = found.report.published, found.times[1]
    assert (published.earliest, thursday.earliest, thursday.latest) == ("2023-05-04", "2023-05-04", "2023-12-28")
    assert "likeliest day 2023-05-04" in published.why


def test_what_depends_on_a_day_known_only_to_years_stays_open():
    found = reading("Außenminister Heiko Maas reiste gestern ab.")
    assert found.report.published.earliest == "2018-03-14"
    assert [(t.value, t.earliest, t.latest) for t in found.times] == [("XXXX-XX-XX", None, None)]
