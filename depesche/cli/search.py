"""`depesche search`: reports by their words, names in any spelling."""

from __future__ import annotations

from typing import Any

import click

from depesche.cli.answers import answer_options, answered, period_options


@click.command("search")
@click.argument("words", nargs=-1, required=True, metavar="WORD...")
@click.option("--limit", type=click.IntRange(1), default=20, show_default=True, help="At most so many reports.")
@click.option("--language", metavar="CODE", help="Only reports in this language: de, en ...")
@period_options
@answer_options
def command(words: tuple[str, ...], ledger_path: str, as_json: bool, as_csv: bool, **asked: Any) -> None:
    """Find reports that hold all the words, best first.

    A name is found in other spellings and scripts as well: Shoigu finds Schoigu and Шойгу. visit* finds every
    word that begins so; '"state visit"' (with its quotation marks) words in a row.
    --since and --until are days of publication.
    """
    text = " ".join(words)
    answered(
        lambda ledger: ledger.search(text, **asked), ledger_path, as_json=as_json, as_csv=as_csv,
        columns=("published", "outlet", "doc", "title", "snippet", "words"),
    )  # fmt: skip
