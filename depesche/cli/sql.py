"""`depesche sql`: one SELECT to the ledger, read-only."""

from __future__ import annotations

import csv
import sys
from typing import TYPE_CHECKING

import click

from depesche.cli.ledger_file import ledger_option

if TYPE_CHECKING:
    from depesche.ledger import Table


@click.command("sql")
@click.argument("select", metavar='"SELECT ..."')
@ledger_option
@click.option("--json", "as_json", is_flag=True, help="Print JSON lines.")
@click.option("--csv", "as_csv", is_flag=True, help="Print CSV.")
def command(select: str, ledger_path: str, as_json: bool, as_csv: bool) -> None:
    """Ask the ledger a question in SQL; it can change nothing and reads nothing but the ledger.

    Tables: reports, claims, participants, attributions, actors, events, event_claims,
    stories, copies, judgements, rejected, runs; current_claims holds the newest reading
    of each report only.
    """
    from depesche.ledger import Ledger

    if as_json and as_csv:
        raise click.UsageError("--json and --csv do not go together; take one")
    with Ledger(ledger_path, read_only=True) as ledger:
        table = ledger.sql(select)
    if as_json:
        import msgspec

        for row in table.dicts():
            click.echo(msgspec.json.encode(row, enc_hook=str).decode("utf-8"))
    elif as_csv or not sys.stdout.isatty():
        _csv(table)
    else:
        _show(table)


def _csv(table: Table) -> None:
    from depesche.questions.answer import cell

    writer = csv.writer(sys.stdout, lineterminator="\n")
    writer.writerow(table.columns)
    writer.writerows([cell(value) for value in row] for row in table.rows)


def _show(table: Table) -> None:
    from rich.console import Console
    from rich.table import Table as View
    from rich.text import Text

    from depesche.questions.answer import cell

    view = View()
    for column in table.columns:
        view.add_column(Text(column), overflow="fold")
    for row in table.rows:
        view.add_row(*(Text(cell(value)) for value in row))
    Console(highlight=False).print(view)
