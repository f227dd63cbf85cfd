"""Opening the ledger file: creating it in one step, refusing files that are none.

A ledger is sealed when opened: queries reach no other file, no network and no
variables of the running program.
"""

from __future__ import annotations

import os
import time
from glob import escape
from pathlib import Path
from typing import TYPE_CHECKING

from depesche.errors import LedgerError
from depesche.ledger.errors import explained
from depesche.ledger.migrations import check, migrate

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

_OPEN = {
    "autoinstall_known_extensions": "false",
    "autoload_known_extensions": "false",
    "python_enable_replacements": "false",
}
_DRAFT = ".new"
_STALE = 3600.0
"""Seconds after which nobody is making a draft any more."""
_SEALED = {**_OPEN, "enable_external_access": "false"}


def connect(path: Path, *, read_only: bool, sealed: bool = True) -> DuckDBPyConnection:
    """Open a ledger, bringing an older one up to date when opened for writing.

    Raises `LedgerError` for a file that is absent (reading), no ledger, in use
    by another process, or written by a newer Depesche.
    """
    import duckdb

    if not path.exists():
        if read_only:
            raise LedgerError(f"{path}: there is no ledger here; make one with `depesche add`")
        _create(path)
    with explained(path):
        connection = duckdb.connect(str(path), read_only=read_only, config=dict(_SEALED if sealed else _OPEN))
    try:
        with explained(path):
            (check if read_only else migrate)(connection, path)
    except LedgerError:
        connection.close()
        raise
    return connection


def _create(path: Path) -> None:
    """Make a new ledger under another name first: a kill halfway leaves no broken file here."""
    import duckdb

    if not path.parent.is_dir():
        raise LedgerError(f"{path}: there is no folder {path.parent}; make it first")
    _sweep(path)
    draft = path.with_name(f"{path.name}.{os.getpid()}{_DRAFT}")
    try:
        with explained(path):
            connection = duckdb.connect(str(draft), config=dict(_SEALED))
            migrate(connection, path)
            connection.close()
        _give_name(draft, path)
    finally:
        _unlink(draft)


def _give_name(draft: Path, path: Path) -> None:
    """Let the draft be the ledger, unless another process made one meanwhile: a rename would take that one's file away."""
    try:
        os.link(draft, path)
    except FileExistsError:
        return
    except OSError:  # a file system without links
        if not path.exists():
            draft.rename(path)


def _sweep(path: Path) -> None:
    """Remove drafts whose makers were killed: a draft lives for a moment."""
    for draft in path.parent.glob(f"{escape(path.name)}.*{_DRAFT}"):
        if time.time() - draft.stat().st_mtime > _STALE:
            _unlink(draft)


def _unlink(draft: Path) -> None:
    for name in (draft.name, f"{draft.name}.wal"):
        draft.with_name(name).unlink(missing_ok=True)
