"""When a report without a date was published: what its own expressions allow, as an interval.

Plain observations bound the day (they need no knowledge of the world): a day or
year the text itself dates and tells as past lies before publication, a year told
as coming does not end before it, and a year that another one still to come about
is compared with is over.  Where both bounds stand in one year, what happened in a
month or on a day named without its year happened in that year.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from depesche.reading.document import Document, Passage
from depesche.reading.when_days import days_of
from depesche.reading.when_tense import direction_at
from depesche.records import Published, TimeExpression

_COMPARED = re.compile(r"\b(?:Vergleich|gegenüber|verglichen|than|compared|comparison|as against)\b")
_SENTENCE_END = re.compile(r"[.!?]\s+[A-ZÄÖÜ]")
_SINCE = re.compile(r"\b(?:seit|since|ab)\b[^.]*$", re.IGNORECASE)
_REACH, _NEAR = 160, 14
"""Code points within which years are compared, and in which `seit` stands before a time."""


@dataclass(frozen=True, slots=True)
class Bound:
    """A bound of the day of publication and the words that set it."""

    day: date
    words: str


def infer_published(document: Document, times: tuple[TimeExpression, ...]) -> Published:
    """The publication date as given, or an interval inferred from the text's own times.

    Never a guess shown as a day: where the text does not bound the day on both
    sides the basis stays `none`, and `why` says what is known.
    """
    report = document.report
    if report.published.basis != "none":
        return report.published
    told = [(t, _words(document, t), _direction(document, t)) for t in times if t.type in {"DATE", "TIME"}]
    after, before = _lower(told, document), _upper(told, document)
    if after is None or before is None or before.day < after.day:
        return Published(basis="none", why=_unknown(after))
    after = _within_year(told, after, before)
    first, last = after.day.isoformat(), before.day.isoformat()
    why = f"no date is given; the text tells '{after.words}' as past and '{before.words}' as not yet over"
    return Published(earliest=first, latest=last, edtf=f"{first}/{last}", basis="inferred", why=why)


Told = list[tuple[TimeExpression, str, str]]


def _words(document: Document, time: TimeExpression) -> str:
    return " ".join(document.passage(time.where).parse.text[time.begin : time.end].split())


def _direction(document: Document, time: TimeExpression) -> str:
    passage: Passage = document.passage(time.where)
    return direction_at(passage, time.begin, time.end)


def _whole_year(time: TimeExpression) -> int | None:
    return int(time.value) if len(time.value) == 4 and time.value.isdigit() else None


def _lower(told: Told, document: Document) -> Bound | None:
    """The latest day the text itself dates and tells as past."""
    coming = [t for t, _, direction in told if direction == "future" and _whole_year(t)]
    bounds: list[Bound] = []
    for time, words, direction in told:
        if time.earliest is None or time.latest is None or time.anchor != "none":
            continue  # what takes its year from another time is only as sure as that
        year = _whole_year(time)
        if year is not None and any(_whole_year(c) == year + 1 and _set_against(document, time, c) for c in coming):
            bounds.append(Bound(date(year + 1, 1, 1), words))
        elif direction == "past" and year not in {_whole_year(c) for c in coming}:  # told as both, it says nothing
            bounds.append(Bound(date.fromisoformat(time.earliest), words))
    return max(bounds, key=lambda b: b.day, default=None)


def _set_against(document: Document, time: TimeExpression, other: TimeExpression) -> bool:
    """Whether two years of a passage are compared: `2025 nicht nachlassen werde im Vergleich zu 2024`."""
    first, second = sorted((time, other), key=lambda t: t.begin)
    if first.where != second.where or second.begin - first.end > _REACH:
        return False
    between = document.passage(first.where).parse.text[first.end : second.begin]
    return bool(_COMPARED.search(between)) and not _SENTENCE_END.search(between)


def _upper(told: Told, document: Document) -> Bound | None:
    """The end of the earliest year the text names itself and tells as coming."""
    coming = [(t, words) for t, words, direction in told if direction == "future" and t.anchor == "none" and not _since(document, t)]
    years = [(y, words) for t, words in coming if (y := _whole_year(t))]
    return min((Bound(date(year, 12, 31), words) for year, words in years), key=lambda b: b.day, default=None)


def _since(document: Document, time: TimeExpression) -> bool:
    """Whether a time is where something began: `seit 1983 wird gebaut` says nothing of what is to come."""
    return bool(_SINCE.search(document.passage(time.where).parse.text[max(0, time.begin - _NEAR) : time.begin]))


def _within_year(told: Told, after: Bound, before: Bound) -> Bound:
    """Raise the lower bound by months and days named without a year, once the year is known."""
    year = before.day.year
    if after.day.year != year:
        return after
    for time, words, direction in told:
        days = days_of(time.value.replace("XXXX", str(year), 1)) if time.value.startswith("XXXX-") else None
        if days is None or direction != "past":
            continue
        if after.day < days[1] <= before.day:
            after = Bound(days[1], words)
    return after


def _unknown(after: Bound | None) -> str:
    if after is None:
        return "no date is given and the text names none that bounds it"
    return f"no date is given; the text tells '{after.words}' as past: not before {after.day.isoformat()}"
