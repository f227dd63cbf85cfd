"""The reading room's straight line: a report goes in, a reading comes out.

    parse -> who -> when -> who says so -> what -> how told

Each step is a function from what is known to what it finds, in this order; the
order is the whole configuration.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice

import msgspec

from depesche.language import port
from depesche.language.tree import Tree
from depesche.lexicon import tables
from depesche.reading.document import Document, Passage
from depesche.reading.first_person import with_speakers
from depesche.reading.says import SaidIndex, find_attributions
from depesche.reading.told import find_flags
from depesche.reading.what import Findings, find_claims
from depesche.reading.when import find_times, infer_published
from depesche.reading.who import find_actors
from depesche.records import Knowledge, MadeBy, Parse, Reading, Report, Where
from depesche.version import KNOWLEDGE_AS_OF, VERSION

_BATCH = 32  # reports parsed together: enough to keep the parser busy, little enough to stay in memory


def read_report(report: Report) -> Reading:
    """Read one report: find who, when, who says so, what, and how it is told."""
    return next(read_reports([report]))


def read_reports(reports: Iterable[Report]) -> Iterator[Reading]:
    """Read many reports, parsed in batches; readings come in the order of the reports."""
    stream = iter(reports)
    while batch := list(islice(stream, _BATCH)):
        for document in documents(batch):
            yield read_document(document)


def documents(reports: list[Report]) -> Iterator[Document]:
    """Parse reports, texts and titles together, language by language."""
    parses: dict[tuple[int, Where], Parse] = {}
    for language in sorted({r.language or "" for r in reports}):
        wanted: list[tuple[int, Where]] = []
        for number, report in enumerate(reports):
            if (report.language or "") == language:
                wanted += [(number, "title")] if report.title else []
                wanted.append((number, "text"))
        texts = [(reports[n].title or "") if where == "title" else reports[n].text for n, where in wanted]
        parses.update(zip(wanted, port.parse_many(texts, language), strict=True))
    for number, report in enumerate(reports):
        names: tuple[Where, ...] = ("title", "text")
        passages = tuple(Passage(where=w, parse=parses[number, w], tree=Tree(parses[number, w])) for w in names if (number, w) in parses)
        yield Document(report=report, passages=passages)


def read_document(document: Document) -> Reading:
    """Take a parsed report through the reading steps."""
    cast = find_actors(document)
    times = find_times(document)
    report = document.report
    if report.published.basis == "none":
        report = msgspec.structs.replace(report, published=infer_published(document, times, cast))
        document = Document(report=report, passages=document.passages)
        times = find_times(document)
    attributions = find_attributions(document, cast, times)
    said = SaidIndex(document, cast, attributions)
    cast = with_speakers(document, cast, said)
    claims = find_claims(Findings(document, cast, times, said))
    flags = find_flags(document, cast, attributions, claims, times)
    return Reading(
        report=report, times=times, actors=cast.actors, places=cast.places, attributions=attributions,
        claims=claims, flags=flags, made_by=made_by(document.language),
    )  # fmt: skip


def made_by(language: str) -> MadeBy:
    """The versions that make readings in a language."""
    return MadeBy(
        depesche=VERSION, lexicon=tables.digest(), language_engine=port.engine(language),
        knowledge=Knowledge(as_of=KNOWLEDGE_AS_OF),
    )  # fmt: skip
