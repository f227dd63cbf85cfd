"""One file a page; `ROUTERS` names them all."""

from depesche.web.pages import report, runs, start

ROUTERS = (start.pages, report.pages, runs.pages)
