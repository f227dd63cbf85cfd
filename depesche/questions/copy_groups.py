"""The largest groups of reports that repeat each other's wording."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from depesche.errors import UsageError
from depesche.ledger import Ledger
from depesche.questions.answer import Answer
from depesche.questions.caveats import counted, held_in_words
from depesche.questions.days import iso
from depesche.questions.partly import offset
from depesche.questions.timeline import coverage

COLUMNS = ("reports", "first", "title", "outlet", "doc", "published", "last", "outlets", "languages", "kinds", "members")
"""`first`: the report published first, with its title, outlet and day; `last`: day of the last one; `kinds`: pairs by kind;
`members`: all reports of the group, in order of publication."""
KINDS = ("identical", "near_identical", "rewritten", "translated")
"""Kinds that put reports into one group; reports that only quote the same words (`same_source`) do not."""
SIZE = 30

Pair = tuple[str, str, str]


def copy_groups(ledger: Ledger, /, *, kind: str | None = None, page: int = 1, size: int = SIZE) -> Answer:
    """List groups of copies, largest first, a part at a time.

    Args:
        ledger: Where to look.
        kind: Only groups in which a pair is of this kind.
        page: Which part, from 1.
        size: Groups of a part.

    Raises `UsageError` for an unknown kind, and for parts out of range.
    """
    skipped = offset(page, size)
    if kind is not None and kind not in KINDS:
        raise UsageError(f"{kind!r} is no kind of copy that makes groups; there are: {', '.join(KINDS)}")
    pairs: list[Pair] = list(ledger.query("copy_links", {"kinds": list(KINDS)}, package=__package__).rows)
    groups = _groups(pairs, kind)
    shown = groups[skipped : skipped + size]
    members = sorted(report for group in shown for report in group)
    known = {row["report"]: row for row in ledger.query("copy_members", {"reports": members}, package=__package__).dicts()}
    group_of = {report: number for number, group in enumerate(shown) for report in group}
    kinds = [Counter[str]() for _ in shown]
    for one, _, relation in pairs:
        if one in group_of:
            kinds[group_of[one]][relation] += 1
    held = coverage(ledger, None, None)
    unsettled = len(ledger.query("not_compared", package=__package__).rows)
    return Answer(
        question={"asked": "copies", "kind": kind, "page": page},
        columns=COLUMNS,
        rows=tuple(_row(group, counts, known) for group, counts in zip(shown, kinds, strict=True)),
        coverage=held,
        words=(_summary(groups),),
        caveats=(held_in_words(held), *_caveats(unsettled)),
        total=len(groups),
    )


def _groups(pairs: Sequence[Pair], kind: str | None) -> list[list[str]]:
    """Put reports that a pair links into one group, largest first (union-find with path halving); only groups with a pair of `kind`."""
    parent: dict[str, str] = {}

    def top(report: str) -> str:
        while (above := parent.setdefault(report, report)) != report:
            parent[report] = report = parent[above]
        return report

    for one, other, _ in pairs:
        parent[top(other)] = top(one)
    groups: dict[str, list[str]] = {}
    for report in list(parent):
        groups.setdefault(top(report), []).append(report)
    wanted = {top(one) for one, _, relation in pairs if relation == kind} if kind else groups.keys()
    return sorted((groups[name] for name in wanted), key=lambda group: (-len(group), min(group)))


def _row(group: Sequence[str], kinds: Mapping[str, int], known: Mapping[str, Mapping[str, Any]]) -> tuple[Any, ...]:
    members = sorted((report for report in group if report in known), key=lambda report: (known[report]["published"] or date.max, report))
    first = known[members[0]]
    days = [known[report]["published"] for report in members if known[report]["published"]]
    outlets = sorted({outlet for report in members for outlet in known[report]["outlets"] or ()})
    languages = sorted({known[report]["language"] for report in members if known[report]["language"]})
    return (
        len(members), members[0], first["title"], first["outlet"], first["doc"], iso(first["published"]), iso(max(days, default=None)),
        outlets, languages, {kind: kinds[kind] for kind in KINDS if kind in kinds}, members,
    )  # fmt: skip


def _summary(groups: Sequence[Sequence[str]]) -> str:
    return f"{counted(len(groups), 'group')} of copies with {counted(sum(len(group) for group in groups), 'report')} in all."


def _caveats(unsettled: int) -> Iterator[str]:
    yield (
        "A group holds reports of the same words, nearly the same, with passages taken over, and translations; who repeats a copy of a "
        "report is in its group. Which one came first is told from the days of publication alone; all may follow a source not held here."
    )
    if unsettled:
        yield f"Not compared yet: {counted(unsettled, 'report')}; `depesche add` or `Ledger.settle()` does it."
