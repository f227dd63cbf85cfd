"""The walk in `docs/review.md` is real: every command is run and its output compared; ids, which change with every version, are learnt."""

import re
import shlex
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner
from test_readme import differs

from depesche.cli.main import app

ROOT = Path(__file__).resolve().parents[2]
MARK = "<!-- session: run by tests/docs/test_review_walk.py -->"
ID = re.compile(r"\b[0-9a-f]{20}\b|\b[0-9a-f]{8}(?=\.c\d)|(?<= )[0-9a-f]{8}(?= )")


def session():
    text = (ROOT / "docs" / "review.md").read_text(encoding="utf-8")
    for block in re.findall(re.escape(MARK) + r"\n```console\n(.*?)```", text, re.S):
        command, shown = None, []
        for line in block.splitlines():
            if line.startswith("$ depesche "):
                if command:
                    yield command, shown
                command, shown = line[len("$ depesche ") :], []
            else:
                shown.append(line.rstrip())
        yield command, shown


def pattern(line):
    """A shown line as a pattern: any id for an id, anything for three dots within it."""
    parts = re.split(r"\.\.\.", line)
    return re.compile(".*".join("([0-9a-f]+)".join(re.escape(piece) for piece in ID.split(part)) for part in parts))


def learn(shown, real, known):
    """Put the real lines in the place of the shown ones they fit, and note which id stands for which."""
    out = []
    for line in shown:
        fitting = next((r for r in real if line != "..." and pattern(line).fullmatch(r)), None)
        if fitting is not None:
            found = pattern(line).fullmatch(fitting).groups()
            known.update(zip(ID.findall(line), found, strict=True))
            known.update((a[:8], b[:8]) for a, b in zip(ID.findall(line), found, strict=True))
        out.append(line if fitting is None else fitting)
    return out


def test_the_walk_is_what_happens(tmp_path, monkeypatch):
    shutil.copytree(ROOT / "examples", tmp_path / "examples")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "100")
    known, count = {}, 0
    for command, shown in session():
        count += 1
        said = ID.sub(lambda found: known.get(found[0], found[0]), f"{command} ").strip()
        result = CliRunner().invoke(app, shlex.split(said))
        assert result.exit_code == 0, f"{said}: {result.output}"
        real = [line.rstrip() for line in result.stdout.splitlines()]
        missing = differs(learn(shown, real, known), real)
        if missing is not None:
            pytest.fail(f"{said}: no line {missing!r} in\n{result.stdout}")
    assert count >= 12


def test_a_wrong_line_is_found_and_ids_are_learnt():
    known = {}
    assert learn(["0123abcd0123abcd0123: x", "y"], ["ffffffffeeeeeeeedddd: x", "z"], known) == ["ffffffffeeeeeeeedddd: x", "y"]
    assert (known["0123abcd0123abcd0123"], known["0123abcd"]) == ("ffffffffeeeeeeeedddd", "ffffffff")
