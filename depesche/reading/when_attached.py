"""Which word of a sentence a time belongs to, and which act it therefore cannot date.

The parse decides, with three reserves: a day behind a noun may hang there
because the parser erred; a month or a year behind a noun is the noun's; a time
between article and participle is the participle's.
"""

from __future__ import annotations

from depesche.language.slots import preposition
from depesche.reading.document import Passage
from depesche.reading.when_compile import rules
from depesche.reading.when_context import Direction
from depesche.reading.when_heads import NOMINAL, NOMINAL_RELATIONS, VERBS, ancestors, clause_head, is_listed
from depesche.reading.when_tense import direction_at
from depesche.records import TimeExpression, Token

_FAR = 5
"""How many words back from a time its word of comparison stands at most: `wie schon in den Jahren 1999`."""

_OWN_CLAUSE = frozenset({"parataxis", "advcl", "ccomp", "csubj"})
_PART_OF = frozenset({"", "von", "of"})
"""Before a noun that belongs to the noun above it as a part or doer does: `Beginn von Gesprächen`."""


def is_occasion(passage: Passage, noun: int) -> bool:
    """Whether the preposition of a noun makes it the occasion an act takes place on: `bei der Wahl`, `at the summit`."""
    listed = rules(passage.parse.language).values.get("occasion_preposition", {})
    return listed.get(preposition(passage.tree, noun)) == "yes"


def is_away(passage: Passage, noun: int) -> bool:
    """Whether a noun is what an act comes before or after: `nach der Wahl`, `ahead of the summit`; not `nach Polizeiangaben`."""
    away = is_listed(passage.parse, "away_preposition", preposition(passage.tree, noun))
    return away and not _is_source(passage, passage.parse.tokens[noun].text.lower())


def _is_source(passage: Passage, noun: str) -> bool:
    """Whether a noun, alone or as the last part of a compound, names what somebody says: `Angaben`, `Medienberichten`."""
    return any(noun.endswith(word) for word in rules(passage.parse.language).values.get("source_noun", {}))


def inside_phrase(passage: Passage, trigger: Token, head: Token, *, wide: bool) -> bool:
    """Whether a time hangs below the trigger with nothing between that takes it (`der Besuch am Mittwoch`).

    `wide` says that the time is of many days: see `bound`.
    """
    noun = _behind_article_of(passage, head)
    if noun is not None and trigger.index != noun and trigger.deprel != "amod":
        return False
    if head.head == trigger.index and _of_noun(passage, head):
        return True
    nominal = trigger.upos in NOMINAL and not _is_predicate(passage, trigger)
    if not nominal and (bound(passage, head, wide=wide) or compares(passage, head)):
        return False
    if nominal and _of_noun(passage, head) and not _part_of(passage, passage.parse.tokens[head.head], trigger):
        return False
    for ancestor in ancestors(passage.parse, head):
        if ancestor.index == trigger.index:
            return True
        if ancestor.upos in VERBS or _is_predicate(passage, ancestor):
            happens = nominal and is_listed(passage.parse, "happening", ancestor.lexeme)
            return happens and (ancestor.head == trigger.index or _tells_of(passage, ancestor, trigger))
        if ancestor.deprel.split(":")[0] in _OWN_CLAUSE:
            return False
        if ancestor.head != trigger.index and _is_attribute(passage, ancestor, head):
            return False
    return False


def _tells_of(passage: Passage, clause: Token, noun: Token) -> bool:
    """Whether a relative clause agrees with a noun, and not with the one that the parse hangs it on.

    `Auf dem Gipfel spielt eine Rolle, der am Montag stattfindet`: it may be cut off from its noun.
    """
    above = passage.parse.tokens[clause.head]
    subjects = [t for c in passage.tree.children(clause.index) if (t := passage.parse.tokens[c]).deprel.startswith("nsubj")]
    pronoun = next((t for t in subjects if t.upos == "PRON"), None)
    if pronoun is None or not clause.deprel.startswith("acl") or not noun.index < pronoun.index:
        return False
    return _agrees(pronoun, noun) and not _agrees(pronoun, above)


def _agrees(pronoun: Token, noun: Token) -> bool:
    """Whether gender and number, where both are known, are the same; where none is, nothing tells."""
    known = {f for f in pronoun.feats.split("|") if f.startswith(("Gender=", "Number="))}
    theirs = dict(f.split("=") for f in noun.feats.split("|") if f)
    return bool(known) and all(theirs.get(f.split("=")[0], "") == f.split("=")[1] for f in known)


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
    if _behind_article_of(passage, head) is not None:
        return True
    return head.head != head.index and _is_attribute(passage, passage.parse.tokens[head.head], head)


def _behind_article_of(passage: Passage, head: Token) -> int | None:
    """The noun whose article a time stands right behind, as it does before a participle only: `den am 3. Mai verurteilten Mann`.

    What the parse hangs the time on does not count then: the participle may be missed.
    """
    tokens = passage.parse.tokens
    first = min((c for c in passage.tree.children(head.index) if c < head.index), default=head.index)
    opens = tokens[first].upos == "ADP" or (first == head.index and head.upos == "ADV")
    article = tokens[first - 1] if opens and first > 0 else None
    return article.head if article is not None and article.upos == "DET" and article.head > head.index else None


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
    if is_listed(passage.parse, "day_part", above.text) or is_listed(passage.parse, "hours_noun", above.text):
        return False  # `am Abend des 29. Juni`, `in the early hours of Friday` is one time
    if head.index < above.index and _names_occasion(passage, head, above):
        return False
    if head.index < above.index or _of_noun(passage, head):
        return True
    if not preposition(passage.tree, head.index):
        return not _on_occasion(passage, above)
    whole = _whole(passage, above).index
    return above.upos == "NOUN" and (is_away(passage, whole) or (wide and not is_occasion(passage, whole)))


