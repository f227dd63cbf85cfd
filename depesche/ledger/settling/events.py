"""Events settled from claims, block by block: only blocks whose claims are new, gone, corrected or judged are settled again."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from depesche.ledger.load import insert
from depesche.ledger.settling.database import batches, rows, sql, transaction
from depesche.ledger.settling.happenings import event_id, happenings, settled
from depesche.ledger.settling.independence import Links, families
from depesche.ledger.settling.judged import Judged, event_judgements
from depesche.ledger.settling.judging import Event, joined, span
from depesche.ledger.settling.state import up_to_date
from depesche.ledger.settling.stories import touch
from depesche.ledger.settling.told import Told, innermost, rests_on, told

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

BLOCKS = 2000
CLAIMS = 20_000
MIXED = "\x1f"
"""Between the name of a block and the parties of an event that a person put together from claims of several blocks."""
_MOVED = """
    SELECT c.report FROM claims c
    JOIN ((FROM told_now EXCEPT FROM told_before) UNION ALL (FROM told_before EXCEPT FROM told_now)) m ON m.claim = c.id"""
"""Reports with a claim that is put to another event than before: their stories are settled again."""
_HELD = """
    SELECT event, claim FROM event_claims
    WHERE claim IN (SELECT claim FROM settled_claims WHERE block IN (SELECT block FROM dirty))"""
_TOUCHED = """
    SELECT DISTINCT block FROM settled_claims WHERE claim IN (SELECT unnest($claims::VARCHAR[])) OR claim IN (
        SELECT claim FROM event_claims WHERE event IN (SELECT event FROM event_claims WHERE claim IN (SELECT unnest($claims::VARCHAR[])))
    )"""
"""Blocks that some claims were settled in; of claims that wait to be settled again, the blocks of the events they are in."""


def settle_events(connection: DuckDBPyConnection) -> int:
    """Bring `events` and `event_claims` up to date; give the number of claims that were new."""
    gone = [row["claim"] for row in rows(connection, "SELECT s.claim FROM settled_claims s ANTI JOIN current_claims c ON c.id = s.claim")]
    new: dict[str, str | None] = {}
    for some in batches(connection, sql("new_claims"), sql("block_claims"), CLAIMS):
        new.update((row["id"], block(told(row))) for row in some)
    if not new and not gone:
        return 0
    with transaction(connection):
        judged = event_judgements(connection)
        homes = _homes(connection, judged.sets, judged)
        there = _blocks_of(connection, homes)
        moves = {claim: name for claim, name in homes.items() if claim in new or there.get(claim) != name}
        _resettle(connection, {**dict.fromkeys(gone), **new, **moves}, judged)
    return len(new)


def settle_again(connection: DuckDBPyConnection, claims: Iterable[str], before: Iterable[str] = ()) -> None:
    """Settle the events of some claims that were corrected or judged, within the caller's transaction.

    `before`: claims that were judged to be one event with them until now.  Claims that were never settled wait for `settle_events`,
    unless all else is settled.
    """
    judged = event_judgements(connection)
    wanted = judged.together({*claims, *before})
    ready = wanted if up_to_date(connection) else {row["claim"] for row in rows(
        connection, "SELECT claim FROM event_claims WHERE claim IN (SELECT unnest($claims::VARCHAR[]))", {"claims": sorted(wanted)}
    )}  # fmt: skip
    found = {row["id"]: block(told(row)) for row in rows(connection, sql("block_claims"), {"keys": sorted(wanted)})}
    homes = _homes(connection, wanted & judged.sets.keys(), judged)
    _resettle(connection, {claim: homes.get(claim, found.get(claim)) for claim in ready}, judged)


def _blocks_of(connection: DuckDBPyConnection, claims: Iterable[str]) -> dict[str, str]:
    """The blocks that some claims were settled in."""
    some = {"claims": sorted(claims)}
    found = rows(connection, "SELECT claim, block FROM settled_claims WHERE claim IN (SELECT unnest($claims::VARCHAR[]))", some)
    return {row["claim"]: row["block"] for row in found}


def _homes(connection: DuckDBPyConnection, claims: Iterable[str], judged: Judged) -> dict[str, str | None]:
    """Blocks of claims that were judged to be one event with others: all of a class go to the block with most parties."""
    some = {"keys": sorted(claims)}
    own = {row["id"]: block(told(row)) for row in rows(connection, sql("block_claims"), some)} if some["keys"] else {}
    homes: dict[tuple[str, str], str] = {}
    for claim, name in own.items():
        key = (judged.sets[claim], name.partition("|")[0])
        homes[key] = max(homes.get(key, name), name, key=lambda n: (len(_named(n)["parties"]), n))
    return {claim: homes[judged.sets[claim], name.partition("|")[0]] for claim, name in own.items()}


def _resettle(connection: DuckDBPyConnection, moves: Mapping[str, str | None], judged: Judged) -> None:
    """Put claims into blocks (none: out of all) and settle these and the blocks they were in."""
    moved = {"claims": sorted(moves)}
    left = rows(connection, _TOUCHED, moved)
    dirty = {"blocks": sorted({*(row["block"] for row in left), *(name for name in moves.values() if name)})}
    connection.execute("CREATE OR REPLACE TEMP TABLE dirty AS SELECT unnest($blocks::VARCHAR[]) AS block", dirty)
    connection.execute(
        f"CREATE OR REPLACE TEMP TABLE told_before AS {_HELD} UNION SELECT event, claim FROM event_claims"
        " WHERE claim IN (SELECT unnest($claims::VARCHAR[]))", moved
    )  # fmt: skip
    connection.execute("DELETE FROM event_claims WHERE claim IN (SELECT claim FROM told_before)")
    connection.execute("DELETE FROM events WHERE id IN (SELECT event FROM told_before)")
    connection.execute("DELETE FROM settled_claims WHERE claim IN (SELECT unnest($claims::VARCHAR[]))", moved)
    insert(connection, {"settled_claims": [{"claim": claim, "block": name} for claim, name in moves.items() if name]})
    mixed: dict[str, str] = {}
    for begin in range(0, len(dirty["blocks"]), BLOCKS):
        mixed.update(_settle(connection, dirty["blocks"][begin : begin + BLOCKS], judged))
    _tell(connection, dirty["blocks"], mixed)
    connection.execute(f"CREATE OR REPLACE TEMP TABLE told_now AS {_HELD}")
    touch(connection, _MOVED)


def _tell(connection: DuckDBPyConnection, dirty: Sequence[str], mixed: Mapping[str, str]) -> None:
    """Write the claims of some blocks as questions want them, in place of what was told of these blocks.

    `mixed`: events of claims of several blocks, with the name of the block they are told under.
    """
    wanted = {"blocks": [*dirty, *sorted(set(mixed.values()))]}
    known = {row["name"] for row in rows(connection, "SELECT name FROM blocks WHERE name IN (SELECT unnest($blocks::VARCHAR[]))", wanted)}
    connection.execute(
        "DELETE FROM told WHERE block IN (SELECT number FROM blocks WHERE split_part(name, chr(31), 1) IN (SELECT block FROM dirty))"
    )
    (last,) = connection.execute("SELECT coalesce(max(number), 0) FROM blocks").fetchone() or (0,)
    fresh = [name for name in wanted["blocks"] if name not in known]
    insert(connection, {"blocks": [{"number": number, **_named(name)} for number, name in enumerate(fresh, int(last) + 1)]})
    connection.execute(
        f"INSERT INTO told {sql('told_rows')}", {"blocks": list(dirty), "events": list(mixed), "names": list(mixed.values())}
    )


def _named(name: str) -> dict[str, Any]:
    """What the name of a block says: its class and the states and organisations that take part."""
    home, _, more = name.partition(MIXED)
    kind, doing, done_to = home.split("|", 2)
    parties = {party for side in (doing, done_to, more) for party in side.split(",") if party and not party.startswith("name:")}
    return {"name": name, "type": kind, "parties": sorted(parties)}


def block(claim: Told) -> str:
    """Name the class and the parties that an event's claims share: who does what to whom for one-sided acts, else all together."""
    doing, done_to = (",".join(sorted(side)) for side in claim.sides)
    return f"{claim.row['type']}|{doing}|{done_to}"


