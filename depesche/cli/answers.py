"""What every command that asks the ledger shares: its options, and how an answer is printed."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any, TypeVar

import click

from depesche.cli.ledger_file import ledger_option

if TYPE_CHECKING:
    from depesche.questions import Answer

F = TypeVar("F", bound=Callable[..., Any])

WIDTH = 100
_SHOWN = 8
"""Longer lists are cut on a terminal; JSON and CSV keep them whole."""


def happening_options(command: F) -> F:
    """Give a command the options that choose happenings."""
    for option in (
        click.option("--status", multiple=True, metavar="STATUS", help="occurred, planned, denied ...; several: any of them."),
        click.option("--mode", metavar="MODE", help="Mode of the class, e.g. visit."),
        click.option("--type", "type", metavar="CLASS", help="Event class, e.g. CONSULT."),
        click.option("--party", "parties", multiple=True, metavar="STATE", help="RUS, Russland, IGO:UN ...; several: all take part."),
    ):
        command = option(command)
    return command


def period_options(command: F) -> F:
    """Give a command the options that choose a period."""
    for option in (
        click.option("--until", metavar="DAY", help="Up to this day, month or year, which counts too."),
        click.option("--since", metavar="DAY", help="From this day, month or year on."),
    ):
        command = option(command)
    return command


def answer_options(command: F) -> F:
    """Give a command `--ledger`, `--json` and `--csv`; the last two arrive as `as_json`, `as_csv`."""
    for option in (
        click.option("--csv", "as_csv", is_flag=True, help="Print the rows as CSV."),
        click.option("--json", "as_json", is_flag=True, help="Print the whole answer as JSON."),
        ledger_option,
    ):
        command = option(command)
    return command


def answered(ask: Callable[[Any], Answer], ledger_path: str, *, as_json: bool, as_csv: bool, columns: Sequence[str]) -> None:
    """Open the ledger for reading, ask, and print: `columns` on a terminal or in a pipe, everything as JSON or CSV."""
    from depesche.questions import Ledger

    if as_json and as_csv:
        raise click.UsageError("--json and --csv do not go together; take one")
    with Ledger(ledger_path, read_only=True) as ledger:
        answer = ask(ledger)
    if as_json:
        click.echo(answer.to_json())
    elif as_csv:
        click.echo(answer.to_csv(), nl=False)
    else:
        view(answer, columns)


def view(answer: Answer, columns: Sequence[str]) -> None:
    """Print an answer for people: the answer in words, a table of some columns, caveats."""
    from rich import box
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    console = Console(highlight=False)
    console.width = min(WIDTH, console.width) if sys.stdout.isatty() else WIDTH
    ascii_only = not console.encoding.lower().startswith("utf")
    for sentence in answer.words:
        console.print(Text(sentence, style="bold"))
    if answer.rows:
        table = Table(box=box.ASCII if ascii_only else box.SIMPLE_HEAD, pad_edge=False)
        for column in columns:
            numbers = all(isinstance(row[column], (int, float, type(None))) for row in answer.dicts())
            table.add_column(column.replace("_", " "), justify="right" if numbers else "left", overflow="fold")
        for row in answer.dicts():
            table.add_row(*(Text(_shown(row[column], ascii_only=ascii_only)) for column in columns))
        console.print(table)
    else:
        console.print(Text("The ledger holds nothing that fits."))
    for caveat in answer.caveats:
        console.print(Text(f"- {caveat}", style="dim"))


def _shown(value: object, *, ascii_only: bool) -> str:
    from depesche.questions.answer import cell
    from depesche.questions.marks import in_ascii

    if isinstance(value, float):
        return f"{value:.0f}" if value >= 100 else f"{value:.3g}"
    if isinstance(value, (list, tuple)):
        shown = [cell(item) for item in value[:_SHOWN]]
        return "\n".join([*shown, f"and {len(value) - _SHOWN} more"] if len(value) > _SHOWN else shown)
    return in_ascii(cell(value)) if ascii_only else cell(value)
