"""`depesche tally`: how many happenings a period has, and how many reports the ledger holds of it."""

from __future__ import annotations

from typing import Any

import click

from depesche.cli.answers import answer_options, answered, happening_options, period_options
from depesche.cli.plotting import plot_option, plotted

SHOWN = ("period", "events", "disputed", "alleged", "other", "reports", "report_days", "outlets")


@click.command("tally")
@happening_options
@period_options
@click.option("--by", default="month", show_default=True, metavar="PERIOD", help="year, month or week.")
@answer_options
@plot_option
def command(ledger_path: str, as_json: bool, as_csv: bool, plot: str | None, **asked: Any) -> None:
    """Count happenings by year, month or week, beside the reports that the ledger holds of each.

    Counts what is told as having happened; --status counts something else.
    """
    if plotted(lambda ledger: ledger.tally(**asked), "plot_tally", plot, ledger_path=ledger_path, as_json=as_json, as_csv=as_csv):
        return
    answered(lambda ledger: ledger.tally(**asked), ledger_path, as_json=as_json, as_csv=as_csv, columns=SHOWN)
