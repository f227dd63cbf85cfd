"""Which reports are translations of each other: told by what a translation keeps, in the order in which it keeps it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from depesche.language.sentences import sentence_spans
from depesche.ledger.settling.anchors import in_common
from depesche.ledger.settling.database import rows, sql

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

SETTINGS = {"fewest": 6, "days": 7, "shared": 3}
"""Anchors a report must have, days apart at most, pairs of neighbouring anchors both must have to be compared."""
ALIKE = 0.55
"""Share of the anchors of both that stand in the same order (Dice).  Told apart from that: reports on one happening by
different hands share less than half, the same agency text in two papers three in five and more."""
LENGTHS = 2.2
"""So many times longer the one may be than the other."""
ACTS = 0.5
"""Share of the fewer claims that must be told in the same order, where both make three or more."""
_SEVERAL = 3
_QUOTES_FIT = 1.8


def translated(connection: DuckDBPyConnection) -> list[dict[str, Any]]:
    """Give rows of `copies` for the translations among the reports that are to be compared."""
    pairs = [(row["report"], row["other"]) for row in rows(connection, sql("translations"), SETTINGS)]
    reports = sorted({report for pair in pairs for report in pair})
    known = {row["report"]: row for row in rows(connection, _ANCHORS, {"reports": reports})} if pairs else {}
    found = (_translation(known[one], known[other]) for one, other in pairs)
    return [row for row in found if row]


_ANCHORS = """
    SELECT a.*, t.text FROM anchors a
    JOIN wordings w ON w.report = a.report
    JOIN readings r ON r.id = w.reading
    JOIN texts t ON t.id = r.text
    WHERE a.report IN (SELECT unnest($reports::VARCHAR[]))"""


def _translation(one: Mapping[str, Any], other: Mapping[str, Any]) -> dict[str, Any] | None:
    common = in_common(one["tokens"], other["tokens"])
    alike = 2 * len(common) / (len(one["tokens"]) + len(other["tokens"]))
    lengths = sorted(len(row["text"]) for row in (one, other))
    told = in_common(one["acts"], other["acts"])
    fewer = min(len(one["acts"]), len(other["acts"]))
    quoted = _quoted(one["quotations"], other["quotations"])
    if alike < ALIKE or len(common) < SETTINGS["fewest"] or lengths[1] > LENGTHS * lengths[0]:
        return None
    if (fewer >= _SEVERAL and len(told) < ACTS * fewer) or quoted is None:
        return None
    return {
        "report": one["report"], "other": other["report"], "kind": "translated", "score": round(alike, 4),
        "evidence": _evidence(one, other, common) | {"claims": len(told), "quotations": quoted},
        "why": _why(one, other, common, quoted, len(told)),
    }  # fmt: skip


def _quoted(one: Sequence[int], other: Sequence[int]) -> int | None:
    """How many quotations answer each other in order; none if there are too many without an answer for a translation."""
    answered, at = 0, 0
    for length in one:
        place = next((n for n in range(at, len(other)) if 1 / _QUOTES_FIT <= length / other[n] <= _QUOTES_FIT), None)
        if place is not None:
            answered, at = answered + 1, place + 1
    return None if max(len(one), len(other)) > 1 + 2 * answered else answered


def _why(one: Mapping[str, Any], other: Mapping[str, Any], common: Sequence[tuple[int, int]], quoted: int, told: int) -> str:
    fewer = min(len(one["tokens"]), len(other["tokens"]))
    numbers = sum(one["tokens"][i][0].isdigit() for i, _ in common)
    said = f"the same in {one['language']} and {other['language']}: {len(common)} of {fewer} names and numbers in the same order"
    more = [f"{number} {what}" for number, what in ((numbers, "numbers among them"), (quoted, "quotations"), (told, "acts")) if number]
    return f"{said}{', ' + ', '.join(more) if more else ''}"


def _evidence(one: Mapping[str, Any], other: Mapping[str, Any], common: Sequence[tuple[int, int]]) -> dict[str, Any]:
    """Sentences that answer each other by the anchors in them, and how much of each report they make up."""
    passages = [_passage(one, other, pair) for pair in _sentences(one, other, common)]
    return {
        "containment": 0.0, "resemblance": 0.0, "taken": 0.0, "words": sum(p["words"] for p in passages),
        "anchors": [one["tokens"][i] for i, _ in common], "passages": passages,
    }  # fmt: skip


def _sentences(
    one: Mapping[str, Any], other: Mapping[str, Any], common: Sequence[tuple[int, int]]
) -> list[tuple[tuple[int, int], tuple[int, int]]]:
    """Pairs of sentences that share most anchors, each sentence of the first once."""
    spans = [list(sentence_spans(row["text"])) for row in (one, other)]
    votes: dict[int, dict[int, int]] = {}
    for i, j in common:
        a, b = (_at(spans[k], row["begins"][n]) for k, row, n in ((0, one, i), (1, other, j)))
        if a is not None and b is not None:
            votes.setdefault(a, {})[b] = votes.get(a, {}).get(b, 0) + 1
    best = {a: max(sorted(some), key=lambda b: some[b]) for a, some in votes.items()}
    return [(spans[0][a], spans[1][b]) for a, b in sorted(best.items())]


def _at(spans: Sequence[tuple[int, int]], place: int) -> int | None:
    return next((n for n, (begin, end) in enumerate(spans) if begin <= place < end), None)


def _passage(one: Mapping[str, Any], other: Mapping[str, Any], pair: tuple[tuple[int, int], tuple[int, int]]) -> dict[str, Any]:
    (begin, end), (other_begin, other_end) = pair
    text = one["text"][begin:end]
    return {
        "text": text, "begin": begin, "end": end, "other_begin": other_begin, "other_end": other_end, "words": len(text.split()),
        "sort": "translated",
    }  # fmt: skip
