"""Claims of one happening that do not fit each other: day, place, people, status."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from depesche.ledger import Ledger
from depesche.ledger.settling.happenings import event_id, settled_groups
from depesche.ledger.settling.independence import Links, independent
from depesche.ledger.settling.told import Told, chain_words, rests_on, told
from depesche.questions.answer import Answer, Coverage
from depesche.questions.caveats import counted, held_in_words
from depesche.questions.conflicts import FIELDS, Version, conflict
from depesche.questions.days import period
from depesche.questions.timeline import TimelineQuestion, coverage, fields, gather, question_of, settled_claims
from depesche.questions.timeline_rows import who
from depesche.questions.wordings import texts_of
from depesche.records import Record

COLUMNS = ("event", "type", "mode", "who", "field", "versions", "claims")
"""`versions`: each value with who says it, the days of publication, reports, independent reports, and claims."""


def contradictions(ledger: Ledger, /, **asked: Any) -> Answer:
    """List what claims of one happening say differently, one row a happening and field.

    Takes the fields of a `TimelineQuestion`; raises `UsageError` like `timeline`.
    """
    found = _gathered(ledger, question_of(**asked))
    clashing = [
        (group, name, versions)
        for group in found.groups if len(group) > 1
        for name in FIELDS if (versions := conflict(group, name))
    ]  # fmt: skip
    claims = [claim for group, _, _ in clashing for claim in group]
    texts, links = texts_of(ledger, claims), ledger.repeats(c.row["report"] for c in claims)
    rows = tuple(_row(group, name, versions, texts, links) for group, name, versions in clashing)
    return Answer(
        question={"asked": "contradictions", **fields(found.question)},
        columns=COLUMNS,
        rows=rows,
        coverage=found.coverage,
        caveats=tuple(_caveats(found)),
    )


class _Compared(Record, frozen=True, kw_only=True):
    """The happenings in which something may clash, and what was compared to find them."""

    question: TimelineQuestion
    whole: bool
    groups: tuple[tuple[Told, ...], ...]
    coverage: Coverage
    events: int
    compared: int


def _gathered(ledger: Ledger, question: TimelineQuestion) -> _Compared:
    whole = not question.since and not question.until
    if not ledger.settled:
        found = gather(ledger, question)
        return _Compared(
            question=question, whole=whole, groups=found.groups, coverage=found.coverage, events=len(found.groups),
            compared=sum(len(group) > 1 for group in found.groups),
        )  # fmt: skip
    groups = tuple(settled_groups(told(row) for row in settled_claims(ledger, "clashing_settled", question)))
    (seen,) = settled_claims(ledger, "compared_settled", question)
    held = coverage(ledger, *period(question.since, question.until), seen["claims"], seen["undated"])
    return _Compared(question=question, whole=whole, groups=groups, coverage=held, events=seen["events"], compared=seen["compared"])


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
