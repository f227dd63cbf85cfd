"""Who is said to say it: the words of the source beside a cue."""

from __future__ import annotations

from dataclasses import dataclass

from depesche.reading.needs import is_word
from depesche.reading.says_nouns import genitive_after, is_genitive, is_own, named_phrase, noun_after, noun_before
from depesche.reading.says_subject import is_kind_of_source, subject_of
from depesche.reading.says_table import Cue, cue_table
from depesche.reading.says_view import View

_STEPS = 12
_TAG_REACH = 6
"""So far behind "so" may the source begin ("so die Untersuchungsergebnisse eines Richters, …")."""
SOMEBODY = ":actor"
"""After a place in `source_at`: counts only where somebody or a kind of source stands there."""


@dataclass(frozen=True, slots=True)
class Voice:
    """The phrase of a source: tokens `first:last` half-open, its head, and the code points to show."""

    first: int
    last: int
    head: int
    begin: int
    end: int


def voice_of(view: View, cue: Cue, language: str) -> Voice | None:
    """The source of a cue by the places its row names, the first that is filled; None where nobody is named."""
    for given in cue.row.source_at.split(" > "):
        place = given.strip().removesuffix(SOMEBODY)
        head = _head_at(view, cue, place, language)
        if head is not None and is_own(view, head) and cue.row.pos in ("phrase", "preposition"):
            head = subject_of(view, cue)
        voice = voice_at(view, head, self_named=place == "self") if head is not None else None
        if voice is not None and place != "self":
            voice = _beside(view, voice, cue)
        if voice is not None and (place == given.strip() or is_somebody(view, voice)):
            return voice
    return None


def _beside(view: View, voice: Voice, cue: Cue) -> Voice | None:
    """The voice without the cue's own words, where a weak parse has put both into one phrase."""
    first, last = voice.first, voice.last
    if cue.row.pos in ("phrase", "preposition", "noun") and first <= cue.last and cue.first < last:
        first, last = (max(first, cue.last + 1), last) if voice.head > cue.last else (first, min(last, cue.first))
    if first <= cue.head < last:
        somebody = view.cast.at(view.where, voice.head)
        first, last = (somebody.first, somebody.last) if somebody else (voice.head, voice.head + 1)
    if not first <= voice.head < last or first <= cue.head < last:
        return None
    begin, end = view.span(first, last)
    return Voice(first, last, voice.head, begin, end) if begin < end else None


def voice_at(view: View, head: int, *, self_named: bool = False) -> Voice | None:
    """The phrase of a source that this token heads; None for `es`, `man` and other nobodies."""
    if view.low(head) in view.grammar.impersonal and view.cast.at(view.where, head) is None and not _stands_for_a_body(view, head):
        return None
    head = _antecedent(view, head)
    if view.low(head) in view.grammar.days and view.cast.at(view.where, head) is None:
        return None
    alone = view.tokens[head].upos == "PRON" and not one_of(view, head)
    first, last = (head, head + 1) if alone else named_phrase(view, head)
    if self_named:
        first, last = _with_adjectives(view, head), max(last, head + 1)
    first, last = _in_one_line(view, head, first, last)
    begin, end = view.span(first, last)
    if view.text[begin:end].casefold() in view.grammar.asides:
        return None
    return Voice(first, last, head, begin, end) if end > begin else None


def _in_one_line(view: View, head: int, first: int, last: int) -> tuple[int, int]:
    """The part of a phrase on the line of its head: a caption or credit on the line before belongs to nobody ("GETTY / Trump")."""
    at = view.tokens[head].begin
    while first < head and view.line_end(view.tokens[first].begin, at) < at:
        first += 1
    end = view.line_end(at, view.tokens[last - 1].end)
    while last - 1 > head and view.tokens[last - 1].begin >= end:
        last -= 1
    return first, last


def _stands_for_a_body(view: View, head: int) -> bool:
    """English "it" as the subject of an active verb ("it said it would appeal"): a body or a document named before."""
    token = view.tokens[head]
    return view.low(head) == "it" and token.deprel == "nsubj" and token.head > head and view.finite(token.head)


def one_of(view: View, head: int) -> int | None:
    """For "eine der größten Parteien, die CUD": the noun the pronoun counts one of, right behind it."""
    counted = (c for c in view.tree.children(head) if view.tokens[c].deprel.split(":")[0] == "nmod" and head < c <= head + _STEPS)
    return next(counted, None) if view.tokens[head].upos in ("PRON", "NUM", "DET") else None


def _with_adjectives(view: View, head: int) -> int:
    first = head
    while first > 0 and view.tokens[first - 1].upos in ("ADJ", "DET", "NUM"):
        first -= 1
    return first


