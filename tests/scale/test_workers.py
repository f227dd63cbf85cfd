"""Worker processes: order, bounded memory, time limits, and batches that one bad item cannot take along."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Iterator, Sequence

import pytest

from depesche import pipeline
from depesche.intake import report_from_text
from depesche.pipeline import failed, read_batch, warm
from depesche.reading import reader
from depesche.reading.document import Document
from depesche.records import Reading, Rejected
from depesche.workers import Failure, Work, WorkersError, in_order


def double(batch: Sequence[int]) -> list[int]:
    for number in batch:
        if number == 7:
            time.sleep(600)
        if number == 8:
            os.kill(os.getpid(), signal.SIGKILL)
        if number == 9:
            raise ValueError("nine")
    return [2 * number for number in batch]


def lost(number: int, how: Failure) -> str:
    return f"{number} {how}"


def unready() -> None:
    raise OSError("no weights")


def batches_of(numbers: Sequence[int], size: int = 3) -> Iterator[list[int]]:
    for start in range(0, len(numbers), size):
        yield list(numbers[start : start + size])


@pytest.mark.parametrize("jobs", [1, 3])
def test_results_come_in_order(jobs: int) -> None:
    numbers = [n for n in range(40) if n not in (7, 8, 9)]
    work = Work(do=double, failed=lost, seconds=30)
    assert [r for results in in_order(batches_of(numbers), work, jobs=jobs) for r in results] == [2 * n for n in numbers]


def test_only_the_item_at_fault_is_lost() -> None:
    work: Work[int, int | str] = Work(do=double, failed=lost, seconds=1.5)  # type: ignore[arg-type]
    found = [r for results in in_order(batches_of([1, 7, 2, 3, 8, 4, 5]), work, jobs=2) for r in results]
    assert found == [2, "7 time", 4, 6, "8 died", 8, 10]


def test_batches_are_taken_only_as_results_are_asked_for() -> None:
    taken = 0

    def source() -> Iterator[list[int]]:
        nonlocal taken
        for number in range(100, 200):
            taken += 1
            yield [number]

    results = in_order(source(), Work(do=double, failed=lost), jobs=1, ahead=2)
    assert next(results) == [200]
    time.sleep(0.3)
    assert taken <= 4
    results.close()  # type: ignore[attr-defined]


def test_errors_of_the_work_itself_pass_through() -> None:
    with pytest.raises(ValueError, match="nine"):
        list(in_order(iter([[9]]), Work(do=double, failed=lost), jobs=1))


def test_a_process_that_never_becomes_ready_ends_the_run(capfd: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(WorkersError, match="doctor"):
        list(in_order(iter([[1]]), Work(do=double, failed=lost, prepare=unready), jobs=1))
    assert "no weights" in capfd.readouterr().err


def poisoned(items: Sequence[pipeline.Item]) -> list[Reading | Rejected]:
    """Read as usual, but hang on one report and crash on another, deep inside reading."""
    usual = reader.read_document

    def read(document: Document) -> Reading:
        if "Gift" in document.report.text:
            while True:
                pass
        if "Absturz" in document.report.text:
            os.kill(os.getpid(), signal.SIGSEGV)
        return usual(document)

    reader.read_document = read
    try:
        return read_batch(items)
    finally:
        reader.read_document = usual


def test_a_poisoned_report_is_rejected_and_the_others_are_read() -> None:
    texts = ["Putin traf Macron.", "Gift für Putin.", "Xi traf Putin.", "Absturz in Moskau.", "Macron traf Xi."]
    reports = [report_from_text(text, language="de", origin=f"poison:{n}") for n, text in enumerate(texts)]
    work = Work(do=poisoned, failed=failed, prepare=warm, seconds=6)
    (outcomes,) = in_order(iter([reports]), work, jobs=1)
    assert [o.report.origin if isinstance(o, Reading) else (o.origin, o.reason) for o in outcomes] == [
        "poison:0", ("poison:1", "time"), "poison:2", ("poison:3", "reading"), "poison:4",
    ]  # fmt: skip
    assert outcomes[0] == read_batch(reports[:1])[0]
