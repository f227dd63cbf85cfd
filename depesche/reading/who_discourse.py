"""What was spoken of so far in a report, and whom a pronoun takes up from it."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from depesche.reading.document import Passage
from depesche.reading.who_called import is_state
from depesche.reading.who_groups import joined, two_near
from depesche.reading.who_naming import country_name
from depesche.reading.who_people import Setting
from depesche.reading.who_phrase import Phrase, possessive
from depesche.reading.who_pronoun import Pronoun, is_form, read_pronoun
from depesche.reading.who_rank import addressed, best
from depesche.reading.who_spoken import SUBJECTS, Scene, Spoken
from depesche.reading.who_words import feature
from depesche.records import Token

_SPEAKER = frozenset({"I", "ich", "Ich"})
_SPEAKERS = frozenset({"we", "us", "our", "wir", "uns", "unser", "unsere", "unserer", "unserem", "unseren", "unseres"})
_EARLIER = -9
"""Number of the sentence given to what earlier passages spoke of."""
_REMEMBERED = 300
"""Mentions that are kept at least: what lies further back is taken up by its name."""
_NARRATED = 6
"""Sentences for which who says `I` outside quotation marks goes on speaking."""
_REACH = 4
"""Sentences gone back for whom a pronoun means."""
_OPENING = ("„", "“", "»", ":", '"', "«", "‚")


@dataclass(slots=True)
class Discourse:
    """The phrases read so far with their sentence, and the tokens of the passage being read.

    `owners` are possessive words with whom they mean; `sentences` the phrases of
    each sentence of the passage that name their state by themselves; `meant` whom
    each token of the passage speaks of; `spoken` all mentions as pronouns may take
    them up, `counts` how often each actor was spoken of.
    """

    setting: Setting
    past: list[tuple[int, Phrase]] = field(default_factory=list)
    tokens: tuple[Token, ...] = ()
    scene: Scene = None  # type: ignore[assignment]
    owners: dict[int, Phrase] = field(default_factory=dict)
    sentence: int = 0
    beginnings: set[int] = field(default_factory=set)
    sentences: dict[int, list[Phrase]] = field(default_factory=dict)
    meant: dict[int, Phrase] = field(default_factory=dict)
    spoken: list[Spoken] = field(default_factory=list)
    counts: Counter[str] = field(default_factory=Counter)
    guessing: bool = False
    narrator: tuple[int, Phrase] | None = None
    _reading: int = 0

    def open(self, passage: Passage) -> None:
        """Begin a passage; what earlier passages spoke of stays known, as far away."""
        self.tokens = passage.parse.tokens
        self.scene = Scene(passage)
        self.owners = {}
        self.narrator = None
        self.past = [(_EARLIER, p) for _, p in self.past]
        self.spoken = [Spoken(_EARLIER, s.phrase, s.tokens, -1, s.role, -1) for s in self.spoken]
        self.beginnings = {first for first, _ in passage.parse.sentences}

    def look_over(self, passage: Passage, phrases: list[Phrase]) -> None:
        """Note which states each sentence names, before its descriptions are settled."""
        self.sentences = {}
        self.meant = {i: p for p in phrases for i in (*range(p.first, p.last), *p.stand_ins)}
        for phrase in phrases:
            if phrase.country and phrase.certain | (phrase.kind != "person" or phrase.form != "name"):
                self.sentences.setdefault(passage.tree.sentence_of(phrase.first), []).append(phrase)

    def note(self, phrase: Phrase) -> None:
        """Remember that a phrase was spoken of in the sentence being read."""
        self.past.append((self.sentence, phrase))
        beside = self._beside(phrase)
        if beside is not None and phrase.form != "name":
            _share(beside, phrase)
            return
        if beside is not None and beside.form != "name":
            _share(phrase, beside)
            self.spoken = [s for s in self.spoken if s.phrase is not beside]
        self._speak(phrase, phrase.head, self.scene.role(phrase))
        group = joined(phrase, self.scene, self.meant)
        if group is not None:
            self._speak(group, group.head, self.scene.role_at(group.head))

    def _beside(self, phrase: Phrase) -> Phrase | None:
        """The other phrase of an apposition that means one person (`Meyer, Sprecher der Gruppe`): of two only the name is spoken of."""
        if phrase.kind != "person" or phrase.plural:
            return None
        above = phrase.head
        while self.tokens[above].deprel in {"appos", "flat", "conj"} and self.tokens[above].head != above:
            above = self.tokens[above].head
            found = self.meant.get(above)
            if found is not None and found is not phrase:
                other = found.kind == "person" and not found.plural and (found.form == "name") != (phrase.form == "name")
                return found if other and self.tokens[phrase.head].deprel != "conj" else None
        return None

    def _speak(self, phrase: Phrase, at: int, role: str) -> None:
        if len(self.spoken) > 2 * _REMEMBERED:
            del self.spoken[:_REMEMBERED]
        self.spoken.append(Spoken(self.sentence, phrase, self.tokens, at, role, self.scene.quote_at(at)))
        if phrase.actor:
            self.counts[phrase.actor] += 1

    # --- pronouns ----------------------------------------------------------

    def pronoun(self, token: Token, passage: Passage, sentence: int) -> Phrase | None:
        """The phrase a pronoun or possessive makes; None if it is none, or nobody surely fits."""
        lower = token.text.lower()
        if token.text in _SPEAKER or lower in _SPEAKERS:
            return self._speaker(token, passage)
        owning = possessive(token)
        if not owning and not is_form(lower, self.setting.language):
            return None
        pronoun = read_pronoun(token, self.setting.language, owning=owning, verb_number="" if owning else self._verb_number(token))
        if pronoun is None:
            return None
        if self._polite(token):
            return self._addressee(pronoun, passage)
        self._reading = token.index
        found = self._antecedent(pronoun)
        return None if found is None else self._made(pronoun, passage, *found)

    def _addressee(self, pronoun: Pronoun, passage: Passage) -> Phrase | None:
        inside = self.scene.quote_at(pronoun.token.index)
        found = addressed(self.spoken, inside, self) if inside >= 0 else None
        return None if found is None else self._made(pronoun, passage, found, "addressed by who speaks")

    def _made(self, pronoun: Pronoun, passage: Passage, found: Phrase, how: str, score: float = 0.5) -> Phrase:
        at, name = pronoun.token.index, found.name or (None if found.actor else _wording(found, passage))
        phrase = Phrase(
            where=passage.where, first=at, last=at + 1, head=at, left=at,
            kind=found.kind, form="pronoun", known=found.known, actor=found.actor, name=name,
            country=found.country, gender=found.gender, political=found.political,
            plural=found.plural and "p" in pronoun.genders, members=found.members,
            score=score, why=f"pronoun for {name or found.actor or 'those before'}: {how}", title=found.title, certain=found.certain,
        )  # fmt: skip
        if pronoun.owning:
            self.owners[at] = phrase
            self._speak(phrase, at, "owner")
        else:
            self.past.append((self.sentence, found))
            self.meant[at] = phrase
            self._speak(phrase, at, self.scene.role_at(at))
        return phrase

    def _antecedent(self, pronoun: Pronoun) -> tuple[Phrase, str, float] | None:
        near = [s for s in self.spoken if s.sentence >= self.sentence - _REACH or (s.sentence == _EARLIER and self.sentence < 2)]
        if "p" in pronoun.genders and (pair := two_near(near, self.sentence, self.tokens)) is not None:
            near.append(pair)
        return best(pronoun, near, self)

    def speakers(self, quote: int) -> set[str]:
        """Ids or names of those who speak the words of a quotation, also where a pronoun behind it says who."""
        return {p.actor or p.name or "" for p in self._speaking(quote) if p.actor or p.name}

    def _speaking(self, quote: int) -> list[Phrase]:
        found: list[Phrase] = []
        for index in self.scene.speakers(quote):
            who = self.scene.whom(index, self.meant)
            if who is None and not self.guessing and index > self._reading:
                who = self._guess(index)
            if who is not None:
                found.append(who)
        return found

    def _guess(self, index: int) -> Phrase | None:
        """Whom a pronoun will mean that is not read yet."""
        pronoun = read_pronoun(self.tokens[index], self.setting.language, owning=False, verb_number=self._verb_number(self.tokens[index]))
        if pronoun is None:
            return None
        self.guessing = True
        found = self._antecedent(pronoun)
        self.guessing = False
        return found[0] if found is not None else None

    def _verb_number(self, token: Token) -> str:
        """Number of the verb a subject pronoun stands with; empty for other pronouns."""
        if token.deprel not in SUBJECTS:
            return ""
        for index in (token.head, *self.scene.tree.children(token.head)):
            number = feature(self.tokens[index].feats, "Number")
            if number and "VerbForm=Fin" in self.tokens[index].feats:
                return number
        return ""

    def _polite(self, token: Token) -> bool:
        """Whether a German pronoun addresses the one spoken to (`Sie`, `Ihren` within a sentence)."""
        polite = self.setting.language == "de" and token.text.startswith(("Sie", "Ihr", "Ihnen")) and token.index not in self.beginnings
        return polite and self.tokens[token.index - 1].text not in _OPENING

    def _speaker(self, token: Token, passage: Passage) -> Phrase | None:
        """`I` is who speaks the quotation, else the person who last was a subject; `we` the state that person acts for."""
        self._reading = token.index
        last, told = self._who_speaks(token, passage)
        if last is None or token.upos not in {"PRON", "DET"}:
            return None
        alone = token.text in _SPEAKER
        if not alone and not (last.country and last.political):
            return None
        state = last.country if last.country and is_state(last.country) else None
        phrase = Phrase(
            where=passage.where, first=token.index, last=token.index + 1, head=token.index, left=token.index,
            kind="person" if alone else "state" if state else "organisation", form="pronoun",
            actor=last.actor if alone else state, name=last.name if alone else country_name(last.country or ""),
            country=last.country, political=last.political, plural=not alone, score=0.6 if told else 0.4,
            why=f"first person: {last.name} {'speaks' if told else 'spoke last'}",
        )  # fmt: skip
        if possessive(token) or token.text.lower().startswith(("our", "unser")):
            self.owners[token.index] = phrase
        return phrase

    def _who_speaks(self, token: Token, passage: Passage) -> tuple[Phrase | None, bool]:
        """Whose words a token stands in, and whether the quotation tells it."""
        quote = self.scene.quote_at(token.index)
        persons = [p for p in self._speaking(quote) if p.kind == "person" and p.name] if quote >= 0 else []
        if len({p.actor or p.name for p in persons}) == 1:
            return persons[0], True
        before = [s for s in reversed(self.spoken) if s.phrase.kind == "person" and s.phrase.name and s.phrase.form == "name"]
        here = [s for s in before if s.phrase.where == passage.where and s.role == "subject"]
        says = (s.phrase for s in here if self.scene.says(self.scene.verb_above(s.at)))
        subject = here[0].phrase if here else before[0].phrase if before else None
        if quote >= 0:
            return subject, False
        found = self._narrates() or next(says, subject)
        if found is not None and token.text in _SPEAKER:
            self.narrator = (self.sentence, found)
        return found, False

    def _narrates(self) -> Phrase | None:
        """Who last said `I` outside quotation marks, a few sentences back at most: the text goes on in their words."""
        if self.narrator is None or self.sentence - self.narrator[0] > _NARRATED:
            return None
        return self.narrator[1]


def _share(name: Phrase, description: Phrase) -> None:
    """What the description beside a name tells holds for who is named."""
    name.political = name.political or description.political
    name.title = name.title or description.title


def _wording(phrase: Phrase, passage: Passage) -> str | None:
    """A phrase that has no name as the passage words it."""
    tokens = passage.parse.tokens
    if phrase.where != passage.where or phrase.members:
        return None
    return passage.parse.text[tokens[phrase.left].begin : tokens[phrase.last - 1].end]
