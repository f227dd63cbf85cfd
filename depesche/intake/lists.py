"""Lists of sources, one a line, as web archives publish them (`warc.paths`, `warc.paths.gz`) or people write them (`.txt`)."""

from __future__ import annotations

import re
from pathlib import Path

from depesche.errors import InputError
from depesche.intake.unpack import GZIP, Peeked, Unpacked, read_all

_LISTS = re.compile(r"\.paths(\.gz)?$", re.IGNORECASE)
_LISTED = re.compile(r"\S{1,2000}\.(warc|jsonl|ndjson|parquet)(\.gz)?", re.IGNORECASE)
_LONGEST = 100_000_000


def is_list(source: str) -> bool:
    """Whether a file is a list of sources: named `.paths`, or a `.txt` whose lines all name archives, JSONL or Parquet files."""
    if _LISTS.search(source):
        return True
    path = Path(source)
    if path.suffix.lower() != ".txt":
        return False
    try:
        with path.open("rb") as stream:
            head = stream.read(8192)
    except (OSError, ValueError):
        return False
    *whole, last = head.decode("utf-8", "replace").split("\n")
    lines = [line.strip() for line in (whole if len(head) == 8192 else [*whole, last]) if line.strip()]
    return bool(lines) and all(map(_LISTED.fullmatch, lines))


def sources_of(path: Path, base: str | None) -> list[str]:
    """Give what a list names; what is no address and no absolute path belongs to `base`, or to the list's folder.

    Raises:
        InputError: `empty` if it names nothing, `encoding` if it is no text, `truncated` if it is packed and damaged.
        OSError: It cannot be opened.

    """
    with path.open("rb") as stream:
        raw = Peeked(stream, 4)
        data = read_all(Unpacked(raw, floor=_LONGEST) if raw.head.startswith(GZIP) else raw, _LONGEST)
    try:
        lines = [line.strip() for line in data.decode("utf-8").splitlines()]
    except UnicodeDecodeError:
        raise InputError("encoding", "is no list of sources: it is not UTF-8") from None
    named = [_joined(line, path.parent, base) for line in lines if line and not line.startswith("#")]
    if not named:
        raise InputError("empty", "names no sources")
    return named


def _joined(name: str, folder: Path, base: str | None) -> str:
    if "://" in name or Path(name).is_absolute():
        return name
    if base is None:
        return str(folder / name)
    return f"{base.rstrip('/')}/{name}"
