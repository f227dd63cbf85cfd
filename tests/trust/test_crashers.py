"""What fuzzing found stays found: saved inputs run again, and every target runs a little on inputs made anew."""

from __future__ import annotations

import contextlib
import random
import sys
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

ROOT = Path(__file__).resolve().parents[2]
sys.path.append(str(ROOT))

from fuzz.limit import TooSlow, limited  # noqa: E402
from fuzz.run import CRASHERS, tried  # noqa: E402
from fuzz.targets import TARGETS, BrokenPromise, Target  # noqa: E402

FEW = 12
SAVED = sorted(path for path in CRASHERS.glob("*-*"))


@pytest.mark.parametrize("path", SAVED, ids=lambda path: path.name)
def test_a_saved_crasher_crashes_no_more(path: Path) -> None:
    name = path.name.partition("-")[0]
    assert tried(name, TARGETS[name], path.read_bytes()) == ""


@pytest.mark.parametrize("name", TARGETS)
def test_inputs_made_worse(name: str) -> None:
    chance = random.Random(f"trust/{name}")
    inputs = [TARGETS[name].make(chance) for _ in range(FEW)]
    assert [problem for data in inputs if (problem := tried(name, TARGETS[name], data))] == []
    assert len(set(inputs)) > FEW // 2, "chance must make different inputs"


@pytest.mark.parametrize("name", TARGETS)
def test_any_bytes(name: str) -> None:
    @settings(max_examples=8, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True, database=None)
    @given(st.one_of(st.binary(max_size=200), st.text(max_size=200).map(lambda text: text.encode("utf-8", "replace"))))
    def run(data: bytes) -> None:
        assert tried(name, TARGETS[name], data) == ""

    run()


def test_the_same_chance_makes_the_same_input() -> None:
    for name, target in TARGETS.items():
        assert target.make(random.Random(name)) == target.make(random.Random(name))


def test_what_is_wrong_is_told() -> None:
    def broken(data: bytes) -> None:
        raise BrokenPromise(repr(data))

    assert "BrokenPromise" in tried("x", Target(random.Random.randbytes, broken), b"a")


def test_what_takes_too_long_is_stopped() -> None:
    def endless(_: bytes) -> None:
        while True:
            pass

    assert "TooSlow" in tried("x", Target(random.Random.randbytes, endless, seconds=0.1), b"a")


def test_a_limit_is_told_though_the_code_swallows_it() -> None:
    def swallowing() -> None:
        with limited(0.05), contextlib.suppress(Exception):
            while True:
                pass

    with pytest.raises(TooSlow):
        swallowing()


def test_spoilt_files_are_counted_out_again(tmp_path: Path) -> None:
    from fuzz.archive import check, write

    folder = tmp_path / "files"
    folder.mkdir()
    write(folder, 60, seed=3)
    readings, rejected = check(folder)
    assert readings > 20
    assert rejected.total() > 5
