"""Readings as one self-contained page: what the report page shows, in a file that needs no script, no server and no network."""

from __future__ import annotations

from collections.abc import Sequence
from importlib.resources import files

from markupsafe import Markup

from depesche.exports.report_view import report_view
from depesche.records import Reading
from depesche.web.rendering import environment
from depesche.web.words import translator

_SHEETS = ("depesche.css", "report.css")


def page(readings: Sequence[Reading], language: str = "en") -> str:
    """Give the page; several readings stand below each other.

    Args:
        readings: What to show.
        language: Of the words around them: `en` or `de`.

    """
    several = len(readings) > 1
    views = [report_view(reading, anchor=f"r{n}-" if several else "") for n, reading in enumerate(readings, start=1)]
    static = files("depesche.web") / "static"
    # Our own style sheets, not words of a report: they may stand as they are.
    style = Markup("\n".join((static / name).read_text("utf-8") for name in _SHEETS))  # noqa: S704
    template = environment().get_template("file/report.html")
    return template.render(views=views, style=style, language=language, online=False, _=translator(language))
