"""Which actors are one by the judgements in force, and which are kept apart.

An actor is named by its id (`vladimir-putin`, `per:otto-muster`: whoever is read as that) or by an id in one reading
(`<reading>/per:otto-muster`), which means the same unless it was judged to be somebody else.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from depesche.ledger.reviewing.judgement import Judgement, last_words
from depesche.ledger.settling.clusters import connected

_OF_READING = re.compile(r"([0-9a-f]{20})/(.+)", re.DOTALL)
_TOLD = ("name", "country", "kind", "wikidata")


def of_reading(node: str) -> tuple[str, str] | None:
    """Give reading and id of an actor of one reading; None for an id alone."""
    found = _OF_READING.fullmatch(node)
    return (found[1], found[2]) if found else None


def plain(node: str) -> str:
    """The id alone."""
    found = of_reading(node)
    return found[1] if found else node


@dataclass(slots=True)
class Identities:
    """What judgements on actors come to.

    `detached`: actors of one reading that are others than their id says; `leaders`: who stands for each that was judged;
    `apart`: pairs of leaders that are not one; `told`: name, country of each as its judgement noted them.
    """

    detached: frozenset[str] = frozenset()
    leaders: dict[str, str] = field(default_factory=dict)
    apart: frozenset[frozenset[str]] = frozenset()
    told: dict[str, dict[str, Any]] = field(default_factory=dict)

    def node(self, actor: str) -> str:
        """Who is meant: the actor of the reading where it was detached, else its id."""
        return actor if actor in self.detached else plain(actor)

    def identity(self, actor: str) -> str:
        """Who stands for an actor."""
        node = self.node(actor)
        return self.leaders.get(node, node)

    @property
    def contradicted(self) -> bool:
        """Whether some were judged to be one and two at once."""
        return any(len(pair) == 1 for pair in self.apart)

    def rows(self) -> list[dict[str, Any]]:
        """Rows of `judged_actors`."""
        return [self._row(node) for node in sorted(self.leaders)]

    def _row(self, node: str) -> dict[str, Any]:
        leader = self.leaders[node]
        told = self.told.get(leader, {}) if leader != node else {}
        others = sorted(next(iter(pair - {leader}), leader) for pair in self.apart if leader in pair)
        return {"actor": node, "identity": leader, "name": told.get("name"), "country": told.get("country"), "apart": others}

    def detached_rows(self) -> list[dict[str, Any]]:
        """Rows of `detached_actors`."""
        found = [(node, of_reading(node)) for node in sorted(self.detached)]
        return [{"reading": parts[0], "actor": parts[1], "node": node} for node, parts in found if parts]


def identities(judgements: Iterable[Judgement]) -> Identities:
    """Work out who is who from the judgements in force, in order."""
    made = last_words(judgements)
    found = Identities(detached=frozenset(filter(None, (_detached(j) for j in made))))
    nodes = [(found.node(j.subject), found.node(j.object or ""), j) for j in made]
    for one, other, judgement in nodes:
        for node, side in ((one, "one"), (other, "other")):
            found.told.setdefault(node, {k: (judgement.value or {}).get(side, {}).get(k) for k in _TOLD})
    found.leaders = {node: node for one, other, _ in nodes for node in (one, other)}
    for together in connected((one, other) for one, other, j in nodes if j.verdict == "same"):
        found.leaders.update(dict.fromkeys(together, min(together, key=_rank)))
    found.apart = frozenset(frozenset((found.leaders[a], found.leaders[b])) for a, b, j in nodes if j.verdict == "different")
    return found


def _detached(judgement: Judgement) -> str | None:
    """The actor of one reading that a judgement takes away from its id: the second of the two, if it is one of a reading."""
    one, other = judgement.subject, judgement.object or ""
    if judgement.verdict != "different" or plain(one) != plain(other):
        return None
    return other if of_reading(other) else one


def _rank(node: str) -> tuple[bool, bool, str]:
    """Ids of the tables stand for ids made by a reading, those for an actor of one reading."""
    return of_reading(node) is not None, ":" in node, node


def changed(before: Identities, after: Identities) -> tuple[set[str], set[str]]:
    """Ids that mean somebody else than before, and actors of one reading that were detached or are no longer."""
    one, other = (_by_actor(found) for found in (before, after))
    return {a for a in one.keys() | other.keys() if one.get(a) != other.get(a)}, set(before.detached ^ after.detached)


def _by_actor(found: Identities) -> Mapping[str, Any]:
    """Rows that say more than that an actor is itself."""
    return {row["actor"]: row for row in found.rows() if row["identity"] != row["actor"] or row["apart"]}
