"""`depesche read -o FILE`: everything into one file, with progress and one line at the end."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from depesche.errors import UsageError

if TYPE_CHECKING:
    from depesche.intake import IntakeOptions
    from depesche.scale.shards import ShardDone, Step


def write(sources: Sequence[str], target: Path, intake: IntakeOptions, *, relevant: bool, jobs: int, seconds: float | None) -> int:
    """Write the file, telling people what came out; give the exit code of the contract."""
    from depesche.scale.shards import ShardOptions, read_into, size_of

    options = ShardOptions(intake=intake, relevant=relevant, jobs=jobs, seconds=seconds)
    last: list[Step] = []
    begun = time.monotonic()
    with _bar(sum(1 for s in sources if s == "-"), lambda: size_of(sources)) as show:

        def progress(step: Step) -> None:
            last[:] = [step]
            show(step)

        try:
            done = read_into(sources, target, options, progress)
        except OSError as error:  # a full disk, a folder that may not be written
            said = error.strerror or str(error)
            raise UsageError(f"{target}: cannot be written: {said}; what is done is kept, run again to go on") from None
    _summary(done, last[0] if last else None, time.monotonic() - begun)
    left_out = done.reasons.get("irrelevant", 0)
    if done.rejected > left_out:
        return 1
    return 0 if done.reports + left_out else 3


def _summary(done: ShardDone, step: Step | None, seconds: float) -> None:
    reasons = ", ".join(f"{reason} {number}" for reason, number in done.reasons.items())
    words = f"{done.reports} read, {done.rejected} rejected" + (f" ({reasons})" if reasons else "")
    if step is None:
        words += "; finished before"
    elif step.skipped:
        words += f"; {step.skipped} of them by earlier runs"
    if step and step.done:
        words += f"; {step.done / seconds:.1f} reports/s"
    click.echo(f"depesche: {done.target}: {words}", err=True)


@contextmanager
def _bar(streams: int, size: Callable[[], int]) -> Iterator[Callable[[Step], object]]:
    """Show share, rate and remaining time on a terminal, be silent elsewhere."""
    if not sys.stderr.isatty():
        yield lambda _: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn, TimeElapsedColumn, TimeRemainingColumn

    columns = (
        TextColumn("reading"), BarColumn(), TaskProgressColumn(), TextColumn("{task.fields[count]:,} reports, {task.fields[rate]:.1f}/s"),
        TimeElapsedColumn(), TextColumn("left"), TimeRemainingColumn(),
    )  # fmt: skip
    first: tuple[int, float] | None = None  # until then processes were starting, which tells nothing of the rate
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("reading", total=None if streams else size() or None, count=0, rate=0.0)

        def show(step: Step) -> None:
            nonlocal first
            now = time.monotonic()
            first = first or (step.done, now)
            rate = (step.done - first[0]) / max(now - first[1], 0.001)
            bar.update(task, completed=step.passed, count=step.done + step.skipped, rate=rate)

        yield show
