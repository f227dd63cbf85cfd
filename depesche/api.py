"""Reading from Python: `depesche.read`, `read_text` and `read_many`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from os import PathLike, fspath

from depesche.errors import InputError
from depesche.intake import IntakeOptions, report_from_bytes, report_from_text
from depesche.pipeline import read_batch, read_sources
from depesche.records import Reading, Rejected, Report

Source = str | bytes | PathLike[str]


def read(source: Source, options: IntakeOptions | None = None) -> Reading:
    """Read one report: a path, a URL, the bytes of a file, or the text itself.

    A string with a line break in it is taken as text, any other as path or URL.
    Raises `InputError` where there is nothing that can be read; a source with
    several reports gives the first one (use `read_many` for all).
    """
    if isinstance(source, bytes):
        items: Iterator[Report | Rejected] = report_from_bytes(source, name="bytes", options=options or IntakeOptions())
        return _first(iter(read_batch(list(items))), "bytes")
    if isinstance(source, str) and "\n" in source:
        return read_text(source)
    return _first(read_sources([fspath(source)], options), fspath(source))


def read_text(
    text: str, *, title: str | None = None, published: str | None = None, language: str | None = None, doc: str | None = None
) -> Reading:
    """Read the text of a report as it stands: no cuts, no search for a headline.

    Args:
        text: The wording; offsets in the reading count its code points (NFC).
        title: The headline, if there is one.
        published: Day of publication, ISO 8601.
        language: `de` or `en`; found from the text where None.
        doc: A name of your own for the report.

    Raises:
        InputError: Empty text, unsupported language, a date that is none.

    """
    options = IntakeOptions(as_is=True)
    report = report_from_text(text, title=title, published=published, language=language, doc=doc, options=options)
    return _first(iter(read_batch([report])), doc or "text")


def read_many(
    sources: Iterable[Source], *, jobs: int = 1, options: IntakeOptions | None = None, relevant: bool = False
) -> Iterator[Reading | Rejected]:
    """Read many files, folders or URLs; what cannot be read comes back as `Rejected` in its place.

    With `relevant`, reports in which nothing political seems to happen are not parsed; they come back as `Rejected`
    with the reason `irrelevant`.
    """
    return read_sources([s.decode() if isinstance(s, bytes) else fspath(s) for s in sources], options, jobs=jobs, relevant=relevant)


def _first(outcomes: Iterator[Reading | Rejected], origin: str) -> Reading:
    outcome = next(outcomes, None)
    if outcome is None:
        raise InputError("empty", f"{origin}: there is no report in it")
    if isinstance(outcome, Rejected):
        raise InputError(outcome.reason, outcome.detail)
    return outcome
