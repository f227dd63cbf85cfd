"""A worker killed while it reads: `Killer` watches a run and does it once."""

import os
import signal
import time
from threading import Thread

from depesche.scale.crew import Begun, Gone, Ready


class Killer:
    """Kills the worker that was handed the first long file, when parts of it are written and others are not."""

    def __init__(self, folder):
        self.folder, self.pids, self.events, self.killed = folder, {}, [], None

    def told(self, event, shard):
        self.events.append(event)
        if isinstance(event, Ready):
            self.pids[event.seat] = event.pid
        if isinstance(event, Begun) and self.killed is None and "day-0" in shard.name:
            self.killed = self.pids[event.seat]
            Thread(target=self._kill, args=(shard.target(self.folder), self.killed), daemon=True).start()

    def _kill(self, target, pid):
        parts = target.with_name(target.name + ".partial")
        while not list(parts.glob("*.part")):
            time.sleep(0.002)
        os.kill(pid, signal.SIGKILL)

    @property
    def deaths(self):
        return [event for event in self.events if isinstance(event, Gone)]
