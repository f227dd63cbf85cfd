"""The headline as the headline check sees it: its words, its own and other voices, its questions; and the reasons of its flags."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from depesche.reading.document import Cast, Document, Mentioned, Passage
from depesche.reading.needs import is_word
from depesche.reading.says_quotes import find_quotations
from depesche.reading.says_table import cue_table
from depesche.records import Attribution, Claim, Token

QUESTION = "told.question-headline"
UNSUPPORTED = "told.unsupported-headline"
_LONGEST_SOURCE = 5
_SPEAKERS = frozenset({"person", "organisation", "government", "outlet"})
REAL = frozenset({"occurred", "ongoing", "planned"})
"""What a headline in the present may tell: what happened, goes on or is settled to come."""

_WHY = {
    "de": {
        QUESTION: "Die Überschrift fragt, statt zu sagen, was der Text belegt.",
        "nowhere": "„{}“ steht nur in der Überschrift; der Text sagt nichts davon.",
        "all": "Kaum ein Wort der Überschrift kommt im Text vor.",
        "expected": "Die Überschrift stellt „{}“ als geschehen dar; im Text wird es nur erwartet („{}“).",
        "possible": "Die Überschrift stellt „{}“ als geschehen dar; im Text ist es nur möglich („{}“).",
        "demanded": "Die Überschrift stellt „{}“ als geschehen dar; im Text wird es nur verlangt oder vorgeschlagen („{}“).",
        "threatened": "Die Überschrift stellt „{}“ als geschehen dar; im Text wird es nur angedroht („{}“).",
        "conditional": "Die Überschrift stellt „{}“ als geschehen dar; im Text hängt es von etwas ab („{}“).",
        "cancelled": "Die Überschrift stellt „{}“ als geschehen dar; im Text ist es abgesagt oder vereitelt („{}“).",
        "denied": "Die Überschrift stellt „{}“ als geschehen dar; im Text wird es verneint oder bestritten („{}“).",
        "claimed": "Die Überschrift stellt „{}“ als Tatsache dar; im Text ist es eine bestrittene oder unbelegte Aussage („{}“).",
    },
    "en": {
        QUESTION: "The headline asks instead of stating what the text supports.",
        "nowhere": "“{}” stands only in the headline; the text says nothing of it.",
        "all": "Hardly a word of the headline comes up in the text.",
        "expected": "The headline tells “{}” as a fact; in the text it is only expected (“{}”).",
        "possible": "The headline tells “{}” as a fact; in the text it is only possible (“{}”).",
        "demanded": "The headline tells “{}” as a fact; in the text it is only demanded or proposed (“{}”).",
        "threatened": "The headline tells “{}” as a fact; in the text it is only threatened (“{}”).",
        "conditional": "The headline tells “{}” as a fact; in the text it depends on something (“{}”).",
        "cancelled": "The headline tells “{}” as a fact; in the text it is called off or foiled (“{}”).",
        "denied": "The headline tells “{}” as a fact; in the text it is denied (“{}”).",
        "claimed": "The headline tells “{}” as a fact; in the text it is a statement that is disputed or unproven (“{}”).",
    },
}  # fmt: skip


def reason(language: str, key: str) -> str:
    """The sentence for people: first gap the words of the headline, second those of the text."""
    return _WHY[language][key]


@dataclass(frozen=True, slots=True)
class Headline:
    """A headline beside its text, with who and what was found in both."""

    title: Passage
    body: Passage
    cast: Cast
    attributions: tuple[Attribution, ...]
    claims: tuple[Claim, ...]
    borrowed: tuple[tuple[int, int], ...]

    @classmethod
    def of(cls, document: Document, cast: Cast, attributions: Sequence[Attribution], claims: Sequence[Claim]) -> Headline | None:
        """The headline of a report; None where it has no title or no text."""
        title = next((p for p in document.passages if p.where == "title"), None)
        body = document.passages[-1]
        if title is None or not body.parse.tokens:
            return None
        said = [(s.begin, s.end) for a in attributions if a.source is not None for s in a.content if s.where == "title"]
        quoted = [(q.begin, q.end) for q in find_quotations(title.parse.text)]
        borrowed = tuple(said + quoted + _behind_a_source(title, cast))
        return cls(title, body, cast, tuple(attributions), tuple(claims), borrowed)

    @property
    def text(self) -> str:
        """The wording of the headline."""
        return self.title.parse.text

    @property
    def language(self) -> str:
        """The language of the report."""
        return self.body.parse.language

    def in_question(self, token: Token) -> bool:
        """Whether a word of the headline stands in a question."""
        return any(begin <= token.begin < end for begin, end in questions(self.text))

    def in_other_voice(self, token: Token) -> bool:
        """Whether a word of the headline is asked, quoted or given as somebody's word."""
        return self.in_question(token) or any(begin <= token.begin < end for begin, end in self.borrowed)

    def is_borne_out(self, token: Token) -> bool:
        """Whether a word belongs to an act that the text tells too."""
        return any(
            s.where == "title" and s.begin <= token.begin < s.end
            for c in self.claims if any(e.where == "text" for e in c.evidence) for s in c.trigger
        ) or any(
            s.where == "title" and s.begin <= token.begin < s.end and self._is_joined(c)
            for c in self.claims for s in c.evidence if any(e.where == "text" for e in c.evidence) and token.upos == "VERB"
        )  # fmt: skip

    def _is_joined(self, claim: Claim) -> bool:
        return any(e.where == "title" for e in claim.evidence)

    def is_somebody_told_of(self, token: Token) -> bool:
        """Whether a word of the headline means somebody whom the text mentions as well."""
        somebody = next((m for m in self.mentioned("title") if m.first <= token.index < m.last), None)
        return somebody is not None and self.mentions(somebody)

    def mentioned(self, where: str) -> list[Mentioned]:
        """Who is mentioned in the title or in the text."""
        return [m for m in self.cast.mentioned if m.where == where]

    def mentions(self, somebody: Mentioned) -> bool:
        """Whether the text mentions the actor, or for states and capitals anybody of the country."""
        told = self.mentioned("text")
        country = somebody.country if somebody.kind in ("state", "government", "place", "organisation", "people") else None
        return any(somebody.actor is not None and m.actor == somebody.actor for m in told) or (
            country is not None and (any(m.country == country for m in told) or self._has_place_in(country))
        )

    def _has_place_in(self, country: str) -> bool:
        return any(p.country == country and any(m.where == "text" for m in p.mentions) for p in self.cast.places)


def _behind_a_source(title: Passage, cast: Cast) -> list[tuple[int, int]]:
    """What stands behind a colon after somebody who can speak, or a kind of source: "Ministerium: Armee nahm Dorf ein"."""
    colon = next((t for t in title.parse.tokens if t.text == ":"), None)
    if colon is None or not 0 < colon.index <= _LONGEST_SOURCE:
        return []
    before = title.parse.tokens[: colon.index]
    kinds = [words for _, words in cue_table(title.parse.language).kinds if " " not in words]
    speaks = any((m := cast.at("title", t.index)) is not None and (m.kind in _SPEAKERS or m.form == "capital") for t in before)
    speaks = speaks or any(is_word(t, word) for t in before for word in kinds)
    told = any(t.upos in ("VERB", "AUX") for t in before)
    return [(colon.end, len(title.parse.text))] if speaks and not told else []


def questions(text: str) -> Iterator[tuple[int, int]]:
    """Code points of every question of a headline: from the last full stop, colon or mark to the question mark."""
    begin = 0
    for index, char in enumerate(text):
        if char == "?":
            while begin < index and text[begin] == " ":
                begin += 1
            if begin < index:
                yield begin, index + 1
        if char in "?!.:":
            begin = index + 1
