"""What whoever hands out the work needs of the workers, be they processes here or actors on a cluster.

A crew has numbered seats.  `start` puts a worker on one; from then on `next` tells what happens there, one event at a time.
Only a worker that is ready is handed work, so that no shard waits for a machine that is not there yet.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from depesche.scale.work import Task, Work


@dataclass(frozen=True, slots=True)
class Ready:
    """A worker is there: its process (`pid`) on its machine (`host`), and the versions it reads with."""

    seat: int
    pid: int
    host: str
    versions: dict[str, str]


@dataclass(frozen=True, slots=True)
class Begun:
    """A worker was handed a shard."""

    seat: int


@dataclass(frozen=True, slots=True)
class Done:
    """A worker completed its shard."""

    seat: int
    work: Work


@dataclass(frozen=True, slots=True)
class Failed:
    """A worker could not complete its shard and says why; it is there for the next one."""

    seat: int
    why: str


@dataclass(frozen=True, slots=True)
class Gone:
    """A worker is dead, and its seat is free."""

    seat: int
    why: str


Event = Ready | Done | Failed | Gone


class Crew(Protocol):
    """Workers on numbered seats."""

    def start(self, seat: int) -> None:
        """Put a worker on a free seat; `Ready` or `Gone` follows."""

    def begin(self, seat: int, task: Task) -> None:
        """Hand a task to a worker that is ready; `Done`, `Failed` or `Gone` follows."""

    def next(self) -> Event:
        """Wait for the next event."""

    def close(self) -> None:
        """End all workers at once; a shard somebody was at is absent or complete, never half."""
