"""Bringing reports: a text, files or an address become a job; a page follows it until its reports are in the ledger."""

from __future__ import annotations

from typing import Annotated

from fastapi import Depends, File, Form, Path, Request, UploadFile
from fastapi.responses import RedirectResponse
from starlette.exceptions import HTTPException

from depesche.errors import UsageError
from depesche.intake import IntakeOptions
from depesche.questions import Answer
from depesche.questions.answer import Coverage
from depesche.questions.caveats import held_in_words
from depesche.web.desk import ReadOnlyError
from depesche.web.jobs import Job, Jobs
from depesche.web.page import OfDesk, Pages, Shown
from depesche.web.worker import Given

pages = Pages()
COLUMNS = ("outcome", "report", "name", "claims", "reason", "detail")
PASTED = "pasted text"
_TEXT = 2_000_000
Field = Annotated[str, Form(max_length=500)]


def jobs_of(request: Request) -> Jobs:
    """Give the jobs of the application."""
    jobs: Jobs = request.app.state.jobs
    return jobs


OfJobs = Annotated[Jobs, Depends(jobs_of)]


@pages.post("/intake", status_code=303, response_class=RedirectResponse, summary="Bring reports")
def bring(
    desk: OfDesk, jobs: OfJobs, text: Annotated[str, Form(max_length=_TEXT)] = "", title: Field = "", published: Field = "",
    language: Field = "", url: Annotated[str, Form(max_length=2000)] = "", files: Annotated[list[UploadFile], File()] = [],  # noqa: B006
) -> RedirectResponse:  # fmt: skip
    """Take a pasted text, files and an address; answer with the page of the job that reads them."""
    if desk.read_only:
        raise ReadOnlyError("this ledger is shown for reading only")
    options = {name: value.strip() for name, value in (("published", published), ("language", language)) if value.strip()}
    IntakeOptions(**options)  # type: ignore[arg-type]  # says what is wrong with them before anything is read
    given = [_pasted(text, title, published, language)] if text.strip() else []
    given += [Given(_line(file.filename or ""), file.file.read(), options=options) for file in files if file.filename]
    addresses = url.split()
    if not given and not addresses:
        raise UsageError("nothing was brought: paste a text, choose files or give an address")
    job = jobs.bring(given, addresses, options)
    return RedirectResponse(f"/jobs/{job.id}", 303)


@pages.page("/jobs/{name}", title="Reading")
def job(jobs: OfJobs, name: Annotated[str, Path(max_length=100)]) -> Shown:
    """Follow a job: what is being read, what was read, what could not be."""
    found = jobs.job(name)
    if found is None:
        raise HTTPException(
            404, "this job is not known, or not any more: the server was started anew since. What was read is in the ledger."
        )
    return Shown("job.html", _answer(found), {"job": found, "lead": _lead(found)})


def _answer(job: Job) -> Answer:
    """Outcomes so far, one report a row; what the ledger holds is told when all is stored, for until then it is being written."""
    rows: list[tuple[str | int | None, ...]] = [
        ("known" if one.known else "read", one.report, one.name, one.claims, None, None) for one in job.found
    ]
    rows += [("rejected", None, one.origin, None, one.reason, one.detail) for one in job.rejected]
    held = job.coverage or Coverage(reports=0, in_period=0, unpublished=0)
    caveat = held_in_words(held) if job.coverage else "Not all is read and stored yet; what the ledger holds is told at the end."
    question = {"asked": "job", "job": job.id, "state": job.state, "total": job.total, "problem": job.problem}
    return Answer(question=question, columns=COLUMNS, rows=tuple(rows), coverage=held, caveats=(caveat,))


def _lead(job: Job) -> str | None:
    """The report to go on to, where everything that was brought is one."""
    alone = job.stored and len(job.found) == 1 and not job.rejected and not job.problem
    return job.found[0].report if alone else None


def _pasted(text: str, title: str, published: str, language: str) -> Given:
    fields = {"title": title.strip(), "published": published.strip(), "language": language.strip()}
    return Given(PASTED, text=text, fields={name: value for name, value in fields.items() if value})


def _line(name: str) -> str:
    """A file name as one line of bounded length."""
    return " ".join(name.split())[:200] or "file"
