"""Whom descriptions and pronouns mean: `der Minister`, `seine Regierung`, `beide Länder`, `er`, `they`."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from depesche.reading.document import Passage
from depesche.reading.who_called import call, is_state, takes_setting
from depesche.reading.who_link import federal
from depesche.reading.who_names import country_name
from depesche.reading.who_people import Setting
from depesche.reading.who_phrase import Phrase, possessive
from depesche.reading.who_titles import holder
from depesche.reading.who_words import feature
from depesche.records import Token

_BOTH = ("beide", "both", "two")
_SINGULAR = {"er": "m", "ihm": "m", "ihn": "m", "he": "m", "him": "m", "she": "f", "her": "f", "dieser": "m"}
_SPEAKER = frozenset({"I", "ich", "Ich"})
_SPEAKERS = frozenset({"we", "us", "our", "wir", "uns", "unser", "unsere", "unserer", "unserem", "unseren", "unseres"})
_OPEN = frozenset({"sie", "ihr", "ihnen", "they", "them", "diese"})
_TAKEN_UP = frozenset({"organisation", "party", "ministry"})
_LAST_NAMED = ("dessen", "deren", "dieser", "diese")
"""Words that point to who was named last, not to the subject."""
_SUBJECTS = ("nsubj", "nsubj:pass", "sb")
_COLLECTIVE = frozenset({"group", "organisation", "government", "people", "outlet"})
_BROAD = frozenset({"minister", "official", "other", "party", "legislator"})


@dataclass(slots=True)
class Referee:
    """Goes through a passage in order and settles descriptions and pronouns by who came before."""

    setting: Setting
    people: list[Phrase]
    past: list[tuple[int, Phrase]] = field(default_factory=list)
    tokens: tuple[Token, ...] = ()
    children: Callable[[int], list[int]] = lambda _: []
    owners: dict[int, Phrase] = field(default_factory=dict)
    sentence: int = 0
    _beginnings: set[int] = field(default_factory=set)

    def read(self, passage: Passage, phrases: list[Phrase]) -> list[Phrase]:
        """Settle a passage; gives its phrases together with those made of pronouns, in order."""
        self.tokens = passage.parse.tokens
        self.children = passage.tree.children
        self.owners = {}
        self.past = [(-9, p) for _, p in self.past]
        starts: dict[int, list[Phrase]] = {}
        for phrase in phrases:
            starts.setdefault(phrase.left, []).append(phrase)
        inside = {i for p in phrases for i in range(p.first, p.last)}
        out: list[Phrase] = list(phrases)
        self._beginnings = {first for first, _ in passage.parse.sentences}
        for sentence, (first, last) in enumerate(passage.parse.sentences):
            self.sentence = sentence
            for index in range(first, last):
                token = self.tokens[index]
                if index not in inside:
                    pronoun = self._pronoun(token, passage, sentence)
                    if pronoun is not None:
                        out.append(pronoun)
                for phrase in starts.get(index, ()):
                    self._settle(phrase)
                    self.past.append((sentence, phrase))
        return sorted(out, key=lambda p: (p.left, p.last))

    # --- descriptions ----------------------------------------------------------

    def _settle(self, phrase: Phrase) -> None:
        if phrase.form in {"name", "capital"} or phrase.name is not None:
            return
        if phrase.of is not None and phrase.of is not phrase:
            self._settle(phrase.of)
        self._own(phrase)
        if phrase.kind == "state":
            self._country(phrase)
        elif phrase.kind == "person":
            self._person(phrase)
        else:
            self._body(phrase)

    def _own(self, phrase: Phrase) -> None:
        """Take the state of the owner: `seine Regierung`, `ihres Landes`."""
        owner = self.owners.get(phrase.owner) if phrase.owner is not None else None
        if owner is not None and phrase.country is None and owner.country:
            phrase.country = owner.country
            phrase.why += f"; state of {owner.name or 'its owner'}"

    def _country(self, phrase: Phrase) -> None:
        """`das Land` is the state last spoken of, `beide Länder` the last two."""
        before = self.tokens[phrase.left].text.lower() if phrase.left < phrase.first else ""
        words = " ".join(t.text.lower() for t in self.tokens[max(0, phrase.left - 1) : phrase.first])
        if phrase.plural or before.startswith(_BOTH):
            if any(w.startswith(_BOTH) for w in words.split()):
                self._both(phrase)
            phrase.political = phrase.name is not None
            return
        if phrase.country is None and phrase.definite:
            found = next((p for _, p in reversed(self.past) if p.country and is_state(p.country) and not p.plural), None)
            phrase.country = found.country if found is not None else None
            phrase.why += "; the state last spoken of"
            phrase.score = 0.7
        call(phrase)
        phrase.political = phrase.country is not None

    def _both(self, phrase: Phrase) -> None:
        last: dict[str, Phrase] = {}
        for _, p in reversed(self.past):
            if (
                p.country
                and is_state(p.country)
                and p.kind in {"state", "government", "person", "group"}
                and p.certain | (p.kind != "person")
            ):
                last.setdefault(p.country, p)
            if len(last) == 2:
                first, second = sorted(last.values(), key=self._order)
                phrase.members = (self._as_state(second, phrase), self._as_state(first, phrase))[::-1]
                phrase.name = " and ".join(country_name(p.country or "") for p in phrase.members)
                phrase.plural, phrase.score = True, 0.8
                phrase.why += "; the two states last spoken of"
                return

    def _order(self, phrase: Phrase) -> int:
        return next(n for n, (_, p) in enumerate(self.past) if p is phrase)

    def _as_state(self, of: Phrase, phrase: Phrase) -> Phrase:
        return Phrase(
            where=phrase.where, first=phrase.first, last=phrase.last, head=phrase.head, left=phrase.left, kind="state",
            form="description", actor=of.country, name=country_name(of.country or ""), country=of.country, score=0.8,
            why="one of the two states last spoken of",
        )  # fmt: skip

    def _person(self, phrase: Phrase) -> None:
        title = phrase.title
        if title is None or phrase.plural or phrase.indefinite:
            self._nationality(phrase)
            call(phrase)
            return
        found = self._told(phrase)
        if found is not None:
            phrase.actor, phrase.name, phrase.known = found.actor, found.name, found.known
            phrase.country = phrase.country or found.country
            phrase.gender, phrase.political, phrase.score = found.gender, found.political, 0.8
            phrase.why += f"; in this report {found.name} is meant"
            return
        self._nationality(phrase)
        post = None if phrase.former or not phrase.country else holder(title, phrase.country, self.setting.day, self.setting.language)
        if post is not None and (phrase.definite or phrase.left == phrase.first):
            phrase.actor, phrase.score = post.holder, 0.85
            phrase.why += f"; held by {post.holder} on {self.setting.day}: posts.tsv {post.id}"
            return
        call(phrase)

    def _nationality(self, phrase: Phrase) -> None:
        if phrase.country is None and takes_setting(phrase):
            self._by_setting(phrase)

    def _told(self, phrase: Phrase) -> Phrase | None:
        """The person of the report the description fits: same office and state, spoken of last, then at all."""
        title = phrase.title
        if title is None or not (phrase.definite or phrase.country):
            return None
        before = [p for _, p in reversed(self.past) if p.kind == "person" and p.actor]
        for pool in (before, self.people):
            fits = [p for p in pool if self._same_office(p, phrase)]
            if fits and (pool is before or len({p.actor for p in fits}) == 1):
                return fits[0]
        return None

    def _same_office(self, person: Phrase, phrase: Phrase) -> bool:
        mine, theirs = phrase.title, person.title
        if mine is None or theirs is None or not person.actor:
            return False
        if phrase.country and person.country and phrase.country != person.country:
            return False
        if (phrase.gender == "f" and person.gender == "m") or (phrase.former != person.former and phrase.former):
            return False
        if mine.office and mine.office == theirs.office:
            return True
        wide = mine.role in {"head-of-state", "head-of-government"} and mine.role == theirs.role
        vague = mine.office in {"minister", "head", "official"} and theirs.role in {"minister", "head-of-government"}
        politician = mine.word.startswith("Politiker") or mine.word == "politician"
        return (phrase.country is None and (wide or (vague and mine.role == theirs.role) or (politician and person.political))) or (
            wide and not mine.office
        )

    def _body(self, phrase: Phrase) -> None:
        title = phrase.title
        named = self._named_before(phrase)
        if named is not None:
            phrase.actor, phrase.name, phrase.country = named.actor, named.name, named.country
            phrase.political, phrase.score = named.political, 0.7
            phrase.why += f"; {named.name} was named before"
            return
        if phrase.country is None and title is not None and takes_setting(phrase):
            earlier = next(
                (p for _, p in reversed(self.past) if p.title is not None and p.country
                 and p.title.office == title.office and p.kind == phrase.kind), None,
            )  # fmt: skip
            if earlier is not None and phrase.definite and phrase.kind != "people" and not self._federal(phrase):
                phrase.country = earlier.country
                phrase.why += "; as spoken of before"
            else:
                self._by_setting(phrase)
        call(phrase)

    def _named_before(self, phrase: Phrase) -> Phrase | None:
        """The body a bare common noun takes up: `die Organisation`, `die Partei`, `das Ministerium`."""
        office = phrase.title.office if phrase.title is not None else ""
        if (
            office not in _TAKEN_UP
            or not phrase.definite
            or phrase.plural
            or phrase.country
            or phrase.of is not None
            or (phrase.title is not None and phrase.title.prefix)
        ):
            return None
        for _, p in reversed(self.past):
            ministry = "ministry" in (p.actor or "")
            fits = ministry if office == "ministry" else p.kind in {"organisation", "group"} and not ministry
            if fits and p.actor and p.form == "name":
                return p
        return None

    def _federal(self, phrase: Phrase) -> bool:
        return federal(self.tokens[phrase.head].text, self.setting.language)

    def _by_setting(self, phrase: Phrase) -> None:
        near = {p.country for at, p in self.past[-8:] if at == self.sentence and p.country and is_state(p.country)}
        country = next(iter(near)) if len(near) == 1 else self.setting.country
        if self._federal(phrase) and country not in {"DEU", "AUT", "CHE"}:
            country = "DEU"
        if country is None:
            latest = [p.country for _, p in self.past[-6:] if p.country and is_state(p.country)]
            country = latest[-1] if latest else None
        if country is not None:
            phrase.country = country
            phrase.score = min(phrase.score, 0.6)
            phrase.why += "; state: the one this report is mostly about"

    # --- pronouns ------------------------------------------------------------------

    def _pronoun(self, token: Token, passage: Passage, sentence: int) -> Phrase | None:
        lower = token.text.lower()
        if token.text in _SPEAKER or lower in _SPEAKERS:
            return self._speaker(token, passage)
        owning = possessive(token)
        if not owning and (token.upos != "PRON" or (lower not in _SINGULAR and lower not in _OPEN)):
            return None
        if token.text == "Sie" and token.index not in self._beginnings:
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
        return phrase

    def _speaker(self, token: Token, passage: Passage) -> Phrase | None:
        """`I` is the person named last, `we` whom that person acts for: quoted words mostly follow their speaker."""
        last = next((p for _, p in reversed(self.past) if p.kind == "person" and p.name and p.form == "name"), None)
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
            why=f"first person: {last.name} was named last",
        )  # fmt: skip
        if possessive(token) or token.text.lower().startswith(("our", "unser")):
            self.owners[token.index] = phrase
        return phrase

    def _antecedent(self, token: Token, sentence: int, owning: bool) -> Phrase | None:
        ranked: list[tuple[float, int, Phrase]] = []
        for order in range(len(self.past) - 1, -1, -1):
            at, phrase = self.past[order]
            if at < sentence - 2:
                break
            fit = self._fit(token, phrase, owning, at == sentence)
            if fit is not None:
                last = token.text.lower().startswith(_LAST_NAMED)
                near = -2.0 * (sentence - at) + (1.5 if not last and self._subject(phrase) else 0.0)
                ranked.append((fit + near, order, phrase))
        if not ranked:
            return None
        ranked.sort(key=lambda r: (-r[0], -r[1]))
        return ranked[0][2]

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
        if phrase.kind == "group" or (self.setting.language == "en" and phrase.kind in {"organisation", "government"}):
            return 0.0
        return 0.2 if phrase.country == "USA" and phrase.kind == "state" and self.setting.language == "de" else None

    def _owner_fit(self, lower: str, phrase: Phrase) -> float | None:
        if lower.startswith(("sein", "dessen", "his", "its")):
            if phrase.plural or phrase.gender == "f" or (lower == "his" and phrase.kind != "person"):
                return None
            if lower == "its" and phrase.kind == "person":
                return None
            feminine = phrase.kind != "person" and feature(self.tokens[phrase.head].feats, "Gender") == "Fem"
            return None if feminine and phrase.form != "name" else 0.5
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
