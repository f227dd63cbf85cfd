"""What every question gives back: rows, what they rest on, and what they cannot say."""

from __future__ import annotations

import csv
import io
from html import escape
from typing import Any

import msgspec

from depesche.records import Record

ANSWER_SCHEMA = "depesche.answer/1"


class Coverage(Record, frozen=True, kw_only=True):
    """What the ledger holds at all, so that few rows are not taken for few events.

    `reports` in the ledger; `in_period` published in the days asked for;
    `unpublished` without a known day of publication; `first`, `last` days of
    publication; `claims` that fit the question; `undated` ones among them.
    """

    reports: int
    in_period: int
    unpublished: int
    first: str | None = None
    last: str | None = None
    claims: int = 0
    undated: int = 0


class Answer(Record, frozen=True, kw_only=True):
    """An answer of the ledger: rows under columns, coverage, caveats, and, where rows need it, the answer in words.

    `total` says how many rows there are in all where only some of them are given; all the rest speaks of all of them.
    """

    schema: str = ANSWER_SCHEMA
    question: dict[str, Any]
    columns: tuple[str, ...]
    rows: tuple[tuple[Any, ...], ...]
    coverage: Coverage
    caveats: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    total: int | None = None

    def dicts(self) -> list[dict[str, Any]]:
        """Give each row as a dictionary by column name."""
        return [dict(zip(self.columns, row, strict=True)) for row in self.rows]

    def to_json(self) -> str:
        """Give the whole answer as one line of JSON, each row an object."""
        content = {
            "schema": self.schema, "question": self.question, "rows": self.dicts(),
            "words": self.words, "coverage": self.coverage, "caveats": self.caveats,
            **({} if self.total is None else {"total": self.total}),
        }  # fmt: skip
        return msgspec.json.encode(content).decode("utf-8")

    def to_csv(self) -> str:
        """Give the rows as CSV with a header; several values in one cell are joined by ` | `.

        Coverage and caveats do not fit into a table: take `to_json` to keep them.
        """
        out = io.StringIO()
        writer = csv.writer(out, lineterminator="\n")
        writer.writerow(self.columns)
        writer.writerows([cell(value) for value in row] for row in self.rows)
        return out.getvalue()

    def _repr_html_(self) -> str:
        """Show the answer in a notebook: the answer in words, the table, then the caveats."""
        said = "".join(f"<p>{escape(sentence)}</p>" for sentence in self.words)
        head = "".join(f"<th>{escape(column)}</th>" for column in self.columns)
        body = "".join("<tr>" + "".join(f"<td>{escape(cell(value))}</td>" for value in row) + "</tr>" for row in self.rows)
        notes = "".join(f"<li>{escape(caveat)}</li>" for caveat in self.caveats)
        return f"{said}<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table><ul>{notes}</ul>"


def cell(value: object) -> str:
    """Give one value as text for a table cell; nothing known is an empty cell."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, dict):
        return ", ".join(f"{k}: {cell(v)}" for k, v in value.items() if v not in (None, "", False))
    if isinstance(value, (list, tuple)):
        return " | ".join(cell(item) for item in value)
    return str(value)
