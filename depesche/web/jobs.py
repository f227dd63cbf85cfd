"""Reading what somebody brought: one job after the other, beside the pages.

A job fetches, takes in, reads in a process of its own (`worker`), and puts everything into the ledger: readings, and rejections with
their reasons.  Jobs live as long as the server; what they read is in the ledger.
"""

from __future__ import annotations

import secrets
import time
from collections import OrderedDict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from queue import Queue
from threading import Event, Lock, Thread
from typing import Literal

from depesche.errors import InputError, LedgerError, UsageError
from depesche.intake.fetching import Fetcher
from depesche.questions import Ledger
from depesche.questions.answer import Coverage
from depesche.questions.listed import opening
from depesche.questions.timeline import coverage
from depesche.records import MadeBy, Reading, Rejected, Report
from depesche.web.desk import Desk
from depesche.web.settings import Settings
from depesche.web.worker import Given, Worker, WorkerStoppedError

State = Literal["waiting", "starting", "fetching", "reading", "storing", "comparing", "done"]
WAITING = 8
"""Jobs that may wait."""
KEPT = 200
"""Jobs whose outcome is remembered."""
STORED = 10.0
"""Seconds after which what was read so far is stored."""
AGAIN = 1.0
"""Seconds until the ledger is tried again while another program writes to it."""


class BusyError(UsageError):
    """Too much waits to be read."""


@dataclass(frozen=True, slots=True)
class Found:
    """A report of a job that is in the ledger now: its id, its name, how many claims, and whether it was there before."""

    report: str
    name: str
    claims: int | None
    known: bool


@dataclass(slots=True)
class Job:
    """What somebody brought, and how far it is.

    Args:
        id: Name of the job, not to be guessed.
        given: What was brought; taken away when it was taken in.
        addresses: URLs to be fetched first.
        options: How fetched pages are to be taken in: arguments of `IntakeOptions`.
        names: What it was called.
        state: What is being done.
        total: Reports in it, once that is known.
        found: Reports read or known already.
        rejected: What could not be read.
        problem: What it waits for, or why it could not be finished.
        coverage: What the ledger held when all was stored.

    """

    id: str
    given: list[Given]
    addresses: tuple[str, ...]
    options: dict[str, str]
    names: tuple[str, ...]
    state: State = "waiting"
    total: int | None = None
    found: list[Found] = field(default_factory=list)
    rejected: list[Rejected] = field(default_factory=list)
    problem: str | None = None
    coverage: Coverage | None = None

    @property
    def finished(self) -> bool:
        """Whether nothing more happens to it."""
        return self.state == "done"

    @property
    def stored(self) -> bool:
        """Whether its reports are in the ledger."""
        return self.state in {"comparing", "done"}

    @property
    def done(self) -> int:
        """How many reports are read or rejected."""
        return len(self.found) + len(self.rejected)


