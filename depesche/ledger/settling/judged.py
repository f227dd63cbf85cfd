"""Which claims people judged to tell one event, or two: what was said of some goes for all that were said to be one with them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from depesche.ledger.settling.clusters import connected
from depesche.ledger.settling.database import rows

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

_IN_FORCE = """
    SELECT subject, object, verdict FROM judgements
    WHERE about = 'event_claims' AND withdraws IS NULL
        AND id NOT IN (SELECT withdraws FROM judgements WHERE withdraws IS NOT NULL)
    ORDER BY judged NULLS FIRST, rowid"""


class Judged:
    """Judgements in force on pairs of claims; empty (false) where there are none.

    `sets`: for each claim that was judged the least claim of all that are one event with it, itself included.
    """

    def __init__(self, pairs: Mapping[frozenset[str], bool] | None = None) -> None:
        said = {pair: same for pair, same in (pairs or {}).items() if len(pair) > 1}
        self.sets = {claim: claim for pair in said for claim in pair}
        for together in connected(tuple(sorted(pair)) for pair, same in said.items() if same):  # type: ignore[misc]
            self.sets.update(dict.fromkeys(together, min(together)))
        self._apart = {frozenset(self.sets[claim] for claim in pair) for pair, same in said.items() if not same}

    def __bool__(self) -> bool:
        """Whether anything was judged."""
        return bool(self.sets)

    def verdict(self, one: str, other: str) -> bool | None:
        """Say whether two claims were judged to be one event, not to be, or (None) nothing."""
        a, b = self.sets.get(one), self.sets.get(other)
        if a is None or b is None:
            return None
        return True if a == b else False if frozenset((a, b)) in self._apart else None

    def contradicted(self) -> bool:
        """Whether some claims were judged to be one event and two at once."""
        return any(len(pair) == 1 for pair in self._apart)

    def among(self, claims: Iterable[str]) -> Judged:
        """Leave only what was judged of some claims."""
        found = Judged()
        found.sets = {claim: self.sets[claim] for claim in claims if claim in self.sets}
        found._apart = self._apart if found.sets else set()
        return found

    def together(self, claims: Iterable[str]) -> set[str]:
        """Give some claims with all that were judged to be one event with one of them."""
        some = set(claims)
        wanted = {self.sets[claim] for claim in some if claim in self.sets}
        return some | {claim for claim, least in self.sets.items() if least in wanted}


def event_judgements(connection: DuckDBPyConnection) -> Judged:
    """Give the judgements in force; the last word on two claims counts, and `unsure` says nothing."""
    said: dict[frozenset[str], bool | None] = {}
    for row in rows(connection, _IN_FORCE):
        said[frozenset((row["subject"], row["object"]))] = {"same": True, "different": False}.get(row["verdict"])
    return Judged({pair: same for pair, same in said.items() if same is not None})
