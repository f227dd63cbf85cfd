"""Warm worker processes: batches out, results back in order, with bounded memory, and no batch that can stop the others.

A worker holds one batch at a time.  One that takes too long or brings its process down is tried again item by
item, in a new process, so that only the item at fault is lost; what is given in its place, the caller says.
"""

from __future__ import annotations

import gc
import os
import signal
import time
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from multiprocessing import connection, get_context, parent_process
from threading import Thread
from typing import TYPE_CHECKING, Any, Generic, Literal, TypeVar

from depesche.errors import DepescheError

if TYPE_CHECKING:
    from multiprocessing.connection import Connection
    from multiprocessing.context import SpawnProcess

Item = TypeVar("Item")
Result = TypeVar("Result")
Failure = Literal["time", "died"]

WARMING = 300.0
"""Seconds a new process may take to be ready."""
_RETRIES = 3
"""So many processes in a row may fail to become ready before the run is given up."""
_STOPPED = 5.0


class WorkersError(DepescheError):
    """Worker processes cannot be started; the message says what the last one said."""


@dataclass(frozen=True, slots=True)
class Work(Generic[Item, Result]):
    """What workers do; everything in it must be importable by another process.

    Args:
        do: Gives one result for each item of a batch, in order.
        failed: Gives the result of an item that took too long (`time`) or brought its process down (`died`).
        prepare: Called once in each process before its first batch; the time limit does not count it.
        seconds: Limit for an item, or for a batch before its items are tried one by one; None for none.

    """

    do: Callable[[list[Item]], list[Result]]
    failed: Callable[[Item, Failure], Result]
    prepare: Callable[[], object] | None = None
    seconds: float | None = None


@dataclass(slots=True)
class _Task(Generic[Item, Result]):
    """A batch on its way: what is still to be done of it, in turns, and what came out."""

    turns: deque[list[Item]]
    results: list[Result] = field(default_factory=list)

    @property
    def done(self) -> bool:
        return not self.turns


def in_order(batches: Iterator[Sequence[Item]], work: Work[Item, Result], *, jobs: int, ahead: int | None = None) -> Iterator[list[Result]]:
    """Give the results of each batch, in the order of the batches, from several processes.

    Batches are taken from `batches` only as results are asked for.

    Args:
        batches: What is to be done; each must hold at least one item.
        work: How.
        jobs: Number of processes.
        ahead: Most batches taken and not yet given; None for two a process.

    Raises:
        WorkersError: Processes cannot be started.

    """
    pool = _Pool(work, jobs, ahead or 2 * jobs)
    try:
        yield from pool.run(batches)
    finally:
        pool.close()


class _Pool(Generic[Item, Result]):
    def __init__(self, work: Work[Item, Result], jobs: int, ahead: int) -> None:
        self._work, self._ahead = work, ahead
        self._tasks: deque[_Task[Item, Result]] = deque()
        self._workers = [_Worker(work) for _ in range(jobs)]

    def run(self, batches: Iterator[Sequence[Item]]) -> Iterator[list[Result]]:
        ended = False
        while self._tasks or not ended:
            self._move(0.0)
            if not ended and len(self._tasks) < self._ahead:
                batch = next(batches, None)
                ended = batch is None
                if batch:
                    self._tasks.append(_Task(deque([list(batch)])))
                continue
            if self._tasks and self._tasks[0].done:
                yield self._tasks.popleft().results
            elif self._tasks:
                self._move(None)

    def _move(self, seconds: float | None) -> None:
        """Take what is ready, end what is late, hand out what waits; wait until one of them is possible, or no time at all."""
        self._hand_out()
        busy = [worker for worker in self._workers if worker.busy]
        if not busy:
            return
        if seconds is None:
            late = min((worker.deadline for worker in busy), default=None)
            seconds = None if late is None or late == float("inf") else max(0.0, late - time.monotonic())
        ready = set(connection.wait([worker.pipe for worker in busy if worker.pipe], seconds))
        for worker in busy:
            if worker.pipe in ready:
                worker.take()
            elif time.monotonic() >= worker.deadline:
                worker.fail("time")
        self._hand_out()

    def _hand_out(self) -> None:
        held = [worker.task for worker in self._workers if worker.busy]
        waiting = deque(task for task in self._tasks if not task.done and not any(task is other for other in held))
        for worker in self._workers:
            if waiting and not worker.busy:
                worker.give(waiting.popleft())

    def close(self) -> None:
        for worker in self._workers:
            worker.end()


