"""One report as the ledger holds it: the whole reading, where it came from, what its claims were put to and judged to be."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import msgspec

from depesche.ledger import Ledger
from depesche.ledger.rows import rebuilt
from depesche.questions.answer import cell
from depesche.questions.days import iso
from depesche.questions.finding import find_report
from depesche.records import Reading


@dataclass(frozen=True, slots=True)
class Stored:
    """A report in full.

    Args:
        id: Id of the reading; claims are `<id>.<claim>`.
        reading: What was found, as it was added, with the first of its origins.
        origins: Every place it came from: origin, doc, url, outlet, extra.
        events: Claim -> happening.
        verdicts: Claim -> what was said of it last (`accept`, `reject`, `unsure`, `edit`) and by whom.
        edits: Claim -> field -> the value it was given, as text.

    """

    id: str
    reading: Reading
    origins: tuple[Mapping[str, Any], ...]
    events: Mapping[str, str]
    verdicts: Mapping[str, tuple[str, str]]
    edits: Mapping[str, Mapping[str, str]]


def stored(ledger: Ledger, key: str) -> Stored:
    """Give a report by its id or the beginning of it, its doc, URL or origin; raises `UsageError` if it is none or several."""
    report = key.strip()
    rows = _ask(ledger, "reading_of", report=report)
    if not rows:  # not an id in full: what may be meant is looked for
        report = find_report(ledger, key)
        rows = _ask(ledger, "reading_of", report=report)
    row = rows[0]
    origins = [{**o, "extra": msgspec.json.decode(o["extra"])} for o in _ask(ledger, "origins_of", report=report)]
    judged = _ask(ledger, "judged_of", reading=row["id"])
    edits: dict[str, dict[str, str]] = {}
    for said in judged:
        if said["verdict"] == "edit" and said["field"]:
            edits.setdefault(said["subject"], {})[said["field"]] = _words(said["value"])
    return Stored(
        id=row["id"], reading=rebuilt(row["reading"], row["text"], origins[0]), origins=tuple(origins),
        events={e["claim"]: e["event"] for e in _ask(ledger, "events_of", reading=row["id"])},
        verdicts={said["subject"]: (said["verdict"], said["made_by"]) for said in judged}, edits=edits,
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Kin:
    """Reports with the same wording, and other reports on the same happening: rows of id, title, outlet, doc, day, kind and why."""

    copies: tuple[Mapping[str, Any], ...]
    story: tuple[Mapping[str, Any], ...]


def kin(ledger: Ledger, report: str) -> Kin:
    """Give the reports that share a report's wording or its happening, by the id in full."""
    rows = [{**row, "published": iso(row["published"])} for row in _ask(ledger, "kin_of", report=report)]
    return Kin(tuple(r for r in rows if r["what"] == "copy"), tuple(r for r in rows if r["what"] == "story"))


def _ask(ledger: Ledger, query: str, **asked: str) -> list[dict[str, Any]]:
    return ledger.query(query, asked, package=__package__).dicts()


def _words(value: str | None) -> str:
    return cell(msgspec.json.decode(value)) if value else ""
