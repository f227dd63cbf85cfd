"""What a user has judged of identity: two ids, or a written name and an id, are the same, are not, or cannot be told.

The judgements lie in `same.tsv` of an overlay (`overlay.py`), one row each, in
the order in which they were made; a later row on the same two counts instead of
an earlier one, and the verdict `withdrawn` takes it back, so that nothing is ever
overwritten.  They win over whatever the linker would have found: it asks
`in_use().settle(written, candidates)`.

    id        a       b                verdict   by    date        note
    j000001   Kim     kim-jong-un      not-same  anna  2026-11-30  the footballer
    j000002   Kim     kim-jong-un      withdrawn anna  2026-12-01

An id is that of a table row (`kim-jong-un`, `RUS`) or one with a colon that a
reading makes (`per:otto-muster`); everything else is a written name, compared letter by letter.
"""

from __future__ import annotations

import os
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from pathlib import Path
from typing import Literal

import msgspec

from depesche.errors import LexiconError, TablePlace, UsageError
from depesche.lexicon import overlay
from depesche.lexicon.rows import ActorRow, OrganisationRow, OutletRow, PlaceRow, Row, StateRow, TreatyRow, WeakPlaceRow
from depesche.lexicon.tables import columns, load_over, read_rows

Verdict = Literal["same", "not-same", "unsure"]
VERDICTS: tuple[Verdict, ...] = ("same", "not-same", "unsure")
WITHDRAWN = "withdrawn"


class JudgementRow(Row, frozen=True, kw_only=True):
    """`same.tsv` of an overlay: one judgement.

    a, b: an id, or a name as it is written; at least one is an id. verdict: same, not-same, unsure, or withdrawn.
    by: whose judgement it is. date: the day it was made, ISO. note: why.
    """

    a: str
    b: str
    verdict: str
    by: str = ""
    date: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Settled:
    """What the judgements leave of the candidates for a written name.

    chosen: the id it was judged to be, whether among the candidates or not; None if none was.
    candidates: those that remain when nothing was chosen, in their order, each as the id it was judged the same as.
    rules: ids of the rows of `same.tsv` that had a say.
    """

    chosen: str | None
    candidates: tuple[str, ...]
    rules: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Judgements:
    """The judgements in force, by pair; `leaders` gives the id that stands for all that were judged the same."""

    pairs: Mapping[frozenset[str], JudgementRow] = field(default_factory=dict)
    leaders: Mapping[str, str] = field(default_factory=dict)

    def between(self, a: str, b: str) -> JudgementRow | None:
        """The judgement in force on two ids, or a written name and an id; None if there is none."""
        return self.pairs.get(frozenset((written(a), written(b))))

    def about(self, one: str) -> dict[str, JudgementRow]:
        """Every judgement in force on an id or written name, by the other side."""
        key = written(one)
        return {next(iter(pair - {key})): row for pair, row in self.pairs.items() if key in pair}

    def one_of(self, actor: str) -> str:
        """The id that stands for an actor and all that were judged to be the same."""
        return self.leaders.get(actor, actor)

    def settle(self, name: str, candidates: Sequence[str]) -> Settled:
        """Which of the actors a written name may mean, after what the user judged of it.

        Args:
            name: The name as the report has it, without title.
            candidates: Ids the linker has found, best first.

        Returns:
            The one the user said it is; else the candidates without those the user said it is not, or could not tell of.

        """
        found = self.about(name)
        if not found and not self.leaders:
            return Settled(None, tuple(candidates))
        same = [(other, row.id) for other, row in found.items() if row.verdict == "same"]
        if same:
            return Settled(self.one_of(same[0][0]), (), tuple(row for _, row in same))
        out = {self.one_of(other): row.id for other, row in found.items()}
        meant = dict.fromkeys(self.one_of(c) for c in candidates)
        return Settled(None, tuple(c for c in meant if c not in out), tuple(out[c] for c in meant if c in out))


def written(name: str) -> str:
    """A name as it is compared: NFC, single spaces."""
    return " ".join(unicodedata.normalize("NFC", name).split())


def in_use() -> Judgements:
    """The judgements of the overlay in use; none where there is no overlay."""
    return read(overlay.folder())


@cache
def read(folder: Path | None) -> Judgements:
    """The judgements of an overlay folder; raises `LexiconError` where a row is wrong or two contradict each other."""
    return _in_force(rows(folder), folder)


def rows(folder: Path | None) -> list[JudgementRow]:
    """Every judgement ever made in an overlay folder, in order, with those that were withdrawn."""
    path = overlay.file_of(folder, overlay.JUDGEMENTS) if folder else None
    if path is None or not path.exists():
        return []
    found = read_rows(path, JudgementRow)
    for number, row in enumerate(found, start=2):
        if row.verdict not in (*VERDICTS, WITHDRAWN):
            raise _wrong(path, number, "verdict", f"{row.verdict!r} is no verdict", f"use {', '.join(VERDICTS)} or {WITHDRAWN}")
        if written(row.a) == written(row.b):
            raise _wrong(path, number, "b", f"{row.b!r} is judged against itself", "name two different ones")
    return found


def _wrong(path: Path, number: int, column: str, problem: str, remedy: str) -> LexiconError:
    return LexiconError(TablePlace(f"{path.parent.name}/{path.name}", number, column), problem, remedy=remedy)


