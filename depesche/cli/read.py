"""`depesche read`: reports in, readings out."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import IO, Any

import click

from depesche.cli.inputs import intake_arguments, intake_options, reading_arguments, stopping
from depesche.records import Reading, Rejected, to_json


@click.command("read")
@click.argument("sources", nargs=-1, metavar="[SOURCE ...]")
@intake_arguments
@click.option("--json", "as_json", is_flag=True, help="Print JSONL also on a terminal.")
@click.option("--view", "as_view", is_flag=True, help="Print the view for people also in a pipe.")
@click.option("--html", "html_path", type=click.Path(dir_okay=False), help="Write a self-contained page to this file.")
@click.option("--rejected", "rejected_path", type=click.Path(dir_okay=False), help="Put rejected reports into this file.")
@click.option("-o", "--output", type=click.Path(dir_okay=False, path_type=Path), help="Write all outcomes to FILE.parquet or FILE.jsonl.")
@reading_arguments
def command(
    sources: tuple[str, ...],
    as_json: bool,
    as_view: bool,
    html_path: str | None,
    rejected_path: str | None,
    output: Path | None,
    relevant: bool,
    jobs: int,
    seconds: float | None,
    **options: Any,
) -> None:
    """Read reports and print what they claim, and who says so.

    SOURCE is a file, a folder, a URL, a list of them (.paths), or - for
    standard input. On a terminal a view for people, in a pipe JSON lines
    (`depesche.reading/1`).
    With -o everything goes into one file, rejected reports too: whole or not
    there, and always the same bytes. If the command is ended from outside, run
    it again: what is done is not read again.
    With --relevant, reports left out are listed like rejected ones (reason
    `irrelevant`), but are no failure.
    Exit code: 0 all read, 1 some rejected, 2 usage, 3 nothing to read, 130 stopped by Ctrl-C.
    """
    from depesche.pipeline import read_sources

    if not sources and sys.stdin.isatty():
        raise click.UsageError("name a SOURCE to read, or - for standard input")
    if output:
        if as_json or as_view or html_path or rejected_path:
            raise click.UsageError("-o writes everything to one file: leave out --json, --view, --html and --rejected")
        from depesche.cli.read_output import write

        with stopping(f"what is done is kept beside {output}, run again to go on"):
            sys.exit(write(sources or ("-",), output, intake_options(**options), relevant=relevant, jobs=jobs, seconds=seconds))
    outcomes = read_sources(sources or ("-",), intake_options(**options), jobs=jobs, relevant=relevant, seconds=seconds)
    with ExitStack() as stack:
        stack.enter_context(stopping("nothing was left half written"))
        rejected = stack.enter_context(Path(rejected_path).open("w", encoding="utf-8")) if rejected_path else None
        for_people = as_view or (sys.stdout.isatty() and not as_json)
        pages: list[Reading] = []
        counts = _show(_with_progress(outcomes), rejected, for_people, pages if html_path else None)
    if html_path:
        from depesche.web.report_file import page

        Path(html_path).write_text(page(pages), encoding="utf-8")
    sys.exit(_exit_code(*counts))


def _exit_code(read: int, rejected: int) -> int:
    """The exit code of the contract: 3 nothing to read, 1 some rejected, 0 all read."""
    if rejected:
        return 1
    return 0 if read else 3


def _show(
    outcomes: Iterable[Reading | Rejected], rejected_file: IO[str] | None, for_people: bool, pages: list[Reading] | None
) -> tuple[int, int]:
    """Print every outcome as it comes; give the numbers of readings, a left-out report being one that needed none, and of rejections."""
    read = rejected = left_out = 0
    for outcome in outcomes:
        if isinstance(outcome, Rejected):
            left_out += outcome.reason == "irrelevant"
            rejected += outcome.reason != "irrelevant"
            _reject(outcome, rejected_file, for_people or pages is not None)
            continue
        read += 1
        if pages is not None:
            pages.append(outcome)
        elif for_people:
            from depesche.cli.view import show

            show(outcome)
        else:
            sys.stdout.write(to_json(outcome) + "\n")
    sys.stdout.flush()
    if left_out:
        click.echo(f"depesche: {left_out} of {read + rejected + left_out} reports left out as irrelevant", err=True)
    return read + left_out, rejected


def _reject(outcome: Rejected, rejected_file: IO[str] | None, for_people: bool) -> None:
    if outcome.reason != "irrelevant":  # asked for, and counted at the end
        click.echo(f"depesche: {outcome.origin}: {outcome.reason}: {outcome.detail}", err=True)
    if rejected_file is not None:
        rejected_file.write(to_json(outcome) + "\n")
    elif not for_people:
        sys.stdout.write(to_json(outcome) + "\n")


def _with_progress(outcomes: Iterator[Reading | Rejected]) -> Iterator[Reading | Rejected]:
    """Show how many reports are read on a terminal, once there is more than one."""
    if not sys.stderr.isatty() or sys.stdout.isatty():
        yield from outcomes
        return
    from rich.console import Console
    from rich.progress import MofNCompleteColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    columns = (SpinnerColumn(), TextColumn("reading"), MofNCompleteColumn(), TextColumn("reports"), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task("reading", total=None)
        for outcome in outcomes:
            progress.advance(task)
            yield outcome
