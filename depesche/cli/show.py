"""`depesche show`: everything about one report, happening or actor."""

from __future__ import annotations

import click

from depesche.cli.answers import answer_options, answered


@click.command("show")
@click.argument("key", metavar="REPORT|EVENT|ACTOR")
@answer_options
def command(key: str, ledger_path: str, as_json: bool, as_csv: bool) -> None:
    """Show everything the ledger holds about one thing.

    A report by its id, doc, URL or origin; a happening by its id or one of its claims;
    an actor by id (`RUS`, `vladimir-putin`), Wikidata number or name.
    """
    answered(
        lambda ledger: ledger.show(key), ledger_path, as_json=as_json, as_csv=as_csv,
        columns=("section", "name", "value", "status", "earliest", "people", "said_by"),
    )  # fmt: skip
