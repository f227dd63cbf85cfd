"""A reading taken apart into the rows of the ledger's tables; nothing here touches a file.

Whatever says where a report came from (origin, address, outlet) goes to
`origins`, the wording to `texts`, the rest to `readings`: the same bytes from
two places are one report with two origins, whichever came first.
"""

from __future__ import annotations

import hashlib

import msgspec

from depesche.ledger.findings import Row, actor_rows, attribution_row, claim_row, participants
from depesche.records import MadeBy, Published, Reading, Rejected, Report

Rows = dict[str, list[Row]]


def reading_rows(reading: Reading, run: int) -> Rows:
    """All rows of one reading, by table."""
    key = reading_id(reading)
    return {
        "texts": [{"id": digest(reading.report.text), "text": reading.report.text}],
        "readings": [_reading_row(reading, key, run)],
        "claims": [claim_row(reading, key, claim) for claim in reading.claims],
        "participants": [row for claim in reading.claims for row in participants(reading, key, claim)],
        "attributions": [attribution_row(reading, key, a) for a in reading.attributions],
        "actors": actor_rows(reading, key),
    }


def rejected_row(rejected: Rejected, run: int) -> Row:
    """Give the row of a report that could not be read; the same rejection has the same id."""
    content = {"origin": rejected.origin, "reason": rejected.reason, "detail": rejected.detail}
    return {"id": digest(content), **content, "run": run}


def origin_row(report: Report) -> Row:
    """Where a report came from; the same place has the same id."""
    content = {
        "report": report.id,
        "origin": report.origin,
        "doc": report.doc,
        "url": report.url,
        "outlet": report.outlet,
        "extra": report.extra,
    }
    return {"id": digest(content), **content}


def reading_id(reading: Reading) -> str:
    """Digest of what was read, with which versions, but not of where it came from."""
    return digest((_bare(reading), reading.report.text))


def made_by_id(made_by: MadeBy) -> str:
    """Digest of the versions that make a reading."""
    return digest(made_by)


def digest(value: object) -> str:
    """Twenty hex digits of a value's JSON, keys sorted."""
    return hashlib.sha256(msgspec.json.encode(value, order="sorted")).hexdigest()[:20]


def rebuilt(reading: bytes | str, text: str, origin: Row) -> Reading:
    """Give the reading as it was added, from its stored JSON, the wording and one of its origins."""
    bare = msgspec.json.decode(reading, type=Reading)
    whole = msgspec.convert({**msgspec.to_builtins(bare.report), "text": text, **{k: origin[k] for k in _PROVENANCE}}, type=Report)
    return msgspec.structs.replace(bare, report=whole)


_PROVENANCE = ("origin", "doc", "url", "outlet", "extra")


def taken_in_id(report: Report) -> str:
    """Digest of a report as intake made it; a day inferred by reading is left out."""
    known = report.published.basis not in {"inferred", "none"}
    return digest((_nowhere(report), report.text, report.published if known else None))


def _bare(reading: Reading) -> Reading:
    return msgspec.structs.replace(reading, report=_nowhere(reading.report, reading.report.published))


def _nowhere(report: Report, published: Published | None = None) -> Report:
    """Give the report without its wording and without where it came from."""
    return msgspec.structs.replace(
        report, text="", published=published or Published(), origin=None, doc=None, url=None, outlet=None, extra={}
    )


def _reading_row(reading: Reading, key: str, run: int) -> Row:
    report, made_by = reading.report, reading.made_by
    engine = made_by.language_engine
    return {
        "id": key,
        "report": report.id,
        "text": digest(report.text),
        "taken_in": taken_in_id(report),
        "title": report.title,
        "language": report.language,
        **{f"published_{k}": v for k, v in msgspec.to_builtins(report.published).items()},
        "made_by": made_by_id(made_by),
        "depesche": made_by.depesche,
        "release": _release(made_by.depesche),
        "lexicon": made_by.lexicon,
        "language_engine": f"{engine.name} {engine.version} {engine.digest}",
        "knowledge_as_of": made_by.knowledge.as_of,
        "run": run,
        "reading": _bare(reading),
    }


def _release(version: str) -> list[int]:
    """`0.10.2.dev1` -> [0, 10, 2]: numbers compare where words would not."""
    numbers = []
    for part in version.split("."):
        if not part.isdigit():
            break
        numbers.append(int(part))
    return numbers
