"""Which shards of a folder are complete, with their digests: a line each, written when the shard is."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TextIO

from depesche.errors import UsageError
from depesche.scale.plan import Shard
from depesche.scale.work import Task, Work, file_digest

NAME = "manifest.jsonl"
SCHEMA = "depesche.scale/1"


@dataclass(frozen=True, slots=True)
class Entry:
    """A complete shard: name, source and its bytes when it was begun, counts, SHA-256 of the file."""

    name: str
    source: str
    bytes: int
    reports: int
    rejected: int
    digest: str


class Manifest:
    """The list of complete shards of a folder, kept on disk.

    Args:
        folder: Where the shards lie; made if it is not there.
        made: What made them (versions, options): shards of one folder are made alike.

    Raises:
        UsageError: The folder holds shards that were made otherwise, or cannot be written.

    """

    def __init__(self, folder: Path, made: Mapping[str, object]) -> None:
        self._folder, self._path = folder, folder / NAME
        self._head = json.dumps({"schema": SCHEMA, "made": made}, sort_keys=True, ensure_ascii=False)
        self.entries: dict[str, Entry] = {}
        try:
            folder.mkdir(parents=True, exist_ok=True)
            if self._path.exists():
                self._load()
            self._write()
            self._out: TextIO = self._path.open("a", encoding="utf-8", newline="")
        except OSError as error:
            raise UsageError(f"{error.filename or folder}: cannot be written ({error.strerror}); name another folder") from error

    def complete(self, shard: Shard) -> bool:
        """Say whether a shard is there as it was noted, of a source that has not changed its size since."""
        entry, target = self.entries.get(shard.name), shard.target(self._folder)
        return entry is not None and entry.bytes == shard.size() and target.exists() and file_digest(target) == entry.digest

    def note(self, task: Task, work: Work) -> None:
        """Note that a shard is complete, on disk before anything else happens."""
        shard = task.shard
        entry = Entry(shard.name, shard.source, task.size, work.reports, work.rejected, work.digest)
        self.entries[shard.name] = entry
        self._out.write(_line(entry) + "\n")
        self._out.flush()
        os.fsync(self._out.fileno())

    def close(self) -> None:
        """Write the list anew, ordered by name, so that it does not tell who was quicker; what is not there any more is left out."""
        self._out.close()
        self.entries = {name: entry for name, entry in self.entries.items() if (self._folder / f"{name}.parquet").exists()}
        self._write()

    def _load(self) -> None:
        head, *lines = self._path.read_text(encoding="utf-8").split("\n")
        if head != self._head:
            raise UsageError(f"{self._folder}: holds shards made with other options or versions; name another folder, or empty this one")
        for line in lines:
            try:
                entry = Entry(**json.loads(line))
            except (ValueError, TypeError):  # the end of the file, or a line that a kill cut short: its shard is looked at again
                continue
            self.entries[entry.name] = entry

    def _write(self) -> None:
        draft = self._path.with_name(f".{NAME}.{os.getpid()}.part")
        try:
            with draft.open("w", encoding="utf-8", newline="") as out:
                out.writelines(f"{line}\n" for line in (self._head, *(_line(self.entries[name]) for name in sorted(self.entries))))
            draft.replace(self._path)
        finally:
            draft.unlink(missing_ok=True)


def _line(entry: Entry) -> str:
    return json.dumps({name: getattr(entry, name) for name in Entry.__slots__}, ensure_ascii=True)
