"""The ledger: many readings in one file, added once each, never overwritten."""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from types import TracebackType
from typing import Any, Self

import msgspec

from depesche.errors import DepescheError, LedgerError
from depesche.ledger.connect import connect
from depesche.ledger.errors import explained
from depesche.ledger.readonly import refuse_writing
from depesche.ledger.reviewing.docket import stored
from depesche.ledger.reviewing.judgement import Judgement
from depesche.ledger.rows import made_by_id, rebuilt, taken_in_id
from depesche.ledger.settling.copies import settle_copies
from depesche.ledger.settling.events import links, settle_events
from depesche.ledger.settling.index import settle_index
from depesche.ledger.settling.state import settle_state, up_to_date
from depesche.ledger.settling.statements import Look, settle_statements
from depesche.ledger.settling.stories import settle_stories
from depesche.ledger.tables import KEYS, TABLES, VIEWS, Table
from depesche.ledger.writer import Writer
from depesche.records import MadeBy, Reading, Rejected, Report

PIECE = 10_000
_BLOCKS = "block IN (BLOCKS)"
_INCLUDED = re.compile(r"^-- include (\w+)$", re.MULTILINE)
"""Line of a query that stands for the text of another one of its package."""
_WRITTEN_OUT = 2000
BATCH = 200
SECONDS = 5.0
"""A batch is stored when it is full or this old: what a kill may cost."""


@dataclass(frozen=True, slots=True)
class Added:
    """How many reports were new, known already, or rejected (new rejections only)."""

    new: int = 0
    known: int = 0
    rejected: int = 0

    def __add__(self, other: Added) -> Added:
        """Sum two counts."""
        return Added(self.new + other.new, self.known + other.known, self.rejected + other.rejected)


@dataclass(frozen=True, slots=True)
class Settled:
    """How many reports were compared with others, and how many claims were put to events."""

    reports: int = 0
    claims: int = 0


