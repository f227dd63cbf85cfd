"""Rows of `support.tsv` test themselves: `headline => text`, the text must bear the headline's word out, or must not."""

from __future__ import annotations

from collections.abc import Sequence

from depesche.lexicon.rows import SupportRow
from depesche.reading.document import Document
from depesche.reading.reader import documents
from depesche.reading.told_support import CONTESTED, bearers, rows_said
from depesche.records import Published, Report

_ARROW = " => "


def check_support(rows: Sequence[SupportRow], language: str) -> dict[str, list[str]]:
    """Problems of rows of `support.tsv`, by row id; rows without problems are left out."""
    wanted = [
        (row, bears, example) for row in rows for bears, examples in ((True, row.example), (False, row.never)) for example in examples
    ]
    reports = [_report(example, language) for _, _, example in wanted]
    out: dict[str, list[str]] = {}
    for (row, bears, example), document in zip(wanted, documents(reports), strict=True):
        problem = _problem(row, document, bears=bears)
        if problem:
            out.setdefault(row.id, []).append(f"{problem}: {example}")
    return out


def _report(example: str, language: str) -> Report:
    headline, _, text = example.partition(_ARROW)
    return Report(id="example", title=headline, text=text, published=Published(), language=language)


def _problem(row: SupportRow, document: Document, *, bears: bool) -> str:
    title, text = document.passage("title"), document.passage("text")
    said = any(r.id == row.id for t in title.parse.tokens for r in rows_said(title, t))
    if not said and row.kind != CONTESTED:
        return "its headline has none of the words"
    if bool(bearers(text, row)) == bears:
        return ""
    return "its text has no word that bears it out" if bears else "its text has a word that bears it out"
