"""Who says that something happened: from the happening to claims, reports and innermost sources, copies folded."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from depesche.ledger import Ledger
from depesche.ledger.settling.happenings import event_id, settled
from depesche.ledger.settling.independence import SHARED, Links, families
from depesche.ledger.settling.told import Told, innermost, rests_on
from depesche.questions.answer import Answer, Coverage
from depesche.questions.caveats import counted, held_in_words
from depesche.questions.days import iso
from depesche.questions.finding import find_event
from depesche.questions.marks import mark
from depesche.questions.timeline import coverage, undated
from depesche.questions.timeline_rows import who
from depesche.questions.wordings import texts_of

COLUMNS = (
    "voice", "innermost", "same_as", "report", "outlet", "doc", "published", "status", "mark", "hedged",
    "earliest", "latest", "place", "chain", "sentence", "claims",
)  # fmt: skip
"""`voice` numbers what is independent: rows of one voice repeat each other or rest on one source; `same_as` is the
first report of the voice, empty for that report itself; `chain` begins with the innermost sayer."""


def sources(ledger: Ledger, event: str) -> Answer:
    """Give every claim of a happening under the independent voice it belongs to.

    `event` is the id of a happening or of one of its claims, or the beginning of
    such an id.  Raises `UsageError` if it names none or several.
    """
    group = find_event(ledger, event)
    return answer_of(ledger, group, voices_of(ledger, group))


@dataclass(frozen=True, slots=True)
class Voices:
    """Who is independent of whom among the reports of a happening.

    `leaders`: report -> the one that stands for its voice; `numbers`: that one -> number of the voice, by day of the first
    report; `first`: that one -> claim published first; `links`: pairs of reports that repeat each other.
    """

    leaders: dict[str, str]
    numbers: dict[str, int]
    first: dict[str, Told]
    links: Links

    def number(self, claim: Told) -> int:
        """Give the number of the voice a claim belongs to."""
        return self.numbers[self.leaders[claim.row["report"]]]


def voices_of(ledger: Ledger, group: Sequence[Told]) -> Voices:
    """Put the claims of a happening under independent voices."""
    texts = texts_of(ledger, group)
    links = ledger.repeats(texts)
    leaders = families(texts, rests_on(group), links)
    first_of = _first_reports(group, leaders)
    numbers = {leader: number for number, leader in enumerate(sorted(first_of, key=lambda k: _order(first_of[k])), 1)}
    return Voices(leaders, numbers, first_of, links)


def answer_of(ledger: Ledger, group: Sequence[Told], voices: Voices) -> Answer:
    """Give every claim of a happening under its voice."""
    ordered = sorted(group, key=lambda c: (voices.number(c), *_order(c)))
    rows = tuple(_row(c, voices.number(c), voices.first[voices.leaders[c.row["report"]]]) for c in ordered)
    found = coverage(ledger, None, None, len(group), undated(group))
    return Answer(
        question={"asked": "sources", "event": event_id(group)},
        columns=COLUMNS,
        rows=rows,
        coverage=found,
        caveats=tuple(_caveats(found)),
        words=(_summary(group, len(voices.numbers), len(voices.leaders)),),
    )


def _first_reports(group: Sequence[Told], leaders: dict[str, str]) -> dict[str, Told]:
    """Of each voice the claim published first."""
    first: dict[str, Told] = {}
    for claim in sorted(group, key=_order):
        first.setdefault(leaders[claim.row["report"]], claim)
    return first


def _order(claim: Told) -> tuple[date, str]:
    return claim.row["published"] or date.max, claim.row["id"]


def _row(claim: Told, voice: int, first: Told) -> tuple[Any, ...]:
    row = claim.row
    return (
        voice, sorted(innermost(row)), None if row["report"] == first.row["report"] else first.row["report"],
        row["report"], row["outlet"], row["doc"], iso(row["published"]),
        row["status"], mark(row["status"], hedged=row["hedged"]), row["hedged"], iso(row["earliest"]), iso(row["latest"]), row["place"],
        [link["name"] or link["text"] for link in row["sources"]], row["sentence"], [row["id"]],
    )  # fmt: skip


def _summary(group: Sequence[Told], voices: int, reports: int) -> str:
    status, hedged, disputed = settled(group)
    row = group[0].row
    act = row["type"] + (f"/{row['mode']}" if row["mode"] else "")
    return (
        f"{act}, {who(group)}, {mark(status, hedged=hedged, disputed=disputed, ascii_only=True)[2:]}: "
        f"{counted(len(group), 'claim')} in {counted(reports, 'report')}, {counted(voices, 'independent voice')}."
    )


def _caveats(found: Coverage) -> Iterator[str]:
    yield held_in_words(found)
    yield (
        f"One voice: reports that share {SHARED:.0%} of their wording, or that rest on the same innermost source or outlet. "
        "Who says so is what the reports say; an unnamed common source cannot be seen."
    )
