"""The plain slots of a predicate, seen through passive, relative clause, participle, infinitive and coordination.

`gather` reads the token's own dependents; `implied` adds what the grammar
leaves unsaid: the subject of an infinitive, of a second verb, of a participle.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from depesche.language.en_offers import offered
from depesche.language.implied import grammatical_subject, is_passive, missing_object, modified_noun, resolved
from depesche.language.mapping import mapping
from depesche.records import Token

if TYPE_CHECKING:
    from depesche.language.tree import Tree

Slots = dict[str, list[int]]

_NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM", "SYM", "X"})
_PLAIN = ("clause", "apposition", "adjective", "compound", "possessive")


def find_slots(tree: Tree, index: int) -> Slots:
    """Fill the slots of one token."""
    slots: Slots = {}
    if tree.parse.tokens[index].deprel == "cop":
        return copula_slots(tree, index)
    gather(tree, index, slots)
    _voice(tree, index, slots)
    if tree.parse.language == "en":
        for name, more in offered(tree, index, slots).items():
            slots.setdefault(name, []).extend(more)
    for name, found in slots.items():
        slots[name] = list(dict.fromkeys(i for f in found for i in _with_conjuncts(tree, f, index)))
    return {name: found for name, found in slots.items() if found}


def copula_slots(tree: Tree, index: int) -> Slots:
    """Slots of "be": subject and predicate."""
    predicate = tree.parse.tokens[index].head
    subjects = tree.slots(predicate).get("subject", [])
    slots = {"subject": [s for s in subjects if s != predicate], "predicate": [predicate]}
    return {name: found for name, found in slots.items() if found}


def preposition(tree: Tree, index: int) -> str:
    """The preposition of a nominal in its plain form (`im` -> `in`), "" if it has none."""
    tokens = tree.parse.tokens
    cases = [c for c in tree.children(index) if tokens[c].deprel == "case" and tokens[c].text not in {"'s", "’s", "'", "’"}]
    if not cases:
        return ""
    before = [c for c in cases if c < index]
    case = before[-1] if before else cases[0]
    form = tokens[case].text.lower()
    plain = tree.mapping.contractions.get(form, form)
    fixed = [tokens[c].text.lower() for c in tree.children(case) if tokens[c].deprel == "fixed"]
    return " ".join([plain, *fixed])


def gather(tree: Tree, index: int, slots: Slots) -> None:
    """Put every dependent of a token into the slot its relation and preposition ask for."""
    for child in tree.children(index):
        token = tree.parse.tokens[child]
        for name in slot_names(tree, token):
            slots.setdefault(name, []).append(resolved(tree, child))


@lru_cache(maxsize=1000)
def _kinds(language: str, deprel: str) -> frozenset[str]:
    """Slots, and kinds of slots, that a relation fills in a language."""
    known = mapping(language)
    return frozenset(slot for slot in (*_PLAIN, "infinitive", "prepositional", "dative") if known.has(slot, deprel))


def slot_names(tree: Tree, token: Token) -> tuple[str, ...]:
    """Name the slots a dependent fills, going by relation and preposition alone."""
    deprel = token.deprel
    kinds = _kinds(tree.parse.language, deprel)
    found = [name for name in _PLAIN if name in kinds] if kinds else []
    if deprel == "nmod:poss" and token.upos != "PRON":
        found.append("genitive")
    if "infinitive" in kinds:
        return ("predicate",) if token.upos in {"NOUN", "PROPN", "ADJ"} else ("infinitive",)
    if "prepositional" in kinds and (case := preposition(tree, token.index)):
        found.append(f"with:{case}")
        if case == "of" and deprel.startswith("nmod"):
            found.append("genitive")
    elif "dative" in kinds:
        found.append("genitive" if "Case=Gen" in token.feats else "dative")
    elif deprel.startswith("nmod") and deprel != "nmod:poss" and token.upos in {"NOUN", "PROPN"}:
        found.append("genitive" if tree.parse.language == "de" else "compound")
    return tuple(found)


def _voice(tree: Tree, index: int, slots: Slots) -> None:
    """Fill `subject` and `object` by who does what, whatever the voice."""
    relations = tree.mapping
    passive = is_passive(tree, index)
    objects = [resolved(tree, c) for c in tree.children(index) if relations.has("object", tree.parse.tokens[c].deprel)]
    subject = grammatical_subject(tree, index)
    if passive:
        slots["subject"] = agents(tree, index)
        slots["object"] = [*subject, *objects]
    else:
        slots["subject"] = [s for s in subject if s != index]
        slots["object"] = objects or [o for o in missing_object(tree, index) if o not in subject]


def agents(tree: Tree, index: int) -> list[int]:
    """Who did it in a passive: `obl:agent`, else what stands with the first agent preposition ("von", "by")."""
    tokens, relations = tree.parse.tokens, tree.mapping
    labelled = [c for c in tree.children(index) if relations.has("agent", tokens[c].deprel)]
    usual = relations.agent_prepositions[:1]
    guessed = [
        c for c in tree.children(index) if tokens[c].deprel == "obl" and tokens[c].upos in _NOMINAL and preposition(tree, c) in usual
    ]
    return [resolved(tree, c) for c in labelled or guessed]


def _with_conjuncts(tree: Tree, index: int, predicate: int) -> list[int]:
    """A filler and what is coordinated below it (a verb's own conjuncts are events of their own)."""
    tokens = tree.parse.tokens
    found = [index]
    for i in found:
        if tokens[i].upos in _NOMINAL and i != modified_noun(tree, predicate):
            found.extend(c for c in tree.children(i) if tokens[c].deprel == "conj" and c != predicate)
    return found
