"""Which time of its sentence dates an event.

A time dates the verb it hangs on, and the events of that clause.  It does not
reach out of a clause of its own, nor out of a noun phrase (`der Vertrag von
1990`), nor from an announcement to the act announced.  Where the clause has
none, a time that opens the sentence holds for all of it.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from depesche.language.slots import preposition
from depesche.reading.document import Document, Passage
from depesche.reading.when_attached import announces, bound, compares, inside_phrase, is_matter, is_occasion, of_attribute
from depesche.reading.when_compile import rules
from depesche.reading.when_context import Direction
from depesche.reading.when_heads import CLAUSE, NOMINAL, Choice, Dated, ancestors, clause_head, dates, in_sentence, is_listed
from depesche.reading.when_taken_up import says_then, taken_up, told_then
from depesche.records import Parse, TimeExpression, Token, Where

OPENING = 5
"""What stands among so many first words of a sentence opens it."""

_BETWEEN = 12
"""Code points between the members of a range at most: ` bis zum `, ` through `."""

_ZU = {"zu", "to"}
_SENTENCE = 250
"""Tokens to either side of a clause in which all that depends on it stands."""
_WHICH = {"dem", "der", "denen", "welchem", "welcher", "welchen", "which"}


@dataclass(frozen=True, slots=True)
class _Act:
    """The act to be dated: where it stands, the times of its sentence, and how it would be announced, if it did not take place."""

    passage: Passage
    trigger: Token
    first: int
    dated: list[Dated]
    announced_in: frozenset[Direction]
    published: str | None


def times_for(document: Document, times: tuple[TimeExpression, ...], where: Where, token_index: int) -> int | None:
    """The index in `times` of the expression that dates the event triggered at a token; None if none does."""
    choice = choice_for(document, times, where, token_index)
    return choice.index if choice else None


def choice_for(
    document: Document,
    times: tuple[TimeExpression, ...],
    where: Where,
    token_index: int,
    *,
    announced_in: frozenset[Direction] = frozenset(),
) -> Choice | None:
    """Which expression dates the event triggered at a token, and how it came to; None if none does.

    Of a range it is the first member, which has the days of both.

    Args:
        document: The report.
        times: Its times.
        where: Passage of the trigger.
        token_index: The trigger.
        announced_in: For an act not told as having taken place, the tenses in which the verb above it is taken
            for one of announcing, whose day is not that of the act; empty for one that took place.

    """
    passage = document.passage(where)
    sentence = passage.parse.sentences[passage.tree.sentence_of(token_index)]
    trigger = passage.parse.tokens[token_index]
    dated = [x for x in in_sentence(passage, times, where, sentence) if dates(x[1])]
    choice = _chosen(_Act(passage, trigger, sentence[0], dated, announced_in, document.report.published.latest))
    vague = choice is not None and times[choice.index].value == "PAST_REF"
    if vague and says_then(passage, trigger):
        return told_then(passage, times, where, trigger)
    if choice is None and not dated and (not announced_in or _is_told(passage, trigger, sentence[0])):
        return None if is_matter(passage, trigger) else taken_up(passage, times, where, trigger)
    return replace(choice, index=_range_start(times, choice.index)) if choice else None


def _is_told(passage: Passage, trigger: Token, first: int) -> bool:
    """Whether an act to come is what the clause tells, not what is decided or talked about in it: `Danach beraten sie`."""
    return trigger.index - first <= OPENING or clause_head(passage.parse, trigger) == trigger.index


def _chosen(act: _Act) -> Choice | None:
    own = [x for x in act.dated if inside_phrase(act.passage, act.trigger, x[2], wide=is_wide(x[1]))]
    own = [x for x in act.dated if _since_before(act, x)] or own
    if own:
        return Choice(_nearest(own, act.trigger), "phrase")
    home = clause_head(act.passage.parse, act.trigger)
    told = [x for x in act.dated if _is_antecedent(act.passage.parse, home, x[2])]
    if told:
        return Choice(told[0][0], "antecedent")
    free = [] if is_matter(act.passage, act.trigger) else [x for x in act.dated if _is_free(act, x)]
    same = [x for x in free if clause_head(act.passage.parse, x[2]) == home]
    if same:
        return Choice(_nearest(same, act.trigger), "clause")
    return _of_occasion(act, home) or _opening(act, free) or _shared(act, free, home) or _when(act, free, home)


def _when(act: _Act, free: list[Dated], home: int) -> Choice | None:
    """The time of a clause that says when: `Drei Menschen starben, als am Montag eine Bombe explodierte`."""
    parse = act.passage.parse
    words = rules(parse.language).values.get("same_time", {})
    below = [c for c in act.passage.tree.children(home) if parse.tokens[c].deprel.startswith("advcl")]
    marked = {c for c in below if any(words.get(parse.tokens[m].text.lower()) == "when" for m in act.passage.tree.children(c))}
    there = [x for x in free if clause_head(parse, x[2]) in marked]
    return Choice(_nearest(there, act.trigger), "when") if there and not act.announced_in else None


def _since_before(act: _Act, dated: Dated) -> bool:
    """Whether a time is since when what the act is has gone on: `ihre seit zwei Tagen andauernden Proteste`."""
    _, time, head = dated
    tokens = act.passage.parse.tokens
    noun = tokens[tokens[head.head].head]
    if act.trigger.index not in {noun.index, noun.head} or not is_listed(act.passage.parse, "going_on", tokens[head.head].lexeme):
        return False
    return time.rule.endswith(".since") and of_attribute(act.passage, head)


def _is_free(act: _Act, dated: Dated) -> bool:
    """Whether a time may date what its clause tells: it is not a noun's, a participle's, or an announcement's."""
    _, time, head = dated
    if bound(act.passage, head, wide=is_wide(time)) or of_attribute(act.passage, head) or compares(act.passage, head):
        return False
    directions = act.announced_in
    return not directions or not announces(act.passage, time, head, act.trigger, act.published, directions)


