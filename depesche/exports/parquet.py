"""Parquet: one file per table, with the types of the ledger."""

from __future__ import annotations

from pathlib import Path

from depesche.exports.about import write_about
from depesche.exports.folder import make_folder
from depesche.ledger import TABLES, Ledger


def write(ledger: Ledger, path: Path) -> list[Path]:
    """Write every table to `<folder>/<table>.parquet`, rows ordered by their keys."""
    make_folder(path)
    targets = {name: path / f"{name}.parquet" for name in TABLES}
    ledger.write_parquet(targets)
    return [*targets.values(), write_about(ledger, path)]
