"""The same input gives the same bytes: in every process, whatever the order of its sets, and on every supported Python."""

from __future__ import annotations

import functools
import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

import depesche
from depesche.language.weights_file import ENGINE_FILE, LEMMA_FILE, digest, read_engine, read_lemmas, write_engine, write_lemmas
from depesche.lexicon import tables
from depesche.lexicon.formatting import formatted

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = Path(depesche.__file__).parent
SOURCES = [str(path) for path in sorted((ROOT / "examples").iterdir())]
LANGUAGES = ("de", "en")


@functools.cache
def results(python: str, seed: str) -> dict[str, str]:
    """Digests of everything, from a new process."""
    environment = {**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": str(PACKAGE.parent)}
    with tempfile.TemporaryDirectory() as folder:
        command = [python, str(Path(__file__).with_name("whole_line.py")), folder, *SOURCES]
        done = subprocess.run(command, capture_output=True, text=True, env=environment, cwd=ROOT)
    assert done.returncode == 0, done.stderr[-2000:]
    return dict(line.rsplit(": ", 1) for line in done.stdout.splitlines())


def other_pythons() -> list[str]:
    """Other supported interpreters that can import what Depesche needs: those of `DEPESCHE_PYTHONS`, and those on the path."""
    named = [one for one in os.environ.get("DEPESCHE_PYTHONS", "").split(os.pathsep) if one]
    named += [found for minor in (11, 12, 13) if minor != sys.version_info[1] and (found := shutil.which(f"python3.{minor}"))]
    needs = "import spacy, duckdb, msgspec, click, fastapi, lxml, jinja2, sys; sys.exit(not (3, 11) <= sys.version_info[:2] < (3, 14))"
    return [one for one in named if subprocess.run([one, "-c", needs], capture_output=True).returncode == 0]


@pytest.mark.parametrize("seed", ["1", "4711"])
def test_the_order_of_sets_does_not_matter(seed: str) -> None:
    first = results(sys.executable, "0")
    assert len(first) > 8
    assert results(sys.executable, seed) == first


def test_every_python_gives_the_same() -> None:
    others = other_pythons()
    if not others:
        pytest.skip("no other supported Python with the dependencies; name some in DEPESCHE_PYTHONS")
    for python in others:
        assert results(python, "7") == results(sys.executable, "0"), python


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_weights_are_those_their_card_tells_of(language: str) -> None:
    folder = PACKAGE / "language" / "weights" / language
    noted = re.search(r"Digest: `([0-9a-f]+)`", (folder / "MODEL_CARD.md").read_text(encoding="utf-8"))
    assert noted
    assert digest(folder).startswith(noted[1])
    assert len(noted[1]) >= 12


@pytest.mark.parametrize("language", LANGUAGES)
def test_weights_written_again_are_the_same_bytes(language: str, tmp_path: Path) -> None:
    folder = PACKAGE / "language" / "weights" / language
    table = read_lemmas(folder / LEMMA_FILE)
    write_lemmas(tmp_path / "once", table)
    again = read_lemmas(tmp_path / "once")
    write_lemmas(tmp_path / "twice", again)
    assert again == table
    assert (tmp_path / "twice").read_bytes() == (tmp_path / "once").read_bytes()
    head = read_engine(folder / ENGINE_FILE)
    write_engine(tmp_path / ENGINE_FILE, language=head["language"], version=head["version"], tagger=head["tagger"], net=head["net"])
    assert (tmp_path / ENGINE_FILE).read_bytes() == (folder / ENGINE_FILE).read_bytes()


@pytest.mark.parametrize(("table", "language"), tables.all_tables())
def test_tables_put_into_form_again_are_the_same_bytes(table: str, language: str | None) -> None:
    text = tables.table_path(table, language).read_text(encoding="utf-8")
    assert formatted(text) == text
    head, *rows = text.removesuffix("\n").split("\n")
    assert formatted("\n".join([head, *reversed(rows)]) + "\n") == text
