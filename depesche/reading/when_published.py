"""When a report without a date was published: what its own expressions allow, as an interval.

Three plain observations bound the day (they need no knowledge of the world):
what is told as past lies before publication; what is told as coming lies
after; a year that is over is named with its number, the running one too when
it is set against it.  Where both bounds stand in one year, what happened in a
month or on a day named without its year happened in that year.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from depesche.reading.document import Document, Passage
from depesche.reading.when_days import days_of
from depesche.reading.when_tense import direction_at
from depesche.records import Published, TimeExpression


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
    after, before = _lower(told), _upper(told)
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


def _lower(told: Told) -> Bound | None:
    """The latest day that is told as past; a whole year counts as over where the next one is spoken of."""
    years = {y for t, _, _ in told if (y := _whole_year(t))}
    bounds: list[Bound] = []
    for time, words, direction in told:
        if time.earliest is None or time.latest is None or direction == "future":
            continue
        year = _whole_year(time)
        if year is None:
            bounds.append(Bound(date.fromisoformat(time.earliest), words))
        elif year + 1 in years:
            bounds.append(Bound(date(year + 1, 1, 1), words))
        elif direction == "past":
            bounds.append(Bound(date(year, 1, 1), words))
    return max(bounds, key=lambda b: b.day, default=None)


def _upper(told: Told) -> Bound | None:
    """The end of the latest year that is told as running or coming, with nothing later said of it."""
    years = [(y, words, direction) for t, words, direction in told if (y := _whole_year(t))]
    if not years:
        return None
    newest = max(y for y, _, _ in years)
    for year, words, direction in years:
        if year == newest and (direction in {"future", "present"} or year - 1 in {y for y, _, _ in years}):
            return Bound(date(year, 12, 31), words)
    return None


def _within_year(told: Told, after: Bound, before: Bound) -> Bound:
    """Raise the lower bound by months and days named without a year, once the year is known."""
    year = before.day.year
    if after.day.year != year:
        return after
    for time, words, direction in told:
        days = days_of(time.value.replace("XXXX", str(year), 1)) if time.value.startswith("XXXX-") else None
        if days is None or direction in {"future", "present"}:
            continue
        if after.day < days[1] <= before.day:
            after = Bound(days[1], words)
    return after


def _unknown(after: Bound | None) -> str:
    if after is None:
        return "no date is given and the text names none that bounds it"
    return f"no date is given; the text tells '{after.words}' as past: not before {after.day.isoformat()}"
