"""One file a page; `ROUTERS` names them all."""

from depesche.web.pages import runs, start

ROUTERS = (start.pages, runs.pages)
