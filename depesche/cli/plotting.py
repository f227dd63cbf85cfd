"""What commands share that can draw their answer instead of printing it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

if TYPE_CHECKING:
    from depesche.questions import Answer

F = TypeVar("F", bound=Callable[..., Any])


def plot_option(command: F) -> F:
    """Give a command `--plot FILE`; its value arrives as `plot`."""
    return click.option("--plot", metavar="FILE", help="Draw the answer to FILE (.svg, .png or .pdf); needs the extra `plots`.")(command)


def plotted(ask: Callable[[Any], Answer], draw: str, plot: str | None, *, ledger_path: str, as_json: bool, as_csv: bool) -> bool:
    """Draw the answer if a plot is asked for, and say whether it was; `draw` names a function of `depesche.plots`."""
    if plot is None:
        return False
    if as_json or as_csv:
        raise click.UsageError("--plot goes with neither --json nor --csv; take one")
    from depesche import plots
    from depesche.plots.drawing import checked
    from depesche.questions import Ledger

    checked(plot)
    with Ledger(ledger_path, read_only=True) as ledger:
        answer = ask(ledger)
    written: Path = getattr(plots, draw)(answer, plot)
    click.echo(str(written))
    return True
