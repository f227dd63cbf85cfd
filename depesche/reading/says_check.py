"""Rows of `attribution.tsv` and `wording.tsv` test themselves: examples must fire, counter-examples must not."""

from __future__ import annotations

from depesche.language import port
from depesche.language.tree import Tree
from depesche.lexicon.rows import AttributionRow, WordingRow
from depesche.reading.document import Cast, Document, Passage
from depesche.reading.row_examples import Marked, plain
from depesche.reading.says import sayings_of
from depesche.reading.says_cues import SOURCE_KIND
from depesche.reading.says_saying import Saying
from depesche.reading.says_view import View, view_of
from depesche.reading.told import flagged_rows
from depesche.reading.who import find_actors
from depesche.records import Published, Report


def check_row(row: AttributionRow, language: str) -> list[str]:
    """Problems of an attribution row in plain words; empty where every example fires and no `never` does."""
    problems = [p for example in row.example if (p := _example_problem(row, example, language))]
    for never in row.never:
        text, _ = plain(never)
        if any(_is_by(row, s, language) for s in _sayings(text, language)):
            problems.append(f"fires in its counter-example: {text}")
    return problems


def _example_problem(row: AttributionRow, example: str, language: str) -> str:
    text, marked = plain(example)
    found = [s for s in _sayings(text, language) if _is_by(row, s, language)]
    if not found:
        return f"does not fire in its example: {text}"
    missed = [_missed(saying, marked, text) for saying in found]
    return f"{min(missed, key=len)} in its example: {text}" if all(missed) else ""


def _is_by(row: AttributionRow, saying: Saying, language: str) -> bool:
    """Whether a saying comes from a row; a row of kinds of sources shows in the kind it gives."""
    if row.pos != SOURCE_KIND:
        return saying.rule == row.id
    return saying.source is not None and saying.source.kind == row.source_at and bool(language)


def _missed(saying: Saying, marked: tuple[Marked, ...], text: str) -> str:
    missing = []
    for mark in marked:
        source = saying.source
        spans = saying.content if mark.label == "C" else ((source.begin, source.end),) if source else ()
        if mark.label in "SC" and not any(b < mark.end and mark.begin < e for b, e in spans):
            what = "content" if mark.label == "C" else "source"
            missing.append(f"{what} {text[mark.begin : mark.end]!r} is not found")
    return "; ".join(missing)


def _sayings(text: str, language: str) -> tuple[Saying, ...]:
    view, _ = _read(text, language)
    return sayings_of(view, language)


def _read(text: str, language: str) -> tuple[View, Cast]:
    parse = port.parse(text, language)
    report = Report(id="example", text=text, published=Published(), language=language)
    document = Document(report=report, passages=(Passage("text", parse, Tree(parse)),))
    people = find_actors(document)
    return view_of(document.passages[0], document, people), people


def check_wording_row(row: WordingRow, language: str) -> list[str]:
    """Problems of a wording row in plain words; empty where every example fires and no `never` does."""
    problems = []
    for example, fires in [*((e, True) for e in row.example), *((n, False) for n in row.never)]:
        text, _ = plain(example)
        view, people = _read(text, language)
        passage = Passage("text", port.parse(text, language), view.tree)
        if (row.id in flagged_rows(passage, people, language)) != fires:
            problems.append(f"{'does not fire in its example' if fires else 'fires in its counter-example'}: {text}")
    return problems
