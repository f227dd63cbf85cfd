"""`depesche export`: the ledger for other programs."""

from __future__ import annotations

import click

from depesche.cli.ledger_file import ledger_option


@click.command("export")
@click.option("--to", required=True, metavar="FORMAT", help="csv, jsonl or parquet.")
@click.option("--out", "-o", "out", required=True, type=click.Path(), help="The file, or the folder for several files.")
@ledger_option
def command(to: str, out: str, ledger_path: str) -> None:
    """Write the ledger for other programs, with sources, versions and a licence note beside it.

    jsonl: every reading as it was added. parquet: one file per table, in a folder.
    csv: one file per table in a folder, or one flat file of claims if the name ends in .csv.
    """
    from depesche.exports.ledger_formats import export
    from depesche.ledger import Ledger

    with Ledger(ledger_path, read_only=True) as ledger:
        for path in export(ledger, to, out):
            click.echo(str(path))
