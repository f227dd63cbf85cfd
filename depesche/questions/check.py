"""Statements that count or compare acts, held against what the ledger counts: borne out, not borne out, or cannot say.

A ledger can refute a number by what it holds, never by what it does not hold:
fewer happenings than a report says may only mean that the others are in no
report here.  So less is "cannot say", and absence bears out a "first since"
only where the ledger has reports of most months in between.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from depesche.errors import UsageError
from depesche.ledger import Ledger
from depesche.ledger.settling.happenings import event_id
from depesche.ledger.settling.told import chain_words
from depesche.questions.answer import Answer, Coverage
from depesche.questions.caveats import counted, held_in_words
from depesche.questions.check_verdicts import BORNE_OUT, CANNOT_SAY, COVERED, NOT_BORNE_OUT, Found, Said, verdict
from depesche.questions.counting import Group
from depesche.questions.days import iso, period
from depesche.questions.finding import find_report
from depesche.questions.held import published_days
from depesche.questions.timeline import TimelineQuestion, checked, coverage, fields, gather_checked, groups_of, undated

COLUMNS = (
    "verdict", "why", "kind", "sentence", "said_by", "report", "outlet", "doc", "published", "counted", "type", "mode", "parties",
    "number", "change", "earliest", "latest", "compared_earliest", "compared_latest", "found", "unsure", "reports", "statement", "events",
    "claims",
)  # fmt: skip
"""`found`: happenings that count, in the days the statement is about; `unsure`: those only alleged, of unknown mode, or
not dated well enough; `reports`: held of these days; `claims`: those behind the numbers, the statement's own first."""
KINDS = ("count", "ordinal", "first", "extreme", "trend")
"""How a statement counts or compares: three times; for the third time; for the first time; the greatest; more often."""
VERDICTS = (BORNE_OUT, NOT_BORNE_OUT, CANNOT_SAY)


@dataclass(frozen=True, slots=True)
class _Key:
    """What a statement counts, as a question to the ledger."""

    parties: tuple[str, ...]
    type: str


def check(
    ledger: Ledger, report: str | None = None, /, *, kind: str | None = None, verdict: str | None = None, limit: int | None = None,
    offset: int = 0, **asked: Any,
) -> Answer:  # fmt: skip
    """Hold the countable statements of reports against the ledger.

    Args:
        ledger: Where statements and counts come from.
        report: Only those of this report (id, its beginning, doc, URL or origin).
        kind: Only those that say it in this way: one of `KINDS`.
        verdict: Only those with this outcome: one of `VERDICTS`.
        limit: At most so many rows; without a `verdict` only these are held against the ledger.
        offset: Number of the first row, from 0; `total` of the answer says how many there are in all.
        asked: `parties`, `type`: what the statement is about; `since`, `until`: days of publication of the statement.

    Raises `UsageError` for a report, kind, verdict, party, class or day that does not exist.
    """
    for name, value, known in (("kind", kind, KINDS), ("verdict", verdict, VERDICTS)):
        if value is not None and value not in known:
            raise UsageError(f"{value!r} is no {name}; there are: {', '.join(known)}")
    question = checked(TimelineQuestion(parties=tuple(asked.pop("parties", ())), **asked))
    since, until = period(question.since, question.until)
    key = find_report(ledger, report) if report else None
    parameters = {
        "report": key, "type": question.type, "kind": kind, "since": since, "until": until, "parties": list(question.parties),
        "limit": None if verdict else limit, "offset": 0 if verdict else offset,
    }  # fmt: skip
    statements = ledger.query("statements", parameters, package=__package__).dicts()
    teller = _Teller(ledger, statements)
    rows = tuple(row for row in (teller.row(row) for row in statements) if verdict in (None, row[0]))
    total = statements[0]["total"] if statements else 0
    if verdict:
        total = len(rows)
        rows = rows[offset:] if limit is None else rows[offset : offset + limit]
    elif not statements and offset:
        total = len(ledger.query("statements", {**parameters, "limit": None, "offset": 0}, package=__package__).rows)
    unseen = len(ledger.query("not_looked_through", package=__package__).rows)
    asked_fields = {k: v for k, v in fields(question).items() if k not in {"mode", "status"}}
    return Answer(
        question={"asked": "check", "report": key, **asked_fields, **{k: v for k, v in {"kind": kind, "verdict": verdict}.items() if v}},
        columns=COLUMNS,
        rows=rows,
        coverage=coverage(ledger, since, until, *teller.counted()),
        caveats=tuple(_caveats(teller.coverage, unseen)),
        words=(_summary(rows, total),),
        total=None if limit is None else total,
    )


