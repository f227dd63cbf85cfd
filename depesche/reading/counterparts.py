"""Whom an act is done to where its own clause leaves that open, told by the rest of the report.

    Paris beschloss Zoelle. Berlin kritisierte den Beschluss.  -> what is taken up has a doer: Paris
    Mexiko forderte die Rueckgabe; Wien lehnte ab.             -> a demand and its refusal answer each other
    Sie demonstrieren gegen X. Auch am Sonntag demonstrierten Tausende.  -> a report's protests have one aim

Nothing is added but recipients, and no claim comes about by them: tellings are joined and weighed before.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache

from depesche.lexicon.tables import settings
from depesche.reading.clauses import base
from depesche.reading.document import Cast, Document, Mentioned, Passage
from depesche.reading.drafts import Draft
from depesche.reading.roles import Parties

_TAKING_UP = frozenset({"ACCUSE", "REJECT", "SUPPORT", "AGREE", "REQUEST", "PROTEST"})
"""Classes of acts that answer what somebody else has done."""
_ANSWERS = {"REJECT": frozenset({"REQUEST", "AGREE"}), "REQUEST": frozenset({"REJECT"})}
"""What a refusal answers, and what answers a demand."""
_REACH = 6
"""Sentences back to what a noun takes up."""
_DONE = ("object", "dative", "with:gegen", "with:über", "with:für", "with:an", "with:against", "with:over", "with:for", "with:at")
_OWNERS = ("genitive", "possessive", "with:von", "with:durch", "with:by", "with:of", "compound", "adjective")


def completed(drafts: Sequence[Draft], document: Document, cast: Cast) -> list[Draft]:
    """Give the tellings of a report with the recipients that the rest of it tells."""
    return [_completed(d, drafts, document, cast) if not d.parties.recipients else d for d in drafts]


def _completed(draft: Draft, drafts: Sequence[Draft], document: Document, cast: Cast) -> Draft:
    found: tuple[Mentioned, ...] = ()
    if draft.parties.actors and draft.type in _TAKING_UP:
        found = _of_what_is_taken_up(draft, drafts, document.passage(draft.where), cast)
    if not found and draft.parties.actors and draft.type in _ANSWERS:
        found = _other_side(draft, drafts)
    if not found and draft.type == "PROTEST":
        found = _same_aim(draft, drafts)
    mine = _keys(draft.parties.actors)
    others = tuple(m for m in found if _key(m) not in mine)
    return draft.with_(parties=Parties(draft.parties.actors, others)) if others else draft


def _key(mention: Mentioned) -> str:
    return mention.actor or mention.name or mention.text


def _keys(mentions: tuple[Mentioned, ...]) -> set[str]:
    return {_key(m) for m in mentions}


# --- what is taken up ----------------------------------------------------------


def _of_what_is_taken_up(draft: Draft, drafts: Sequence[Draft], passage: Passage, cast: Cast) -> tuple[Mentioned, ...]:
    """Who did what the object takes up: `beschloss ... kritisierte den Beschluss`, `der Antrag der Stadt ... lehnte den Antrag ab`."""
    mine = _keys(draft.parties.actors)
    for noun in _nouns_taken_up(draft, passage, cast):
        told = _told_before(noun, draft, drafts, passage)
        found = told.parties.actors if told is not None else _named_before(noun, mine, passage, cast)
        if found and not mine & _keys(found):
            return found
    return ()


def _nouns_taken_up(draft: Draft, passage: Passage, cast: Cast) -> Iterator[int]:
    """Nouns with a definite or pointing word in what is done, that name nobody: `die Entscheidung`, `diesen Schritt`."""
    tokens, definite = passage.parse.tokens, settings(passage.parse.language, "taken_up")["definite"]
    done = [t for name in _DONE for t in draft.candidate.slots.get(name, ())]
    for noun in dict.fromkeys((*done, *draft.candidate.trigger)):
        if tokens[noun].upos != "NOUN" or noun == draft.candidate.anchor or cast.at(draft.where, noun) is not None:
            continue
        words = [tokens[c].text.lower() for c in passage.tree.children(noun) if base(tokens[c].deprel) == "det"]
        if words and words[0] in definite:
            yield noun


@lru_cache(maxsize=10_000)
def _verbs_of(language: str, noun: str) -> frozenset[str]:
    """Verbs that tell the deed a noun names: `beschluss` -> `beschließen`."""
    families: dict[str, list[str]] = settings(language, "taken_up")["verbs"]
    return frozenset(next((verbs for end, verbs in families.items() if noun.endswith(end)), ()))


def _told_before(noun: int, draft: Draft, drafts: Sequence[Draft], passage: Passage) -> Draft | None:
    """The latest telling before, in the words of the noun or by a verb of its family."""
    tokens = passage.parse.tokens
    word = tokens[noun].lemma.lower()
    verbs, here = _verbs_of(passage.parse.language, word), (draft.sentence, draft.candidate.anchor)
    for one in reversed(drafts):
        if one.where != draft.where or (one.sentence, one.candidate.anchor) >= here or not one.parties.actors:
            continue
        words = {tokens[t].lemma.lower() for t in one.candidate.trigger} | {tokens[one.candidate.anchor].lexeme.lower()}
        if words & verbs or any(w.endswith(word) or word.endswith(w) for w in words if len(w) >= _SHORTEST):
            return one
    return None


_SHORTEST = 5
"""Letters from which on one noun may be told in the end of another."""


def _named_before(noun: int, mine: set[str], passage: Passage, cast: Cast) -> tuple[Mentioned, ...]:
    """Who is the subject of a verb of the noun's family, or stands beside the same noun, some sentences before."""
    tree, tokens = passage.tree, passage.parse.tokens
    word, verbs = tokens[noun].lemma.lower(), _verbs_of(passage.parse.language, tokens[noun].lemma.lower())
    first = passage.parse.sentences[max(0, tree.sentence_of(noun) - _REACH)][0]
    for token in reversed(tokens[first:noun]):
        fillers: list[int] = []
        if token.upos in {"VERB", "AUX"} and token.lexeme.lower() in verbs:
            fillers = list(tree.slots(token.head if token.deprel == "aux" else token.index).get("subject", ()))
        elif token.upos == "NOUN" and token.lemma.lower().endswith(word):
            slots = tree.slots(token.index)
            fillers = [t for name in _OWNERS for t in slots.get(name, ())][:1]
        found = [m for t in fillers if (m := cast.at(passage.where, t)) is not None and m.political and _key(m) not in mine]
        if found:
            return tuple(found)
    return ()


