"""How long an event lasts: the duration of its noun, of its clause, of a relative clause about it."""

from __future__ import annotations

from depesche.reading.document import Document
from depesche.reading.when_heads import NOMINAL, NOMINAL_RELATIONS, clause_head, in_sentence
from depesche.records import Parse, TimeExpression, Token, Where


def duration_for(document: Document, times: tuple[TimeExpression, ...], where: Where, token_index: int) -> tuple[str, bool] | None:
    """How long the event at a token lasts: ISO 8601 duration and whether it is approximate; None if not said.

    Durations of the clause (`verhandelten drei Stunden`), adjectives of the
    event noun (`zweistündiges Gespräch`) and relative clauses about it (`das
    etwa zwei Stunden dauerte`).
    """
    passage = document.passage(where)
    sentence = passage.parse.sentences[passage.tree.sentence_of(token_index)]
    trigger = passage.parse.tokens[token_index]
    for _, time, head in in_sentence(passage, times, where, sentence):
        lasting = time.type == "DURATION" and time.earliest is None and "X" not in time.value
        if lasting and _lasts(passage.parse, trigger, head):
            return time.value, time.approximate
    return None


def _lasts(parse: Parse, trigger: Token, head: Token) -> bool:
    """Whether a duration is that of the trigger: of its noun phrase, of a clause about it, of its own clause."""
    above = parse.tokens[head.head]
    if above.upos in NOMINAL and head.deprel.split(":")[0] in NOMINAL_RELATIONS:
        object_of = above.head == trigger.index and above.deprel in {"obj", "nsubj:pass"}
        return above.index == trigger.index or object_of
    home = parse.tokens[clause_head(parse, head)]
    if home.head == trigger.index and home.deprel.startswith("acl"):
        return True
    subject = trigger.head == home.index and trigger.deprel.startswith("nsubj") and home.index != trigger.index
    return subject or home.index == trigger.index
