"""Which reports the ledger holds, newest first, a part at a time."""

from __future__ import annotations

from depesche.errors import UsageError
from depesche.ledger import Ledger
from depesche.questions.answer import Answer
from depesche.questions.caveats import held_in_words
from depesche.questions.days import iso, period
from depesche.questions.timeline import coverage

COLUMNS = ("report", "title", "opening", "outlet", "doc", "language", "earliest", "latest", "claims")
"""`opening`: first words, where there is neither headline nor name; `earliest`, `latest`: days of publication;
`claims`: how many the current reading has."""
LIMIT = 50
_OPENING = 80


def listed(
    ledger: Ledger, *, since: str | None = None, until: str | None = None, language: str | None = None, outlet: str | None = None,
    title: str | None = None, claims: bool | None = None, limit: int = LIMIT, offset: int = 0,
) -> Answer:  # fmt: skip
    """List reports, those published last first.

    Args:
        ledger: Where to look.
        since: First day of publication: `2024`, `2024-05`, `2024-05-16`.
        until: Last day of publication, inclusive.
        language: `de`, `en` ...
        outlet: Who published it, as written.
        title: Words of the headline in a row, capitals or not.
        claims: Only those with claims, or only those without; None for all.
        limit: So many at most.
        offset: So many are left out before.

    `question["total"]` says how many fit.  Raises `UsageError` for a day that is none, or a limit below 1.
    """
    first, last = period(since, until)
    if limit < 1 or offset < 0:
        raise UsageError(f"a limit of {limit} from {offset} on shows nothing; take 1 or more from 0 on")
    asked = {"since": since, "until": until, "language": language, "outlet": outlet, "title": title, "claims": claims}
    parameters = {**asked, "since": first, "until": last, "limit": limit, "offset": offset}
    rows = ledger.query("listed", parameters, package=__package__).dicts()
    total = rows[0]["total"] if rows else 0
    held = coverage(ledger, first, last)
    bare = [row["text"] for row in rows if not (row["title"] or row["doc"])]
    openings = dict(ledger.query("openings", {"texts": bare}, package=__package__).rows) if bare else {}
    rows = [{**row, "opening": opening(openings[row["text"]]) if row["text"] in openings else None} for row in rows]
    shown = (tuple(iso(r[c]) if c in {"earliest", "latest"} else r[c] for c in COLUMNS) for r in rows)
    return Answer(
        question={"asked": "reports", **asked, "limit": limit, "offset": offset, "total": total}, columns=COLUMNS, rows=tuple(shown),
        coverage=held, caveats=(held_in_words(held, whole=not first and not last),),
    )  # fmt: skip


def opening(text: str) -> str:
    r"""Give the first words of a text, as a name for a report that has none.

    >>> opening("Der Minister\nreiste nach Paris.")
    'Der Minister reiste nach Paris.'
    """
    words = " ".join(text[: 4 * _OPENING].split())
    return words if len(words) <= _OPENING else words[:_OPENING].rsplit(" ", 1)[0] + " …"
