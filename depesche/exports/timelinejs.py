"""TimelineJS3 (Knight Lab): a slide for every happening with a day, in rows by how far it is a fact."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from html import escape
from typing import Any, TextIO

import msgspec

from depesche.exports.about import LICENCE, READING, About
from depesche.exports.happening import Happening
from depesche.exports.ical import NO_DAY

_ROWS = {
    "happened": ("happened", None), "doubted": ("alleged or disputed", "#e08214"), "coming": ("planned or expected", "#2166ac"),
    "off": ("called off or denied", "#b2182b"), "open": ("possible, demanded, threatened", "#878787"),
}  # fmt: skip
"""Row and background of a slide: what did not happen stands in a row of its own, on a colour of its own."""


def write(happenings: Iterator[Happening], out: TextIO, told: About) -> None:
    """Write the timeline, slide by slide."""
    out.write('{"title":' + msgspec.json.encode(_title(told)).decode() + ',"events":[')
    number = 0
    for one in happenings:
        if one.days is None:
            told.left_out[NO_DAY] += 1
            continue
        out.write(("," if number else "") + "\n" + msgspec.json.encode(_slide(one, *one.days)).decode())
        number += 1
    out.write("\n]}\n")


def _title(told: About) -> dict[str, Any]:
    text = "".join(f"<p>{escape(part)}</p>" for part in (READING, LICENCE, told.versions()))
    return {"unique_id": "about", "text": {"headline": "Depesche", "text": text}}


def _slide(one: Happening, first: date, last: date) -> dict[str, Any]:
    row, colour = _ROWS[one.standing]
    slide: dict[str, Any] = {
        "unique_id": one.id, "group": row, "start_date": _date(first), "display_date": escape(one.day_words),
        "text": {"headline": escape(one.title), "text": _text(one)}, "autolink": False,
    }  # fmt: skip
    if last != first:
        slide["end_date"] = _date(last)
    if colour:
        slide["background"] = {"color": colour}
    return slide


def _date(day: date) -> dict[str, int]:
    return {"year": day.year, "month": day.month, "day": day.day}


def _text(one: Happening) -> str:
    """What the slide tells below its headline; TimelineJS takes HTML, so everything is escaped."""
    quote = f"<blockquote>{escape(one.lead['sentence'])}</blockquote>" if one.lead["sentence"] else ""
    says = f"<p>Says who: {escape('; '.join(one.chains()))} ({one.support})</p>"
    where = f"<p>{escape(one.place.text)}</p>" if one.place else ""
    links = "".join(f'<p><a href="{escape(url)}">{escape(url)}</a></p>' for url in one.urls())
    return f"<p><strong>{escape(one.mark)}</strong></p>{where}{quote}{says}{links}"