def _antecedent(view: View, head: int) -> int:
    """For "der Minister, der sagte": the noun a relative pronoun stands for."""
    token = view.tokens[head]
    if token.upos not in ("PRON", "DET") or view.low(head) not in view.grammar.relatives:
        return head
    verb = view.tokens[token.head]
    steps = 0
    while verb.deprel.split(":")[0] not in ("acl", "root") and verb.head != verb.index and steps < _STEPS:
        verb = view.tokens[verb.head]
        steps += 1
    return verb.head if verb.deprel.startswith("acl") and verb.head < head else head


def _head_at(view: View, cue: Cue, place: str, language: str) -> int | None:
    if place == "self":
        return cue.head if view.tokens[cue.head].upos in ("NOUN", "PROPN") else None
    if place == "after":
        return _teller(view, noun_after(view, cue.last + 1), language, view.sentence(cue.head)[1])
    if place == "before":
        comma = cue.first > 0 and view.tokens[cue.first - 1].text == ","
        return _teller(view, noun_before(view, cue.first - 1 - comma), language, cue.first)
    if place == "subject":
        return subject_of(view, cue)
    if place == "previous":
        return None
    anchor = cue.head
    if place == "genitive":
        genitive = next((g for g in view.tree.slots(anchor).get("genitive", ()) if is_genitive(view, anchor, g)), None)
        return genitive if genitive is not None else genitive_after(view, anchor)
    slots = view.tree.slots(anchor)
    filler = next(iter(slots.get(place, ())), None)
    if filler is None and place.startswith("with:"):
        filler = preposition_after(view, cue, place.removeprefix("with:"))
    return filler


def _teller(view: View, head: int | None, language: str, stop: int) -> int | None:
    """For "Informationen des Pressedienstes": who gave the information; the noun itself where nobody is named before `stop`."""
    if head is None or not any(is_word(view.tokens[head], noun) for noun in cue_table(language).tellings):
        return head
    slots = view.tree.slots(head)
    fillers = [f for f in slots.get("genitive", ()) if is_genitive(view, head, f)]
    fillers += [f for s in ("with:von", "with:from", "with:by", "with:of") for f in slots.get(s, ())]
    after = genitive_after(view, head)
    fillers += [after] if after is not None else []
    return next((f for f in fillers if f < stop and view.low(f) not in view.grammar.days), head)


def preposition_after(view: View, cue: Cue, preposition: str) -> int | None:
    """The head of the phrase with a preposition beside the cue, where the parse has not put it into a slot."""
    start, end = view.sentence(cue.head)
    following = range(cue.last + 1, min(end, cue.last + 3))
    at = next((i for i in following if view.low(i) == preposition), None)
    if at is None and view.tokens[cue.head].upos == "VERB":
        near = [*range(cue.head + 1, min(end, cue.head + 8)), *range(cue.head - 1, max(start - 1, cue.head - 8), -1)]
        at = next((i for i in near if view.low(i) == preposition), None)
        lost = at is not None and at > cue.last and any(view.tokens[i].upos == "ADP" for i in range(cue.last + 1, at))
        at = None if lost and view.grammar.infinitive_mark == "to" else at
    return noun_after(view, at + 1) if at is not None else None


def is_somebody(view: View, voice: Voice | None) -> bool:
    """Whether a voice is one that can say things: somebody mentioned, a pronoun, a noun of a kind of source."""
    if voice is None:
        return False
    head = view.tokens[voice.head]
    pointing = head.upos == "PRON" and view.low(voice.head) in view.grammar.pointers
    if (head.upos in ("PRON", "PROPN") and not pointing) or view.cast.at(view.where, voice.head) is not None:
        return True
    return is_kind_of_source(view, voice.head)


def stands_alone(view: View, cue: Cue, voice: Voice | None) -> bool:
    """A one-word phrase ("so") counts only between commas or quotation mark and the end of its tag."""
    if cue.row.pos != "phrase" or len(cue.tokens) > 1 or cue.row.source_at != "after" or voice is None:
        return True
    if cue.first == view.sentence(cue.first)[0] or view.tokens[cue.first - 1].upos != "PUNCT":
        quoted = cue.first > 0 and view.tokens[cue.first - 1].text[-1] in "“”«»\"'"
        if not quoted:
            return False
    if voice.first > cue.last + _TAG_REACH or view.tokens[cue.last + 1].upos in ("ADV", "ADP", "CCONJ"):
        return False
    stop = view.sentence(cue.head)[1]
    for index in range(cue.last + 1, stop):
        if voice.first <= index < voice.last - (view.tokens[voice.last - 1].upos == "PUNCT"):
            continue
        if view.tokens[index].upos == "PUNCT" and index >= voice.last - 1:
            return True
        if index == voice.last and view.low(index) in view.grammar.relatives:
            return True
        if view.finite(index) or (view.tokens[index].upos == "SCONJ"):
            return False
    return True