class _Worker(Generic[Item, Result]):
    """One process, started when it is first given something, and again when it was lost."""

    def __init__(self, work: Work[Item, Result]) -> None:
        self._work = work
        self.pipe: Connection | None = None
        self.task: _Task[Item, Result] | None = None
        self.deadline = float("inf")
        self._process: SpawnProcess | None = None
        self._ready = False
        self._unready = 0

    @property
    def busy(self) -> bool:
        return self.task is not None

    def give(self, task: _Task[Item, Result]) -> None:
        self.task = task
        if self.pipe is None:
            self._start()
        elif self._ready:
            self._send()

    def take(self) -> None:
        """Take what the process says: that it is ready, results, or (an end of file) that it is gone."""
        assert self.pipe is not None and self.task is not None
        try:
            results = self.pipe.recv()
        except (EOFError, OSError):
            self.fail("died")
            return
        if not self._ready:
            self._ready, self._unready = True, 0
            self._send()
            return
        if isinstance(results, BaseException):
            raise results
        self.task.results += results
        self.task.turns.popleft()
        self.task = None
        self.deadline = float("inf")

    def fail(self, how: Failure) -> None:
        """End the process; its batch is tried again item by item, an item alone fails."""
        assert self.task is not None
        was_ready, task = self._ready, self.task
        self.end()
        if not was_ready:
            self._unready += 1
            if self._unready >= _RETRIES:
                raise WorkersError("a reading process cannot be started; `depesche doctor` says what is missing")
            return
        turn = task.turns.popleft()
        if len(turn) == 1:
            task.results.append(self._work.failed(turn[0], how))
        else:
            task.turns.extendleft([item] for item in reversed(turn))

    def end(self) -> None:
        """End the process, whatever it does."""
        if self._process is not None:
            self._process.kill()
            self._process.join(_STOPPED)
        if self.pipe is not None:
            self.pipe.close()
        self.pipe = self._process = self.task = None
        self.deadline, self._ready = float("inf"), False

    def _start(self) -> None:
        context = get_context("spawn")
        self.pipe, other = context.Pipe()
        self._process = context.Process(target=_serve, args=(other, self._work.do, self._work.prepare), daemon=True)
        with _no_interrupt():
            self._process.start()
        other.close()
        self.deadline = time.monotonic() + WARMING

    def _send(self) -> None:
        assert self.pipe is not None and self.task is not None
        try:
            self.pipe.send(self.task.turns[0])
        except OSError:  # it is gone; reading from it will tell
            return
        self.deadline = float("inf") if self._work.seconds is None else time.monotonic() + self._work.seconds


@contextmanager
def _no_interrupt() -> Iterator[None]:
    """Let a new process inherit that Ctrl-C is held back; here it arrives a moment later."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


# --- what a process does ---------------------------------------------------------


def _serve(pipe: Connection, do: Callable[[list[Any]], list[Any]], prepare: Callable[[], object] | None) -> None:
    """Say that it is ready, then answer batches until the other end is closed."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the affair of the process that asks
    Thread(target=_end_with_parent, daemon=True).start()
    if prepare:
        prepare()
    gc.freeze()  # what is loaded stays: looking through all of it for garbage again and again is in vain
    try:
        pipe.send(None)
        while True:
            batch = pipe.recv()
            try:
                answer: Any = do(batch)
            except Exception as error:
                answer = error
            pipe.send(answer)
    except (EOFError, OSError):
        return


def _end_with_parent() -> None:
    """A process busy with a batch does not outlive the one that wanted it, however that was ended."""
    parent = parent_process()
    if parent is not None:
        connection.wait([parent.sentinel])
        os._exit(1)
