"""Markup to lines of text in one pass, without a tree: works at any depth of nesting."""

from __future__ import annotations

import re
from html import unescape

_BLOCKS = frozenset(
    ("address article aside blockquote body br caption center dd details dialog div dl dt fieldset figcaption figure "
     "footer form h1 h2 h3 h4 h5 h6 header hr html legend li main nav ol option p pre section summary table tbody td "
     "tfoot th thead title tr ul").split()
)  # fmt: skip
_SILENT = frozenset(("script", "style", "noscript", "template", "svg", "math", "iframe", "object", "select",
                     "textarea", "button", "head", "nav", "footer", "aside", "form"))  # fmt: skip
_UNPARSED = frozenset(("script", "style", "textarea", "template"))
_NEST = frozenset(("div", "span", "table", "section", "article", "blockquote", "ul", "ol", "font", "b", "i", "em",
                   "strong", "a", "center", "form", "dl", "main", "small", "sup", "sub", "u", "q"))  # fmt: skip
_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]{0,20})")
DEEPEST = 200
"""Open elements: libxml2 drops what lies deeper than its limit, and tree walkers recurse."""


def depth(markup: str) -> int:
    """Give how many elements stand open at once at most (roughly: only elements that are always closed)."""
    here = most = 0
    for found in _TAG.finditer(markup):
        if found.group(2).lower() in _NEST:
            here = max(0, here - 1) if found.group(1) else here + 1
            most = max(most, here)
    return most


def lines_of(markup: str, *, fragment: bool = False) -> str:
    """Give the visible text of markup, one block a paragraph.

    Args:
        markup: A page or a piece of one.
        fragment: Whether it is a piece of text (feed entry, mail), where nothing is page furniture.

    """
    skip = set(_SILENT - {"head", "nav", "footer", "aside", "form"} if fragment else _SILENT)
    out: list[str] = []
    place, length = 0, len(markup)
    while place < length:
        opened = markup.find("<", place)
        if opened < 0:
            out.append(unescape(markup[place:]))
            break
        out.append(unescape(markup[place:opened]))
        place = _after_tag(markup, opened, skip, out)
    return _paragraphs("".join(out))


def _after_tag(markup: str, opened: int, skip: set[str], out: list[str]) -> int:
    """Where reading goes on after the tag at `opened`; block tags end a paragraph.

    A silent element that never closes leaves `skip`: it is looked for once, not at each opening.
    """
    if markup.startswith("<!--", opened):
        return _past(markup, "-->", opened)
    found = _TAG.match(markup, opened)
    if not found:
        if markup[opened + 1 : opened + 2] in ("!", "?", "/"):
            return _past(markup, ">", opened)
        out.append("<")
        return opened + 1
    name = found.group(2).lower()
    end = _past(markup, ">", opened)
    if name in skip and not found.group(1):
        close = _closing(markup, name, end)
        if close is not None:
            out.append("\0")
            return close
        skip.discard(name)
        return len(markup) if name in _UNPARSED else end
    out.append("\0" if name in _BLOCKS else "")
    return end


def _closing(markup: str, name: str, start: int) -> int | None:
    found = re.compile(rf"</{name}", re.IGNORECASE).search(markup, start)
    return _past(markup, ">", found.start()) if found else None


def _past(markup: str, mark: str, start: int) -> int:
    found = markup.find(mark, start)
    return len(markup) if found < 0 else found + len(mark)


def _paragraphs(text: str) -> str:
    blocks = (" ".join(block.split()) for block in text.split("\0"))
    return "\n\n".join(block for block in blocks if block)
