"""What somebody means by an id: a report, a happening (by its id or any of its claims), an actor."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from depesche.errors import UsageError
from depesche.ledger import Ledger
from depesche.ledger.settling.happenings import event_id, settled_groups
from depesche.ledger.settling.told import Told, told
from depesche.questions.timeline import TimelineQuestion, gather_checked


def find_report(ledger: Ledger, key: str) -> str:
    """Give a report's id by the beginning of it, its `doc`, URL or origin; raises `UsageError` if it is none or several."""
    found = reports_like(ledger, key)
    if len(found) == 1:
        return str(found[0]["id"])
    raise UsageError(_several(found, key, "report") if found else f"{key!r} is no report of this ledger; take an id, doc, URL or origin")


def reports_like(ledger: Ledger, key: str) -> list[dict[str, Any]]:
    """Give the reports somebody may mean, at most twenty."""
    return _ask(ledger, "find_reports", key)


def find_event(ledger: Ledger, key: str) -> tuple[Told, ...]:
    """Give the claims of a happening by its id or by one of its claims; raises `UsageError` if it is none or several."""
    groups = _settled(ledger, key) if ledger.settled else _groups(ledger, claims_like(ledger, key))
    whole = key.strip().removeprefix("e-")
    groups = [group for group in groups if any(c.row["id"] == whole for c in group)] or groups  # `c1` in full is no beginning of `c10`
    if len(groups) == 1:
        return groups[0]
    shown = [{"id": event_id(group)} for group in groups]
    raise UsageError(
        _several(shown, key, "event")
        if groups
        else f"{key!r} is no event or claim of this ledger; take an id from the columns 'event' or 'claims' of `depesche timeline --json`"
    )


def claims_like(ledger: Ledger, key: str) -> list[dict[str, Any]]:
    """Give the claims somebody may mean by a claim's or happening's id, at most twenty."""
    return _ask(ledger, "find_claims", key.removeprefix("e-"))


def _settled(ledger: Ledger, key: str) -> list[tuple[Told, ...]]:
    """Settled happenings by the beginning of a claim's id: only their own claims are fetched."""
    found = _ask(ledger, "find_events", key.removeprefix("e-"))
    asked = {"events": [row["event"] for row in found]}
    rows = ledger.query("told_of", asked, package=__package__, blocks=[row["block"] for row in found]).dicts()
    return sorted(settled_groups(told(row) for row in rows), key=event_id)


def _groups(ledger: Ledger, claims: Sequence[Mapping[str, Any]]) -> list[tuple[Told, ...]]:
    found: dict[str, tuple[Told, ...]] = {}
    for claim in claims:
        question = TimelineQuestion(parties=tuple(claim["parties"]), type=claim["type"])
        for group in gather_checked(ledger, question).groups:
            if any(c.row["id"] == claim["id"] for c in group):
                found.setdefault(event_id(group), group)
    return [found[name] for name in sorted(found)]


def _ask(ledger: Ledger, query: str, key: str) -> list[dict[str, Any]]:
    if not key.strip():
        raise UsageError("an empty id names nothing")
    return ledger.query(query, {"key": key.strip()}, package=__package__).dicts()


def _several(found: Sequence[Mapping[str, Any]], key: str, what: str) -> str:
    shown = ", ".join(str(row["id"]) for row in found[:5]) + (" ..." if len(found) > 5 else "")
    return f"{key!r} may be several {what}s: {shown}; give more of the id"
