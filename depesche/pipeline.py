"""The straight line over many sources: intake, then reading, in one process or several.

A source that cannot be read becomes a `Rejected` in its place; nothing stops a
run and nothing is lost.  Output is the same, and in the same order, on any
number of processes.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from itertools import islice
from multiprocessing import get_context

from depesche.errors import EngineError
from depesche.intake import IntakeOptions
from depesche.intake import read_sources as take_in
from depesche.reading import reader
from depesche.records import Reading, Rejected, Report

_BATCH = 32  # as many as the parser takes together, few enough to stay in memory

Outcome = Reading | Rejected


def read_sources(sources: Iterable[str], options: IntakeOptions | None = None, *, jobs: int = 1) -> Iterator[Outcome]:
    """Read files, folders, URLs or `-`; one reading or rejection a report, in order.

    Args:
        sources: Paths, URLs, or `-` for standard input.
        options: How to take reports in; `None` for the defaults.
        jobs: Number of processes that read; the result does not depend on it.

    """
    yield from read_items(take_in(sources, options or IntakeOptions()), jobs=jobs)


def read_items(items: Iterable[Report | Rejected], *, jobs: int = 1) -> Iterator[Outcome]:
    """Read reports that were taken in already, in batches; rejections pass through in their place.

    Args:
        items: What intake gave.
        jobs: Number of processes that read; the result does not depend on it.

    """
    batches = _batches(iter(items))
    if jobs <= 1:
        for batch in batches:
            yield from read_batch(batch)
        return
    with ProcessPoolExecutor(max_workers=jobs, mp_context=get_context("spawn")) as pool:
        yield from _in_order(pool, batches, ahead=2 * jobs)


def _in_order(pool: ProcessPoolExecutor, batches: Iterator[list[Report | Rejected]], *, ahead: int) -> Iterator[Outcome]:
    """Hand out a few batches ahead and give results back in order, so that memory stays bounded."""
    waiting = [pool.submit(read_batch, batch) for batch in islice(batches, ahead)]
    while waiting:
        yield from waiting.pop(0).result()
        waiting += [pool.submit(read_batch, batch) for batch in islice(batches, 1)]


def _batches(items: Iterator[Report | Rejected]) -> Iterator[list[Report | Rejected]]:
    while batch := list(islice(items, _BATCH)):
        yield batch


def read_batch(items: list[Report | Rejected]) -> list[Outcome]:
    """Read the reports of a batch; if one makes reading fail, only that one is rejected."""
    reports = [item for item in items if isinstance(item, Report)]
    try:
        readings: Iterator[Outcome] = iter(list(reader.read_reports(reports)))
    except Exception:  # whatever one report does to the reader, the others are read
        readings = iter([_read_alone(report) for report in reports])
    return [next(readings) if isinstance(item, Report) else item for item in items]


def _read_alone(report: Report) -> Outcome:
    """Read one report; what goes wrong inside becomes its rejection, named, so that the run goes on."""
    try:
        return reader.read_report(report)
    except EngineError as error:
        return Rejected(origin=_origin(report), reason="language", detail=str(error))
    except Exception as error:
        return Rejected(
            origin=_origin(report), reason="reading",
            detail=f"reading failed ({type(error).__name__}: {error}); please report this with the text",
        )  # fmt: skip


def _origin(report: Report) -> str:
    return report.origin or report.doc or report.id
