"""Workers as processes of this machine, kept warm from shard to shard."""

from __future__ import annotations

import os
import signal
import socket
from contextlib import suppress
from multiprocessing import get_context
from multiprocessing.connection import Connection, wait
from multiprocessing.context import SpawnProcess
from pathlib import Path
from typing import Any

from depesche.scale.crew import Done, Event, Failed, Gone, Ready
from depesche.scale.shards import ShardOptions
from depesche.scale.work import Task, versions, work


class LocalCrew:
    """Workers as processes of this machine.

    Args:
        folder: Where shards go.
        options: How they are read.

    """

    def __init__(self, folder: Path, options: ShardOptions) -> None:
        self._folder, self._options = folder, options
        self._context = get_context("spawn")
        self._seats: dict[int, tuple[SpawnProcess, Connection]] = {}

    def start(self, seat: int) -> None:
        """Start a process; see `Crew`."""
        ours, theirs = self._context.Pipe()
        process = self._context.Process(target=_serve, args=(theirs, self._folder, self._options))
        process.start()
        theirs.close()  # so that the end of the process is the end of the pipe
        self._seats[seat] = process, ours

    def begin(self, seat: int, task: Task) -> None:
        """Send a task to a process; see `Crew`."""
        try:
            self._seats[seat][1].send(task)
        except OSError:
            return  # it is dead, which `next` finds at its end of the pipe

    def next(self) -> Event:
        """Wait for a message or an end; see `Crew`."""
        pipes = {pipe: seat for seat, (_, pipe) in self._seats.items()}
        pipe = wait(list(pipes))[0]
        assert isinstance(pipe, Connection)
        seat = pipes[pipe]
        try:
            kind, value = pipe.recv()
        except (EOFError, OSError):
            return self._ended(seat)
        if kind == "ready":
            return Ready(seat, **value)
        return Done(seat, value) if kind == "done" else Failed(seat, value)

    def close(self) -> None:
        """Kill all processes; see `Crew`."""
        for process, pipe in self._seats.values():
            process.kill()
            process.join()
            pipe.close()
        self._seats.clear()

    def _ended(self, seat: int) -> Gone:
        process, pipe = self._seats.pop(seat)
        process.join()
        pipe.close()
        code = process.exitcode or 0
        return Gone(seat, f"killed by signal {-code}" if code < 0 else f"ended with exit code {code}")


def _serve(pipe: Connection, folder: Path, options: ShardOptions) -> None:
    """Read shards until the pipe ends; whoever hands them out answers Ctrl-C for all."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    with suppress(EOFError, OSError):  # nobody is there any more to hand out work
        pipe.send(("ready", introduction()))
        while True:
            pipe.send(_answer(pipe.recv(), folder, options))


def _answer(task: Task, folder: Path, options: ShardOptions) -> tuple[str, object]:
    try:
        return "done", work(task, folder, options)
    except Exception as error:  # told, and tried again elsewhere
        return "failed", f"{type(error).__name__}: {error}"


def introduction() -> dict[str, Any]:
    """What a worker says of itself when it is there."""
    return {"pid": os.getpid(), "host": socket.gethostname(), "versions": versions()}
