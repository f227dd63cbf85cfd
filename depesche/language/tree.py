"""A parse as a tree with plain slots: who does what, whichever language the sentence is in.

Dependency labels differ between languages and treebanks; a rule author thinks
in subject, object, dative, `with:mit`.  `Tree.slots` maps one to the other by
the `[slots]` table of `language.toml`, and undoes what syntax has moved:
passives, relative clauses, participles before a noun, controlled infinitives,
subjects shared by coordinated verbs.
"""

from __future__ import annotations

import tomllib
from bisect import bisect_right
from dataclasses import dataclass
from functools import cache

from depesche.lexicon.tables import FOLDER
from depesche.records import Parse, Token

_CLAUSE_EDGE = frozenset({"acl", "acl:relcl", "advcl", "parataxis"})
_VERBAL = frozenset({"VERB", "AUX"})


@dataclass(frozen=True, slots=True)
class SlotMap:
    """Which relations fill which slot in a language, as `language.toml` has it."""

    labels: dict[str, frozenset[str]]
    contractions: dict[str, str]

    def is_a(self, token: Token, slot: str) -> bool:
        """Whether a token's relation is one of a slot's, subtypes not listed counting as their main type."""
        wanted = self.labels[slot]
        return token.deprel in wanted or (token.deprel.partition(":")[0] in wanted and token.deprel not in _SPECIAL)


_SPECIAL = frozenset({"nsubj:pass", "obl:agent", "obl:arg", "nmod:poss", "compound:prt", "aux:pass", "csubj:pass"})


@cache
def slot_map(language: str) -> SlotMap:
    """The slot table of a language; an unknown language is read with the German labels, which are plain UD."""
    path = FOLDER / language / "language.toml"
    table = tomllib.loads((path if path.exists() else FOLDER / "de" / "language.toml").read_text(encoding="utf-8"))["slots"]
    contractions = table.pop("contractions", {})
    return SlotMap({k: frozenset(v) for k, v in table.items()}, contractions)


