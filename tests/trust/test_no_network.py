"""Nothing reaches for the network unless it is asked to."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
RUNNER = Path(__file__).with_name("unplugged.py")
REPORTS = [str(path) for path in sorted((ROOT / "examples").iterdir())[:3]]


def unplugged(folder: Path, *arguments: str) -> tuple[subprocess.CompletedProcess[str], str]:
    """Run a command without a network; what it did, and what it tried to reach."""
    tried = folder / "tried"
    done = subprocess.run([sys.executable, str(RUNNER), str(tried), *arguments], capture_output=True, text=True, cwd=ROOT)
    return done, tried.read_text(encoding="utf-8") if tried.exists() else ""


@pytest.fixture(scope="module")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> str:
    folder = tmp_path_factory.mktemp("unplugged")
    done, tried = unplugged(folder, "add", *REPORTS, "--ledger", str(folder / "a.duckdb"))
    assert (done.returncode, tried) == (0, ""), done.stderr
    return str(folder / "a.duckdb")


@pytest.mark.parametrize(
    "arguments",
    [("read", "--json", *REPORTS), ("read", "--view", REPORTS[0]), ("doctor",), ("kb", "show", "Putin"), ("kb", "match", "Putin", "Путин")],
    ids=lambda arguments: " ".join(arguments[:2]),
)  # fmt: skip
def test_reading_asks_nobody(tmp_path: Path, arguments: tuple[str, ...]) -> None:
    done, tried = unplugged(tmp_path, *arguments)
    assert (done.returncode, tried) == (0, ""), done.stderr
    assert done.stdout


@pytest.mark.parametrize(
    "arguments", [("timeline",), ("tally",), ("search", "Moskau"), ("sql", "SELECT count(*) FROM claims"), ("pages",)], ids=" ".join
)
def test_questions_and_pages_ask_nobody(tmp_path: Path, ledger: str, arguments: tuple[str, ...]) -> None:
    where = (ledger,) if arguments == ("pages",) else ("--ledger", ledger)
    done, tried = unplugged(tmp_path, *arguments, *where)
    assert (done.returncode, tried) == (0, ""), done.stderr


@pytest.mark.parametrize("to", ["jsonl", "csv", "parquet", "ftm", "geojson"])
def test_exports_ask_nobody(tmp_path: Path, ledger: str, to: str) -> None:
    out = tmp_path / f"out.{to}"
    done, tried = unplugged(tmp_path, "export", "--to", to, "--ledger", ledger, "--out", str(out))
    assert (done.returncode, tried) == (0, ""), done.stderr
    assert out.exists()


def test_an_address_is_asked_for_and_the_guard_sees_it(tmp_path: Path) -> None:
    done, tried = unplugged(tmp_path, "read", "http://example.org/report.html")
    assert done.returncode == 1
    assert "example.org" in tried
    assert "Traceback" not in done.stderr
