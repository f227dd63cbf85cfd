"""Claims as tasks of Label Studio, and what people marked there back as judgements.

A task is a report: its title, an empty line and its text.  Every claim is a region on its trigger with the choices class, mode,
status, hedged and verdict, and relations to the regions of its participants and sources.  Label Studio counts in
UTF-16 units; Depesche counts code points.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from typing import Any

import msgspec

from depesche.errors import UsageError
from depesche.exports.files import text_file
from depesche.ledger import Ledger
from depesche.records import Claim, Reading, Span

MODEL = "depesche"
TRIGGER, PARTICIPANT, SOURCE = "Trigger", "Participant", "Source"
SAID_BY = "said by"
GAP = "\n\n"
"""Between title and text of a report."""
CHOICES = ("type", "mode", "status", "hedged", "verdict")
_ROLES = ("actor", "recipient", "on_behalf_of")


def config() -> str:
    """The labelling configuration (XML) that the tasks are made for."""
    return files(__package__).joinpath("label_studio.xml").read_text("utf-8")


def write_tasks(ledger: Ledger, path: Path, reports: Sequence[str] = ()) -> tuple[Path, Path]:
    """Write tasks for some reports (none: all with claims) to `path`, the configuration beside it as `<path>.xml`.

    Raises `UsageError` where a file cannot be written.
    """
    beside = path.with_name(f"{path.name}.xml")
    rows = ledger.query("review_readings", {"reports": list(reports)}, package=__package__).dicts()
    try:
        with text_file(path) as out:
            out.write("[\n" + ",\n".join(json.dumps(task(row), ensure_ascii=False) for row in rows) + "\n]\n")
        with text_file(beside) as out:
            out.write(config())
    except OSError as error:
        raise UsageError(f"{error.filename or path}: cannot be written ({error.strerror}); name another place") from error
    return path, beside


def task(row: Mapping[str, Any]) -> dict[str, Any]:
    """Make the task of one report, a row of `review_readings.sql`."""
    sheet = Sheet.of(row)
    claims = {claim["claim"]: claim for claim in row["claims"]}
    results = [
        part for claim in sheet.reading.claims if claim.id in claims for part in _results(sheet, claim, claims[claim.id], row["people"])
    ]
    return {
        "data": {"text": sheet.text, "report": row["report"], "reading": row["reading"], "doc": row["doc"], "language": row["language"]},
        "predictions": [{"model_version": MODEL, "result": results}],
    }  # fmt: skip


@dataclass(frozen=True, slots=True)
class Sheet:
    """What Label Studio shows of a report, and where its passages begin there (code points)."""

    text: str
    begins: Mapping[str, int]
    reading: Reading

    @classmethod
    def of(cls, row: Mapping[str, Any]) -> Sheet:
        """Lay out a report."""
        head = f"{row['title']}{GAP}" if row["title"] else ""
        return cls(head + row["text"], {"title": 0, "text": len(head)}, msgspec.json.decode(row["found"], type=Reading))

    def place(self, span: Span) -> tuple[int, int]:
        """Where a span of the report stands, in code points of the sheet."""
        return self.begins[span.where] + span.begin, self.begins[span.where] + span.end


def units(text: str, place: int) -> int:
    """Count the UTF-16 units before a code point.

    >>> units("a🙂b", 2)
    3
    """
    return len(text[:place].encode("utf-16-le", "surrogatepass")) // 2


def code_points(text: str, place: int) -> int:
    """Count the code points before a UTF-16 unit; the inverse of `units`."""
    return len(text.encode("utf-16-le", "surrogatepass")[: 2 * place].decode("utf-16-le", "replace"))


def _results(sheet: Sheet, claim: Claim, now: Mapping[str, Any], people: Sequence[Mapping[str, Any]]) -> Iterator[dict[str, Any]]:
    """Regions, choices and relations of a claim as it is by now."""
    lead = sheet.place(claim.trigger[0])
    yield _region(sheet, claim.id, lead, TRIGGER)
    chosen = {**{name: now[name] for name in ("type", "mode", "status")}, "hedged": "hedged" if now["hedged"] else None}
    verdict = {"accept": "accept", "unsure": "unsure"}.get(now["review"])
    for name, value in {**chosen, "verdict": verdict}.items():
        if value:
            yield _choice(sheet, claim.id, lead, name, value)
    for part in (p for p in people if p["claim"] == now["id"]):
        place = _place_of(sheet, claim, part)
        if place:
            region = f"{claim.id}.{part['role']}.{part['position']}"
            yield _region(sheet, region, place, PARTICIPANT, meta=_who(part))
            yield _relation(claim.id, region, part["role"])
    for number, link in enumerate(now["sources"]):
        place = _near(sheet, claim, link["text"])
        if place:
            region = f"{claim.id}.source.{number}"
            yield _region(sheet, region, place, SOURCE, meta=link["name"] or "")
            yield _relation(claim.id, region, SAID_BY)


def _place_of(sheet: Sheet, claim: Claim, part: Mapping[str, Any]) -> tuple[int, int] | None:
    """Where a participant is named: as read, else the words near the trigger."""
    read = {"actor": claim.actors, "recipient": claim.recipients, "on_behalf_of": claim.on_behalf_of}
    for role in (part["role"], *_ROLES):
        for known in read[role]:
            if known.text == part["text"]:
                return sheet.place(Span(begin=known.begin, end=known.end, where=known.where))
    return _near(sheet, claim, part["text"])


def _near(sheet: Sheet, claim: Claim, words: str) -> tuple[int, int] | None:
    """The words in a sentence of the claim, else anywhere; None if they are not the report's."""
    for span in claim.evidence:
        begin, end = sheet.place(span)
        found = sheet.text.find(words, begin, end)
        if found >= 0:
            return found, found + len(words)
    found = sheet.text.find(words)
    return (found, found + len(words)) if found >= 0 else None


