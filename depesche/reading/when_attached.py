"""Which word of a sentence a time belongs to, and which act it therefore cannot date.

The parse decides, with three reserves: a day behind a noun may hang there
because the parser erred; a month or a year behind a noun is the noun's; a time
between article and participle is the participle's.
"""

from __future__ import annotations

from depesche.language.slots import preposition
from depesche.reading.document import Passage
from depesche.reading.when_compile import rules
from depesche.reading.when_heads import NOMINAL, NOMINAL_RELATIONS, VERBS, ancestors, clause_head, is_listed
from depesche.reading.when_tense import direction_at
from depesche.records import TimeExpression, Token

AT = frozenset({"auf", "bei", "während", "anlässlich", "at", "during", "on"})
"""Prepositions of the occasion an act takes place on, not of what came before or is meant: `bei der Wahl im Mai`."""

_PART_OF = frozenset({"", "von", "of"})
"""Before a noun that belongs to the noun above it as a part or doer does: `Beginn von Gesprächen`."""


def inside_phrase(passage: Passage, trigger: Token, head: Token, *, wide: bool) -> bool:
    """Whether a time hangs below the trigger with nothing between that takes it (`der Besuch am Mittwoch`).

    `wide` says that the time is of many days: see `bound`.
    """
    nominal = trigger.upos in NOMINAL and not _is_predicate(passage, trigger)
    if not nominal and bound(passage, head, wide=wide):
        return False
    if nominal and _of_noun(passage, head) and not _part_of(passage, passage.parse.tokens[head.head], trigger):
        return False
    for ancestor in ancestors(passage.parse, head):
        if ancestor.index == trigger.index:
            return True
        if ancestor.upos in VERBS or _is_predicate(passage, ancestor):
            return nominal and ancestor.head == trigger.index and is_listed(passage.parse, "happening", ancestor.lexeme)
        if ancestor.head != trigger.index and _is_attribute(passage, ancestor, head):
            return False
    return False


def _part_of(passage: Passage, noun: Token, trigger: Token) -> bool:
    """Whether a noun is the trigger or its genitive: `Haftbefehl des Gerichts vom 23. Mai` is the warrant of that day."""
    while noun.index != trigger.index:
        if noun.deprel.split(":")[0] not in {"nmod", "appos"} or preposition(passage.tree, noun.index) or noun.head == noun.index:
            return False
        noun = passage.parse.tokens[noun.head]
    return True


def _is_predicate(passage: Passage, trigger: Token) -> bool:
    """Whether a noun is what is said of somebody: `Der Minister war gegen eine Koalition`."""
    return any(passage.parse.tokens[c].deprel == "cop" for c in passage.tree.children(trigger.index))


def of_attribute(passage: Passage, head: Token) -> bool:
    """Whether a time belongs to a participle before a noun: `die im Mai verhängten Strafen`, `der für morgen geplante Gipfel`."""
    return head.head != head.index and _is_attribute(passage, passage.parse.tokens[head.head], head)


def _is_attribute(passage: Passage, word: Token, head: Token) -> bool:
    """Whether a word is an attribute of a noun whose article stands before the time: all between is the noun's."""
    if word.deprel != "amod" or word.upos not in {"ADJ", "VERB"} or not head.index < word.index < word.head:
        return False
    tokens = passage.parse.tokens
    return any(c < head.index and tokens[c].deprel.split(":")[0] in {"det", "case"} for c in passage.tree.children(word.head))


def bound(passage: Passage, head: Token, *, wide: bool) -> bool:
    """Whether a time belongs to a noun, not to the clause: `Vertrag von 1990`, `the 2015 agreement`, `die Wahl im Mai`.

    A day behind a noun may be hung there by a parser that errs and does not bind.  A time of many days
    (`wide`) binds, but for the occasion the clause itself took place on (`bei der Wahl im Mai`).
    """
    above = passage.parse.tokens[head.head]
    if above.upos not in NOMINAL or head.deprel.split(":")[0] not in NOMINAL_RELATIONS:
        return False
    if is_listed(passage.parse, "day_part", above.text):  # `am Abend des 29. Juni` is one time
        return False
    if head.index < above.index or not preposition(passage.tree, head.index) or _of_noun(passage, head):
        return True
    return wide and above.upos == "NOUN" and preposition(passage.tree, _whole(passage, above).index) not in AT


def _whole(passage: Passage, noun: Token) -> Token:
    """The noun a genitive belongs to: `bei der ersten Runde der Wahlen`."""
    seen = set[int]()
    while noun.deprel == "nmod" and not preposition(passage.tree, noun.index) and noun.index not in seen:
        seen.add(noun.index)
        noun = passage.parse.tokens[noun.head]
    return noun


def _of_noun(passage: Passage, head: Token) -> bool:
    """Whether a preposition makes a time part of the noun before it: `Meldung vom Montag`, `Haushalt für 2026`."""
    if passage.parse.tokens[head.head].upos not in NOMINAL:
        return False
    said = [passage.parse.tokens[c].text.lower() for c in passage.tree.children(head.index) if passage.parse.tokens[c].deprel == "case"]
    return bool(said) and said[0] in rules(passage.parse.language).values.get("noun_preposition", {})


def is_matter(passage: Passage, trigger: Token) -> bool:
    """Whether an event noun only stands inside another noun: `Strafen wegen der Angriffe`, `Pläne für eine Reise`.

    What the clause tells, and when, is not told of it.
    """
    token, seen = trigger, set[int]()
    while token.upos in NOMINAL and token.index not in seen:
        seen.add(token.index)
        relation = token.deprel.split(":")[0]
        if relation == "nmod" and preposition(passage.tree, token.index) not in _PART_OF | AT:
            return passage.parse.tokens[token.head].upos in NOMINAL
        if relation not in {"nmod", "conj"}:
            return False
        token = passage.parse.tokens[token.head]
    return False


def announces(passage: Passage, time: TimeExpression, head: Token, trigger: Token, published: str | None) -> bool:
    """Whether a time is that of announcing, not of the act announced: `kündigte gestern den Abzug an`.

    For acts that did not take place: the verb told as past that the time hangs on did.  A time that
    lies ahead is that of the act (`kündigte für Montag einen Streik an`).

    Args:
        passage: Where both stand.
        time: The expression.
        head: The token that heads it.
        trigger: The act.
        published: Last day on which the report can have appeared, if known.

    """
    home = passage.parse.tokens[clause_head(passage.parse, head)]
    if home.index == trigger.index or home.deprel == "xcomp" or is_listed(passage.parse, "happening", home.lexeme):
        return False
    if direction_at(passage, time.begin, time.end) != "past":
        return False
    return published is None or time.latest is None or time.latest <= published
