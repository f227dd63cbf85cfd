"""The session in the README is real: every command is run and its output compared, dots standing for what is left out."""

import re
import shlex
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner

from depesche.cli.main import app

ROOT = Path(__file__).resolve().parents[2]
MARK = "<!-- session: run by tests/docs/test_readme.py -->"


def session():
    """Commands of the README with the output that is shown for each."""
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    block = re.search(re.escape(MARK) + r"\n```console\n(.*?)```", text, re.S).group(1)
    steps = []
    for line in block.splitlines():
        if line.startswith("$ depesche "):
            steps.append((shlex.split(line)[2:], []))
        else:
            steps[-1][1].append(line.rstrip())
    return steps


def differs(shown, real):
    """The first shown line that does not come next in the output; None if all do."""
    at, free = 0, False
    for line in shown:
        if line == "...":
            free = True
            continue
        places = [i for i in range(at, len(real)) if real[i] == line]
        if not places or (not free and places[0] != at):
            return line
        at, free = places[0] + 1, False
    return None


def test_the_session_is_what_happens(tmp_path, monkeypatch):
    shutil.copytree(ROOT / "examples", tmp_path / "examples")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "100")
    steps = session()
    assert len(steps) >= 4
    for arguments, shown in steps:
        result = CliRunner().invoke(app, arguments)
        assert result.exit_code == 0, result.output
        real = [line.rstrip() for line in result.stdout.splitlines()]
        missing = differs(shown, real)
        if missing is not None:
            pytest.fail(f"{' '.join(arguments)}: no line {missing!r} in\n{result.stdout}")


def test_a_wrong_line_is_found():
    assert differs(["a", "...", "c"], ["a", "b", "c"]) is None
    assert differs(["a", "c"], ["a", "b", "c"]) == "c"
    assert differs(["...", "d"], ["a", "b", "c"]) == "d"
