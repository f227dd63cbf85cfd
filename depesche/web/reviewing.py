"""What a page of review works with: a claim in its sentence, and the corrections that a filled-in form asks for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from depesche.errors import UsageError
from depesche.ledger import Judgement, Ledger
from depesche.questions.review import queue
from depesche.questions.stored import stored
from depesche.records import Claim, Reading

_AROUND = 400
"""Code points of the text shown before and after the sentence."""
_PEOPLE = ("role", "text", "name", "country", "actor", "kind")


@dataclass(frozen=True, slots=True)
class Case:
    """A claim to be judged: its row of the queue, and its sentence cut into (letters, what they are) with some words around it."""

    row: Mapping[str, Any]
    before: str
    pieces: tuple[tuple[str, str], ...]
    after: str


def case(ledger: Ledger, row: Mapping[str, Any]) -> Case:
    """Lay a claim out in its sentence."""
    held = stored(ledger, row["report"])
    claim = next((c for c in held.reading.claims if f"{held.id}.{c.id}" == row["claim"]), None)
    text = _wording(held.reading, row["sentence_where"])
    begin, end = row["sentence_begin"] or 0, row["sentence_end"] or 0
    before, after = text[max(0, begin - _AROUND) : begin], text[end : end + _AROUND]
    cut = before.partition(" ")[2] if begin > _AROUND else before
    rest = after.rpartition(" ")[0] if end + _AROUND < len(text) else after
    pieces = tuple(_pieces(text, begin, end, claim, row["sentence_where"])) if claim else ((text[begin:end], ""),)
    return Case(row, cut, pieces, rest)


def claim_row(ledger: Ledger, claim: str) -> dict[str, Any]:
    """Give the row of the queue of one claim; raises `UsageError` where there is no such current claim."""
    found = ledger.query("claims_of", {"report": None, "actors": [], "claims": [claim]}, package="depesche.questions").dicts()
    rejected = ledger.query("rejected_claim", {"claim": claim}, package="depesche.web").rows
    if not found:
        raise UsageError(f"claim {claim} was rejected; undo that first" if rejected else f"there is no claim {claim} in this ledger")
    rows = queue(ledger, report=found[0]["report"], unreviewed=False, limit=1000).dicts()
    return next(row for row in rows if row["claim"] == claim)


def _wording(reading: Reading, where: str) -> str:
    return (reading.report.title if where == "title" else reading.report.text) or ""


def _pieces(text: str, begin: int, end: int, claim: Claim, where: str) -> Iterator[tuple[str, str]]:
    kinds = [""] * max(0, end - begin)
    roles = (("on_behalf_of", claim.on_behalf_of), ("recipient", claim.recipients), ("actor", claim.actors))
    spans = [(p.begin, p.end, name) for name, parts in roles for p in parts if p.where == where]
    spans += [(s.begin, s.end, "trigger") for s in claim.trigger if s.where == where]
    for first, last, name in spans:
        for at in range(max(first, begin), min(last, end)):
            kinds[at - begin] = name
    start = 0
    for at in range(1, len(kinds) + 1):
        if at == len(kinds) or kinds[at] != kinds[start]:
            yield text[begin + start : begin + at], kinds[start]
            start = at


@dataclass(frozen=True, slots=True)
class Form:
    """A form about a claim, as it was filled in; `people` are rows of role, text, name, country, actor, kind."""

    type: str
    mode: str
    status: str
    hedged: bool
    earliest: str
    latest: str
    approximate: bool
    place: str
    place_country: str
    people: Sequence[Mapping[str, str]]


def corrections(form: Form, row: Mapping[str, Any]) -> list[tuple[str, Any]]:
    """Give (field, value) of what a form says otherwise than the claim; the class before its mode."""
    found: list[tuple[str, Any]] = []
    for field, given in (("type", form.type), ("mode", form.mode or None), ("status", form.status)):
        if given != row[field]:
            found.append((field, given))
    if form.hedged != row["hedged"]:
        found.append(("hedged", form.hedged))
    days = (form.earliest or None, form.latest or form.earliest or None)
    if (*days, form.approximate) != (row["earliest"], row["latest"], row["approximate"]):
        found.append(("time", {"earliest": days[0], "latest": days[1], "approximate": form.approximate} if any(days) else None))
    place = (form.place or None, form.place_country or None)
    if place != (row["place"], row["place_country"]):
        found.append(("place", {"text": place[0], "country": place[1]} if place[0] else None))
    people = [{name: part.get(name) or None for name in _PEOPLE} for part in form.people if part.get("name") or part.get("text")]
    for part in people:
        part["text"] = part["text"] or part["name"]
    if people != [{name: part[name] for name in _PEOPLE} for part in row["participants"]]:
        found.append(("participants", people))
    return found


def judged(claim: str, verdict: str, changes: Sequence[tuple[str, Any]], *, by: str, why: str) -> list[Judgement]:
    """Make the judgements of one decision; raises `UsageError` where nobody is named who judges, or nothing is corrected."""
    who = " ".join(by.split())
    if not who:
        raise UsageError("say who judges: fill in your name")
    if verdict == "edit" and not changes:
        raise UsageError("nothing was corrected; accept the claim if it is right as it is")
    if verdict != "edit":
        return [Judgement(about="claims", subject=claim, verdict=verdict, made_by=who, why=why)]
    return [
        Judgement(about="claims", subject=claim, verdict="edit", field=field, value=value, made_by=who, why=why) for field, value in changes
    ]
