"""CSV: one file per table in a folder, or one flat file of claims when the name ends in `.csv`."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from depesche.exports.about import about, write_about
from depesche.exports.asked import parameters
from depesche.exports.files import make_folder, text_file
from depesche.exports.whole import refuse_question
from depesche.ledger import Ledger, Table
from depesche.questions.timeline import TimelineQuestion


def write(ledger: Ledger, path: Path, asked: TimelineQuestion) -> list[Path]:
    """Write tables (a folder), or the claims asked for with their report (a file); lists are JSON within their cell."""
    if path.suffix.lower() == ".csv":
        flat = ledger.stream_query("claims", {**parameters(asked), "status": list(asked.status)}, package=__package__)
        return [_write(path, flat), write_about(about(ledger), path)]
    refuse_question(asked, "csv in a folder")
    make_folder(path)
    files = [_write(path / f"{name}.csv", ledger.stream(name)) for name in ledger.tables()]
    return [*files, write_about(about(ledger), path)]


def _write(target: Path, pieces: Iterable[Table]) -> Path:
    with text_file(target) as out:
        writer = csv.writer(out, lineterminator="\n")
        for number, piece in enumerate(pieces):
            if number == 0:
                writer.writerow(piece.columns)
            writer.writerows([_cell(value) for value in row] for row in piece.rows)
    return target


def _cell(value: Any) -> Any:
    """Unknown is empty, yes and no are `true` and `false`, several values are JSON."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, (list, dict)):
        return json.dumps(value, ensure_ascii=False, default=str)
    return "" if value is None else value
