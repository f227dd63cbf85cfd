"""The straight line over many sources: intake, then reading, in one process or several.

A source that cannot be read becomes a `Rejected` in its place; nothing stops a
run and nothing is lost.  Output is the same, and in the same order, on any
number of processes.
"""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from functools import partial
from itertools import islice
from multiprocessing import get_context

from depesche.errors import EngineError
from depesche.intake import REASONS, IntakeOptions
from depesche.intake import read_sources as take_in
from depesche.reading import reader
from depesche.reading.relevance import why_irrelevant
from depesche.records import Reading, Rejected, Report

_BATCH = 32  # as many as the parser takes together, few enough to stay in memory

Outcome = Reading | Rejected
Read = Callable[[list[Report | Rejected]], list[Outcome]]


def read_sources(
    sources: Iterable[str], options: IntakeOptions | None = None, *, jobs: int = 1, relevant: bool = False
) -> Iterator[Outcome]:
    """Read files, folders, URLs or `-`; one reading or rejection a report, in order.

    Args:
        sources: Paths, URLs, or `-` for standard input.
        options: How to take reports in; `None` for the defaults.
        jobs: Number of processes that read; the result does not depend on it.
        relevant: Read only reports in which something political may happen; the others come back as
            `Rejected` with the reason `irrelevant`, unparsed (`depesche.reading.relevance`).

    """
    yield from read_items(take_in(sources, options or IntakeOptions()), jobs=jobs, relevant=relevant)


def read_items(items: Iterable[Report | Rejected], *, jobs: int = 1, relevant: bool = False) -> Iterator[Outcome]:
    """Read reports that were taken in already, in batches; rejections pass through in their place.

    Args:
        items: What intake gave.
        jobs: Number of processes that read; the result does not depend on it.
        relevant: As for `read_sources`.

    """
    read = partial(read_batch, relevant=relevant)
    batches = _batches(iter(items))
    if jobs <= 1:
        for batch in batches:
            yield from read(batch)
        return
    with ProcessPoolExecutor(max_workers=jobs, mp_context=get_context("spawn")) as pool:
        yield from _in_order(pool, read, batches, ahead=2 * jobs)


def _in_order(pool: ProcessPoolExecutor, read: Read, batches: Iterator[list[Report | Rejected]], *, ahead: int) -> Iterator[Outcome]:
    """Hand out a few batches ahead and give results back in order, so that memory stays bounded."""
    waiting = [pool.submit(read, batch) for batch in islice(batches, ahead)]
    while waiting:
        yield from waiting.pop(0).result()
        waiting += [pool.submit(read, batch) for batch in islice(batches, 1)]


def _batches(items: Iterator[Report | Rejected]) -> Iterator[list[Report | Rejected]]:
    while batch := list(islice(items, _BATCH)):
        yield batch


def read_batch(items: list[Report | Rejected], *, relevant: bool = False) -> list[Outcome]:
    """Read the reports of a batch; if one makes reading fail, only that one is rejected."""
    with _uncollected():
        return _read_batch(items, relevant=relevant)


@contextmanager
def _uncollected() -> Iterator[None]:
    """Let the collector of rings wait for the end of a batch: most of what reading makes goes by itself, and the tables are many."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _read_batch(items: list[Report | Rejected], *, relevant: bool) -> list[Outcome]:
    items = [_weighed(item) if relevant and isinstance(item, Report) else item for item in items]
    reports = [item for item in items if isinstance(item, Report)]
    try:
        readings: Iterator[Outcome] = iter(list(reader.read_reports(reports)))
    except Exception:  # whatever one report does to the reader, the others are read
        readings = iter([_read_alone(report) for report in reports])
    return [next(readings) if isinstance(item, Report) else item for item in items]


def _weighed(report: Report) -> Report | Rejected:
    """Give a report back, or its rejection where nothing political seems to happen in it."""
    try:
        why = why_irrelevant(report)
    except EngineError:  # reading will say so
        return report
    if not why:
        return report
    return Rejected(origin=_origin(report), reason="irrelevant", detail=f"{why}; {REASONS['irrelevant']}")


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
