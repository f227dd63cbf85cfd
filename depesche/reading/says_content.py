"""What is said: the stretch of text a cue makes somebody else's words.

The parse proposes a clause; order, commas, colons and quotation marks decide
where it begins and ends, because a parse of news is wrong about one token in
ten.  Spans are code points without outer punctuation.
"""

from __future__ import annotations

from collections.abc import Callable

from depesche.reading.says_clause import clause_after
from depesche.reading.says_infinitive import gerund, infinitive
from depesche.reading.says_marks import around_tag, before_phrase, closed_by_comma, following_quotation, introduced, quoted
from depesche.reading.says_source import Voice, is_somebody, preposition_after
from depesche.reading.says_table import Cue
from depesche.reading.says_tag import before_tag, between_commas, parenthesis, pointing_back, rest_without
from depesche.reading.says_view import Spans, View, spans

_BEFORE, _BEHIND = 2, 4
"""Tokens that may stand between a phrase and its source; a source farther off is the subject of what is said."""


def content_of(view: View, cue: Cue, voice: Voice | None) -> Spans:
    """The content of a cue by the places its row names; empty where nothing is said."""
    if cue.row.pos == "adverb":
        return _adverb_content(view, cue)
    for place in cue.row.content_at.split(" > "):
        finder = _FINDERS.get(place.strip())
        found = finder(view, cue, voice) if finder else _filler(view, cue, voice, place.strip())
        if found:
            return found
    return ()


def _clause(view: View, cue: Cue, voice: Voice | None) -> Spans:
    """A clause said: quoted, after the cue (dass, verb second, Konjunktiv), or before and around a tag."""
    inserted = parenthesis(view, cue)
    if inserted:
        return rest_without(view, *inserted)
    after_colon = introduced(view, cue)
    if after_colon:
        return after_colon
    tagged = around_tag(view, cue, voice) if cue.row.pos == "verb" else ()
    if tagged and closed_by_comma(view, tagged[0][1]):
        return tagged
    inserted_tag = between_commas(view, cue, voice)
    if inserted_tag:
        return inserted_tag
    after = clause_after(view, cue)
    if after:
        return after
    if cue.row.pos == "noun":
        return ()
    return around_tag(view, cue, voice) or before_tag(view, cue, voice) or pointing_back(view, cue, voice)


def _colon(view: View, cue: Cue, voice: Voice | None) -> Spans:
    """Only what stands after a colon: 'wurde gegenüber der BBC deutlich: „…“'."""
    del voice
    return introduced(view, cue)


def _filler(view: View, cue: Cue, voice: Voice | None, slot: str) -> Spans:
    """The content is a phrase in a slot: "berichtete von einem Treffen", "bestätigte den Tod"."""
    if not is_somebody(view, voice):
        return ()
    fillers = list(view.tree.slots(cue.head).get(slot, ()))
    if not fillers and slot.startswith("with:"):
        after = preposition_after(view, cue, slot.removeprefix("with:"))
        fillers = [after] if after is not None else []
    for head in fillers:
        taken = voice is not None and voice.first <= head < voice.last
        taken = taken or view.tokens[head].lemma.casefold() in view.grammar.days
        if view.tokens[head].upos in ("NOUN", "PROPN") and not taken:
            first, last = view.extent(head)
            last = _with_attributes(view, cue, _with_enumerated(view, fillers, last))
            return spans(view, *((first, last) if cue.head not in range(first, last) else view.phrase(head)))
    return ()


def _with_enumerated(view: View, fillers: list[int], last: int) -> int:
    """The end of a list the parse has cut at its commas: "verurteilte die Gewalt, die Verhaftungen und die Zensur"."""
    for head in fillers:
        first, end = view.extent(head)
        between = view.tokens[last:first]
        if first >= last and len(between) <= 1 and all(t.text == "," for t in between):
            last = end
    return last


def _with_attributes(view: View, cue: Cue, last: int) -> int:
    """The end of "an investigation into the attack" where the parse hung the second phrase on the verb."""
    while last < len(view.tokens) and view.low(last) in view.grammar.attributive:
        head = view.tokens[last].head
        if view.tokens[last].deprel != "case" or view.tokens[head].head != cue.head:
            break
        last = view.extent(head)[1]
    return last


def _rest(view: View, cue: Cue, voice: Voice | None) -> Spans:
    """The clause a phrase stands in, without the phrase and its source."""
    first, last = cue.first, cue.last + 1
    if voice is not None and voice.first - _BEHIND <= cue.last and cue.first <= voice.last + _BEFORE:
        first, last = min(first, voice.first), max(last, voice.last)
        if cue.row.pos == "phrase" and voice.last < cue.first:
            first = cue.first
        elif voice.first > cue.first:
            last = max(last, view.clause_behind(voice.first, voice.last))
    quotation = before_phrase(view, first)
    start, stop = _clause_range(view, cue, first, last)
    if quotation is not None:
        return ((quotation.begin, quotation.end), *following_quotation(view, last))
    return spans(view, start, first) + spans(view, last, stop)


def _via(view: View, cue: Cue, voice: Voice | None) -> Spans:
    """Everything else in the sentence, until it is known whose saying the phrase belongs to."""
    start, stop = view.sentence(cue.head)
    last = max(cue.last + 1, voice.last if voice is not None else 0)
    return _rest(view, cue, voice) or spans(view, start, cue.first) + spans(view, last, stop)


def _clause_range(view: View, cue: Cue, first: int, last: int) -> tuple[int, int]:
    """The sentence, or the subordinate clause the phrase stands in where commas close it off."""
    start, stop = view.sentence(cue.head)
    head = view.clause_head(cue.head)
    relation = view.tokens[head].deprel.split(":")[0]
    if relation not in ("acl", "advcl", "ccomp") or view.tokens[head].head == head:
        return start, stop
    low, high = view.extent(head)
    if view.tokens[first - 1].text == "," and all(t.upos == "PUNCT" for t in view.tokens[last:stop]):
        return start, stop
    if low <= first and last <= high and low > start:
        return low, high
    colon = next((i for i in range(first - 1, start, -1) if view.tokens[i].text == ":"), start - 1)
    return colon + 1, stop


def _adverb_content(view: View, cue: Cue) -> Spans:
    """What "angeblich" bears on: the noun phrase of an adjective, else its clause."""
    token = view.tokens[cue.head]
    if token.deprel.split(":")[0] == "amod":
        return spans(view, *view.phrase(token.head))
    start, stop = _clause_range(view, cue, cue.first, cue.last + 1)
    return spans(view, start, cue.first) + spans(view, cue.last + 1, stop)


def _following(view: View, cue: Cue, voice: Voice | None) -> Spans:
    """What a clause opened by the cue itself says: "Berichte, wonach …", from the cue to the clause's end."""
    del voice
    _, stop = view.sentence(cue.head)
    verb = next((i for i in range(cue.last + 1, stop) if view.finite(i)), stop)
    resumed = (i for i in range(verb + 1, stop - 1) if view.tokens[i].text == "," and view.finite(i + 1) and not view.reported_mood(i + 1))
    main = next(resumed, stop) if view.grammar.infinitive_mark == "zu" else stop
    return spans(view, cue.last + 1, main)


_FINDERS: dict[str, Callable[[View, Cue, Voice | None], Spans]] = {
    "clause": _clause, "infinitive": infinitive, "quote": quoted, "rest": _rest, "via": _via,
    "following": _following, "colon": _colon, "gerund": gerund,
}  # fmt: skip
