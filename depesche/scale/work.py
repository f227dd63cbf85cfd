"""What a worker does, wherever it runs: one file read into one shard, and what the next one should know of it."""

from __future__ import annotations

import hashlib
import resource
import signal
import sys
import time
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from depesche.scale.plan import Shard

if TYPE_CHECKING:
    from depesche.scale.shards import ShardOptions


PATIENCE = 600
"""Seconds a batch of reports may take before its worker is given up; the last time each report of it has a limit of its own."""


@dataclass(frozen=True, slots=True)
class Task:
    """A shard to be completed; `size` of its source in bytes when it was handed out, `guarded`: with a time limit for each report."""

    shard: Shard
    size: int
    guarded: bool = False


@dataclass(frozen=True, slots=True)
class Work:
    """A shard that is complete.

    Args:
        reports: Readings in it.
        rejected: Reports that could not be read, or were left out as irrelevant.
        digest: SHA-256 of the file, in hex.
        seconds: Processor time of the worker.
        peak_mib: The most memory the worker has held so far, in MiB.

    """

    reports: int
    rejected: int
    digest: str
    seconds: float
    peak_mib: float


def work(task: Task, folder: Path, options: ShardOptions) -> Work:
    """Read one file into one shard.

    A process that gets nowhere for `PATIENCE` seconds is ended by the alarm it set: its shard goes to another one.

    Raises:
        OSError: The source is not here what it is where work is handed out, or the disk is full.

    """
    from depesche.pipeline import SECONDS
    from depesche.scale.shards import read_into

    if task.shard.size() != task.size:
        raise FileNotFoundError(f"{task.shard.source}: is not on this machine as on the one that hands out the work")
    before = time.process_time()
    patience = 0 if task.guarded else PATIENCE
    _alarm(patience)
    try:
        how = replace(options, seconds=SECONDS) if task.guarded else options
        done = read_into([task.shard.source], task.shard.target(folder), how, lambda _: _alarm(patience))
    finally:
        _alarm(0)
    return Work(done.reports, done.rejected, done.digest, time.process_time() - before, _peak_mib())


def _alarm(seconds: int) -> None:
    if hasattr(signal, "alarm"):
        signal.alarm(seconds)


def file_digest(path: Path) -> str:
    """SHA-256 of a file, in hex."""
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def versions() -> dict[str, str]:
    """What makes the readings of this process: package, tables, engines.  Workers and folder must agree in it."""
    from depesche.language.port import languages
    from depesche.reading.reader import made_by
    from depesche.version import VERSION

    made = {language: made_by(language) for language in languages()}
    engines = {
        f"engine {code}": " ".join((m.language_engine.name, m.language_engine.version, m.language_engine.digest))
        for code, m in made.items()
    }
    lexicon = {m.lexicon for m in made.values()} | {""}
    return {"depesche": VERSION, "lexicon": max(lexicon), **engines}


def _peak_mib() -> float:
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / 2**20 if sys.platform == "darwin" else peak / 2**10
