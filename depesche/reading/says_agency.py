"""News agencies a report names as where it comes from: "(dpa/AFP)" at its end, "KYIV (Reuters) - " at its head.

They are the source of what the report says in its own voice.
"""

from __future__ import annotations

import re
from functools import cache

from depesche.lexicon.rows import OutletRow
from depesche.lexicon.tables import load
from depesche.reading.document import Cast, Document
from depesche.records import Attribution, AttributionSource

AGENCY = "said.agency"

_TAGS = (
    re.compile(r"\((?P<names>[^()\n]{2,50})\)[.\s]*\Z"),
    re.compile(r"[\n.!?”“\"]\s*+[–—-]?+\s*+(?P<names>[A-Za-z]{2,12}+(?:/[A-Za-z]{2,12}+)*+)\s*+\Z"),
    re.compile(r"\A[^()\n.]{0,50}\((?P<names>[^()\n]{2,50})\)\s*[-–—:]"),
)
"""In brackets at the end, alone behind the last sentence, in brackets in a dateline."""
_APART = re.compile(r"\s*(?:/|,|;|\bund\b|\band\b)\s*")


@cache
def _agencies() -> dict[str, OutletRow]:
    return {name.casefold(): row for row in load(OutletRow) if row.agency for name in (row.id, row.name)}


def agency_of(document: Document, cast: Cast, number: int) -> Attribution | None:
    """The attribution of a whole report to the agencies it names, without content of its own; None where it names none.

    Args:
        document: The report; only its text is looked at.
        cast: Who is mentioned in it: an agency known there is given with its id.
        number: Number of the attribution: its id is `a<number>`.

    """
    text = document.report.text
    for tag in _TAGS:
        match = tag.search(text)
        known = [_agencies().get(name.casefold()) for name in _APART.split(match["names"].strip())] if match else []
        first = next((row for row in known if row is not None), None)
        if match is None or first is None:
            continue
        begin, end = match.span("names")
        actor = first.id if any(a.id == first.id for a in cast.actors) else None
        kind = "state_media" if first.listed_by else "outlet"
        source = AttributionSource(actor=actor, begin=begin, end=end, kind=kind)  # type: ignore[arg-type]
        return Attribution(id=f"a{number}", source=source, form="phrase", rule=AGENCY)
    return None
