"""The words of the interface: English stands in the templates, German in tables beside them (`words/*.tsv`)."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from importlib.resources import files

LANGUAGES = {"en": "English", "de": "Deutsch"}


def translator(language: str) -> Callable[..., str]:
    """Give the function that puts the words of a page into a language; `{name}` in them is filled in.

    >>> translator("de")("Timeline")
    'Zeitleiste'
    """
    table = table_of(language)

    def translate(text: str, /, **values: object) -> str:
        said = table.get(text, text)
        return said.format(**values) if values else said

    return translate


@lru_cache
def table_of(language: str) -> dict[str, str]:
    """Give English -> words of that language; empty for English."""
    if language == "en":
        return {}
    table: dict[str, str] = {}
    for file in sorted(files("depesche.web").joinpath("words").iterdir(), key=lambda f: f.name):
        if file.name.endswith(".tsv"):
            lines = file.read_text("utf-8").splitlines()
            table |= dict(line.split("\t") for line in lines[1:] if line)
    return table


def chosen(asked: str | None, kept: str | None, accepted: str) -> str:
    """Choose a language: the one asked for in the address, the one kept in the cookie, the first the browser accepts that we have.

    >>> chosen(None, None, "fr-FR, de-AT;q=0.8, en;q=0.5")
    'de'
    """
    for wanted in (asked, kept):
        if wanted in LANGUAGES:
            return str(wanted)
    ranked = sorted(((_quality(part), part.split(";")[0].strip()[:2].lower()) for part in accepted.split(",")), key=lambda p: -p[0])
    return next((name for _, name in ranked if name in LANGUAGES), "en")


def _quality(part: str) -> float:
    _, _, quality = part.partition("q=")
    try:
        return float(quality) if quality else 1.0
    except ValueError:
        return 0.0
