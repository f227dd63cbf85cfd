"""`depesche sources`: who says that something happened, copies folded."""

from __future__ import annotations

import click

from depesche.cli.answers import answer_options, answered


@click.command("sources")
@click.argument("event", metavar="EVENT")
@answer_options
def command(event: str, ledger_path: str, as_json: bool, as_csv: bool) -> None:
    """Say who vouches for a happening: independent voices, their reports, and the chain of sources of each claim.

    EVENT is the id of a happening or of one of its claims (columns `event` and `claims` of
    `depesche timeline --json`), or the beginning of one.
    """
    answered(
        lambda ledger: ledger.sources(event), ledger_path, as_json=as_json, as_csv=as_csv,
        columns=("voice", "published", "outlet", "doc", "mark", "chain", "same_as"),
    )  # fmt: skip
