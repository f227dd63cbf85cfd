"""Handing out shards to workers until all are complete: what is there is left, what is lost is done again."""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from depesche.errors import UsageError
from depesche.scale.crew import Begun, Crew, Done, Event, Failed, Gone, Ready
from depesche.scale.manifest import Manifest
from depesche.scale.plan import Shard
from depesche.scale.work import Task, versions

ATTEMPTS = 3
"""How often a shard is tried, and a worker that never gets ready is started, before it is given up.

The last time each batch of reports is read in a further process, so that a report that brings its process down is found and rejected.
"""

Told = Callable[[Event | Begun, Shard | None], object]


@dataclass(slots=True)
class Outcome:
    """What came of a run.

    Args:
        shards: Complete shards, in the order of the plan.
        known: How many of them were complete before.
        reports: Readings in all of them.
        rejected: Reports in them that could not be read, or were left out.
        lost: Shards that were given up -> why.
        redone: How often a shard had to be begun again.
        seconds: Processor time of the workers, for what was read now.
        peak_mib: The most memory one worker held.

    """

    shards: list[Shard] = field(default_factory=list)
    known: int = 0
    reports: int = 0
    rejected: int = 0
    lost: dict[Shard, str] = field(default_factory=dict)
    redone: int = 0
    seconds: float = 0.0
    peak_mib: float = 0.0


def run(
    shards: Sequence[Shard], folder: Path, crew: Crew, *, workers: int, options: Mapping[str, object], told: Told = lambda *_: None
) -> Outcome:
    """Complete every shard of a plan in a folder.

    Args:
        shards: The plan.
        folder: Where shards and their manifest are.
        crew: Who reads; closed at the end, whatever happens.
        workers: How many read at once; the result does not depend on it.
        options: How is read, for the manifest: a folder holds shards of one kind.
        told: Called with every event and the shard it is about.

    Raises:
        UsageError: The folder holds shards of another kind, or no worker can be started.

    """
    try:
        ours = versions()
        manifest = Manifest(folder, {**ours, "options": dict(options)})
        try:
            foreman = _Foreman(shards, crew, manifest, ours, told)
            foreman.work(workers)
        finally:
            manifest.close()
    finally:
        crew.close()
    return foreman.result()


class _Foreman:
    """Who has what, and what is left."""

    def __init__(self, shards: Sequence[Shard], crew: Crew, manifest: Manifest, ours: dict[str, str], told: Told) -> None:
        self._told, self._shards, self._crew, self._manifest, self._ours = told, shards, crew, manifest, ours
        self._left = deque(shard for shard in shards if not manifest.complete(shard))
        self._out = Outcome(known=len(shards) - len(self._left))
        self._busy: dict[int, Task] = {}
        self._idle: list[int] = []
        self._tries: Counter[Shard] = Counter()
        self._unready = 0

    def work(self, workers: int) -> None:
        """Keep workers busy until nothing is left."""
        for seat in range(min(workers, len(self._left))):
            self._crew.start(seat)
        while self._left or self._busy:
            event = self._crew.next()
            self._told(event, self._busy[event.seat].shard if event.seat in self._busy else None)
            self._take(event)

    def result(self) -> Outcome:
        """Sum up."""
        out = self._out
        out.shards = [shard for shard in self._shards if shard not in out.lost]
        entries = [self._manifest.entries[shard.name] for shard in out.shards]
        out.reports, out.rejected = sum(e.reports for e in entries), sum(e.rejected for e in entries)
        return out

    def _take(self, event: Event) -> None:
        if isinstance(event, Gone):
            self._replace(event)
            return
        if isinstance(event, Ready):
            self._welcome(event)
        elif isinstance(event, Failed):
            self._again(event.seat, event.why)
        elif isinstance(event, Done):
            self._manifest.note(self._busy.pop(event.seat), event.work)
            self._out.seconds += event.work.seconds
            self._out.peak_mib = max(self._out.peak_mib, event.work.peak_mib)
        self._idle.append(event.seat)
        self._hand_out()

    def _hand_out(self) -> None:
        while self._idle and self._left:
            seat, shard = self._idle.pop(), self._left.popleft()
            task = Task(shard, shard.size(), guarded=self._tries[shard] == ATTEMPTS - 1)
            self._busy[seat] = task
            self._crew.begin(seat, task)
            self._told(Begun(seat), shard)

    def _welcome(self, event: Ready) -> None:
        if event.versions != self._ours:
            wrong = next(name for name in sorted({*event.versions, *self._ours}) if event.versions.get(name) != self._ours.get(name))
            raise UsageError(
                f"{event.host}: a worker reads with another {wrong} ({event.versions.get(wrong)}, here {self._ours.get(wrong)}); "
                "install the same Depesche on every machine"
            )
        self._unready = 0

    def _replace(self, event: Gone) -> None:
        if event.seat in self._busy:
            self._again(event.seat, f"its worker died ({event.why})")
        else:
            self._unready += 1
            if self._unready >= ATTEMPTS:
                raise UsageError(f"no worker gets ready ({event.why}); see that Depesche is installed where they are started")
        self._idle = [seat for seat in self._idle if seat != event.seat]
        if self._left:
            self._crew.start(event.seat)
        self._hand_out()

    def _again(self, seat: int, why: str) -> None:
        """Put a shard back, behind the others; one that failed too often is given up, the others are read."""
        shard = self._busy.pop(seat).shard
        self._tries[shard] += 1
        if self._tries[shard] < ATTEMPTS:
            self._left.append(shard)
            self._out.redone += 1
        else:
            self._out.lost[shard] = why
