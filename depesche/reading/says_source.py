"""Who is said to say it: the words of the source beside a cue, and what kind of source that is."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from depesche.lexicon.rows import OutletRow
from depesche.lexicon.tables import load
from depesche.reading.document import Mentioned
from depesche.reading.needs import is_word
from depesche.reading.says_cues import Cue, cue_table
from depesche.reading.says_nouns import genitive_after, has_case, noun_after, noun_before
from depesche.reading.says_view import View
from depesche.records import AttributionSource, SourceKind

_KIND_OF_CAST: dict[str, SourceKind] = {
    "person": "person", "state": "organisation", "government": "organisation", "organisation": "organisation",
    "group": "organisation", "outlet": "outlet", "people": "unnamed", "place": "organisation",
}  # fmt: skip
_KINDS: tuple[SourceKind, ...] = ("state_media", "document", "unnamed", "outlet", "organisation", "person")
_LEFT_OF_CUE = 12
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
    if view.low(head) in view.grammar.impersonal:
        return None
    head = _antecedent(view, head)
    first, last = (head, head + 1) if view.tokens[head].upos == "PRON" else view.phrase(head)
    if self_named:
        first, last = _with_adjectives(view, head), max(last, head + 1)
    begin, end = view.span(first, last)
    return Voice(first, last, head, begin, end) if end > begin else None


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
    while verb.deprel.split(":")[0] not in ("acl", "root") and verb.head != verb.index and steps < _LEFT_OF_CUE:
        verb = view.tokens[verb.head]
        steps += 1
    return verb.head if verb.deprel.startswith("acl") and verb.head < head else head


def _head_at(view: View, cue: Cue, place: str, language: str) -> int | None:
    if place == "self":
        return cue.head if view.tokens[cue.head].upos in ("NOUN", "PROPN") else None
    if place == "after":
        return _teller(view, noun_after(view, cue.last + 1), language)
    if place == "before":
        comma = cue.first > 0 and view.tokens[cue.first - 1].text == ","
        return _teller(view, noun_before(view, cue.first - 1 - comma), language)
    if place == "subject":
        return _subject(view, cue)
    anchor = cue.head
    if place == "genitive":
        genitive = _first(view.tree.slots(anchor).get("genitive", ()))
        return genitive if genitive is not None else genitive_after(view, anchor)
    slots = view.tree.slots(anchor)
    filler = _first(slots.get(place, ()))
    if filler is None and place.startswith("with:"):
        filler = _preposition_after(view, cue, place.removeprefix("with:"))
    return filler


def _teller(view: View, head: int | None, language: str) -> int | None:
    """For "Informationen des Pressedienstes": who gave the information; the noun itself where nobody is named."""
    if head is None or not any(is_word(view.tokens[head], noun) for noun in cue_table(language).tellings):
        return head
    slots = view.tree.slots(head)
    given = next((f for s in ("genitive", "with:von", "with:from", "with:by", "with:of") for f in slots.get(s, ())), None)
    return given if given is not None else (genitive_after(view, head) or head)


def _first(fillers: tuple[int, ...] | list[int]) -> int | None:
    return fillers[0] if fillers else None


def _subject(view: View, cue: Cue) -> int | None:
    verb = cue.head if view.tokens[cue.head].upos in ("VERB", "AUX") else view.clause_head(cue.head)
    slots = view.tree.slots(verb)
    passive = any(view.tokens[c].deprel in ("aux:pass", "nsubj:pass") for c in view.tree.children(verb))
    if passive:
        return next((a for p in ("by", *(f"with:{x}" for x in view.grammar.agents)) for a in slots.get(p, ())), None)
    subject = next((s for s in slots.get("subject", ()) if view.is_nominal(s) or view.tokens[s].upos in ("DET", "ADJ")), None)
    if subject is not None:
        return subject
    return _nominative_near(view, verb) if view.tokens[cue.head].upos == "VERB" else None


def _nominative_near(view: View, verb: int) -> int | None:
    """Where the parse gives no subject: the noun just after an inverted verb, else the nearest fitting one before."""
    start, _ = view.sentence(verb)
    inverted = verb == start or view.tokens[verb - 1].text in ',–—“”«"' or view.low(verb - 1) == "so"
    left = [i for i in range(verb - 1, max(start - 1, verb - 2 * _LEFT_OF_CUE), -1) if view.cast.at(view.where, i)]
    right = noun_after(view, verb + 1) if inverted else None
    candidates = [right] if right is not None else left
    return next((i for i in candidates if _may_be_subject(view, i)), None)


def _may_be_subject(view: View, index: int) -> bool:
    """Whether nothing speaks against a nominative: no preposition, no oblique article or case, no attribute."""
    if view.tokens[index].upos not in ("NOUN", "PROPN", "PRON"):
        return False
    if view.tokens[index].deprel.split(":")[0] in ("nmod", "appos", "obl", "flat", "compound"):
        return False
    somebody = view.cast.at(view.where, index)
    first, last = (somebody.first, somebody.last) if somebody else view.phrase(index)
    oblique = any(case in view.tokens[index].feats for case in ("Case=Gen", "Case=Dat", "Case=Acc"))
    article = any(view.low(i) in view.grammar.oblique_articles for i in range(first, last))
    governed = first > 0 and (view.tokens[first - 1].upos == "ADP" or view.low(first - 1) in view.grammar.oblique_articles)
    return not oblique and not article and not governed and not has_case(view, index)


def _preposition_after(view: View, cue: Cue, preposition: str) -> int | None:
    start, end = view.sentence(cue.head)
    following = range(cue.last + 1, min(end, cue.last + 3))
    at = next((i for i in following if view.low(i) == preposition), None)
    if at is None and view.tokens[cue.head].upos == "VERB":
        near = [*range(cue.head + 1, min(end, cue.head + 8)), *range(cue.head - 1, max(start - 1, cue.head - 8), -1)]
        at = next((i for i in near if view.low(i) == preposition), None)
    return noun_after(view, at + 1) if at is not None else None


def is_somebody(view: View, voice: Voice | None) -> bool:
    """Whether a voice is one that can say things: somebody mentioned, a pronoun, a noun of a kind of source."""
    if voice is None:
        return False
    head = view.tokens[voice.head]
    if head.upos in ("PRON", "PROPN") or view.cast.at(view.where, voice.head) is not None:
        return True
    return any(is_word(head, word) for _, word in cue_table(view.language).kinds)


@cache
def _state_media() -> frozenset[str]:
    return frozenset(row.id for row in load(OutletRow) if row.listed_by)


def source_record(view: View, voice: Voice, language: str) -> AttributionSource:
    """The record of a source: its actor where known, its words, its kind."""
    somebody = view.cast.at(view.where, voice.head) or view.somebody(voice.first, voice.last)
    actor = somebody.actor if somebody else None
    kind = _kind(view, voice, somebody, language)
    return AttributionSource(actor=actor, begin=voice.begin, end=voice.end, where=view.where, kind=kind)


def _kind(view: View, voice: Voice, somebody: Mentioned | None, language: str) -> SourceKind:
    if somebody and somebody.actor in _state_media():
        return "state_media"
    head = view.tokens[voice.head]
    if any(view.tokens[i].name.endswith("PER") for i in range(voice.first, voice.last)):
        return "person"
    if head.upos == "NOUN" and not (somebody and somebody.kind == "person" and somebody.actor):
        words = view.text[voice.begin : voice.end].casefold()
        for kind, word in cue_table(language).kinds:
            if is_word(head, word) or (" " in word and word in words):
                return next(k for k in _KINDS if k == kind)
    if somebody is None:
        return "person" if head.name.endswith("PER") or head.upos == "PRON" else _by_label(head.name)
    return _KIND_OF_CAST[somebody.kind]


def _by_label(name: str) -> SourceKind:
    return "organisation" if name.endswith(("ORG", "LOC", "NORP")) else "unnamed"
