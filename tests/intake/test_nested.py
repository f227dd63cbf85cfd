"""JSON nested more deeply than Python goes is input like any other: rejected with a reason."""

import msgspec
import pytest

from depesche.intake import IntakeOptions, report_from_bytes
from depesche.records import READING_SCHEMA, Rejected, reading_from_json

DEEP = f'{{"schema":"{READING_SCHEMA}","report":{"[" * 100_000}'


def test_a_deep_reading_is_none():
    with pytest.raises(msgspec.MsgspecError):
        reading_from_json(DEEP)


@pytest.mark.parametrize("name", ["a.jsonl", "a.json"])
def test_a_deep_line_is_rejected(name):
    (found,) = report_from_bytes(DEEP.encode(), name=name, options=IntakeOptions())
    assert isinstance(found, Rejected)
