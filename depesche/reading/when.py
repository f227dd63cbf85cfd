"""When: the times a report names, the days they mean, and which of them dates an event.

Finding is done by the tables (`when_compile`), a value is found by the
function the row names (`when_resolve`), anchored to the day of publication,
the tense, or the times named before (`when_context`).  Values follow TIMEX3
as in TempEval-3 and KRAUTS; days are civil days, both inclusive.
"""

from __future__ import annotations

from bisect import bisect_left
from functools import partial

from depesche.reading.document import Document, Passage
from depesche.reading.when_asides import Sentences, story_of
from depesche.reading.when_bounds import bounds
from depesche.reading.when_checks import is_time
from depesche.reading.when_clause import times_for
from depesche.reading.when_context import Context, Resolved, published_interval
from depesche.reading.when_days import Days
from depesche.reading.when_lasting import duration_for
from depesche.reading.when_lists import with_lists, with_ranges
from depesche.reading.when_match import Found, matches
from depesche.reading.when_meaning import approximate, explicit_year
from depesche.reading.when_published import infer_published
from depesche.reading.when_resolve import FUNCTIONS
from depesche.reading.when_result import Reading
from depesche.reading.when_tense import direction_at
from depesche.records import TimeExpression, TimexType

__all__ = ["duration_for", "find_times", "infer_published", "times_for"]


def find_times(document: Document) -> tuple[TimeExpression, ...]:
    """Every time a report names, in order of title and text, with value and civil days.

    A day is given only where the words, the publication date or an earlier
    time of the report give it; otherwise `earliest` and `latest` are None and
    the value stays open (`XXXX-03-21`, `XXXX-WXX-3`).
    """
    interval = published_interval(document.report.published)
    out: list[TimeExpression] = []
    for passage in document.passages:
        resolved = _resolved(passage, interval, len(out))
        ranged = with_ranges(passage.parse.text, passage.parse.language, resolved)
        out.extend(_record(one, passage, interval) for one in ranged)
    return tuple(out)


def _resolved(passage: Passage, interval: Days | None, index: int) -> list[Resolved]:
    text, language = passage.parse.text, passage.parse.language
    found = [f for f in matches(text, language) if is_time(f, passage)]
    day = interval[0] if interval and interval[0] == interval[1] else None
    out: list[Resolved] = []
    listed = with_lists(text, language, found)
    story, sentences = story_of(listed, text), Sentences(passage.parse)
    reported = any(f.pattern.function in {"deictic", "weekday"} or f.pattern.row.id.endswith("this.year") for f in listed)
    narrative = sum(1 for f in listed if explicit_year(f) and len(f.slots) > 1) >= TOLD
    for one in listed:
        context = Context(
            begin=one.begin, look=partial(direction_at, passage, one.begin, one.end),
            published=day, interval=interval, before=tuple(out[-BACK:]),
            sentence=sentences.number(one.begin), heading=_named_in(out, story.heading_above(one.begin)),
            reported=reported, narrative=narrative,
        )  # fmt: skip
        reading = FUNCTIONS[one.pattern.function](one, context)
        if reading:
            follows = reading.anchor.removeprefix("time:")
            aside = one.begin in story.asides or (follows != reading.anchor and int(follows) >= index and out[int(follows) - index].aside)
            out.append(Resolved(
                index=index + len(out), begin=one.begin, end=one.end, type=_type(one, reading), value=reading.value, days=reading.days,
                anchor=reading.anchor, found=one, approximate=reading.approximate or approximate(one), aside=aside,
                sentence=context.sentence,
            ))  # fmt: skip
    return out


def _named_in(before: list[Resolved], heading: tuple[int, int] | None) -> Resolved | None:
    """The time a heading names."""
    if heading is None:
        return None
    at = bisect_left(before, heading[0], key=lambda one: one.begin)
    return before[at] if at < len(before) and before[at].begin < heading[1] and before[at].days else None


TOLD = 4
"""How many dates with month and year make a passage a story that dates itself."""

BACK = 40
"""How many times before an expression it may be anchored to."""


def _type(found: Found, reading: Reading) -> TimexType:
    """The type of the row, unless the value is a time of day or a length after all."""
    kind = found.pattern.row.type
    if kind == "DATE" and not reading.value.endswith("_REF"):
        if "T" in reading.value[4:]:
            return "TIME"
        if reading.value.startswith("P"):
            return "DURATION"
    return kind  # type: ignore[return-value]


def _record(one: Resolved, passage: Passage, interval: Days | None) -> TimeExpression:
    first, last, edtf = bounds(passage.parse.text, passage.parse.language, one, interval)
    return TimeExpression(
        begin=one.begin, end=one.end, where=passage.where, type=one.type, value=one.value,
        earliest=first.isoformat() if first else None, latest=last.isoformat() if last else None,
        edtf=edtf, approximate=one.approximate, anchor=one.anchor, rule=one.found.pattern.row.id,
    )  # fmt: skip