class _Teller:
    """Asks the ledger once for each kind of act and set of parties."""

    def __init__(self, ledger: Ledger, statements: Sequence[Mapping[str, Any]]) -> None:
        self._ledger = ledger
        wanted = {_Key(said.countries, said.type) for said in map(Said.of, statements) if said.countries}
        self._groups: dict[_Key, tuple[Group, ...]] = _settled_groups(ledger, wanted) if ledger.settled and wanted else {}
        self._held = published_days(ledger)
        self.coverage = coverage(ledger, None, None)
        self._counted: dict[str, Group] = {}

    def counted(self) -> tuple[int, int]:
        """How many claims the rows rest on, and how many of them have no day."""
        claims = [claim for group in self._counted.values() for claim in group]
        return len(claims), undated(claims)

    def row(self, row: Mapping[str, Any]) -> tuple[Any, ...]:
        said = Said.of(row)
        found = Found(self._ledger, said, self._fitting(said), self._held, self.coverage)
        answer = verdict(said, found)
        for group in answer.groups:
            self._counted.setdefault(event_id(group), group)
        claims = [*([row["claim"]] if row["claim"] else []), *(c.row["id"] for group in answer.groups for c in group)]
        return (
            answer.verdict, answer.why, row["kind"], row["sentence"], chain_words(row), row["report"], row["outlet"], row["doc"],
            iso(row["published"]), row["counted"], row["type"], row["mode"], [p["name"] for p in row["parties"]], row["number"],
            row["change"], iso(answer.period[0]), iso(answer.period[1]), iso(answer.compared[0]), iso(answer.compared[1]),
            answer.found, answer.unsure, answer.reports, row["id"], [event_id(g) for g in answer.groups], list(dict.fromkeys(claims)),
        )  # fmt: skip

    def _fitting(self, said: Said) -> list[Group]:
        """Happenings of the class in which the parties of the statement take part, in the roles it gives them."""
        if not said.countries:
            return []
        key = _Key(said.countries, said.type)
        if key not in self._groups:
            self._groups[key] = gather_checked(self._ledger, TimelineQuestion(parties=key.parties, type=key.type)).groups
        return [group for group in self._groups[key] if said.fits(group)]


def _settled_groups(ledger: Ledger, wanted: Collection[_Key]) -> dict[_Key, tuple[Group, ...]]:
    """What is settled for many questions, asked for once."""
    having: dict[tuple[str, str], set[int]] = {}
    asked = {"types": sorted({key.type for key in wanted}), "parties": sorted({party for key in wanted for party in key.parties})}
    for number, kind, parties in ledger.query("all_blocks", asked, package=__package__).rows:
        for party in parties:
            having.setdefault((kind, party), set()).add(number)
    blocks = {key: set.intersection(*(having.get((key.type, party), set()) for party in key.parties)) for key in wanted}
    found: dict[int, list[Group]] = {}
    for group in groups_of(ledger, set().union(*blocks.values())):
        found.setdefault(group[0].row["block"], []).append(group)
    return {key: tuple(group for number in sorted(numbers) for group in found.get(number, ())) for key, numbers in blocks.items()}


def _summary(rows: Sequence[tuple[Any, ...]], total: int) -> str:
    numbers = {name: sum(row[0] == name for row in rows) for name in VERDICTS}
    if not total:
        return "No report here says anything that can be counted."
    here = f"; of the {len(rows)} shown" if total > len(rows) else ""
    return f"{counted(total, 'statement')}{here}: " + ", ".join(f"{number} {name}" for name, number in numbers.items() if number) + "."


def _caveats(held: Coverage, unseen: int) -> Iterator[str]:
    yield held_in_words(held)
    yield (
        "A ledger can show that there were more happenings than a report says, never that there were fewer: what it does not hold may have "
        f"taken place. Absence bears out a 'first since' only where at least {COVERED:.0%} of the months in between have reports here."
    )
    yield (
        "Counted are happenings of the same class in which the parties named take part, told as having happened and dated to a week or "
        "less. How great, long or deadly one was is not counted. Trends follow the intervals of `compare`."
    )
    if unseen:
        yield f"Not looked through for such statements yet: {counted(unseen, 'report')}; `depesche add` or `Ledger.settle()` does it."
