"""What was spoken of so far in a report, and whom a pronoun takes up from it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from depesche.reading.document import Passage
from depesche.reading.who_called import is_state
from depesche.reading.who_naming import country_name
from depesche.reading.who_people import Setting
from depesche.reading.who_phrase import Phrase, possessive
from depesche.reading.who_words import feature
from depesche.records import Token

_SINGULAR = {"er": "m", "ihm": "m", "ihn": "m", "he": "m", "him": "m", "she": "f", "her": "f", "dieser": "m"}
_SPEAKER = frozenset({"I", "ich", "Ich"})
_SPEAKERS = frozenset({"we", "us", "our", "wir", "uns", "unser", "unsere", "unserer", "unserem", "unseren", "unseres"})
_BODY = {"state": 0.4, "government": 0.4, "organisation": 0.4, "group": 0.2, "outlet": 0.2}
"""How well each kind is meant by an English `it` that does something."""
_OPEN = frozenset({"sie", "ihr", "ihnen", "they", "them", "diese"})
_LAST_NAMED = ("dessen", "deren", "dieser", "diese")
"""Words that point to who was named last, not to the subject."""
_SUBJECTS = ("nsubj", "nsubj:pass", "sb")
_COLLECTIVE = frozenset({"group", "organisation", "government", "people", "outlet"})


@dataclass(slots=True)
class Discourse:
    """The phrases read so far with their sentence, and the tokens of the passage being read.

    `owners` are possessive words with whom they mean; `sentences` the phrases of
    each sentence of the passage that name their state by themselves; `meant` whom
    each token of the passage speaks of.
    """

    setting: Setting
    past: list[tuple[int, Phrase]] = field(default_factory=list)
    tokens: tuple[Token, ...] = ()
    children: Callable[[int], list[int]] = lambda _: []
    owners: dict[int, Phrase] = field(default_factory=dict)
    sentence: int = 0
    beginnings: set[int] = field(default_factory=set)
    sentences: dict[int, list[Phrase]] = field(default_factory=dict)
    meant: dict[int, Phrase] = field(default_factory=dict)

    def open(self, passage: Passage) -> None:
        """Begin a passage; what earlier passages spoke of stays known, as far away."""
        self.tokens = passage.parse.tokens
        self.children = passage.tree.children
        self.owners = {}
        self.past = [(-9, p) for _, p in self.past]
        self.beginnings = {first for first, _ in passage.parse.sentences}

    def look_over(self, passage: Passage, phrases: list[Phrase]) -> None:
        """Note which states each sentence names, before its descriptions are settled."""
        self.sentences = {}
        self.meant = {i: p for p in phrases for i in (*range(p.first, p.last), *p.stand_ins)}
        for phrase in phrases:
            if phrase.country and phrase.certain | (phrase.kind != "person" or phrase.form != "name"):
                self.sentences.setdefault(passage.tree.sentence_of(phrase.first), []).append(phrase)

    def pronoun(self, token: Token, passage: Passage, sentence: int) -> Phrase | None:
        """The phrase a pronoun or possessive makes; None if it is none, or nobody surely fits."""
        lower = token.text.lower()
        if token.text in _SPEAKER or lower in _SPEAKERS:
            return self._speaker(token, passage)
        owning = possessive(token)
        if not owning and (token.upos != "PRON" or not (lower in _SINGULAR or lower in _OPEN or self._acting_it(token))):
            return None
        if token.text == "Sie" and token.index not in self.beginnings:
            before = self.tokens[token.index - 1].text
            if before not in {"„", "“", "»", ":", '"'}:
                return None
        found = self._antecedent(token, sentence, owning)
        if found is None:
            return None
        phrase = Phrase(
            where=passage.where, first=token.index, last=token.index + 1, head=token.index, left=token.index,
            kind=found.kind, form="pronoun", known=found.known, actor=found.actor, name=found.name,
            country=found.country, gender=found.gender, political=found.political, plural=found.plural,
            score=0.6, why=f"pronoun for {found.name or 'the group before'}", title=found.title,
        )  # fmt: skip
        if owning:
            self.owners[token.index] = phrase
        else:
            self.past.append((sentence, found))
            self.meant[token.index] = phrase
        return phrase

    def _acting_it(self, token: Token) -> bool:
        return token.text.lower() == "it" and self.setting.language == "en" and token.deprel in _SUBJECTS

    def _speaker(self, token: Token, passage: Passage) -> Phrase | None:
        """`I` is the person who last was a subject, `we` whom that person acts for: quoted words mostly follow their speaker."""
        before = [p for _, p in reversed(self.past) if p.kind == "person" and p.name and p.form == "name"]
        here = (p for p in before if p.where == passage.where and self._subject(p))
        last = next(here, before[0] if before else None)
        if last is None or token.upos not in {"PRON", "DET"}:
            return None
        alone = token.text in _SPEAKER
        if not alone and not last.country:
            return None
        state = last.country if last.country and is_state(last.country) else None
        phrase = Phrase(
            where=passage.where, first=token.index, last=token.index + 1, head=token.index, left=token.index,
            kind="person" if alone else "state" if state else "organisation", form="pronoun",
            actor=last.actor if alone else state, name=last.name if alone else country_name(last.country or ""),
            country=last.country, political=last.political, plural=not alone, score=0.4,
            why=f"first person: {last.name} spoke last",
        )  # fmt: skip
        if possessive(token) or token.text.lower().startswith(("our", "unser")):
            self.owners[token.index] = phrase
        return phrase

    def _antecedent(self, token: Token, sentence: int, owning: bool) -> Phrase | None:
        ranked: list[tuple[float, int, Phrase]] = []
        doers = set() if owning else self._doers(token)
        for order in range(len(self.past) - 1, -1, -1):
            at, phrase = self.past[order]
            if at < sentence - 2:
                break
            if phrase.actor is not None and phrase.actor in doers:
                continue
            fit = self._fit(token, phrase, owning, at == sentence)
            if fit is not None:
                if token.text.lower().startswith(_LAST_NAMED) and owning:
                    return phrase
                near = -2.0 * (sentence - at) + (1.5 if self._subject(phrase) else 0.0)
                ranked.append((fit + near, order, phrase))
        if not ranked:
            return None
        ranked.sort(key=lambda r: (-r[0], -r[1]))
        return ranked[0][2]

    def _doers(self, token: Token) -> set[str]:
        """Who does the act a pronoun stands with, where the pronoun is not the doer itself: it cannot mean them."""
        if token.deprel in _SUBJECTS:
            return set()
        verb = self._verb_above(token.head)
        found = self._subjects_of(verb)
        while not found and self.tokens[verb].deprel == "conj" and self.tokens[verb].head != verb:
            verb = self.tokens[verb].head
            found = self._subjects_of(verb)
        heads = {c for s in found for c in (s, *self._joined(s))}
        return {p.actor for h in heads if (p := self.meant.get(h)) is not None and p.actor}

    def _verb_above(self, at: int) -> int:
        while self.tokens[at].upos not in {"VERB", "AUX"} and self.tokens[at].head != at:
            at = self.tokens[at].head
        return at

    def _subjects_of(self, verb: int) -> list[int]:
        return [c for c in self.children(verb) if self.tokens[c].deprel in _SUBJECTS]

    def _joined(self, noun: int) -> list[int]:
        return [c for c in self.children(noun) if self.tokens[c].deprel in {"conj", "appos", "flat"}]

    def _subject(self, phrase: Phrase) -> bool:
        heads = {phrase.head, *phrase.stand_ins, *range(phrase.first, phrase.last)}
        return any(h < len(self.tokens) and self.tokens[h].deprel in _SUBJECTS for h in heads)

    def _fit(self, token: Token, phrase: Phrase, owning: bool, same: bool) -> float | None:
        """How well a phrase fits a pronoun: None if it cannot be meant."""
        lower = token.text.lower()
        if phrase.kind == "place" or (phrase.name is None and phrase.kind != "people" and not phrase.title):
            return None
        if same and not owning and self.tokens[phrase.head].head == token.head and phrase.head != token.head:
            return None
        if lower == "it":
            return _BODY.get(phrase.kind) if not phrase.plural and phrase.name else None
        number = self._number(token, owning)
        if owning:
            return self._owner_fit(lower, phrase)
        if lower in _SINGULAR:
            return self._person_fit(_SINGULAR[lower], phrase)
        if number == "Plur":
            return self._plural_fit(phrase)
        if lower in {"sie", "ihr", "diese"} and number == "Sing":
            return self._person_fit("f", phrase)
        return None

    def _person_fit(self, gender: str, phrase: Phrase) -> float | None:
        if phrase.plural:
            return None
        if phrase.kind != "person":
            noun = feature(self.tokens[phrase.head].feats, "Gender")
            wanted = {"m": "Masc", "f": "Fem"}[gender]
            german = self.setting.language == "de" and noun == wanted and phrase.kind not in {"state", "people"}
            return -0.8 if german else None
        if phrase.gender:
            return 1.0 if phrase.gender == gender else None
        return 0.4 if gender == "m" else 0.0

    def _plural_fit(self, phrase: Phrase) -> float | None:
        if phrase.plural:
            return 1.0 if phrase.kind in _COLLECTIVE or phrase.members else 0.5 if phrase.kind != "state" else None
        if phrase.kind == "group":
            return 0.0
        if phrase.kind in {"organisation", "government"}:
            return 0.0 if self.setting.language == "en" else -0.5
        return 0.2 if phrase.country == "USA" and phrase.kind == "state" and self.setting.language == "de" else None

    def _owner_fit(self, lower: str, phrase: Phrase) -> float | None:
        if lower.startswith(("sein", "dessen", "his", "its")):
            if phrase.plural or phrase.gender == "f" or (lower == "his" and phrase.kind != "person"):
                return None
            if lower == "its" and phrase.kind == "person":
                return None
            feminine = phrase.kind != "person" and feature(self.tokens[phrase.head].feats, "Gender") == "Fem"
            if feminine and phrase.form != "name":
                return None
            return 0.7 if phrase.kind == "person" else 0.3 if phrase.form == "name" else 0.0
        if lower.startswith(("ihr", "deren", "their")):
            if phrase.plural:
                return 0.5
            if phrase.kind == "person":
                return (0.7 if phrase.gender == "f" else None) if lower != "their" else None
            return 0.3
        return (0.7 if phrase.kind == "person" and phrase.gender != "m" else None) if lower == "her" else None

    def _number(self, token: Token, owning: bool) -> str:
        """Singular or plural: by the verb of a subject, else by the pronoun itself."""
        if token.text.lower() in {"they", "them", "ihnen"}:
            return "Plur"
        verb = self.tokens[token.head]
        if token.deprel in _SUBJECTS and not owning:
            for index in (verb.index, *self.children(verb.index)):
                number = feature(self.tokens[index].feats, "Number")
                if number and "VerbForm=Fin" in self.tokens[index].feats:
                    return number
        return feature(token.feats, "Number")
