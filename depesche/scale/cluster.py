"""Workers as actors of a Ray cluster, kept warm from shard to shard; the only module that imports ray.

Nothing but names and counts travels through Ray: workers read sources and write shards themselves, in folders that every
machine has under the same path.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

from depesche.errors import UsageError
from depesche.scale.crew import Done, Event, Failed, Gone, Ready
from depesche.scale.local import introduction
from depesche.scale.shards import ShardOptions
from depesche.scale.work import Task, Work, work

_LOCAL = "local"


class RayCrew:
    """Workers as actors of a Ray cluster.

    Args:
        folder: Where shards go.
        options: How they are read.
        address: Of the cluster (`auto`, `HOST:PORT`, `ray://HOST:PORT`); `local` starts one on this machine.
            A cluster that this process is connected to already is used as it is.
        cores: Processor cores of a cluster that is started here; None for all.

    Raises:
        UsageError: Ray is not installed, or nothing answers at the address.

    """

    def __init__(self, folder: Path, options: ShardOptions, address: str, cores: int | None = None) -> None:
        self._folder, self._options = folder.absolute(), options
        self._connected = _connect(address, cores)
        self._actors: dict[int, Any] = {}
        self._waiting: dict[Any, tuple[int, bool]] = {}

    def size(self) -> int:
        """Workers the cluster has cores for."""
        import ray

        return max(1, int(ray.cluster_resources().get("CPU", 1)))

    def start(self, seat: int) -> None:
        """Ask for an actor; see `Crew`."""
        import ray

        # The user's tables and engines are named by variables, which actors of other machines do not inherit.
        ours = {name: value for name, value in os.environ.items() if name.startswith("DEPESCHE_")}
        # Restarting and trying again is done where processes are handed work too, so that both are counted the same way.
        made = ray.remote(_Reader).options(num_cpus=1, max_restarts=0, max_task_retries=0, runtime_env={"env_vars": ours})
        self._actors[seat] = made.remote(self._folder, self._options, Path.cwd())
        self._waiting[self._actors[seat].introduce.remote()] = seat, True

    def begin(self, seat: int, task: Task) -> None:
        """Hand a task to an actor; see `Crew`."""
        self._waiting[self._actors[seat].read.remote(task)] = seat, False

    def next(self) -> Event:
        """Wait for an answer or a death; see `Crew`."""
        import ray

        found = ray.wait(list(self._waiting), num_returns=1)[0][0]
        seat, first = self._waiting.pop(found)
        try:
            value = ray.get(found)
        except (ray.exceptions.RayTaskError, ray.exceptions.RayError) as error:
            if isinstance(error, ray.exceptions.RayTaskError) and not first:
                return Failed(seat, _short(error))
            ray.kill(self._actors.pop(seat))
            return Gone(seat, _short(error))
        return Ready(seat, **value) if first else Done(seat, value)

    def close(self) -> None:
        """Kill all actors, and leave the cluster if it was joined here; see `Crew`."""
        import ray

        for actor in self._actors.values():
            ray.kill(actor)
        self._actors.clear()
        self._waiting.clear()
        if self._connected:
            ray.shutdown()


class _Reader:
    """What runs on the cluster."""

    def __init__(self, folder: Path, options: ShardOptions, here: Path) -> None:
        self._folder, self._options = folder, options
        if here.is_dir():  # relative paths mean the same wherever they are read
            os.chdir(here)

    def introduce(self) -> dict[str, Any]:
        """Say that it is there, and with which versions."""
        return introduction()

    def read(self, task: Task) -> Work:
        """Read a file into a shard."""
        return work(task, self._folder, self._options)


def _connect(address: str, cores: int | None) -> bool:
    """Join the cluster; False where this process had joined one before."""
    os.environ.setdefault("RAY_USAGE_STATS_ENABLED", "0")  # Ray would tell its makers
    if address == _LOCAL:
        os.environ.setdefault("RAY_AUTH_MODE", "token")  # it listens on every address of the machine; older Rays ask nobody who they are
    try:
        import ray
    except ImportError as error:
        raise UsageError("--ray needs the package ray: pip install 'depesche[ray]'") from error
    if ray.is_initialized():
        return False
    here = {"num_cpus": cores, "include_dashboard": False} if address == _LOCAL else {}
    try:
        ray.init(address=address, log_to_driver=False, logging_level="error", **here)
    except (ConnectionError, RuntimeError, ValueError) as error:
        raise UsageError(f"--ray {address}: no cluster there ({_short(error)}); start one with `ray start --head`") from error
    return True


def _short(error: BaseException) -> str:
    """The last line of an error, which says what happened; the ones above say where."""
    lines = [line.strip() for line in str(error).splitlines() if line.strip()]
    return lines[-1] if lines else type(error).__name__
