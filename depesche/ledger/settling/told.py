"""One claim as the timeline sees it: who, when, where, and on whose word."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from difflib import SequenceMatcher
from functools import lru_cache
from typing import Any

from depesche.ledger.settling.independence import words

EXACT_DAYS = 7
"""An interval of at most so many days is a date; a longer one ("in May") is vague."""
MUTUAL = {"CONSULT", "AGREE", "COOPERATE"}
_ALIKE = 0.65
_OUTLETS = {"outlet", "state_media"}


@dataclass(frozen=True, slots=True)
class Told:
    """A claim of one report, as a row of `timeline.sql`."""

    row: Mapping[str, Any]
    sides: tuple[frozenset[str], frozenset[str]]
    persons: Mapping[str, frozenset[str]]

    @property
    def wording(self) -> tuple[str, ...]:
        """The report's words, for telling the same text from another."""
        return words(self.row["text"])

    @property
    def days(self) -> tuple[date, date] | None:
        """First and last day if both are known."""
        earliest, latest = self.row["earliest"], self.row["latest"]
        return (earliest, latest) if earliest and latest else None

    @property
    def exact(self) -> bool:
        """Whether the claim is dated to a few days."""
        return self.days is not None and (self.days[1] - self.days[0]).days < EXACT_DAYS


def told(row: Mapping[str, Any]) -> Told:
    """Make a claim of a row of `timeline.sql`."""
    parts = row["participants"]
    mutual = row["type"] in MUTUAL or row["mode"] == "sign"
    doing = frozenset(_party(p) for p in parts if mutual or p["role"] != "recipient")
    done_to = frozenset() if mutual else frozenset(_party(p) for p in parts if p["role"] == "recipient")
    persons: dict[str, frozenset[str]] = {}
    for p in parts:
        if p["kind"] == "person" and p["name"] and p["role"] != "on_behalf_of":
            side = p["country"] or ""
            persons[side] = persons.get(side, frozenset()) | {_person(p)}
    return Told(row, (doing, done_to), persons)


class Judged(str):
    """A person's name, folded, where somebody judged who it is not.

    `identity`: the actor who is meant; `apart`: identities of those it is not, whatever their names.
    """

    __slots__ = ("apart", "identity")
    identity: str
    apart: frozenset[str]


def _person(part: Mapping[str, Any]) -> str:
    if not part.get("apart"):
        return folded(part["name"])
    name = Judged(folded(part["name"]))
    name.identity, name.apart = part["actor"], frozenset(part["apart"])
    return name


@lru_cache(maxsize=1 << 16)
def folded(name: str) -> str:
    """A name for comparing: case folded, without accents."""
    if name.isascii():
        return name.casefold().strip()
    parts = unicodedata.normalize("NFKD", name.casefold())
    return "".join(c for c in parts if not unicodedata.combining(c)).strip()


def same_persons(one: Told, other: Told) -> bool:
    """Say whether the people named can be the same: no side names only others than the other does."""
    shared = one.persons.keys() & other.persons.keys()
    return all(any(alike(a, b) for a in one.persons[s] for b in other.persons[s]) for s in shared)


def same_place(one: Told, other: Told) -> bool:
    """Say whether the places can be the same: unknown fits any, meetings fit within one country."""
    a, b = one.row, other.row
    if not a["place"] or not b["place"]:
        return True
    if a["place_id"] and b["place_id"]:
        return bool(a["place_id"] == b["place_id"])
    if folded(a["place"]) == folded(b["place"]):
        return True
    return bool(a["type"] == "CONSULT" and a["place_country"] and a["place_country"] == b["place_country"])


def innermost(row: Mapping[str, Any]) -> frozenset[str]:
    """Keys of what a claim rests on: the innermost sayer and the innermost outlet that carries it.

    A report in its own voice, or on the word of somebody unnamed, rests on its outlet; where that is unknown, on nothing shared.
    """
    chain = list(row["sources"])
    named = [link for link in chain[:1] if link["kind"] != "unnamed"]
    outlets = [link for link in chain if link["kind"] in _OUTLETS][:1]
    if not named and not outlets:
        return frozenset({folded(row["outlet"])} if row["outlet"] else ())
    return frozenset(folded(link["name"] or link["text"]) for link in (*named, *outlets))


def rests_on(claims: Sequence[Told]) -> dict[str, frozenset[str]]:
    """What each report rests on; a report that also speaks for itself rests on itself alone."""
    rests: dict[str, frozenset[str]] = {}
    for claim in sorted(claims, key=lambda c: bool(c.row["sources"])):
        rests.setdefault(claim.row["report"], innermost(claim.row))
    return rests


def chain_words(row: Mapping[str, Any]) -> str:
    """The chain of sources as people read it, innermost last: `RIA Novosti <- press service`."""
    links = [link["name"] or link["text"] for link in reversed(row["sources"])]
    if not links:
        where = row["outlet"] or row["doc"]
        return f"{where}, own voice" if where else "own voice"
    return " <- ".join(links)


def _party(part: Mapping[str, Any]) -> str:
    return part["country"] or f"name:{folded(part['name'] or part['text'])}"


def alike(one: str, other: str) -> bool:
    """Same name, part of it (`Xi`), or family names spelt alike (`Schoigu`, `Shoigu`), unless somebody judged them to be two."""
    if isinstance(one, Judged) and isinstance(other, Judged) and (one.identity in other.apart or other.identity in one.apart):
        return False
    # Judged names equal plain ones: what is remembered is of the letters alone.
    return _spelt_alike(str(one), str(other))


@lru_cache(maxsize=1 << 16)
def _spelt_alike(one: str, other: str) -> bool:
    names, others = one.split() or [one], other.split() or [other]
    if set(names) <= set(others) or set(others) <= set(names):
        return True
    a, b = names[-1], others[-1]
    # The order of arguments matters to the matcher, so it is fixed.
    return SequenceMatcher(None, min(a, b), max(a, b)).ratio() >= _ALIKE
