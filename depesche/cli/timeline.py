"""`depesche timeline`: what happened between parties, in order, with sources."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

import click

from depesche.cli.ledger_file import ledger_option
from depesche.cli.plotting import plot_option, plotted

if TYPE_CHECKING:
    from rich.table import Table

    from depesche.questions import Answer

WIDTH = 100
_STYLES = {
    "+": "green", "✓": "green", "▸": "green", ">": "green", "✗": "red", "x": "red", "≠": "magenta", "#": "magenta",
    "◷": "cyan", "o": "cyan", "?": "yellow", "!": "yellow",
}  # fmt: skip


@click.command("timeline")
@click.option("--party", "parties", multiple=True, metavar="STATE", help="RUS, Russland, IGO:UN ...; several: all take part.")
@click.option("--type", "type_", metavar="CLASS", help="Event class, e.g. CONSULT.")
@click.option("--mode", metavar="MODE", help="Mode of the class, e.g. visit.")
@click.option("--since", metavar="DAY", help="From this day, month or year on.")
@click.option("--until", metavar="DAY", help="Up to this day, month or year, which counts too.")
@click.option("--status", multiple=True, metavar="STATUS", help="occurred, planned, denied ...; several: any of them.")
@ledger_option
@click.option("--json", "as_json", is_flag=True, help="Print the whole answer as JSON.")
@click.option("--csv", "as_csv", is_flag=True, help="Print the rows as CSV.")
@plot_option
def command(
    parties: tuple[str, ...], type_: str | None, ledger_path: str, as_json: bool, as_csv: bool, plot: str | None, **asked: Any
) -> None:
    """List what happened, is planned or was denied between parties, in order of days.

    One row a happening: claims of several reports that agree on class, parties and days.
    """
    from depesche.questions import Ledger

    if as_json and as_csv:
        raise click.UsageError("--json and --csv do not go together; take one")
    if plotted(lambda ledger: ledger.timeline(parties=parties, type=type_, **asked), "plot_timeline", plot, ledger_path=ledger_path,
               as_json=as_json, as_csv=as_csv):  # fmt: skip
        return
    with Ledger(ledger_path, read_only=True) as ledger:
        answer = ledger.timeline(parties=parties, type=type_, **asked)
    if as_json:
        click.echo(answer.to_json())
    elif as_csv:
        click.echo(answer.to_csv(), nl=False)
    else:
        _show(answer)


def _show(answer: Answer) -> None:
    from rich.console import Console
    from rich.text import Text

    console = Console(highlight=False)
    console.width = min(WIDTH, console.width) if sys.stdout.isatty() else WIDTH
    if answer.rows:
        console.print(_table(answer, ascii_only=not console.encoding.lower().startswith("utf")))
    else:
        console.print(Text("The ledger holds no claim that fits."))
    for caveat in answer.caveats:
        console.print(Text(f"- {caveat}", style="dim"))


def _table(answer: Answer, *, ascii_only: bool) -> Table:
    from rich import box
    from rich.table import Table

    table = Table(box=box.ASCII if ascii_only else box.SIMPLE_HEAD, show_lines=ascii_only, pad_edge=False, expand=True)
    for column, width, ratio in (("When", 10, 0), ("What", 13, 0), ("Who", 0, 2), ("Where", 10, 0), ("Says who", 0, 3)):
        table.add_column(column, width=width or None, ratio=ratio or None, overflow="fold")
    table.add_column("Reports", justify="right", width=8)
    for row in answer.dicts():
        table.add_row(*_cells(row, ascii_only=ascii_only))
    return table


def _cells(row: dict[str, Any], *, ascii_only: bool) -> list[Any]:
    from rich.text import Text

    from depesche.questions.marks import in_ascii

    mark = in_ascii(row["mark"]) if ascii_only else row["mark"]
    what = Text(mark, style=f"bold {_STYLES[mark[0]]}")
    what.append(f"\n{row['type']}" + (f" {row['mode']}" if row["mode"] else ""), style="not bold default")
    place = row["place"] or ""
    if row["place_country"]:
        place = f"{place} ({row['place_country']})".strip()
    return [
        Text(_days(row)), what, Text(_who(row, ascii_only=ascii_only)), Text(place),
        Text(_says(row, ascii_only=ascii_only)), Text(_support(row)),
    ]  # fmt: skip


def _days(row: dict[str, Any]) -> str:
    earliest, latest = row["earliest"], row["latest"]
    about = "about\n" if row["approximate"] else ""
    if earliest is None and latest is None:
        return "no date"
    if earliest == latest:
        return about + str(earliest)
    return about + f"{earliest or '?'}\n- {latest or '?'}"


def _who(row: dict[str, Any], *, ascii_only: bool) -> str:
    """Doers, then recipients behind an arrow, then in whose name."""
    who = ", ".join(row["actors"]) or "nobody named"
    if row["recipients"]:
        who += (" -> " if ascii_only else " → ") + ", ".join(row["recipients"])
    if row["on_behalf_of"]:
        who += f"\nfor {', '.join(row['on_behalf_of'])}"
    return who


def _says(row: dict[str, Any], *, ascii_only: bool) -> str:
    """Who says so; where the status changed from report to report, who said which since when."""
    from depesche.questions.marks import mark

    if len(row["history"]) == 1:
        return "; ".join(row["sources"])
    return "\n".join(
        f"{mark(step['status'], hedged=step['hedged'], ascii_only=ascii_only)}"
        f" {step['published'] or '(no date)'}: {'; '.join(step['sources'])}"
        for step in row["history"]
    )


def _support(row: dict[str, Any]) -> str:
    if row["reports"] == 1:
        return "1"
    return f"{row['reports']}\n{row['independent']} indep."
