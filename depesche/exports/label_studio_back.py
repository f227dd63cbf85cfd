"""Annotated tasks of Label Studio as judgements: what an annotation says otherwise than the ledger does by now."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from depesche.exports.label_studio import PARTICIPANT, SAID_BY, SOURCE, TRIGGER, Sheet, code_points, regions, task
from depesche.ledger import Judgement, Ledger
from depesche.ledger.rows import digest

_ROLES = ("actor", "recipient", "on_behalf_of")
_EVENTS = {"same event": "same", "different event": "different"}
_WHO = re.compile(r"(?P<name>.*)\((?P<country>[A-Z]{3}|IGO:[A-Z0-9-]+)\)")
Regions = Mapping[str, Mapping[str, Any]]


@dataclass(slots=True)
class Back:
    """Judgements found, and what could not become one: numbers by reason."""

    judgements: list[Judgement] = field(default_factory=list)
    left_out: Counter[str] = field(default_factory=Counter)


def judgements_in(ledger: Ledger, tasks: Sequence[Mapping[str, Any]], by: str | None = None) -> Back:
    """Compare annotated tasks with the tasks that the ledger would write by now.

    A region of a claim that was taken away rejects the claim, if the annotation began with the regions of Depesche at all.  New triggers
    are claims nobody read, which a ledger takes no judgement of.  `by` says whose judgements they are where the annotation
    does not.  The same annotation gives the same ids, so that importing it again changes nothing.
    """
    back = Back()
    readings = {str(t["data"]["reading"]): t for t in tasks}
    reports = sorted({str(t["data"].get("report")) for t in tasks})
    rows = {row["reading"]: row for row in ledger.query("review_readings", {"reports": reports}, package=__package__).dicts()}
    for reading, one in readings.items():
        if reading not in rows:
            back.left_out["task of a report that the ledger has not, or has read anew"] += 1
            continue
        for annotation in one.get("annotations") or ():
            if annotation.get("was_cancelled"):
                back.left_out["annotation that was skipped"] += 1
                continue
            back.judgements += _Annotation(rows[reading], annotation, by).judgements(back.left_out)
    return back


class _Annotation:
    """One annotation of one report, beside what the ledger says."""

    def __init__(self, row: Mapping[str, Any], annotation: Mapping[str, Any], by: str | None) -> None:
        self._row = row
        self._sheet = Sheet.of(row)
        self._now = regions(task(row)["predictions"][0]["result"])
        self._said = regions(annotation.get("result") or ())
        who = annotation.get("completed_by")
        who = who.get("email") or who.get("id") if isinstance(who, Mapping) else who
        self._by = str(who) if isinstance(who, str) and who else by or (f"label-studio:{who}" if who is not None else "label-studio")
        self._judged = _moment(annotation.get("updated_at") or annotation.get("created_at"))
        self._key = str(annotation.get("id") or annotation.get("unique_id") or "")
        self._claims = {claim["claim"]: claim for claim in row["claims"]}

    def judgements(self, left_out: Counter[str]) -> Iterator[Judgement]:
        """Give what the annotation says otherwise."""
        kept = {key for key in self._said if key in self._claims}
        regions_of = {key: key for key in kept} | self._overlapping(self._claims.keys() - kept)
        for claim, row in self._claims.items():
            if claim in regions_of:
                yield from self._claim(row, claim, self._said[regions_of[claim]])
            elif kept:
                yield self._judgement(row, verdict="reject", why="its region was taken away in Label Studio")
        yield from self._events({region: claim for claim, region in regions_of.items()})
        known = set(regions_of.values())
        left_out["trigger marked anew: a claim nobody read"] += sum(
            said["label"] == TRIGGER and key not in known and ".t" not in key for key, said in self._said.items()
        )

    def _overlapping(self, claims: Iterator[str] | set[str]) -> dict[str, str]:
        """Triggers marked anew where a claim's trigger stands."""
        found = {}
        for claim in claims:
            place = self._now[claim]
            for key, said in self._said.items():
                if said["label"] == TRIGGER and key not in self._claims and said["start"] < place["end"] and place["start"] < said["end"]:
                    found[claim] = key
        return found

    def _claim(self, row: Mapping[str, Any], claim: str, said: Mapping[str, Any]) -> Iterator[Judgement]:
        now = self._now[claim]["choices"]
        chosen, own = said["choices"], claim in self._said  # what a region marked anew leaves out was not looked at
        for name in ("type", "mode", "status"):
            if chosen.get(name) != now.get(name) and (chosen.get(name) or (name == "mode" and own)):
                yield self._judgement(row, verdict="edit", field=name, value=chosen.get(name))
        if bool(chosen.get("hedged")) != row["hedged"] and (own or chosen.get("hedged")):
            yield self._judgement(row, verdict="edit", field="hedged", value=bool(chosen.get("hedged")))
        for name, found in (("participants", self._people(row, claim, said)), ("sources", self._sources(row, claim, said))):
            if found is not None and (own or found):
                yield self._judgement(row, verdict="edit", field=name, value=found)
        if chosen.get("verdict") and chosen["verdict"] != now.get("verdict"):
            yield self._judgement(row, verdict=chosen["verdict"])

    def _related(self, found: Regions, claim: str, label: str) -> list[tuple[str, str]]:
        """Regions that a claim is related to: relation and key, in the order of the text."""
        relations = [(name, key) for name, key in found[claim]["relations"] if key in found and found[key]["label"] == label]
        return sorted(relations, key=lambda r: (found[r[1]]["start"], r[1]))

    def _people(self, row: Mapping[str, Any], claim: str, said: Mapping[str, Any]) -> list[dict[str, Any]] | None:
        """The participants, if they are others than by now; those that have no region stay."""
        del said
        key = self._region(claim)
        before = self._related(self._now, claim, PARTICIPANT)
        after = self._related(self._said, key, PARTICIPANT)
        if {(name, self._where(self._now, k)) for name, k in before} == {(name, self._where(self._said, k)) for name, k in after}:
            return None
        parts = [p for p in self._row["people"] if p["claim"] == row["id"]]
        shown = {k for _, k in before}
        by_key = {f"{claim}.{p['role']}.{p['position']}": p for p in parts}
        by_place = {self._where(self._now, k): by_key[k] for k in shown}
        people = [_part(p, p["role"]) for k, p in by_key.items() if k not in shown]
        for role, k in after:
            known = by_place.get(self._where(self._said, k))
            people.append(_part(known, role) if known else self._new_part(k, role))
        return sorted(people, key=lambda p: _ROLES.index(p["role"]))

    def _new_part(self, key: str, role: str) -> dict[str, Any]:
        said = self._said[key]
        who = _WHO.fullmatch(said["meta"])
        named = {"name": (who["name"].rstrip() or None) if who else said["meta"] or None, "country": who["country"] if who else None}
        return {"role": role, "text": self._words(said), **named, "actor": None, "kind": None}

    def _sources(self, row: Mapping[str, Any], claim: str, said: Mapping[str, Any]) -> list[dict[str, Any]] | None:
        """The chain of sources, if other regions are named; new ones count as persons outside the chain's beginning."""
        del said
        before = [k for _, k in self._related(self._now, claim, SOURCE)]
        after = [k for name, k in self._related(self._said, self._region(claim), SOURCE) if name == SAID_BY]
        if {self._where(self._now, k) for k in before} == {self._where(self._said, k) for k in after}:
            return None
        by_place = {self._where(self._now, k): int(k.rpartition(".")[2]) for k in before}
        kept = [n for k in after if (n := by_place.get(self._where(self._said, k), -1)) >= 0]
        hidden = [n for n in range(len(row["sources"])) if n not in by_place.values()]
        links = [dict(row["sources"][n]) for n in sorted({*kept, *hidden})]
        new = [self._said[k] for k in after if self._where(self._said, k) not in by_place]
        return [*links, *({"text": self._words(s), "name": s["meta"] or None, "kind": "person", "actor": None} for s in new)]

    def _region(self, claim: str) -> str:
        return claim if claim in self._said else self._overlapping({claim})[claim]

    def _where(self, found: Regions, key: str) -> tuple[int, int]:
        return found[key]["start"], found[key]["end"]

    def _words(self, said: Mapping[str, Any]) -> str:
        text = self._sheet.text
        return text[code_points(text, said["start"]) : code_points(text, said["end"])]

    def _events(self, claims: Mapping[str, str]) -> Iterator[Judgement]:
        for region, claim in claims.items():
            for label, other in self._said[region]["relations"]:
                if label in _EVENTS and other in claims:
                    yield self._judgement(
                        self._claims[claim], about="event_claims", object=self._claims[claims[other]]["id"], verdict=_EVENTS[label]
                    )

    def _judgement(self, row: Mapping[str, Any], *, about: str = "claims", why: str = "Label Studio", **said: Any) -> Judgement:
        made = {"about": about, "subject": row["id"], "made_by": self._by, "why": why, **said}
        moment = self._judged and self._judged.isoformat()
        return Judgement(**made, judged=self._judged, id=digest(("label-studio", self._key, made, moment)))


def _part(part: Mapping[str, Any], role: str) -> dict[str, Any]:
    return {"role": role, **{name: part[name] for name in ("text", "name", "country", "actor", "kind")}}


def _moment(text: object) -> datetime | None:
    """A moment as Label Studio writes it, in UTC."""
    try:
        found = datetime.fromisoformat(str(text).replace("Z", "+00:00"))
    except ValueError:
        return None
    return found.astimezone(UTC).replace(tzinfo=None) if found.tzinfo else found
