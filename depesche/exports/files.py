"""Files that are there whole or not at all: written under another name beside their place, then moved there."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO

from depesche.errors import UsageError


def make_folder(path: Path) -> None:
    """Make the folder of an export of several files; raises `UsageError` where a file is in its place."""
    if path.exists() and not path.is_dir():
        raise UsageError(f"{path}: is a file; this format writes a folder of files, name another place")
    path.mkdir(parents=True, exist_ok=True)


@contextmanager
def replacing(path: Path) -> Iterator[Path]:
    """Give a name beside `path` to write to; it takes the place of `path` when all went well, and is removed otherwise."""
    if path.is_dir():
        raise UsageError(f"{path}: is a folder; this format writes one file, name it")
    draft = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        yield draft
        draft.replace(path)
    finally:
        draft.unlink(missing_ok=True)


@contextmanager
def text_file(path: Path) -> Iterator[TextIO]:
    """Give a UTF-8 file to write to, line ends as written, that replaces `path` when all went well."""
    with replacing(path) as draft, draft.open("w", encoding="utf-8", newline="") as out:
        yield out
