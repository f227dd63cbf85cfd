"""Templates to HTML: everything a report says is escaped, always."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import Any
from urllib.parse import quote, urlencode

from fastapi import Request
from jinja2 import Environment, PackageLoader, StrictUndefined, select_autoescape

from depesche.questions.answer import cell
from depesche.questions.marks import mark
from depesche.version import VERSION
from depesche.web.navigation import KEYS, NAVIGATION
from depesche.web.words import LANGUAGES, translator


@lru_cache(maxsize=1)
def environment() -> Environment:
    """Give the templates; what is missing from one is an error, never an empty string."""
    made = Environment(
        loader=PackageLoader("depesche.web"), autoescape=select_autoescape(default=True, default_for_string=True),
        undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True, auto_reload=False,
    )  # fmt: skip
    made.filters |= {"cell": cell, "segment": segment}
    made.globals |= {"mark": mark, "navigation": NAVIGATION, "keys": KEYS, "languages": LANGUAGES, "version": VERSION}
    return made


def render(request: Request, template: str, values: Mapping[str, Any]) -> str:
    """Fill a template for a request: `_` translates, `here` changes parameters of the present address."""
    language = request.state.language
    settings = request.app.state.settings
    return environment().get_template(template).render(
        request=request, _=translator(language), language=language, read_only=settings.read_only, csrf=request.state.csrf,
        here=lambda **changes: changed(request, changes), data=lambda form: data_address(request, form), **values,
    )  # fmt: skip


def changed(request: Request, changes: Mapping[str, Any]) -> str:
    """Give the present address with other parameters: a value replaces, several repeat, None or an empty one takes away."""
    kept = [(k, v) for k, v in request.query_params.multi_items() if k not in changes and k != "lang"]
    for name, value in changes.items():
        kept += [(name, str(v)) for v in (value if isinstance(value, (list, tuple)) else [value]) if v not in (None, "")]
    return request.url.path + (f"?{urlencode(kept)}" if kept else "")


def data_address(request: Request, form: str) -> str:
    """Give the address of the data of this page as `json` or `csv`."""
    path = request.url.path if request.url.path != "/" else "/start"
    query = request.url.query
    return f"{path}.{form}" + (f"?{query}" if query else "")


def segment(text: object) -> str:
    """Give a text as one segment of a path.

    >>> segment("a/b c")
    'a%2Fb%20c'
    """
    return quote(str(text), safe="")