def _who(part: Mapping[str, Any]) -> str:
    name = part["name"] or ""
    return f"{name} ({part['country']})" if part["country"] else name


def _value(sheet: Sheet, place: tuple[int, int], **more: Any) -> dict[str, Any]:
    begin, end = place
    return {"start": units(sheet.text, begin), "end": units(sheet.text, end), "text": sheet.text[begin:end], **more}


def _region(sheet: Sheet, key: str, place: tuple[int, int], label: str, meta: str = "") -> dict[str, Any]:
    region = {"id": key, "from_name": "label", "to_name": "text", "type": "labels", "value": _value(sheet, place, labels=[label])}
    return {**region, "meta": {"text": [meta]}} if meta else region


def _choice(sheet: Sheet, key: str, place: tuple[int, int], name: str, value: str) -> dict[str, Any]:
    return {"id": key, "from_name": name, "to_name": "text", "type": "choices", "value": _value(sheet, place, choices=[value])}


def _relation(one: str, other: str, label: str) -> dict[str, Any]:
    return {"type": "relation", "from_id": one, "to_id": other, "direction": "right", "labels": [label]}


def tasks_of(content: bytes) -> list[dict[str, Any]]:
    """Read a file of annotated tasks as Label Studio exports it (JSON); raises `UsageError` for anything else."""
    try:
        found = json.loads(content)
    except (ValueError, RecursionError) as error:
        raise UsageError(f"is no JSON: {error}") from error
    some = found if isinstance(found, list) else [found]
    if not some or not all(isinstance(t, dict) and isinstance(t.get("data"), dict) and "reading" in t["data"] for t in some):
        raise UsageError("is no list of tasks that `depesche review export --to label-studio` made")
    return some


def regions(results: Iterable[Mapping[str, Any]]) -> dict[str, dict[str, Any]]:
    """What an annotation says, by region: label, place (UTF-16), words, choices, and relations (label, other region)."""
    found: dict[str, dict[str, Any]] = {}
    relations = []
    for part in results:
        if part.get("type") == "relation":
            relations.append(part)
            continue
        value = part.get("value") or {}
        region = found.setdefault(str(part.get("id")), {"label": None, "choices": {}, "relations": [], "meta": ""})
        if part.get("type") == "labels":
            label = (value.get("labels") or [None])[0]
            meta = " ".join((part.get("meta") or {}).get("text") or [])
            region.update(label=label, start=value.get("start"), end=value.get("end"), text=value.get("text") or "", meta=meta)
        elif part.get("type") == "choices":
            region["choices"][str(part.get("from_name"))] = (value.get("choices") or [None])[0]
    for part in relations:
        if str(part.get("from_id")) in found:
            label = (part.get("labels") or [""])[0]
            found[str(part["from_id"])]["relations"].append((label, str(part.get("to_id"))))
    return found
