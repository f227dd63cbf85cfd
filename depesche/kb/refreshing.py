"""Refresh an overlay from Wikidata: fifty persons at a time, each written before the next are asked for.

What was interrupted goes on where it stopped: the persons that are done stand in
a hidden file of the folder until all are.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

import msgspec

from depesche.errors import UsageError
from depesche.kb.adding import Table, merge, write_text
from depesche.kb.comparing import Change, Known, compare, languages_of, positions_needed
from depesche.kb.positions import Position, owners, position
from depesche.kb.wikidata import BATCH, Item, Wikidata, batches
from depesche.lexicon.rows import ActorRow
from depesche.lexicon.tables import forget

PROGRESS = ".kb-build.json"
_APPLIES_TO, _COUNTRY = "P1001", "P17"
"""Properties of positions: the state or body they are of."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What to refresh.

    only: ids of actors or of Wikidata; empty: everybody with a Wikidata id. since: leave out items not changed since that day.
    dry_run: write nothing. day: the day of asking.
    """

    only: tuple[str, ...] = ()
    since: date | None = None
    dry_run: bool = False
    day: date = field(default_factory=date.today)


@dataclass(slots=True)
class Summary:
    """What a refresh did: persons asked for, those that were done by an interrupted one, items that are gone, differences by kind."""

    asked: int = 0
    done_before: int = 0
    gone: list[str] = field(default_factory=list)
    kinds: dict[str, int] = field(default_factory=lambda: {"new": 0, "changed": 0, "contradicting": 0})


class _Progress(msgspec.Struct):
    only: list[str]
    since: str
    done: list[str]


def refresh(wikidata: Wikidata, folder: Path, wanted: Wanted, tell: Callable[[Change], None]) -> Summary:
    """Ask for everybody who is wanted, tell every difference, and write what is new or more exact into an overlay folder.

    Raises `UsageError` where an id is not known, `UnavailableError` where the service does not answer; what was
    written by then stays, and the next call goes on from there.
    """
    known = Known(folder if folder.is_dir() else None)
    people = _people(known, wanted.only)
    progress = _load(folder, wanted)
    ahead = [q for q in people if q not in set(progress.done)]
    summary = Summary(done_before=len(people) - len(ahead))
    positions: dict[str, Position] = {}
    asked: set[str] = set()
    for batch in batches(ahead):
        languages = dict.fromkeys(code for q in batch for code in languages_of(people[q].country))
        found = wikidata.items(batch, list(languages), ["info", "labels", "aliases", "claims"])
        summary.asked += len(batch)
        summary.gone += [q for q in batch if q not in found]
        fresh = {q: found[q] for q in batch if q in found and _changed_since(found[q], wanted.since)}
        _learn_positions(wikidata, positions_needed(fresh.values()), positions, asked)
        changes = [c for q, item in fresh.items() for c in _compare(people[q], item, positions, known, wanted.day)]
        for change in changes:
            summary.kinds[change.kind] += 1
            tell(change)
        progress.done += batch
        if not wanted.dry_run:
            _write(folder, changes)
            write_text(folder / PROGRESS, msgspec.json.encode(progress).decode())
    if not wanted.dry_run:
        with suppress(FileNotFoundError):
            (folder / PROGRESS).unlink()
    return summary


def _people(known: Known, only: Sequence[str]) -> dict[str, ActorRow]:
    """Whom to ask for, by Wikidata id, in the order of the base."""
    if not only:
        return dict(known.people)
    by_id = {actor.id: q for q, actor in known.people.items()} | {q: q for q in known.people}
    missing = [one for one in only if one not in by_id]
    if missing:
        raise UsageError(f"no actor with a Wikidata id is called {', '.join(missing)} (`depesche kb show NAME` gives ids)")
    return {by_id[one]: known.people[by_id[one]] for one in only}


def _load(folder: Path, wanted: Wanted) -> _Progress:
    """How far an interrupted refresh of the same persons came; from the beginning if there was none."""
    fresh = _Progress(only=list(wanted.only), since=wanted.since.isoformat() if wanted.since else "", done=[])
    path = folder / PROGRESS
    if wanted.dry_run or not path.exists():
        return fresh
    try:
        found = msgspec.json.decode(path.read_bytes(), type=_Progress)
    except msgspec.MsgspecError:
        return fresh
    return found if (found.only, found.since) == (fresh.only, fresh.since) else fresh


def _changed_since(item: Item, since: date | None) -> bool:
    return since is None or not item.modified or item.modified[:10] >= since.isoformat()


def _learn_positions(wikidata: Wikidata, needed: Iterable[str], positions: dict[str, Position], asked: set[str]) -> None:
    """Find out which offices items of positions are; each is asked for once."""
    new = [q for q in needed if q not in asked]
    asked.update(new)
    for batch in batches(new, BATCH):
        for q, item in wikidata.items(batch, ["en"], ["labels", "claims"]).items():
            of = [s.mainsnak.item for prop in (_APPLIES_TO, _COUNTRY) for s in item.statements(prop)]
            owner = next((one for one in of if one in owners()), "")
            found = position(item.label("en"), owner)
            if found is not None:
                positions[q] = found


def _compare(actor: ActorRow, item: Item, positions: dict[str, Position], known: Known, day: date) -> list[Change]:
    changes = compare(actor, item, positions, known, day)
    for change in changes:
        if change.kind != "contradicting":
            known.add(change.row)
    return changes


def _write(folder: Path, changes: Sequence[Change]) -> None:
    for table in ("names", "posts"):
        rows = [c.row for c in changes if c.table == table and c.kind != "contradicting"]
        if rows:
            merge(folder, Table(table, None), rows)
    forget()
