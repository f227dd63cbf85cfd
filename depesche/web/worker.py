"""A process of its own that takes in, reads and parses, so that pages stay quick and a report can do no more than end that process.

It is started when first needed and kept warm; a call that takes too long or kills it raises, and the next call starts another.
"""

from __future__ import annotations

import signal
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import islice
from multiprocessing import get_context
from threading import RLock, Timer
from typing import TYPE_CHECKING, Any

from depesche.errors import DepescheError, InputError, UsageError
from depesche.intake import IntakeOptions, report_from_text
from depesche.records import MadeBy, Parse, Reading, Rejected, Report

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

IDLE = 900.0
"""Seconds without work after which the process is let go."""
_WARMING = 120.0


class WorkerStoppedError(Exception):
    """The process did not answer: it took too long (`late`) or died."""

    def __init__(self, *, late: bool) -> None:
        super().__init__("took too long" if late else "the reading process died")
        self.late = late


@dataclass(frozen=True, slots=True)
class Given:
    """Something somebody gave to be read.

    Args:
        name: File name or address; origin of its reports.
        data: Content of a file or page; None for a text that was pasted.
        text: The text that was pasted.
        fields: `title`, `published`, `language` that came with a pasted text.
        options: How it is to be taken in: arguments of `IntakeOptions`.
        url: Address it was fetched from, after redirects.
        encoding: Encoding the server declared.

    """

    name: str
    data: bytes | None = None
    text: str = ""
    fields: dict[str, str] = field(default_factory=dict)
    options: dict[str, str] = field(default_factory=dict)
    url: str | None = None
    encoding: str | None = None


class Worker:
    """The process; calls wait for each other."""

    def __init__(self) -> None:
        self._lock = RLock()
        self._pipe: Connection | None = None
        self._process: Any = None
        self._timer: Timer | None = None

    def take_in(self, given: Given, most: int, seconds: float) -> list[tuple[Report | Rejected, MadeBy | None]]:
        """Give the reports of something given, each with the versions that would read it, and rejections in their places."""
        taken: list[tuple[Report | Rejected, MadeBy | None]] = self._call(_take_in, (given, most), seconds)
        return taken

    def read(self, report: Report, seconds: float) -> Reading | Rejected:
        """Read a report; raises `WorkerStoppedError`."""
        outcome: Reading | Rejected = self._call(_read, (report,), seconds)
        return outcome

    def parse(self, text: str, language: str, seconds: float) -> Parse:
        """Parse a sentence; raises `WorkerStoppedError`, and `UsageError` where the language room cannot."""
        parse: Parse = self._call(_parse, (text, language), seconds)
        return parse

    def warm(self) -> None:
        """Start the process and let it load what reading needs."""
        with suppress(WorkerStoppedError, DepescheError):
            self._call(_warm, (), _WARMING)

    def stop(self) -> None:
        """End the process, whatever it does; a call under way raises `WorkerStoppedError`."""
        process = self._process
        if process is not None:
            process.kill()

    def _call(self, function: Callable[..., Any], asked: tuple[Any, ...], seconds: float) -> Any:
        if not self._lock.acquire(timeout=seconds):  # others ask as well
            raise WorkerStoppedError(late=True)
        try:
            error, value = self._answer(function, asked, seconds)
        except BaseException:
            self._end()
            raise
        finally:
            self._lock.release()
        if error:
            raise UsageError(error)
        return value

    def _answer(self, function: Callable[..., Any], asked: tuple[Any, ...], seconds: float) -> tuple[str, Any]:
        pipe = self._started()
        try:
            pipe.send((function, asked))
            if not pipe.poll(seconds):
                raise WorkerStoppedError(late=True)
            answer: tuple[str, Any] = pipe.recv()
        except (EOFError, OSError) as gone:
            raise WorkerStoppedError(late=False) from gone
        self._let_go_later()
        return answer

    def _started(self) -> Connection:
        if self._timer:
            self._timer.cancel()
        if self._process is not None and not self._process.is_alive():
            self._end()
        if self._pipe is None:
            context = get_context("spawn")
            self._pipe, other = context.Pipe()
            self._process = context.Process(target=_work, args=(other,), daemon=True)
            self._process.start()
            other.close()
        return self._pipe

    def _end(self) -> None:
        if self._process is not None:
            self._process.kill()
            self._process.join()
        if self._pipe is not None:
            self._pipe.close()
        self._process = self._pipe = None

    def _let_go_later(self) -> None:
        self._timer = Timer(IDLE, self._let_go)
        self._timer.daemon = True
        self._timer.start()

    def _let_go(self) -> None:
        with self._lock:
            self._end()

    def close(self) -> None:
        """End the process and wait until it is gone."""
        self.stop()
        with self._lock:
            if self._timer:
                self._timer.cancel()
            self._end()


# --- what the process does -------------------------------------------------------


def _work(pipe: Connection) -> None:
    """Answer calls until the other end is closed."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the server's affair
    while True:
        try:
            function, asked = pipe.recv()
        except (EOFError, OSError):
            return
        try:
            answer = "", function(*asked)
        except DepescheError as error:
            answer = str(error), None
        pipe.send(answer)


def _warm() -> None:
    from depesche.reading import reader

    for text in ("Der Minister reiste gestern nach Paris.", "The minister travelled to Paris yesterday."):
        reader.read_report(report_from_text(text))


def _take_in(given: Given, most: int) -> list[tuple[Report | Rejected, MadeBy | None]]:
    items = _items(given)
    taken: list[tuple[Report | Rejected, MadeBy | None]] = [(item, _versions(item)) for item in islice(items, most)]
    if next(items, None) is not None:
        detail = f"holds more than {most:,} reports; the first were taken, add the others with `depesche add`"
        taken.append((Rejected(origin=given.name, reason="too-long", detail=detail), None))
    return taken


def _items(given: Given) -> Any:
    from io import BytesIO

    from depesche.intake.document import read_stream

    options = IntakeOptions(**given.options)  # type: ignore[arg-type]
    if given.data is not None:
        yield from read_stream(BytesIO(given.data), origin=given.name, options=options, url=given.url, encoding=given.encoding)
        return
    try:
        yield report_from_text(given.text, origin=given.name, options=options, **given.fields)
    except InputError as error:
        yield Rejected(origin=given.name, reason=error.reason, detail=error.detail)


@lru_cache
def _made_by(language: str) -> MadeBy | None:
    from depesche.language.port import languages
    from depesche.reading.reader import made_by

    return made_by(language) if language in languages() else None


def _versions(item: Report | Rejected) -> MadeBy | None:
    return _made_by(item.language or "") if isinstance(item, Report) else None


def _read(report: Report) -> Reading | Rejected:
    from depesche.pipeline import read_batch

    return read_batch([report])[0]


def _parse(text: str, language: str) -> Parse:
    from depesche.language import port

    return port.parse(text, language)
