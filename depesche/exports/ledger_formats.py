"""Which formats the ledger can be written in."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from importlib import import_module
from pathlib import Path
from typing import Any, TextIO

from depesche.errors import UsageError
from depesche.exports.about import About, about, write_about
from depesche.exports.asked import question, told_happenings
from depesche.exports.files import text_file
from depesche.exports.happening import Happening
from depesche.ledger import Ledger
from depesche.questions.timeline import fields

WHOLE = {"csv": "csv_tables", "jsonl": "jsonl", "parquet": "parquet", "sqlite": "sqlite_tables"}
"""Format -> the module of this room that writes the tables or readings of a ledger, as they are."""

HAPPENINGS = {
    "cameo": "cameo", "ftm": "ftm", "gdelt": "gdelt", "geojson": "geojson", "ical": "ical", "plover": "plover",
    "polecat": "polecat", "prov": "prov", "timelinejs": "timelinejs",
}  # fmt: skip
"""Format -> the module that writes happenings, one after the other, to one file."""

CODINGS = ("cameo", "gdelt", "plover", "polecat")
"""Formats in which every record needs a day."""

FORMATS = {**WHOLE, **HAPPENINGS}


def export(ledger: Ledger, to: str, path: str | Path, *, report_day: bool = False, **asked: Any) -> list[Path]:
    """Write the ledger in a format; give the files written, the one that tells about it last.

    Args:
        ledger: What to write.
        to: One of `FORMATS`.
        path: The file, or the folder for formats of several files; what is there is replaced when the new one is whole.
        report_day: In codings of events (`CODINGS`), date acts of which no day is known by the day they were reported.
        asked: Fields of a `TimelineQuestion`: only happenings (flat CSV: claims) that fit it.

    Raises:
        UsageError: An unknown format, a place that cannot be written, or a question that this format does not take.

    """
    if to not in FORMATS:
        raise UsageError(f"{to!r} is no format of export; there are: {', '.join(sorted(FORMATS))}")
    target = Path(path)
    if str(path) == "-":
        raise UsageError("-: an export is files, one of which tells about the others; name a place for them")
    if target.resolve() == ledger.path.resolve():
        raise UsageError(f"{path}: is the ledger itself; name another file")
    if report_day and to not in CODINGS:
        raise UsageError(f"{to} needs no day for every record, so it takes no --report-day; {', '.join(CODINGS)} do")
    chosen = question(**asked)
    try:
        module = import_module(f"depesche.exports.{FORMATS[to]}")
        if to in HAPPENINGS:
            told = about(ledger, format=to, asked={name: value for name, value in fields(chosen).items() if value})
            told.report_day = report_day
            return _happenings(told_happenings(ledger, chosen), target, told, module.write)
        written: list[Path] = module.write(ledger, target, chosen)
    except OSError as error:
        raise UsageError(f"{error.filename or path}: cannot be written ({error.strerror}); name another place") from error
    return written


def _happenings(
    happenings: Iterator[Happening], target: Path, told: About, write: Callable[[Iterator[Happening], TextIO, About], None]
) -> list[Path]:
    with text_file(target) as out:
        write(happenings, out, told)
    return [target, write_about(told, target)]
