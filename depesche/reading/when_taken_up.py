"""The day an event takes over from what was told before: `Danach ...`, `Bei diesem Treffen ...`, `damals`."""

from __future__ import annotations

from depesche.reading.document import Passage
from depesche.reading.when_attached import bound
from depesche.reading.when_compile import rules
from depesche.reading.when_heads import NOMINAL, Choice, Dated, clause_head, in_main_clause, in_sentence, is_listed, paragraph_between
from depesche.reading.when_told_how import telling
from depesche.records import TimeExpression, Token, Where


def taken_up(passage: Passage, times: tuple[TimeExpression, ...], where: Where, trigger: Token) -> Choice | None:
    """The day of a sentence before, where this one takes its event up: `Bei diesem Treffen ...`, `Danach ...`.

    It holds for what the main clause tells, and only where the sentence it is taken from names one day.
    """
    number = passage.tree.sentence_of(trigger.index)
    home = passage.parse.tokens[clause_head(passage.parse, trigger)]
    if not in_main_clause(passage, trigger) or telling(passage, home) == "before":
        return None  # `Bei dem Anschlag waren viele getötet worden`: before what was told
    beside = trigger.deprel == "nmod" and home.index not in {trigger.index, trigger.head}
    if beside or (trigger.upos in NOMINAL and "Case=Gen" in trigger.feats):
        return None  # `Dabei handelt es sich um Hintermänner der Morde`
    tokens, first = passage.parse.tokens, passage.parse.sentences[number][0]
    words = rules(passage.parse.language).values.get("demonstrative", {})
    back = _takes_up(tokens[first : first + 2], words)
    for earlier in range(number - 1, max(-1, number - 1 - back), -1):
        if back < _ACROSS and paragraph_between(passage, earlier, number):
            return None
        told_there = list(in_sentence(passage, times, where, passage.parse.sentences[earlier]))
        if _names_span(passage, tokens[first : first + 3], words):
            return _last_span(told_there)
        days = [i for i, time, head in told_there if time.type == "DATE" and len(time.value) == 10 and _is_told(passage, time, head)]
        if days:
            return Choice(days[0], "taken_up") if len(days) == 1 else None
    return None


def _is_told(passage: Passage, time: TimeExpression, head: Token) -> bool:
    """Whether a sentence tells something on that day: it is not a noun's (`der Tag nach der Wahl am Sonntag`), not one since."""
    return time.earliest == time.latest and not bound(passage, head, wide=False)


def _names_span(passage: Passage, opening: tuple[Token, ...], words: dict[str, str]) -> bool:
    """Whether a sentence opens with a stretch of time told before: `Während dieser Zeit ...`."""
    if len(opening) < 3 or words.get(opening[1].text.lower()) != "determiner":
        return False
    return opening[0].upos == "ADP" and is_listed(passage.parse, "span_noun", opening[2].text)


def _last_span(told_there: list[Dated]) -> Choice | None:
    """The last stretch of known days that a sentence names; of a range its first member, which has the days of both."""
    known = [(i, time) for i, time, _ in told_there if time.type == "DATE" and time.earliest and time.latest]
    if not known:
        return None
    index, last = known[-1]
    return Choice(next((i for i, time in known if time.latest == last.latest), index), "taken_up")


_NEXT, _NEAR, _ACROSS = 1, 3, 4
"""How many sentences back an opening looks for its day; the last also across a new paragraph."""


def says_then(passage: Passage, trigger: Token) -> bool:
    """Whether the clause of an event says `damals`: the last time told before holds."""
    return bool(_then(passage, trigger))


def told_then(passage: Passage, times: tuple[TimeExpression, ...], where: Where, trigger: Token) -> Choice | None:
    """The last time told before `damals`."""
    said = _then(passage, trigger)
    told = [i for i, t in enumerate(times) if said and t.where == where and t.end < said[0].begin and _told_past(t)]
    return Choice(told[-1], "then") if told else None


def _then(passage: Passage, trigger: Token) -> list[Token]:
    words = rules(passage.parse.language).values.get("demonstrative", {})
    home = clause_head(passage.parse, trigger)
    first, last = passage.parse.sentences[passage.tree.sentence_of(trigger.index)]
    said = [t for t in passage.parse.tokens[first:last] if words.get(t.text.lower()) == "then"]
    return [t for t in said if clause_head(passage.parse, t) == home]


def _told_past(time: TimeExpression) -> bool:
    return time.type == "DATE" and bool(time.earliest) and bool(time.latest) and time.value[:1].isdigit()


def _takes_up(tokens: tuple[Token, ...], words: dict[str, str]) -> int:
    """How far back a sentence points by its first words, in sentences; 0 where it takes nothing up.

    `Danach ...` follows what was told nearby, `Die beiden Praesidenten ...` and `Bei diesem
    Treffen ...` the sentence before, `Nach den Gespraechen ...` an act told shortly before.
    """
    kinds = tuple(words.get(t.text.lower(), "") for t in tokens)
    if kinds[:1] == ("adverb",):
        return _NEAR
    if kinds[:1] == ("pair",) or kinds == ("definite", "pair"):
        return _NEXT
    if tokens[0].upos == "ADP" and kinds[1:] == ("determiner",):
        return _NEXT
    return _ACROSS if kinds == ("occasion", "definite") else 0
