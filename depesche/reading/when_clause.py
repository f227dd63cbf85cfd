"""Which time dates an event, and which duration is its own.

A time dates the verb it hangs on, and the events of that clause.  It does not
reach out of a clause of its own, nor out of a noun phrase (`der Vertrag von
1990`).  Where the clause has none, a time that opens the sentence holds for
all of it.
"""

from __future__ import annotations

from depesche.reading.document import Document, Passage
from depesche.reading.when_compile import rules
from depesche.reading.when_heads import CLAUSE, VERBS, Dated, ancestors, clause_head, dates, in_sentence, is_listed
from depesche.reading.when_taken_up import says_then, taken_up
from depesche.records import Parse, TimeExpression, Token, Where

_ZU = {"zu", "to"}
NOMINAL = {"NOUN", "PROPN"}
NOMINAL_RELATIONS = {"nmod", "compound", "nummod", "amod", "appos", "flat"}


def times_for(document: Document, times: tuple[TimeExpression, ...], where: Where, token_index: int) -> int | None:
    """The index in `times` of the expression that dates the event triggered at a token; None if none does.

    Of a range it is the first member, which has the days of both.
    """
    passage = document.passage(where)
    sentence = passage.parse.sentences[passage.tree.sentence_of(token_index)]
    trigger = passage.parse.tokens[token_index]
    dated = [x for x in in_sentence(passage, times, where, sentence) if dates(x[1])]
    chosen = _chosen(passage, dated, sentence[0], trigger)
    vague = chosen is not None and times[chosen].value == "PAST_REF"
    if (chosen is None and not dated) or (vague and says_then(passage, trigger)):
        return taken_up(passage, times, where, sentence, trigger)
    return _range_start(times, chosen) if chosen is not None else None


def _chosen(passage: Passage, dated: list[Dated], first: int, trigger: Token) -> int | None:
    own = [x for x in dated if _inside_phrase(passage, trigger, x[2])]
    if own:
        return _nearest(own, trigger)
    home = clause_head(passage.parse, trigger)
    told = [x for x in dated if _is_antecedent(passage.parse, home, x[2])]
    if told:
        return told[0][0]
    free = [x for x in dated if not _in_noun_phrase(passage, x[2])]
    same = [x for x in free if clause_head(passage.parse, x[2]) == home]
    if same:
        return _nearest(same, trigger)
    opening = _opening(passage.parse, free, first, trigger)
    return opening if opening is not None else _shared(passage.parse, free, home, trigger)


def _shared(parse: Parse, free: list[Dated], home: int, trigger: Token) -> int | None:
    """The time of a clause this one is joined to: `wurde am Dienstag gestellt und getötet`, `begann am Montag zu schießen`.

    It must stand before the trigger; a clause with a conjunction or relative word of its own shares nothing.
    """
    seen: set[int] = set()
    while home not in seen and _shares(parse, parse.tokens[home]):
        seen.add(home)
        home = clause_head(parse, parse.tokens[parse.tokens[home].head])
        there = [x for x in free if clause_head(parse, x[2]) == home and x[2].index < trigger.index]
        if there:
            return _nearest(there, trigger)
    return None


def _shares(parse: Parse, clause: Token) -> bool:
    """Whether a clause goes on telling what the clause above it began to tell."""
    relation = clause.deprel.split(":")[0]
    if relation == "advcl":
        return _meanwhile(parse, clause)
    if relation not in {"conj", "parataxis", "xcomp", "ccomp", "csubj"} or clause.head == clause.index:
        return False
    infinitive = "VerbForm=Inf" in clause.feats or any(t.head == clause.index and t.text.lower() in _ZU for t in parse.tokens)
    if relation in {"ccomp", "csubj"} and not infinitive:
        return False
    return not any(t.head == clause.index and t.deprel == "mark" and t.text.lower() not in _ZU for t in parse.tokens)


def _is_antecedent(parse: Parse, home: int, head: Token) -> bool:
    """Whether a clause is about the time: `2024, dem Jahr, in dem das Abkommen unterzeichnet wurde`."""
    clause = parse.tokens[home]
    if not clause.deprel.startswith("acl"):
        return False
    noun = parse.tokens[clause.head]
    return noun.index == head.index or (noun.deprel == "appos" and noun.head in {head.index, head.head})


def _range_start(times: tuple[TimeExpression, ...], index: int) -> int:
    """The first member of the range an expression ends; the expression itself if it ends none."""
    if index == 0:
        return index
    first, last = times[index - 1], times[index]
    known = first.where == last.where and first.earliest and last.earliest
    return index - 1 if known and first.latest == last.latest and first.earliest < last.earliest else index  # type: ignore[operator]


def _nearest(found: list[Dated], trigger: Token) -> int:
    """The nearest; the most exact of those in one clause where one names a day and another a year."""
    best = min(found, key=lambda x: (x[1].earliest is None, abs(x[2].index - trigger.index)))
    return best[0]


def _inside_phrase(passage: Passage, trigger: Token, head: Token) -> bool:
    """Whether a time hangs below the trigger with nothing between that takes it (`der Besuch am Mittwoch`)."""
    nominal = trigger.upos in NOMINAL
    if not nominal and _in_noun_phrase(passage, head):
        return False
    for ancestor in ancestors(passage.parse, head):
        if ancestor.index == trigger.index:
            return True
        if ancestor.upos in VERBS:
            return nominal and ancestor.head == trigger.index and is_listed(passage.parse, "happening", ancestor.lexeme)
    return False


def _in_noun_phrase(passage: Passage, head: Token) -> bool:
    """Whether a time belongs to a noun, not to the clause: `Vertrag von 1990`, `the 2015 agreement`.

    `am`, `im`, `seit` behind a noun may be hung there by a parser that errs: they do not bind.
    """
    above = passage.parse.tokens[head.head]
    if above.upos not in NOMINAL or head.deprel.split(":")[0] not in NOMINAL_RELATIONS:
        return False
    if is_listed(passage.parse, "day_part", above.text):  # `am Abend des 29. Juni` is one time
        return False
    below = (passage.parse.tokens[i] for i in passage.tree.children(head.index))
    prepositions = [t.text.lower() for t in below if t.deprel == "case"]
    bound = rules(passage.parse.language).values.get("noun_preposition", {})
    return head.index < above.index or not prepositions or prepositions[0] in bound


def _opening(parse: Parse, free: list[Dated], first: int, trigger: Token) -> int | None:
    """A time among the first words holds for the whole sentence, unless the trigger stands before it."""
    for index, _, head in free:
        opens = head.index - first < OPENING and head.index < trigger.index
        if opens and not _subordinate(parse, head, trigger):
            return index
    return None


OPENING = 5
"""A time among so many first words of a sentence opens it."""


def _subordinate(parse: Parse, head: Token, trigger: Token) -> bool:
    """Whether a clause of its own (`dass`, `nachdem`, relative) lies between the trigger and the time's clause."""
    home = clause_head(parse, head)
    for token in (trigger, *ancestors(parse, trigger)):
        if token.index == home:
            return False
        if token.deprel.split(":")[0] in CLAUSE and not _meanwhile(parse, token):
            return True
    return True


def _meanwhile(parse: Parse, clause: Token) -> bool:
    """Whether a clause tells what happened at the time of the clause above it: `als`, `when`."""
    words = rules(parse.language).values.get("same_time", {})
    return any(t.head == clause.index and t.deprel == "mark" and t.text.lower() in words for t in parse.tokens)
