"""One passage made ready for asking who says what in it: tokens, tree, quotation marks, who appears.

All positions are token indexes of the passage unless a name says `begin` or
`end`: those are code points.  Ranges are half-open.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass

from depesche.language.tree import Tree
from depesche.reading.document import Cast, Document, Mentioned, Passage
from depesche.reading.says_quotes import Quotation, ends_paragraph, find_quotations
from depesche.reading.says_words import GRAMMAR, Grammar
from depesche.records import Token, Where

Spans = tuple[tuple[int, int], ...]
"""Stretches of a passage: code points, half-open."""

_CLOSING = frozenset("“”\"«»‘’'‟)")
_NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM", "X"})
_CLAUSES = frozenset({"root", "ccomp", "advcl", "acl", "xcomp", "parataxis", "conj", "csubj"})


@dataclass(frozen=True, slots=True)
class View:
    """A passage with what is looked up again and again."""

    where: Where
    language: str
    text: str
    tokens: tuple[Token, ...]
    tree: Tree
    cast: Cast
    quotations: tuple[Quotation, ...]
    sentences: tuple[tuple[int, int], ...]
    grammar: Grammar

    def low(self, index: int) -> str:
        """The word in small letters; empty outside the passage."""
        return self.tokens[index].text.casefold() if 0 <= index < len(self.tokens) else ""

    def feature(self, index: int, feature: str) -> bool:
        """Whether a token has a UD feature, written `Mood=Sub`."""
        return feature in self.tokens[index].feats.split("|")

    def sentence(self, index: int) -> tuple[int, int]:
        """Token range of the sentence a token stands in."""
        return self.sentences[bisect_right(self.sentences, index, key=lambda s: s[0]) - 1]

    def finite(self, index: int) -> bool:
        """Whether a token is a finite verb."""
        token = self.tokens[index]
        return token.upos in ("VERB", "AUX") and "VerbForm=Fin" in token.feats.split("|")

    def has_finite(self, first: int, last: int) -> bool:
        """Whether a finite verb stands in a range."""
        return any(self.finite(i) for i in range(first, last))

    def reported_mood(self, index: int) -> bool:
        """Whether a finite verb is in the mood of reported speech (German Konjunktiv)."""
        return self.finite(index) and self.feature(index, "Mood=Sub")

    def extent(self, index: int) -> tuple[int, int]:
        """Token range from the first to the last token below and including this one."""
        below = self.tree.subtree(index)
        return min(below), max(below) + 1

    def phrase(self, index: int) -> tuple[int, int]:
        """Token range of a noun phrase without relative clauses, leading case words and outer punctuation."""
        token = self.tokens[index]
        out: set[int] = set()
        for child in self.tree.children(index):
            relation = self.tokens[child].deprel
            if relation.split(":")[0] in ("acl", "parataxis", "advcl", "punct", "cop", "csubj", "ccomp", "mark"):
                continue
            if relation == "case" or (relation in ("cc", "advmod") and child < index and token.upos != "PRON"):
                continue
            out.update(self.tree.subtree(child))
        for inner in sorted(out):
            if self.tokens[inner].deprel.startswith("acl") and self.tokens[self.extent(inner)[0] - 1].text == ",":
                out -= self.tree.subtree(inner)
        return self._tight(index, out)

    def clause_behind(self, first: int, last: int) -> int:
        """The end of a relative clause or participle that hangs on a word of a phrase and stands right behind it; else its end."""
        ends = [last]
        for index in range(first, last):
            for child in self.tree.children(index):
                begin, end = self.extent(child)
                if self.tokens[child].deprel.startswith("acl") and index < begin <= last + 1:
                    ends.append(end)
        return max(ends)

    def _tight(self, index: int, members: set[int]) -> tuple[int, int]:
        """The run of members round a token; commas and brackets between members are stepped over."""
        start, end = self.sentence(index)
        first, last = index, index + 1
        while first > start and self._belongs(first - 1, members):
            first -= 1
        while last < end and self._belongs(last, members):
            last += 1
        while first < index and first not in members:
            first += 1
        while last - 1 > index and last - 1 not in members and self.tokens[last - 1].text not in _CLOSING:
            last -= 1
        return first, last

    def _belongs(self, index: int, members: set[int]) -> bool:
        return index in members or self.tokens[index].upos == "PUNCT"

    def clause_head(self, index: int) -> int:
        """The verb or predicate whose clause a token stands in."""
        seen: set[int] = set()
        while index not in seen:
            seen.add(index)
            token = self.tokens[index]
            verbal = token.upos in ("VERB", "AUX") or self.tree.slots(index).get("subject")
            if token.head == index or (token.deprel.split(":")[0] in _CLAUSES and verbal):
                return index
            index = token.head
        return index

    def span(self, first: int, last: int) -> tuple[int, int]:
        """Code points of a token range without punctuation at its ends (a closing quotation mark stays)."""
        while first < last and self._trims(first, last=False):
            first += 1
        while last > first and self._trims(last - 1, last=True):
            last -= 1
        if first >= last:
            return (0, 0)
        begin, end = self.tokens[first].begin, self.tokens[last - 1].end
        open_bracket = self.text.count("(", begin, end) > self.text.count(")", begin, end)
        return begin, end + (open_bracket and self.text[end : end + 1] == ")")

    def _trims(self, index: int, *, last: bool) -> bool:
        token = self.tokens[index]
        if any(c.isalnum() for c in token.text):
            return False
        if last:
            return not any(q.end == token.end for q in self.quotations)
        return not any(q.begin == token.begin for q in self.quotations)

    def quoting_verb(self, index: int) -> int | None:
        """For "quoted the army as saying": the verb of quoting a gerund behind "as" belongs to."""
        head = self.tokens[index].head
        quoting = self.tokens[head].lexeme.casefold() in self.grammar.quoting and head < index
        return head if quoting and any(self.low(i) == "as" for i in range(max(head, index - 2), index)) else None

    def is_pronoun(self, index: int) -> bool:
        """Whether a word stands alone for something, with no noun behind it."""
        following = self.tokens[index + 1] if index + 1 < len(self.tokens) else None
        return following is None or following.upos in ("VERB", "AUX", "ADV", "PUNCT")

    def line_end(self, begin: int, end: int) -> int:
        """Where a stretch ends that stands in one paragraph: at the first line break that ends one."""
        stop = self.text.find("\n", begin, end)
        while stop >= 0 and not ends_paragraph(self.text, stop):
            stop = self.text.find("\n", stop + 1, end)
        return end if stop < 0 else stop

    def token_at(self, offset: int) -> int:
        """The first token that ends behind an offset; the number of tokens past the end."""
        low, high = 0, len(self.tokens)
        while low < high:
            middle = (low + high) // 2
            if self.tokens[middle].end <= offset:
                low = middle + 1
            else:
                high = middle
        return low

    def somebody(self, first: int, last: int) -> Mentioned | None:
        """Who is mentioned in a token range: the first one, the person or body rather than its state."""
        return next((m for i in range(first, last) if (m := self.cast.at(self.where, i))), None)

    def is_nominal(self, index: int) -> bool:
        """Whether a token may head a noun phrase."""
        return self.tokens[index].upos in _NOMINAL


def spans(view: View, first: int, last: int) -> Spans:
    """A token range as spans of code points without outer punctuation; none if nothing is left."""
    begin, end = view.span(first, last)
    return ((begin, end),) if end > begin else ()


def view_of(passage: Passage, document: Document, cast: Cast) -> View:
    """Make a passage ready; quotation marks are sought in its whole text."""
    parse = passage.parse
    return View(
        where=passage.where,
        language=document.language,
        text=parse.text,
        tokens=parse.tokens,
        tree=passage.tree,
        cast=cast,
        quotations=find_quotations(parse.text),
        sentences=parse.sentences,
        grammar=GRAMMAR[document.language],
    )