def _in_force(found: Iterable[JudgementRow], folder: Path | None) -> Judgements:
    pairs: dict[frozenset[str], JudgementRow] = {}
    for row in found:
        pair = frozenset((written(row.a), written(row.b)))
        pairs.pop(pair, None)
        if row.verdict != WITHDRAWN:
            pairs[pair] = row
    same = [tuple(sorted(pair)) for pair, row in pairs.items() if row.verdict == "same"]
    groups = _groups([(a, b) for a, b in same])
    for pair, row in pairs.items():
        group = groups.get(min(pair), frozenset())
        if row.verdict != "same" and pair <= group:
            path = overlay.file_of(folder or Path(), overlay.JUDGEMENTS)
            others = ", ".join(sorted(r.id for p, r in pairs.items() if r.verdict == "same" and p <= group))
            raise LexiconError(
                TablePlace(f"{path.parent.name}/{path.name}", 1, "verdict"),
                f"{row.id} says that {row.a!r} and {row.b!r} are {row.verdict}, {others} that they are the same",
                remedy="withdraw one of them",
            )  # fmt: skip
    return Judgements(pairs, {one: _leader(group, folder) for one, group in groups.items() if len(_ids(group, folder)) > 1})


def _groups(same: Iterable[tuple[str, str]]) -> dict[str, frozenset[str]]:
    """All that were judged the same, each with everything it was joined to."""
    out: dict[str, frozenset[str]] = {}
    for a, b in same:
        joined = out.get(a, frozenset((a,))) | out.get(b, frozenset((b,)))
        out.update(dict.fromkeys(joined, joined))
    return out


def _ids(group: frozenset[str], folder: Path | None) -> list[str]:
    return sorted(one for one in group if is_id(one, folder))


def _leader(group: frozenset[str], folder: Path | None) -> str:
    """The id that stands for a group: one of the tables before one of a reading, then by the alphabet."""
    return min(_ids(group, folder), key=lambda one: (":" in one, one))


@cache
def _known_ids(folder: Path | None) -> frozenset[str]:
    kinds: tuple[type[Row], ...] = (ActorRow, OrganisationRow, OutletRow, PlaceRow, StateRow, TreatyRow, WeakPlaceRow)
    return frozenset(row.id for kind in kinds for row in load_over(kind, None, folder))


def is_id(one: str, folder: Path | None) -> bool:
    """Whether a word is the id of a table row, or one that a reading makes (`per:otto-muster`)."""
    return (":" in one and " " not in one) or one in _known_ids(folder)


def judge(folder: Path, a: str, b: str, verdict: str, *, by: str = "", note: str = "") -> JudgementRow:
    """Add a judgement (`same`, `not-same`, `unsure` or `withdrawn`) to an overlay and give its row.

    Raises `UsageError` where neither is an id, a verdict is not what it was, or it contradicts one in force; nothing is written then.
    """
    made = rows(folder)
    row = JudgementRow(
        id=f"j{len(made) + 1:06d}", a=written(a), b=written(b), verdict=verdict, by=by, date=date.today().isoformat(), note=note
    )
    _check(row, made, folder)
    try:
        _in_force([*made, row], folder)
    except LexiconError as error:
        raise UsageError(f"not added: {error.problem}; withdraw one of them first") from error
    path = overlay.file_of(folder, overlay.JUDGEMENTS)
    folder.mkdir(parents=True, exist_ok=True)
    lines = ["\t".join(columns(JudgementRow)), *("\t".join(_cells(r)) for r in (*made, row))]
    beside = path.with_suffix(".tmp")
    beside.write_text("\n".join(lines) + "\n", encoding="utf-8", newline="\n")
    os.replace(beside, path)  # noqa: PTH105 -- one step: a reader sees the old table or the new one
    read.cache_clear()
    return row


def withdraw(folder: Path, a: str, b: str, verdict: str, *, by: str = "", note: str = "") -> JudgementRow:
    """Take back the judgement in force on two; raises `UsageError` where there is none or it is another one."""
    row = read(folder).between(a, b)
    if row is None or row.verdict != verdict:
        raise UsageError(f"{a!r} and {b!r} are not judged {verdict}" + (f" but {row.verdict} ({row.id})" if row else ""))
    return judge(folder, a, b, WITHDRAWN, by=by, note=note)


def _cells(row: JudgementRow) -> list[str]:
    return [" ".join(str(value).split()) for value in msgspec.structs.astuple(row)]


def _check(row: JudgementRow, made: Sequence[JudgementRow], folder: Path) -> None:
    if row.verdict not in (*VERDICTS, WITHDRAWN):
        raise UsageError(f"{row.verdict!r} is no verdict; use {', '.join(VERDICTS)}")
    names = [one for one in (row.a, row.b) if not is_id(one, folder)]
    if row.a == row.b or len(names) > 1:
        raise UsageError(f"judge two ids, or a written name and an id: {', '.join(names) or row.a} (`depesche kb show NAME` gives ids)")
    if row.verdict == "same" and names:
        before = {other: r.id for other, r in _in_force(made, folder).about(names[0]).items() if r.verdict == "same"}
        others = [f"{other} ({rule})" for other, rule in before.items() if other not in (row.a, row.b)]
        if others:
            raise UsageError(f"{names[0]!r} is already judged to be {', '.join(others)}; withdraw that first")
