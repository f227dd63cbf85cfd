"""`depesche kb`: what it prints, what it writes, how mistakes are told and how it ends."""

import json
import os
import subprocess
import sys
from pathlib import Path

import httpx
import pytest
from click.testing import CliRunner

from depesche.cli.main import app
from depesche.errors import DepescheError
from depesche.lexicon import judgements, overlay, tables
from depesche.lexicon.rows import ActorRow, NameRow, OrganisationRow
from depesche.lexicon.tables import columns

EXAMPLE = Path(__file__).resolve().parents[2] / "examples" / "2025-05-08_moskau.html"


@pytest.fixture(autouse=True)
def fresh(monkeypatch):
    monkeypatch.delenv(overlay.VARIABLE, raising=False)
    yield
    tables.forget()
    judgements.read.cache_clear()


@pytest.fixture
def folder(tmp_path):
    return tmp_path / "knowledge"


def run(*arguments, **environment):
    return CliRunner(env=environment).invoke(app, ["kb", *(str(a) for a in arguments)])


def written(folder, file, row_type, **cells):
    path = folder / file
    head = columns(row_type)
    path.write_text("\t".join(head) + "\n" + "\t".join(cells.get(c, "") for c in head) + "\n", encoding="utf-8")
    return path


def test_show_prints_names_posts_and_rows():
    result = run("show", "sergei-lavrov")
    assert result.exit_code == 0
    assert (
        "Minister of Foreign Affairs (RUS) 2004-03-09..today  [shipped: posts.tsv sergei-lavrov.foreign-minister.2004-03-09"
        in result.stdout
    )
    assert "Лавров  ru Cyrl strong" in result.stdout


@pytest.mark.parametrize("name", ["Lawrow", "лавров", "Lavrov", "SERGEI LAVROV"])
def test_show_finds_a_name_in_any_script_and_case(name):
    assert run("show", name).stdout.startswith("Sergei Lavrov  sergei-lavrov")


def test_show_gives_candidates_where_several_bear_a_name():
    result = run("show", "Bush")
    assert result.exit_code == 0
    assert "ask again with the id" in result.stdout
    assert {"george-w-bush", "george-h-w-bush"} <= set(result.stdout.split())


def test_show_says_who_is_like_somebody_nobody_knows():
    result = run("show", "Sergej Schojgu")
    assert result.exit_code == 1
    assert "like it: sergei-shoigu" in result.stdout


def test_show_as_json():
    shown = json.loads(run("show", "sergei-lavrov", "--json").stdout)
    (entry,) = shown["found"]
    assert (entry["id"], entry["at"]["origin"], entry["at"]["row"]) == ("sergei-lavrov", "shipped", "actors.tsv sergei-lavrov")
    assert {p["office"] for p in entry["posts"]} >= {"foreign-minister"}
    assert json.loads(run("show", "nobody at all", "--json").stdout)["found"] == []


@pytest.mark.parametrize(
    ("query", "says"), [("RUS", "official: Russian Federation"), ("Russland", "Russia  RUS"), ("NATO", "organisations.tsv nato")]
)
def test_show_knows_states_and_bodies(query, says):
    assert says in run("show", query).stdout


def test_what_is_added_is_shown_with_where_it_stands(tmp_path, folder):
    actor = written(tmp_path, "actors.tsv", ActorRow, id="mustermann-erika", name="Erika Mustermann", kind="person", source="own")
    name = written(
        tmp_path,
        "names.tsv",
        NameRow,
        id="m.1",
        actor="mustermann-erika",
        text="Erika Mustermann",
        language="*",
        script="Latn",
        strength="strong",
        source="own",
    )
    result = run("add", actor, name, "--knowledge", folder)
    assert (result.exit_code, result.stdout.splitlines()) == (0, ["actors.tsv: 1 new", "names.tsv: 1 new"])
    shown = run("show", "Erika Mustermann", "--knowledge", folder).stdout
    assert "[overlay: actors.tsv mustermann-erika; own]" in shown
    assert run("show", "Erika Mustermann").exit_code == 1
    assert run("show", "Erika Mustermann", DEPESCHE_KNOWLEDGE=str(folder)).exit_code == 0
    assert run("check", "--knowledge", folder).stdout == "2 tables checked, 0 problems\n"


def test_wrong_rows_are_told_with_their_place_and_not_added(tmp_path, folder):
    file = written(tmp_path, "organisations.tsv", OrganisationRow, id="x", name="X", kind="club", country="GER", source="own")
    result = run("add", file, "--knowledge", folder)
    assert result.exit_code == 1
    assert f"{file}:2 [kind]: x: 'club' is not known here (use one of" in result.stderr
    assert f"{file}:2 [country]: x: 'GER' is no state" in result.stderr
    assert "2 problems; nothing was added" in result.stderr
    assert not folder.exists()


