"""What a page is: one function from a question in the address to an answer, shown as HTML, JSON or CSV."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Annotated, Any, Literal, get_type_hints
from urllib.parse import urlencode

from fastapi import APIRouter, Depends, Request, Response
from fastapi.responses import HTMLResponse, PlainTextResponse

from depesche.questions import Answer
from depesche.web.desk import Desk
from depesche.web.rendering import render

Form = Literal["html", "json", "csv"]
_TYPES = {"json": "application/json", "csv": "text/csv; charset=utf-8"}


@dataclass(frozen=True, slots=True)
class Shown:
    """A page before it is written out.

    Args:
        template: File in `templates/`.
        answer: What `.json` and `.csv` give, whole.
        more: What the template needs besides `answer`.
        status: HTTP status.

    """

    template: str
    answer: Answer
    more: Mapping[str, Any] = field(default_factory=dict)
    status: int = 200


def desk_of(request: Request) -> Desk:
    """Give the desk of the application."""
    desk: Desk = request.app.state.desk
    return desk


OfDesk = Annotated[Desk, Depends(desk_of)]
"""Parameter of a page function through which it reaches the ledger."""


class Pages(APIRouter):
    """Routes of pages: `page` makes three of each function."""

    def page(self, path: str, *, title: str, also: str | None = None) -> Callable[[Callable[..., Shown]], Callable[..., Shown]]:
        """Make a page of a function that gives `Shown`; its parameters are those of the address, typed and bounded.

        Args:
            path: `/timeline`, `/event/{key}`: the page; with `.json` and `.csv` behind it the data.
            title: What the page is called, in English.
            also: A second address of the HTML page.

        """

        def decorate(endpoint: Callable[..., Shown]) -> Callable[..., Shown]:
            forms: tuple[Form, ...] = ("json", "csv", "html")
            for form in forms:
                suffix = "" if form == "html" else f".{form}"
                self.add_api_route(path + suffix, _in_form(endpoint, form, title), methods=["GET"], summary=title,
                    response_class=HTMLResponse if form == "html" else PlainTextResponse, name=f"{endpoint.__name__}{suffix}")  # fmt: skip
            if also:
                self.add_api_route(also, _in_form(endpoint, "html", title), methods=["GET"], response_class=HTMLResponse, summary=title)
            return endpoint

        return decorate


def _in_form(endpoint: Callable[..., Shown], form: Form, title: str) -> Callable[..., Response]:
    """Wrap a page function so that the framework sees its parameters and the browser gets the form asked for."""
    hints = get_type_hints(endpoint, include_extras=True)
    parameters = [p.replace(annotation=hints[p.name]) for p in inspect.signature(endpoint).parameters.values()]
    first = inspect.Parameter("the_request", inspect.Parameter.KEYWORD_ONLY, annotation=Request)

    def answered(*, the_request: Request, **asked: Any) -> Response:
        return respond(the_request, endpoint(**asked), form, title)

    # The framework reads names, types and defaults off the signature; all are handed over by name.
    keyword = [p.replace(kind=inspect.Parameter.KEYWORD_ONLY) for p in parameters]
    answered.__signature__ = inspect.Signature([first, *keyword])  # type: ignore[attr-defined]
    answered.__doc__ = inspect.getdoc(endpoint)
    return answered


def respond(request: Request, shown: Shown, form: Form, title: str) -> Response:
    """Write a page out."""
    if form == "json":
        return Response(shown.answer.to_json(), shown.status, media_type=_TYPES[form])
    if form == "csv":
        return Response(shown.answer.to_csv(), shown.status, media_type=_TYPES[form])
    content = render(request, shown.template, {"answer": shown.answer, "title": title, **shown.more})
    return HTMLResponse(content, shown.status)


def address(path: str, parameters: Mapping[str, Any]) -> str:
    """Give a path with its parameters; empty ones are left out, several values of one are repeated.

    >>> address("/timeline", {"party": ["RUS", "PRK"], "since": None})
    '/timeline?party=RUS&party=PRK'
    """
    pairs = [(name, value) for name, values in parameters.items() for value in (values if isinstance(values, (list, tuple)) else [values])]
    kept = [(name, str(value)) for name, value in pairs if value not in (None, "", False)]
    return f"{path}?{urlencode(kept)}" if kept else path