class Jobs:
    """Everything that was brought since the server started.

    Args:
        desk: Where readings go.
        settings: Seconds of reading, number of reports.
        fetcher: What fetches addresses.
        reader: The process that reads.

    """

    def __init__(self, desk: Desk, settings: Settings, fetcher: Fetcher, reader: Worker | None = None) -> None:
        self._desk = desk
        self._settings = settings
        self._fetcher = fetcher
        self._jobs: OrderedDict[str, Job] = OrderedDict()
        self._lock = Lock()
        self._queue: Queue[Job | None] = Queue()
        self._thread: Thread | None = None
        self._closing = Event()
        self._reader = reader or Worker()
        self.asking = Worker()

    def bring(self, given: Sequence[Given], addresses: Sequence[str] = (), options: dict[str, str] | None = None) -> Job:
        """Let something be read; raises `BusyError` where too much waits already."""
        names = (*(one.name for one in given), *addresses)
        job = Job(secrets.token_urlsafe(12), list(given), tuple(addresses), options or {}, names)
        with self._lock:
            if sum(other.state == "waiting" for other in self._jobs.values()) >= WAITING:
                raise BusyError("too much waits to be read already; try again in a minute")
            self._jobs[job.id] = job
            finished = [other.id for other in self._jobs.values() if other.finished]
            for name in finished[: max(0, len(self._jobs) - KEPT)]:
                del self._jobs[name]
            if self._thread is None:
                self._thread = Thread(target=self._work, name="reading", daemon=True)
                self._thread.start()
        self._queue.put(job)
        return job

    def warm(self) -> None:
        """Start the reading process, so that the first report need not wait for it."""
        Thread(target=self._reader.warm, name="warming", daemon=True).start()

    def job(self, name: str) -> Job | None:
        """Give a job; None where there is none, or none any more."""
        with self._lock:
            return self._jobs.get(name)

    def close(self) -> None:
        """Stop reading; what was read is stored."""
        self._closing.set()
        self._queue.put(None)
        for worker in (self._reader, self.asking):
            worker.stop()
        if self._thread:
            self._thread.join(timeout=10)
        for worker in (self._reader, self.asking):
            worker.close()

    def _work(self) -> None:
        while not self._closing.is_set() and (job := self._queue.get()) is not None:
            try:
                self._process(job)
            except Exception as error:  # a job that fails says so; the next one is read all the same
                job.problem = f"{type(error).__name__}: {error}"
            job.given.clear()
            job.state = "done"

    def _process(self, job: Job) -> None:
        clock = _Clock(self._settings.read_seconds)
        store = _Store(self._desk, job, self._closing)
        items = self._taken_in(job, clock)
        job.total = len(items)
        job.state = "reading"
        try:
            for number, (item, made_by) in enumerate(items):
                outcome = self._outcome(item, made_by, clock, last=number == len(items) - 1)
                if self._closing.is_set():  # whatever ended the reading now, it was not the report
                    store.close()
                    return
                store.put(outcome)
        except Exception:
            store.close()  # what was read before is kept
            raise
        job.state = "storing"
        store.close()
        job.state = "comparing"  # that takes longer the more reports there are; what was read can be looked at meanwhile
        store.settle()

    def _taken_in(self, job: Job, clock: _Clock) -> list[tuple[Report | Rejected, MadeBy | None]]:
        items: list[tuple[Report | Rejected, MadeBy | None]] = []
        for given in self._all_given(job):
            left = self._settings.max_reports - len(items)
            if isinstance(given, Rejected):
                items.append((given, None))
                continue
            job.state = "starting"
            self._reader.warm()  # what it takes to start is not counted against the report
            job.state = "reading"
            try:
                with clock:
                    items += self._reader.take_in(given, max(0, left), clock.left)
            except WorkerStoppedError as error:
                items.append((_stopped(given.name, error, "taking it in"), None))
        return items

    def _all_given(self, job: Job) -> Iterator[Given | Rejected]:
        yield from job.given
        job.given.clear()
        for address in job.addresses:
            job.state = "fetching"
            try:
                page = self._fetcher.fetch(address, max_bytes=self._settings.max_upload)
            except InputError as error:
                yield Rejected(origin=address, reason=error.reason, detail=error.detail)
            else:
                yield Given(address, page.data, options=job.options, url=page.url, encoding=page.encoding)

    def _outcome(self, item: Report | Rejected, made_by: MadeBy | None, clock: _Clock, *, last: bool) -> Reading | Rejected | Report:
        """Read a report; one that is in the ledger already comes back as it is."""
        if isinstance(item, Rejected):
            return item
        if made_by is not None and self._known(item, made_by):
            return item
        origin = item.origin or item.doc or item.id
        if clock.left <= 0:
            detail = (
                f"not read: all that was brought takes more than {self._settings.read_seconds:g} seconds; bring less, or use `depesche add`"
            )
            return Rejected(origin=origin, reason="reading", detail=detail)
        try:
            # One report may not take the time of all the others.
            with clock:
                return self._reader.read(item, clock.left if last else clock.left / 2)
        except WorkerStoppedError as error:
            return _stopped(origin, error, "reading it")

    def _known(self, report: Report, made_by: MadeBy) -> bool:
        with self._desk.reading() as ledger:
            return ledger.has(report, made_by)


class _Clock:
    """Seconds that are left for one job; they run while it is read."""

    def __init__(self, seconds: float) -> None:
        self.left = seconds
        self._since = 0.0

    def __enter__(self) -> None:
        self._since = time.monotonic()

    def __exit__(self, *_: object) -> None:
        self.left -= time.monotonic() - self._since


class _Store:
    """Puts outcomes of a job into the ledger, some at a time."""

    def __init__(self, desk: Desk, job: Job, closing: Event) -> None:
        self._desk, self._job, self._closing = desk, job, closing
        self._waiting: list[Reading | Rejected] = []
        self._elsewhere: list[Report] = []
        self._since = time.monotonic()

    def put(self, outcome: Reading | Rejected | Report) -> None:
        """Note an outcome; store what waits when it is time."""
        if isinstance(outcome, Report):
            self._elsewhere.append(outcome)
            self._job.found.append(Found(outcome.id, _name(outcome), None, known=True))
        else:
            self._waiting.append(outcome)
            if isinstance(outcome, Reading):
                self._job.found.append(Found(outcome.report.id, _name(outcome.report), len(outcome.claims), known=False))
            else:
                self._job.rejected.append(outcome)
        if time.monotonic() - self._since > STORED:
            self._write(self._add)

    def close(self) -> None:
        """Store the rest."""
        self._write(self._add)

    def settle(self) -> None:
        """Settle what follows from all that is stored."""
        self._write(self._settle)

    def _settle(self, ledger: Ledger) -> None:
        ledger.settle()
        self._job.coverage = coverage(ledger, None, None)

    def _add(self, ledger: Ledger) -> None:
        ledger.add_many(self._waiting)
        for report in self._elsewhere:
            ledger.add_origin(report)
        self._waiting, self._elsewhere = [], []
        self._since = time.monotonic()

    def _write(self, change: Callable[[Ledger], None]) -> None:
        """Write, waiting for other programs that do."""
        while True:
            try:
                with self._desk.writing() as ledger:
                    change(ledger)
            except LedgerError as error:
                self._job.problem = str(error)
                if self._closing.wait(AGAIN):
                    raise
            else:
                self._job.problem = None
                return


def _stopped(origin: str, error: WorkerStoppedError, what: str) -> Rejected:
    if error.late:
        return Rejected(origin=origin, reason="reading", detail=f"{what} took too long and was ended; try `depesche add` for long reports")
    return Rejected(origin=origin, reason="reading", detail=f"{what} ended the reading process; please report this with the text")


def _name(report: Report) -> str:
    return report.title or report.doc or opening(report.text)
