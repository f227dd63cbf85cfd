"""A user's own knowledge, laid over the shipped tables.

An overlay is a folder with tables of the same names and columns as the shipped
ones (`TABLES`, `LANGUAGE_TABLES`), each with only the rows that differ: a row
with an id of the base replaces that row, one with a new id is added, one with
nothing but its id and the note `removed` takes the row of the base away.

Nothing is laid over unless the user says so, by `--knowledge FOLDER` or by the
environment variable `DEPESCHE_KNOWLEDGE`: a folder found by itself would let two
machines read one report in two ways.  The digest of the lexicon (`made_by.lexicon`)
covers the overlay.  One process reads with one overlay: what is built from the
tables is built once.
"""

from __future__ import annotations

import os
from collections.abc import Collection, Sequence
from functools import cache
from pathlib import Path
from typing import TypeVar

from depesche.errors import LexiconError, TablePlace, UsageError
from depesche.lexicon.rows import Row

VARIABLE = "DEPESCHE_KNOWLEDGE"
"""The environment variable that names the folder."""
REMOVED = "removed"
"""The note of a row that takes the row of its id away."""
TABLES = ("actors", "names", "names_bodies", "organisations", "outlets", "places", "places_weak", "posts", "states", "treaties")
"""World tables an overlay may have: those of facts."""
LANGUAGE_TABLES = ("offices", "states")
"""Tables it may have in a folder of a language (`de/states.tsv`): how that language calls things."""
JUDGEMENTS = "same"
"""The table of the user's judgements (`depesche.lexicon.judgements`)."""

R = TypeVar("R", bound=Row)


@cache
def folder() -> Path | None:
    """The folder of the overlay, settled when first asked for; None if there is none.

    Raises `UsageError` where the folder is not there, `LexiconError` where it holds a table that is none of ours.
    """
    named = os.environ.get(VARIABLE, "")
    if not named:
        return None
    path = Path(named).expanduser().resolve()
    if not path.is_dir():
        raise UsageError(f"{VARIABLE}: no folder {named!r}; `depesche kb add` makes one")
    known_only(path)
    return path


def use(path: Path) -> None:
    """Lay the tables of a folder over the base, in this process and those it starts.

    Raises `UsageError` if something has been read with another overlay: what is built from the tables is built once.
    """
    os.environ[VARIABLE] = str(path.expanduser().resolve())
    if folder() != path.expanduser().resolve():
        raise UsageError(f"the tables are already in use with {folder() or 'no overlay'}; name the overlay before the first reading")


def file_of(path: Path, table: str, language: str | None = None) -> Path:
    """Where a table of an overlay lies, whether it is there or not."""
    return path / (language or "") / f"{table}.tsv"


def files(path: Path) -> tuple[Path, ...]:
    """Every table file of an overlay, sorted."""
    return tuple(sorted(p for pattern in ("*.tsv", "*/*.tsv") for p in path.glob(pattern) if not _hidden(p, path)))


def known_only(path: Path) -> None:
    """Raise `LexiconError` at the first table that no reading would look at: a misspelt name must not pass unseen."""
    for file in files(path):
        in_language = file.parent != path
        if in_language and file.parent.name not in _languages():
            raise LexiconError(
                TablePlace(f"{file.parent.name}/{file.name}", 1), f"{file.parent.name!r} is no language of the tables",
                remedy="folders of languages are " + ", ".join(_languages()),
            )  # fmt: skip
        allowed = LANGUAGE_TABLES if in_language else (*TABLES, JUDGEMENTS)
        if file.stem not in allowed:
            where = f"{file.parent.name}/{file.name}" if in_language else file.name
            raise LexiconError(
                TablePlace(where, 1), "is no table of an overlay",
                remedy=f"tables {'of a language' if in_language else 'there'} are " + ", ".join(allowed),
            )  # fmt: skip


def _languages() -> list[str]:
    shipped = Path(__file__).parent
    return sorted(folder.name for folder in shipped.iterdir() if (folder / "states.tsv").exists() and folder.name != "world")


def _hidden(file: Path, path: Path) -> bool:
    return any(part.startswith(".") for part in file.relative_to(path).parts)


def laid_over(base: Sequence[R], own: Sequence[R], removed: Collection[str]) -> tuple[R, ...]:
    """The rows of the base with those of an overlay in their place: replaced where they stand, new ones behind, in its order."""
    by_id = {row.id: row for row in own}
    kept = [by_id.pop(row.id, row) for row in base if row.id not in removed]
    return (*kept, *by_id.values())
