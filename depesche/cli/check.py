"""`depesche check`: statements that count or compare acts, held against what the ledger counts."""

from __future__ import annotations

from typing import Any

import click

from depesche.cli.answers import answer_options, answered, period_options


@click.command("check")
@click.argument("report", metavar="[REPORT]", required=False)
@click.option("--type", "type", metavar="CLASS", help="Event class of the acts counted, e.g. CONSULT.")
@click.option("--party", "parties", multiple=True, metavar="STATE", help="RUS, Russland, IGO:UN ...; several: all are named.")
@period_options
@answer_options
def command(report: str | None, ledger_path: str, as_json: bool, as_csv: bool, **asked: Any) -> None:
    """Hold what reports say of a number of acts ("for the third time this year", "fewer than in 2024") against the ledger.

    REPORT is an id or its beginning, a doc, URL or origin; without it all reports are looked through,
    --since and --until by their day of publication. Each statement is borne out, not borne out,
    or the ledger cannot say, with the reason; the claims behind it are in --json and --csv.
    """
    answered(
        lambda ledger: ledger.check(report, **asked), ledger_path, as_json=as_json, as_csv=as_csv,
        columns=("verdict", "sentence", "said_by", "published", "found", "unsure", "why"),
    )  # fmt: skip
