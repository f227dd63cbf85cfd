"""Which time dates an event, and which duration is its own.

A time dates the verb it hangs on, and the events of that clause.  It does not
reach out of a clause of its own, nor out of a noun phrase (`der Vertrag von
1990`).  Where the clause has none, a time that opens the sentence holds for
all of it.
"""

from __future__ import annotations

from collections.abc import Iterator

from depesche.reading.document import Document, Passage
from depesche.records import Parse, TimeExpression, Token, Where

_CLAUSE = {"root", "acl", "advcl", "ccomp", "csubj", "parataxis"}
_JOINED = {"conj", "xcomp"}
_VERBS = {"VERB", "AUX"}
_NOMINAL = {"NOUN", "PROPN"}


def times_for(document: Document, times: tuple[TimeExpression, ...], where: Where, token_index: int) -> int | None:
    """The index in `times` of the expression that dates the event triggered at a token; None if none does."""
    passage = document.passage(where)
    parse = passage.parse
    trigger = parse.tokens[token_index]
    first, last = _sentence(parse, token_index)
    dated = [(i, t, head) for i, t, head in _in_sentence(parse, times, where, first, last) if _dates(t)]
    own = [x for x in dated if _inside_phrase(parse, trigger, x[2])]
    if own:
        return _nearest(own, trigger)
    home = clause_head(parse, trigger)
    same = [x for x in dated if not _in_noun_phrase(parse, x[2]) and clause_head(parse, x[2]) == home]
    if same:
        return _nearest(same, trigger)
    return _opening(parse, dated, first, trigger)


def _dates(time: TimeExpression) -> bool:
    return time.type in {"DATE", "TIME"} or (time.type == "DURATION" and time.earliest is not None)


def _sentence(parse: Parse, token: int) -> tuple[int, int]:
    return next(((a, b) for a, b in parse.sentences if a <= token < b), (0, len(parse.tokens)))


Dated = tuple[int, TimeExpression, Token]


def _in_sentence(parse: Parse, times: tuple[TimeExpression, ...], where: Where, first: int, last: int) -> Iterator[Dated]:
    """The times of a sentence, each with the token that heads it."""
    tokens = parse.tokens[first:last]
    if not tokens:
        return
    begin, end = tokens[0].begin, tokens[-1].end
    for index, time in enumerate(times):
        if time.where == where and begin <= time.begin < end:
            inside = [t for t in tokens if t.begin < time.end and time.begin < t.end]
            if inside:
                indexes = {t.index for t in inside}
                head = next((t for t in inside if t.head not in indexes or t.head == t.index), inside[-1])
                yield index, time, head


def _nearest(found: list[Dated], trigger: Token) -> int:
    """The nearest; the most exact of those in one clause where one names a day and another a year."""
    best = min(found, key=lambda x: (x[1].earliest is None, abs(x[2].index - trigger.index)))
    return best[0]


def clause_head(parse: Parse, token: Token) -> int:
    """The verb or predicate of the clause a token stands in; conjoined verbs have clauses of their own."""
    seen: set[int] = set()
    while token.index not in seen:
        seen.add(token.index)
        relation = token.deprel.split(":")[0]
        if token.head == token.index or relation in _CLAUSE:
            return token.index
        if relation in _JOINED and token.upos in _VERBS:
            return token.index
        token = parse.tokens[token.head]
    return token.index


def _ancestors(parse: Parse, token: Token) -> Iterator[Token]:
    seen = {token.index}
    while token.head not in seen:
        token = parse.tokens[token.head]
        seen.add(token.index)
        yield token


def _inside_phrase(parse: Parse, trigger: Token, head: Token) -> bool:
    """Whether the time hangs below the trigger itself with no other verb between (`der Besuch am Mittwoch`)."""
    for ancestor in _ancestors(parse, head):
        if ancestor.index == trigger.index:
            return True
        if ancestor.upos in _VERBS:
            return False
    return False


def _in_noun_phrase(parse: Parse, head: Token) -> bool:
    """Whether the time belongs to a noun, not to the clause: `Vertrag von 1990`, `the 2015 agreement`."""
    above = parse.tokens[head.head]
    relation = head.deprel.split(":")[0]
    return above.upos in _NOMINAL and relation in {"nmod", "compound", "nummod", "amod", "appos", "flat"}


def _opening(parse: Parse, dated: list[Dated], first: int, trigger: Token) -> int | None:
    """A time among the first words holds for the whole sentence, unless the trigger stands before it."""
    for index, _, head in dated:
        opens = head.index - first < 5 and head.index < trigger.index and not _in_noun_phrase(parse, head)
        if opens and not _subordinate(parse, head, trigger):
            return index
    return None


def _subordinate(parse: Parse, head: Token, trigger: Token) -> bool:
    """Whether the time stands in a clause that does not hold the trigger."""
    home = clause_head(parse, head)
    return home != trigger.index and all(a.index != home for a in _ancestors(parse, trigger))


def duration_for(
    document: Document, times: tuple[TimeExpression, ...], where: Where, token_index: int
) -> tuple[str, bool] | None:
    """How long the event at a token lasts: ISO 8601 duration and whether it is approximate; None if not said.

    Durations of the clause (`verhandelten drei Stunden`), adjectives of the
    event noun (`zweistündiges Gespräch`) and relative clauses about it (`das
    etwa zwei Stunden dauerte`).
    """
    passage: Passage = document.passage(where)
    parse = passage.parse
    trigger = parse.tokens[token_index]
    first, last = _sentence(parse, token_index)
    lengths = [
        x for x in _in_sentence(parse, times, where, first, last)
        if x[1].type == "DURATION" and x[1].earliest is None and "X" not in x[1].value
    ]  # fmt: skip
    for _, time, head in lengths:
        if _inside_phrase(parse, trigger, head) or _told_of(parse, trigger, head):
            return time.value, time.approximate
    return None


def _told_of(parse: Parse, trigger: Token, head: Token) -> bool:
    """Whether the duration stands in a clause about the trigger, or is the length of the trigger's own clause."""
    home = parse.tokens[clause_head(parse, head)]
    if home.head == trigger.index and home.deprel.startswith("acl"):
        return True
    if _in_noun_phrase(parse, head):
        return False
    subject = any(t.index == trigger.index and t.head == home.index and t.deprel.startswith("nsubj") for t in parse.tokens)
    return subject or (home.index == trigger.index)
