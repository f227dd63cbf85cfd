"""Who is said to say it: the words of the source beside a cue, and what kind of source that is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from depesche.lexicon.rows import OutletRow
from depesche.lexicon.tables import load
from depesche.reading.document import Mentioned
from depesche.reading.needs import is_word
from depesche.reading.says_cues import Cue, cue_table
from depesche.reading.says_nouns import genitive_after, has_case, is_genitive, is_own, named_phrase, noun_after, noun_before
from depesche.reading.says_view import View
from depesche.records import AttributionSource, SourceKind

_KIND_OF_CAST: dict[str, SourceKind] = {
    "person": "person", "state": "organisation", "government": "organisation", "organisation": "organisation",
    "group": "organisation", "outlet": "outlet", "people": "unnamed", "place": "organisation",
}  # fmt: skip
_KINDS: tuple[SourceKind, ...] = ("state_media", "document", "unnamed", "outlet", "organisation", "person")
_LEFT_OF_CUE = 12
_TAG_MARKS = frozenset(",–—“”«\"")
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
            head = _subject(view, cue)
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
    if view.low(head) in view.grammar.impersonal and view.cast.at(view.where, head) is None:
        return None
    head = _antecedent(view, head)
    first, last = (head, head + 1) if view.tokens[head].upos == "PRON" else named_phrase(view, head)
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
        return _teller(view, noun_after(view, cue.last + 1), language, view.sentence(cue.head)[1])
    if place == "before":
        comma = cue.first > 0 and view.tokens[cue.first - 1].text == ","
        return _teller(view, noun_before(view, cue.first - 1 - comma), language, cue.first)
    if place == "subject":
        return _subject(view, cue)
    if place == "previous":
        return None
    anchor = cue.head
    if place == "genitive":
        genitive = next((g for g in view.tree.slots(anchor).get("genitive", ()) if is_genitive(view, anchor, g)), None)
        return genitive if genitive is not None else genitive_after(view, anchor)
    slots = view.tree.slots(anchor)
    filler = _first(slots.get(place, ()))
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
    return next((f for f in fillers if f < stop), head)


def _first(fillers: tuple[int, ...] | list[int]) -> int | None:
    return fillers[0] if fillers else None


def _subject(view: View, cue: Cue) -> int | None:
    verb = cue.head if view.tokens[cue.head].upos in ("VERB", "AUX") else view.clause_head(cue.head)
    slots = view.tree.slots(verb)
    relations = {view.tokens[c].deprel for c in view.tree.children(verb)}
    bare = "VerbForm=Part" in view.tokens[verb].feats and "aux" not in relations and "obl:agent" in relations
    if bare or relations & {"aux:pass", "nsubj:pass"}:
        agent = next((a for p in ("by", *(f"with:{x}" for x in view.grammar.agents)) for a in slots.get(p, ())), None)
        if cue.row.pos == "adjective":
            return _first(slots.get("object", ()))
        return agent if agent is not None and not _is_place(view, agent) else _agent_before(view, verb)
    lost = _verb_taken_for_participle(view, verb)
    if lost is not None:
        return lost
    inverted = _inverted_subject(view, verb, slots.get("subject", ()))
    if inverted is not None:
        return inverted
    subjects = [s for s in slots.get("subject", ()) if view.is_nominal(s) or view.tokens[s].upos in ("DET", "ADJ")]
    if subjects:
        return next((s for s in subjects if not view.has_finite(s + 1, verb)), subjects[0])
    dative = next((d for d in slots.get("dative", ()) if d < verb + _LEFT_OF_CUE and _may_be_subject(view, d)), None)
    if dative is not None:
        return dative
    return _nominative_near(view, verb) if view.tokens[cue.head].upos == "VERB" else None


def _verb_taken_for_participle(view: View, verb: int) -> int | None:
    """English "The pope called on the parties …" with no other finite verb: the noun the parse hangs the participle on."""
    token = view.tokens[verb]
    noun = token.head
    alone = token.deprel == "acl" and "VerbForm=Part" in token.feats and noun < verb and view.tokens[noun].head == noun
    return noun if alone and not view.has_finite(*view.sentence(verb)) else None


def _is_place(view: View, index: int) -> bool:
    somebody = view.cast.at(view.where, index)
    return somebody is not None and somebody.kind == "place"


def _agent_before(view: View, verb: int) -> int | None:
    """For "dessen Rücktritt von den Demonstranten gefordert wird": somebody after the agent's preposition, up to the verb."""
    start, _ = view.sentence(verb)
    at = next((i for i in range(verb - 2, max(start - 1, verb - _LEFT_OF_CUE), -1) if view.low(i) in view.grammar.agents), None)
    head = noun_after(view, at + 1) if at is not None else None
    return head if head is not None and head == verb - 1 and view.cast.at(view.where, head) is not None else None


def _inverted_subject(view: View, verb: int, subjects: Sequence[int]) -> int | None:
    """For "…, kündigte die Regierung an": in a tag after a comma the noun behind the verb speaks, not one before the comma."""
    if not view.finite(verb) or any(s > verb for s in subjects):
        return None
    start, _ = view.sentence(verb)
    if view.grammar.infinitive_mark == "to":
        quoted = verb > start and any(q.end == view.tokens[verb - 1].end for q in view.quotations)
        return noun_after(view, verb + 1) if quoted else None
    before = verb - 1 - (view.low(verb - 1) == "so")
    if before <= start or view.tokens[before].text not in _TAG_MARKS:
        return None
    inside = frozenset().union(*(view.tree.subtree(s) for s in subjects)) if verb not in subjects else frozenset[int]()
    if not any(view.finite(i) and i not in inside for i in range(start, before)):
        return None
    head = noun_after(view, verb + 1)
    speaks = head is not None and (view.cast.at(view.where, head) is not None or _is_kind_of_source(view, head))
    return head if head is not None and speaks and _may_be_subject(view, head) and _agrees(view, verb, head) else None


