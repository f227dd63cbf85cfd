"""One file a page; `ROUTERS` names them all."""

from depesche.web.pages import intake, report, reports, runs, start

ROUTERS = (start.pages, intake.pages, report.pages, reports.pages, runs.pages)
