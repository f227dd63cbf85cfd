"""Who was spoken of in a passage: each mention with its place in the sentence, what quotation it stands in, who speaks there."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass

from depesche.reading.document import Passage
from depesche.reading.says_quotes import Quotation, find_quotations
from depesche.reading.says_table import cue_table
from depesche.reading.who_phrase import Phrase
from depesche.records import Token

SUBJECTS = ("nsubj", "nsubj:pass", "sb")
_OBJECTS = frozenset({"obj", "iobj", "obl:arg", "obl:agent"})
_PASSED = frozenset({"appos", "flat", "flat:name", "conj", "compound", "list"})
"""Relations above which the place of a name in the sentence is that of the word it belongs to."""
_PLACING = frozenset({"in", "im", "nach", "aus", "ins", "to", "from", "at"})
_NEAR = 4
_AS = frozenset({"als", "as"})
_OFFICE_NOUNS = frozenset({"amt", "posten", "wahl", "kandidatur", "office", "post", "position", "election", "candidacy"})
"""Nouns beside which an office is spoken of and nobody who holds it (`das Amt des Präsidenten`)."""
_SOURCES = frozenset({"laut", "zufolge", "so", "according"})
_SOURCE_NOUNS = frozenset(
    {"angabe", "angaben", "ansicht", "meinung", "auffassung", "aussage", "aussagen", "worten", "bericht", "einschätzung", "darstellung"}
)
"""Words by which somebody is named as source: they speak as a subject does (`nach Angaben des Ministers`)."""


@dataclass(frozen=True, slots=True)
class Spoken:
    """A mention as a pronoun may take it up.

    `tokens` are those of the passage the phrase stands in; `at` is the token where it was spoken of in the
    present passage, -1 in an earlier one; `role` one of subject, source, object, oblique, owner, place, predicate, other;
    `quote` the number of the quotation around it, -1 if none.
    """

    sentence: int
    phrase: Phrase
    tokens: tuple[Token, ...]
    at: int
    role: str
    quote: int


class Scene:
    """One passage as the search for antecedents sees it: clauses, roles, quotations and their speakers."""

    def __init__(self, passage: Passage) -> None:
        self.passage = passage
        self.tokens = passage.parse.tokens
        self.tree = passage.tree
        self._outer = [q for q in find_quotations(passage.parse.text) if q.depth == 0 and self._speech(q)]
        self._begins = [q.begin for q in self._outer]
        self._token_begins = [t.begin for t in self.tokens]
        self._speakers: dict[int, list[int]] = {}

    def _speech(self, quote: Quotation) -> bool:
        """Whether a quotation holds more than a name or a single word."""
        return self.passage.parse.text[quote.begin : quote.end].count(" ") >= 2

    def quote_at(self, token: int) -> int:
        """Number of the quotation a token stands in; -1 if in none."""
        begin = self.tokens[token].begin
        at = bisect_right(self._begins, begin) - 1
        return at if at >= 0 and self._outer[at].holds(begin) else -1

    def role(self, phrase: Phrase) -> str:
        """Place of a phrase in its sentence; that of the best of the words that stand for it."""
        inside = range(phrase.first, phrase.last)
        tops = [i for i in inside if i < len(self.tokens) and self.tokens[i].head not in inside] if phrase.form != "name" else [phrase.head]
        heads = [h for h in (*tops, *phrase.stand_ins) if h < len(self.tokens)]
        if phrase.kind != "person" and self.tokens[phrase.head].deprel == "compound":
            return "owner"
        found = {self.role_at(h) for h in heads}
        found.discard("predicate" if phrase.form == "name" else "")
        return next((r for r in ("predicate", "subject", "source", "object", "oblique", "place", "owner") if r in found), "other")

    def role_at(self, index: int) -> str:
        """Place of a token in its sentence, seen through appositions, names and coordination."""
        token = self.tokens[index]
        while token.deprel in _PASSED and token.head != token.index:
            token = self.tokens[token.head]
        below = [self.tokens[c] for c in self.tree.children(token.index)]
        if any(t.deprel == "cop" for t in below) or any(t.deprel == "case" and t.text.lower() in _AS for t in below):
            return "predicate"
        if token.deprel in SUBJECTS:
            return "subject"
        if token.deprel in _OBJECTS and not any(t.deprel == "case" for t in below):
            return "object"
        if token.deprel.startswith("nmod") and self.tokens[token.head].lemma.lower() in _OFFICE_NOUNS:
            return "predicate"
        if self._source(token, below):
            return "source"
        if token.deprel.startswith("obl"):
            return "place" if any(t.deprel == "case" and t.text.lower() in _PLACING for t in below) else "oblique"
        return "owner" if token.deprel.startswith("nmod") else "other"

    def _source(self, token: Token, below: list[Token]) -> bool:
        above = self.tokens[token.head]
        named = token.deprel.startswith("nmod") and above.lemma.lower() in _SOURCE_NOUNS and above.deprel.startswith("obl")
        return named or any(t.text.lower() in _SOURCES and t.deprel in {"case", "fixed"} for t in below)

    def verb_above(self, at: int) -> int:
        """The verb of the clause a token stands in; the root if there is no verb."""
        while self.tokens[at].upos not in {"VERB", "AUX"} and self.tokens[at].head != at:
            at = self.tokens[at].head
        return at

    def subjects_of(self, verb: int) -> list[int]:
        """Subjects of a verb, those of the verb it is coordinated with if it has none itself."""
        found = [c for c in self.tree.children(verb) if self.tokens[c].deprel in SUBJECTS]
        while not found and self.tokens[verb].deprel in {"conj", "xcomp"} and self.tokens[verb].head != verb:
            verb = self.tokens[verb].head
            found = [c for c in self.tree.children(verb) if self.tokens[c].deprel in SUBJECTS]
        return found

    def says(self, verb: int) -> bool:
        """Whether a word is a verb of saying by `attribution.tsv`."""
        lemma, verbs = self.tokens[verb].lemma.lower(), cue_table(self.passage.parse.language).verbs
        parts = (self.tokens[c].text.lower() for c in self.tree.children(verb) if self.tokens[c].deprel == "compound:prt")
        return lemma in verbs or any(part + lemma in verbs for part in parts)

    def whom(self, head: int, meant: dict[int, Phrase]) -> Phrase | None:
        """Whom a noun speaks of, by itself or by the name in apposition to it."""
        below = [c for c in self.tree.children(head) if self.tokens[c].deprel in {"appos", "flat"}]
        return next((meant[i] for i in (head, *below) if i in meant), None)

    def speakers(self, quote: int) -> list[int]:
        """Tokens that are subject of a verb of saying outside a quotation, in the sentence where it begins or ends."""
        if quote not in self._speakers:
            self._speakers[quote] = self._find_speakers(self._outer[quote])
        return self._speakers[quote]

    def _find_speakers(self, told: Quotation) -> list[int]:
        out: list[int] = []
        for first, last in self._sentences_at(told):
            for token in self.tokens[first:last]:
                if token.upos != "VERB" or self.quote_at(token.index) >= 0:
                    continue
                if self.says(token.index) or (token.begin < told.begin and self._colon_before(told)):
                    out += self.subjects_of(token.index)
        return out

    def _colon_before(self, quote: Quotation) -> bool:
        return self.passage.parse.text[max(0, quote.begin - _NEAR) : quote.begin].rstrip().endswith(":")

    def _sentences_at(self, quote: Quotation) -> list[tuple[int, int]]:
        ends = [max(0, bisect_right(self._token_begins, at) - 1) for at in (quote.begin, quote.end)]
        return [self.passage.parse.sentences[n] for n in dict.fromkeys(self.tree.sentence_of(i) for i in ends)]
