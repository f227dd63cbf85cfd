"""Who speaks in a clause of saying: its subject by the tree, and by order and form where the tree is not to be trusted."""

from __future__ import annotations

from collections.abc import Sequence

from depesche.reading.needs import is_word
from depesche.reading.says_nouns import has_case, noun_after, noun_before
from depesche.reading.says_table import Cue, cue_table
from depesche.reading.says_view import View

_LEFT_OF_CUE = 12
_STEPS_UP = 4
_TAG_MARKS = frozenset(',–—“”«"')


def _first(fillers: tuple[int, ...] | list[int]) -> int | None:
    return fillers[0] if fillers else None


def subject_of(view: View, cue: Cue) -> int | None:
    """The token that heads the one who speaks: subject, agent of a passive, or the noun that word order makes it."""
    verb = cue.head if view.tokens[cue.head].upos in ("VERB", "AUX") else view.clause_head(cue.head)
    quoting = view.quoting_verb(verb)
    if quoting is not None:
        passive = any(view.tokens[c].deprel in ("aux:pass", "nsubj:pass") for c in view.tree.children(quoting))
        return _first(view.tree.slots(quoting).get("subject" if passive else "object", ()))
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
    if view.grammar.infinitive_mark == "to" and not any(_may_speak(view, s) for s in subjects):
        better = _subject_above(view, verb) if not view.finite(verb) else _noun_left(view, verb) if subjects else None
        if better is not None and _may_speak(view, better):
            return better
    if subjects:
        return next((s for s in subjects if not view.has_finite(s + 1, verb)), subjects[0])
    dative = next((d for d in slots.get("dative", ()) if d < verb + _LEFT_OF_CUE and _may_be_subject(view, d)), None)
    if dative is not None:
        return dative
    return _nominative_near(view, verb) if view.tokens[cue.head].upos == "VERB" else None


def _may_speak(view: View, index: int) -> bool:
    """Whether somebody mentioned, a pronoun or a noun of a kind of source stands there."""
    return view.cast.at(view.where, index) is not None or view.tokens[index].upos == "PRON" or is_kind_of_source(view, index)


def _subject_above(view: View, verb: int) -> int | None:
    """English "X argued that a wall would help, saying …", "the panel is right to note …": the next subject above that may speak."""
    index = verb
    for _ in range(_STEPS_UP):
        head = view.tokens[index].head
        if head == index:
            return None
        index = head
        subjects = (c for c in view.tree.children(index) if view.tokens[c].deprel.startswith("nsubj"))
        found = next((s for s in subjects if s < verb and _may_speak(view, s)), None)
        if found is not None:
            return found
    return None


def _verb_taken_for_participle(view: View, verb: int) -> int | None:
    """English "The pope called on the parties …" with no other finite verb: the noun the parse hangs the participle on."""
    token = view.tokens[verb]
    noun = token.head
    alone = token.deprel == "acl" and "VerbForm=Part" in token.feats and noun < verb and view.tokens[noun].head == noun
    return noun if alone and not view.has_finite(*view.sentence(verb)) else None


def _is_place(view: View, index: int) -> bool:
    somebody = view.cast.at(view.where, index)
    return (somebody is not None and somebody.kind == "place") or (somebody is None and view.tokens[index].name.endswith("LOC"))


def _acts(view: View, index: int) -> bool:
    """Whether somebody is mentioned there who can do things, no place."""
    return view.cast.at(view.where, index) is not None and not _is_place(view, index)


def _agent_before(view: View, verb: int) -> int | None:
    """For "dessen Rücktritt von den Demonstranten gefordert wird": somebody after the agent's preposition, up to the verb."""
    start, _ = view.sentence(verb)
    at = next((i for i in range(verb - 2, max(start - 1, verb - _LEFT_OF_CUE), -1) if view.low(i) in view.grammar.agents), None)
    head = noun_after(view, at + 1) if at is not None else None
    return head if head is not None and head == verb - 1 and _acts(view, head) else None


def _inverted_subject(view: View, verb: int, subjects: Sequence[int]) -> int | None:
    """For "…, kündigte die Regierung an": in a tag after a comma the noun behind the verb speaks, not one before the comma."""
    if not view.finite(verb) or any(s > verb for s in subjects):
        return None
    start, _ = view.sentence(verb)
    if view.grammar.infinitive_mark == "to":
        quoted = verb > start and any(q.end == view.tokens[verb - 1].end for q in view.quotations)
        return noun_after(view, verb + 1) if quoted else None
    before = verb - 1 - (view.low(verb - 1) == "so")
    if before == start and view.low(start) in view.grammar.pointers:
        head = noun_after(view, verb + 1)
        return head if head is not None and _may_be_subject(view, head) and _agrees(view, verb, head) else None
    if before <= start or view.tokens[before].text not in _TAG_MARKS:
        return None
    inside = frozenset().union(*(view.tree.subtree(s) for s in subjects)) if verb not in subjects else frozenset[int]()
    if view.low(verb - 1) != "so" and not any(view.finite(i) and i not in inside for i in range(start, before)):
        return None
    head = noun_after(view, verb + 1)
    speaks = head is not None and (view.cast.at(view.where, head) is not None or is_kind_of_source(view, head))
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
    right = right if right is not None and _agrees(view, verb, right) else None
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
    if _is_named_man(view, index, first, last) or _is_weak_man(view, index):
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


def _is_weak_man(view: View, index: int) -> bool:
    """For "der 58-Jährige", "der Angeklagte": with `der` such a noun in -e is a nominative, whatever the parse says."""
    return view.low(index - 1) == "der" and view.low(index).endswith(view.grammar.weak_men)


def is_kind_of_source(view: View, index: int) -> bool:
    """Whether a word is a noun of a kind of source ("Polizei", "newspaper")."""
    return any(is_word(view.tokens[index], word) for _, word in cue_table(view.language).kinds)