# --- demand and refusal, protests ----------------------------------------------


def _other_side(draft: Draft, drafts: Sequence[Draft]) -> tuple[Mentioned, ...]:
    """Who demands what is refused, or refuses what is demanded, in the same sentence or the next, of nobody else."""
    mine = _keys(draft.parties.actors)
    for one in drafts:
        near = one.where == draft.where and 0 <= (one.sentence - draft.sentence) * (1 if draft.type == "REQUEST" else -1) <= 1
        asked = "demanded" in {one.verdict.status, draft.verdict.status}  # `rief sie auf, sich zu widersetzen`
        if one is draft or not near or asked or one.type not in _ANSWERS[draft.type] or mine & _keys(one.parties.actors):
            continue
        if not one.parties.recipients or mine & _keys(one.parties.recipients):
            return one.parties.actors
    return ()


def _same_aim(draft: Draft, drafts: Sequence[Draft]) -> tuple[Mentioned, ...]:
    """Whom the other protests of the report are against, where all are against one, and this one tells nothing of its own aim."""
    if any(draft.candidate.slots.get(f"with:{p}") for p in _AIMS):
        return ()
    others = [d for d in drafts if d is not draft and d.type == "PROTEST" and d.where == draft.where and d.parties.recipients]
    aims = [
        d.parties.recipients for d in sorted(others, key=lambda d: abs(d.sentence - draft.sentence)) if not d.mode or d.mode == draft.mode
    ]
    alone = len({frozenset(_keys(a)) for a in aims}) == 1 and all(m.political and m.kind in _POWERS for m in aims[0])
    return aims[0] if alone else ()


_POWERS = frozenset({"person", "state", "government", "organisation"})
_AIMS = ("gegen", "für", "wegen", "against", "for", "over", "about")
