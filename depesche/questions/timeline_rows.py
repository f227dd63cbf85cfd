"""One happening as a row of the timeline."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from depesche.ledger.settling.happenings import event_id, settled
from depesche.ledger.settling.independence import Links, independent
from depesche.ledger.settling.told import Told, chain_words, folded, rests_on
from depesche.questions.days import iso
from depesche.questions.marks import mark

COLUMNS = (
    "earliest", "latest", "approximate", "type", "mode", "status", "mark", "hedged", "disputed",
    "actors", "recipients", "on_behalf_of", "place", "place_country", "agenda", "sources", "history",
    "reports", "independent", "sentence", "event", "claims",
)  # fmt: skip

_ROLES = ("actor", "recipient", "on_behalf_of")


def timeline_row(group: Sequence[Told], links: Links = frozenset()) -> tuple[Any, ...]:
    """Give the values under `COLUMNS` for the claims of one happening."""
    status, hedged, disputed = settled(group)
    saying = [c for c in group if c.row["status"] == status]
    texts = {c.row["report"]: c.row["text"] for c in saying}
    place = next((c.row for c in (*saying, *group) if c.row["place"]), None)
    days = [c.days for c in dated(group) if c.days]
    first = saying[0].row
    return (
        iso(min(d[0] for d in days) if days else first["earliest"]),
        iso(max(d[1] for d in days) if days else first["latest"]),
        any(c.row["approximate"] for c in group),
        first["type"], next((c.row["mode"] for c in (*saying, *group) if c.row["mode"]), None),
        status, mark(status, hedged=hedged, disputed=disputed), hedged, disputed,
        *_people([c for c in saying if c.row["mode"]] or saying),
        place["place"] if place else None, place["place_country"] if place else None,
        _once(item for c in saying for item in c.row["agenda"]),
        _once(chain_words(c.row) for c in saying),
        _history(group), len(texts), _independent(texts, saying, links),
        first["sentence"], event_id(group), [c.row["id"] for c in group],
    )  # fmt: skip


def _independent(texts: Mapping[str, str], saying: Sequence[Told], links: Links) -> int:
    """As settled; worked out where an event is not settled."""
    known = saying[0].row.get("independent")
    return int(known) if known is not None else independent(texts, rests_on(saying), links)


def dated(claims: Sequence[Told]) -> list[Told]:
    """Give the claims with days that are not vague, else all with days."""
    return [c for c in claims if c.exact] or [c for c in claims if c.days]


def who(claims: Sequence[Told]) -> str:
    """Say who did it, to whom and in whose name, in one line."""
    actors, recipients, principals = (", ".join(names) for names in _people(claims))
    shown = f"{actors or 'nobody named'} -> {recipients}" if recipients else actors or "nobody named"
    return f"{shown}, for {principals}" if principals else shown


def _people(claims: Sequence[Told]) -> list[list[str]]:
    """Names of actors, recipients and principals; who is one of the first is not repeated."""
    names: dict[tuple[str, str], tuple[str, str]] = {}
    for role in _ROLES:
        for part in (p for c in claims for p in c.row["participants"] if p["role"] == role):
            name, country = part["name"] or part["text"], part["country"] or ""
            shown = f"{name} ({country})" if country else name
            names.setdefault((folded(name), country), (role, shown))
    return [[shown for role, shown in names.values() if role == wanted] for wanted in _ROLES]


def _history(group: Sequence[Told]) -> list[dict[str, Any]]:
    """Each status with the first day it was published, number of reports and who says so, oldest first."""
    steps: dict[tuple[str, bool], list[Mapping[str, Any]]] = {}
    for row in sorted((c.row for c in group), key=lambda r: (r["published"] or date.max, r["id"])):
        steps.setdefault((row["status"], row["hedged"]), []).append(row)
    return [
        {"status": status, "hedged": hedged, "published": iso(rows[0]["published"]),
         "reports": len({r["report"] for r in rows}), "sources": _once(chain_words(r) for r in rows)}
        for (status, hedged), rows in steps.items()
    ]  # fmt: skip


def _once(values: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(values))
