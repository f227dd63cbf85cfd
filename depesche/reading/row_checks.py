"""`depesche lexicon check`: every example must fire its row, every `never` must stay silent.

Each language table has its checker here or in the step that uses it; all give
a list of problems in plain words, empty where the row is fine.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from depesche.language.tree import Tree
from depesche.lexicon.rows import EventRow, LanguageRow, StatusRow, TimePatternRow, TimeWordRow
from depesche.lexicon.tables import LANGUAGES
from depesche.reading.document import Cast, Document, Passage
from depesche.reading.drafts import spans_of
from depesche.reading.frames import Candidate, candidates, frames, speaks
from depesche.reading.reader import documents
from depesche.reading.roles import Parties, parties
from depesche.reading.row_examples import Marked, plain
from depesche.reading.says import SaidIndex, find_attributions
from depesche.reading.speakers import with_speaker
from depesche.reading.status import status_of
from depesche.reading.when import find_times
from depesche.reading.who import find_actors
from depesche.records import Parse, Published, Report, TimeExpression

PUBLISHED = "2025-06-04"
"""The day of publication examples are read with: a Wednesday."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """An example or counter-example, parsed: the row it belongs to and what must be found."""

    row: LanguageRow
    fires: bool
    marked: tuple[Marked, ...]
    document: Document
    cast: Cast

    @property
    def passage(self) -> Passage:
        """The text of the sentence, parsed."""
        return self.document.passages[-1]


def sentences(rows: Sequence[LanguageRow], language: str) -> Iterator[Sentence]:
    """Parse the examples and counter-examples of rows, all together."""
    wanted = [(row, True, *plain(e)) for row in rows for e in row.example]
    wanted += [(row, False, *plain(e)) for row in rows for e in row.never]
    reports = [example_report(text, language) for _, _, text, _ in wanted]
    for (row, fires, _, marked), document in zip(wanted, documents(reports), strict=True):
        yield Sentence(row, fires, marked, document, find_actors(document))


def example_report(text: str, language: str, published: str = PUBLISHED) -> Report:
    """A report that holds one sentence."""
    day = Published(earliest=published, latest=published, edtf=published, basis="given", why="example")
    return Report(id="example", text=text, published=day, language=language)


def example_documents(texts: Sequence[str], language: str, published: str = PUBLISHED) -> Iterator[Document]:
    """Example sentences as reports; those of a language that only has tables of times are not parsed.

    Whether a parser for such a language is installed thus changes nothing: the tense is told by the words alone.
    """
    reports = [example_report(text, language, published) for text in texts]
    if language in LANGUAGES:
        yield from documents(reports)
        return
    for report in reports:
        parse = Parse(text=report.text, language=language, tokens=(), sentences=())
        yield Document(report=report, passages=(Passage(where="text", parse=parse, tree=Tree(parse)),))


def check_events(rows: Sequence[EventRow], language: str) -> dict[str, list[str]]:
    """Problems of event rows, by row id; rows without problems are left out."""
    out: dict[str, list[str]] = {}
    for sentence in sentences(rows, language):
        problem = _event_problem(sentence, language)
        if problem:
            out.setdefault(sentence.row.id, []).append(problem)
    return out


def _event_problem(sentence: Sentence, language: str) -> str:
    passage = sentence.passage
    fired = _spoken([c for c in candidates(passage, sentence.cast, frames(language)) if c.frame.row.id == sentence.row.id], sentence)
    told = [(c, parties(c, passage, sentence.cast)) for c in fired]
    counted = [(c, p) for c, p in told if p.political]
    text = passage.parse.text
    if not sentence.fires:
        return f"fires in its counter-example: {text}" if counted else ""
    topic = [c for c in fired if c.frame.row.agenda and not sentence.marked]
    if not counted and not topic:
        return f"{'finds no party' if fired else 'does not fire'} in its example: {text}"
    missed = [_missed(sentence, p) for _, p in counted]
    return f"{min(missed, key=len)} in its example: {text}" if missed and all(missed) else ""


def _spoken(found: list[Candidate], sentence: Sentence) -> list[Candidate]:
    """Candidates with whoever says the words as their speaker, where their row asks for one."""
    if not any(speaks(c.frame) for c in found):
        return found
    document, cast = sentence.document, sentence.cast
    said = SaidIndex(document, cast, find_attributions(document, cast, find_times(document)))
    return [s for c in found if (s := with_speaker(c, sentence.passage, cast, said)) is not None]


def _missed(sentence: Sentence, found: Parties) -> str:
    """Which marked parties were not found in their role."""
    text = sentence.passage.parse.text
    roles = {"A": found.actors, "R": found.recipients}
    missing = [
        f"{'actor' if m.label == 'A' else 'recipient'} {text[m.begin : m.end]!r} is not found"
        for m in sentence.marked
        if m.label in roles and not any(x.begin < m.end and m.begin < x.end for x in roles[m.label])
    ]
    return "; ".join(missing)


def check_status(rows: Sequence[StatusRow], language: str) -> dict[str, list[str]]:
    """Problems of status rows, by row id: the marked trigger must have the marked status."""
    out: dict[str, list[str]] = {}
    for sentence in sentences(rows, language):
        problem = _status_problem(sentence, language)
        if problem:
            out.setdefault(sentence.row.id, []).append(problem)
    return out


def _status_problem(sentence: Sentence, language: str) -> str:
    passage = sentence.passage
    known = frames(language)
    found = candidates(passage, sentence.cast, known)
    for mark in sentence.marked:
        here = sorted((c for c in found if _triggers(c, mark, passage)), key=lambda c: not _is_marked(c.anchor, mark, passage))
        if not here:
            return f"no event row fires at {passage.parse.text[mark.begin : mark.end]!r}: {passage.parse.text}"
        verdict = status_of(here[0], passage, known)
        if sentence.fires and sentence.row.id not in verdict.rules:
            return f"does not decide ({verdict.status} by {', '.join(verdict.rules) or 'no row'}): {passage.parse.text}"
        if mark.value and verdict.status != mark.value:
            return f"gives {verdict.status}, not {mark.value}: {passage.parse.text}"
    return ""


def _triggers(candidate: Candidate, mark: Marked, passage: Passage) -> bool:
    return any(s.begin < mark.end and mark.begin < s.end for s in spans_of(passage, candidate.trigger))


def _is_marked(token: int, mark: Marked, passage: Passage) -> bool:
    return mark.begin <= passage.parse.tokens[token].begin < mark.end


def check_times(rows: Sequence[TimePatternRow], language: str) -> dict[str, list[str]]:
    """Problems of time patterns, by row id: the marked words must be found with the marked value."""
    out: dict[str, list[str]] = {}
    for row in rows:
        published = row.note.partition("published=")[2].split()[0] if "published=" in row.note else PUBLISHED
        wanted = [(True, *plain(e)) for e in row.example] + [(False, *plain(e)) for e in row.never]
        read = example_documents([text for _, text, _ in wanted], language, published)
        for (fires, text, marked), document in zip(wanted, read, strict=True):
            times = [t for t in find_times(document) if t.rule == row.id]
            silent = row.value == "nothing"  # such rows name what looks like a time and is none
            problem = _time_problem(times, marked, text) if fires and not silent else ("fires in its counter-example" if times else "")
            if problem:
                out.setdefault(row.id, []).append(f"{problem}: {text}")
    return out


def check_time_words(rows: Sequence[TimeWordRow], language: str) -> dict[str, list[str]]:
    """Problems of time words, by row id: what is marked must be found with its value, a counter-example holds no time."""
    out: dict[str, list[str]] = {}
    wanted = [(row, fires, *plain(e)) for row in rows for fires, examples in ((True, row.example), (False, row.never)) for e in examples]
    read = example_documents([text for _, _, text, _ in wanted], language)
    for (row, fires, text, marked), document in zip(wanted, read, strict=True):
        times = find_times(document)
        problem = _time_problem(times, marked, text) if fires and marked else ("finds a time in its counter-example" if times else "")
        if problem:
            out.setdefault(row.id, []).append(f"{problem}: {text}")
    return out


def _time_problem(times: Sequence[TimeExpression], marked: Sequence[Marked], text: str) -> str:
    if not times:
        return "does not fire in its example"
    for mark in marked:
        here = [t for t in times if t.begin < mark.end and mark.begin < t.end]
        if not here:
            return f"{text[mark.begin : mark.end]!r} is not found by this row"
        if mark.value and mark.value not in {t.value for t in here}:
            return f"gives {here[0].value}, not {mark.value}"
    return ""
