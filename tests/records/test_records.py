"""The contract: readings survive JSON, the schema in the repository is the one the types give."""

import json
from pathlib import Path

import msgspec
import pytest

from depesche import records

DOCS = Path(__file__).resolve().parents[2] / "docs"

READING = records.Reading(
    report=records.Report(id="r1", text="Er kam.", published=records.Published()),
    claims=(
        records.Claim(
            id="c1",
            type="CONSULT",
            trigger=(records.Span(begin=3, end=6),),
            status="occurred",
            evidence=(records.Span(begin=0, end=7),),
            time=records.ClaimTime(source=0),
            rule="de.x",
            confidence=0.5,
            why="because",
        ),
    ),
    made_by=records.MadeBy(
        depesche="0",
        lexicon="0",
        language_engine=records.LanguageEngine(name="n", version="1", digest="d"),
        knowledge=records.Knowledge(as_of="2026-01-01"),
    ),
)


def test_round_trip():
    assert records.reading_from_json(records.to_json(READING)) == READING


def test_field_named_from():
    assert json.loads(records.to_json(READING))["claims"][0]["time"]["from"] == 0


def test_records_are_frozen():
    with pytest.raises(AttributeError):
        READING.schema = "x"


def test_unknown_status_is_refused():
    data = json.loads(records.to_json(READING))
    data["claims"][0]["status"] = "done"
    with pytest.raises(msgspec.ValidationError, match="status"):
        records.reading_from_json(json.dumps(data))


def test_schema_is_checked_in():
    assert json.loads((DOCS / "reading.schema.json").read_text(encoding="utf-8")) == json.loads(json.dumps(records.reading_schema()))


def test_every_type_has_modes():
    assert set(records.MODES) == set(records.EventType.__args__)
