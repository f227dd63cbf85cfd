"""One file a page; `ROUTERS` names them all."""

from depesche.web.pages import runs, start, timeline

ROUTERS = (start.pages, runs.pages, timeline.pages)
