"""Running the application: one process, one port."""

from __future__ import annotations

import socket
from collections.abc import Callable
from urllib.parse import quote

import uvicorn

from depesche.errors import UsageError
from depesche.web.app import create_app
from depesche.web.settings import Settings


def serve(settings: Settings, port: int, told: Callable[[str], object]) -> None:
    """Serve until interrupted; `told` is called with the address once the port is bound.

    Raises `UsageError` where the port is taken or the address is not this machine's, `LedgerError` where the ledger cannot
    be opened.
    """
    app = create_app(settings)
    bound = listening(settings.host, port)
    with bound:
        if not settings.read_only:
            app.state.jobs.warm()
        told(_address(settings, bound.getsockname()[1]))
        # Requests name what is asked of the ledger: nothing of it is logged.
        config = uvicorn.Config(app, log_level="warning", access_log=False, server_header=False, timeout_graceful_shutdown=5)
        uvicorn.Server(config).run(sockets=[bound])


def listening(host: str, port: int) -> socket.socket:
    """Bind a port; raises `UsageError` where that cannot be."""
    try:
        family, kind, _, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        bound = socket.socket(family, kind)
        bound.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        bound.bind(address)
    except OSError as error:
        raise UsageError(f"{host}:{port}: cannot listen there ({error.strerror or error}); take another --port or --host") from error
    return bound


def _address(settings: Settings, port: int) -> str:
    host = f"[{settings.host}]" if ":" in settings.host else settings.host
    return f"http://{host}:{port}/" + (f"?token={quote(settings.token)}" if settings.token else "")
