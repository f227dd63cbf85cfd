"""Reports with their words, where an answer needs them: settled claims come without."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from depesche.ledger import Ledger
from depesche.ledger.settling.told import Told


def reports_of(ledger: Ledger, reports: Iterable[str]) -> list[dict[str, Any]]:
    """Give some reports with where they came from and their `text`, in order of ids; ids that are no report are left out."""
    asked = sorted(set(reports))
    rows = ledger.query("reports", {"reports": asked}, package=__package__).dicts() if asked else []
    texts = _texts(ledger, [row["text_key"] for row in rows])
    return [{**row, "text": texts[row.pop("text_key")]} for row in rows]


def texts_of(ledger: Ledger, claims: Sequence[Told]) -> dict[str, str]:
    """Give the text of each report in which some claims are made."""
    texts = {claim.row["report"]: claim.row["text"] for claim in claims}
    missing = sorted(report for report, text in texts.items() if text is None)
    keys = dict(ledger.query("texts", {"reports": missing}, package=__package__).rows) if missing else {}
    known = _texts(ledger, keys.values())
    return {**texts, **{report: known[key] for report, key in keys.items()}}


def _texts(ledger: Ledger, keys: Iterable[str]) -> dict[str, str]:
    some = sorted(set(keys))
    return dict(ledger.query("texts_by_key", {"keys": some}, package=__package__).rows) if some else {}
