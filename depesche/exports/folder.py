"""The folder an export of several files goes to."""

from __future__ import annotations

from pathlib import Path

from depesche.errors import UsageError


def make_folder(path: Path) -> None:
    """Make the folder; raises `UsageError` where a file is in its place."""
    if path.exists() and not path.is_dir():
        raise UsageError(f"{path}: is a file; this format writes a folder of files, name another place")
    path.mkdir(parents=True, exist_ok=True)
