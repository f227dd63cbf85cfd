"""Which two to judge next: claims that may be one event and those that were joined with little to spare, and the same of persons."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import combinations
from typing import Any

from depesche.errors import UsageError
from depesche.ledger import Ledger
from depesche.ledger.settling.happenings import event_id, settled_groups
from depesche.ledger.settling.judging import GAP, NEEDED, judge
from depesche.ledger.settling.name_keys import name_key
from depesche.ledger.settling.told import Told, alike, folded, told
from depesche.questions.answer import Answer
from depesche.questions.caveats import counted
from depesche.questions.days import iso
from depesche.questions.timeline import coverage

COLUMNS = (
    "about", "now", "one", "other", "score", "why", "one_words", "other_words", "one_days", "other_days", "one_people", "other_people",
    "one_report", "other_report", "claims",
)  # fmt: skip
"""`about`: `event_claims` or `actors`; `now`: `same` (joined by now) or `different`; `one`, `other`: ids as `judge_events` and
`judge_actors` take them; `score`: how much speaks for one, 0 to 1, one half just below what is needed."""
ABOUT = ("event_claims", "actors")
_NEAR = 3
"""Points below and above what is needed for one event, within which somebody should look."""
_LOOKED_AT = 400
"""Pairs of events, and names of persons under one key, that are compared at most."""
_NEWEST = 3000
"""So many events, those published last, are looked at for others that they could be."""
_PERSONS = 20_000
_SURE = 0.9


def pairs(ledger: Ledger, about: str = "event_claims", limit: int = 50) -> Answer:
    """List pairs worth judging, those nearest to the line first: claims (`event_claims`) or persons (`actors`); none judged before.

    Raises `UsageError` for anything else.
    """
    if about not in ABOUT:
        raise UsageError(f"there are pairs of {' and '.join(ABOUT)}, not of {about!r}")
    if limit < 1:
        raise UsageError(f"a page holds at least one pair, not {limit}")
    judged = {
        frozenset((j["subject"], j["object"])) for j in ledger.query("review_pairs_judged", {"about": about}, package=__package__).dicts()
    }
    rows = list(_events(ledger, judged, limit) if about == "event_claims" else _persons(ledger, judged))
    rows.sort(key=lambda row: (abs(row[4] - 0.5), row[12], row[13], row[2], row[3]))
    same = sum(row[1] == "same" for row in rows[:limit])
    return Answer(
        question={"asked": "pairs", "about": about, "limit": limit}, columns=COLUMNS, rows=tuple(rows[:limit]),
        coverage=coverage(ledger, None, None),
        words=(f"{counted(len(rows[:limit]), 'pair')} to judge: {same} joined by now, {len(rows[:limit]) - same} kept apart.",),
        caveats=("Pairs are those of claims of the same class and parties, or of names spelt alike; others are not asked about.",),
    )  # fmt: skip


def _events(ledger: Ledger, judged: set[frozenset[str]], limit: int) -> Iterator[tuple[Any, ...]]:
    found = [*_joined(ledger, limit), *_missed(ledger)]
    kept = [pair for pair in found if frozenset(pair[1:3]) not in judged]
    shown = ledger.query("review_pair_claims", {"claims": sorted({c for pair in kept for c in pair[1:3]})}, package=__package__).dicts()
    by_id = {row["id"]: row for row in shown}
    for now, one, other, score, why in kept:
        if one in by_id and other in by_id:
            # Ids change with the versions that read; days and reports do not.
            first, second = sorted((by_id[one], by_id[other]), key=lambda row: (row["published"] or date.max, row["report"], row["id"]))
            yield _event_row(now, first, second, score, why)


def _joined(ledger: Ledger, limit: int) -> Iterator[tuple[str, str, str, float, str]]:
    for row in ledger.query("review_joined", {"score": _SURE, "limit": limit}, package=__package__).dicts():
        yield "same", row["one"], row["other"], row["score"], row["why"]


def _missed(ledger: Ledger) -> Iterator[tuple[str, str, str, float, str]]:
    """Events that fell short of being one by a few points."""
    near = ledger.query("review_near_events", {"gap": GAP, "limit": _LOOKED_AT, "newest": _NEWEST}, package=__package__).dicts()
    events = sorted({row[side] for row in near for side in ("one", "other")})
    groups = {event_id(group): group for group in settled_groups(_claims_of(ledger, events))}
    reports = {c.row["report"] for row in near for side in ("one", "other") for c in groups.get(row[side], ())}
    links = ledger.repeats(reports)
    for row in near:
        one, other = groups.get(row["one"]), groups.get(row["other"])
        verdict = judge(one, other, links) if one and other else None
        if one and other and verdict and NEEDED - _NEAR <= verdict.points < NEEDED:
            yield "different", _first(one), _first(other), round(verdict.score, 4), verdict.why


def _claims_of(ledger: Ledger, events: Sequence[str]) -> Iterable[Told]:
    return (told(row) for row in ledger.query("review_told", {"events": events}, package=__package__).dicts())


def _first(group: Sequence[Told]) -> str:
    return event_id(group).removeprefix("e-")


def _event_row(now: str, one: Mapping[str, Any], other: Mapping[str, Any], score: float, why: str) -> tuple[Any, ...]:
    days = ["/".join(dict.fromkeys(filter(None, (iso(row["earliest"]), iso(row["latest"]))))) for row in (one, other)]
    return (
        "event_claims", now, one["id"], other["id"], score, why, one["sentence"], other["sentence"], *days, one["people"], other["people"],
        one["report"], other["report"], [one["id"], other["id"]],
    )  # fmt: skip


def _persons(ledger: Ledger, judged: set[frozenset[str]]) -> Iterator[tuple[Any, ...]]:
    found = ledger.query("review_persons", {"limit": _PERSONS}, package=__package__).dicts()
    by_key: dict[str, list[dict[str, Any]]] = {}
    for row in found:
        key = name_key((row["name"].split() or [""])[-1])
        if key:
            by_key.setdefault(key, []).append(row)
    seen: set[frozenset[str]] = set()
    for some in by_key.values():
        for one, other in combinations(some[:_LOOKED_AT], 2):
            if one["country"] and other["country"] and one["country"] != other["country"] and one["identity"] != other["identity"]:
                continue
            ids = _ids(one, other)
            if frozenset(ids) not in seen and frozenset(ids) not in judged:
                seen.add(frozenset(ids))
                yield from _person_row(one, other, ids)


def _ids(one: Mapping[str, Any], other: Mapping[str, Any]) -> tuple[str, str]:
    """How to name two persons: by who they are, or, where both have one id, by the reading."""
    if one["identity"] == other["identity"]:
        return one["one"], other["one"]
    return one["identity"], other["identity"]


def _person_row(one: Mapping[str, Any], other: Mapping[str, Any], ids: tuple[str, str]) -> Iterator[tuple[Any, ...]]:
    from depesche.naming import match

    joined = one["identity"] == other["identity"]
    if not alike(folded(one["name"]), folded(other["name"])) and not joined:
        return
    found = match(one["name"], other["name"])
    clash = joined and one["country"] and other["country"] and one["country"] != other["country"]
    if joined and not clash and found.score >= _SURE:
        return
    why = "one id, but acting for two countries" if clash else f"names: {found.reason}"
    people = [[f"{row['name']} ({row['country']})" if row["country"] else row["name"]] for row in (one, other)]
    yield (
        "actors", "same" if joined else "different", *ids, round(found.score, 4), why, *_reports(one, other), None, None, *people,
        one["some"][0], other["some"][0], [],
    )  # fmt: skip


def _reports(*some: Mapping[str, Any]) -> Iterable[str]:
    return (f"{row['name']}, {counted(row['reports'], 'report')}" for row in some)
