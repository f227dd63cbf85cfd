"""Where events took place: counts by place and state, and the events at one of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from depesche.ledger import Ledger
from depesche.ledger.settling.happenings import settled_groups
from depesche.ledger.settling.told import told
from depesche.lexicon import lines
from depesche.lexicon.rows import PlaceRow, StateRow, WeakPlaceRow
from depesche.questions.answer import Answer
from depesche.questions.caveats import counted, held_in_words
from depesche.questions.counting import counted_statuses
from depesche.questions.days import iso, period
from depesche.questions.network import quad_of
from depesche.questions.partly import offset
from depesche.questions.settledness import unsettled_words
from depesche.questions.timeline import TimelineQuestion, coverage, fields, question_of, settled_claims
from depesche.questions.timeline_rows import COLUMNS as EVENT_COLUMNS
from depesche.questions.timeline_rows import timeline_row

COLUMNS = (
    "place", "name", "country", "lat", "lon", "whole_state", "events", "cooperation", "conflict", "disputed", "alleged", "voices",
    "first", "last", "classes", "claims",
)  # fmt: skip
"""`place`: GeoNames number, code of a state, or the words as reports have them; `lat`, `lon` in degrees, north and east positive;
`whole_state`: nothing nearer than the state is told; the counts and `claims` as in `network`."""
_CONFLICT = ("3", "4")


@dataclass(slots=True)
class _Place:
    key: str
    name: str
    country: str | None
    cooperation: int = 0
    conflict: int = 0
    disputed: int = 0
    alleged: int = 0
    voices: int = 0
    first: date | None = None
    last: date | None = None
    classes: dict[str, int] = field(default_factory=dict)
    claims: list[str] = field(default_factory=list)

    def take(self, row: Mapping[str, Any]) -> None:
        if quad_of(row["type"]) in _CONFLICT:
            self.conflict += row["events"]
        else:
            self.cooperation += row["events"]
        if row["events"]:
            self.classes[row["type"]] = self.classes.get(row["type"], 0) + row["events"]
        self.claims += row["claims"]
        self.disputed += row["disputed"]
        self.alleged += row["alleged"]
        self.voices += row["voices"]
        self.first = min((d for d in (self.first, row["first"]) if d), default=None)
        self.last = max((d for d in (self.last, row["last"]) if d), default=None)


def places(ledger: Ledger, /, **asked: Any) -> Answer:
    """Count events by where they took place, most events first.

    Takes the fields of a `TimelineQuestion`; `status` says which statuses count (what is told as having happened, unless asked
    otherwise).  Asked of what is settled.  Raises `UsageError` like `timeline`.
    """
    question, counting = _questions(**asked)
    rows = settled_claims(ledger, "places", counting)
    found = sorted(_places(row for row in rows if row["key"]), key=lambda p: (-(p.cooperation + p.conflict), -p.alleged, p.key))
    first, last = period(question.since, question.until)
    held = coverage(ledger, first, last)
    nowhere = sum(row["events"] + row["alleged"] for row in rows if not row["key"])
    made = tuple(_row(place) for place in found)
    return Answer(
        question={"asked": "places", **fields(question)},
        columns=COLUMNS,
        rows=made,
        coverage=held,
        words=(_summary(made, nowhere),),
        caveats=(held_in_words(held, whole=not first and not last), *_caveats(), *unsettled_words(ledger)),
    )


def events_at(
    ledger: Ledger, place: str | None = None, /, *, country: str | None = None, page: int = 1, size: int = 50, **asked: Any
) -> Answer:
    """List the events at one place (`place` as the answer to `places` names it), or in one state: a part of them, the newest first.

    Takes the fields of a `TimelineQuestion` as `places` does; rows are those of `timeline`.
    Raises `UsageError` like `timeline`, and for parts out of range.
    """
    skipped = offset(page, size)
    question, counting = _questions(**asked)
    rows = settled_claims(ledger, "placed_events", counting, place=place, country=country, limit=size, offset=skipped)
    first, last = period(question.since, question.until)
    held = coverage(ledger, first, last)
    total = rows[0]["total"] if rows else 0
    return Answer(
        question={"asked": "places", **fields(question), "place": place, "country": country, "page": page},
        columns=EVENT_COLUMNS,
        rows=event_rows(ledger, [row["event"] for row in rows]),
        coverage=held,
        words=(f"{counted(total, 'event')}.",),
        caveats=(held_in_words(held, whole=not first and not last), *unsettled_words(ledger)),
        total=total,
    )


def event_rows(ledger: Ledger, events: Sequence[str]) -> tuple[tuple[Any, ...], ...]:
    """Give some settled events as rows of the timeline, in the order asked for."""
    table = ledger.query("events_named", {"events": list(events)}, package=__package__)
    rows = {group[0].row["event"]: timeline_row(group) for group in settled_groups(told(row) for row in table.dicts())}
    return tuple(rows[event] for event in events if event in rows)


def _questions(**asked: Any) -> tuple[TimelineQuestion, TimelineQuestion]:
    """The question as asked, and as it is counted: with the statuses that count."""
    question = question_of(**asked)
    values = {**fields(question), "status": counted_statuses(question.status)}
    return question, TimelineQuestion(**values)


def _places(rows: Iterable[Mapping[str, Any]]) -> list[_Place]:
    found: dict[tuple[str, str | None], _Place] = {}
    for row in rows:
        key = (row["key"], None if row["place_id"] else row["country"])
        found.setdefault(key, _Place(row["place_id"] or row["key"], row["name"], row["country"])).take(row)
    return list(found.values())


def _row(place: _Place) -> tuple[Any, ...]:
    known = lines.one(PlaceRow, place.key) or lines.one(WeakPlaceRow, place.key)
    state = None if known else lines.one(StateRow, place.key)
    named = known or state
    lat, lon = (float(value) if value else None for value in (known.lat, known.lon)) if known else (None, None)
    return (
        place.key, named.name if named else place.name, place.country or (known.country if known else None), lat, lon,
        state is not None, place.cooperation + place.conflict, place.cooperation,
        place.conflict, place.disputed, place.alleged, place.voices, iso(place.first), iso(place.last),
        dict(sorted(place.classes.items(), key=lambda c: (-c[1], c[0]))), sorted(place.claims),
    )  # fmt: skip


def _summary(rows: Sequence[tuple[Any, ...]], nowhere: int) -> str:
    at = {name: index for index, name in enumerate(COLUMNS)}
    points = [row for row in rows if row[at["lat"]] is not None]
    states = [row for row in rows if row[at["whole_state"]]]
    rest = [row for row in rows if row[at["lat"]] is None and not row[at["whole_state"]]]
    number = [sum(row[at["events"]] for row in some) for some in (points, states, rest)]
    return (
        f"{counted(number[0], 'event')} at {counted(len(points), 'place')} with coordinates, {number[1]} known only to be in one of "
        f"{counted(len(states), 'state')}, {number[2]} at places our tables do not know, {nowhere} without any place."
    )


def _caveats() -> Iterator[str]:
    yield (
        "A place is what a report names as the place of the act, looked up in a table of towns (GeoNames) and states; an event has one. "
        "A town of the same name elsewhere may be meant. Alleged events (every teller keeps a distance) are counted apart."
    )
    yield "Most reports do not say where something took place: an empty state on the map is not a quiet one."
