"""The application: pages, static files, errors in plain words."""

from __future__ import annotations

import hmac
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from http import HTTPStatus
from importlib.resources import files
from typing import Annotated

from fastapi import Depends, FastAPI, Header, Request, Response
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.responses import HTMLResponse, JSONResponse
from starlette.staticfiles import StaticFiles

from depesche.errors import DepescheError
from depesche.intake.fetching import Fetcher
from depesche.version import VERSION
from depesche.web.desk import Desk, ReadOnlyError
from depesche.web.guard import SAFE, Guard
from depesche.web.jobs import BusyError, Jobs
from depesche.web.pages import ROUTERS
from depesche.web.rendering import render
from depesche.web.settings import Settings


def create_app(settings: Settings, fetcher: Fetcher | None = None) -> FastAPI:
    """Make the application over the ledger of `settings`; raises `LedgerError` where that cannot be opened.

    Args:
        settings: What it may do, and for whom.
        fetcher: What fetches addresses; by default one that reaches public hosts only.

    """
    desk = Desk(settings.ledger, read_only=settings.read_only)
    jobs = Jobs(desk, settings, fetcher or Fetcher(ports=settings.fetch_ports))

    @asynccontextmanager
    async def living(app: FastAPI) -> AsyncIterator[None]:
        del app
        yield
        jobs.close()
        desk.close()

    app = FastAPI(
        title="Depesche", version=VERSION, docs_url=None, redoc_url=None, lifespan=living, dependencies=[Depends(signed)],
        description="Every page of the working surface, as HTML, JSON and CSV.",
    )  # fmt: skip
    app.state.desk = desk
    app.state.jobs = jobs
    app.state.settings = settings
    for router in ROUTERS:
        app.include_router(router)
    app.mount("/static", StaticFiles(directory=str(files("depesche.web") / "static")), name="static")
    app.add_exception_handler(DepescheError, _told)
    app.add_exception_handler(HTTPException, _told)
    app.add_exception_handler(RequestValidationError, _told)
    app.add_middleware(Guard, settings=settings)
    return app


async def signed(request: Request, x_csrf_token: Annotated[str, Header(include_in_schema=False)] = "") -> None:
    """Refuse a change that carries neither the token of its session (field `csrf` or header) nor the bearer token."""
    if request.method in SAFE or request.state.bearer:
        return
    given = x_csrf_token
    if not given and request.headers.get("content-type", "").startswith(("multipart/form-data", "application/x-www-form-urlencoded")):
        given = str((await request.form()).get("csrf", ""))
    if not hmac.compare_digest(given.encode(), request.state.csrf.encode()):
        raise HTTPException(403, "this form is from an earlier session; load the page again and repeat")


def _told(request: Request, error: Exception) -> Response:
    """Say what went wrong in the form that was asked for."""
    status, words = _status(error), _words(error)
    if request.url.path.endswith((".json", ".csv")) or "text/html" not in request.headers.get("accept", "text/html"):
        return JSONResponse({"error": words}, status)
    title = HTTPStatus(status).phrase
    return HTMLResponse(render(request, "error.html", {"title": title, "words": words, "status": status}), status)


def _status(error: Exception) -> int:
    if isinstance(error, HTTPException):
        return error.status_code
    return 403 if isinstance(error, ReadOnlyError) else 429 if isinstance(error, BusyError) else 400


def _words(error: Exception) -> str:
    if isinstance(error, HTTPException):
        return str(error.detail)
    if isinstance(error, RequestValidationError):
        return "; ".join(f"{'.'.join(str(part) for part in e['loc'][1:])}: {e['msg']}" for e in error.errors())
    return str(error)