class Ledger:
    """One DuckDB file with everything that was read.

    Use it as a context manager.  Opened for writing it is made if it is not
    there, and brought up to date; one process at a time may write.

    Args:
        path: The file.
        read_only: Open an existing ledger for questions only.
        options: What to note in `runs` about how the readings were made.

    Raises:
        LedgerError: The file is absent (reading), in use, no ledger, or newer than this package.

    """

    def __init__(self, path: str | Path, read_only: bool = False, options: Mapping[str, object] | None = None) -> None:
        self.path = Path(path)
        self.read_only = read_only
        self._connection = connect(self.path, read_only=read_only)
        self._writer = None if read_only else Writer(self._connection, dict(options or {}))

    def __enter__(self) -> Self:
        """Give the open ledger."""
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        """Close the ledger; what went wrong before is not hidden by what goes wrong now (a full disk)."""
        try:
            self.close()
        except LedgerError:
            if error is None:
                raise

    def close(self) -> None:
        """Note the end of the run, if anything was stored, and close the file; closing twice is harmless."""
        if self._writer:
            try:
                with explained(self.path):
                    self._writer.finish()
            finally:
                self._writer = None
                self._connection.close()
        self._connection.close()

    # --- adding ---------------------------------------------------------------

    def add(self, record: Reading | Rejected) -> Added:
        """Store one reading or rejection; what is there already changes nothing."""
        return self._store([record])

    def add_many(self, records: Iterable[Reading | Rejected], progress: Callable[[int], object] | None = None) -> Added:
        """Store readings in batches, each whole or not at all.

        A kill loses the unfinished batch and nothing else; running again adds
        what is missing.  `progress` is called with the number of reports taken
        in since its last call.  Errors of `records` itself pass through after
        what came before has been stored.
        """
        total, batch, since = Added(), list[Reading | Rejected](), time.monotonic()
        try:
            for record in records:
                batch.append(record)
                if len(batch) >= BATCH or time.monotonic() - since >= SECONDS:
                    ready, batch = batch, []
                    total += self._store(ready)
                    since = time.monotonic()
                if progress:
                    progress(1)
        finally:
            total += self._store(batch)
        return total

    def add_origin(self, report: Report) -> None:
        """Note a further place where a known report was found, without reading it again."""
        with explained(self.path):
            self._writing().add_origin(report)

    def has(self, report: Report, made_by: MadeBy) -> bool:
        """Say whether a report as intake made it was already read with these versions."""
        found = self._run(
            "SELECT 1 FROM readings WHERE report = $report AND taken_in = $taken_in AND made_by = $made_by LIMIT 1",
            {"report": report.id, "taken_in": taken_in_id(report), "made_by": made_by_id(made_by)},
        )
        return bool(found.rows)

    def settle(self, progress: Callable[[int], object] | None = None, look: Look | None = None) -> Settled:
        """Settle anew what follows from the readings: which reports copy each other, which claims are one event.

        Only what is new is compared; the result is the same whatever the order
        of adding, and settling twice changes nothing.  A kill loses at most the
        unfinished step.  `progress` is called with the number of reports taken in; `look` finds the statements of
        a reading that can be checked (`depesche.questions.Ledger` brings one along).
        """
        self._writing()
        with explained(self.path):
            settle_index(self._connection)
            if look:
                settle_statements(self._connection, look)
            reports = settle_copies(self._connection, progress)
            claims = settle_events(self._connection)
            settle_stories(self._connection)
            settle_state(self._connection)
            return Settled(reports, claims)

    # --- reviewing --------------------------------------------------------------

    def judge_claim(self, claim: str, verdict: str, *, field: str | None = None, value: object = None, by: str, why: str = "") -> str:
        """Note what a person says of a claim; give the judgement's id.

        `accept`: it is as read; `reject`: the report does not say that, so the claim counts no more; `unsure`; `edit`: `field` has
        another `value` (see `depesche.ledger.reviewing.fields`).  The last word on a claim counts, the last value of each
        field.  As every judgement it takes effect at once: corrected claims, events and what is told of them are
        settled again as far as the judgement touches them; stories follow with the next `settle`.  Nothing
        here is safe for several threads: the caller lets one at a time in.

        Raises `UsageError` for a verdict, field or value that does not exist, `LedgerError` if there is no such current claim.
        """
        return self._judge("claims", claim, None, verdict, field=field, value=value, made_by=by, why=why)

    def judge_events(self, one: str, other: str, verdict: str, *, by: str, why: str = "") -> str:
        """Note whether two claims tell one event: `same`, `different` or `unsure`; give the judgement's id.

        What is said of two claims goes for all that were said to be one event with them.  Takes effect as `judge_claim` does.
        Raises `UsageError` for other verdicts and for claims of two classes, `LedgerError` for claims that
        are not current and for what contradicts judgements in force.
        """
        return self._judge("event_claims", one, other, verdict, made_by=by, why=why)

    def judge_actors(self, one: str, other: str, verdict: str, *, by: str, why: str = "") -> str:
        """Note whether two actors are one: `same`, `different` or `unsure`; give the judgement's id.

        An actor is an id (`per:otto-muster`: whoever is read as that) or `<reading>/<id>`, that of one report.  Where two of the
        same id are judged different, the second one is taken away from the id.  Those who are one have one name, identity and
        (where theirs is not known) country in `current_participants`.  Takes effect as `judge_claim` does.
        Raises `UsageError` for other verdicts, `LedgerError` for unknown actors and for what contradicts judgements in force.
        """
        return self._judge("actors", one, other, verdict, made_by=by, why=why)

    def judge(self, one: str, other: str, same: bool, *, by: str, why: str) -> str:
        """Note that two claims are, or are not, one event; see `judge_events`."""
        return self.judge_events(one, other, "same" if same else "different", by=by, why=why)

    def withdraw(self, judgement: str, *, by: str, why: str = "") -> str:
        """Take a judgement back by a further one, which restores what was before; nothing is deleted.  Give the further one's id.

        Raises `LedgerError` if there is no such judgement, or it was withdrawn before.
        """
        return self.review([Judgement(about="", subject="", verdict="", withdraws=judgement, made_by=by, why=why)])[0]

    def review(self, judgements: Sequence[Judgement], refused: Callable[[Judgement, DepescheError], object] | None = None) -> list[str]:
        """Note several judgements as one step; give the ids of those that are new.

        One that is wrong leaves the ledger as it was; with `refused` it is told there, and the others are noted.  Judgements with
        an id (from another ledger) keep id and moment, and are left out if they are there already.
        """
        writer = self._writing()
        with explained(self.path):
            return writer.review(judgements, refused)

    def judgements(self) -> list[Judgement]:
        """Give every judgement ever made, in the order in which they count."""
        with explained(self.path):
            return stored(self._connection)

    def _judge(self, about: str, subject: str, other: str | None, verdict: str, **more: Any) -> str:
        return self.review([Judgement(about=about, subject=subject, object=other, verdict=verdict, **more)])[0]

    @property
    def settled(self) -> bool:
        """Whether all that was added, found elsewhere and judged is settled."""
        with explained(self.path):
            return up_to_date(self._connection)

    def repeats(self, reports: Iterable[str]) -> frozenset[frozenset[str]]:
        """Give the pairs of some reports that are settled to repeat each other's wording."""
        with explained(self.path):
            return links(self._connection, reports)

    def _store(self, records: list[Reading | Rejected]) -> Added:
        if not records:
            return Added()
        with explained(self.path):
            readings, rejected, known = self._writing().add(records)
        return Added(readings, known, rejected)

    def _writing(self) -> Writer:
        if self._writer is None:
            raise LedgerError(f"{self.path}: is open for reading only; open it without read_only to add reports")
        return self._writer

    # --- asking ---------------------------------------------------------------

    def query(
        self, name: str, parameters: Mapping[str, Any] | None = None, package: str = "depesche.ledger", blocks: Sequence[int] | None = None
    ) -> Table:
        """Run `<name>.sql` of a package with bound parameters.

        A line `-- include NAME` in it stands for the text of `NAME.sql`.  `block IN (BLOCKS)` becomes the numbers of
        some blocks (all where None): written out, so that the database reads only where they stand.  Raises `LedgerError`
        if there is no such query.
        """
        return self._run(_query_text(name, package).replace(_BLOCKS, _blocks(blocks)), parameters)

    def stream_query(self, name: str, parameters: Mapping[str, Any] | None = None, package: str = "depesche.ledger") -> Iterator[Table]:
        """Run `<name>.sql` as `query` does, but give piece by piece what does not fit into memory."""
        yield from self._pieces(_query_text(name, package), parameters)

    def sql(self, text: str) -> Table:
        """Answer one SELECT of the user's own; it can change nothing and reads nothing but the ledger.

        Raises `LedgerError` for anything that is not one reading statement, or is wrong SQL.
        """
        with explained(self.path):
            refuse_writing(text)
            self._connection.execute("BEGIN TRANSACTION READ ONLY")
            try:
                return self._run(text)
            finally:
                self._connection.execute("ROLLBACK")

    def table(self, name: str) -> Table:
        """Give a whole table, rows ordered by its key; raises `LedgerError` for an unknown name."""
        pieces = list(self.stream(name))
        return Table(pieces[0].columns, tuple(row for piece in pieces for row in piece.rows))

    def stream(self, name: str) -> Iterator[Table]:
        """Give a table piece by piece, rows ordered by its key, for tables that do not fit into memory."""
        yield from self._pieces(f"SELECT * FROM {name} ORDER BY {_order(name)}")

    def tables(self) -> tuple[str, ...]:
        """Name the tables that hold everything: those of every ledger, and claims as corrected where somebody reviewed."""
        return (*TABLES, *VIEWS) if self._run("SELECT 1 FROM judgements LIMIT 1").rows else TABLES

    def readings(self) -> Iterator[Reading]:
        """Give every reading as it was added, once for each place its report came from, ordered by key."""
        sql = files("depesche.ledger").joinpath("readings.sql").read_text("utf-8")
        for piece in self._pieces(sql):
            for row in piece.dicts():
                origin = {**row, "extra": msgspec.json.decode(row["extra"])}
                yield rebuilt(row["reading"], row["text"], origin)

    def write_parquet(self, targets: Mapping[str, Path]) -> None:
        """Write tables to Parquet files, rows ordered by their keys.

        The ledger is opened anew for the time of writing, because it is sealed otherwise.
        """
        self._connection.close()
        self._connection = connect(self.path, read_only=self.read_only, sealed=False)
        try:
            for name, target in targets.items():
                with explained(target):
                    self._connection.execute(
                        f"COPY (SELECT * FROM {name} ORDER BY {_order(name)}) TO $target (FORMAT parquet)",
                        {"target": str(target)},
                    )
        finally:
            self._connection.close()
            self._connection = connect(self.path, read_only=self.read_only)
            if self._writer:
                self._writer.use(self._connection)

    def _pieces(self, sql: str, parameters: Mapping[str, Any] | None = None) -> Iterator[Table]:
        """Run a query on a cursor of its own, at least one piece even if it is empty."""
        with explained(self.path):
            cursor = self._connection.cursor()
            cursor.execute(sql, dict(parameters) if parameters else None)
            columns = tuple(column[0] for column in cursor.description or ())
            rows = cursor.fetchmany(PIECE)
            yield Table(columns, tuple(rows))
            while rows := cursor.fetchmany(PIECE):
                yield Table(columns, tuple(rows))

    def _run(self, sql: str, parameters: Mapping[str, Any] | None = None) -> Table:
        with explained(self.path):
            cursor = self._connection.execute(sql, dict(parameters) if parameters else None)
            columns = tuple(column[0] for column in cursor.description or ())
            return Table(columns, tuple(cursor.fetchall()))


def _order(name: str) -> str:
    """What the rows of a table or view are ordered by; raises `LedgerError` for an unknown name."""
    if name not in KEYS and name not in VIEWS:
        raise LedgerError(f"{name!r} is no table of the ledger; there are: {', '.join(TABLES)}")
    return KEYS.get(name) or VIEWS[name]


def _blocks(numbers: Sequence[int] | None) -> str:
    """A condition on the column `block`."""
    if numbers is None:
        return "TRUE"
    listed = ", ".join(str(int(number)) for number in numbers) or "-1"
    return f"block IN ({listed})" if len(numbers) <= _WRITTEN_OUT else f"block IN (SELECT unnest([{listed}]))"


def _query_text(name: str, package: str) -> str:
    source = files(package).joinpath(f"{name}.sql")
    if not name.isidentifier() or not source.is_file():
        raise LedgerError(f"{package}: there is no query {name!r}")
    return _INCLUDED.sub(lambda found: _query_text(found[1], package), source.read_text("utf-8"))
