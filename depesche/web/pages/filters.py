"""Which events a page shows: the filters that timeline, counts, contradictions and exports share, and what one can choose."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Any

from fastapi import Depends

from depesche.ledger import Ledger
from depesche.questions.parties import party_codes
from depesche.records import MODES
from depesche.web.page import address
from depesche.web.pages.choices import CLASSES, STATUSES, Class
from depesche.web.pages.common import Word, Words
from depesche.web.party_names import party_name

_OFFERED = 400


@dataclass(frozen=True, slots=True)
class Filters:
    """What was asked for; parties as codes."""

    parties: tuple[str, ...] = ()
    type: str | None = None
    mode: str | None = None
    status: tuple[str, ...] = ()
    since: str | None = None
    until: str | None = None

    @property
    def asked(self) -> dict[str, Any]:
        """Fields of a `TimelineQuestion`."""
        return {
            "parties": self.parties, "type": self.type, "mode": self.mode, "status": self.status, "since": self.since, "until": self.until,
        }  # fmt: skip

    @property
    def parameters(self) -> dict[str, Any]:
        """Parameters of an address that asks for the same."""
        asked = self.asked
        return {"party": asked.pop("parties"), **asked}

    @property
    def any(self) -> bool:
        """Whether anything narrows the question."""
        return any(self.asked.values())

    def address(self, path: str, **changes: Any) -> str:
        """Give the address of a page with the same filters, some of them changed."""
        return address(path, {**self.parameters, **changes})


def filters(
    party: Words = [], act: Class = None, mode: Word = None, status: Words = [], since: Word = None, until: Word = None  # noqa: B006
) -> Filters:  # fmt: skip
    """Read the filters of an address; raises `UsageError` for a party nobody knows."""
    parties = party_codes(name for name in party if name.strip())
    statuses = tuple(dict.fromkeys(name for name in status if name))
    return Filters(
        parties, (act or "").upper() or None, mode or None, statuses, (since or "").strip() or None, (until or "").strip() or None
    )


OfFilters = Annotated[Filters, Depends(filters)]
"""Parameter of a page function that takes the filters of the address."""


def choices(ledger: Ledger) -> dict[str, Any]:
    """Give what the filters offer: the parties of this ledger, those with most events first, classes, modes, statuses."""
    parties = ledger.query("party_choices", {"most": _OFFERED}, package="depesche.web").rows
    return {
        "parties": tuple(row[0] for row in parties), "name": party_name, "classes": CLASSES, "modes": MODES, "statuses": STATUSES,
    }  # fmt: skip
