"""What reviewing changed: decisions by verdict, person and rule, values put in place of others, events joined, agreement."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations
from typing import Any

import msgspec

from depesche.ledger import Ledger
from depesche.questions.answer import Answer
from depesche.questions.caveats import counted
from depesche.questions.timeline import coverage

COLUMNS = ("section", "name", "old", "new", "number", "right", "wrong", "share", "claims")
"""`section` says what a row counts (`verdict`, `person`, `rule`, `field`, `events`, `actors`, `gone`, `agreement`), `name` of what.

`rule`: `number` judged claims of a row of the tables, `right` neither rejected nor given another class, `share` its precision.
`field`: how often the value `old` as read gave way to `new`.  `agreement`: `number` claims both judged, `right` alike, `share`
Cohen's kappa.
"""
_SHOWN = 200
Rows = Sequence[Mapping[str, Any]]


def reviewed(ledger: Ledger) -> Answer:
    """Say what reviewing changed so far; only judgements in force count, those on older readings apart."""
    rows = ledger.query("review_changes", package=__package__).dicts()
    claims = [row for row in rows if row["about"] == "claims"]
    here = [row for row in claims if row["current"]]
    (by_hand,) = ledger.query("review_by_hand", package=__package__).dicts()
    found = [
        *_verdicts(rows), *_persons(rows), *_rules(here), *_fields(here), *_events(rows, by_hand), *_actors(rows), *_gone(here),
        *_agreement(claims),
    ]  # fmt: skip
    judged = {row["subject"] for row in here}
    left = len({row["subject"] for row in claims}) - len(judged)
    caveats = ["Precision is that of the claims judged, and says more of a rule the less they were chosen for being doubtful."]
    if left:
        caveats.append(f"Judged in older readings, and without effect on the newer ones: {counted(left, 'claim')}.")
    return Answer(
        question={"asked": "reviewed"}, columns=COLUMNS, rows=tuple(found),
        coverage=coverage(ledger, None, None, len(judged), sum(not r["earliest"] and not r["latest"] for r in _last(here).values())),
        words=(f"{counted(len(rows), 'judgement')} in force, on {counted(len(judged), 'claim')} of current readings.",),
        caveats=tuple(caveats),
    )  # fmt: skip


def _row(section: str, name: str, **values: Any) -> tuple[Any, ...]:
    given = {"section": section, "name": name, **values}
    return tuple(given.get(column, [] if column == "claims" else None) for column in COLUMNS)


def _claims(rows: Iterable[Mapping[str, Any]]) -> list[str]:
    return list(dict.fromkeys(claim for row in rows if row["about"] != "actors" for claim in (row["subject"], row["object"]) if claim))


def _last(rows: Rows) -> dict[str, Mapping[str, Any]]:
    """The last word on each claim."""
    return {row["subject"]: row for row in rows}


def _verdicts(rows: Rows) -> Iterator[tuple[Any, ...]]:
    counts = Counter((row["about"], row["verdict"]) for row in rows)
    for (about, verdict), number in sorted(counts.items()):
        some = [r for r in rows if (r["about"], r["verdict"]) == (about, verdict)]
        yield _row("verdict", f"{about}: {verdict}", number=number, claims=_claims(some))


def _persons(rows: Rows) -> Iterator[tuple[Any, ...]]:
    for person in sorted({row["made_by"] for row in rows}):
        some = [row for row in rows if row["made_by"] == person]
        said = ", ".join(f"{n} {verdict}" for verdict, n in sorted(Counter(r["verdict"] for r in some).items()))
        yield _row("person", person, new=said, number=len(some), claims=_claims(some))


def wrong(said: Rows) -> bool | None:
    """Whether judgements in force on a claim say that it was not told, or another act; None where they say nothing of that."""
    if said[-1]["verdict"] == "unsure":
        return None
    other = [row for row in said if row["field"] == "type" and msgspec.json.decode(row["value"]) != row["type"]]
    return said[-1]["verdict"] == "reject" or bool(other)


def _by_claim(rows: Rows) -> dict[str, list[Mapping[str, Any]]]:
    found: dict[str, list[Mapping[str, Any]]] = {}
    for row in rows:
        found.setdefault(row["subject"], []).append(row)
    return found


def _rules(rows: Rows) -> Iterator[tuple[Any, ...]]:
    outcomes: dict[str, list[tuple[str, bool]]] = {}
    for claim, said in _by_claim(rows).items():
        outcome = wrong(said)
        if outcome is not None:
            outcomes.setdefault(said[0]["rule"], []).append((claim, outcome))
    for rule, some in sorted(outcomes.items(), key=lambda item: (-sum(bad for _, bad in item[1]), item[0])):
        bad = sum(bad for _, bad in some)
        yield _row(
            "rule",
            rule,
            number=len(some),
            right=len(some) - bad,
            wrong=bad,
            share=round(1 - bad / len(some), 4),
            claims=[c for c, _ in some],
        )


def _fields(rows: Rows) -> Iterator[tuple[Any, ...]]:
    last = {(row["subject"], row["field"]): row for row in rows if row["verdict"] == "edit"}
    pairs: dict[tuple[str, str, str], list[str]] = {}
    for row in last.values():
        old, new = told_as_read(row), told_value(row["field"], msgspec.json.decode(row["value"]))
        pairs.setdefault((row["field"], old, new), []).append(row["subject"])
    for (field, old, new), claims in sorted(pairs.items(), key=lambda item: (item[0][0], -len(item[1]), item[0])):
        yield _row("field", field, old=old, new=new, number=len(claims), claims=claims)


def told_as_read(row: Mapping[str, Any]) -> str:
    """The value of the field of a correction as it was read, in words."""
    field = row["field"]
    if field == "time":
        return told_value(field, {"edtf": row["edtf"], "earliest": row["earliest"], "latest": row["latest"]})
    if field == "place":
        return told_value(field, {"text": row["place"], "country": row["place_country"]} if row["place"] else None)
    return told_value(field, row[field])


def told_value(field: str, value: Any) -> str:
    """A value of a field in words; empty where nothing is known."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if field == "time":
        return value["edtf"] or "/".join(str(value[end]) for end in ("earliest", "latest") if value[end])
    if field == "place":
        return f"{value['text']} ({value['country']})" if value["country"] else str(value["text"])
    if field == "participants":
        return "; ".join(_person(part) for part in value)
    if field == "sources":
        return " <- ".join(link["name"] or link["text"] for link in reversed(value))
    return "; ".join(value) if isinstance(value, list) else str(value)


