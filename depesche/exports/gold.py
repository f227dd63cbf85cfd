"""Reviewed claims as gold: what `depesche lexicon report` and the scorer of claims hold readings against."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import msgspec

from depesche.errors import UsageError
from depesche.exports.files import text_file
from depesche.ledger import Ledger
from depesche.questions.days import iso
from depesche.records import Reading, Span

_ROLES = {"actors": "actor", "recipients": "recipient", "on_behalf_of": "on_behalf_of"}
_JUDGED = {"accept", "edit"}


class Written(msgspec.Struct, frozen=True):
    """How many reports and claims became gold, and how many reports were left out because some of their claims nobody judged."""

    files: tuple[Path, ...]
    reports: int
    claims: int
    left_out: int


def write_gold(ledger: Ledger, path: Path) -> Written:
    """Write gold claims to `path` and their reports beside it (`NAME.reports.jsonl`).

    Only reports whose every claim was accepted, corrected or rejected: what nobody judged would count as wrong.
    Raises `UsageError` where a file cannot be written.
    """
    beside = path.with_name(f"{path.name.removesuffix('.jsonl')}.reports.jsonl")
    rows = ledger.query("review_readings", {"reports": _touched(ledger)}, package=__package__).dicts()
    done = [row for row in rows if all(claim["review"] in _JUDGED for claim in row["claims"])]
    names = _names(done)
    try:
        with text_file(path) as gold, text_file(beside) as reports:
            for row in done:
                reports.write(json.dumps(_report(row, names[row["report"]]), ensure_ascii=False) + "\n")
                gold.write(json.dumps(_gold(row, names[row["report"]]), ensure_ascii=False) + "\n")
    except OSError as error:
        raise UsageError(f"{error.filename or path}: cannot be written ({error.strerror}); name another place") from error
    return Written((path, beside), len(done), sum(len(row["claims"]) for row in done), len(rows) - len(done))


def _touched(ledger: Ledger) -> list[str]:
    """Reports some claim of which somebody judged; one that does not exist if there are none, since no report at all means all."""
    return [row[0] for row in ledger.query("review_touched", package=__package__).rows] or [""]


def _names(rows: Sequence[Mapping[str, Any]]) -> dict[str, str]:
    """A name for each report: its `doc` where no other has it, else its id."""
    docs = [row["doc"] for row in rows]
    return {row["report"]: row["doc"] if row["doc"] and docs.count(row["doc"]) == 1 else row["report"] for row in rows}


def _report(row: Mapping[str, Any], doc: str) -> dict[str, Any]:
    published = iso(row["published_earliest"] or row["published_latest"])
    return {"doc": doc, "title": row["title"], "published": published, "language": row["language"], "text": row["text"]}


def _gold(row: Mapping[str, Any], doc: str) -> dict[str, Any]:
    reading = msgspec.json.decode(row["found"], type=Reading)
    also = {claim.id: claim.evidence[1:] for claim in reading.claims}
    claims = [_claim(claim, row, also.get(claim["claim"], ())) for claim in row["claims"]]
    return {"doc": doc, "published": iso(row["published_earliest"] or row["published_latest"]), "claims": claims}


def _claim(claim: Mapping[str, Any], row: Mapping[str, Any], also: Sequence[Span]) -> dict[str, Any]:
    people = [part for part in row["people"] if part["claim"] == claim["id"]]
    return {
        "sentence": claim["sentence"] or "", "trigger": claim["trigger_text"], "type": claim["type"], "mode": claim["mode"] or "",
        **{name: [_person(part) for part in people if part["role"] == role] for name, role in _ROLES.items()},
        "status": claim["status"], "hedged": claim["hedged"],
        "time": {"earliest": iso(claim["earliest"]) or "", "latest": iso(claim["latest"]) or ""},
        "duration": claim["duration"], "place": claim["place"],
        "sources": [{"text": link["text"], "name": link["name"], "kind": link["kind"]} for link in claim["sources"]],
        "agenda": claim["agenda"], "instruments": claim["instruments"], "also": list(_words(row, also)), "doubt": "",
    }  # fmt: skip


def _person(part: Mapping[str, Any]) -> dict[str, Any]:
    return {"text": part["text"], "name": part["name"], "country": part["country"] or ""}


def _words(row: Mapping[str, Any], spans: Sequence[Span]) -> Iterator[str]:
    for span in spans:
        yield ((row["title"] or "") if span.where == "title" else row["text"])[span.begin : span.end]
