"""Every command as a newcomer uses it: what it prints, what it says to mistakes, how it ends."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from depesche.cli.main import app
from depesche.pipeline import read_items
from depesche.reading import reader
from depesche.records import Published, Reading, Rejected, Report

ROOT = Path(__file__).resolve().parents[2]
EXAMPLE = str(ROOT / "examples" / "2025-05-08_moskau.html")


def run(*arguments, **options):
    return CliRunner().invoke(app, [str(a) for a in arguments], **options)


def test_read_prints_json_lines_in_a_pipe():
    result = run("read", EXAMPLE)
    assert result.exit_code == 0
    (line,) = result.stdout.splitlines()
    reading = json.loads(line)
    assert reading["schema"] == "depesche.reading/1"
    assert {c["type"] for c in reading["claims"]} >= {"CONSULT", "SUPPORT"}


def test_read_shows_people_what_was_found():
    result = run("read", "--view", EXAMPLE)
    assert "Xi Jinping zu Gesprächen im Kreml" in result.stdout
    assert "about 3 hours" in result.stdout
    assert "Cut before reading" in result.stdout


def test_read_writes_a_page(tmp_path):
    page = tmp_path / "page.html"
    assert run("read", EXAMPLE, "--html", page).exit_code == 0
    text = page.read_text(encoding="utf-8")
    assert "<html" in text
    assert "http://" not in text.replace("http://www.w3.org", "")
    assert "Xi Jinping" in text


def test_read_from_standard_input():
    result = run("read", "-", "--language", "de", input="Putin traf Macron am 3. Mai 2024 in Moskau.")
    assert json.loads(result.stdout)["claims"][0]["time"]["earliest"] == "2024-05-03"


def test_a_missing_file_is_one_line_and_the_rest_is_read(tmp_path):
    result = run("read", tmp_path / "nothing.txt", EXAMPLE)
    assert result.exit_code == 1
    assert "not-found" in result.stderr
    assert sum("claims" in json.loads(line) for line in result.stdout.splitlines()) == 1


def test_rejections_go_to_their_file(tmp_path):
    rejected = tmp_path / "rejected.jsonl"
    empty = tmp_path / "empty.txt"
    empty.write_text("", encoding="utf-8")
    assert run("read", empty, "--rejected", rejected).exit_code == 1
    assert json.loads(rejected.read_text(encoding="utf-8"))["reason"] == "empty"


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("read", EXAMPLE, "--published", "yesterday"), "yesterday"),
        (("read", EXAMPLE, "--map", "text"), "field=column"),
        (("read", EXAMPLE, "--format", "pdf"), "pdf"),
        (("read", EXAMPLE, "--max-chars", "0"), "max-chars"),
        (("explain", EXAMPLE, "c99"), "no claim 'c99'"),
        (("timeline", "--party", "RUS", "--ledger", "/nowhere/x.duckdb"), "x.duckdb"),
    ],
)
def test_mistakes_are_told_and_end_with_2(arguments, says):
    result = run(*arguments)
    told = result.output + str(result.exception or "")
    assert result.exit_code != 0
    assert says in told


def test_explain_names_row_parse_and_source():
    result = run("explain", EXAMPLE, "c1")
    assert result.exit_code == 0
    for words in ("row id", "trigger", "source", "parse", "nsubj"):
        assert words in result.stdout


def test_parse_prints_conllu():
    result = run("parse", "-", "--language", "de", input="Putin traf Macron.")
    assert result.exit_code == 0
    assert "\ttreffen\t" in result.stdout


def test_doctor_names_both_languages():
    result = run("doctor")
    assert result.exit_code == 0
    assert "de" in result.stdout
    assert "en" in result.stdout


def test_add_timeline_export_sql(tmp_path):
    ledger = tmp_path / "l.duckdb"
    assert "1 new" in run("add", EXAMPLE, "--ledger", ledger).stdout
    assert "1 known already" in run("add", EXAMPLE, "--ledger", ledger).stdout
    answer = json.loads(run("timeline", "--party", "RUS", "--party", "CHN", "--ledger", ledger, "--json").stdout)
    assert answer["rows"]
    assert "claims" in run("sql", "select count(*) as claims from claims", "--ledger", ledger).stdout
    out = tmp_path / "out.csv"
    assert run("export", "--ledger", ledger, "--to", "csv", "--out", out).exit_code == 0
    assert "CONSULT" in out.read_text(encoding="utf-8")


def test_one_poisoned_report_stops_nothing(monkeypatch):
    def report(text):
        return Report(id=text, text=text, published=Published(), language="de", origin=text)

    honest = reader.read_document

    def poisoned(document):
        if "Gift" in document.report.text:
            raise AttributeError("no such thing")
        return honest(document)

    monkeypatch.setattr(reader, "read_document", poisoned)
    first, second, third = read_items([report("Putin traf Macron."), report("Gift."), report("Xi traf Putin.")])
    assert isinstance(first, Reading)
    assert isinstance(second, Rejected)
    assert second.reason == "reading"
    assert "AttributeError" in second.detail
    assert isinstance(third, Reading)


def test_a_language_without_an_engine_is_a_rejection():
    item = Report(id="x", text="Bonjour.", published=Published(), language="fr", origin="x")
    (outcome,) = read_items([item])
    assert isinstance(outcome, Rejected)
    assert outcome.reason == "language"


def test_explain_says_how_the_day_of_publication_is_known(tmp_path):
    path = tmp_path / "a.txt"
    path.write_text("Stand: 04.06.2025\n\nDer Minister reiste nach Ankara und traf dort den Präsidenten.", encoding="utf-8")
    assert "published  2025-06-04 (dateline): the text says 'Stand: 04.06.2025'" in run("explain", path).output
    assert "DISAGREES" in run("read", path, "--published", "2023-02-01", "--view").output


def test_the_package_runs_as_the_command():
    done = subprocess.run([sys.executable, "-m", "depesche", "--version"], capture_output=True, text=True, check=True)
    assert done.stdout.startswith("depesche, version ")
