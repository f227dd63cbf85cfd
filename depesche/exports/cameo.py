"""CAMEO triples: day, source, target, code, tab-separated, with what is needed to count events and not lines."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from typing import TextIO

from depesche.exports.about import About
from depesche.exports.coding import cameo, cameo_actor, cameo_triples
from depesche.exports.happening import Happening

COLUMNS = (
    "date", "source", "target", "code", "quad", "goldstein", "event", "status", "reports", "independent", "url", "says",
)  # fmt: skip
"""The first four are what KEDS and PETRARCH write; `event` is the same for the lines of one event."""


def write(happenings: Iterator[Happening], out: TextIO, told: About) -> None:
    """Write a line for every pair of sides; what did not happen has a code of its own (`03` intends to) or no line."""
    writer = csv.writer(out, delimiter="\t", lineterminator="\n", quoting=csv.QUOTE_NONE, escapechar=None, quotechar=None)
    writer.writerow(COLUMNS)
    for one in happenings:
        coded = cameo(one, told)
        if coded is None:
            continue
        row, days = coded
        for source, target, code, scale in cameo_triples(one, row):
            cells = (
                f"{days.first:%Y%m%d}", cameo_actor(source), cameo_actor(target), code, row.quad, scale, one.id, one.told_as,
                one.reports, one.independent, one.lead["url"] or "", " | ".join(one.chains()),
            )  # fmt: skip
            writer.writerow([" ".join(str(cell).split()) for cell in cells])
