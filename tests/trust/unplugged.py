"""Run the command line, or the pages, with every way to the network taken away: `unplugged.py FILE ARGUMENT ...`.

What tries to open a connection, to send or to look a name up is written into FILE and fails.  Started as a program of its own, so
that the guard is there before anything of Depesche or its libraries is imported.
"""

from __future__ import annotations

import socket
import sys
from typing import Any, NoReturn

REPORT, *ARGUMENTS = sys.argv[1:]


def _refuse(name: str) -> Any:
    def refused(*args: Any, **_: Any) -> NoReturn:
        with open(REPORT, "a", encoding="utf-8") as out:  # noqa: PTH123
            out.write(f"{name} {args[-3:]}\n")
        raise OSError(f"no network here: {name}")

    return refused


class Guarded(socket.socket):
    """A socket that talks to nobody; binding one to itself (libraries try whether there is IPv6) reaches nobody and stays."""

    connect = _refuse("connect")
    connect_ex = _refuse("connect_ex")
    sendto = _refuse("sendto")


for _name in ("getaddrinfo", "gethostbyname", "gethostbyname_ex", "gethostbyaddr", "getnameinfo", "create_connection", "getfqdn"):
    setattr(socket, _name, _refuse(_name))
socket.socket = Guarded  # type: ignore[misc]


def pages(ledger: str) -> None:
    """Ask for every page of the navigation."""
    from pathlib import Path

    from fastapi.testclient import TestClient

    from depesche.web import Settings, create_app
    from depesche.web.navigation import NAVIGATION

    with TestClient(create_app(Settings(ledger=Path(ledger))), base_url="http://localhost", headers={"accept": "text/html"}) as client:
        for _, shown in NAVIGATION:
            for path, _, _ in shown:
                answer = client.get(path)
                assert answer.status_code == 200, (path, answer.status_code)


if __name__ == "__main__":
    if ARGUMENTS[0] == "pages":
        pages(ARGUMENTS[1])
    else:
        from depesche.cli.main import main

        sys.argv = ["depesche", *ARGUMENTS]
        main()
