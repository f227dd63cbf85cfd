"""One file a page; `ROUTERS` names them all."""

from depesche.web.pages import event, runs, start, timeline

ROUTERS = (start.pages, event.pages, runs.pages, timeline.pages)
