"""Which tables there are, where they lie, and how one is read from its file.

A table is a tab-separated file, one row a piece of knowledge, first line the
column names.  `language` tables lie in `de/` and `en/` (those of times in
`ru/` too), `world` tables in `world/`.  Reading is strict: a wrong cell is a `LexiconError` that names file,
row and column, says what is wrong and how to mend it.  A user's own rows are laid over those of the base (`overlay.py`).
"""

from __future__ import annotations

import hashlib
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

import msgspec

from depesche.errors import LexiconError, TablePlace
from depesche.lexicon import overlay, rows
from depesche.lexicon.rows import Row

FOLDER = Path(__file__).parent
LANGUAGES = ("de", "en")
"""Languages whose reports are read: they have every table."""
TIME_LANGUAGES = (*LANGUAGES, "ru")
"""Languages whose times are found; those beyond `LANGUAGES` have no tables but `time_words` and `time_patterns`."""
ALTERNATIVES = " | "
EXAMPLES = " || "

LANGUAGE_TABLES: dict[str, type[Row]] = {
    "attribution": rows.AttributionRow,
    "boilerplate": rows.BoilerplateRow,
    "events": rows.EventRow,
    "offices": rows.OfficeRow,
    "states": rows.StateNameRow,
    "status": rows.StatusRow,
    "support": rows.SupportRow,
    "time_patterns": rows.TimePatternRow,
    "time_words": rows.TimeWordRow,
    "wording": rows.WordingRow,
}
WORLD_TABLES: dict[str, type[Row]] = {
    "actors": rows.ActorRow,
    "country_codes": rows.CountryCodeRow,
    "events_cameo": rows.CameoRow,
    "events_plover": rows.PloverRow,
    "name_parts": rows.NamePartRow,
    "names": rows.NameRow,
    "names_bodies": rows.BodyNameRow,
    "organisations": rows.OrganisationRow,
    "outlets": rows.OutletRow,
    "places": rows.PlaceRow,
    "places_weak": rows.WeakPlaceRow,
    "posts": rows.PostRow,
    "sectors": rows.SectorRow,
    "states": rows.StateRow,
    "transcription": rows.TranscriptionRow,
    "transcription_arabic": rows.ArabicRow,
    "transcription_han": rows.HanRow,
    "transcription_hangul": rows.HangulRow,
    "treaties": rows.TreatyRow,
}
_TAIL = ("example", "never", "source", "checked", "note")

R = TypeVar("R", bound=Row)


@cache
def columns(row_type: type[Row]) -> tuple[str, ...]:
    """Column names in file order: id, the row's own fields, then the common ones."""
    fields = [f.name for f in msgspec.structs.fields(row_type)]
    own = [f for f in fields if f != "id" and f not in _TAIL]
    return ("id", *own, *(f for f in _TAIL if f in fields))


def table_path(table: str, language: str | None = None) -> Path:
    """Where a table lies: `table_path("events", "de")`, `table_path("actors")` for world tables."""
    return FOLDER / (language or "world") / f"{table}.tsv"


def all_tables() -> tuple[tuple[str, str | None], ...]:
    """Every (table, language) pair there is; language None for world tables."""
    pairs: list[tuple[str, str | None]] = [(t, lang) for lang in TIME_LANGUAGES for t in LANGUAGE_TABLES]
    pairs += [(t, None) for t in WORLD_TABLES]
    return tuple(p for p in pairs if table_path(*p).exists())


def load(row_type: type[R], language: str | None = None) -> tuple[R, ...]:
    """All rows of a table, e.g. `load(EventRow, "de")`, `load(ActorRow)`, with those of the overlay that is in use.

    An absent file is an empty table.  Raises `LexiconError` on the first wrong row.
    """
    return load_over(row_type, language, overlay.folder())


