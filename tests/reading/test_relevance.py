"""How political a report is, told before it is parsed; and what leaving out irrelevant ones does to a run."""

import json

import pytest
from click.testing import CliRunner

from depesche.api import read_many
from depesche.cli.main import app
from depesche.intake import IntakeOptions, report_from_text
from depesche.reading.relevance import LEAST, relevance, why_irrelevant
from depesche.records import Reading, Rejected

POLITICAL = {
    "de": "Außenminister Wang traf am Montag in Moskau Präsident Putin. China und Russland kündigten ein Abkommen an.",
    "en": "Foreign Minister Wang met President Putin in Moscow on Monday. China and Russia announced an agreement.",
}
OTHER = {
    "de": "Der Kuchen wird mit Äpfeln belegt und eine Stunde gebacken. Dazu passt Sahne. Wer mag, streut Zimt darüber.",
    "en": "The cake is covered with apples and baked for an hour. Cream goes well with it. Add cinnamon if you like.",
}


def weigh(text, language, title=None):
    return relevance(report_from_text(text, language=language, title=title, options=IntakeOptions(as_is=True)))


@pytest.mark.parametrize("language", ["de", "en"])
def test_a_political_report_outweighs_a_recipe(language):
    assert weigh(POLITICAL[language], language) > 4 * LEAST
    assert weigh(OTHER[language], language) < LEAST


def test_act_and_actor_must_meet_in_one_sentence():
    apart = "Er traf am Montag seine alte Mutter. Sie fragte ihn nach dem Wetter. In Russland regnete es."
    assert weigh(apart, "de") < weigh(
        apart.replace("seine alte Mutter. Sie fragte ihn nach dem Wetter. In Russland", "den Präsidenten von Russland. Dort"), "de"
    )


def test_the_title_counts():
    assert weigh(OTHER["de"], "de", "Minister trifft Putin in Russland") > weigh(OTHER["de"], "de")


def test_compounds_and_inflected_forms_are_seen():
    assert weigh("Die Friedensverhandlungen des nordkoreanischen Verteidigungsministers scheiterten.", "de") > LEAST


SPORT = {
    "de": "Russland gewann am Montag in Moskau das Länderspiel gegen Kanada mit drei Toren. Trainer Below lobte seine Mannschaft. "
    "Die Spieler aus Kanada griffen an, doch der Torhüter hielt.",
    "en": "Russia beat Canada in Moscow on Monday and won the match by three goals. The coach praised the team. "
    "The players of Canada attacked, but the goalkeeper held the striker.",
}


@pytest.mark.parametrize("language", ["de", "en"])
def test_a_match_between_states_is_left_out(language):
    report = report_from_text(SPORT[language], language=language, options=IntakeOptions(as_is=True))
    assert relevance(report) >= LEAST
    assert why_irrelevant(report).startswith("words of sport")


@pytest.mark.parametrize("language", ["de", "en"])
def test_a_word_of_sport_is_no_sport(language):
    more = {"de": " Danach sahen sie ein Spiel.", "en": " Then they watched a match."}[language]
    assert why_irrelevant(report_from_text(POLITICAL[language] + more, language=language, options=IntakeOptions(as_is=True))) == ""


def test_a_language_without_event_tables_is_never_left_out():
    report = report_from_text("Пирог пекут час.", language="ru", options=IntakeOptions(as_is=True, languages=("de", "en", "ru")))
    assert relevance(report) == 1.0
    assert why_irrelevant(report) == ""


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "a.txt").write_text(POLITICAL["de"], encoding="utf-8")
    (tmp_path / "b.txt").write_text(OTHER["de"], encoding="utf-8")
    (tmp_path / "c.txt").write_bytes(b"\xff\xfe\x00\x01")
    return tmp_path


@pytest.mark.parametrize("jobs", [1, 2])
def test_what_is_left_out_comes_back_with_its_reason(folder, jobs):
    first, second, third = read_many([folder], relevant=True, jobs=jobs)
    assert isinstance(first, Reading)
    assert first.claims
    assert isinstance(second, Rejected)
    assert second.reason == "irrelevant"
    assert isinstance(third, Rejected)
    assert third.reason != "irrelevant"


def test_relevant_reports_are_read_as_ever(folder):
    assert next(iter(read_many([folder / "a.txt"], relevant=True))) == next(iter(read_many([folder / "a.txt"])))


def test_leaving_out_is_no_failure(folder):
    (folder / "c.txt").unlink()
    result = CliRunner().invoke(app, ["read", "--relevant", str(folder)])
    assert result.exit_code == 0
    assert [json.loads(line)["schema"] for line in result.stdout.splitlines()] == ["depesche.reading/1", "depesche.rejected/1"]
    assert result.stderr == "depesche: 1 of 2 reports left out as irrelevant\n"


def test_a_ledger_notes_what_was_left_out(folder, tmp_path):
    path = str(tmp_path / "x.duckdb")
    (folder / "c.txt").unlink()
    for counts in (
        "1 new, 0 known already, 0 rejected, 1 left out as irrelevant",
        "0 new, 1 known already, 0 rejected, 1 left out as irrelevant",
    ):
        result = CliRunner().invoke(app, ["add", "--relevant", "--ledger", path, str(folder / "a.txt"), str(folder / "b.txt")])
        assert result.exit_code == 0
        assert counts in result.output
    rows = CliRunner().invoke(app, ["sql", "--ledger", path, "select reason from rejected"]).output
    assert "irrelevant" in rows
