"""`depesche sources`: who says that something happened, copies folded."""

from __future__ import annotations

import click

from depesche.cli.answers import answer_options, answered
from depesche.cli.plotting import plot_option, plotted


@click.command("sources")
@click.argument("event", metavar="EVENT")
@answer_options
@plot_option
def command(event: str, ledger_path: str, as_json: bool, as_csv: bool, plot: str | None) -> None:
    """Say who vouches for a happening: independent voices, their reports, and the chain of sources of each claim.

    EVENT is the id of a happening or of one of its claims (columns `event` and `claims` of
    `depesche timeline --json`), or the beginning of one.
    """
    if plotted(lambda ledger: ledger.sources(event), "plot_sources", plot, ledger_path=ledger_path, as_json=as_json, as_csv=as_csv):
        return
    answered(
        lambda ledger: ledger.sources(event), ledger_path, as_json=as_json, as_csv=as_csv,
        columns=("voice", "published", "outlet", "doc", "mark", "chain", "same_as"),
    )  # fmt: skip