@cache
def load_over(row_type: type[R], language: str | None, folder: Path | None) -> tuple[R, ...]:
    """All rows of a table with those of an overlay folder laid over them; None: the base alone."""
    base = _base(row_type, language)
    if folder is None:
        return base
    column, owners = _OWNERS.get(row_type, ("", ()))
    gone = {one for kind in owners for one in changes(kind, None, folder)[1]}
    kept = [row for row in base if getattr(row, column) not in gone] if gone else base
    return overlay.laid_over(kept, *changes(row_type, language, folder))


_OWNERS: dict[type[Row], tuple[str, tuple[type[Row], ...]]] = {
    rows.BodyNameRow: ("actor", (rows.OrganisationRow, rows.OutletRow, rows.TreatyRow)),
    rows.NameRow: ("actor", (rows.ActorRow,)),
    rows.PostRow: ("holder", (rows.ActorRow,)),
}
"""Rows that go with the one they belong to: whoever removes an actor need not remove each name."""


def forget() -> None:
    """Read the tables of overlays anew when next asked: after one was written."""
    for remembered in (load_over, changes, digest_over):
        remembered.cache_clear()


@cache
def changes(row_type: type[R], language: str | None, folder: Path) -> tuple[list[R], list[str]]:
    """The rows an overlay folder has of a table, and the ids it takes away."""
    path = overlay.file_of(folder, _table_name(row_type, language), language)
    return read_changes(path, row_type) if path.exists() else ([], [])


@cache
def _base(row_type: type[R], language: str | None) -> tuple[R, ...]:
    path = table_path(_table_name(row_type, language), language)
    return tuple(read_rows(path, row_type)) if path.exists() else ()


@cache
def unread(row_type: type[R]) -> tuple[str, ...]:
    """The lines of a shipped world table as they stand, column names left out; raises `LexiconError` where those are wrong."""
    path = table_path(_table_name(row_type, None))
    head, *lines = path.read_text(encoding="utf-8").split("\n")
    if tuple(head.split("\t")) != columns(row_type):
        _base(row_type, None)  # says what is wrong
    return tuple(line for line in lines if line)


def row_of(line: str, row_type: type[R]) -> R:
    """The row of one such line; raises `LexiconError` naming file, row and column."""
    try:
        return _row(line, row_type, TablePlace(f"world/{_table_name(row_type, None)}.tsv", 1))
    except LexiconError:
        _base(row_type, None)  # knows the number of the row
        raise


def all_names() -> tuple[rows.NameRow, ...]:
    """Every written form of a public figure, body, outlet or treaty: `names.tsv`, then `names_bodies.tsv`."""
    return (*load(rows.NameRow), *load(rows.BodyNameRow))


def _table_name(row_type: type[Row], language: str | None) -> str:
    tables = LANGUAGE_TABLES if language else WORLD_TABLES
    return next(name for name, kind in tables.items() if kind is row_type)


@cache
def settings(language: str, section: str) -> dict[str, Any]:
    """Give a section of a language's `language.toml`: `slots`, `events` or `recipients_within`."""
    try:
        found: dict[str, Any] = _sections(language)[section]
    except (OSError, KeyError, tomllib.TOMLDecodeError) as error:
        raise LexiconError(TablePlace(f"{language}/language.toml", 1, section), f"cannot be read ({error})") from error
    return found


@cache
def _sections(language: str) -> dict[str, Any]:
    return tomllib.loads((FOLDER / language / "language.toml").read_text(encoding="utf-8"))


def read_rows(path: Path, row_type: type[R]) -> list[R]:
    """Read one table file; raises `LexiconError` naming file, row, column and remedy."""
    return [_row(line, row_type, place) for place, line in _lines(path, row_type)]


def read_changes(path: Path, row_type: type[R]) -> tuple[list[R], list[str]]:
    """Read one table of an overlay: its rows, and the ids it takes away; raises `LexiconError` as `read_rows` does."""
    own: list[R] = []
    removed: list[str] = []
    for place, line in _lines(path, row_type):
        cells = line.split("\t")
        if len(cells) == len(columns(row_type)) and cells[-1] == overlay.REMOVED and not any(cells[1:-1]):
            removed.append(cells[0])
        else:
            own.append(_row(line, row_type, place))
    return own, removed