def _agrees(view: View, verb: int, noun: int) -> bool:
    """Whether verb and noun may agree in number, with no "aber" between them that would join a second verb to the first."""
    singular = view.feature(noun, "Number=Sing") and not view.tree.conjuncts(noun)
    contrast = any(view.low(i) in view.grammar.adverbials for i in range(verb + 1, noun))
    return not contrast and not (view.feature(verb, "Number=Plur") and singular)


def _nominative_near(view: View, verb: int) -> int | None:
    """Where the parse gives no subject: the noun just after an inverted verb, else the nearest fitting one before."""
    start, _ = view.sentence(verb)
    inverted = verb == start or view.tokens[verb - 1].text in ',–—“”«"' or view.low(verb - 1) == "so"
    if view.grammar.infinitive_mark == "to":
        return _noun_left(view, verb)
    left = [i for i in range(verb - 1, max(start - 1, verb - 2 * _LEFT_OF_CUE), -1) if view.cast.at(view.where, i)]
    right = noun_after(view, verb + 1) if inverted else None
    candidates = [right] if right is not None else left
    return next((i for i in candidates if _may_be_subject(view, i)), None)


def _noun_left(view: View, verb: int) -> int | None:
    """English: the noun phrase that ends just before the verb and its auxiliaries and adverbs."""
    start, _ = view.sentence(verb)
    index = verb - 1
    while index > start and view.tokens[index].upos in ("ADV", "AUX", "PART"):
        index -= 1
    head = noun_before(view, index) if index >= start else None
    return head if head is not None and not has_case(view, head) and "VerbForm=Fin" in _group_feats(view, verb) else None


def _group_feats(view: View, verb: int) -> str:
    return "|".join(view.tokens[i].feats for i in (verb, *view.tree.children(verb)) if view.tokens[i].upos in ("VERB", "AUX"))


def _may_be_subject(view: View, index: int) -> bool:
    """Whether nothing speaks against a nominative: no preposition, no oblique article or case, no attribute."""
    if view.tokens[index].upos not in ("NOUN", "PROPN", "PRON"):
        return False
    somebody = view.cast.at(view.where, index)
    first, last = (somebody.first, somebody.last) if somebody else view.phrase(index)
    if _is_named_man(view, index, first, last):
        return True
    if view.tokens[index].deprel.split(":")[0] in ("nmod", "appos", "obl", "flat", "compound"):
        return False
    oblique = any(case in view.tokens[index].feats for case in ("Case=Gen", "Case=Dat", "Case=Acc"))
    article = any(view.low(i) in view.grammar.oblique_articles for i in range(first, last))
    governed = first > 0 and (view.tokens[first - 1].upos == "ADP" or view.low(first - 1) in view.grammar.oblique_articles)
    return not oblique and not article and not governed and not has_case(view, index)


def _is_named_man(view: View, index: int, first: int, last: int) -> bool:
    """For "der Abgeordnete Meier", which the parse takes for a dative because of its article: `der` before a title and a name."""
    token = view.tokens[index]
    start, stop = view.sentence(index)
    name = any(view.tokens[i].name.endswith("PER") for i in range(index + 1, min(stop, max(last, index + 2))))
    article = max(start, index - 2)
    return (
        token.upos == "NOUN" and token.deprel == "obl:arg" and name and not has_case(view, index)
        and any(view.low(i) == "der" for i in range(min(article, first), index))
    )  # fmt: skip


def preposition_after(view: View, cue: Cue, preposition: str) -> int | None:
    """The head of the phrase with a preposition beside the cue, where the parse has not put it into a slot."""
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
    return _is_kind_of_source(view, voice.head)


def _is_kind_of_source(view: View, index: int) -> bool:
    return any(is_word(view.tokens[index], word) for _, word in cue_table(view.language).kinds)


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
    if _wants_no_name(view, voice, language):
        return "unnamed"
    if head.upos == "NOUN" and not (somebody and somebody.kind == "person" and somebody.actor):
        words = view.text[voice.begin : voice.end].casefold()
        for kind, word in cue_table(language).kinds:
            if is_word(head, word) or (" " in word and word in words):
                return next(k for k in _KINDS if k == kind)
    if somebody is None:
        return "person" if head.name.endswith("PER") or head.upos == "PRON" else _by_label(head.name)
    return _KIND_OF_CAST[somebody.kind]


def _wants_no_name(view: View, voice: Voice, language: str) -> bool:
    """Whether the sentence says of a described source that he stays anonymous: "der nicht genannt werden wollte"."""
    start, stop = view.sentence(voice.head)
    words = view.text[view.tokens[start].begin : view.tokens[stop - 1].end].casefold()
    anonymous = any(kind == "unnamed" and " " in word and word.casefold() in words for kind, word in cue_table(language).kinds)
    return anonymous and view.tokens[voice.head].upos == "NOUN"


def _by_label(name: str) -> SourceKind:
    return "organisation" if name.endswith(("ORG", "LOC", "NORP")) else "unnamed"
