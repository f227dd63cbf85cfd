"""A cold start is light: what is not needed is not imported."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
HEAVY = {
    "duckdb", "fastapi", "starlette", "uvicorn", "matplotlib", "ray", "pyarrow", "trafilatura", "feedparser", "icalendar", "fastwarc",
    "spacy", "thinc", "numpy", "lxml", "rich", "httpx", "jinja2", "dateparser",
}  # fmt: skip
READING = {"numpy", "rich"}
"""What reading needs of it."""


def imported(*statements: str) -> set[str]:
    """The first names of all modules that a new process has after some statements."""
    code = "\n".join((*statements, "import sys; print('\\n' + ' '.join({name.partition('.')[0] for name in sys.modules}))"))
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=ROOT)
    assert done.returncode == 0, done.stderr
    return set(done.stdout.splitlines()[-1].split())


def command(*arguments: str) -> str:
    """A statement that runs a command and goes on."""
    return (
        f"import sys; sys.argv = {['depesche', *arguments]!r}\nfrom depesche.cli.main import main\n"
        "try:\n    main()\nexcept SystemExit as end:\n    assert not end.code, end.code"
    )


@pytest.mark.parametrize("statement", ["import depesche", command("--version"), command("--help"), command("read", "--help")])
def test_what_reads_nothing_imports_nothing_heavy(statement: str) -> None:
    assert imported(statement) & HEAVY == set()


def test_reading_a_text_imports_no_ledger_no_pages_no_plots() -> None:
    found = imported(command("read", "examples/2024-05-16_peking.txt"))
    assert "numpy" in found
    assert found & HEAVY <= READING
