"""What questions on settled events leave out: reports and claims that are not settled yet."""

from __future__ import annotations

from collections.abc import Iterator

from depesche.ledger import Ledger
from depesche.questions.caveats import counted


def unsettled_words(ledger: Ledger) -> Iterator[str]:
    """Say how many claims are missing because they are not settled; nothing where all are."""
    if ledger.settled:
        return
    missing = ledger.query("not_settled", package=__package__).rows[0][0]
    yield (
        f"Not settled yet, and not counted here: {counted(missing, 'claim')}; judgements since then do not count either. "
        "`depesche add` or `Ledger.settle()` settles them."
    )
