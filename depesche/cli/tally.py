"""`depesche tally`: how many happenings a period has, and how many reports the ledger holds of it."""

from __future__ import annotations

from typing import Any

import click

from depesche.cli.answers import answer_options, answered, happening_options, period_options

SHOWN = ("period", "events", "disputed", "alleged", "other", "reports", "report_days", "outlets")


@click.command("tally")
@happening_options
@period_options
@click.option("--by", default="month", show_default=True, metavar="PERIOD", help="year, month or week.")
@answer_options
def command(ledger_path: str, as_json: bool, as_csv: bool, **asked: Any) -> None:
    """Count happenings by year, month or week, beside the reports that the ledger holds of each.

    Counts what is told as having happened; --status counts something else.
    """
    answered(lambda ledger: ledger.tally(**asked), ledger_path, as_json=as_json, as_csv=as_csv, columns=SHOWN)
