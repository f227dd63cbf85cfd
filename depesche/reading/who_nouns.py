"""Find the noun phrases of a passage that describe somebody: offices, bodies, forces, groups, states in adjectives."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache

from depesche.reading.document import CastKind, Passage
from depesche.reading.who_find import Finder
from depesche.reading.who_kinds import state_of_ship
from depesche.reading.who_known import names
from depesche.reading.who_names import Known
from depesche.reading.who_naming import country_name
from depesche.reading.who_phrase import ARTICLES, CONTRACTED, Phrase, is_noun, widen
from depesche.reading.who_titles import Title, Titles, state_adjective, titles
from depesche.reading.who_words import atoms
from depesche.records import Token

_GENITIVE = frozenset({"des", "eines", "dieses", "jenes", "seines", "ihres"})
_PLURAL = ("en", "ern", "nnen", "kräfte", "ische", "sten")
_KINDS: dict[str, CastKind] = {
    "government": "government", "body": "organisation", "force": "group", "group": "group",
    "media": "outlet", "people": "people", "state": "state",
}  # fmt: skip

_GENITIVES = frozenset({"des", "der", "eines", "einer"})
_OWNED = _GENITIVES | {"von", "vom", "gegen"}
"""Words after a noun by which it is the place or act of something."""
_PLACING = frozenset({"in", "im", "ins", "aus", "nach", "bei", "durch", "um", "vor", "nahe", "auf", "aufs", "über", "zu", "zur",
                      "außerhalb", "innerhalb", "am", "an", "unweit", "gen", "rund", "unter"})  # fmt: skip
"""Prepositions after which a town or a quarter of the sky is a place."""
_SHORTEST_GROUP = 5
"""Letters a group's name must have more than, to begin a compound."""
_SOME = frozenset({"eine", "einer", "eines", "einem", "einen", "einige", "einigen", "viele", "vielen", "mehrere", "mehreren", "keiner",
                   "keine", "keinem", "one", "some", "many", "several", "most", "none", "few"})  # fmt: skip
"""Words for an unnamed part of those named next."""


_TWO = frozenset({"pair", "duo"})
"""English words for two who were named."""


def find_phrases(passage: Passage, language: str, surnames: frozenset[str] = frozenset()) -> Finder:
    """Find every phrase of a passage that names or describes somebody.

    Args:
        passage: The parsed text or title.
        language: Its language.
        surnames: Last words of full names the report gives anywhere.

    """
    found = Finder(passage, language, surnames)
    Nouns(found).find()
    found.phrases.sort(key=lambda p: (p.first, p.last))
    return found