def _lines(path: Path, row_type: type[Row]) -> Iterator[tuple[TablePlace, str]]:
    """The rows of a file as they stand, with their places; heads and ids are checked."""
    name = f"{path.parent.name}/{path.name}"
    try:
        lines = path.read_text(encoding="utf-8").split("\n")
    except UnicodeDecodeError as error:
        raise LexiconError(TablePlace(name, 1), f"is not UTF-8 ({error.reason})", remedy="save it as UTF-8") from error
    expected = columns(row_type)
    if tuple(lines[0].split("\t")) != expected:
        raise LexiconError(
            TablePlace(name, 1), "the column names are not those of this table",
            remedy="the first line must be: " + ", ".join(expected),
        )  # fmt: skip
    found: dict[str, int] = {}
    for number, line in enumerate(lines[1:], start=2):
        if not line.strip():
            continue
        row_id = line.partition("\t")[0]
        if row_id in found:
            raise LexiconError(
                TablePlace(name, number, "id"), f"{row_id!r} is already in row {found[row_id]}",
                remedy="give every row an id of its own",
            )  # fmt: skip
        found[row_id] = number
        yield TablePlace(name, number), line


@cache
def _cells(row_type: type[Row]) -> tuple[tuple[str, str | None, bool], ...]:
    """Name of each column, what separates its values (None: one value), whether it must be filled."""
    kinds = {f.name: f for f in msgspec.structs.fields(row_type)}
    out: list[tuple[str, str | None, bool]] = []
    for name in columns(row_type):
        separator = EXAMPLES if name in {"example", "never"} else ALTERNATIVES
        out.append((name, separator if kinds[name].type is not str else None, kinds[name].required))
    return tuple(out)


def _row(line: str, row_type: type[R], place: TablePlace) -> R:
    cells = line.split("\t")
    kinds = _cells(row_type)
    if len(cells) != len(kinds):
        raise LexiconError(
            place, f"has {len(cells)} cells, the table has {len(kinds)} columns",
            remedy="cells are separated by one tab each; empty cells stay",
        )  # fmt: skip
    values: dict[str, object] = {}
    for (column, separator, required), cell in zip(kinds, cells, strict=True):
        if cell != cell.strip():
            raise LexiconError(
                TablePlace(place.file, place.row, column), f"white space around {cell.strip()!r}",
                remedy="run `depesche lexicon format`",
            )  # fmt: skip
        if not cell and required:
            raise LexiconError(
                TablePlace(place.file, place.row, column), "is empty",
                remedy=f"every row of this table needs a {column}",
            )  # fmt: skip
        values[column] = cell if separator is None else _several(cell, separator)
    return row_type(**values)  # type: ignore[arg-type]


def _several(cell: str, separator: str) -> tuple[str, ...]:
    if separator not in cell:  # most cells: what `strip` leaves of one value was checked before
        return (cell,) if cell else ()
    return tuple(x.strip() for x in cell.split(separator) if x.strip())


def digest() -> str:
    """Sixteen hex digits that change when any table or `language.toml` changes, shipped or of the overlay in use."""
    return digest_over(overlay.folder())


@cache
def digest_over(folder: Path | None) -> str:
    """The digest with an overlay folder; one without tables is like none."""
    h = hashlib.sha256()
    shipped = [path for path in sorted(FOLDER.rglob("*")) if path.suffix in {".tsv", ".toml"}]
    own = [(f"overlay/{path.relative_to(folder).as_posix()}", path) for path in overlay.files(folder)] if folder else []
    for name, path in [(path.relative_to(FOLDER).as_posix(), path) for path in shipped] + own:
        h.update(name.encode())
        h.update(path.read_bytes().replace(b"\r\n", b"\n"))
    return h.hexdigest()[:16]
