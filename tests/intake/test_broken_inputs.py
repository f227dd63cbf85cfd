"""The broken inputs of `benchmarks/broken_inputs.py`: one rejection each, every whole report read."""

import importlib.util
import sys
from pathlib import Path
from types import ModuleType

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from depesche.intake import REASONS, IntakeOptions, read_sources, report_from_bytes
from depesche.records import Rejected, Report, to_json


def generator() -> ModuleType:
    path = Path(__file__).parents[2] / "benchmarks" / "broken_inputs.py"
    spec = importlib.util.spec_from_file_location("broken_inputs", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["broken_inputs"] = module
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize("seed", [1, 2])
def test_broken_and_good_inputs(tmp_path: Path, seed: int) -> None:
    for case in generator().write(tmp_path, seed=seed, bad=62):
        found = list(read_sources([str(tmp_path / case.name)]))
        rejected = [x for x in found if isinstance(x, Rejected)]
        assert len(found) - len(rejected) == case.reports, (case, rejected)
        assert len(rejected) == bool(case.reasons), (case, rejected)
        assert all(x.reason in case.reasons and x.reason in REASONS and x.detail for x in rejected), (case, rejected)
        assert all(x.text and to_json(x) for x in found if isinstance(x, Report))


def test_the_folder_as_a_whole_is_read_the_same_way_twice(tmp_path: Path) -> None:
    generator().write(tmp_path, seed=3, bad=31)
    first = [to_json(x) for x in read_sources([str(tmp_path)])]
    assert first == [to_json(x) for x in read_sources([str(tmp_path)])]


@settings(max_examples=150, deadline=None)
@given(
    st.binary(max_size=300), st.sampled_from(["a.txt", "a.html", "a.md", "a.jsonl", "a.json", "a.csv", "a.tsv", "a.eml", "a.xml", "a.gz"])
)
def test_no_bytes_stop_a_run(data: bytes, name: str) -> None:
    for found in report_from_bytes(data, name=name, options=IntakeOptions()):
        assert to_json(found)


@settings(max_examples=60, deadline=None)
@given(
    st.text(max_size=200),
    st.sampled_from(["{}", "<html><body>{}", '{{"text": {}}}', "doc,text\n1,{}", "Subject: a\nFrom: b\n\n{}", "# {}"]),
)
def test_no_text_stops_a_run(text: str, frame: str) -> None:
    data = frame.format(text).encode("utf-8", "surrogatepass")
    for found in report_from_bytes(data, name="a", options=IntakeOptions(language="de")):
        assert to_json(found)
