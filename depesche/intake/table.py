"""CSV and TSV: a header line, then one report a row."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from io import StringIO

from depesche.errors import InputError
from depesche.intake.decode import decode
from depesche.intake.fields import draft_of
from depesche.intake.options import Draft, IntakeOptions
from depesche.intake.shapes import shape_of

_SIGNS = (",", ";", "\t", "|")


def read_table(data: bytes, options: IntakeOptions, *, tabs: bool) -> Iterator[tuple[int, Draft | InputError]]:
    """Give (line number, draft or error) for every row of a table; the header line is line 1.

    Args:
        data: The table, header line first.
        options: Encoding and the `--map` in force.
        tabs: Whether it is a TSV file, whose cells only tabs separate.

    Raises:
        InputError: `csv` if no column holds the text, `empty` if no row follows the header.

    """
    text = decode(data, fallback=options.encoding)
    csv.field_size_limit(max(csv.field_size_limit(), options.max_bytes))
    rows = _rows(text, tabs=tabs)
    _, first = next(rows, (1, InputError("empty", "is an empty table")))
    if isinstance(first, InputError):
        raise first
    header = [cell.strip() for cell in first]
    _check_header(header, options)
    empty = True
    for line, row in rows:
        empty = False
        yield line, row if isinstance(row, InputError) else _draft(header, row, options)
    if empty:
        raise InputError("empty", "is a table without rows")


def _rows(text: str, *, tabs: bool) -> Iterator[tuple[int, list[str] | InputError]]:
    """Rows that are not blank; a row that breaks the table is an error and the last."""
    first = text.lstrip("\n").partition("\n")[0]
    # Quotation marks in a TSV file are mostly those of the text.
    sign, quoting = ("\t", csv.QUOTE_NONE) if tabs else (max(_SIGNS, key=first.count), csv.QUOTE_MINIMAL)
    rows = csv.reader(StringIO(text, newline=""), delimiter=sign, quoting=quoting, strict=True)  # type: ignore[arg-type]
    while True:
        line = rows.line_num + 1
        try:
            row = next(rows)
        except StopIteration:
            return
        except csv.Error as error:
            yield line, InputError("csv", f"the row is broken ({error}); what follows it is not read")
            return
        if any(row):
            yield line, [_unquoted(cell) for cell in row] if tabs else row


def _unquoted(cell: str) -> str:
    """A TSV cell that a spreadsheet put in quotation marks, doubling those inside."""
    inner = cell[1:-1].replace('""', "")
    quoted = len(cell) > 1 and cell[0] == cell[-1] == '"' and '"' not in inner
    return cell[1:-1].replace('""', '"') if quoted else cell


def _check_header(header: list[str], options: IntakeOptions) -> None:
    wanted = {options.csv_map.get("text", "text"), options.csv_map.get("html", "html")}
    shape = None if options.csv_map else shape_of(header)
    if shape and not set(shape.text).intersection(header):
        raise InputError("csv", f"is a list of {shape.tool}: addresses and titles, but no texts; fetch the pages and read those, "
                         "or read the titles alone with --map text=title")  # fmt: skip
    if not shape and not wanted.intersection(header):
        names = ", ".join(map(repr, header[:8]))
        raise InputError("csv", f"has no column text or html (columns: {names}); name it with --map text=COLUMN")
    if twice := sorted({name for name in header if header.count(name) > 1}):
        raise InputError("csv", f"has two columns {twice[0]!r}; rename one")


def _draft(header: list[str], row: list[str], options: IntakeOptions) -> Draft | InputError:
    if len(row) != len(header):
        return InputError("csv", f"the row has {len(row)} cells, the header {len(header)}; quote cells with separators")
    record = dict(zip(header, row, strict=True))
    try:
        return draft_of(record, options.csv_map)
    except InputError as error:
        return InputError("empty", "the text is empty") if error.reason == "json" else error
