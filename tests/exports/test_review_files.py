"""Judgements go out and come back as they were; what is marked in Label Studio becomes judgements; reviewed claims are gold."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from lxml import etree
from visits import claim, reading, visits

from depesche.cli.main import app
from depesche.errors import UsageError
from depesche.exports import FORMATS, export
from depesche.exports.gold import write_gold
from depesche.exports.label_studio import code_points, config, units
from depesche.exports.review_files import read_review, write_review
from depesche.questions import Ledger
from depesche.questions.review import judgements_of
from depesche.records import Status

TEXTS = ("🕊️ Putin besuchte Xi in Peking, meldet TASS.", "Xi rief Modi an, Lawrow auch.")


@pytest.fixture
def ledger(tmp_path: Path) -> Iterable[Ledger]:
    with Ledger(tmp_path / "l.duckdb") as opened:
        fill(opened)
        yield opened


def fill(ledger: Ledger) -> Ledger:
    ledger.add_many([
        reading(TEXTS[0], claim(TEXTS[0], "Putin", "Xi", "2024-05-16", trigger="besuchte", sources=[("TASS", "outlet")]), published="2024-05-17", doc="a"),
        reading(TEXTS[1], claim(TEXTS[1], "Xi", "Modi", "2024-06-01", trigger="rief", mode="phone"),
                claim(TEXTS[1], "Lawrow", "Modi", "2024-06-01", trigger="auch", mode="phone", id="c2"), published="2024-06-02", doc="b"),
        *visits(2),
    ])  # fmt: skip
    ledger.settle()
    return ledger


def claims(ledger: Ledger) -> dict[str, str]:
    rows = ledger.sql("SELECT c.id, c.trigger_text FROM claims c").dicts()
    return {row["trigger_text"]: row["id"] for row in rows}


def judge(ledger: Ledger) -> None:
    ids = claims(ledger)
    ledger.judge_claim(
        ids["besuchte"], "edit", field="place", value={"text": "Peking", "country": "CHN"}, by="anna", why='"Peking"\n steht da'
    )
    ledger.judge_claim(ids["rief"], "reject", by="ben")
    slip = ledger.judge_claim(ids["auch"], "unsure", by="ben")
    ledger.withdraw(slip, by="ben", why="doch klar")
    ledger.judge_events(ids["rief"], ids["auch"], "different", by="anna")
    ledger.judge_actors("lavrov-sergey", "putin-vladimir", "different", by="anna")


def test_lines_come_back_exactly(ledger: Ledger, tmp_path: Path) -> None:
    judge(ledger)
    (first,) = write_review(ledger, "jsonl", tmp_path / "one.jsonl")
    with Ledger(tmp_path / "other.duckdb") as other:
        fill(other)
        assert read_review(other, first).new == 6
        assert (read_review(other, first).new, read_review(other, first).known) == (0, 6)
        write_review(other, "jsonl", tmp_path / "two.jsonl")
        assert other.timeline().to_json() == ledger.timeline().to_json()
    assert (tmp_path / "two.jsonl").read_bytes() == first.read_bytes()
    assert {json.loads(line)["schema"] for line in first.read_text(encoding="utf-8").splitlines()} == {"depesche.judgement/1"}


def test_what_is_wrong_is_told_by_line_and_the_rest_taken_in(ledger: Ledger, tmp_path: Path) -> None:
    judge(ledger)
    (path,) = write_review(ledger, "jsonl", tmp_path / "j.jsonl")
    lines = path.read_text(encoding="utf-8").splitlines()
    gone = {**json.loads(lines[1]), "id": "x1", "subject": "nothing"}
    wrong = {**json.loads(lines[0]), "id": "x2", "value": {"text": "Peking", "country": "China"}}
    path.write_text(
        "\n".join([lines[0], json.dumps(gone), "{broken", json.dumps(wrong), '{"schema": "depesche.reading/1"}', *lines[1:]]),
        encoding="utf-8",
    )
    with Ledger(tmp_path / "other.duckdb") as other:
        found = read_review(fill(other), path)
    assert (found.new, found.known) == (6, 0)
    assert [line.split(":")[0] for line in found.refused] == ["line 3", "line 5", "line 2", "line 4"]
    with pytest.raises(UsageError, match="cannot be read"):
        read_review(ledger, tmp_path / "absent.jsonl")


def tasks(ledger: Ledger, tmp_path: Path) -> dict[str, dict[str, Any]]:
    write_review(ledger, "label-studio", tmp_path / "t.json")
    return {task["data"]["doc"]: task for task in json.loads((tmp_path / "t.json").read_text(encoding="utf-8"))}


def annotated(task: dict[str, Any], results: list[dict[str, Any]], number: int = 7, who: Any = "anna@example.org") -> dict[str, Any]:
    return {
        **task,
        "annotations": [
            {"id": number, "completed_by": {"id": 1, "email": who}, "updated_at": "2026-01-02T03:04:05.000000Z", "result": results}
        ],
    }


def back(ledger: Ledger, tmp_path: Path, *some: dict[str, Any]) -> Any:
    path = tmp_path / "annotated.json"
    path.write_text(json.dumps(some), encoding="utf-8")
    return read_review(ledger, path)


def test_offsets_of_regions_name_their_words(ledger: Ledger, tmp_path: Path) -> None:
    """Label Studio counts UTF-16 units; a dove with its variation selector is three of them and two code points."""
    task = tasks(ledger, tmp_path)["a"]
    text = task["data"]["text"]
    seen = text.encode("utf-16-le")
    regions = [r["value"] for r in task["predictions"][0]["result"] if r["type"] == "labels"]
    assert {r["text"] for r in regions} == {"besuchte", "Putin", "Xi", "TASS"}
    for region in regions:
        assert seen[2 * region["start"] : 2 * region["end"]].decode("utf-16-le") == region["text"]
    assert [code_points(text, units(text, n)) for n in range(len(text))] == list(range(len(text)))


def test_the_configuration_has_every_label_and_choice(ledger: Ledger, tmp_path: Path) -> None:
    root = etree.fromstring(config().encode())
    choices = {c.get("name"): {v.get("value") for v in c} for c in root.iter("Choices")}
    assert choices["status"] == set(Status.__args__)
    labels = {label.get("value") for label in root.iter("Label")} | {r.get("value") for r in root.iter("Relation")}
    for task in tasks(ledger, tmp_path).values():
        for part in task["predictions"][0]["result"]:
            if part["type"] == "choices":
                assert set(part["value"]["choices"]) <= choices[part["from_name"]]
            else:
                assert set(part.get("labels") or part["value"]["labels"]) <= labels


def test_an_annotation_that_changes_nothing_says_nothing(ledger: Ledger, tmp_path: Path) -> None:
    task = tasks(ledger, tmp_path)["a"]
    assert back(ledger, tmp_path, annotated(task, task["predictions"][0]["result"])).new == 0


def test_choices_participants_and_sources_come_back(ledger: Ledger, tmp_path: Path) -> None:
    task = tasks(ledger, tmp_path)["a"]
    results = [r for r in task["predictions"][0]["result"] if r.get("from_name") != "status" and r.get("labels") != ["said by"]]
    trigger = next(r for r in results if r["id"] == "c1")
    text = task["data"]["text"]
    begin = units(text, text.index("Peking"))
    results += [
        {**trigger, "type": "choices", "from_name": "status", "value": {**trigger["value"], "choices": ["planned"]}},
        {**trigger, "type": "choices", "from_name": "verdict", "value": {**trigger["value"], "choices": ["accept"]}},
        {"id": "new", "from_name": "label", "to_name": "text", "type": "labels", "meta": {"text": ["China (CHN)"]},
         "value": {"start": begin, "end": begin + 6, "text": "Peking", "labels": ["Participant"]}},
        {"type": "relation", "from_id": "c1", "to_id": "new", "direction": "right", "labels": ["recipient"]},
    ]  # fmt: skip
    assert back(ledger, tmp_path, annotated(task, results)).new == 4
    one = claims(ledger)["besuchte"]
    rows = judgements_of(ledger, one).dicts()
    assert {(r["verdict"], r["field"]) for r in rows} == {
        ("edit", "status"),
        ("edit", "participants"),
        ("edit", "sources"),
        ("accept", None),
    }
    assert {r["made_by"] for r in rows} == {"anna@example.org"}
    assert {r["judged"] for r in rows} == {"2026-01-02T03:04:05Z"}
    (now,) = ledger.sql(f"SELECT * FROM current_claims WHERE id = '{one}'").dicts()
    assert (now["status"], now["sources"], now["review"]) == ("planned", [], "accept")
    people = ledger.sql(f"SELECT role, name, country FROM current_participants WHERE claim = '{one}' ORDER BY role, position").rows
    assert people == (("actor", "Vladimir Putin", "RUS"), ("recipient", "Xi Jinping", "CHN"), ("recipient", "China", "CHN"))
    again = back(ledger, tmp_path, annotated(task, results))
    assert again.new == 0


def test_a_region_taken_away_rejects_and_events_are_related(ledger: Ledger, tmp_path: Path) -> None:
    task = tasks(ledger, tmp_path)["b"]
    results = task["predictions"][0]["result"]
    related = [*results, {"type": "relation", "from_id": "c1", "to_id": "c2", "direction": "right", "labels": ["different event"]}]
    assert back(ledger, tmp_path, annotated(task, related)).new == 1
    ids = claims(ledger)
    assert [(r["about"], r["verdict"]) for r in judgements_of(ledger, ids["rief"]).dicts()] == [("event_claims", "different")]
    without = [r for r in results if r.get("id") != "c2" and r.get("from_id") != "c2"]
    assert back(ledger, tmp_path, annotated(task, without, 8)).new == 1
    assert ids["auch"] not in [r["id"] for r in ledger.sql("SELECT id FROM current_claims").dicts()]
    # Somebody who began with an empty sheet took nothing away.
    fresh = {**results[0], "id": "z9", "value": {**results[0]["value"]}}
    found = back(ledger, tmp_path, annotated(task, [fresh], 9))
    assert (found.new, found.refused) == (0, ())
    far = {**fresh, "value": {**fresh["value"], "start": 0, "end": 2, "text": "Ku"}}
    assert back(ledger, tmp_path, annotated(task, [far], 10)).left_out == ("1 x trigger marked anew: a claim nobody read",)


@pytest.mark.parametrize("content", ["[]", '[{"data": {}}]', "[1]", '{"data": 3}', "\xff", "[{"])
def test_files_that_are_no_tasks(ledger: Ledger, tmp_path: Path, content: str) -> None:
    path = tmp_path / "x.json"
    path.write_text(content, encoding="latin-1")
    try:
        told = " ".join(read_review(ledger, path).refused)
    except UsageError as error:
        told = str(error)
    assert told.startswith((str(path), "line 1: is no judgement"))
    assert ledger.table("judgements").rows == ()


def test_reviewed_reports_are_gold(ledger: Ledger, tmp_path: Path) -> None:
    ids = claims(ledger)
    ledger.judge_claim(ids["besuchte"], "edit", field="status", value="planned", by="anna")
    ledger.judge_claim(ids["rief"], "accept", by="anna")
    found = write_gold(ledger, tmp_path / "gold.jsonl")
    assert (found.reports, found.claims, found.left_out) == (1, 1, 1)
    ledger.judge_claim(ids["auch"], "reject", by="anna")
    found = write_gold(ledger, tmp_path / "gold.jsonl")
    assert (found.reports, found.claims, found.left_out) == (2, 2, 0)
    gold = {g["doc"]: g["claims"] for g in map(json.loads, (tmp_path / "gold.jsonl").read_text(encoding="utf-8").splitlines())}
    (one,) = gold["a"]
    assert (one["status"], one["trigger"], one["sentence"]) == ("planned", "besuchte", TEXTS[0])
    assert one["actors"] == [{"text": "Putin", "name": "Vladimir Putin", "country": "RUS"}]
    assert [c["trigger"] for c in gold["b"]] == ["rief"]
    reports = [json.loads(line) for line in (tmp_path / "gold.reports.jsonl").read_text(encoding="utf-8").splitlines()]
    assert {r["doc"]: r["text"] for r in reports} == {"a": TEXTS[0], "b": TEXTS[1]}
    told = subprocess.run(
        [sys.executable, "-m", "depesche.cli.main", "lexicon", "report", *map(str, reversed(found.files))], capture_output=True, text=True
    )
    assert told.stdout.startswith("row\tclaims\tright\twrong\n"), told.stderr


@pytest.mark.parametrize("to", sorted(FORMATS))
def test_exports_carry_what_people_corrected_and_say_so(ledger: Ledger, tmp_path: Path, to: str) -> None:
    ids = claims(ledger)
    before = "".join(p.read_text(encoding="utf-8", errors="replace") for p in files_of(ledger, to, tmp_path / "before"))
    assert "anna" not in before
    ledger.judge_claim(ids["besuchte"], "edit", field="place", value={"text": "Wladiwostok", "country": "RUS"}, by="anna")
    ledger.judge_claim(ids["rief"], "reject", by="anna")
    written = files_of(ledger, to, tmp_path / "after")
    (about,) = [p for p in written if p.name.endswith("about.json")]
    assert json.loads(about.read_text(encoding="utf-8"))["reviewed"]["claims"] == {"edit": 1, "reject": 1}
    whole = "".join(p.read_text(encoding="utf-8", errors="replace") for p in written if p != about)
    if to in {"csv", "sqlite", "jsonl", "parquet"}:
        assert {p.name for p in written} > {"parquet": {"judgements.parquet", "current_claims.parquet"}, "csv": {"judgements.csv", "current_claims.csv"},
                                            "sqlite": set(), "jsonl": {"after.judgements.jsonl"}}[to]  # fmt: skip
        if to == "parquet":
            return
    else:
        assert ids["rief"] not in whole
    assert to in {"cameo", "gdelt", "polecat"} or "anna" in whole
    assert to in {"cameo", "jsonl", "timelinejs", "ftm", "gdelt"} or "Wladiwostok" in whole


def files_of(ledger: Ledger, to: str, path: Path) -> list[Path]:
    return export(ledger, to, path, report_day=False)


def run(*arguments: object) -> Any:
    return CliRunner().invoke(app, [str(a) for a in arguments])


def test_the_commands(ledger: Ledger, tmp_path: Path) -> None:
    ids = claims(ledger)
    ledger.close()
    where = ("--ledger", tmp_path / "l.duckdb", "--by", "anna")
    made = run("review", "judge", ids["besuchte"][:10], "edit", "--field", "status", "--value", "denied", *where)
    assert made.output.endswith(f"{ids['besuchte']} edit status\n")
    assert run("review", "judge", ids["besuchte"], "edit", "--field", "participants", "--value", "[]", *where).exit_code == 0
    assert run("review", "different", ids["rief"], ids["auch"], *where).exit_code == 0
    assert run("review", "unsure", ids["rief"], ids["auch"], *where).exit_code == 0
    assert run("review", "same", "lavrov-sergey", "putin-vladimir", "--actors", *where).exit_code == 0
    assert run("review", "withdraw", made.output.split(":")[0], *where).exit_code == 0
    where = where[:2]
    assert "planned" not in run("review", "queue", *where).output
    rows = json.loads(run("review", "queue", "--json", "--all", "--report", "a", *where).output)["rows"]
    assert [(r["status"], r["review"], r["actors"]) for r in rows] == [("occurred", "edit", [])]
    assert "5 judgements, 1 withdrawal" not in run("review", "history", "--limit", 1, *where).output
    assert json.loads(run("review", "history", ids["rief"], "--json", *where).output)["words"] == ["2 judgements, 0 withdrawals."]
    assert "participants" in run("review", "changes", *where).output
    assert run("review", "pairs", "--csv", *where).output.startswith("about,now,one,other")
    out = tmp_path / "out.jsonl"
    assert run("review", "export", "--to", "jsonl", "-o", out, *where).output == f"{out}\n"
    assert run("review", "import", out, *where).output == "0 judgements taken in, 6 known, 0 refused\n"
    out.write_text("{}\n", encoding="utf-8")
    refused = run("review", "import", out, *where)
    assert (refused.exit_code, "line 1" in refused.output) == (1, True)
    assert run("review", "gold", "-o", tmp_path / "g.jsonl", *where).exit_code == 0


@pytest.mark.parametrize(
    "arguments",
    [("judge", "nothing", "accept"), ("judge", "", "accept"), ("withdraw", "nothing"), ("same", "a", "b"), ("same", "a", "b", "--actors"),
     ("export", "--to", "xml", "-o", "x")],
)  # fmt: skip
def test_bad_input_is_one_plain_line(ledger: Ledger, tmp_path: Path, arguments: tuple[str, ...]) -> None:
    ledger.close()
    done = subprocess.run(
        [sys.executable, "-m", "depesche.cli.main", "review", *arguments, "--ledger", str(tmp_path / "l.duckdb")],
        capture_output=True,
        text=True,
        cwd=tmp_path,
    )
    assert done.returncode == 2
    assert done.stderr.startswith("depesche: ")
    assert len(done.stderr.splitlines()) == 1
