"""Infinitives said: "forderte, die Grenze zu schließen", "promised to cut taxes", "accused the army of planning a coup"."""

from __future__ import annotations

from depesche.reading.says_clause import stretched, with_zu
from depesche.reading.says_source import Voice
from depesche.reading.says_table import Cue
from depesche.reading.says_view import Spans, View, spans

_REACH = 14


def infinitive(view: View, cue: Cue, voice: Voice | None) -> Spans:
    """An infinitive said: "forderte, die Grenze zu schließen", "promised to cut taxes"."""
    del voice
    _, stop = view.sentence(cue.head)
    for head in view.tree.slots(cue.head).get("infinitive", ()):
        first, last = view.extent(head)
        if first > cue.head and view.low(first) not in view.grammar.adverbials:
            comma = next((i for i in range(head, cue.head, -1) if view.tokens[i].text == ","), None)
            if comma is not None and view.grammar.infinitive_mark == "zu":
                first = max(first, comma + 1)
            return spans(view, first, _before_afterwards(view, head, stretched(view, cue, head, last, stop)))
    if view.grammar.infinitive_mark != "zu":
        return _to_infinitive(view, cue, stop)
    for index in range(cue.head + 1, stop - 2):
        if view.tokens[index].text == "," and view.low(index + 1) not in view.grammar.adverbials:
            inside = range(index + 1, stop)
            marked = next((i for i in inside if with_zu(view, i)), None)
            finite = next((i for i in inside if view.finite(i)), stop)
            apart = cue.row.pos == "noun" and view.has_finite(cue.head + 1, index)
            if marked is not None and marked < finite and not apart:
                return spans(view, index + 1, _before_afterwards(view, marked, stop))
            return ()
    return ()


def _to_infinitive(view: View, cue: Cue, stop: int) -> Spans:
    """English "to" and its verb soon after the cue, with no other verb between, wherever the parse has hung it."""
    for index in range(cue.head + 1, min(stop - 1, cue.head + _REACH)):
        verb = view.tokens[index].head
        if view.low(index) == "to" and view.tokens[index].upos == "PART" and "VerbForm=Inf" in view.tokens[verb].feats:
            return spans(view, index, max(verb + 1, view.extent(verb)[1])) if verb > index else ()
        if view.tokens[index].upos in ("VERB", "AUX") or view.tokens[index].text in (",", ";", ":"):
            return ()
    return ()


def gerund(view: View, cue: Cue, voice: Voice | None) -> Spans:
    """An English verb in -ing behind a preposition: "accused the army of planning a coup", "warned against leaving"."""
    del voice
    _, stop = view.sentence(cue.head)
    for index in range(cue.head + 1, min(stop, cue.head + _REACH)):
        token = view.tokens[index]
        opened = view.tokens[index - 1].upos == "PUNCT" and index > cue.head + 2
        before = view.tokens[index - 1 - opened]
        if token.upos in ("VERB", "AUX") and token.text.endswith("ing") and before.upos in ("ADP", "SCONJ"):
            verb = token.head if token.upos == "AUX" and token.head > index else index
            return spans(view, index - opened, max(verb + 1, view.extent(verb)[1]))
        if view.finite(index):
            return ()
    return ()


def _before_afterwards(view: View, first: int, stop: int) -> int:
    """The end of an infinitive before ", nachdem …" or ", während …", where the report itself goes on; before a main clause after it."""
    for index in range(first + 1, stop - 2):
        if view.tokens[index].text == ",":
            report = view.low(index + 1) in view.grammar.afterwards and not any(view.reported_mood(i) for i in range(index, stop))
            if report or (view.finite(index + 1) and not view.reported_mood(index + 1)):
                return index
    return stop
