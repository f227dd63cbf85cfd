"""Claims of one happening that do not fit each other: day, place, people, status."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from depesche.errors import UsageError
from depesche.ledger import Ledger
from depesche.ledger.settling.happenings import event_id, settled_groups
from depesche.ledger.settling.independence import Links, independent
from depesche.ledger.settling.told import EXACT_DAYS, Told, chain_words, rests_on, told
from depesche.questions.answer import Answer, Coverage
from depesche.questions.caveats import counted, held_in_words
from depesche.questions.conflicts import FIELDS, Version, conflict
from depesche.questions.days import period
from depesche.questions.timeline import TimelineQuestion, coverage, fields, gather, question_of, settled_claims
from depesche.questions.timeline_rows import who
from depesche.questions.wordings import texts_of

COLUMNS = ("event", "type", "mode", "who", "field", "versions", "claims")
"""`versions`: each value with who says it, the days of publication, reports, independent reports, and claims."""
_UNSURE = {"place", "people"}
"""Fields whose values may differ in spelling only."""


def contradictions(
    ledger: Ledger, /, *, field: str | None = None, limit: int | None = None, offset: int = 0, **asked: Any
) -> Answer:  # fmt: skip
    """List what claims of one happening say differently, one row a happening and field.

    Takes the fields of a `TimelineQuestion`; `field` is one of `FIELDS`: only what differs in that; `limit` gives at most so
    many rows, from the one numbered `offset` on, and the answer says how many there are in all (`total`).  Raises
    `UsageError` like `timeline`, and for a field that is none.
    """
    if field is not None and field not in FIELDS:
        raise UsageError(f"{field!r} is no field that is compared; there are: {', '.join(FIELDS)}")
    found = _gathered(ledger, question_of(**asked))
    clashing = [(event, name) for event, names in found.clashing for name in FIELDS if name in names and field in (None, name)]
    some = clashing[offset:] if limit is None else clashing[offset : offset + limit]
    groups = found.groups_of(ledger, {event for event, _ in some})
    claims = [claim for event, _ in some for claim in groups[event]]
    texts, links = texts_of(ledger, claims), ledger.repeats(c.row["report"] for c in claims)
    rows = tuple(_row(groups[event], name, conflict(groups[event], name), texts, links) for event, name in some)
    return Answer(
        question={"asked": "contradictions", **fields(found.question), **({"field": field} if field else {})},
        columns=COLUMNS,
        rows=rows,
        coverage=found.coverage,
        caveats=tuple(_caveats(found)),
        total=None if limit is None else len(clashing),
    )


@dataclass(frozen=True, slots=True)
class _Compared:
    """The happenings in which fields clash, in order of days, and what was compared to find them.

    `blocks` says where settled happenings stand; `known` holds those whose claims were looked at.
    """

    question: TimelineQuestion
    whole: bool
    clashing: tuple[tuple[str, frozenset[str]], ...]
    coverage: Coverage
    events: int
    compared: int
    blocks: Mapping[str, int]
    known: Mapping[str, tuple[Told, ...]]

    def groups_of(self, ledger: Ledger, events: Iterable[str]) -> dict[str, tuple[Told, ...]]:
        """Give the claims of some of the happenings."""
        some = set(events)
        return {**self.known, **_settled_groups(ledger, {name: self.blocks[name] for name in some - self.known.keys()})}


def _gathered(ledger: Ledger, question: TimelineQuestion) -> _Compared:
    whole = not question.since and not question.until
    if not ledger.settled:
        found = gather(ledger, question)
        known = {event_id(group): group for group in found.groups if len(group) > 1}
        clashing = [(name, frozenset(f for f in FIELDS if conflict(group, f))) for name, group in known.items()]
        return _Compared(
            question=question, whole=whole, clashing=tuple(clashing), coverage=found.coverage, events=len(found.groups),
            compared=len(known), blocks={}, known=known,
        )  # fmt: skip
    (seen,) = settled_claims(ledger, "clashing", question, exact=EXACT_DAYS, newest=None)
    held = coverage(ledger, *period(question.since, question.until), seen["claims"], seen["undated"])
    blocks = {row["event"]: row["block"] for row in seen["clashing"]}
    unsure = {row["event"]: row["block"] for row in seen["clashing"] if any(row[name] for name in _UNSURE)}
    named = _settled_groups(ledger, unsure, "named_in")
    return _Compared(
        question=question, whole=whole, clashing=tuple((row["event"], _certain(row, named)) for row in seen["clashing"]), coverage=held,
        events=seen["events"], compared=seen["compared"], blocks=blocks, known={},
    )  # fmt: skip


def _certain(row: Mapping[str, Any], named: Mapping[str, tuple[Told, ...]]) -> frozenset[str]:
    """Fields that clash: the ledger is sure of some, of places and names it is not."""
    return frozenset(name for name in FIELDS if row[name] and (name not in _UNSURE or conflict(named[row["event"]], name)))


def _settled_groups(ledger: Ledger, blocks: Mapping[str, int], query: str = "told_of") -> dict[str, tuple[Told, ...]]:
    if not blocks:
        return {}
    rows = ledger.query(query, {"events": sorted(blocks)}, package=__package__, blocks=sorted(set(blocks.values()))).dicts()
    return {str(group[0].row["event"]): group for group in settled_groups(told(row) for row in rows)}


def _row(group: Sequence[Told], name: str, versions: Sequence[Version], texts: Mapping[str, str], links: Links) -> tuple[Any, ...]:
    row = group[0].row
    mode = next((c.row["mode"] for c in group if c.row["mode"]), None)
    claims = [c.row["id"] for version in versions for c in version.claims]
    return event_id(group), row["type"], mode, who(group), name, [_version(v, texts, links) for v in versions], claims


def _version(version: Version, texts: Mapping[str, str], links: Links) -> dict[str, Any]:
    published = sorted({c.row["published"].isoformat() for c in version.claims if c.row["published"]})
    reports = {c.row["report"]: texts[c.row["report"]] for c in version.claims}
    return {
        "value": version.value,
        "said_by": list(dict.fromkeys(chain_words(c.row) for c in version.claims)),
        "published": published,
        "reports": len(reports),
        "independent": independent(reports, rests_on(version.claims), links),
        "claims": [c.row["id"] for c in version.claims],
    }


def _caveats(found: _Compared) -> Iterator[str]:
    yield held_in_words(found.coverage, whole=found.whole)
    yield (
        f"Compared: {counted(found.compared, 'happening')} with more than one claim, of {found.events}. Claims that differ too much to be "
        "taken for one happening are not compared; which version is right the ledger does not say."
    )
    yield (
        "A plan that came true, was put off or called off is a history, not a contradiction: status conflicts only if one says it "
        "happened and another that it did not."
    )