class Tree:
    """The dependency tree of one passage; token indexes throughout."""

    __slots__ = ("_children", "_map", "_slots", "_starts", "parse")

    def __init__(self, parse: Parse) -> None:
        self.parse = parse
        self._map = slot_map(parse.language)
        self._slots: dict[int, dict[str, list[int]]] = {}
        self._starts = [first for first, _ in parse.sentences]
        self._children: list[list[int]] = [[] for _ in parse.tokens]
        for token in parse.tokens:
            if token.head != token.index:
                self._children[token.head].append(token.index)

    def children(self, index: int) -> list[int]:
        """Tokens that depend on a token, in order."""
        return self._children[index]

    def subtree(self, index: int) -> tuple[int, ...]:
        """A token and everything below it, in order."""
        out: list[int] = []
        stack = [index]
        while stack:
            at = stack.pop()
            out.append(at)
            stack.extend(self._children[at])
        return tuple(sorted(out))

    def head_chain(self, index: int) -> tuple[int, ...]:
        """The heads above a token, nearest first, up to the root of its sentence."""
        out: list[int] = []
        tokens = self.parse.tokens
        while tokens[index].head != index and len(out) < len(tokens):
            index = tokens[index].head
            out.append(index)
        return tuple(out)

    def sentence_of(self, index: int) -> int:
        """Number of the sentence a token stands in, an index into `parse.sentences`."""
        return max(0, bisect_right(self._starts, index) - 1)

    def conjuncts(self, index: int) -> tuple[int, ...]:
        """Tokens coordinated with a token (`A, B und C`), itself left out, in order."""
        out: list[int] = []
        stack = [index]
        while stack:
            for child in self._children[stack.pop()]:
                if self.parse.tokens[child].deprel.partition(":")[0] == "conj":
                    out.append(child)
                    stack.append(child)
        return tuple(sorted(out))

    def preposition(self, index: int) -> str | None:
        """The preposition before a noun, contractions undone (`im` -> `in`); None without one."""
        for child in self._children[index]:
            token = self.parse.tokens[child]
            if token.deprel.partition(":")[0] == "case" and token.upos in {"ADP", "SCONJ", "ADV"}:
                form = token.text.lower()
                return self._map.contractions.get(form, form)
        return None

    def slots(self, index: int) -> dict[str, list[int]]:
        """What fills the slots of a predicate: slot name -> heads, coordinated ones each."""
        if index not in self._slots:
            self._slots[index] = self._fill(index)
        return self._slots[index]

    # --- filling -----------------------------------------------------------------

    def _fill(self, index: int) -> dict[str, list[int]]:
        token = self.parse.tokens[index]
        found: dict[str, list[int]] = {}
        verbal = token.upos in _VERBAL or "VerbForm=Part" in token.feats
        for child in self._children[index]:
            slot = self._slot_of(self.parse.tokens[child], verbal)
            if slot:
                heads = (child, *self.conjuncts(child))
                found.setdefault(slot, []).extend(self._antecedent(h) for h in heads)
        if verbal:
            self._complete_verb(index, found)
        return found

    def _slot_of(self, token: Token, verbal: bool) -> str | None:
        m = self._map
        preposition = self.preposition(token.index)
        if m.is_a(token, "passive_subject"):
            return "object"
        if m.is_a(token, "agent"):
            return "subject" if verbal else f"with:{preposition}" if preposition else "genitive"
        if m.is_a(token, "possessive"):
            return "possessive" if token.upos in {"PRON", "DET"} else "genitive"
        if preposition and m.is_a(token, "prepositional"):
            return "genitive" if preposition == "of" and not verbal else f"with:{preposition}"
        for slot in ("subject", "object", "dative", "clause", "infinitive", "apposition", "adjective", "compound"):
            if m.is_a(token, slot):
                return slot
        if token.deprel.partition(":")[0] == "nmod":
            return "genitive"
        return None

    def _antecedent(self, index: int) -> int:
        """A relative pronoun stands for the noun its clause modifies."""
        token = self.parse.tokens[index]
        if token.upos not in {"PRON", "DET", "SCONJ"} or not self._is_relative(token):
            return index
        for above in self.head_chain(index):
            link = self.parse.tokens[above]
            if link.deprel.startswith("acl") and link.head != above:
                return link.head
        return index

    def _is_relative(self, token: Token) -> bool:
        return "PronType=Rel" in token.feats or token.lemma.lower() in self._map.labels["relative_pronouns"]

    def _complete_verb(self, index: int, found: dict[str, list[int]]) -> None:
        token = self.parse.tokens[index]
        relation = token.deprel.partition(":")[0]
        passive = self._is_passive(index)
        if passive and "subject" not in found:
            for preposition in sorted(self._map.labels["agent_prepositions"]):
                if f"with:{preposition}" in found:
                    found["subject"] = list(found[f"with:{preposition}"])
                    break
        if relation in {"amod", "acl"} and "VerbForm=Part" in token.feats and "VerbForm=Fin" not in token.feats:
            self._participle(index, found)
        elif "subject" not in found and "object" not in found if passive else "subject" not in found:
            self._shared(index, relation, found, passive)

    def _is_passive(self, index: int) -> bool:
        labels = {self.parse.tokens[c].deprel for c in self._children[index]}
        return bool(labels & {"aux:pass", "nsubj:pass", "csubj:pass"})

    def _participle(self, index: int, found: dict[str, list[int]]) -> None:
        """A participle beside a noun: `verhängte Sanktionen` are the object, `eine kämpfende Truppe` the subject."""
        token = self.parse.tokens[index]
        has_subject = any(self.parse.tokens[c].deprel.startswith("nsubj") for c in self._children[index])
        if has_subject or token.head == index:
            return
        active = "Tense=Pres" in token.feats or token.text.lower().endswith(("end", "ende", "enden", "ender", "endes", "ing"))
        found.setdefault("subject" if active else "object", []).append(token.head)
        for preposition in sorted(self._map.labels["agent_prepositions"]):
            if not active and f"with:{preposition}" in found and "subject" not in found:
                found["subject"] = list(found[f"with:{preposition}"])

    def _shared(self, index: int, relation: str, found: dict[str, list[int]], passive: bool) -> None:
        """Subjects that stand elsewhere: of the verb coordinated before, of the verb that controls an infinitive."""
        token = self.parse.tokens[index]
        if token.head == index:
            return
        above = self.parse.tokens[token.head]
        slot = "object" if passive else "subject"
        finite = any(
            "VerbForm=Fin" in self.parse.tokens[i].feats for i in (index, *self._children[index]) if i == index or self.parse.tokens[i].deprel.startswith("aux")
        )  # fmt: skip
        if relation == "conj" and above.upos in _VERBAL:
            outer = self.slots(above.index)
            borrowed = outer.get("subject", []) if not self._is_passive(above.index) else outer.get("object", [])
        elif relation == "xcomp" or (relation in {"ccomp", "advcl"} and not finite and above.upos in _VERBAL):
            outer = self.slots(above.index)
            controller = "dative" if "dative" in outer else "object" if "object" in outer else "subject"
            borrowed = outer.get(controller, []) if relation != "advcl" else outer.get("subject", [])
        else:
            return
        if borrowed:
            found[slot] = list(borrowed)
