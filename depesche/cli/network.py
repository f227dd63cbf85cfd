"""`depesche network`: which parties have most events in common, cooperation and conflict apart."""

from __future__ import annotations

from typing import Any

import click

from depesche.cli.answers import answer_options, answered, period_options

SHOWN = ("party", "other", "events", "cooperation", "conflict", "disputed", "alleged", "first", "last")


@click.command("network")
@click.option("--party", metavar="STATE", help="RUS, Russland, IGO:UN ...: only its pairs, and those of its partners.")
@click.option("--type", "type", metavar="CLASS", help="Event class, e.g. CONSULT.")
@click.option("--mode", metavar="MODE", help="Mode of the class, e.g. visit.")
@click.option("--status", multiple=True, metavar="STATUS", help="occurred, planned, denied ...; several: any of them.")
@period_options
@click.option("--least", default=1, show_default=True, metavar="N", help="Only pairs with at least so many events.")
@click.option("--limit", default=40, show_default=True, metavar="N", help="The strongest so many pairs.")
@answer_options
def command(ledger_path: str, as_json: bool, as_csv: bool, **asked: Any) -> None:
    """List pairs of states and organisations by the events in which one acts on the other, or both act.

    Counts what is told as having happened; --status counts something else.
    """
    answered(lambda ledger: ledger.network(**asked), ledger_path, as_json=as_json, as_csv=as_csv, columns=SHOWN)
