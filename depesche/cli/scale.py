"""`depesche scale`: many files, many workers, one machine or a cluster."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from depesche.cli.inputs import intake_arguments, intake_options

if TYPE_CHECKING:
    from depesche.scale.crew import Begun, Crew, Event
    from depesche.scale.plan import Shard
    from depesche.scale.running import Outcome, Told
    from depesche.scale.shards import ShardOptions


@click.command("scale")
@click.argument("sources", nargs=-1, required=True, metavar="SOURCE...")
@click.option("-o", "--out", "folder", required=True, type=click.Path(file_okay=False, path_type=Path), help="The folder of the shards.")
@click.option("--ray", "address", metavar="ADDRESS", help="Work on a Ray cluster: auto, HOST:PORT, ray://HOST:PORT, or local.")
@click.option("--workers", type=click.IntRange(1), help="Workers at once; one for each processor core otherwise.")
@click.option(
    "--ledger", "ledger_path", metavar="PATH", type=click.Path(dir_okay=False, path_type=Path), help="Then put all into this ledger."
)
@click.option("--relevant", is_flag=True, help="Leave out, unparsed, reports in which nothing political seems to happen.")
@intake_arguments
def command(
    sources: tuple[str, ...],
    folder: Path,
    address: str | None,
    workers: int | None,
    ledger_path: Path | None,
    relevant: bool,
    **options: Any,
) -> None:
    """Read many files with many workers: every file becomes a Parquet file of its own in a folder.

    A file is read by one worker; if that dies, by another. What is complete stands in manifest.jsonl
    with its SHA-256 and is not read again: if the command is ended from outside, run it again.
    With --ray the workers are on a cluster, which reaches sources and folder under the same paths; without,
    they are processes of this machine. Neither their number nor their fate changes the result.
    Exit code: 0 all read, 1 some rejected (without --relevant) or some file given up, 2 usage, 3 nothing to read.
    """
    from depesche.scale.plan import plan
    from depesche.scale.running import run
    from depesche.scale.shards import ShardOptions

    noted = {name: value for name, value in sorted({**options, "relevant": relevant}.items()) if value not in (None, False)}
    settings = intake_options(**options)
    shards = plan(sources, settings.base)
    if not shards:
        click.echo("depesche: nothing to read", err=True)
        sys.exit(3)
    crew, number = _crew(folder, ShardOptions(intake=settings, relevant=relevant), address, workers)
    began = time.monotonic()
    with _progress(len(shards)) as told:
        outcome = run(shards, folder, crew, workers=number, options=noted, told=told)
    _summary(outcome, folder, time.monotonic() - began)
    if ledger_path is not None:
        from depesche.scale.shards import merge

        merge(ledger_path, [shard.target(folder) for shard in outcome.shards])
        click.echo(f"{ledger_path}: {len(outcome.shards)} shards put in")
    if not outcome.reports + outcome.rejected and not outcome.lost:
        sys.exit(3)
    # Reports left out as irrelevant are no failure, and shards count them among the rejected ones.
    sys.exit(1 if outcome.lost or (outcome.rejected and not relevant) else 0)


def _crew(folder: Path, options: ShardOptions, address: str | None, workers: int | None) -> tuple[Crew, int]:
    if address is not None:
        from depesche.scale.cluster import RayCrew

        cluster = RayCrew(folder, options, address, workers)
        return cluster, workers or cluster.size()
    from depesche.scale.local import LocalCrew

    return LocalCrew(folder, options), workers or os.cpu_count() or 1


def _summary(outcome: Outcome, folder: Path, seconds: float) -> None:
    known = f", {outcome.known} of them complete before" if outcome.known else ""
    redone = f"; {outcome.redone} begun again" if outcome.redone else ""
    click.echo(f"{folder}: {len(outcome.shards)} shards{known}, {outcome.reports} read, {outcome.rejected} rejected or left out{redone}")
    if len(outcome.shards) > outcome.known:
        click.echo(f"  {seconds:.1f} s, {outcome.seconds:.1f} s of workers' processor time, at most {outcome.peak_mib:.0f} MiB a worker")
    for shard, why in outcome.lost.items():
        click.echo(f"depesche: {shard.source}: given up: {why}", err=True)


@contextmanager
def _progress(total: int) -> Iterator[Told]:
    """Show shards, rate and time left on a terminal; elsewhere only tell of deaths and failures."""
    from rich.console import Console
    from rich.progress import MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn, TimeRemainingColumn

    columns = (TextColumn("reading"), MofNCompleteColumn(), TextColumn("shards"), TimeElapsedColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True, disable=not sys.stderr.isatty()) as bar:
        task = bar.add_task("reading", total=total)

        def told(event: Event | Begun, shard: Shard | None) -> None:
            from depesche.scale.crew import Done, Failed, Gone

            if isinstance(event, Done):
                bar.advance(task)
            elif isinstance(event, Failed | Gone):
                about = f"{shard.source}: " if shard else ""
                bar.console.print(f"depesche: {about}worker {event.seat}: {event.why}", markup=False, highlight=False)

        yield told
