"""One happening from all sides: how it was told over time, what each field says by whom, and on whose word it rests."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from depesche.ledger import Ledger
from depesche.ledger.settling.told import Told, innermost
from depesche.questions.answer import Answer
from depesche.questions.caveats import counted
from depesche.questions.conflicts import conflict
from depesche.questions.days import iso
from depesche.questions.finding import find_event
from depesche.questions.marks import mark
from depesche.questions.sources import Voices, answer_of, voices_of
from depesche.questions.timeline_rows import COLUMNS as TIMELINE_COLUMNS
from depesche.questions.timeline_rows import timeline_row, who

COLUMNS = ("section", "name", "value", "clashes", "published", "said_by", "voices", "reports", "claims")
"""`section`: `event` for the settled view, `history` for each status in the order in which it was told, `field` for each value
somebody gives, with `clashes` where it cannot be right together with another; `voices` are numbered as `sources` does."""


def _days(claim: Told) -> list[str]:
    first, last = iso(claim.row["earliest"]), iso(claim.row["latest"])
    if not first and not last:
        return []
    shown = first if first == last else f"{first or '..'}/{last or '..'}"
    return [f"~{shown}" if claim.row["approximate"] else str(shown)]


def _place(claim: Told) -> list[str]:
    place, country = claim.row["place"], claim.row["place_country"]
    if not place:
        return [country] if country else []
    return [f"{place} ({country})" if country else place]


FIELDS: dict[str, tuple[Callable[[Told], Sequence[str]], str]] = {
    "status": (lambda c: [mark(c.row["status"], hedged=c.row["hedged"])], "status"),
    "day": (_days, "day"),
    "who": (lambda c: [who([c])], "people"),
    "place": (_place, "place"),
    "mode": (lambda c: [c.row["mode"]] if c.row["mode"] else [], "mode"),
    "agenda": (lambda c: c.row["agenda"], ""),
}
"""Field -> the values that a claim gives of it, and what decides whether two of them clash (see `conflicts`)."""

_COURSE = ("demanded", "threatened", "conditional", "possible", "expected", "planned", "ongoing", "occurred", "cancelled", "denied")
"""The course things take: the order of statuses that were told on one day."""
_FACTS = (
    "event", "type", "mode", "mark", "earliest", "latest", "actors", "recipients", "on_behalf_of", "place", "place_country", "agenda",
    "reports", "independent",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Saying:
    """One claim of the happening: where it stands and on whose word; `chain` begins with the innermost sayer."""

    claim: str
    report: str
    outlet: str | None
    doc: str | None
    published: str | None
    status: str
    hedged: bool
    mark: str
    earliest: str | None
    latest: str | None
    approximate: bool
    sentence: str | None
    chain: tuple[str, ...]
    innermost: tuple[str, ...]
    voice: int


@dataclass(frozen=True, slots=True)
class Version:
    """One value of a field with everybody who gives it; `clashes`: it cannot be right together with another one."""

    value: str
    clashes: bool
    said: tuple[Saying, ...]

    @property
    def voices(self) -> tuple[int, ...]:
        """Numbers of the independent voices behind it."""
        return tuple(sorted({one.voice for one in self.said}))


@dataclass(frozen=True, slots=True)
class Step:
    """A status with those who told it, in the order in which statuses were first told."""

    status: str
    hedged: bool
    mark: str
    said: tuple[Saying, ...]


@dataclass(frozen=True, slots=True)
class Voice:
    """What counts as one source: reports that repeat each other or rest on one sayer, the first one first."""

    number: int
    innermost: tuple[str, ...]
    reports: tuple[tuple[Saying, ...], ...]


@dataclass(frozen=True, slots=True)
class EventView:
    """Everything about one happening: its row of the timeline, steps, fields with versions, voices; `answer` says it as rows."""

    row: dict[str, Any]
    steps: tuple[Step, ...]
    fields: tuple[tuple[str, tuple[Version, ...]], ...]
    voices: tuple[Voice, ...]
    answer: Answer


def event(ledger: Ledger, key: str) -> Answer:
    """Tell how a happening was told over time and what each field says by whom.

    `key` is the id of a happening or of one of its claims, or the beginning of such an id.  Raises `UsageError` if it names
    none or several.
    """
    return event_view(ledger, key).answer


def event_view(ledger: Ledger, key: str) -> EventView:
    """Give the same, not as rows but as it hangs together; arguments and errors as for `event`."""
    group = find_event(ledger, key)
    voices = voices_of(ledger, group)
    row = dict(zip(TIMELINE_COLUMNS, timeline_row(group, voices.links), strict=True))
    said = {c.row["id"]: _saying(c, voices) for c in sorted(group, key=_told_order)}
    fields = tuple((name, versions) for name in FIELDS if (versions := _versions(group, name, said)))
    view = EventView(row, _steps(said.values()), fields, _voices(said.values()), answer_of(ledger, group, voices))
    return EventView(view.row, view.steps, view.fields, view.voices, _as_rows(view))


def _told_order(claim: Told) -> tuple[Any, ...]:
    return claim.row["published"] or date.max, claim.row["id"]


def _saying(claim: Told, voices: Voices) -> Saying:
    row = claim.row
    return Saying(
        claim=row["id"], report=row["report"], outlet=row["outlet"], doc=row["doc"], published=iso(row["published"]),
        status=row["status"], hedged=row["hedged"], mark=mark(row["status"], hedged=row["hedged"]),
        earliest=iso(row["earliest"]), latest=iso(row["latest"]), approximate=row["approximate"], sentence=row["sentence"],
        chain=tuple(link["name"] or link["text"] for link in row["sources"]), innermost=tuple(sorted(innermost(row))),
        voice=voices.number(claim),
    )  # fmt: skip


def _steps(said: Any) -> tuple[Step, ...]:
    steps: dict[tuple[str, bool], list[Saying]] = {}
    for one in said:
        steps.setdefault((one.status, one.hedged), []).append(one)
    found = [Step(status, hedged, some[0].mark, tuple(some)) for (status, hedged), some in steps.items()]
    return tuple(sorted(found, key=lambda step: (step.said[0].published or "9999", _COURSE.index(step.status), step.hedged)))


def _versions(group: Sequence[Told], name: str, said: dict[str, Saying]) -> tuple[Version, ...]:
    """Values of a field, those most independent voices give first."""
    values, rule = FIELDS[name]
    clashing = {c.row["id"] for version in (conflict(group, rule) if rule else ()) for c in version.claims}
    found: dict[str, list[Saying]] = {}
    for claim in group:
        for value in dict.fromkeys(values(claim)):
            found.setdefault(value, []).append(said[claim.row["id"]])
    versions = [
        Version(value, any(one.claim in clashing for one in some), tuple(sorted(some, key=lambda s: (s.published or "9999", s.claim))))
        for value, some in found.items()
    ]
    return tuple(sorted(versions, key=lambda v: (-len(v.voices), -len({s.report for s in v.said}), v.value)))


def _voices(said: Any) -> tuple[Voice, ...]:
    numbers: dict[int, dict[str, list[Saying]]] = {}
    for one in said:
        numbers.setdefault(one.voice, {}).setdefault(one.report, []).append(one)
    return tuple(
        Voice(number, tuple(sorted({name for some in reports.values() for one in some for name in one.innermost})),
              tuple(tuple(some) for some in reports.values()))
        for number, reports in sorted(numbers.items())
    )  # fmt: skip


def _as_rows(view: EventView) -> Answer:
    """Write the view as rows."""
    base = view.answer
    rows = [*_facts(view)]
    rows += [
        _row("history", step.mark.partition(" ")[2], counted(len({s.report for s in step.said}), "report"), step.said)
        for step in view.steps
    ]
    rows += [_row("field", name, one.value, one.said, one.clashes) for name, versions in view.fields for one in versions]
    return Answer(
        question={"asked": "event", "event": view.row["event"]}, columns=COLUMNS, rows=tuple(rows), coverage=base.coverage,
        caveats=base.caveats, words=base.words,
    )  # fmt: skip


def _facts(view: EventView) -> Iterator[tuple[Any, ...]]:
    for name in _FACTS:
        if view.row[name] not in (None, "", []):
            yield "event", name, view.row[name], None, None, [], [], [], view.row["claims"]


def _row(section: str, name: str, value: str, said: Sequence[Saying], clashes: bool | None = None) -> tuple[Any, ...]:
    return (
        section, name, value, clashes, said[0].published,
        list(dict.fromkeys(" <- ".join(reversed(s.chain)) or s.outlet or s.doc or "own voice" for s in said)),
        sorted({s.voice for s in said}), list(dict.fromkeys(s.report for s in said)), [s.claim for s in said],
    )  # fmt: skip
