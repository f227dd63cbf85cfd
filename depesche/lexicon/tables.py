"""Which tables there are, where they lie, and how one is read from its file.

A table is a tab-separated file, one row a piece of knowledge, first line the
column names.  `language` tables lie in `de/` and `en/` (those of times in
`ru/` too), `world` tables in `world/`.  Reading is strict: a wrong cell is a `LexiconError` that names file,
row and column, says what is wrong and how to mend it.
"""

from __future__ import annotations

import hashlib
import tomllib
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

import msgspec

from depesche.errors import LexiconError, TablePlace
from depesche.lexicon import rows
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
    "time_patterns": rows.TimePatternRow,
    "time_words": rows.TimeWordRow,
    "wording": rows.WordingRow,
}
WORLD_TABLES: dict[str, type[Row]] = {
    "actors": rows.ActorRow,
    "name_parts": rows.NamePartRow,
    "names": rows.NameRow,
    "names_bodies": rows.BodyNameRow,
    "organisations": rows.OrganisationRow,
    "outlets": rows.OutletRow,
    "places": rows.PlaceRow,
    "posts": rows.PostRow,
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


@cache
def load(row_type: type[R], language: str | None = None) -> tuple[R, ...]:
    """All rows of a table, e.g. `load(EventRow, "de")`, `load(ActorRow)`.

    An absent file is an empty table.  Raises `LexiconError` on the first wrong row.
    """
    table = _table_name(row_type, language)
    path = table_path(table, language)
    return tuple(read_rows(path, row_type)) if path.exists() else ()


def all_names() -> tuple[rows.NameRow, ...]:
    """Every written form of a public figure, body, outlet or treaty: `names.tsv`, then `names_bodies.tsv`."""
    return (*load(rows.NameRow), *load(rows.BodyNameRow))


def _table_name(row_type: type[Row], language: str | None) -> str:
    tables = LANGUAGE_TABLES if language else WORLD_TABLES
    return next(name for name, kind in tables.items() if kind is row_type)


@cache
def settings(language: str, section: str) -> dict[str, Any]:
    """Give a section of a language's `language.toml`: `slots`, `events` or `recipients_within`."""
    path = FOLDER / language / "language.toml"
    try:
        found: dict[str, Any] = tomllib.loads(path.read_text(encoding="utf-8"))[section]
    except (OSError, KeyError, tomllib.TOMLDecodeError) as error:
        raise LexiconError(TablePlace(f"{language}/language.toml", 1, section), f"cannot be read ({error})") from error
    return found


def read_rows(path: Path, row_type: type[R]) -> list[R]:
    """Read one table file; raises `LexiconError` naming file, row, column and remedy."""
    name = f"{path.parent.name}/{path.name}"
    lines = path.read_text(encoding="utf-8").split("\n")
    expected = columns(row_type)
    if tuple(lines[0].split("\t")) != expected:
        raise LexiconError(
            TablePlace(name, 1), "the column names are not those of this table",
            remedy="the first line must be: " + ", ".join(expected),
        )  # fmt: skip
    found: dict[str, int] = {}
    out: list[R] = []
    for number, line in enumerate(lines[1:], start=2):
        if not line.strip():
            continue
        row = _row(line, row_type, TablePlace(name, number))
        if row.id in found:
            raise LexiconError(
                TablePlace(name, number, "id"), f"{row.id!r} is already in row {found[row.id]}",
                remedy="give every row an id of its own",
            )  # fmt: skip
        found[row.id] = number
        out.append(row)
    return out


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
        values[column] = cell if separator is None else tuple(x.strip() for x in cell.split(separator) if x.strip())
    return row_type(**values)  # type: ignore[arg-type]


def digest() -> str:
    """Sixteen hex digits that change when any table or `language.toml` changes."""
    return _digest()


@cache
def _digest() -> str:
    h = hashlib.sha256()
    for path in sorted(FOLDER.rglob("*")):
        if path.suffix in {".tsv", ".toml"}:
            h.update(path.relative_to(FOLDER).as_posix().encode())
            h.update(path.read_bytes().replace(b"\r\n", b"\n"))
    return h.hexdigest()[:16]
