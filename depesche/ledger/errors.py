"""What goes wrong with a ledger file, in words that say what to do."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from depesche.errors import LedgerError

_PROCESS = re.compile(r"\(PID (\d+)\)")


@contextmanager
def explained(path: Path) -> Iterator[None]:
    """Turn whatever the database raises inside this block into a `LedgerError` with a remedy."""
    import duckdb

    try:
        yield
    except duckdb.Error as error:
        raise LedgerError(f"{path}: {_explanation(str(error))}") from error
    except UnicodeDecodeError as error:  # it shortens what it quotes of a statement, also within a letter
        raise LedgerError(f"{path}: {_explanation(error.object.decode('utf-8', 'replace'))}") from error


def _explanation(message: str) -> str:
    """Find the sentence for people; the database's own first line where there is none."""
    if "Could not set lock" in message:
        process = _PROCESS.search(message)
        who = f"another process (PID {process[1]})" if process else "another process"
        return (
            f"{who} has this ledger open, and a ledger takes one writer at a time; wait until it has finished, then run the command again"
        )
    for sign, sentence in _SENTENCES:
        if sign in message:
            return sentence
    return message.strip().split("\n")[0]


_SENTENCES = (
    ("different configuration", "is already open in this process in another way; close that ledger first"),
    ("not a valid DuckDB database", "is not a ledger (not a DuckDB file); name another file with --ledger"),
    ("Is a directory", "is a folder; name a file with --ledger"),
    ("Permission denied", "may not be opened by you; check the rights of the file and its folder"),
    ("File too large", "has reached the size that this system allows for a file; what was stored before is kept"),
    ("No space left", "the disk is full; what was stored before is kept; make room and run the command again"),
    ("file system operations are disabled", "queries read the ledger only, not other files"),
    ("launched in read-only mode", "queries may only read; nothing was changed"),
    ("attached in read-only mode", "is open for reading only; nothing was changed"),
)
