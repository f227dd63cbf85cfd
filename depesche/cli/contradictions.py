"""`depesche contradictions`: claims of one happening that do not fit each other."""

from __future__ import annotations

from typing import Any

import click

from depesche.cli.answers import answer_options, answered, happening_options, period_options


@click.command("contradictions")
@happening_options
@period_options
@answer_options
def command(ledger_path: str, as_json: bool, as_csv: bool, **asked: Any) -> None:
    """List happenings that reports tell differently: status, day, place, people, mode; with who says which."""
    answered(
        lambda ledger: ledger.contradictions(**asked), ledger_path, as_json=as_json, as_csv=as_csv,
        columns=("event", "type", "who", "field", "versions"),
    )  # fmt: skip
