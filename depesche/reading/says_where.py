"""To whom, where and through what a thing is said: addressee and venue of a saying.

Rows of `attribution.tsv` with `pos` venue name the nouns: an `occasion`
("Pressekonferenz", "summit"), a `medium` ("Erklärung", "post", "Telegram"), an
`exchange` whose partner is spoken to ("Interview mit der BBC", "phone call
with"), an `audience` ("Journalisten", "lawmakers").  A place counts as venue
where no such noun is found; a day is none.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from depesche.reading.says_nouns import listed_venue
from depesche.reading.says_saying import Saying
from depesche.reading.says_view import View
from depesche.records import TimeExpression


@dataclass(frozen=True, slots=True)
class _Phrase:
    """A prepositional phrase beside a cue: its preposition's dictionary form, the head of its noun phrase, what kind of place that is."""

    preposition: str
    head: int
    kind: str


def venue_of(saying: Saying, times: tuple[TimeExpression, ...] = ()) -> str | None:
    """Where or through what it was said: "bei einer Sicherheitskonferenz in Moskau", "a post on Truth Social"; None if nothing says so.

    Args:
        saying: What is said by whom, with its cue.
        times: Time expressions of the report: what one of them covers is no venue.

    """
    view, found = saying.view, list(_phrases(saying))
    for wanted in (("occasion", "medium", "exchange"), ("event",), ("place",)):
        for phrase in found:
            if phrase.kind in wanted and not _is_time(view, phrase.head, times):
                return _words(view, phrase.head, times, with_place=True)
    return None


def addressee_of(saying: Saying) -> str | None:
    """Whom it was said to: the filler of the row's slot, the partner of a talk, an audience; None if nobody is named."""
    cue, view = saying.cue, saying.view
    if cue is None:
        return None
    slots = view.tree.slots(cue.head)
    for place in cue.row.addressee_at.split(" > ") if cue.row.addressee_at else ():
        for head in slots.get(place, ()):
            named = view.is_nominal(head) and "Reflex=Yes" not in view.tokens[head].feats and view.low(head) not in view.grammar.days
            if named and _outside(saying, head):
                return _words(view, head)
    for phrase in _phrases(saying):
        partner = _partner(view, phrase.head) if phrase.kind == "exchange" else None
        if partner is not None:
            return _words(view, partner)
        if phrase.kind == "audience":
            return _words(view, phrase.head)
    return None


def _phrases(saying: Saying) -> Iterator[_Phrase]:
    """The prepositional phrases that go with a cue of saying, in order, outside what is said and who says it."""
    cue, view = saying.cue, saying.view
    if cue is None:
        return
    start, stop = view.sentence(cue.head)
    beside = _clauses_of(view, cue.head)
    for index in range(start, stop):
        token = view.tokens[index]
        if token.upos != "ADP" or token.deprel != "case" or index in cue.tokens:
            continue
        preposition, head = token.lemma.casefold(), token.head
        governed = view.clause_head(head) in beside and view.tokens[head].upos in ("NOUN", "PROPN", "X")
        if not governed or not _outside(saying, head) or not _outside(saying, index):
            continue
        kind = _kind(view, preposition, head)
        if kind:
            yield _Phrase(preposition, head, kind)


def _clauses_of(view: View, verb: int) -> frozenset[int]:
    """The cue's own clause and an English participle of speaking before it: "Speaking to reporters in Geneva, he said …"."""
    own = view.clause_head(verb)
    speaking = (c for c in view.tree.children(verb) if view.tokens[c].deprel == "advcl" and "VerbForm=Ger" in view.tokens[c].feats)
    return frozenset({own, verb, *(c for c in speaking if view.tokens[c].lexeme.casefold() in view.grammar.speaking)})


def _kind(view: View, preposition: str, head: int) -> str:
    """What a phrase tells about a saying: kind of its noun by the rows, `event` behind "bei", `place`; empty for nothing."""
    listed = listed_venue(view, head)
    if listed == "audience":
        return "audience" if preposition in view.grammar.audiences else ""
    if preposition not in view.grammar.venues:
        return ""
    if listed:
        return listed
    if preposition in view.grammar.occasions:
        return "event" if view.tokens[head].upos == "NOUN" else ""
    return "place" if _is_place(view, head) else ""


def _is_place(view: View, head: int) -> bool:
    token = view.tokens[head]
    somebody = view.cast.at(view.where, head)
    place = any(m.where == view.where and m.begin <= token.begin < m.end for p in view.cast.places for m in p.mentions)
    return place or (somebody is not None and somebody.kind in ("place", "state"))


def _partner(view: View, head: int) -> int | None:
    """With whom a talk is held: "in einem Telefonat mit dem Präsidenten", "in an interview with the BBC"; German also "der BBC"."""
    slots = view.tree.slots(head)
    places = (*(f"with:{p}" for p in view.grammar.partners), "genitive" if view.grammar.infinitive_mark == "zu" else "")
    return next((f for place in places for f in slots.get(place, ()) if f > head and not _is_place(view, f)), None)


def _words(view: View, head: int, times: tuple[TimeExpression, ...] = (), *, with_place: bool = False) -> str | None:
    first, last = view.phrase(head)
    if not with_place:
        last = _before_place(view, head, last)
    last = next((i for i in range(head + 1, last) if _is_time(view, i, times) or view.tokens[i].text == ","), last)
    while last > head + 1 and view.tokens[last - 1].upos in ("ADP", "DET"):
        last -= 1
    if with_place and not _is_time(view, last + 1, times):
        last = max(last, _with_place(view, last))
    begin, end = view.span(first, last)
    return view.text[begin:end].rstrip(".") or None


def _with_place(view: View, last: int) -> int:
    """A phrase with "in Moskau", "on Truth Social" after it, where the parse hung that on the verb."""
    tokens = view.tokens
    if last + 1 >= len(tokens) or view.low(last) not in view.grammar.venues:
        return last
    return last + 2 if tokens[last + 1].upos == "PROPN" and tokens[last].deprel == "case" and tokens[last].head == last + 1 else last


def _before_place(view: View, head: int, last: int) -> int:
    """The end of an addressee without the place behind it: of "Reportern in Genf" the reporters."""
    for index in range(head + 1, last - 1):
        if view.tokens[index].deprel == "case" and _is_place(view, view.tokens[index].head) and view.low(index) in view.grammar.venues:
            return index
    return last


def _is_time(view: View, head: int, times: tuple[TimeExpression, ...]) -> bool:
    begin = view.tokens[head].begin if head < len(view.tokens) else -1
    return any(t.where == view.where and t.begin <= begin < t.end for t in times)


def _outside(saying: Saying, index: int) -> bool:
    in_voice = saying.voice is not None and saying.voice.first <= index < saying.voice.last
    return not in_voice and not saying.covers(saying.view.tokens[index].begin)
