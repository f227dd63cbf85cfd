"""Judgements as lines of JSON (`depesche.judgement/1`): written and read back exactly."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import msgspec

from depesche.errors import UsageError
from depesche.ledger.reviewing.judgement import Judgement
from depesche.records import Record

SCHEMA = "depesche.judgement/1"


class _Line(Record, frozen=True, kw_only=True, forbid_unknown_fields=True):
    schema: str
    id: str
    judged: datetime | None = None
    made_by: str
    about: str
    subject: str
    object: str | None = None
    verdict: str
    field: str | None = None
    value: Any = None
    why: str = ""
    withdraws: str | None = None


def line_of(judgement: Judgement) -> str:
    """Give a judgement as one line of JSON, without the line's end."""
    content = msgspec.structs.asdict(judgement)
    moment = judgement.judged and judgement.judged.replace(tzinfo=UTC)
    return msgspec.json.encode(_Line(**{**content, "schema": SCHEMA, "judged": moment})).decode()


def judgement_of(line: str | bytes) -> Judgement:
    """Read a line back; raises `UsageError` that says what is wrong with it."""
    try:
        found = msgspec.json.decode(line, type=_Line)
    except (msgspec.DecodeError, RecursionError) as error:
        raise UsageError(f"is no judgement: {error}") from error
    if found.schema != SCHEMA:
        raise UsageError(f"is no judgement: its schema is {found.schema!r}, not {SCHEMA!r}")
    content = {name: getattr(found, name) for name in Judgement.__struct_fields__}
    return Judgement(**{**content, "judged": found.judged and found.judged.astimezone(UTC).replace(tzinfo=None)})
