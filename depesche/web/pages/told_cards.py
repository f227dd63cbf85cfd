"""Events as cards on pages that are not the timeline: each row with the language of its sentence."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from depesche.web.desk import Desk
from depesche.web.pages.common import Part
from depesche.web.pages.timeline import languages_of


def spoken(desk: Desk, rows: Iterable[Mapping[str, Any]]) -> tuple[dict[str, Any], ...]:
    """Give rows of the timeline, each with the `language` of its sentence, None where it is not known."""
    some = [dict(row) for row in rows]
    languages = desk.ask(languages_of, tuple(row["event"] for row in some))
    return tuple({**row, "language": languages.get((row["event"], row["sentence"]))} for row in some)


def spoken_part(desk: Desk, part: Part) -> Part:
    """Give the same part, its rows with their languages."""
    return replace(part, rows=spoken(desk, part.rows))
