"""The timeline of some parties: what happened, is planned, was denied, in order of days."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any, get_args

from depesche.errors import UsageError
from depesche.ledger import Ledger
from depesche.questions.answer import Answer, Coverage
from depesche.questions.days import period
from depesche.questions.happenings import happenings, settled
from depesche.questions.independence import independent
from depesche.questions.marks import mark
from depesche.questions.parties import party_codes
from depesche.questions.told import Told, chain_words, folded, innermost, told
from depesche.records import MODES, EventType, Record, Status

COLUMNS = (
    "earliest", "latest", "approximate", "type", "mode", "status", "mark", "hedged", "disputed",
    "actors", "recipients", "on_behalf_of", "place", "place_country", "agenda", "sources", "history",
    "reports", "independent", "sentence", "claims",
)  # fmt: skip

_ROLES = ("actor", "recipient", "on_behalf_of")


class TimelineQuestion(Record, frozen=True, kw_only=True):
    """What to show: only happenings in which all `parties` take part; empty means any.

    `parties` are alpha-3 codes, `IGO:..` or names; `type`, `mode` an event class
    (CLAIMS section 2); `since`, `until` a day, month or year, both inclusive;
    `status` one or more settled statuses.
    """

    parties: tuple[str, ...] = ()
    type: str | None = None
    mode: str | None = None
    since: str | None = None
    until: str | None = None
    status: tuple[str, ...] = ()


def timeline(ledger: Ledger, question: TimelineQuestion | None = None, /, **asked: Any) -> Answer:
    """Say what the ledger holds on some parties, in order of days, undated claims at the end.

    Takes a `TimelineQuestion` or its fields as keywords.  Raises `UsageError`
    for parties, classes, days or statuses that do not exist.
    """
    question = _checked(question or _question(**asked))
    since, until = period(question.since, question.until)
    parameters = {
        "parties": list(question.parties), "type": question.type, "mode": question.mode,
        "since": since, "until": until,
    }  # fmt: skip
    claims = [told(row) for row in ledger.query("timeline", parameters, package=__package__).dicts()]
    groups = [g for g in happenings(claims) if not question.status or settled(g)[0] in question.status]
    coverage = _coverage(ledger, since, until, groups)
    return Answer(
        question={"asked": "timeline", **{f: getattr(question, f) for f in question.__struct_fields__}},
        columns=COLUMNS,
        rows=tuple(_row(group) for group in groups),
        coverage=coverage,
        caveats=tuple(_caveats(groups, coverage, whole=not since and not until)),
    )


def _question(*, parties: Iterable[str] = (), status: str | Iterable[str] = (), **more: str | None) -> TimelineQuestion:
    statuses = (status,) if isinstance(status, str) else tuple(status)
    some = (parties,) if isinstance(parties, str) else tuple(parties)
    return TimelineQuestion(parties=some, status=statuses, **more)


def _checked(question: TimelineQuestion) -> TimelineQuestion:
    kind = question.type.upper() if question.type else None
    _known("type", kind, get_args(EventType))
    modes = MODES[kind] if kind else sorted({m for modes in MODES.values() for m in modes})
    _known("mode", question.mode, modes)
    for status in question.status:
        _known("status", status, get_args(Status))
    return TimelineQuestion(
        parties=party_codes(question.parties), type=kind, mode=question.mode,
        since=question.since, until=question.until, status=question.status,
    )  # fmt: skip


def _known(field: str, value: str | None, values: Sequence[str]) -> None:
    if value is not None and value not in values:
        raise UsageError(f"{value!r} is no {field}; there are: {', '.join(values) or 'none for this type'}")


def _row(group: Sequence[Told]) -> tuple[Any, ...]:
    status, hedged, disputed = settled(group)
    saying = [c for c in group if c.row["status"] == status]
    texts = {c.row["report"]: c.row["text"] for c in saying}
    place = next((c.row for c in (*saying, *group) if c.row["place"]), None)
    days = [c.days for c in group if c.days]
    first = saying[0].row
    return (
        _iso(min(d[0] for d in days) if days else first["earliest"]),
        _iso(max(d[1] for d in days) if days else first["latest"]),
        any(c.row["approximate"] for c in group),
        first["type"], next((c.row["mode"] for c in (*saying, *group) if c.row["mode"]), None),
        status, mark(status, hedged=hedged, disputed=disputed), hedged, disputed,
        *_people(saying),
        place["place"] if place else None, place["place_country"] if place else None,
        _once(item for c in saying for item in c.row["agenda"]),
        _once(chain_words(c.row) for c in saying),
        _history(group), len(texts), independent(texts, _rests_on(saying)),
        first["sentence"], [c.row["id"] for c in group],
    )  # fmt: skip


def _rests_on(claims: Sequence[Told]) -> dict[str, frozenset[str]]:
    """What each report rests on; a report that also speaks for itself rests on itself alone."""
    rests: dict[str, frozenset[str]] = {}
    for claim in sorted(claims, key=lambda c: bool(c.row["sources"])):
        rests.setdefault(claim.row["report"], innermost(claim.row))
    return rests


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
        {"status": status, "hedged": hedged, "published": _iso(rows[0]["published"]),
         "reports": len({r["report"] for r in rows}), "sources": _once(chain_words(r) for r in rows)}
        for (status, hedged), rows in steps.items()
    ]  # fmt: skip


def _once(values: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(values))


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _coverage(ledger: Ledger, since: date | None, until: date | None, groups: Sequence[Sequence[Told]]) -> Coverage:
    found = ledger.query("coverage", {"since": since, "until": until}, package=__package__).dicts()[0]
    claims = [claim for group in groups for claim in group]
    undated = sum(not c.row["earliest"] and not c.row["latest"] for c in claims)
    first, last = _iso(found.pop("first")), _iso(found.pop("last"))
    return Coverage(**found, first=first, last=last, claims=len(claims), undated=undated)


def _caveats(groups: Sequence[Sequence[Told]], coverage: Coverage, *, whole: bool) -> Iterable[str]:
    held = f"The ledger holds {_count(coverage.reports, 'report')}"
    if not whole:
        held += f", {coverage.in_period} of them published in this period"
    yield f"{held} ({coverage.unpublished} without a known day); what they do not tell is missing here."
    yield (
        "A row says what reports say; 'happened' means told as having happened. "
        "Claims share a row when class, parties and days agree and mode, people and place do not contradict."
    )
    yield (
        "Independent: reports that share half of their wording, or rest on the same innermost source or "
        "outlet, count once; rewritten copies and translations are not recognised yet."
    )
    if coverage.undated:
        yield f"Without a date: {_count(coverage.undated, 'claim')}, at the end; they may repeat rows above."
    vague = sum(not g[0].exact and bool(g[0].row["earliest"] or g[0].row["latest"]) for g in groups)
    if vague:
        yield f"Dated to more than a week: {_count(vague, 'row')}; they may be the same happening as a dated row."
    late = _overdue(groups, coverage.last)
    if late:
        yield (f"Planned for days before the newest report: {_count(late, 'row')}, and no report here says that it took place.")


def _count(number: int, word: str) -> str:
    return f"{number} {word}" + ("" if number == 1 else "s")


def _overdue(groups: Sequence[Sequence[Told]], last: str | None) -> int:
    """Plans whose days passed before the newest report was published."""
    if last is None:
        return 0
    planned = [g for g in groups if settled(g)[0] in {"planned", "expected"} and g[0].days]
    return sum(all(c.days and c.days[1].isoformat() < last for c in g) for g in planned)