def is_wide(time: TimeExpression) -> bool:
    """Whether a time is longer than a day: a month, a year."""
    return time.type == "DATE" and time.value[:1].isdigit() and len(time.value) < len("2025-06-04")


def _of_occasion(act: _Act, home: int) -> Choice | None:
    """The time of what a relative clause tells about: `ein Treffen am Montag, bei dem sie ... vereinbarten`."""
    tokens = act.passage.parse.tokens
    clause = tokens[home]
    if act.announced_in or not clause.deprel.startswith("acl"):
        return None
    below = act.passage.tree.children(home)
    which = [c for c in below if tokens[c].text.lower() in _WHICH]
    told = act.trigger.index == home  # `eine Anhörung im Mai, in der er die EU kritisierte`
    at = any(is_occasion(act.passage, c) or (told and preposition(act.passage.tree, c) == "in") for c in which)
    noun = tokens[clause.head]
    if not at or noun.upos not in NOMINAL:
        return None
    found = _chosen(_Act(act.passage, noun, act.first, act.dated, act.announced_in, act.published))
    return Choice(found.index, "occasion") if found else None


def _shared(act: _Act, free: list[Dated], home: int) -> Choice | None:
    """The time of a clause this one is joined to: `wurde am Dienstag gestellt und getötet`, `begann am Montag zu schießen`.

    It must stand before the trigger, with no time of another clause between; a clause with a conjunction or
    relative word of its own shares nothing.
    """
    parse = act.passage.parse
    seen: set[int] = set()
    while home not in seen and _shares(parse, parse.tokens[home]):
        seen.add(home)
        home = clause_head(parse, parse.tokens[parse.tokens[home].head])
        there = [x for x in free if clause_head(parse, x[2]) == home and x[2].index < act.trigger.index]
        if there:
            last = max(x[2].index for x in there)
            between = any(last < x[2].index < act.trigger.index and clause_head(parse, x[2]) != home for x in act.dated)
            return None if between else Choice(_nearest(there, act.trigger), "shared")
    return None


def _shares(parse: Parse, clause: Token) -> bool:
    """Whether a clause goes on telling what the clause above it began to tell."""
    relation = clause.deprel.split(":")[0]
    if relation == "advcl":
        return _meanwhile(parse, clause) or _goes_with(parse, clause)
    if relation not in {"conj", "parataxis", "xcomp", "ccomp", "csubj"} or clause.head == clause.index:
        return False
    below = _below(parse, clause)
    infinitive = "VerbForm=Inf" in clause.feats or any(t.text.lower() in _ZU for t in below)
    if relation in {"ccomp", "csubj"} and not infinitive:
        return False
    return not any(t.deprel == "mark" and t.text.lower() not in _ZU for t in below)


def _below(parse: Parse, clause: Token) -> list[Token]:
    """What depends on a word."""
    near = parse.tokens[max(0, clause.index - _SENTENCE) : clause.index + _SENTENCE]
    return [t for t in near if t.head == clause.index and t.index != clause.index]


def _goes_with(parse: Parse, clause: Token) -> bool:
    """Whether a participle without a conjunction goes on telling: `struck on Friday, killing four people`."""
    present = "VerbForm=Ger" in clause.feats or ("VerbForm=Part" in clause.feats and "Tense=Pres" in clause.feats)
    joined = any(t.deprel in {"mark", "aux", "aux:pass", "nsubj"} for t in _below(parse, clause))
    return present and not joined and clause.index > clause.head


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
    near = first.where == last.where and last.begin - first.end <= _BETWEEN
    known = near and first.earliest and last.earliest
    return index - 1 if known and first.latest == last.latest and first.earliest < last.earliest else index  # type: ignore[operator]


def _nearest(found: list[Dated], trigger: Token) -> int:
    """The nearest; the most exact of those in one clause where one names a day and another a year."""
    best = min(found, key=lambda x: (x[1].earliest is None, abs(x[2].index - trigger.index)))
    return best[0]


def _opening(act: _Act, free: list[Dated]) -> Choice | None:
    """A time among the first words holds for the whole sentence, unless the trigger stands before it."""
    for index, _, head in free:
        opens = head.index - act.first < OPENING and head.index < act.trigger.index
        if opens and not _subordinate(act.passage.parse, head, act.trigger):
            return Choice(index, "opening")
    return None


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
    return any(t.deprel == "mark" and t.text.lower() in words for t in _below(parse, clause))
