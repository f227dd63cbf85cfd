"""JSON lines: every reading as it was added, `depesche.reading/1`."""

from __future__ import annotations

from pathlib import Path

from depesche.exports.about import about, write_about
from depesche.exports.files import text_file
from depesche.exports.whole import refuse_question
from depesche.ledger import Ledger
from depesche.ledger.reviewing.lines import line_of
from depesche.questions.timeline import TimelineQuestion
from depesche.records import to_json


def write(ledger: Ledger, path: Path, asked: TimelineQuestion) -> list[Path]:
    """Write one reading a line, readings of older versions too; adding the file again gives the same ledger.

    What people judged stands beside it, `<file>.judgements.jsonl`, for `depesche review import`.
    """
    refuse_question(asked, "jsonl")
    with text_file(path) as out:
        out.writelines(to_json(reading) + "\n" for reading in ledger.readings())
    judgements = ledger.judgements()
    beside = path.with_name(f"{path.name}.judgements.jsonl")
    if judgements:
        with text_file(beside) as out:
            out.writelines(f"{line_of(judgement)}\n" for judgement in judgements)
    return [path, *([beside] if judgements else []), write_about(about(ledger), path)]