def test_check_tells_what_was_written_by_hand(tmp_path, folder):
    folder.mkdir()
    written(folder, "organisations.tsv", OrganisationRow, id="x", name="X", kind="club", source="own")
    result = run("check", "--knowledge", folder)
    assert result.exit_code == 1
    assert "knowledge/organisations.tsv:2 [kind]" in result.stderr


def test_judge_and_withdraw(folder):
    result = run("judge", "Lawrow", "sergei-lavrov", "not-same", "--by", "anna", "--note", "the footballer", "--knowledge", folder)
    assert result.stdout == "same.tsv j000001: Lawrow | sergei-lavrov: not-same\n"
    assert "not-same Lawrow  [same.tsv j000001; anna, " in run("show", "sergei-lavrov", "--knowledge", folder).stdout
    assert (
        "withdrawn: not-same"
        in run("judge", "Lawrow", "sergei-lavrov", "not-same", "--withdraw", "--by", "anna", "--knowledge", folder).stdout
    )
    assert "judgements" not in run("show", "sergei-lavrov", "--knowledge", folder).stdout
    again = run("judge", "Lawrow", "sergei-lavrov", "not-same", "--withdraw", "--knowledge", folder)
    assert isinstance(again.exception, DepescheError)


@pytest.mark.parametrize("arguments", [("judge", "Lawrow", "sergei-lavrov", "same"), ("build",), ("check",)])
def test_without_a_folder_the_way_to_name_one_is_told(arguments):
    result = run(*arguments)
    assert result.exit_code == 2
    assert "DEPESCHE_KNOWLEDGE" in result.stderr


def test_a_folder_that_is_not_there_is_told(folder):
    result = run("show", "NATO", "--knowledge", folder)
    assert result.exit_code == 2
    assert "no folder" in result.stderr


def test_build_without_a_network_is_one_line_and_writes_nothing(folder):
    result = run("build", "--knowledge", folder)
    assert result.exit_code == 1
    (line,) = result.stderr.splitlines()
    assert line.startswith("depesche: cannot reach www.wikidata.org")
    assert not folder.exists()


@pytest.fixture
def answers(monkeypatch):
    """Let `kb build` ask a stand-in: one person with a new Russian name."""
    from depesche.kb import wikidata

    def answer(request):
        ids = request.url.params["ids"].split("|")
        label = {"ru": {"language": "ru", "value": "Владимир Тестович Путин"}}
        item = {"type": "item", "id": "Q7747", "modified": "2026-05-01T00:00:00Z", "labels": label, "aliases": [], "claims": []}
        entities = {q: item if q == "Q7747" else {"id": q, "missing": ""} for q in ids}
        return httpx.Response(200, json={"entities": entities, "success": 1})

    monkeypatch.setattr(wikidata, "client", lambda contact="": httpx.Client(transport=httpx.MockTransport(answer)))


def test_build_tells_and_writes_what_is_new(answers, folder):
    result = run("build", "--only", "vladimir-putin", "--output", folder)
    assert result.exit_code == 0, result.output
    first, last = result.stdout.splitlines()
    assert first.startswith("new           names.tsv  vladimir-putin.ru.")
    assert last == f"1 persons asked for: 1 new, 0 changed, 0 contradicting; written to {folder}"
    assert "Владимир Тестович Путин  ru Cyrl weak  [overlay: names.tsv" in run("show", "vladimir-putin", "--knowledge", folder).stdout
    assert run("check", "--knowledge", folder).exit_code == 0


def test_build_dry_run_and_since(answers, folder):
    assert run("build", "--only", "Q7747", "--knowledge", folder, "--dry-run").stdout.endswith("nothing was written\n")
    assert "0 new" in run("build", "--only", "Q7747", "--knowledge", folder, "--since", "2026-06-01").stdout
    assert run("build", "--only", "nobody", "--knowledge", folder).exception is not None
    assert run("build", "--since", "June", "--knowledge", folder).exit_code == 2


def test_read_takes_an_overlay_and_says_so(folder):
    folder.mkdir()
    written(folder, "organisations.tsv", OrganisationRow, id="x-y-z", name="X Y Z", kind="group", source="own")
    digests = []
    for options in ((), ("--knowledge", str(folder))):
        call = [sys.executable, "-m", "depesche.cli.main", "read", str(EXAMPLE), *options]
        result = subprocess.run(call, capture_output=True, text=True, check=False, env=dict(os.environ))
        assert result.returncode == 0, result.stderr
        digests.append(json.loads(result.stdout)["made_by"]["lexicon"])
    assert digests == [tables.digest_over(None), tables.digest_over(folder)]
    assert digests[0] != digests[1]
