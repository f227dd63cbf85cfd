"""A post the person did not hold on that day is flagged, with the row; what tells of other times is not."""

import pytest

from depesche.lexicon.rows import PostRow
from depesche.lexicon.tables import load
from depesche.reading.reader import read_report
from depesche.records import Flag, Published, Report


def contradictions(text: str, day: str | None, language: str = "de", title: str | None = None) -> list[tuple[str, Flag]]:
    """The words and flags of kind contradicts_knowledge of a text of a day."""
    published = Published(earliest=day, latest=day, edtf=day, basis="given") if day else Published()
    reading = read_report(Report(id="r", text=text, title=title, published=published, language=language))
    found = [f for f in reading.flags if f.kind == "contradicts_knowledge"]
    return [(((title or "") if f.where == "title" else text)[f.begin : f.end], f) for f in found]


def test_a_holder_out_of_office_is_flagged_with_the_row_and_the_reason() -> None:
    ((words, flag),) = contradictions("Außenminister Heiko Maas reiste nach Moskau und sprach mit der russischen Regierung.", "2023-03-01")
    assert words == "Außenminister Heiko Maas"
    assert flag.rule in {p.id for p in load(PostRow) if p.holder == "heiko-maas" and p.office == "foreign-minister"}
    for part in ("Heiko Maas", "bis 2021-12-08", "DEU", "2023-03-01", "Annalena Baerbock"):
        assert part in flag.why
    assert flag.neutral is None


def test_one_not_yet_in_office_is_flagged() -> None:
    ((words, flag),) = contradictions("Außenminister Heiko Maas reiste nach Moskau.", "2016-03-01")
    assert words == "Außenminister Heiko Maas"
    assert "erst ab 2018-03-14" in flag.why
    assert "Frank-Walter Steinmeier" in flag.why


def test_another_office_of_that_day_is_flagged() -> None:
    ((words, flag),) = contradictions("Der russische Außenminister Sergei Schoigu reiste nach Peking.", "2022-03-01")
    assert words == "Außenminister Sergei Schoigu"
    assert flag.rule.startswith("sergei-shoigu.defence-minister")
    assert "Sergei Lavrov" in flag.why


def test_english() -> None:
    ((words, flag),) = contradictions("German Foreign Minister Heiko Maas travelled to Moscow for talks with Russia.", "2023-03-01", "en")
    assert words == "Foreign Minister Heiko Maas"
    assert "only until 2021-12-08" in flag.why


def test_titles_of_a_report_are_looked_at_too() -> None:
    found = contradictions("Die Reise dauert zwei Tage.", "2023-03-01", title="Außenminister Heiko Maas in Moskau")
    assert [flag.where for _, flag in found] == ["title"]


def test_the_day_the_sentence_names_is_the_one_that_counts_in_why() -> None:
    ((_, flag),) = contradictions("Am 3. Februar 2023 traf Außenminister Heiko Maas in Moskau ein.", "2023-03-01")
    assert "2023-02-03" in flag.why


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Außenminister Heiko Maas reiste nach Moskau.", "2019-03-01"),
        ("Außenminister Heiko Maas reiste nach Moskau.", "2022-01-05"),  # within a month of the change
        ("Außenminister Heiko Maas reiste nach Moskau.", None),
        ("Der frühere Außenminister Heiko Maas reiste nach Moskau.", "2023-03-01"),
        ("Ex-Außenminister Heiko Maas reiste nach Moskau.", "2023-03-01"),
        ("Der designierte Außenminister Heiko Maas reiste nach Moskau.", "2018-02-01"),
        ("Der damalige Außenminister Heiko Maas reiste nach Moskau.", "2023-03-01"),
        ("Unter Außenminister Heiko Maas sei das anders gewesen, sagte der Sprecher.", "2023-03-01"),
        ("Am 3. Mai 2019 reiste Außenminister Heiko Maas nach Moskau.", "2023-03-01"),
        ("Im Jahr 2019 wurde verhandelt. Außenminister Heiko Maas reiste nach Moskau.", "2023-03-01"),
        ("Das sagte einst Außenminister Heiko Maas in Moskau.", "2023-03-01"),
        ("„Präsident Barack Obama hat wenig erreicht“, sagte Donald Trump in Washington.", "2018-08-20"),
        ("Europa bereitet sich auf einen Präsidenten Joe Biden vor.", "2020-10-02"),
        ("Viele wünschen sich eine Außenministerin Annalena Baerbock.", "2021-06-01"),
        ("Der Geheimdienst warnt, sagte BfV-Präsident Thomas Haldenwang in Berlin.", "2020-10-08"),  # president of a body
        ("Der Möchtegern-Kanzler Markus Söder reiste nach Moskau.", "2020-12-10"),
        ("Der stellvertretende russische Außenminister Sergei Rjabkow reiste nach Moskau.", "2020-10-05"),
        ("Der Sprecher des russischen Präsidenten Dmitri Peskow wies die Vorwürfe zurück.", "2020-12-21"),
        ("Stabschef Mark Meadows reiste nach Moskau.", "2020-10-03"),  # of the White House, not of the army
        ("Ab dem 1. Mai 2021 könnte Außenministerin Annalena Baerbock verhandeln.", "2020-05-03"),  # to come
        ("Er schrieb dies zu Händen seines Sicherheitsberaters John Bolton.", "2020-06-04"),
        ("Obama und dessen Vizepräsident Joe Biden traten zusammen auf.", "2018-08-20"),
        ("Bundeskanzler Willy Brandt erhielt den Friedensnobelpreis.", "2009-10-09"),
        ("Der Diktator Ben Ali habe das Land ausgeplündert, sagte Moncef Marzouki.", "2012-03-27"),
        ("Ein Film über Papst Johannes Paul II. wird gedreht.", "2006-01-16"),
        ("Der russische Minister Sergei Schoigu reiste nach Peking.", "2022-03-01"),
        ("Außenminister Hubert Quastenflosser reiste nach Moskau.", "2022-03-01"),
        ("Innenminister Heiko Maas (SPD) von der Saar reiste nach Moskau.", "2010-03-01"),
    ],
)  # fmt: skip
def test_what_contradicts_nothing(text: str, day: str | None) -> None:
    assert contradictions(text, day) == []


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Many in Europe worry about President Donald Trump.", "2016-06-01"),  # imagined before the election
        ("That would please a would-be president Donald Trump.", "2012-06-01"),
        ("That was in 1992. President George Bush spoke in Washington.", "2015-06-01"),  # the father
        ("CIA Director John Brennan spoke in Washington about Russia.", "2016-06-16"),  # head of a body
        ("She travelled to Russia as foreign minister, Heiko Maas said in Berlin.", "2023-03-01"),  # the title is another's
        ("The meeting between Russia and then Foreign Minister Heiko Maas failed.", "2023-03-01"),
    ],
)
def test_what_contradicts_nothing_in_english(text: str, day: str) -> None:
    assert contradictions(text, day, "en") == []


def test_a_president_years_before_the_election_is_flagged() -> None:
    ((words, flag),) = contradictions("President Donald Trump travelled to Moscow.", "2013-06-01", "en")
    assert words == "President Donald Trump"
    assert "only from 2017-01-20 on" in flag.why


def test_courtesy_in_english() -> None:
    assert contradictions("President Barack Obama spoke in Berlin about Russia on Monday.", "2018-08-20", "en") == []


def test_an_inferred_day_proves_nothing() -> None:
    text = "Außenminister Heiko Maas reiste nach Moskau. Im vergangenen Jahr 2022 war er nicht dort."
    assert contradictions(text, None) == []
