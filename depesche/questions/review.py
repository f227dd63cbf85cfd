"""What is to be reviewed: claims, least certain first or in another order; with `pairs`, `reviewed` and `judgements_of` beside it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from depesche.errors import UsageError
from depesche.ledger import Ledger
from depesche.ledger.settling.told import chain_words
from depesche.questions.answer import Answer
from depesche.questions.caveats import counted, held_in_words
from depesche.questions.days import iso, period
from depesche.questions.review_changes import reviewed
from depesche.questions.review_history import history, judgements_of
from depesche.questions.review_pairs import pairs
from depesche.questions.timeline import coverage, question_of
from depesche.records import Record

__all__ = ["COLUMNS", "ORDERS", "QueueQuestion", "history", "judgements_of", "pairs", "queue", "reviewed"]

ORDERS = ("uncertain", "newest", "oldest", "report")
"""Least certain first, by day of publication, or as the reports tell them."""
DOUBTS = {"hedged": 0.1, "nowhere": 0.15, "undated": 0.1, "disputed": 0.25, "alone": 0.05}
"""By what share each reason lessens the confidence of a claim; a row of the tables often rejected does so by the share of rejections."""
COLUMNS = (
    "claim", "doubt", "reasons", "type", "mode", "status", "hedged", "earliest", "latest", "edtf", "approximate", "actors",
    "recipients", "on_behalf_of", "place", "place_country", "agenda", "sources", "said_by", "trigger", "sentence",
    "sentence_begin", "sentence_end", "sentence_where", "rule", "confidence", "why", "event", "review", "reviewed_by", "edited",
    "participants", "report", "title", "language", "outlet", "doc", "published", "claims",
)  # fmt: skip
_DOUBT = (
    "Doubt is one less the confidence that the reading gives, more where a claim is hedged, undated, disputed, told by one report, "
    "without a known party, or found by a row that was rejected before; it orders claims and is no probability."
)
_ROLES = ("actor", "recipient", "on_behalf_of")
_MOST = 1000


class QueueQuestion(Record, frozen=True, kw_only=True):
    """Which claims to review: those of all `parties`, of a class, mode, status, days of the event, a report, a rule of the tables.

    `max_confidence`: up to this confidence, 0 to 1; `unreviewed`: leave out what somebody judged; `limit` claims at most, those that
    follow `after` (a claim's id) in this order.
    """

    order: str = "uncertain"
    parties: tuple[str, ...] = ()
    type: str | None = None
    mode: str | None = None
    status: tuple[str, ...] = ()
    since: str | None = None
    until: str | None = None
    report: str | None = None
    rule: str | None = None
    max_confidence: float | None = None
    unreviewed: bool = True
    limit: int = 50
    after: str | None = None


def queue(ledger: Ledger, question: QueueQuestion | None = None, /, **asked: Any) -> Answer:
    """List claims to review; takes a `QueueQuestion` or its fields as keywords.

    `doubt` is 0 to 1: one less the confidence of the claim, lessened by each of `reasons`.  Raises `UsageError` for an order, parties,
    classes, statuses, days, limits or a report that do not exist.
    """
    wanted = question or _question(**asked)
    fits = _checked(wanted)
    since, until = period(fits.since, fits.until)
    parameters = {
        **DOUBTS, "order": fits.order, "parties": list(fits.parties), "type": fits.type, "mode": fits.mode, "status": list(fits.status),
        "since": since, "until": until, "report": fits.report, "rule": fits.rule, "confidence": fits.max_confidence,
        "unreviewed": fits.unreviewed, "limit": fits.limit, "after": fits.after,
    }  # fmt: skip
    rows = ledger.query("review_queue", parameters, package=__package__).dicts()
    held = coverage(ledger, since, until, len(rows), sum(row["undated"] for row in rows))
    waiting = rows[0]["waiting"] if rows else 0
    return Answer(
        question={"asked": "queue", **{name: getattr(fits, name) for name in fits.__struct_fields__}, "waiting": waiting},
        columns=COLUMNS, rows=tuple(_row(row) for row in rows), coverage=held, words=(_words(waiting, len(rows), fits),),
        caveats=(
            held_in_words(held, whole=not since and not until),
            _DOUBT,
        ),
    )  # fmt: skip


def _question(*, parties: Iterable[str] = (), status: str | Iterable[str] = (), **more: Any) -> QueueQuestion:
    some = (parties,) if isinstance(parties, str) else tuple(parties)
    return QueueQuestion(parties=some, status=(status,) if isinstance(status, str) else tuple(status), **more)


def _checked(question: QueueQuestion) -> QueueQuestion:
    import msgspec

    if question.order not in ORDERS:
        raise UsageError(f"{question.order!r} is no order; there are: {', '.join(ORDERS)}")
    if not 0 < question.limit <= _MOST:
        raise UsageError(f"a page holds 1 to {_MOST} claims, not {question.limit}")
    if question.max_confidence is not None and not 0 <= question.max_confidence <= 1:
        raise UsageError(f"confidence is between 0 and 1, not {question.max_confidence}")
    good = question_of(
        parties=question.parties, type=question.type, mode=question.mode, since=question.since, until=question.until, status=question.status
    )
    return msgspec.structs.replace(question, parties=good.parties, type=good.type)


def _row(row: Mapping[str, Any]) -> tuple[Any, ...]:
    people = [[_shown(p) for p in row["participants"] if p["role"] == role] for role in _ROLES]
    return (
        row["id"], row["doubt"], list(reasons(row)), row["type"], row["mode"], row["status"], row["hedged"], iso(row["earliest"]),
        iso(row["latest"]), row["edtf"], row["approximate"], *people, row["place"], row["place_country"], row["agenda"], row["sources"],
        chain_words(row), row["trigger_text"], row["sentence"], row["sentence_begin"], row["sentence_end"], row["sentence_where"],
        row["rule"], row["confidence"], row["why"], row["event"], row["review"], row["reviewed_by"], row["edited"], row["participants"],
        row["report"], row["title"], row["language"], row["outlet"], row["doc"], iso(row["published"]), [row["id"]],
    )  # fmt: skip


def reasons(row: Mapping[str, Any]) -> Iterator[str]:
    """Say why a claim is doubtful, besides its confidence."""
    told = {
        "hedged": "hedged", "nowhere": "no country of a participant known", "undated": "no day known", "disputed": "its event is disputed",
        "alone": "told by one independent report",
    }  # fmt: skip
    yield from (words for name, words in told.items() if row[name])
    if row["rejected"]:
        yield f"rule {row['rule']} rejected {row['rejected']} of {row['judged']} times"


def _shown(part: Mapping[str, Any]) -> str:
    name = part["name"] or part["text"]
    return f"{name} ({part['country']})" if part["country"] else str(name)


def _words(waiting: int, shown: int, question: QueueQuestion) -> str:
    kind = "claim nobody judged" if question.unreviewed else "claim"
    many = f"{waiting:,} {kind.replace('claim', 'claims')}" if waiting != 1 else f"1 {kind}"
    return f"{many} fit{'' if waiting != 1 else 's'}; {counted(shown, 'claim')} shown."
