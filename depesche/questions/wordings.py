"""The wording of reports, where an answer needs it: settled claims come without."""

from __future__ import annotations

from collections.abc import Sequence

from depesche.ledger import Ledger
from depesche.ledger.settling.told import Told


def texts_of(ledger: Ledger, claims: Sequence[Told]) -> dict[str, str]:
    """Give the text of each report in which some claims are made."""
    texts = {claim.row["report"]: claim.row["text"] for claim in claims}
    missing = sorted(report for report, text in texts.items() if text is None)
    rows = ledger.query("texts", {"reports": missing}, package=__package__).rows if missing else ()
    return {**texts, **dict(rows)}
