"""One file a page; `ROUTERS` names them all."""

from depesche.web.pages import event, runs, start, tally, timeline

ROUTERS = (start.pages, event.pages, runs.pages, tally.pages, timeline.pages)