def _names_occasion(passage: Passage, head: Token, noun: Token) -> bool:
    """Whether a time before a noun makes it the occasion of the clause: `during a Sunday speech`, `in der gestrigen Sitzung`.

    What is named so with `in` may be something of nowadays: `in der heutigen Gesellschaft`.
    """
    offset = rules(passage.parse.language).values.get("deictic_adjective", {}).get(head.text.lower())
    if noun.deprel != "obl" or noun.upos != "NOUN":
        return False
    said = rules(passage.parse.language).values.get("occasion_preposition", {}).get(preposition(passage.tree, noun.index))
    return said == "yes" or (offset is not None and (said == "deictic" or (said == "dated" and offset != "0")))


def _on_occasion(passage: Passage, noun: Token) -> bool:
    """Whether a noun stands in the phrase of the occasion of a clause: `bei einem Anschlag in Nairobi Ende Mai`."""
    seen = set[int]()
    while noun.deprel.split(":")[0] in NOMINAL_RELATIONS and noun.index not in seen:
        seen.add(noun.index)
        noun = passage.parse.tokens[noun.head]
    return noun.deprel == "obl" and is_occasion(passage, noun.index)


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
    """Whether an event noun is only a matter of what is told: `Strafen wegen der Angriffe`, `Jahrestag des Anschlags`.

    What the clause tells, and when, is not told of it.
    """
    token, seen = trigger, set[int]()
    while token.upos in NOMINAL and token.index not in seen:
        seen.add(token.index)
        relation = token.deprel.split(":")[0]
        if _is_remembered(passage, token):
            return True
        if relation == "nmod" and not _is_part(passage, token.index):
            return passage.parse.tokens[token.head].upos in NOMINAL
        if relation == "obl":
            return _is_about(passage, token)
        if relation not in {"nmod", "conj"}:
            return False
        token = passage.parse.tokens[token.head]
    return False


def _is_remembered(passage: Passage, noun: Token) -> bool:
    """Whether a noun stands right behind one of memory or effect, whatever the parse hangs it on: `die Opfer der Anschläge`."""
    tokens = passage.parse.tokens
    before = [c for c in passage.tree.children(noun.index) if c < noun.index and tokens[c].deprel in {"det", "amod", "case"}]
    first = min(before, default=noun.index)
    articled = any(tokens[c].deprel == "det" or tokens[c].text.lower() in _PART_OF for c in before)
    return articled and first > 0 and is_listed(passage.parse, "memory_noun", tokens[first - 1].text)


def _is_part(passage: Passage, noun: int) -> bool:
    return preposition(passage.tree, noun) in _PART_OF or is_occasion(passage, noun)


def _is_about(passage: Passage, noun: Token) -> bool:
    """Whether a noun is what a clause is about, by its preposition; `auf` with accusative answers to something."""
    said = preposition(passage.tree, noun.index)
    below = (passage.parse.tokens[c].feats for c in passage.tree.children(noun.index) if passage.parse.tokens[c].deprel == "det")
    return is_listed(passage.parse, "matter_preposition", said) or (
        said == "auf" and any("Case=Acc" in feats for feats in (noun.feats, *below))
    )


def compares(passage: Passage, head: Token) -> bool:
    """Whether a time is named for comparison: `wie schon 1999`, `as in 2014`."""
    before = [passage.parse.tokens[i] for i in range(max(0, head.index - _FAR), head.index)]
    while before and not _said(passage, before[-1], "as"):
        if not _said(passage, before[-1], "already") and before[-1].upos not in {"ADP", "DET", "ADJ", "NUM"}:
            return False
        before.pop()
    return bool(before)


def _said(passage: Passage, token: Token, kind: str) -> bool:
    """Whether a word is one of comparison: `wie` ("as"), or one that stands between it and the time: `schon` ("already")."""
    return rules(passage.parse.language).values.get("comparison", {}).get(token.text.lower()) == kind


def announces(
    passage: Passage, time: TimeExpression, head: Token, trigger: Token, published: str | None, directions: frozenset[Direction]
) -> bool:
    """Whether a time is that of announcing, not of the act announced: `kündigte gestern den Abzug an`.

    For acts that did not take place: the verb that the time hangs on did.  A time that lies ahead is
    that of the act (`kündigte für Montag einen Streik an`).

    Args:
        passage: Where both stand.
        time: The expression.
        head: The token that heads it.
        trigger: The act.
        published: Last day on which the report can have appeared, if known.
        directions: Tenses in which the verb is taken for one of announcing.

    """
    home = passage.parse.tokens[clause_head(passage.parse, head)]
    if home.index == trigger.index or home.deprel == "xcomp" or is_listed(passage.parse, "happening", home.lexeme):
        return False
    if direction_at(passage, time.begin, time.end) not in directions:
        return False
    return published is None or time.latest is None or time.latest <= published
