"""From sayings to records: ids, spans, who was spoken to, where and when it was said."""

from __future__ import annotations

from collections.abc import Sequence

from depesche.reading.says_saying import Saying
from depesche.reading.says_view import View
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
            addressee=_addressee(saying),
            venue=_venue(saying),
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


def _addressee(saying: Saying) -> str | None:
    cue, view = saying.cue, saying.view
    if cue is None or not cue.row.addressee_at:
        return None
    slots = view.tree.slots(cue.head)
    for place in cue.row.addressee_at.split(" > "):
        for head in slots.get(place, ()):
            reflexive = "Reflex=Yes" in view.tokens[head].feats
            if _outside(saying, head) and view.is_nominal(head) and not reflexive:
                begin, end = view.span(*view.phrase(head))
                return view.text[begin:end] or None
    return None


def _venue(saying: Saying) -> str | None:
    """Where or on what occasion it was said: "bei einer Sicherheitskonferenz in Moskau"; a day is no venue."""
    cue, view = saying.cue, saying.view
    if cue is None or cue.row.pos != "verb":
        return None
    slots = view.tree.slots(cue.head)
    for preposition in view.grammar.venues:
        for head in slots.get(f"with:{preposition}", ()):
            if _outside(saying, head) and view.tokens[head].upos in ("NOUN", "PROPN") and _is_venue(view, head, preposition):
                first, last = view.phrase(head)
                begin, end = view.span(first, max(last, _with_place(view, head, last)))
                return view.text[begin:end] or None
    return None


def _is_venue(view: View, head: int, preposition: str) -> bool:
    if preposition in view.grammar.occasions:
        return view.tokens[head].upos == "NOUN"
    somebody = view.cast.at(view.where, head)
    token = view.tokens[head]
    place = any(m.where == view.where and m.begin <= token.begin < m.end for p in view.cast.places for m in p.mentions)
    return place or (somebody is not None and somebody.kind in ("place", "state"))


def _with_place(view: View, head: int, last: int) -> int:
    """A phrase with "in Moskau" after it, where the parse hung that on the verb."""
    following = [i for i in (last, last + 1) if i < len(view.tokens)]
    if len(following) == 2 and view.low(following[0]) == "in" and view.tokens[following[1]].upos == "PROPN":
        return following[1] + 1
    return last


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
