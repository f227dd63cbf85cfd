"""Events settled from claims, block by block: only blocks with new claims are settled again."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

from depesche.ledger.load import insert
from depesche.ledger.settling.database import rows, sql, transaction
from depesche.ledger.settling.happenings import event_id, happenings, settled
from depesche.ledger.settling.independence import Links, families
from depesche.ledger.settling.judging import Event, joined, span
from depesche.ledger.settling.stories import touch
from depesche.ledger.settling.told import Told, innermost, rests_on, told

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

BLOCKS = 2000
_MOVED = """
    SELECT c.report FROM claims c
    JOIN (
        (SELECT event, claim FROM event_claims EXCEPT SELECT event, claim FROM told_before)
        UNION ALL (SELECT event, claim FROM told_before EXCEPT SELECT event, claim FROM event_claims)
    ) m ON m.claim = c.id"""
"""Reports with a claim that is put to another event than before: their stories are settled again."""


def settle_events(connection: DuckDBPyConnection) -> int:
    """Bring `events` and `event_claims` up to date; give the number of claims that were new."""
    gone = rows(connection, "SELECT DISTINCT block FROM settled_claims s ANTI JOIN current_claims c ON c.id = s.claim")
    new = [told(row) for row in rows(connection, sql("new_claims"))]
    if not new and not gone:
        return 0
    with transaction(connection):
        connection.execute("DELETE FROM settled_claims WHERE claim NOT IN (SELECT id FROM current_claims)")
        insert(connection, {"settled_claims": [{"claim": c.row["id"], "block": block(c)} for c in new]})
        dirty = sorted({*(row["block"] for row in gone), *(block(c) for c in new)})
        judged = judgements(connection)
        connection.execute("CREATE OR REPLACE TEMP TABLE told_before AS SELECT event, claim FROM event_claims")
        connection.execute(
            "DELETE FROM event_claims WHERE claim NOT IN (SELECT claim FROM settled_claims)"
            " OR claim IN (SELECT claim FROM settled_claims WHERE block IN (SELECT unnest($blocks::VARCHAR[])))",
            {"blocks": dirty},
        )
        connection.execute("DELETE FROM events WHERE id NOT IN (SELECT event FROM event_claims)")
        for begin in range(0, len(dirty), BLOCKS):
            _settle(connection, dirty[begin : begin + BLOCKS], judged)
        _tell(connection, dirty)
        touch(connection, _MOVED)
    return len(new)


def _tell(connection: DuckDBPyConnection, dirty: Sequence[str]) -> None:
    """Write the claims of some blocks as questions want them, in place of what was told of these blocks."""
    blocks = {"blocks": list(dirty)}
    known = {row["name"] for row in rows(connection, "SELECT name FROM blocks WHERE name IN (SELECT unnest($blocks::VARCHAR[]))", blocks)}
    (last,) = connection.execute("SELECT coalesce(max(number), 0) FROM blocks").fetchone() or (0,)
    insert(connection, {
        "blocks": [{"number": number, **_named(name)} for number, name in enumerate((n for n in dirty if n not in known), int(last) + 1)]
    })  # fmt: skip
    if known:
        connection.execute(
            "DELETE FROM told WHERE block IN (SELECT number FROM blocks WHERE name IN (SELECT unnest($blocks::VARCHAR[])))", blocks
        )
    connection.execute(f"INSERT INTO told {sql('told_rows')}", blocks)


def _named(name: str) -> dict[str, Any]:
    """What the name of a block says: its class and the states and organisations that take part."""
    kind, doing, done_to = name.split("|", 2)
    parties = {party for side in (doing, done_to) for party in side.split(",") if party and not party.startswith("name:")}
    return {"name": name, "type": kind, "parties": sorted(parties)}


def block(claim: Told) -> str:
    """Name the class and the parties that an event's claims share: who does what to whom for one-sided acts, else all together."""
    doing, done_to = (",".join(sorted(side)) for side in claim.sides)
    return f"{claim.row['type']}|{doing}|{done_to}"


def judgements(connection: DuckDBPyConnection) -> dict[frozenset[str], bool]:
    """Say of pairs of claims whether somebody judged them one event; the last word counts, withdrawn ones do not."""
    found = rows(connection, """
        SELECT subject, object, verdict FROM judgements
        WHERE about = 'event_claims' AND withdraws IS NULL
            AND id NOT IN (SELECT withdraws FROM judgements WHERE withdraws IS NOT NULL)
        ORDER BY rowid""")  # fmt: skip
    return {frozenset((row["subject"], row["object"])): row["verdict"] == "same" for row in found}


def links(connection: DuckDBPyConnection, reports: Iterable[str]) -> Links:
    """Give the pairs of some reports that repeat each other's wording."""
    found = rows(connection, sql("links"), {"reports": sorted(set(reports))})
    return frozenset(frozenset((row["one"], row["other"])) for row in found)


def _settle(connection: DuckDBPyConnection, blocks: Sequence[str], judged: dict[frozenset[str], bool]) -> None:
    by_block: dict[str, list[Told]] = {}
    for row in rows(connection, sql("told_claims"), {"blocks": list(blocks)}):
        claim = told(row)
        by_block.setdefault(block(claim), []).append(claim)
    repeats = links(connection, (c.row["report"] for claims in by_block.values() for c in claims))
    events = [event for name in sorted(by_block) for event in joined(_apart(happenings(by_block[name]), judged), repeats, judged)]
    insert(connection, {
        "events": [_event_row(event, repeats) for event in events],
        "event_claims": [
            {"event": event_id(event.claims), "claim": claim.row["id"], "score": score, "why": why}
            for event in events for claim, (score, why) in zip(event.claims, event.scores, strict=True)
        ],
    })  # fmt: skip


def _apart(groups: Sequence[tuple[Told, ...]], judged: dict[frozenset[str], bool]) -> list[tuple[Told, ...]]:
    """Take claims out of their happening that somebody judged to be another event's."""
    kept: list[tuple[Told, ...]] = []
    for group in groups:
        parts: list[list[Told]] = []
        for claim in group:
            fits = [part for part in parts if not _kept_apart(claim, part, judged)]
            if fits:
                fits[0].append(claim)
            else:
                parts.append([claim])
        kept += [tuple(part) for part in parts]
    return kept


def _kept_apart(claim: Told, part: Sequence[Told], judged: dict[frozenset[str], bool]) -> bool:
    return any(judged.get(frozenset((claim.row["id"], other.row["id"]))) is False for other in part)


def _event_row(event: Event, repeats: Links) -> dict[str, Any]:
    """The settled view of an event; days are those of the claims that are dated best."""
    claims = event.claims
    status, hedged, disputed = settled(claims)
    saying = [c for c in claims if c.row["status"] == status]
    exact = [c for c in claims if c.exact] or claims
    days = span(exact)
    reports = {c.row["report"]: c.row["text"] for c in saying}
    place = next((c.row for c in (*saying, *claims) if c.row["place"]), None)
    return {
        "id": event_id(claims), "type": claims[0].row["type"],
        "mode": next((c.row["mode"] for c in (*saying, *claims) if c.row["mode"]), None),
        "status": status, "hedged": hedged, "disputed": disputed, "earliest": days and days[0], "latest": days and days[1],
        "approximate": any(c.row["approximate"] for c in exact),
        "place": place and place["place"], "place_country": place and place["place_country"],
        "reports": len(reports), "independent": len(set(families(reports, rests_on(saying), repeats).values())),
        "sources": len({source for c in saying for source in innermost(c.row)}),
    }  # fmt: skip
