"""Rows of `attribution.tsv` and `wording.tsv` test themselves: examples must fire, counter-examples must not."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

from depesche.lexicon.rows import AttributionRow, LanguageRow, WordingRow
from depesche.reading.row_checks import Sentence, sentences
from depesche.reading.says import sayings_of
from depesche.reading.says_saying import Saying
from depesche.reading.says_speech import speech_cues
from depesche.reading.says_table import SOURCE_KIND, VENUE
from depesche.reading.says_view import View, view_of
from depesche.reading.says_where import addressee_of, venue_of
from depesche.reading.told import flagged_rows

R = TypeVar("R", bound=LanguageRow)


def check_row(row: AttributionRow, language: str) -> list[str]:
    """Problems of one attribution row in plain words; empty where every example fires and no `never` does."""
    return check_attributions([row], language).get(row.id, [])


def check_attributions(rows: Sequence[AttributionRow], language: str) -> dict[str, list[str]]:
    """Problems of attribution rows, by row id; rows without problems are left out."""
    return _collected(rows, language, _attribution_problem)


def check_wordings(rows: Sequence[WordingRow], language: str) -> dict[str, list[str]]:
    """Problems of wording rows, by row id; rows without problems are left out."""
    return _collected(rows, language, _wording_problem)


def _collected(rows: Sequence[R], language: str, problem_of: Callable[[Sentence], str]) -> dict[str, list[str]]:
    out: dict[str, list[str]] = {}
    for sentence in sentences(rows, language):
        problem = problem_of(sentence)
        if problem:
            out.setdefault(sentence.row.id, []).append(problem)
    return out


def _attribution_problem(sentence: Sentence) -> str:
    text = sentence.passage.parse.text
    view = view_of(sentence.passage, sentence.document, sentence.cast)
    if isinstance(sentence.row, AttributionRow) and sentence.row.pos == VENUE:
        return _fired_wrongly(_names_venue(sentence.row, view), sentence, text)
    if isinstance(sentence.row, AttributionRow) and not sentence.row.content_at and sentence.row.pos != SOURCE_KIND:
        fired = any(cue.row.id == sentence.row.id for cue in speech_cues(view, sentence.document.language))
        return _fired_wrongly(fired, sentence, text)
    found = [s for s in sayings_of(view, sentence.document.language) if _is_by(sentence.row, s)]
    if not sentence.fires:
        return f"fires in its counter-example: {text}" if found else ""
    if not found:
        return f"does not fire in its example: {text}"
    missed = [_missed(saying, sentence) for saying in found]
    return f"{min(missed, key=len)} in its example: {text}" if all(missed) else ""


def _names_venue(row: AttributionRow, view: View) -> bool:
    """Whether a word of a row of venues stands behind a preposition and tells about a saying."""
    told = (t for s in sayings_of(view, view.language) for t in (venue_of(s), addressee_of(s)) if t)
    return any(word.casefold() in text.casefold() for text in told for word in row.cue)


def _is_by(row: LanguageRow, saying: Saying) -> bool:
    """Whether a saying comes from a row; a row of kinds of sources shows in the kind it gives."""
    if not isinstance(row, AttributionRow) or row.pos != SOURCE_KIND:
        return saying.rule == row.id
    return saying.source is not None and saying.source.kind == row.source_at


def _missed(saying: Saying, sentence: Sentence) -> str:
    """Which marked source or content was not found."""
    source = saying.source
    missing = []
    for mark in sentence.marked:
        spans = saying.content if mark.label == "C" else ((source.begin, source.end),) if source else ()
        if mark.label in "SC" and not any(b < mark.end and mark.begin < e for b, e in spans):
            what = "content" if mark.label == "C" else "source"
            missing.append(f"{what} {sentence.passage.parse.text[mark.begin : mark.end]!r} is not found")
    return "; ".join(missing)


def _wording_problem(sentence: Sentence) -> str:
    fired = sentence.row.id in flagged_rows(sentence.passage, sentence.cast, sentence.document.language)
    return _fired_wrongly(fired, sentence, sentence.passage.parse.text)


def _fired_wrongly(fired: bool, sentence: Sentence, text: str) -> str:
    if fired == sentence.fires:
        return ""
    return f"does not fire in its example: {text}" if sentence.fires else f"fires in its counter-example: {text}"
