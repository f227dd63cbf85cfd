"""The commands on the ledger: what they print, and their exit codes."""

from __future__ import annotations

import csv
import io
import json
import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from types import ModuleType

import pytest
from click.testing import CliRunner, Result
from visits import MADE_BY, claim, reading, visits

from depesche.cli import add, export, sql, timeline
from depesche.errors import DepescheError, LedgerError, UsageError
from depesche.ledger import Ledger
from depesche.records import Reading, Rejected, Report

REPORTS = [
    {
        "doc": "1",
        "text": "Der russische Präsident Putin ist am Donnerstag nach Peking gereist.",
        "language": "de",
    },
    {"doc": "2", "text": "Der chinesische Außenminister Wang hat Lawrow in Moskau getroffen.", "language": "de"},
]
Run = Callable[..., Result]


@pytest.fixture
def parsed(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Readings without a parser; gives the list of what was really read."""
    read: list[str] = []

    def read_items(
        items: Iterable[Report | Rejected], *, jobs: int = 1, relevant: bool = False, seconds: float | None = None
    ) -> Iterator[Reading | Rejected]:
        for item in items:
            if isinstance(item, Report):
                read.append(item.doc or "")
            yield Reading(report=item, made_by=MADE_BY) if isinstance(item, Report) else item

    pipeline, reader = ModuleType("depesche.pipeline"), ModuleType("depesche.reading.reader")
    pipeline.read_items = read_items  # type: ignore[attr-defined]
    reader.made_by = lambda _: MADE_BY  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "depesche.pipeline", pipeline)
    monkeypatch.setitem(sys.modules, "depesche.reading.reader", reader)
    return read


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    monkeypatch.chdir(tmp_path)

    def call(module: ModuleType, *arguments: str) -> Result:
        return CliRunner().invoke(module.command, arguments)

    return call


@pytest.fixture
def ledger(tmp_path: Path) -> Path:
    plan = "Putin will Xi im Winter besuchen, hieß es."
    with Ledger(tmp_path / "depesche.duckdb") as opened:
        opened.add_many(visits())
        opened.add(reading(plan, claim(plan, "Putin", "Xi", "2025-12-01", status="planned"), published="2025-09-04"))
    return tmp_path / "depesche.duckdb"


def jsonl(path: Path, lines: list[object]) -> str:
    path.write_text("".join(x if isinstance(x, str) else json.dumps(x) + "\n" for x in lines), encoding="utf-8")
    return str(path)


def test_add_reads_what_is_new(run: Run, parsed: list[str], tmp_path: Path) -> None:
    source = jsonl(tmp_path / "in.jsonl", REPORTS[:1])
    first = run(add, source)
    assert (first.exit_code, first.stdout) == (0, "depesche.duckdb: 1 new, 0 known already, 0 rejected\n")
    jsonl(tmp_path / "in.jsonl", REPORTS)
    second = run(add, "--ledger", "depesche.duckdb", source)
    assert (second.exit_code, second.stdout) == (0, "depesche.duckdb: 1 new, 1 known already, 0 rejected\n")
    assert parsed == ["1", "2"]
    assert run(add, source).stdout == "depesche.duckdb: 0 new, 2 known already, 0 rejected\n"


def test_add_says_what_was_rejected(run: Run, parsed: list[str], tmp_path: Path) -> None:
    source = jsonl(tmp_path / "in.jsonl", [REPORTS[0], "{broken\n", REPORTS[1]])
    for new, again in ((2, ""), (0, " (1 of them noted before)")):
        result = run(add, source)
        assert result.exit_code == 1
        assert result.stdout == f"depesche.duckdb: {new} new, {2 - new} known already, 1 rejected{again}\n"
        assert "json" in result.stderr
    assert parsed == ["1", "2"]


def test_add_with_nothing_to_read(run: Run, parsed: list[str], tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    assert run(add, str(tmp_path / "empty")).exit_code == 3
    assert parsed == []


def test_timeline_for_people(run: Run, ledger: Path) -> None:
    result = run(timeline, "--party", "Russland", "--party", "CHN", "--ledger", str(ledger))
    assert result.exit_code == 0
    assert result.stdout.count("✓ happened") == 6
    assert result.stdout.count("◷ planned") == 1
    assert max(len(line) for line in result.stdout.splitlines()) <= 100
    assert "\x1b" not in result.stdout
    assert "The ledger holds 7 reports" in result.stdout


def test_timeline_without_unicode(ledger: Path) -> None:
    result = CliRunner(charset="ascii").invoke(timeline.command, ["--ledger", str(ledger), "--party", "RUS"])
    assert result.exit_code == 0
    assert "+ happened" in result.stdout
    assert "o planned" in result.stdout
    assert "✓" not in result.stdout


def test_timeline_for_programs(run: Run, ledger: Path) -> None:
    asked = ("--party", "RUS", "--type", "consult", "--since", "2024", "--until", "2024-12", "--status", "occurred")
    assert ledger.exists()
    answer = json.loads(run(timeline, *asked, "--json").stdout)
    assert [row["earliest"] for row in answer["rows"]] == ["2024-05-16", "2024-10-22"]
    rows = list(csv.DictReader(io.StringIO(run(timeline, *asked, "--csv").stdout)))
    assert [row["earliest"] for row in rows] == ["2024-05-16", "2024-10-22"]
    assert "no claim that fits" in run(timeline, "--type", "AID").stdout


def test_sql(run: Run, ledger: Path) -> None:
    select = "SELECT status, count(*) AS n FROM claims GROUP BY ALL ORDER BY ALL"
    assert ledger.exists()
    assert run(sql, select).stdout == "status,n\noccurred,6\nplanned,1\n"
    lines = run(sql, "SELECT min(earliest) AS day, hedged FROM claims GROUP BY hedged", "--json").stdout
    assert json.loads(lines) == {"day": "2023-03-20", "hedged": False}
    assert isinstance(run(sql, "DROP TABLE claims").exception, LedgerError)
    assert isinstance(run(sql, "SELECT * FROM read_text('/etc/hostname')").exception, LedgerError)
    assert isinstance(run(sql, b"ATTACH 'y\xe0base href--='//x'\xdf.buckdb'".decode("utf-8", "replace")).exception, LedgerError)


def test_export(run: Run, ledger: Path, tmp_path: Path) -> None:
    result = run(export, "--to", "jsonl", "-o", "out.jsonl", "--ledger", str(ledger))
    assert result.stdout == "out.jsonl\nout.jsonl.about.json\n"
    assert len((tmp_path / "out.jsonl").read_text(encoding="utf-8").splitlines()) == 7
    assert isinstance(run(export, "--to", "xlsx", "-o", "out.xlsx").exception, UsageError)


@pytest.mark.parametrize(
    ("module", "arguments"),
    [(timeline, ()), (sql, ("SELECT 1",)), (export, ("--to", "csv", "-o", "out"))],
)
def test_a_missing_ledger_is_said(run: Run, tmp_path: Path, module: ModuleType, arguments: tuple[str, ...]) -> None:
    result = run(module, *arguments, "--ledger", "none.duckdb")
    assert isinstance(result.exception, LedgerError)
    assert "none.duckdb: there is no ledger here" in str(result.exception)
    assert list(tmp_path.iterdir()) == []


def test_errors_end_with_exit_code_2(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    from depesche.cli import main

    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(sys, "argv", ["depesche", "timeline", "--party", "RUS"])
    with pytest.raises(SystemExit) as end:
        main.main()
    assert end.value.code == 2
    assert capsys.readouterr().err.startswith("depesche: depesche.duckdb: there is no ledger here")
    assert issubclass(LedgerError, DepescheError)


def test_json_and_csv_do_not_go_together(run: Run, ledger: Path) -> None:
    assert ledger.exists()
    assert run(timeline, "--json", "--csv").exit_code == 2
    assert run(sql, "SELECT 1", "--json", "--csv").exit_code == 2


@pytest.mark.parametrize(
    ("command", "arguments", "words"),
    [
        ("tally", ("--party", "RUS", "--by", "year"), "2025"),
        ("network", ("--party", "RUS"), "not counted here: 7 claims"),
        ("compare", ("--party", "RUS", "--between", "2024", "2025"), "95 % interval"),
        ("contradictions", (), "nothing that fits"),
        ("search", ("Putin", "Peking"), "Not indexed yet: 7 reports"),
        ("check", (), "No report here says anything"),
        ("check", ("REPORT",), "No report here says anything"),
        ("sources", ("EVENT",), "1 claim in 1 report"),
        ("show", ("EVENT",), "CONSULT"),
        ("copies", ("REPORT",), "no report with the same wording"),
        ("show", ("putin-vladimir",), "takes part in 6 claims"),
    ],
)
def test_every_question_as_text_json_and_csv(run: Run, ledger: Path, command: str, arguments: tuple[str, ...], words: str) -> None:
    from importlib import import_module

    module = import_module(f"depesche.cli.{command}")
    assert ledger.exists()
    first = json.loads(run(timeline, "--json").stdout)["rows"][0]["event"]
    report = run(sql, "SELECT min(id) FROM reports").stdout.split()[-1]
    arguments = tuple({"EVENT": first, "REPORT": report}.get(a, a) for a in arguments)
    shown = run(module, *arguments)
    assert shown.exit_code == 0, shown.exception
    assert words in shown.stdout
    assert max(len(line) for line in shown.stdout.splitlines()) <= 100
    answer = json.loads(run(module, *arguments, "--json").stdout)
    assert answer["schema"] == "depesche.answer/1"
    assert answer["question"]["asked"] == command
    assert answer["caveats"]
    assert answer["coverage"]["reports"] == 7
    rows = list(csv.DictReader(io.StringIO(run(module, *arguments, "--csv").stdout)))
    assert len(rows) == len(answer["rows"])
    assert run(module, *arguments, "--json", "--csv").exit_code == 2
    assert isinstance(run(module, *arguments, "--ledger", "none.duckdb").exception, LedgerError)
