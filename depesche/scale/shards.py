"""Sources to one file of outcomes (Parquet or JSONL): stateless, resumable, whole or absent, always the same bytes.

Outcomes are kept in parts beside the target (`FILE.partial/`), each written at once; a further run passes over the records
of the parts that are there without reading them again, and makes the same file as a run that was never disturbed.
What a file is made of (sources, settings, versions) is noted in it, so that a finished one is not made again.
"""

from __future__ import annotations

import hashlib
import os
import shutil
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial
from itertools import islice
from pathlib import Path

import msgspec

from depesche import parquet
from depesche.errors import UsageError
from depesche.intake import IntakeOptions, Record, take_in
from depesche.intake.sources import files
from depesche.language import port
from depesche.ledger import Added
from depesche.pipeline import SECONDS, batches, failed, read_batch, warm
from depesche.reading.reader import made_by
from depesche.records import READING_SCHEMA, Reading, Rejected, reading_from_json, to_json
from depesche.version import VERSION
from depesche.workers import Failure, Work, in_order

PARTIAL = ".partial"
ENDINGS = (".parquet", ".jsonl")
_PLAN = "plan.json"
_BLOCK = 1 << 20


@dataclass(frozen=True, slots=True)
class ShardOptions:
    """How a file of outcomes is made.

    Args:
        intake: How sources are taken in.
        relevant: Leave out, unparsed, reports in which nothing political seems to happen (rows with the reason `irrelevant`).
        jobs: Number of processes that read.
        seconds: Time limit for a report, as for `depesche.pipeline.read_items`; with None one job reads in this process, which
            is warm for the next file.
        part: Records kept at once: what a kill may cost.

    """

    intake: IntakeOptions = field(default_factory=IntakeOptions)
    relevant: bool = False
    jobs: int = 1
    seconds: float | None = None
    part: int = 256


