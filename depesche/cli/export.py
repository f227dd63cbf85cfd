"""`depesche export`: the ledger for other programs."""

from __future__ import annotations

import json
from typing import Any

import click

from depesche.cli.answers import happening_options, period_options
from depesche.cli.ledger_file import ledger_option


@click.command("export")
@click.option("--to", required=True, metavar="FORMAT", help="One of the formats below.")
@click.option("--out", "-o", "out", required=True, type=click.Path(), help="The file, or the folder for several files.")
@happening_options
@period_options
@click.option("--report-day", is_flag=True, help="cameo, gdelt, plover, polecat: date what has no known day by the day of its report.")
@ledger_option
def command(to: str, out: str, ledger_path: str, **asked: Any) -> None:
    """Write the ledger for other programs, with sources, versions and a licence note beside it.

    Whole: jsonl (every reading as it was added), parquet (one file per table, in a folder), csv (the same, or one flat file
    of claims if the name ends in .csv), sqlite (for Datasette).

    Happenings, all or those asked for: plover (PLOVER 2.0), polecat, cameo (triples), gdelt (GDELT 2.0, 61 columns), ftm
    (FollowTheMoney statements), geojson, ical, timelinejs, prov (PROV-O).  What is alleged, planned or denied never looks
    like what happened; what a format cannot say is left out and counted in <file>.about.json.
    """
    from depesche.exports.ledger_formats import export
    from depesche.ledger import Ledger
    from depesche.questions.caveats import counted

    with Ledger(ledger_path, read_only=True) as ledger:
        written = export(ledger, to, out, **asked)
    for path in written:
        click.echo(str(path))
    left_out = json.loads(written[-1].read_text(encoding="utf-8")).get("left_out", {})
    for reason, number in left_out.items():
        click.echo(f"left out: {counted(number, 'happening')}: {reason}", err=True)
