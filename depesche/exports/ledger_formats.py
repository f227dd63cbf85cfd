"""Which formats the ledger can be written in."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path

from depesche.errors import UsageError
from depesche.ledger import Ledger

FORMATS = {"csv": "csv_tables", "jsonl": "jsonl", "parquet": "parquet"}
"""Format -> the module of this room that writes it."""


def export(ledger: Ledger, to: str, path: str | Path) -> list[Path]:
    """Write the ledger in a format; give the files written, the one that tells about it last.

    Raises `UsageError` for an unknown format or a place that cannot be written.
    """
    if to not in FORMATS:
        raise UsageError(f"{to!r} is no format of export; there are: {', '.join(sorted(FORMATS))}")
    target = Path(path)
    if target.resolve() == ledger.path.resolve():
        raise UsageError(f"{path}: is the ledger itself; name another file")
    try:
        written: list[Path] = import_module(f"depesche.exports.{FORMATS[to]}").write(ledger, target)
    except OSError as error:
        raise UsageError(f"{error.filename or path}: cannot be written ({error.strerror}); name another place") from error
    return written
