"""The tree of a parse with quick answers: children, subtree, heads, conjuncts, and the plain slots of a predicate."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

from depesche.language.mapping import Mapping, mapping
from depesche.language.slots import Slots, find_slots
from depesche.records import Parse

T = TypeVar("T")


class Tree:
    """A parse seen as a tree.

    All positions are token indexes of the whole passage.  Answers are computed
    when first asked for and kept; the parse itself is never changed.
    """

    def __init__(self, parse: Parse) -> None:
        self.parse = parse
        self._children: list[list[int]] = [[] for _ in parse.tokens]
        for token in parse.tokens:
            if token.head != token.index:
                self._children[token.head].append(token.index)
        self._sentence = [0] * len(parse.tokens)
        for number, (begin, end) in enumerate(parse.sentences):
            self._sentence[begin:end] = [number] * (end - begin)
        self._slots: dict[int, Slots] = {}
        self._kept: dict[str, Any] = {}

    @property
    def mapping(self) -> Mapping:
        """How the language of this parse maps relations to slots."""
        return mapping(self.parse.language)

    def once(self, name: str, work: Callable[[], T]) -> T:
        """What a reader worked out about this passage under a name of its own: `work` is done when first asked for."""
        if name not in self._kept:
            self._kept[name] = work()
        found: T = self._kept[name]
        return found

    def children(self, index: int) -> list[int]:
        """Tokens that hang directly on a token, in order of the text."""
        return self._children[index]

    def subtree(self, index: int) -> frozenset[int]:
        """A token and everything below it."""
        found = [index]
        for i in found:
            found.extend(self._children[i])
        return frozenset(found)

    def extent(self, index: int) -> tuple[int, int]:
        """The stretch of tokens, half-open, from the first to the last token of the subtree."""
        below = self.subtree(index)
        return min(below), max(below) + 1

    def head_chain(self, index: int) -> list[int]:
        """Heads above a token, nearest first, up to the root; empty for a root."""
        chain: list[int] = []
        while (head := self.parse.tokens[index].head) != index and head not in chain:
            chain.append(head)
            index = head
        return chain

    def sentence_of(self, index: int) -> int:
        """Number of the sentence a token stands in: `parse.sentences[number]`."""
        return self._sentence[index]

    def conjuncts(self, index: int) -> list[int]:
        """Tokens coordinated with a token, without itself, in order of the text."""
        top = index
        while self.parse.tokens[top].deprel == "conj" and self.parse.tokens[top].head != top:
            top = self.parse.tokens[top].head
        found = [top]
        for i in found:
            found.extend(c for c in self._children[i] if self.parse.tokens[c].deprel == "conj")
        return sorted(i for i in found if i != index)

    def slots(self, index: int) -> Slots:
        """Map a predicate, verb or noun, to its plain slots: `subject`, `object`, `dative`, `with:mit` ...

        Passives, relative clauses, participles before nouns, infinitives and
        coordination are seen through: `subject` is who does it.  Slots hold the
        heads of all conjuncts; empty slots are left out.  Do not change the answer.
        """
        if index not in self._slots:
            self._slots[index] = find_slots(self, index)
        return self._slots[index]
