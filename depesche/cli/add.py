"""`depesche add`: reports in, readings into the ledger."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache
from typing import TYPE_CHECKING, Any

import click

from depesche.cli.inputs import intake_arguments, intake_options, reading_arguments, stopping
from depesche.cli.ledger_file import ledger_option

if TYPE_CHECKING:
    from depesche.intake import Record
    from depesche.ledger import Added, Ledger
    from depesche.records import Reading, Rejected, Report


@click.command("add")
@click.argument("sources", nargs=-1, metavar="SOURCE...")
@ledger_option
@intake_arguments
@reading_arguments
def command(sources: tuple[str, ...], ledger_path: str, relevant: bool, jobs: int, seconds: float | None, **options: Any) -> None:
    """Read reports and put them into the ledger; what is there already is not read again.

    SOURCE is a file, a folder, a URL, a list of them (.paths), or - for
    standard input. Readings in a Parquet file that `depesche read -o` wrote
    are stored as they are. If the command is ended from outside, run it again:
    it goes on where it stopped.
    With --relevant, reports left out are noted with the reason `irrelevant`.
    Exit code: 0 all read, 1 some rejected, 2 usage, 3 nothing to read, 130 stopped by Ctrl-C.
    """
    from depesche.intake import take_in
    from depesche.ledger import Added
    from depesche.questions import Ledger

    if not sources and sys.stdin.isatty():
        raise click.UsageError("name a SOURCE to read, or - for standard input")
    noted = {name: value for name, value in sorted(options.items()) if value not in (None, False)}
    settings = intake_options(**options)
    stopped = stopping(f"what was read is in {ledger_path}, run again to go on")
    with stopped, Ledger(ledger_path, options=noted) as ledger, _progress() as progress:
        intake = _NotYetRead(ledger, take_in(sources or ("-",), settings), progress)
        added = ledger.add_many(_read(intake, jobs, relevant=relevant, seconds=seconds), progress)
        ledger.settle()
    _summary(added + Added(known=intake.known), intake, ledger_path)


class _NotYetRead:
    """What intake gives, less the reports that the ledger has; counts what passes by."""

    def __init__(self, ledger: Ledger, items: Iterator[Record], progress: Callable[[int], object]) -> None:
        self._ledger, self._items, self._progress = ledger, items, progress
        self.known = self.seen = self.left_out = 0

    def __iter__(self) -> Iterator[Report | Rejected | Reading]:
        from depesche.language.port import languages
        from depesche.reading.reader import made_by
        from depesche.records import Report

        versions = cache(made_by)
        readable = frozenset(languages())
        for record in self._items:
            self.seen += 1
            item = record.stored() or record.settle()
            if isinstance(item, Report) and item.language in readable and self._ledger.has(item, versions(item.language or "")):
                self._ledger.add_origin(item)
                self.known += 1
                self._progress(1)
            else:
                yield item


def _read(intake: _NotYetRead, jobs: int, *, relevant: bool, seconds: float | None) -> Iterator[Reading | Rejected]:
    """Read what is left, telling people on standard error what could not be read."""
    from depesche.pipeline import read_items
    from depesche.records import Rejected

    for outcome in read_items(intake, jobs=jobs, relevant=relevant, seconds=seconds):
        if isinstance(outcome, Rejected) and outcome.reason == "irrelevant":
            intake.left_out += 1
        elif isinstance(outcome, Rejected):
            click.echo(f"depesche: {outcome.origin}: {outcome.reason}: {outcome.detail}", err=True)
        yield outcome


def _summary(added: Added, intake: _NotYetRead, path: str) -> None:
    rejected = intake.seen - added.new - added.known - intake.left_out
    repeated = rejected + intake.left_out - added.rejected
    again = f" ({repeated} of them noted before)" if repeated else ""
    left_out = f", {intake.left_out} left out as irrelevant" if intake.left_out else ""
    click.echo(f"{path}: {added.new} new, {added.known} known already, {rejected} rejected{left_out}{again}")
    if rejected:
        sys.exit(1)
    if not intake.seen:
        click.echo("depesche: nothing to read", err=True)
        sys.exit(3)


@contextmanager
def _progress() -> Iterator[Callable[[int], object]]:
    """Count reports on a terminal, be silent elsewhere."""
    if not sys.stderr.isatty():
        yield lambda _: None
        return
    from rich.console import Console
    from rich.progress import MofNCompleteColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    columns = (SpinnerColumn(), TextColumn("adding"), MofNCompleteColumn(), TextColumn("reports"), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("adding", total=None)
        yield lambda number: bar.advance(task, number)
