"""CSV and TSV: a header line, then one report a row."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from io import StringIO

from depesche.errors import InputError
from depesche.intake.decode import decode
from depesche.intake.fields import draft_of
from depesche.intake.options import Draft, IntakeOptions

_SIGNS = (",", ";", "\t", "|")


def read_table(data: bytes, options: IntakeOptions, *, tabs: bool) -> Iterator[tuple[int, Draft | InputError]]:
    """Give (line number, draft or error) for every row of a table; the header line is line 1.

    Args:
        data: The table, header line first.
        options: Encoding and the `--map` in force.
        tabs: Whether it is a TSV file, whose cells only tabs separate.

    """
    text = decode(data, fallback=options.encoding)
    csv.field_size_limit(max(csv.field_size_limit(), options.max_bytes))
    first = text.lstrip("\n").partition("\n")[0]
    sign = "\t" if tabs else max(_SIGNS, key=first.count)
    rows = csv.reader(StringIO(text, newline=""), delimiter=sign, strict=True)
    header: list[str] | None = None
    while True:
        line = rows.line_num + 1
        try:
            row = next(rows)
        except StopIteration:
            break
        except csv.Error as error:
            yield line, InputError("csv", f"the row is broken ({error}); what follows it is not read")
            return
        if header is None:
            header = [cell.strip() for cell in row]
            if problem := _wrong_header(header, options):
                yield 1, problem
                return
        elif row:
            yield line, _draft(header, row, options)


def _wrong_header(header: list[str], options: IntakeOptions) -> InputError | None:
    wanted = {options.csv_map.get("text", "text"), options.csv_map.get("html", "html")}
    if not wanted.intersection(header):
        names = ", ".join(map(repr, header[:8]))
        return InputError("csv", f"has no column text or html (columns: {names}); name it with --map text=COLUMN")
    twice = sorted({name for name in header if header.count(name) > 1})
    return InputError("csv", f"has two columns {twice[0]!r}; rename one") if twice else None


def _draft(header: list[str], row: list[str], options: IntakeOptions) -> Draft | InputError:
    if len(row) != len(header):
        return InputError("csv", f"the row has {len(row)} cells, the header {len(header)}; quote cells with separators")
    record = dict(zip(header, row, strict=True))
    try:
        return draft_of(record, options.csv_map)
    except InputError as error:
        return InputError("empty", "the text is empty") if error.reason == "json" else error
