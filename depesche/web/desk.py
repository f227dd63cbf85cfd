"""The desk: the one place through which pages reach the ledger file.

The file is opened for questions when somebody asks, and let go a few seconds later, so that the
command line can write beside a running server.  Answers are kept for as long as the file is the same.
"""

from __future__ import annotations

import time
from collections import OrderedDict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import RLock, Timer
from typing import Any, TypeVar

from depesche.errors import UsageError
from depesche.questions import Ledger

T = TypeVar("T")

IDLE = 5.0
"""Seconds after the last question when the ledger file is let go."""
KEPT = 256
"""Answers that are kept."""


class ReadOnlyError(UsageError):
    """Something was to be written to a ledger that is shown for reading only."""


class Desk:
    """A ledger that many requests share; one of them at a time.

    Args:
        path: The ledger file; made, or brought up to date, at once unless `read_only`.
        read_only: Refuse to write.

    """

    def __init__(self, path: Path, *, read_only: bool = False) -> None:
        self.path = path
        self.read_only = read_only
        self._lock = RLock()
        self._writing = RLock()
        self._changing = False
        self._ledger: Ledger | None = None
        self._used = 0.0
        self._timer: Timer | None = None
        self._kept: OrderedDict[object, Any] = OrderedDict()
        self._of: object = None
        with self._lock:
            Ledger(path, read_only=read_only).close()

    @contextmanager
    def reading(self) -> Iterator[Ledger]:
        """Give the ledger for questions; other requests wait."""
        with self._lock:
            try:
                yield self._opened()
            finally:
                self._used = time.monotonic()
                self._let_go_later()

    @contextmanager
    def writing(self) -> Iterator[Ledger]:
        """Give the ledger for changes, one writer at a time; raises `ReadOnlyError` where that is not wanted.

        Questions are answered meanwhile from what is stored: they see a change when it is whole.
        """
        if self.read_only:
            raise ReadOnlyError("this ledger is shown for reading only")
        with self._writing:
            with self._lock:
                self._close()
                ledger = Ledger(self.path)
                self._changing = True
            try:
                yield ledger
            finally:
                with self._lock:
                    self._close()
                    self._changing = False
                    self._kept.clear()
                    ledger.close()

    def ask(self, question: Callable[..., T], /, *args: Any, **asked: Any) -> T:
        """Put a question, `question(ledger, *args, **asked)`, or give the answer it had on the same file.

        Arguments must be hashable: tuples, not lists.
        """
        key = (question.__module__, question.__qualname__, args, tuple(sorted(asked.items())))
        with self._lock:
            if (now := self._state()) != self._of:
                self._kept.clear()
                self._of = now
            if key in self._kept:
                self._kept.move_to_end(key)
            else:
                with self.reading() as ledger:
                    self._kept[key] = question(ledger, *args, **asked)
                if len(self._kept) > KEPT:
                    self._kept.popitem(last=False)
            found: T = self._kept[key]
            return found

    def close(self) -> None:
        """Let the file go; the next question opens it again."""
        with self._lock:
            self._close()

    def _opened(self) -> Ledger:
        if self._ledger is None:
            # Beside a writer of this process the file is open for both, as the database wants it.
            self._ledger = Ledger(self.path, read_only=not self._changing)
        return self._ledger

    def _close(self) -> None:
        if self._timer:
            self._timer.cancel()
            self._timer = None
        if self._ledger:
            self._ledger.close()
            self._ledger = None

    def _let_go_later(self) -> None:
        if self._timer is None:
            self._timer = Timer(IDLE, self._let_go)
            self._timer.daemon = True
            self._timer.start()

    def _let_go(self) -> None:
        with self._lock:
            self._timer = None
            if time.monotonic() - self._used >= IDLE:
                self._close()
            elif self._ledger:
                self._let_go_later()

    def _state(self) -> object:
        """What changes when somebody writes to the file."""
        try:
            stat = self.path.stat()
        except FileNotFoundError:
            return None
        return stat.st_mtime_ns, stat.st_size
