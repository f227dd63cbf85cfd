"""The straight line over many sources: intake, then reading, in one process or several.

A source that cannot be read becomes a `Rejected` in its place; nothing stops a
run and nothing is lost.  Output is the same, and in the same order, on any
number of processes.
"""

from __future__ import annotations

import gc
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from functools import partial

from depesche.errors import EngineError
from depesche.intake import REASONS, IntakeOptions, Record, report_from_text, take_in
from depesche.reading import reader
from depesche.reading.relevance import why_irrelevant
from depesche.records import Reading, Rejected, Report
from depesche.workers import Failure, Work, in_order

_BATCH = 32  # as many as the parser takes together, few enough to stay in memory
_BATCH_BYTES = 4_000_000
"""A batch is closed when it holds so much, so that what is in flight is bounded in bytes as well."""
SECONDS = 300.0
"""A report may take so long on several processes: many times what the longest report allowed takes."""

_FIRST = ("Der Minister reiste gestern nach Paris.", "The minister travelled to Paris yesterday.")

Item = Record | Report | Rejected | Reading
"""What is read: records still to be settled, reports; readings and rejections pass through."""
Outcome = Reading | Rejected


def read_sources(
    sources: Iterable[str], options: IntakeOptions | None = None, *, jobs: int = 1, relevant: bool = False, seconds: float | None = None
) -> Iterator[Outcome]:
    """Read files, folders, URLs or `-`; one reading or rejection a report, in order.

    Args:
        sources: Paths, URLs, or `-` for standard input.
        options: How to take reports in; `None` for the defaults.
        jobs: Number of processes that read; the result does not depend on it.
        relevant: Read only reports in which something political may happen; the others come back as
            `Rejected` with the reason `irrelevant`, unparsed (`depesche.reading.relevance`).
        seconds: As for `read_items`.

    """
    yield from read_items(take_in(sources, options or IntakeOptions()), jobs=jobs, relevant=relevant, seconds=seconds)


def read_items(items: Iterable[Item], *, jobs: int = 1, relevant: bool = False, seconds: float | None = None) -> Iterator[Outcome]:
    """Read records and reports, in batches; readings and rejections pass through in their place.

    Args:
        items: What intake gave.
        jobs: Number of processes that read; the result does not depend on it.
        relevant: As for `read_sources`.
        seconds: A report that takes longer, or brings its process down, is rejected with the reason `time` or `reading`, the
            others are read; needs a process beside this one, also for one job.  None: no limit in this process, `SECONDS` in others.

    """
    if jobs <= 1 and seconds is None:
        for batch in batches(items):
            yield from read_batch(batch, relevant=relevant)
        return
    work = Work(do=partial(read_batch, relevant=relevant), failed=failed, prepare=warm, seconds=seconds or SECONDS)
    for outcomes in in_order(batches(items), work, jobs=jobs):
        yield from outcomes


def batches(items: Iterable[Item]) -> Iterator[list[Item]]:
    """Put items into batches that are bounded in number and in bytes."""
    batch: list[Item] = []
    size = 0
    for item in items:
        batch.append(item)
        size += _size(item)
        if len(batch) >= _BATCH or size >= _BATCH_BYTES:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


def _size(item: Item) -> int:
    if isinstance(item, Record):
        return item.size
    return len(item.text) if isinstance(item, Report) else 0


def warm() -> None:
    """Load what reading needs, before the first report is waited for."""
    with suppress(EngineError):  # reading will say so
        for text in _FIRST:
            reader.read_report(report_from_text(text))


def failed(item: Item, how: Failure) -> Outcome:
    """Give the rejection of an item on which reading took too long, or which brought the reading process down."""
    origin = _origin(item) if isinstance(item, Report) else item.origin if isinstance(item, Record | Rejected) else item.report.id
    if how == "time":
        return Rejected(origin=origin, reason="time", detail="reading it took too long and was broken off; allow more with --seconds")
    return Rejected(origin=origin, reason="reading", detail="reading it brought the reading process down; please report this with the text")


def read_batch(items: Sequence[Item], *, relevant: bool = False) -> list[Outcome]:
    """Settle and read a batch; if one makes reading fail, only that one is rejected."""
    with _uncollected():
        return _read_batch([item.settle() if isinstance(item, Record) else item for item in items], relevant=relevant)


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


def _read_batch(items: list[Report | Rejected | Reading], *, relevant: bool) -> list[Outcome]:
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
