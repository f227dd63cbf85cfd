"""The one form of a table file: rows sorted by id, cells normalised, one line break at the end."""

from __future__ import annotations

import unicodedata
from pathlib import Path


def formatted(text: str) -> str:
    """Give a table file in its normal form; cells keep their meaning.

    Rows are sorted by id, white space at the ends of cells and around the
    separators ` | ` and ` || ` is made regular, letters are NFC.
    """
    lines = [line for line in unicodedata.normalize("NFC", text).splitlines() if line.strip()]
    if not lines:
        return ""
    width = lines[0].count("\t") + 1
    rows = [_row(line, width) for line in lines[1:]]
    return "\n".join([_row(lines[0], width), *sorted(rows, key=_sort_key)]) + "\n"


def _row(line: str, width: int) -> str:
    cells = [_cell(cell) for cell in line.split("\t")]
    return "\t".join(cells + [""] * (width - len(cells)))


def _cell(cell: str) -> str:
    text = " ".join(cell.split())
    if " || " in text:
        return " || ".join(part.strip() for part in text.split(" || ") if part.strip())
    return text


def _sort_key(line: str) -> tuple[str, str]:
    return line.partition("\t")[0], line


def format_file(path: Path, *, write: bool) -> bool:
    """Whether a file is not in normal form; with `write` it is put into it."""
    before = path.read_text(encoding="utf-8")
    after = formatted(before)
    if write and after != before:
        path.write_text(after, encoding="utf-8", newline="\n")
    return after != before