def _person(part: Mapping[str, Any]) -> str:
    name = part.get("name") or part.get("text")
    return f"{part['role']}: {name} ({part['country']})" if part["country"] else f"{part['role']}: {name}"


def _pairs(rows: Rows, about: str) -> list[Mapping[str, Any]]:
    """The last word on each two."""
    return list({frozenset((row["subject"], row["object"])): row for row in rows if row["about"] == about}.values())


def _events(rows: Rows, by_hand: Mapping[str, Any]) -> Iterator[tuple[Any, ...]]:
    for verdict, name in (("same", "pairs judged one event"), ("different", "pairs judged two events")):
        some = [row for row in _pairs(rows, "event_claims") if row["verdict"] == verdict]
        if some:
            yield _row("events", name, number=len(some), claims=_claims(some))
    if by_hand["claims"]:
        yield _row("events", "claims joined to an event by hand", number=by_hand["claims"], new=counted(by_hand["events"], "event"))


def _actors(rows: Rows) -> Iterator[tuple[Any, ...]]:
    for row in _pairs(rows, "actors"):
        yield _row("actors", row["verdict"], old=row["subject"], new=row["object"], number=1)


def _gone(rows: Rows) -> Iterator[tuple[Any, ...]]:
    gone = [row for row in _last(rows).values() if row["verdict"] == "reject"]
    for row in gone[-_SHOWN:]:
        yield _row("gone", row["type"], old=row["sentence"], new=row["why"], number=1, claims=[row["subject"]])


def _agreement(rows: Rows) -> Iterator[tuple[Any, ...]]:
    by_person: dict[str, dict[str, str]] = {}
    for row in rows:
        by_person.setdefault(row["made_by"], {})[row["subject"]] = row["verdict"]
    for one, other in combinations(sorted(by_person), 2):
        both = sorted(by_person[one].keys() & by_person[other].keys())
        if both:
            said = [(by_person[one][claim], by_person[other][claim]) for claim in both]
            alike = sum(a == b for a, b in said)
            yield _row(
                "agreement", f"{one} and {other}", number=len(both), right=alike, wrong=len(both) - alike, share=kappa(said), claims=both
            )  # fmt: skip


def kappa(said: Sequence[tuple[str, str]]) -> float | None:
    """Cohen's kappa of two people's verdicts on the same things: 1 all alike, 0 as by chance; None where chance alone would agree.

    >>> kappa([("accept", "accept"), ("reject", "reject"), ("accept", "reject"), ("reject", "accept")])
    0.0
    """
    number = len(said)
    observed = sum(a == b for a, b in said) / number
    one, other = Counter(a for a, _ in said), Counter(b for _, b in said)
    chance = sum(one[verdict] * other[verdict] for verdict in one) / number**2
    return None if chance == 1 else round((observed - chance) / (1 - chance), 4)
