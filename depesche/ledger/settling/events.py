"""Events settled from claims, block by block: only blocks whose claims are new, gone, corrected or judged are settled again."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from depesche.ledger.load import insert
from depesche.ledger.settling.database import keyed, rows, rows_of, run, sql, transaction
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
_TOUCHED = """
    SELECT DISTINCT block FROM settled_claims WHERE claim IN (KEYS) OR claim IN (
        SELECT claim FROM event_claims WHERE event IN (SELECT event FROM event_claims WHERE claim IN (KEYS))
    )"""
"""Blocks that some claims were settled in; of claims that wait to be settled again, the blocks of the events they are in."""


def settle_events(connection: DuckDBPyConnection) -> int:
    """Bring `events` and `event_claims` up to date; give the number of claims that were new."""
    gone = [row["claim"] for row in rows(connection, "SELECT s.claim FROM settled_claims s ANTI JOIN current_claims c ON c.id = s.claim")]
    wanted = [row["id"] for row in rows(connection, sql("new_claims"))]
    new: dict[str, str | None] = {}
    for begin in range(0, len(wanted), CLAIMS):
        new.update(_blocks(connection, wanted[begin : begin + CLAIMS]))
    if not new and not gone:
        return 0
    with transaction(connection):
        judged = event_judgements(connection)
        homes = _homes(connection, judged.sets, judged)
        there = {row["claim"]: row["block"] for row in rows_of(connection, "SELECT * FROM settled_claims WHERE claim IN (KEYS)", homes)}
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
    ready = wanted
    if not up_to_date(connection):
        ready = {row["claim"] for row in rows_of(connection, "SELECT claim FROM event_claims WHERE claim IN (KEYS)", wanted)}
    blocks = {**_blocks(connection, wanted), **_homes(connection, wanted & judged.sets.keys(), judged)}
    _resettle(connection, {claim: blocks.get(claim) for claim in ready}, judged)


def _blocks(connection: DuckDBPyConnection, claims: Iterable[str]) -> dict[str, str]:
    """The blocks that some claims belong to by what they tell; none for claims that are not current."""
    return {row["id"]: block(told(row)) for row in rows_of(connection, sql("block_claims"), claims)}


def _homes(connection: DuckDBPyConnection, claims: Iterable[str], judged: Judged) -> dict[str, str]:
    """Blocks of claims that were judged to be one event with others: all of a class go to the block with most parties."""
    some = list(claims)
    own = _blocks(connection, some) if some else {}
    homes: dict[tuple[str, str], str] = {}
    for claim, name in own.items():
        key = (judged.sets[claim], name.partition("|")[0])
        homes[key] = max(homes.get(key, name), name, key=lambda n: (len(_named(n)["parties"]), n))
    return {claim: homes[judged.sets[claim], name.partition("|")[0]] for claim, name in own.items()}


def _resettle(connection: DuckDBPyConnection, moves: Mapping[str, str | None], judged: Judged) -> None:
    """Put claims into blocks (none: out of all) and settle these and the blocks they were in."""
    left = rows_of(connection, _TOUCHED, moves)
    dirty = sorted({*(row["block"] for row in left), *(name for name in moves.values() if name)})
    there = [row["claim"] for row in rows_of(connection, "SELECT claim FROM settled_claims WHERE block IN (KEYS)", dirty)]
    before = _events_of(connection, {*there, *moves})
    run(connection, "DELETE FROM event_claims WHERE claim IN (KEYS)", before)
    run(connection, "DELETE FROM events WHERE id IN (KEYS)", set(before.values()))
    run(connection, "DELETE FROM told WHERE id IN (KEYS)", before)
    run(connection, "DELETE FROM settled_claims WHERE claim IN (KEYS)", moves)
    insert(connection, {"settled_claims": [{"claim": claim, "block": name} for claim, name in moves.items() if name]})
    after: dict[str, str] = {}
    for begin in range(0, len(dirty), BLOCKS):
        after.update(_settle(connection, dirty[begin : begin + BLOCKS], judged))
    moved = [claim for claim in before.keys() | after.keys() if before.get(claim) != after.get(claim)]
    touch(connection, *keyed("SELECT report FROM claims WHERE id IN (KEYS)", moved))


def _events_of(connection: DuckDBPyConnection, claims: Iterable[str]) -> dict[str, str]:
    """The event that each of some claims was put to."""
    found = rows_of(connection, "SELECT claim, event FROM event_claims WHERE claim IN (KEYS)", claims)
    return {row["claim"]: row["event"] for row in found}


def _number(connection: DuckDBPyConnection, names: Iterable[str]) -> dict[str, int]:
    """The numbers of some blocks; those that are new get theirs."""
    wanted = sorted(set(names))
    known = {row["name"]: row["number"] for row in rows_of(connection, "SELECT name, number FROM blocks WHERE name IN (KEYS)", wanted)}
    fresh = [name for name in wanted if name not in known]
    if fresh:
        (last,) = connection.execute("SELECT coalesce(max(number), 0) FROM blocks").fetchone() or (0,)
        new = [{"number": number, **_named(name)} for number, name in enumerate(fresh, int(last) + 1)]
        insert(connection, {"blocks": new})
        known.update((row["name"], row["number"]) for row in new)
    return known


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
    """Settle the events of some blocks, and tell them as questions want them; give the event of each claim."""
    by_block: dict[str, list[Told]] = {}
    for name, claim in _claims_in(connection, blocks):
        by_block.setdefault(name, []).append(claim)
    repeats = links(connection, (c.row["report"] for claims in by_block.values() for c in claims))
    events: list[tuple[str, Event]] = []
    for name in sorted(by_block):
        here = judged.among(c.row["id"] for c in by_block[name])
        found = joined(_apart(happenings(by_block[name]), here), repeats, here)
        events += [(_mixed(name, event) if len({c.sides for c in event.claims}) > 1 else name, event) for event in found]
    views = [_event_row(event, repeats) for _, event in events]
    numbers = _number(connection, {*by_block, *(name for name, _ in events)})
    told_now = [
        _told_row(claim.row, view, numbers[name]) for (name, event), view in zip(events, views, strict=True) for claim in event.claims
    ]
    insert(connection, {
        "events": views,
        "event_claims": [
            {"event": view["id"], "claim": claim.row["id"], "score": score, "why": why}
            for (_, event), view in zip(events, views, strict=True) for claim, (score, why) in zip(event.claims, event.scores, strict=True)
        ],
        "told": sorted(told_now, key=lambda row: (row["block"], row["event"], row["id"])),
    })  # fmt: skip
    return {row["id"]: row["event"] for row in told_now}


_VIEW = ("status", "hedged", "disputed", "earliest", "latest", "independent")
_LEFT_OUT = frozenset({"reading", "text"})


def _told_row(claim: Mapping[str, Any], view: Mapping[str, Any], number: int) -> dict[str, Any]:
    """A claim with the settled view of its event."""
    row = {name: value for name, value in claim.items() if name not in _LEFT_OUT}
    return {"block": number, "event": view["id"], **row, **{f"event_{field}": view[field] for field in _VIEW}}


def _claims_in(connection: DuckDBPyConnection, blocks: Iterable[str]) -> Iterator[tuple[str, Told]]:
    """The claims of some blocks, each with its block, in order of their ids."""
    placed = {row["claim"]: row["block"] for row in rows_of(connection, "SELECT * FROM settled_claims WHERE block IN (KEYS)", blocks)}
    found = rows_of(connection, sql("told_claims"), placed)
    readings = {row["reading"]: row for row in rows_of(connection, sql("told_reports"), (row["reading"] for row in found))}
    texts = _texts(connection, readings.values())
    places = {row["report"]: row for row in rows_of(connection, sql("told_places"), (row["report"] for row in found))}
    nowhere = {"outlet": None, "doc": None}
    for row in found:
        read, place = readings[row["reading"]], places.get(row["report"], nowhere)
        yield placed[row["id"]], told({
            **row, "published": read["published"], "text": texts[read["text"]], "outlet": place["outlet"], "doc": place["doc"]
        })  # fmt: skip


def _texts(connection: DuckDBPyConnection, readings: Iterable[Mapping[str, Any]]) -> dict[str, str]:
    wanted = {row["text"] for row in readings}
    return {row["id"]: row["text"] for row in rows_of(connection, "SELECT id, text FROM texts WHERE id IN (KEYS)", wanted)}


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
