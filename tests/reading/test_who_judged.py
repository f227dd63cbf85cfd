"""Judgements of the user win over the linker, in a reading from end to end, and no longer once withdrawn."""

import json
import os
import subprocess
import sys

import pytest

from depesche.lexicon import overlay
from depesche.lexicon.judgements import judge, withdraw

TEXT = "Am 3. Mai 2024 traf Außenminister Lawrow in Moskau den chinesischen Präsidenten Xi Jinping."


def read_with(folder, text=TEXT):
    """Ids of the persons of a text, each with why, read in a process of its own with an overlay."""
    code = (
        "import sys, json, depesche; r = depesche.read_text(sys.argv[1], published='2024-05-04', language='de');"
        "print(json.dumps({a.id: a.mentions[0].why for a in r.actors if a.kind == 'person'}))"
    )
    environment = {**os.environ, overlay.VARIABLE: str(folder)}
    found = subprocess.run([sys.executable, "-c", code, text], env=environment, capture_output=True, text=True, check=False)
    assert found.returncode == 0, found.stderr
    return json.loads(found.stdout)


@pytest.fixture
def folder(tmp_path):
    return tmp_path


def test_judged_not_the_same_is_not_taken_until_it_is_withdrawn(folder):
    judge(folder, "Lawrow", "sergei-lavrov", "not-same")
    found = read_with(folder)
    assert "sergei-lavrov" not in found
    assert "same.tsv j000001" in found["per:lawrow"]
    withdraw(folder, "Lawrow", "sergei-lavrov", "not-same")
    assert "sergei-lavrov" in read_with(folder)


def test_judged_the_same_is_taken_whoever_it_seemed_to_be(folder):
    judge(folder, "Lawrow", "sergei-shoigu", "same")
    found = read_with(folder)
    assert "sergei-shoigu" in found
    assert "sergei-lavrov" not in found


def test_ids_judged_the_same_are_one(folder):
    judge(folder, "sergei-lavrov", "sergei-shoigu", "same")
    assert "sergei-lavrov" in read_with(folder, "Am 3. Mai 2024 traf Sergei Schoigu in Moskau Präsident Xi Jinping.")
