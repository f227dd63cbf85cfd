"""What there is to do: one shard for every file of the sources, named so that it is found again."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from depesche.errors import InputError, UsageError
from depesche.intake import lists, remote
from depesche.intake.fetching import is_url
from depesche.intake.sources import STDIN, files

_UNSAFE = re.compile(r"[^A-Za-z0-9._-]+")
_LONGEST = 80
"""Characters of a file's own name that its shard's name keeps: file systems take 255 bytes."""


@dataclass(frozen=True, slots=True)
class Shard:
    """One source of its own, a file or an address, and the name of the file its readings go to (without ending)."""

    source: str
    name: str

    def target(self, folder: Path) -> Path:
        """Give the place of the shard's Parquet file."""
        return folder / f"{self.name}.parquet"

    def size(self) -> int:
        """Bytes of the source now; -1 where that cannot be told (an address, a file that is not there)."""
        try:
            return -1 if _elsewhere(self.source) else Path(self.source).stat().st_size
        except (OSError, ValueError):
            return -1


def plan(sources: Iterable[str], base: str | None = None) -> list[Shard]:
    """Give the shards of sources, each once, in the order of intake: folders and lists of sources file by file.

    The name of a shard depends on its source alone, not on what else is read.  `base` is what relative names in lists belong to.

    Raises:
        UsageError: `-` is among the sources: standard input is not there on another machine, nor a second time.  Or a list names a list.

    """
    found: dict[str, Shard] = {}
    for source in sources:
        for one in _parts(source, base):
            found.setdefault(one, Shard(one, shard_name(one)))
    return list(found.values())


def _parts(source: str, base: str | None) -> Iterator[str]:
    if source == STDIN:
        raise UsageError("-: standard input cannot be read again by another worker; name files, folders or addresses")
    if _elsewhere(source):
        yield source
    elif lists.is_list(source):
        yield from _listed(source, base)
    else:
        yield from (str(path) for path, _ in files(Path(source)))


def _listed(source: str, base: str | None) -> Iterator[str]:
    """What a list names; a list that cannot be read stays a source, which intake rejects with its reason."""
    try:
        named = lists.sources_of(Path(source), base)
    except (OSError, InputError):
        yield source
        return
    for one in named:
        if not _elsewhere(one) and lists.is_list(one):
            raise UsageError(f"{one}: is a list inside the list {source}; name it as a source")
        yield from _parts(one, base)


def _elsewhere(source: str) -> bool:
    return is_url(source) or remote.is_remote(source)


def shard_name(source: str) -> str:
    """Name a shard after its source: the last part of its path, and a digest of the whole.

    >>> shard_name("archive/2024/CC-NEWS-01.warc.gz")
    'CC-NEWS-01.warc.gz-b4ee2c651c'
    """
    digest = hashlib.sha256(source.encode("utf-8", "surrogateescape")).hexdigest()[:10]
    own = _UNSAFE.sub("_", source.rstrip("/").rpartition("/")[2])[:_LONGEST].lstrip(".")
    return f"{own or 'shard'}-{digest}"
