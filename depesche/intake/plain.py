"""Plain text: the headline above the blank line, and titles that are told twice."""

from __future__ import annotations

LONGEST_TITLE = 200
"""Code points: a longer first line is a paragraph."""
_NOT_FINAL = (".", ",", ";", ":", "-", "–")


def headline(text: str) -> tuple[str | None, str]:
    r"""Give (headline, rest) of a plain text; headline None if its first line is none.

    A headline is a short first line without a final stop, a blank line after it, and text after that.

    >>> headline("Minister in Paris\n\nDer Minister ist da.")
    ('Minister in Paris', 'Der Minister ist da.')
    """
    first, _, rest = text.lstrip("\n").partition("\n")
    line = first.strip()
    fits = 0 < len(line) <= LONGEST_TITLE and (not line.endswith(_NOT_FINAL) or line.endswith("..."))
    if not fits or not rest.startswith("\n") or not rest.strip():
        return None, text
    return line, rest.strip("\n")


def repeats(text: str, title: str) -> tuple[str | None, str]:
    """Give (first line, rest) where the first line only repeats the title; (None, text) otherwise."""
    first, _, rest = text.partition("\n")
    if rest.strip() and _bare(first) == _bare(title):
        return first.strip(), rest.strip("\n")
    return None, text


def _bare(line: str) -> str:
    return " ".join(line.split()).strip("\"'„“”»«.").casefold()
