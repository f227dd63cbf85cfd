"""Put a user's own rows into an overlay: checked as a whole first, then written in one step a table."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from depesche.errors import TablePlace, UsageError
from depesche.lexicon import overlay
from depesche.lexicon.fact_checks import Problem, problems, row_numbers
from depesche.lexicon.formatting import formatted
from depesche.lexicon.rows import Row
from depesche.lexicon.tables import ALTERNATIVES, LANGUAGE_TABLES, TIME_LANGUAGES, WORLD_TABLES, columns, forget, load_over, read_changes


@dataclass(frozen=True, slots=True)
class Table:
    """A table of an overlay: its name, the language where it is one of a language, its rows' type."""

    name: str
    language: str | None

    @property
    def kind(self) -> type[Row]:
        """The type of its rows."""
        return (LANGUAGE_TABLES if self.language else WORLD_TABLES)[self.name]

    def __str__(self) -> str:
        """Give its file as it is called in an overlay: `posts.tsv`, `de/states.tsv`."""
        return (f"{self.language}/" if self.language else "") + f"{self.name}.tsv"


@dataclass(frozen=True, slots=True)
class Added:
    """What became of the rows of one file."""

    table: Table
    new: tuple[str, ...]
    replaced: tuple[str, ...]
    removed: tuple[str, ...]
    unchanged: tuple[str, ...]


class Refused(Exception):  # noqa: N818 -- no error of the program: the rows are told to the user one by one
    """Rows that do not hold together; nothing was written."""

    def __init__(self, found: Sequence[Problem]) -> None:
        super().__init__(f"{len(found)} problems")
        self.found = tuple(found)


def table_of(file: Path, name: str | None = None, language: str | None = None) -> Table:
    """Which table a file is: as it is called, by its folder, else by its column names; raises `UsageError` where that leaves it open."""
    if language is None and file.resolve().parent.name in TIME_LANGUAGES:
        language = file.resolve().parent.name
    allowed = overlay.LANGUAGE_TABLES if language else overlay.TABLES
    if name is None:
        name = file.stem if file.stem in allowed else _by_columns(file, allowed, language)
    if name not in allowed:
        raise UsageError(f"{file}: {name!r} is no table of an overlay; use --table with one of {', '.join(allowed)}")
    return Table(name, language)


def _by_columns(file: Path, allowed: Iterable[str], language: str | None) -> str:
    try:
        with file.open(encoding="utf-8") as stream:
            head = tuple(stream.readline().rstrip("\r\n").split("\t"))
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(f"{file}: cannot be read ({error})") from error
    # what a user adds to the places is no import in bulk
    fitting = [name for name in allowed if name != "places_weak" and columns(Table(name, language).kind) == head]
    if len(fitting) != 1:
        seen = f"fit {' and '.join(fitting)}" if fitting else "fit no table"
        raise UsageError(f"{file}: its columns {seen}; call the file after its table (posts.tsv), or use --table")
    return fitting[0]


def add(files: Sequence[tuple[Path, Table]], folder: Path) -> list[Added]:
    """Check files together and copy their rows into an overlay; give what became of each.

    Raises `LexiconError` at a cell that cannot be read, `Refused` with every row that does not hold together
    with the base; nothing is written then.
    """
    with tempfile.TemporaryDirectory() as made:
        staged = Path(made) / (folder.name or "overlay")
        if folder.is_dir():
            shutil.copytree(folder, staged)
        staged.mkdir(exist_ok=True)
        out = [merge(staged, table, *read_changes(file, table.kind)) for file, table in files]
        _refuse_wrong(staged, files)
        for table in {a.table for a in out}:
            write_text(overlay.file_of(folder, table.name, table.language), _text(staged, table))
    forget()
    return out


def _text(folder: Path, table: Table) -> str:
    return overlay.file_of(folder, table.name, table.language).read_text(encoding="utf-8")


def _refuse_wrong(staged: Path, files: Sequence[tuple[Path, Table]]) -> None:
    """Raise `Refused` for problems of the rows that are being added, at their places in the user's files."""
    wrong = []
    for file, table in files:
        numbers = row_numbers(file)
        for found in problems(staged):
            row = found.problem.partition(": ")[0]
            if found.place.file == f"{table.language or staged.name}/{table.name}.tsv" and row in numbers:
                wrong.append(Problem(TablePlace(str(file), numbers[row], found.place.column), found.problem, found.remedy))
    if wrong:
        raise Refused(wrong)


def merge(folder: Path, table: Table, rows: Sequence[Row], removed: Sequence[str] = ()) -> Added:
    """Write rows, and ids to take away, into a table of a folder; rows that say what the base says anyway are left out."""
    path = overlay.file_of(folder, table.name, table.language)
    before: dict[str, str] = {}
    if path.exists():
        before = {line.partition("\t")[0]: line for line in path.read_text(encoding="utf-8").split("\n")[1:] if line}
    base = {row.id: as_line(row) for row in load_over(table.kind, table.language, None)}
    after = dict(before)
    gone = "\t" * (len(columns(table.kind)) - 1) + overlay.REMOVED
    lines = {row.id: as_line(row) for row in rows} | {one: f"{one}{gone}" for one in removed}
    new: list[str] = []
    replaced: list[str] = []
    unchanged: list[str] = []
    for one, line in lines.items():
        if before.get(one, base.get(one)) == line:
            unchanged.append(one)
            continue
        (replaced if one in before or one in base else new).append(one)
        after[one] = line
    text = formatted("\n".join(["\t".join(columns(table.kind)), *after.values()]))
    if after:
        write_text(path, text)
    taken = tuple(one for one in removed if one not in unchanged)
    return Added(table, tuple(i for i in new if i not in taken), tuple(i for i in replaced if i not in taken), taken, tuple(unchanged))


def as_line(row: Row) -> str:
    """A row as it stands in its file."""
    values = (getattr(row, column) for column in columns(type(row)))
    return "\t".join(ALTERNATIVES.join(value) if isinstance(value, tuple) else value for value in values)


def write_text(path: Path, text: str) -> None:
    """Write a file in one step: whoever reads meanwhile sees the old one or the new one.

    Raises `UsageError` where the folder cannot be made or written to.
    """
    beside = path.with_suffix(".tmp")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        beside.write_text(text, encoding="utf-8", newline="\n")
        os.replace(beside, path)  # noqa: PTH105 -- Path.replace is the same; the name says what matters
    except OSError as error:
        raise UsageError(f"{path}: cannot be written ({error.strerror or error}); name another folder with --knowledge") from error
