"""From sayings to records: ids, spans, who was spoken to, where and when it was said."""

from __future__ import annotations

from collections.abc import Sequence

from depesche.reading.says_saying import Saying
from depesche.reading.says_where import addressee_of, venue_of
from depesche.records import Attribution, Span, TimeExpression


def records_of(sayings: Sequence[Saying], times: Sequence[TimeExpression], number: int) -> list[Attribution]:
    """Write the sayings of one passage as attributions `a<number>` and up, in the order given."""
    return [
        Attribution(
            id=f"a{number + place}",
            source=saying.source,
            cue=_cue_span(saying),
            content=tuple(Span(begin=b, end=e, where=saying.view.where) for b, e in saying.content),
            form=saying.form,
            stance=saying.stance,
            addressee=addressee_of(saying),
            venue=venue_of(saying, tuple(times)),
            time=_time(saying, times),
            via=f"a{number + saying.via}" if saying.via is not None else None,
            rule=saying.rule,
        )
        for place, saying in enumerate(sayings)
    ]


def _cue_span(saying: Saying) -> Span | None:
    """The cue's words; of a verb in pieces ("teilte … mit") the finite or main one alone."""
    cue, view = saying.cue, saying.view
    if cue is None:
        return None
    first, last = cue.first, cue.last
    if last - first + 1 > len(cue.tokens):
        first = last = cue.head if cue.row.pos == "verb" else first
        if cue.row.pos != "verb":
            last = cue.last
    return Span(begin=view.tokens[first].begin, end=view.tokens[last].end, where=view.where)


def _outside(saying: Saying, index: int) -> bool:
    view = saying.view
    in_voice = saying.voice is not None and saying.voice.first <= index < saying.voice.last
    return not in_voice and not saying.covers(view.tokens[index].begin)


def _time(saying: Saying, times: Sequence[TimeExpression]) -> int | None:
    """The time expression beside the cue, outside what is said and who says it."""
    cue, view = saying.cue, saying.view
    if cue is None:
        return None
    start, stop = view.sentence(cue.head)
    begin, end = view.tokens[start].begin, view.tokens[stop - 1].end
    here = [
        (abs(view.tokens[cue.head].begin - t.begin), number)
        for number, t in enumerate(times)
        if t.where == view.where and begin <= t.begin < end and t.type in ("DATE", "TIME")
        and not saying.covers(t.begin) and _outside(saying, view.token_at(t.begin))
    ]  # fmt: skip
    return min(here)[1] if here else None