class Nouns:
    """Adds the described to the named of one passage."""

    def __init__(self, found: Finder) -> None:
        self.found = found

    def find(self) -> None:
        """Offices and bodies first, then states that only an adjective or a compound names."""
        self._ships()
        self._titles()
        self._offices()
        self._lone_adjectives()
        self._compounds()

    def _titles(self) -> None:
        words = titles(self.found.language)
        if self.found.language == "en":
            self._phrases_of_words(words)
        for token in self.found.tokens:
            if token.index in self.found.by_token or not is_noun(token):
                continue
            title = self.found.title(token)
            if title is not None and ((title.role == "people" and self._first_name(token)) or self._is_part(token, title)):
                continue
            if title is not None and not (title.role == "state" and title.prefix) and not self._somewhere(title, token):
                self.found.claim(self._title_phrase(title, token.index, token.index + 1))

    def _ships(self) -> None:
        """Ships that the letters before their name make known (`HMS Kent`), where the recogniser saw no name."""
        tokens = self.found.tokens
        for token in tokens[:-1] if self.found.language == "en" else ():
            following = tokens[token.index + 1]
            state = state_of_ship([token.text, following.text]) if following.text[:1].isupper() and following.upos == "PROPN" else None
            if state is not None and not {token.index, following.index} & set(self.found.by_token) and self.found.title(following) is None:
                self.found.claim(self.found.unknown(token.index, following.index + 1, "organisation"))

    def _offices(self) -> None:
        """Offices of a person or office (`Netanyahu's office`, `the office of the president`): they speak and act for them."""
        for token in self.found.tokens if self.found.language == "en" else ():
            if token.text.lower() != "office" or token.index in self.found.by_token:
                continue
            below = [c for c in self.found.passage.tree.children(token.index) if self.found.tokens[c].deprel.startswith("nmod")]
            near = (self.found.by_token.get(c) for c in below)
            owner = next((p for p in near if p is not None and p.kind == "person"), None)
            if owner is None or (title := titles("en").word("press office") or titles("en").phrase(atoms("press office"), 0)) is None:
                continue
            at = token.index
            self.found.claim(Phrase(
                where=self.found.passage.where, first=at, last=at + 1, head=at, left=min(at, owner.left), kind="organisation", title=title,
                form="description", of=owner, definite=True, score=0.7, why=f"described: the office of {owner.full or 'a person'}",
            ))  # fmt: skip

    def _is_part(self, token: Token, title: Title) -> bool:
        """Whether a noun is nobody by itself: part of the body, or before another person's noun (`the billionaire businessman`)."""
        above = self.found.tokens[token.head]
        adjunct = title.personal and token.deprel == "compound" and above.index == token.index + 1 and self.found.language == "en"
        other = self.found.title(above) if adjunct else None
        return (other is not None and other.personal) or self._of_the_body(token)

    def _of_the_body(self, token: Token) -> bool:
        """Whether an English `head` is somebody's own (`shook his head`; not `its head`, `his head of security`)."""
        if self.found.language != "en" or token.lemma.lower() != "head":
            return False
        if token.deprel == "compound" and token.head > token.index:
            return True  # `head scarf`
        children = [self.found.tokens[c] for c in self.found.passage.tree.children(token.index)]
        return any(t.lower() in {"his", "her", "their", "my", "your", "our"} for t in (c.text for c in children)) and not any(
            c.deprel.startswith("nmod") and c.index > token.index for c in children
        )

    def _somewhere(self, title: Title, token: Token) -> bool:
        """Whether a word that may mean somebody here means a place (`in der Stadt`, `im Westen`) or an act (`Verteidigung des Landes`)."""
        if not title.placed and not title.trial:
            return False
        tokens, at = self.found.tokens, token.index - 1
        following = token.index + 1
        after = tokens[following] if following < len(tokens) else token
        owned = _GENITIVES if title.placed else _OWNED
        if after.text.lower() in owned or after.upos == "PROPN" or (following in self.found.by_token and after is not token):
            return True
        if title.trial:
            return not self._court() or at < 0 or tokens[at].text.lower() not in ARTICLES
        while at >= 0 and (tokens[at].upos in {"DET", "ADJ", "NUM", "ADV"} and tokens[at].text.lower() not in CONTRACTED):
            at -= 1
        return at >= 0 and tokens[at].text.lower() in _PLACING

    def _court(self) -> bool:
        """Whether the passage speaks of a court."""
        found = (self.found.title(t) for t in self.found.tokens if is_noun(t))
        return any(t is not None and t.office in {"court", "judge", "prosecutor"} for t in found)

    def _first_name(self, token: Token) -> bool:
        """Whether a noun for people is the first name of somebody: `Volker Beck`."""
        following = token.index + 1
        return token.name == "B-PER" and following < len(self.found.tokens) and self.found.tokens[following].name == "I-PER"

    def _phrases_of_words(self, words: Titles) -> None:
        for n, atom in enumerate(self.found.atoms):
            title = words.phrase(self.found.atoms, n)
            if title is None:
                continue
            first = self.found.map.token_at(atom.begin)
            last = self.found.map.token_at(self.found.atoms[n + title.words - 1].end - 1)
            if first is not None and last is not None and not any(i in self.found.by_token for i in range(first, last + 1)):
                self.found.claim(self._title_phrase(title, first, last + 1))

    def _title_phrase(self, title: Title, first: int, last: int) -> Phrase:
        kind: CastKind = "person" if title.personal else _KINDS[title.role]
        phrase = Phrase(
            where=self.found.passage.where, first=first, last=last, head=last - 1, left=first, kind=kind, title=title,
            form="post" if title.personal else "description", score=0.8,
            political=title.role not in {"people", "private", "media"} and not title.private,
            gender="f" if title.personal and self.found.language == "de" and title.feminine else "",
            former=title.former,
            why=f"described: offices.tsv {title.row}",
        )  # fmt: skip
        if self.found.language == "en" and title.personal:
            phrase.plural = title.several
        phrase.first = phrase.left = self.found.wide.get(first, first)
        widen(phrase, self.found.tokens)
        phrase.pair = phrase.pair or (title.word in _TWO and phrase.definite)
        self._adjectives_before(phrase)
        phrase.plural = phrase.plural or self._untold_plural(phrase)
        self._some_of(phrase)
        return phrase

    def _some_of(self, phrase: Phrase) -> None:
        """Take `Eine` of `Eine der größten Zeitungen`, `One` of `One of the ministers` into the wording: it stands for somebody of them."""
        tokens, at = self.found.tokens, phrase.left
        article = tokens[at].text.lower() if at < phrase.first else ""
        if not phrase.plural or not at or article not in {"der", "the", "its", "their", "his", "her"}:
            return
        before = at - 1
        if self.found.language == "en":
            if tokens[before].text.lower() != "of" or not before:
                return
            before -= 1
        if tokens[before].text.lower() in _SOME and before not in self.found.by_token:
            phrase.left, phrase.indefinite, phrase.definite = before, True, False
            phrase.stand_ins.append(before)

    def _adjectives_before(self, phrase: Phrase) -> None:
        """Take a state's adjective of several words wholly into the wording (`the North Korean leader`)."""
        left = phrase.left
        while left - 1 in self.found.adjectives and left - 1 not in self.found.by_token:
            left -= 1
        article = self.found.tokens[left - 1] if 0 < left < phrase.left else None
        if article is not None and article.upos == "DET":
            phrase.definite = phrase.definite or article.text.lower() in ARTICLES
            left -= 1
        phrase.left = left

    def _untold_plural(self, phrase: Phrase) -> bool:
        """Whether a German noun is a plural by its form where the parser gives no number (`Regierungschefs`, `Soldaten`)."""
        token = self.found.tokens[phrase.head]
        if self.found.language != "de" or "Number=" in token.feats:
            return False
        if phrase.kind == "person":
            before = self.found.tokens[phrase.left : phrase.first]
            return token.text.endswith("s") and not any(t.text.lower() in _GENITIVE for t in before)
        return phrase.kind in {"group", "people"} and phrase.left == phrase.first and token.text.endswith(_PLURAL)

    # --- adjectives and compounds ----------------------------------------------------------

    def _lone_adjectives(self) -> None:
        """States named only by an adjective before an act (`russischer Angriff`, `die britisch-französischen Gespräche`)."""
        taken = {i for p in self.found.phrases for i in range(p.left, p.last)}
        for token in self.found.tokens:
            if token.index in taken:
                continue
            states = [self.found.adjectives[token.index]] if token.index in self.found.adjectives else self._pair(token)
            if states:
                one, *others = [self._adjective_phrase(token.index, state) for state in states]
                if others:
                    one.members, one.country, one.actor = (replace(one), *others), None, None
                    one.name, one.plural = " and ".join(m.name or "" for m in one.members), True
                self.found.claim(one)

    def _pair(self, token: Token) -> list[str]:
        if "-" not in token.text:
            return []
        parts = token.text.split("-")
        found = [s for p in parts if (s := state_adjective(p, self.found.language))]
        return found if len(parts) == len(found) == 2 else []

    def _adjective_phrase(self, index: int, state: str) -> Phrase:
        return Phrase(
            where=self.found.passage.where, first=index, last=index + 1, head=index, left=index, kind="state", form="name",
            actor=state, name=country_name(state), country=state, score=0.7, why="named by its adjective",
        )  # fmt: skip

    def _compounds(self) -> None:
        """The state named by the first part of a compound that is nobody itself (`Nordkorea-Besuch`)."""
        if self.found.language == "de":
            self._joined_words()
        for index, known in sorted(self.found.prefixes.items()):
            if index in self.found.by_token or known[0].kind not in {"state", "organisation", "person", "group"}:
                continue
            first = self.found.wide.get(index, index)
            word = atoms(self.found.tokens[index].text)[0].text
            if known[0].kind == "person" and word not in self.found.surnames and (len(known) > 1 or known[0].weak):
                continue
            phrase = Phrase(
                where=self.found.passage.where, first=first, last=index + 1, head=index, left=first, kind=known[0].kind,
                form="name", known=known, country=known[0].country, score=0.6,
                full=word if known[0].kind == "person" else known[0].name,
                why=f"first part of a compound: {known[0].row}",
            )  # fmt: skip
            self.found.claim(phrase)

    def _joined_words(self) -> None:
        """States and armed groups at the beginning of a compound written as one word (`Israelbesuch`)."""
        for token in self.found.tokens:
            if token.index in self.found.by_token or token.index in self.found.prefixes or not is_noun(token) or token.name:
                continue
            known = _acting_before(token.text, self.found.language)
            if known:
                self.found.prefixes[token.index] = known


@lru_cache(maxsize=16384)
def _acting_before(word: str, language: str) -> tuple[Known, ...]:
    """The state or armed group a compound written as one word begins with (`Israelbesuch`, `Talibanstellungen`)."""
    for cut in range(len(word) - 4, 3, -1):
        known = names(language).states(word[:cut]) or (names(language).groups(word[:cut]) if cut > _SHORTEST_GROUP else ())
        if known:
            return known
    return ()
