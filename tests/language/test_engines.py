"""Other engines behind the port: installed spaCy pipelines, Natasha for Russian, and what is said when one is missing."""

import json
import os

import pytest
import spacy
from click.testing import CliRunner
from spacy.tokens import Doc
from spacy.training import Example

from depesche.cli.main import app
from depesche.errors import EngineError, UsageError
from depesche.language import natasha_engine, port

TEXT = "Putin traf Kim in Moskau. Er reiste ab."
RUSSIAN = "Секретарь Совбеза Сергей Шойгу прибыл в Пхеньян.\n\nОн встретился с Ким Чен Ыном."


@pytest.fixture(autouse=True)
def usual_engines(monkeypatch):
    monkeypatch.setenv(port.VARIABLE, "")


@pytest.fixture
def pipeline(tmp_path):
    """A spaCy pipeline on disk with an untrained TIGER parser: its trees mean nothing, but they are trees."""
    nlp = spacy.blank("de")
    nlp.add_pipe("parser")
    words, deps = "Putin traf Kim in Moskau .".split(), ["sb", "ROOT", "oa", "mo", "nk", "punct"]
    gold = Doc(nlp.vocab, words=words, heads=[1, 1, 1, 1, 3, 1], deps=deps)
    nlp.initialize(lambda: [Example(Doc(nlp.vocab, words=words), gold)])
    nlp.add_pipe("entity_ruler").add_patterns([{"label": "PER", "pattern": "Putin"}, {"label": "LOC", "pattern": "Moskau"}])
    nlp.to_disk(tmp_path / "tiny")
    return str(tmp_path / "tiny")


def test_an_installed_spacy_pipeline_reads_behind_the_port(pipeline):
    usual = port.parse(TEXT, "de")
    port.choose(f"de={pipeline}")
    parse = port.parse(TEXT, "de")
    assert [(t.begin, t.text) for t in parse.tokens] == [(t.begin, t.text) for t in usual.tokens]
    assert parse.sentences == usual.sentences
    assert [t.name for t in parse.tokens if t.text in {"Putin", "Moskau"}] == ["B-PER", "B-LOC"]
    assert port.engine("de").name == pipeline
    port.choose("de=depesche")
    assert port.parse(TEXT, "de") == usual


def test_the_choice_reaches_readings_and_worker_processes(pipeline, tmp_path):
    files = [tmp_path / f"{n}.txt" for n in range(2)]
    for file in files:
        file.write_text(TEXT, encoding="utf-8")
    result = CliRunner().invoke(app, ["read", "--language", "de", "--jobs", "2", "--engine", f"de={pipeline}", *map(str, files)])
    readings = [json.loads(line) for line in result.stdout.splitlines()]
    assert [r["made_by"]["language_engine"]["name"] for r in readings] == [pipeline, pipeline]


@pytest.mark.parametrize(
    ("choice", "error", "message"),
    [
        ("de", UsageError, "--engine must be like de=de_core_news_lg, not 'de'"),
        ("de=", UsageError, "--engine must be like"),
        ("de=de_core_none", EngineError, "not installed; install it with: python -m spacy download de_core_none"),
        ("de=natasha", EngineError, "the engine natasha reads Russian"),
        ("fr=depesche", EngineError, "no engine for language 'fr'; there are: de, en"),
    ],
)
def test_what_cannot_be_chosen_is_said(choice, error, message):
    with pytest.raises(error, match=message):
        port.choose(choice)
    assert os.environ[port.VARIABLE] == ""


def test_a_pipeline_of_another_language_or_without_a_parser_is_refused(pipeline, tmp_path):
    with pytest.raises(EngineError, match="reads 'de', not 'en'"):
        port.choose(f"en={pipeline}")
    spacy.blank("de").to_disk(tmp_path / "bare")
    with pytest.raises(EngineError, match="has no parser"):
        port.choose(f"de={tmp_path / 'bare'}")


def test_a_bad_variable_is_named(monkeypatch):
    monkeypatch.setenv(port.VARIABLE, "de")
    with pytest.raises(UsageError, match="DEPESCHE_ENGINES must be like"):
        port.chosen()


def test_missing_russian_names_the_install_command(monkeypatch):
    monkeypatch.setattr(natasha_engine, "PACKAGES", ("natasha_is_not_here",))
    with pytest.raises(EngineError, match=r"natasha_is_not_here not installed; install it with: pip install 'depesche\[ru\]'"):
        natasha_engine.load_natasha("ru")
    assert "ru" not in port.languages()


@pytest.mark.skipif(not natasha_engine.installed(), reason="the [ru] extra is not installed")
def test_russian_is_parsed(tmp_path):
    file = tmp_path / "a.txt"
    file.write_text(RUSSIAN, encoding="utf-8")
    result = CliRunner().invoke(app, ["parse", "--language", "ru", str(file)])
    rows = [line.split("\t") for line in result.stdout.splitlines() if line[:1].isdigit()]
    by_form = {row[1]: row for row in rows}
    assert by_form["прибыл"][2:4] + by_form["прибыл"][7:8] == ["прибыть", "VERB", "root"]
    assert by_form["Секретарь"][7] == "nsubj"
    assert "NE=B-PER" in by_form["Сергей"][9]
    assert "NE=B-LOC" in by_form["Пхеньян"][9]
    parse = port.parse(RUSSIAN, "ru")
    assert [parse.text[t.begin : t.end] for t in parse.tokens] == [t.text for t in parse.tokens]
    assert len(parse.sentences) == 2
    assert port.parse("", "ru").tokens == ()
