"""A time limit of processor time for one input; a busy machine makes nothing fail."""

from __future__ import annotations

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType


class TooSlow(Exception):  # noqa: N818
    """An input took more processor time than it may."""


@contextmanager
def limited(seconds: float) -> Iterator[None]:
    """Raise `TooSlow` in the code that runs once it used so many seconds of processor time; only in the main thread.

    Code that swallows every exception could swallow this one, so it is raised again at the end.
    """
    rung = []

    def ring(_: int, __: FrameType | None) -> None:
        rung.append(True)
        raise TooSlow(f"more than {seconds} s of processor time")

    before = signal.signal(signal.SIGPROF, ring)
    signal.setitimer(signal.ITIMER_PROF, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)
    if rung:
        raise TooSlow(f"more than {seconds} s of processor time")