def links(connection: DuckDBPyConnection, reports: Iterable[str]) -> Links:
    """Give the pairs of some reports that repeat each other's wording."""
    found = rows(connection, sql("links"), {"reports": sorted(set(reports))})
    return frozenset(frozenset((row["one"], row["other"])) for row in found)


def _settle(connection: DuckDBPyConnection, blocks: Sequence[str], judged: Judged) -> dict[str, str]:
    """Settle the events of some blocks; give those of claims of several blocks with the name they are told under."""
    by_block: dict[str, list[Told]] = {}
    for row in rows(connection, sql("told_claims"), {"blocks": list(blocks)}):
        by_block.setdefault(row["block"], []).append(told(row))
    repeats = links(connection, (c.row["report"] for claims in by_block.values() for c in claims))
    events: list[Event] = []
    mixed: dict[str, str] = {}
    for name in sorted(by_block):
        here = judged.among(c.row["id"] for c in by_block[name])
        found = joined(_apart(happenings(by_block[name]), here), repeats, here)
        events += found
        mixed.update((event_id(event.claims), _mixed(name, event)) for event in found if len({c.sides for c in event.claims}) > 1)
    insert(connection, {
        "events": [_event_row(event, repeats) for event in events],
        "event_claims": [
            {"event": event_id(event.claims), "claim": claim.row["id"], "score": score, "why": why}
            for event in events for claim, (score, why) in zip(event.claims, event.scores, strict=True)
        ],
    })  # fmt: skip
    return mixed


def _mixed(home: str, event: Event) -> str:
    parties = {party for claim in event.claims for side in claim.sides for party in side}
    return f"{home}{MIXED}{','.join(sorted(parties))}"


def _apart(groups: Sequence[tuple[Told, ...]], judged: Judged) -> list[tuple[Told, ...]]:
    """Take claims out of their happening that somebody judged to be another event's."""
    if not judged:
        return list(groups)
    kept: list[tuple[Told, ...]] = []
    for group in groups:
        parts: list[list[Told]] = []
        for claim in group:
            fits = [part for part in parts if all(judged.verdict(claim.row["id"], other.row["id"]) is not False for other in part)]
            if fits:
                fits[0].append(claim)
            else:
                parts.append([claim])
        kept += [tuple(part) for part in parts]
    return kept


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
