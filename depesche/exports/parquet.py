"""Parquet: one file per table, with the types of the ledger."""

from __future__ import annotations

from contextlib import ExitStack
from pathlib import Path

from depesche.exports.about import about, write_about
from depesche.exports.files import make_folder, replacing
from depesche.exports.whole import refuse_question
from depesche.ledger import Ledger
from depesche.questions.timeline import TimelineQuestion


def write(ledger: Ledger, path: Path, asked: TimelineQuestion) -> list[Path]:
    """Write every table to `<folder>/<table>.parquet`, rows ordered by their keys."""
    refuse_question(asked, "parquet")
    make_folder(path)
    names = ledger.tables()
    targets = [path / f"{name}.parquet" for name in names]
    with ExitStack() as drafts:
        ledger.write_parquet({name: drafts.enter_context(replacing(target)) for name, target in zip(names, targets, strict=True)})
    return [*targets, write_about(about(ledger), path)]
