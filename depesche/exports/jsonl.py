"""JSON lines: every reading as it was added, `depesche.reading/1`."""

from __future__ import annotations

from pathlib import Path

from depesche.exports.about import write_about
from depesche.ledger import Ledger
from depesche.records import to_json


def write(ledger: Ledger, path: Path) -> list[Path]:
    """Write one reading a line, readings of older versions too; adding the file again gives the same ledger."""
    with path.open("w", encoding="utf-8", newline="\n") as out:
        out.writelines(to_json(reading) + "\n" for reading in ledger.readings())
    return [path, write_about(ledger, path)]
