"""What other codings of events make of a claim: the row for a class, a mode and a status.

A row for the very mode comes before one for any mode (`*`), a row of the class before one for any class.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache
from typing import Any, TypeVar, get_args

from depesche.lexicon.rows import CameoRow, CountryCodeRow, PloverRow, Row, SectorRow
from depesche.lexicon.tables import load
from depesche.records import MODES, Status

ANY = "*"
STATUSES = (*get_args(Status), "alleged", "disputed")
"""Statuses of claims, and two of events that nobody or not everybody tells as a fact."""

E = TypeVar("E", PloverRow, CameoRow)
R = TypeVar("R", bound=Row)

_CODE = re.compile(r"\d{3,4}")
_CAMEO_QUADS = ((5, "1"), (8, "2"), (13, "3"), (20, "4"))
_SCORES = 10.0


def told_as(status: str, *, hedged: bool, disputed: bool) -> str:
    """Give the status under which an event is looked up: its own, or `disputed` or `alleged` where it is no plain fact.

    >>> told_as("occurred", hedged=True, disputed=False), told_as("planned", hedged=False, disputed=False)
    ('alleged', 'planned')
    """
    return "disputed" if disputed else "alleged" if hedged else status


def plover_row(kind: str, mode: str | None, status: str) -> PloverRow:
    """Give the row of `events_plover.tsv` for a class, mode and status of `STATUSES`."""
    return find(load(PloverRow), kind, mode, status)


def cameo_row(kind: str, mode: str | None, status: str) -> CameoRow:
    """Give the row of `events_cameo.tsv` for a class, mode and status of `STATUSES`."""
    return find(load(CameoRow), kind, mode, status)


def find(rows: tuple[E, ...], kind: str, mode: str | None, status: str) -> E:
    """Give the one row that holds; raises `KeyError` if there is none."""
    index: dict[tuple[str, str, str], E] = _index(rows)
    for key in ((kind, mode or "", status), (kind, ANY, status), (ANY, ANY, status)):
        if key in index:
            return index[key]
    raise KeyError(f"no row for {kind}/{mode or ''} {status}")


@cache
def _index(rows: tuple[Any, ...]) -> dict[tuple[str, str, str], Any]:
    return {(row.type, row.mode, status): row for row in rows for status in row.statuses}


@cache
def country_codes() -> dict[str, CountryCodeRow]:
    """Give the codes of states and bodies by our own code."""
    return {row.id: row for row in load(CountryCodeRow)}


# --- checks ---------------------------------------------------------------------


def failures(rows: Sequence[Row]) -> dict[str, list[str]]:
    """Give what is wrong in a mapping table, by row; empty for tables that are none."""
    found: dict[str, list[str]] = {}
    for row in rows:
        problems = list(_problems(row))
        if problems:
            found[row.id] = problems
    if rows and isinstance(rows[0], (PloverRow, CameoRow)):
        mapped = tuple(row for row in rows if isinstance(row, (PloverRow, CameoRow)))
        for row_id, problem in _gaps(mapped):
            found.setdefault(row_id, []).append(problem)
    return found


def _problems(row: Row) -> Iterable[str]:
    if isinstance(row, (PloverRow, CameoRow)):
        yield from _selector(row)
        yield from _plover(row) if isinstance(row, PloverRow) else _cameo(row)
        if not row.source:
            yield "has no source"
    elif isinstance(row, CountryCodeRow):
        for name, code in (("alpha2", row.alpha2), ("fips", row.fips)):
            if code and not re.fullmatch(r"[A-Z]{2}", code):
                yield f"{name} {code!r} is not two capital letters"
        if row.cow and not row.cow.isdecimal():
            yield f"cow {row.cow!r} is no number"
    elif isinstance(row, SectorRow):
        yield from (f"{code!r} is not three capital letters" for code in (row.plover, row.cameo) if not re.fullmatch(r"[A-Z]{3}", code))


def _selector(row: PloverRow | CameoRow) -> Iterable[str]:
    if row.type != ANY and row.type not in MODES:
        yield f"type {row.type!r} is no class of events"
    elif row.mode not in ("", ANY, *MODES.get(row.type, ())):
        yield f"mode {row.mode!r} is none of {row.type}"
    yield from (f"{status!r} is no status" for status in row.statuses if status not in STATUSES)


def _plover(row: PloverRow) -> Iterable[str]:
    if not row.plover:
        if row.plover_mode or row.plover_context or row.score or row.quad:
            yield "has no category, so it can have no mode, context, score or quad"
        return
    if row.plover not in MODES or row.plover_mode not in ("", *MODES[row.plover]):
        yield f"{row.plover}/{row.plover_mode} is no category of PLOVER"
    yield from _numbers(row.score, row.quad)


def _cameo(row: CameoRow) -> Iterable[str]:
    if not row.code:
        if row.code_back or row.goldstein or row.goldstein_back or row.quad:
            yield "has no code, so it can have no scale or quad"
        return
    for code, scale in ((row.code, row.goldstein), (row.code_back, row.goldstein_back)):
        if not code and not scale:
            continue
        if not _CODE.fullmatch(code):
            yield f"code {code!r} is not three or four digits"
        elif row.quad != cameo_quad(code):
            yield f"quad {row.quad!r} is not that of the root of {code}"
        yield from _numbers(scale, row.quad)


def cameo_quad(code: str) -> str:
    """Give the quad class of a CAMEO code by its root: 1 to 4.

    >>> cameo_quad("042"), cameo_quad("190")
    ('1', '4')
    """
    return next(quad for last, quad in _CAMEO_QUADS if int(code[:2]) <= last)


def _numbers(score: str, quad: str) -> Iterable[str]:
    try:
        if abs(float(score)) > _SCORES:
            yield f"score {score} is not between -10 and 10"
    except ValueError:
        yield f"score {score!r} is no number"
    if quad not in {"1", "2", "3", "4"}:
        yield f"quad {quad!r} is not 1, 2, 3 or 4"


def _gaps(rows: tuple[PloverRow | CameoRow, ...]) -> Iterable[tuple[str, str]]:
    """Say which selectors are given twice, and which class, mode and status no row holds for."""
    seen: dict[tuple[str, str, str], str] = {}
    for row in rows:
        for status in row.statuses:
            first = seen.setdefault((row.type, row.mode, status), row.id)
            if first != row.id:
                yield row.id, f"says anew what {first} says of {row.type}/{row.mode} {status}"
    for kind, modes in MODES.items():
        for mode in ("", *modes):
            for status in STATUSES:
                if not {(kind, mode, status), (kind, ANY, status), (ANY, ANY, status)} & seen.keys():
                    yield rows[0].id, f"no row of this table holds for {kind}/{mode} {status}"
