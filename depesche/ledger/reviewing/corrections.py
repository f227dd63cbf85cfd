"""Claims as they are after what people said of them; the claims as read stay as they are."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from depesche.ledger.load import insert
from depesche.ledger.reviewing.identities import Identities, of_reading
from depesche.ledger.reviewing.judgement import Judgement
from depesche.ledger.settling.database import rows_of, run
from depesche.records import MODES

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

_TABLES = ("reviewed", "recast", "corrected_participants")
_SPAN = ("span_begin", "span_end", "span_where")


def edits(said: Iterable[Judgement]) -> dict[str, Any]:
    """Give the last value of each field that was corrected."""
    return {j.field: j.value for j in said if j.verdict == "edit" and j.field}


def corrected(claim: Mapping[str, Any], said: Sequence[Judgement]) -> dict[str, Any]:
    """Put corrections into a row of `claims`; a mode that the class has not is dropped."""
    row, new = dict(claim), edits(said)
    row.update({field: new[field] for field in ("type", "mode", "status", "hedged", "agenda", "instruments", "sources") if field in new})
    if row["mode"] not in MODES[row["type"]]:
        row["mode"] = None
    if "duration" in new:
        row["duration"], row["approximate_duration"] = new["duration"], None
    if "time" in new:
        row.update(new["time"])
    if "place" in new:
        place = new["place"] or {}
        row.update(place=place.get("text"), place_id=place.get("id"), place_country=place.get("country"))
    return row


def correct(connection: DuckDBPyConnection, claims: Iterable[str], said: Mapping[str, Sequence[Judgement]], people: Identities) -> None:
    """Write some claims anew as they are by the judgements in force on them (in order), and by who is who."""
    some = sorted(set(claims))
    for table in _TABLES:
        run(connection, f"DELETE FROM {table} WHERE claim IN (KEYS)", some)
    run(connection, "DELETE FROM corrected_claims WHERE id IN (KEYS)", some)
    read = {row["id"]: row for row in rows_of(connection, "SELECT * FROM claims WHERE id IN (KEYS)", some)}
    parts: dict[str, list[dict[str, Any]]] = {claim: [] for claim in read}
    if people.detached or any("participants" in edits(said.get(claim, ())) for claim in read):
        for row in rows_of(connection, "SELECT * FROM participants WHERE claim IN (KEYS) ORDER BY claim, role, position", some):
            parts[row["claim"]].append(row)
    cast = {claim: _cast(claim, parts[claim], edits(said.get(claim, ())), people) for claim in read}
    insert(connection, {
        "reviewed": [_reviewed(claim, said[claim]) for claim in read if said.get(claim)],
        "corrected_claims": [
            {**corrected(read[claim], said[claim]), **_review(said[claim])}
            for claim in read if said.get(claim) and said[claim][-1].verdict != "reject"
        ],
        "recast": [{"claim": claim} for claim in read if cast[claim] is not None],
        "corrected_participants": [row for claim in read for row in cast[claim] or ()],
    })  # fmt: skip


def _reviewed(claim: str, said: Sequence[Judgement]) -> dict[str, Any]:
    last = said[-1]
    return {"claim": claim, "verdict": last.verdict, "edited": sorted(edits(said)), "made_by": last.made_by, "judged": last.judged}


def _review(said: Sequence[Judgement]) -> dict[str, Any]:
    return {"review": said[-1].verdict, "reviewed_by": said[-1].made_by, "edited": sorted(edits(said))}


def _cast(claim: str, read: Sequence[dict[str, Any]], new: Mapping[str, Any], people: Identities) -> list[dict[str, Any]] | None:
    """Who takes part by the corrections; None where that is who was read."""
    reading = claim.partition(".")[0]
    away = {parts[1]: node for node in people.detached if (parts := of_reading(node)) and parts[0] == reading}
    if "participants" not in new and not any(row["actor"] in away for row in read):
        return None
    cast = _given(claim, new["participants"], read) if "participants" in new else read
    return [{**row, "actor": away.get(row["actor"], row["actor"])} for row in cast]


def _given(claim: str, people: Sequence[Mapping[str, Any]], read: Sequence[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """Rows of a corrected list; words that the claim had before keep their place in the report."""
    places: dict[str, Mapping[str, Any]] = {}
    for row in read:
        places.setdefault(row["text"], row)
    counts: dict[str, int] = {}
    found = []
    for person in people:
        position = counts[person["role"]] = counts.get(person["role"], -1) + 1
        span = {name: places[person["text"]][name] if person["text"] in places else None for name in _SPAN}
        found.append({"claim": claim, "position": position, **person, **span})
    return found
