"""What stands beside a phrase and means the same: names after a plural title, nouns before a name, quantities."""

from __future__ import annotations

from depesche.reading.who_country import OF
from depesche.reading.who_find import Finder
from depesche.reading.who_phrase import Phrase

_FROM = OF | {"aus", "from"}
_QUANTITIES = frozenset({
    "thousand", "thousands", "hundred", "hundreds", "dozen", "dozens", "score", "scores", "ten", "tens", "million", "millions",
    "number", "majority", "handful", "crowd", "lot", "dutzend", "dutzende", "hundert", "tausend", "reihe", "zahl",
    "anzahl", "mehrheit", "teil", "vielzahl",
})  # fmt: skip
_GROUPS = frozenset({"group", "gruppe"})
"""Nouns that name a body of their own, or only count those named after them (`a group of protesters`)."""
_ADDRESSES = {"Frau": "f", "Herr": "m", "Herrn": "m"}
"""German words of address before a name, with the gender they tell."""
_COUNTING = frozenset({",", "und", "and", "sowie", "&"})


class Beside:
    """Looks to the left and right of the phrases of one passage; `gone` are those that another one absorbs."""

    def __init__(self, finder: Finder) -> None:
        self.finder = finder
        self.tokens = finder.tokens
        self.at = finder.by_token
        self.gone: set[int] = set()

    def look(self) -> None:
        """Join nouns before names, quantities and plural titles to whom they mean."""
        for phrase in self.finder.phrases:
            if phrase.form in {"name", "capital"} and phrase.kind in {"person", "place", "government"}:
                self._noun_before(phrase)
            if phrase.form == "name" and phrase.kind == "state":
                self._country_before(phrase)
        for phrase in self.finder.phrases:
            if phrase.plural or phrase.kind in {"group", "people"}:
                self._quantity(phrase)
        for phrase in self.finder.phrases:
            if phrase.title is not None and phrase.title.personal and phrase.plural:
                self._several(phrase)
        for phrase in self.finder.phrases:
            if phrase.kind == "person" and phrase.country is None:
                self._bracket(phrase)

    def _several(self, phrase: Phrase) -> None:
        """Those whom a plural title stands for: `die Präsidenten Putin und Trump`, `the presidents of Iran and Iraq`."""
        at = phrase.last
        if at < len(self.tokens) and self.tokens[at].text.lower() in _FROM:
            at += 1
        states, end = self._chain(at, "state")
        if len(states) > 1:
            phrase.parties, phrase.country = tuple(states), None
            at = end + 1 if end < len(self.tokens) and self.tokens[end].text == "," else end
        named, _ = self._chain(at, "person")
        if len(named) > 1:
            phrase.named = tuple(named)
            for name in named:
                name.title = name.title or phrase.title

    def _chain(self, at: int, kind: str) -> tuple[list[Phrase], int]:
        """Names of one kind that are counted up from a token on, and the token after the last; empty without `und`."""
        out: list[Phrase] = []
        joined = False
        end = at
        while at < len(self.tokens):
            if self.tokens[at].upos == "DET" or (joined and self.tokens[at].text.lower() in _FROM):
                at += 1
                continue
            found = self.at.get(at)
            if found is None or found.first != at or found.kind != kind or found.form != "name":
                break
            out.append(found)
            end = at = found.last
            while at < len(self.tokens) and self.tokens[at].text.lower() in _COUNTING and at - end < 2:
                joined = joined or self.tokens[at].text != ","
                at += 1
            if at == end:
                break
        return (out, end) if joined else ([], end)

    def _quantity(self, phrase: Phrase) -> None:
        """Let a noun of quantity stand for those it counts: `thousands of refugees`, `eine Gruppe von Soldaten`."""
        at = self.tokens[phrase.head].head
        lemma = self.tokens[at].lemma.lower()
        counting = self.at.get(at)
        if at >= phrase.left or (lemma not in _GROUPS if counting is not None else lemma not in _QUANTITIES):
            return
        if counting is not None:
            self.gone.add(id(counting))
        phrase.stand_ins.append(at)
        phrase.plural = True

    def _noun_before(self, phrase: Phrase) -> None:
        """Let a noun that is no office stand for the name after it: `die Pilotin Nadija Sawtschenko`, `der Stadt Bachmut`."""
        at = phrase.first - 1
        if at >= 0 and phrase.kind == "person" and self.tokens[at].text in _ADDRESSES:
            self._address(phrase, at)
            return
        lone = self.at.get(at)
        if (
            at < 0
            or self.tokens[at].upos not in {"NOUN", "PROPN"}
            or (lone is not None and not (phrase.kind == "person" and _origin(lone)))
        ):
            return
        if lone is None and self.tokens[at].upos != "NOUN":
            return
        inside = range(phrase.first, phrase.last)
        if not any(self.tokens[i].head == at for i in inside) and self.tokens[at].head not in inside:
            return
        if lone is not None:
            self.gone.add(id(lone))
            if phrase.country is None:
                phrase.country = lone.country
                phrase.why += f"; state by {self.tokens[at].text}"
        phrase.stand_ins.append(at)
        if phrase.kind == "government":
            phrase.kind, phrase.political = "place", False
            phrase.known = self.finder.as_place(phrase.first, phrase.last) or phrase.known
        first = at
        while first > 0 and self.tokens[first - 1].upos in {"ADJ", "DET"}:
            first -= 1
            lone = self.at.get(first)
            if lone is not None and first in self.finder.adjectives and phrase.kind == "person":
                self.gone.add(id(lone))
        state = next((self.finder.adjectives[i] for i in range(first, at) if i in self.finder.adjectives), None)
        if (phrase.kind == "person" or (phrase.kind == "place" and not phrase.known)) and phrase.country is None and state is not None:
            phrase.country = state
            phrase.why += "; state by the adjective before it"

    def _country_before(self, phrase: Phrase) -> None:
        """Let `Land`, `Staat` directly before a state's name be part of it: `dem Land Ukraine`."""
        before = self.at.get(phrase.first - 1)
        if before is not None and before.form == "description" and before.kind == "state" and not before.plural and before is not phrase:
            if before.head == phrase.first - 1 and phrase.left == phrase.first:
                phrase.left = before.left
                phrase.stand_ins.append(before.head)
                self.gone.add(id(before))

    def _address(self, phrase: Phrase, at: int) -> None:
        """Let `Frau`, `Herr` before a name be part of it: they tell the gender and are nobody besides."""
        phrase.gender = phrase.gender or _ADDRESSES[self.tokens[at].text]
        phrase.stand_ins.append(at)
        other = self.at.get(at)
        if other is not None and other is not phrase:
            self.gone.add(id(other))

    def _genitive(self, at: int) -> bool:
        """Whether a German name of a state has the -s of a genitive (`Russlands Lawrow`)."""
        text = self.tokens[at].text
        return self.finder.language == "de" and text.endswith("s") and any(self.at[at].country == k.country for k in self.at[at].known)

    def _bracket(self, phrase: Phrase) -> None:
        """The state of the party or body in brackets after a name, or of the state before it: `South Korea's Yoon`."""
        at = phrase.first - 1
        if at > 0 and self.tokens[at].text in {"'s", "\u2019s"}:
            at -= 1
        owner = self.at.get(at)
        if owner is not None and owner.kind == "state" and owner.form == "name" and (at != phrase.first - 1 or self._genitive(at)):
            phrase.country = owner.country
            phrase.why += "; state by the name before it"
            return
        at = phrase.last
        if at + 1 < len(self.tokens) and self.tokens[at].text == "(":
            found = self.at.get(at + 1)
            if found is not None and found.country:
                phrase.country = found.country
                phrase.why += "; state by the body in brackets"


def _origin(phrase: Phrase) -> bool:
    """Whether a noun only tells where who is named next comes from: `der Amerikaner X`, `der US-Programmierer X`."""
    return phrase.form == "name" and (phrase.kind == "people" or (phrase.kind == "state" and "first part of a compound" in phrase.why))