@dataclass(frozen=True, slots=True)
class ShardDone:
    """A finished file: its sources, how many reports were read and how many rejected or left out, SHA-256 (hex) of its bytes.

    `reasons` counts the rejected and left out by reason.
    """

    source: str
    target: Path
    reports: int
    rejected: int
    digest: str
    reasons: dict[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Step:
    """Progress: records done in this run, those passed over because an earlier one had done them, bytes of local files passed."""

    done: int
    skipped: int
    passed: int


def read_shard(source: str, target: Path, options: ShardOptions | None = None) -> ShardDone:
    """Read one source into one file; see `read_into`."""
    return read_into([source], target, options)


def read_into(
    sources: Sequence[str], target: Path, options: ShardOptions | None = None, progress: Callable[[Step], object] | None = None
) -> ShardDone:
    """Read sources into one file, going on where an earlier run was ended; nothing is done where the file is finished and newer.

    Args:
        sources: As for `depesche.intake.read_sources`; `-` only in one go, since it cannot be read again.
        target: The file to make, `.parquet` or `.jsonl`.
        options: How.
        progress: Called after each batch.

    Raises:
        UsageError: The target has another ending, is a folder, or its folder is absent.

    """
    settings = options or ShardOptions()
    target = Path(target)
    if target.suffix not in ENDINGS or target.is_dir() or not target.absolute().parent.is_dir():
        raise UsageError(f"{target}: name a file that ends in {' or '.join(ENDINGS)}, in a folder that is there")
    plan = _plan(sources, settings)
    if _finished(target, plan, sources):
        return _done(sources, target, parquet.reasons(target))
    folder = target.with_name(target.name + PARTIAL)
    _prepare(folder, plan, sources)
    parts = _read_parts(sources, folder, target.suffix, settings, progress or (lambda _: None))
    counts = _counts(parts)
    _assemble(parts, target, plan)
    shutil.rmtree(folder, ignore_errors=True)
    return _done(sources, target, counts)


def merge(ledger_path: Path, shards: Iterable[Path]) -> Added:
    """Put files of outcomes into a ledger, without reading anything again, and settle it.

    The ledger's export is the same as if their sources had been added one after the other, in whatever order the files come.
    """
    from depesche.questions import Ledger

    added = Added()
    with Ledger(ledger_path) as ledger:
        for shard in shards:
            added += ledger.add_many(outcomes(shard))
        ledger.settle()
    return added


def outcomes(shard: Path) -> Iterator[Reading | Rejected]:
    """Give the readings and rejections of a file that `read_into` made, in its order; raises `InputError` if it is damaged."""
    lines: Iterable[bytes] = parquet.outcomes(shard) if Path(shard).suffix == ".parquet" else _lines(Path(shard))
    for line in lines:
        kind = msgspec.json.decode(line, type=_Schema).schema
        yield reading_from_json(line) if kind == READING_SCHEMA else msgspec.json.decode(line, type=Rejected)


class _Schema(msgspec.Struct):
    schema: str


class _Reason(msgspec.Struct):
    reason: str | None = None


def _lines(path: Path) -> Iterator[bytes]:
    with path.open("rb") as stream:
        yield from stream


# --- what a file is made of ------------------------------------------------------


def _plan(sources: Sequence[str], options: ShardOptions) -> dict[str, object]:
    """What the bytes of the file depend on: sources as named, settings, versions; not the number of processes."""
    intake = options.intake
    taken = {name: getattr(intake, name) for name in sorted(IntakeOptions.__dataclass_fields__) if name != "timeout_s"}
    versions = [made_by(language) for language in port.languages() if language in intake.languages]
    return {
        "schema": "depesche.shard/1", "sources": list(sources), "relevant": options.relevant, "part": options.part,
        "intake": {**taken, "csv_map": dict(intake.csv_map)}, "depesche": VERSION, "made_by": msgspec.to_builtins(versions),
    }  # fmt: skip


def _encoded(plan: dict[str, object]) -> bytes:
    return msgspec.json.encode(plan, order="sorted")


def _state(sources: Sequence[str]) -> list[tuple[str, int, int]]:
    """Name, size and moment of the last change of every local file: parts of other files are not gone on with."""
    found = []
    for source in sources:
        if source == "-" or "://" in source:
            continue
        for path, problem in files(Path(source)):
            if problem is None:
                state = path.stat()
                found.append((os.fsencode(path).decode("utf-8", "replace"), state.st_size, state.st_mtime_ns))
    return found


def size_of(sources: Sequence[str]) -> int:
    """Bytes of the local files of sources, against which `Step.passed` can be held."""
    return sum(size for _, size, _ in _state(sources))


def _finished(target: Path, plan: dict[str, object], sources: Sequence[str]) -> bool:
    """Whether the file is there, made of just this, and not older than its sources."""
    if target.suffix != ".parquet" or "-" in sources or parquet.note(target) != _encoded(plan).decode():
        return False
    made = target.stat().st_mtime_ns
    return all(changed <= made for _, _, changed in _state(sources))


def _done(sources: Sequence[str], target: Path, counts: dict[str | None, int]) -> ShardDone:
    reasons = {reason: number for reason, number in sorted(counts.items(), key=str) if reason is not None}
    return ShardDone(" ".join(sources), target, counts.get(None, 0), sum(reasons.values()), _digest(target), reasons)


def _digest(path: Path) -> str:
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


# --- parts -----------------------------------------------------------------------


def _prepare(folder: Path, plan: dict[str, object], sources: Sequence[str]) -> None:
    """Keep the parts that belong to this plan and these files; begin anew otherwise."""
    wanted = _encoded({**plan, "state": _state(sources)})
    noted = folder / _PLAN
    if "-" in sources or not noted.is_file() or noted.read_bytes() != wanted:
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(exist_ok=True)
        _put(noted, [wanted])


def _put(path: Path, lines: Iterable[bytes]) -> None:
    """Write a file whole or not at all, safe from a power cut."""
    draft = path.with_name(f"{path.name}.{os.getpid()}.draft")
    with draft.open("wb") as out:
        out.writelines(lines)
        out.flush()
        os.fsync(out.fileno())
    draft.replace(path)


def _read_parts(sources: Sequence[str], folder: Path, suffix: str, options: ShardOptions, progress: Callable[[Step], object]) -> list[Path]:
    """Write the parts that are missing; give all of them in order."""
    parts: list[Path] = []
    while (part := _part(folder, len(parts))).is_file():
        parts.append(part)
    for draft in folder.glob("*.draft"):
        draft.unlink(missing_ok=True)
    passed = _Counter()
    records = take_in(sources, options.intake, passed.add)
    skipped = sum(1 for _ in islice(records, len(parts) * options.part))
    progress(Step(0, skipped, passed.number))
    held: list[bytes] = []
    done = 0
    for lines in _lines_of(records, suffix, options):
        held += lines
        done += len(lines)
        while len(held) >= options.part:
            parts.append(_part(folder, len(parts)))
            _put(parts[-1], held[: options.part])
            del held[: options.part]
        progress(Step(done, skipped, passed.number))
    if held:
        parts.append(_part(folder, len(parts)))
        _put(parts[-1], held)
    return parts


class _Counter:
    number = 0

    def add(self, number: int) -> None:
        self.number += number


def _part(folder: Path, number: int) -> Path:
    return folder / f"{number:06d}.part"


def _lines_of(records: Iterable[Record], suffix: str, options: ShardOptions) -> Iterator[list[bytes]]:
    """Lines of a part, a batch at a time; they are encoded where they are read, so that this process has little to do."""
    do = partial(_read_lines, suffix=suffix, relevant=options.relevant)
    if options.jobs <= 1 and options.seconds is None:
        yield from map(do, batches(records))
        return
    work = Work(do=do, failed=partial(_failed_line, suffix=suffix), prepare=warm, seconds=options.seconds or SECONDS)
    yield from in_order(batches(records), work, jobs=options.jobs)


def _read_lines(records: Sequence[Record], *, suffix: str, relevant: bool) -> list[bytes]:
    return [_line(outcome, suffix) for outcome in read_batch(records, relevant=relevant)]


def _failed_line(record: Record, how: Failure, *, suffix: str) -> bytes:
    return _line(failed(record, how), suffix)


def _line(outcome: Reading | Rejected, suffix: str) -> bytes:
    line = to_json(outcome).encode()
    return (parquet.row_of(line) if suffix == ".parquet" else line) + b"\n"


def _counts(parts: Sequence[Path]) -> dict[str | None, int]:
    """Numbers of outcomes by reason; the reports that were read have none."""
    return dict(Counter(msgspec.json.decode(line, type=_Reason).reason for part in parts for line in _lines(part)))


def _assemble(parts: Sequence[Path], target: Path, plan: dict[str, object]) -> None:
    draft = target.with_name(f".{target.name}.{os.getpid()}.draft")
    try:
        if target.suffix == ".parquet":
            parquet.write(parts, draft, plan)
        else:
            with draft.open("wb") as out:
                for part in parts:
                    with part.open("rb") as stream:
                        shutil.copyfileobj(stream, out, _BLOCK)
        with draft.open("rb") as written:
            os.fsync(written.fileno())
        draft.replace(target)
    finally:
        draft.unlink(missing_ok=True)
