"""`depesche copies`: which reports share their wording with one."""

from __future__ import annotations

import click

from depesche.cli.answers import answer_options, answered


@click.command("copies")
@click.argument("report", metavar="REPORT")
@answer_options
def command(report: str, ledger_path: str, as_json: bool, as_csv: bool) -> None:
    """List the reports that repeat a report or are repeated by it: identical, near identical, rewritten, quoting the same.

    REPORT is an id or its beginning, a doc, URL or origin. Shared passages, with their places
    in both reports, are in --json.
    """
    answered(
        lambda ledger: ledger.copies(report), ledger_path, as_json=as_json, as_csv=as_csv,
        columns=("kind", "order", "published", "outlet", "doc", "title", "why"),
    )  # fmt: skip
