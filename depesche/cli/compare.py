"""`depesche compare`: did it become rarer or more frequent, and what cannot be said."""

from __future__ import annotations

from typing import Any

import click

from depesche.cli.answers import answer_options, answered, happening_options

SHOWN = (
    "period",
    "events",
    "alleged",
    "other",
    "reports",
    "days_covered",
    "per_1000_reports",
    "per_30_days",
    "ratio_by_reports",
    "ratio_by_days",
)


@click.command("compare")
@happening_options
@click.option(
    "--between", nargs=2, required=True, metavar="BEFORE AFTER", help="Two periods: 2024 2025, or 2024-01/2024-06 2025-01/2025-06."
)
@answer_options
def command(ledger_path: str, as_json: bool, as_csv: bool, **asked: Any) -> None:
    """Compare two periods: rates per report and per day with exact intervals, in numbers and in words.

    Counts what is told as having happened; --status counts something else.
    Bounds of intervals are in --json and --csv.
    """
    answered(lambda ledger: ledger.compare(**asked), ledger_path, as_json=as_json, as_csv=as_csv, columns=SHOWN)
