"""Adding records: one transaction a batch, one row in `runs` for all that is new."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from importlib.metadata import PackageNotFoundError, version
from typing import TYPE_CHECKING

import msgspec

from depesche.errors import DepescheError
from depesche.ledger.load import insert
from depesche.ledger.reviewing.docket import Docket
from depesche.ledger.reviewing.judgement import Judgement
from depesche.ledger.rows import Rows, origin_row, reading_id, reading_rows, rejected_row
from depesche.ledger.settling.database import roll_back
from depesche.lexicon.tables import digest as lexicon_digest
from depesche.records import Reading, Rejected, Report

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection


class Writer:
    """The writing side of an open ledger; its run begins with the first thing that is new."""

    def __init__(self, connection: DuckDBPyConnection, options: dict[str, object]) -> None:
        self._connection = connection
        self._options = options
        self._run: int | None = None

    def use(self, connection: DuckDBPyConnection) -> None:
        """Go on with another connection to the same file."""
        self._connection = connection

    def add(self, records: Sequence[Reading | Rejected]) -> tuple[int, int, int]:
        """Store a batch whole or not at all; give the numbers of new readings, new rejections, known readings.

        A reading that does not fit the tables (a 30 February) is rejected; the others are stored.
        """
        import duckdb

        try:
            return self._add(records)
        except (duckdb.DataError, duckdb.IntegrityError, duckdb.InvalidInputException) as error:
            if len(records) > 1:
                each = [self.add([record]) for record in records]
                return sum(e[0] for e in each), sum(e[1] for e in each), sum(e[2] for e in each)
            if isinstance(records[0], Rejected):
                raise
            return self._add([_misfit(records[0], str(error))])

    def _add(self, records: Sequence[Reading | Rejected]) -> tuple[int, int, int]:
        readings = {reading_id(r): r for r in records if isinstance(r, Reading)}
        rejected = {rejected_row(r, 0)["id"]: r for r in records if isinstance(r, Rejected)}
        with self._transaction():
            new = [readings[key] for key in sorted(readings.keys() - self._known("readings", readings))]
            bad = [rejected[key] for key in sorted(rejected.keys() - self._known("rejected", rejected))]
            if new or bad:
                self._insert(new, bad)
                self._replace([reading.report.id for reading in new])
            insert(self._connection, {"origins": _origins(records)})
        return len(new), len(bad), sum(isinstance(r, Reading) for r in records) - len(new)

    def add_origin(self, report: Report) -> None:
        """Store where a known report was found as well."""
        with self._transaction():
            insert(self._connection, {"origins": [origin_row(report)]})

    def review(self, judgements: Sequence[Judgement], refused: Callable[[Judgement, DepescheError], object] | None = None) -> list[str]:
        """Store judgements, each checked against those before it, and let them take effect; give the ids of those that are new.

        All or nothing; with `refused`, what is wrong is told there and the others are stored.
        """
        with self._transaction():
            run = self._run or self._begin()
            docket = Docket(self._connection, judgements, run)
            for judgement in judgements:
                try:
                    docket.add(judgement)
                except DepescheError as error:
                    if refused is None:
                        raise
                    refused(judgement, error)
            docket.finish()
            if not docket.added and self._run is None:
                self._connection.execute("DELETE FROM runs WHERE id = ?", [run])
            else:
                self._run = run
        return [judgement.id or "" for judgement in docket.added]

    def finish(self) -> None:
        """Note the end of the run, if there was one."""
        if self._run is not None:
            self._connection.execute("UPDATE runs SET finished = ? WHERE id = ?", [_now(), self._run])
            self._run = None

    def _insert(self, readings: Sequence[Reading], rejected: Sequence[Rejected]) -> None:
        run = self._run or self._begin()
        rows: Rows = {}
        for reading in readings:
            for table, some in reading_rows(reading, run).items():
                rows.setdefault(table, []).extend(some)
        rows["rejected"] = [rejected_row(r, run) for r in rejected]
        insert(self._connection, rows)
        self._connection.execute(
            "UPDATE runs SET readings = readings + ?, rejected = rejected + ? WHERE id = ?",
            [len(readings), len(rejected), run],
        )
        self._run = run

    def _replace(self, reports: list[str]) -> None:
        """Note which readings of some reports are not the current ones: that is the one by the newest package, knowledge, run."""
        self._connection.execute("""
            INSERT INTO older_readings
            SELECT id FROM (
                SELECT id, row_number() OVER (PARTITION BY report ORDER BY release DESC, knowledge_as_of DESC, run DESC, id) AS place
                FROM readings WHERE report IN (SELECT unnest($reports::VARCHAR[]))
            ) WHERE place > 1 ON CONFLICT DO NOTHING""", {"reports": reports})  # fmt: skip

    def _begin(self) -> int:
        row = self._connection.execute("SELECT coalesce(max(id), 0) + 1 FROM runs").fetchone()
        run = int(row[0]) if row else 1
        self._connection.execute(
            "INSERT INTO runs VALUES (?, ?, NULL, ?, ?, ?, 0, 0)",
            [run, _now(), _version(), lexicon_digest(), msgspec.json.encode(self._options).decode()],
        )
        return run

    def _known(self, table: str, keys: dict[str, Reading] | dict[str, Rejected]) -> set[str]:
        found = self._connection.execute(
            f"SELECT id FROM {table} WHERE id IN (SELECT unnest($keys::VARCHAR[]))",
            {"keys": list(keys)},
        )
        return {row[0] for row in found.fetchall()}

    @contextmanager
    def _transaction(self) -> Iterator[None]:
        before = self._run
        self._connection.execute("BEGIN TRANSACTION")
        try:
            yield
            self._connection.execute("COMMIT")
        except BaseException:
            self._run = before
            roll_back(self._connection)
            raise


def _origins(records: Sequence[Reading | Rejected]) -> list[dict[str, object]]:
    rows = {row["id"]: row for row in (origin_row(r.report) for r in records if isinstance(r, Reading))}
    return [rows[key] for key in sorted(rows)]


def _misfit(reading: Reading, problem: str) -> Rejected:
    report = reading.report
    return Rejected(
        origin=report.origin or report.doc or report.id, reason="ledger",
        detail=f"its reading does not fit the ledger ({problem.strip().splitlines()[0]}); please report this",
    )  # fmt: skip


def _now() -> str:
    return datetime.now(UTC).replace(tzinfo=None).isoformat(timespec="seconds")


def _version() -> str | None:
    try:
        return version("depesche")
    except PackageNotFoundError:
        return None
