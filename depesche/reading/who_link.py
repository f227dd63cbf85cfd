"""Join what belongs together in one noun phrase: titles and names, bodies and their states, genitives."""

from __future__ import annotations

from depesche.reading.who_find import Finder
from depesche.reading.who_known import names
from depesche.reading.who_names import Known
from depesche.reading.who_phrase import Phrase, is_noun
from depesche.reading.who_words import atoms

_OF = frozenset({"von", "vom", "of", "für", "for", "beim", "bei", "at", "der", "des", "the"})
_FROM = _OF | {"aus", "from"}
_QUANTITIES = frozenset({
    "thousand", "thousands", "hundred", "hundreds", "dozen", "dozens", "score", "scores", "ten", "tens", "million", "millions",
    "number", "majority", "handful", "crowd", "lot", "dutzend", "dutzende", "hundert", "tausend", "reihe", "zahl",
    "anzahl", "mehrheit", "teil", "vielzahl",
})  # fmt: skip
_COUNTING = frozenset({",", "und", "and", "sowie", "&"})
_SEATED = frozenset({"in", "im", "aus", "from", "on"})
_SEATED_KINDS = frozenset({"government", "organisation", "group", "people"})
_REACH = 5
"""Tokens after a title within which the state or body it belongs to must begin."""
FEDERAL = ("Bundes", "Landes", "Landtag", "Bürgerschaft")
"""First parts of words that in German reports mean the Federal Republic unless Austria or Switzerland is the topic."""


class Linker:
    """Joins the phrases of one passage; changes them in place, drops the titles that a name absorbs."""

    def __init__(self, finder: Finder) -> None:
        self.finder = finder
        self.tokens = finder.tokens
        self.at = finder.by_token
        self._gone: set[int] = set()
        for phrase in reversed(finder.phrases):
            if phrase.title is not None:
                self._country(phrase)
        for phrase in finder.phrases:
            if phrase.title is not None and ((phrase.title.personal and not phrase.plural) or phrase.kind == "outlet"):
                self._join_name(phrase)
        for phrase in finder.phrases:
            if phrase.form in {"name", "capital"} and phrase.kind in {"person", "place", "government"}:
                self._noun_before(phrase)
        for phrase in finder.phrases:
            if phrase.plural or phrase.kind in {"group", "people"}:
                self._quantity(phrase)
        for phrase in finder.phrases:
            if phrase.title is not None and phrase.title.personal and phrase.plural:
                self._several(phrase)
        for phrase in finder.phrases:
            if phrase.kind == "person" and phrase.country is None:
                self._bracket(phrase)
        finder.phrases[:] = [p for p in finder.phrases if id(p) not in self._gone]

    # --- countries of described phrases -----------------------------------------

    def _country(self, phrase: Phrase) -> None:
        """The state a described person or body belongs to, by the words around it."""
        found = self._body_itself(phrase) or self._inside(phrase) or self._adjective(phrase)
        after = self._after(phrase)
        phrase.of = after
        owned = phrase.owner is not None
        if found is None and not owned and after is not None and after.country and after.kind != "outlet":
            found = (after.country, "the genitive or name after it")
        if found is None and not owned:
            found = self._before(phrase)
        if found is None and phrase.title is not None and phrase.title.state:
            found = (phrase.title.state, "the word itself")
        if after is None and phrase.kind == "person" and self._of_something(phrase):
            phrase.elsewhere = phrase.elsewhere or found is None
            phrase.foreign_body = True
        if found is not None:
            phrase.country = found[0] or None
            phrase.why += f"; state by {found[1]}"
            phrase.score = max(phrase.score, 0.9)

    def _of_something(self, phrase: Phrase) -> bool:
        """Whether an office belongs to something that nobody knows (`der Präsident der Bundesakademie`)."""
        for child in self.finder.passage.tree.children(phrase.head):
            token = self.tokens[child]
            if child < phrase.last or child in self.at or token.deprel not in {"nmod", "nmod:poss"} or not is_noun(token):
                continue
            between = self.tokens[phrase.last : child]
            if all(t.upos in {"DET", "ADJ"} or t.text.lower() == "of" for t in between) and between:
                return between[0].text.lower() in {"der", "des", "eines", "einer", "of"}
        return False

    def _body_itself(self, phrase: Phrase) -> tuple[str, str] | None:
        """The international body an office belongs to whoever holds it (`der luxemburgische EU-Ratspräsident`)."""
        state = phrase.title.state if phrase.title is not None else ""
        return (state, "the word itself") if state.startswith("IGO:") else None

    def _inside(self, phrase: Phrase) -> tuple[str, str] | None:
        known: tuple[Known, ...] = self.finder.prefixes.get(phrase.head, ())
        title = phrase.title
        if not known and title is not None and title.prefix:
            hits = names(self.finder.language).find(atoms(title.prefix), genitive=True)
            known = hits[0].known if hits else ()
        if known and known[0].kind == "organisation":
            phrase.body = known[0].id
        countries = {k.country for k in known if k.country}
        return (next(iter(countries)), "the first part of the word") if len(countries) == 1 else None

    def _adjective(self, phrase: Phrase) -> tuple[str, str] | None:
        first = phrase.left
        for index in range(phrase.first - 1, first - 1, -1):
            if index in self.finder.adjectives:
                return self.finder.adjectives[index], "its adjective"
        if first and first - 1 in self.finder.adjectives:
            return self.finder.adjectives[first - 1], "its adjective"
        for index in range(phrase.first - 1, max(first - 2, -1), -1):
            if index in self.finder.towns and index not in self.at:
                return self.finder.towns[index], "the town its adjective is made from"
        return None

    def _before(self, phrase: Phrase) -> tuple[str, str] | None:
        """A name directly before: `NATO-Generalsekretär`, `Iran's president`, `Russlands Präsident`."""
        at = phrase.left - 1
        if at >= 0 and self.tokens[at].text in {"'s", "\u2019s", "'", "\u2019"}:
            at -= 1
        if at >= 0 and self.tokens[at].upos == "ADJ" and phrase.left - 1 == at:
            at -= 1
        owner = self.at.get(at)
        if owner is None or owner is phrase or (owner.title is not None and owner.title.personal):
            return None
        apart = at != phrase.left - 1
        if self.finder.language == "de" and not apart and not self.tokens[at].text.endswith("s"):
            if owner.kind not in {"organisation", "state"} or phrase.left != phrase.first:
                return None
        if phrase.definite and not apart:
            return None
        country = owner.country or next((k.country for k in owner.known if k.country), None)
        phrase.body = phrase.body or (owner.known[0].id if owner.kind == "organisation" and owner.known else "")
        return (country, "the name before it") if country else None

    def _after(self, phrase: Phrase) -> Phrase | None:
        """The phrase of the genitive or `of` directly after: `des russischen Sicherheitsrates`, `of Iraq`."""
        at, seen = phrase.last, ""
        while at < min(len(self.tokens), phrase.last + _REACH):
            token = self.tokens[at]
            found = self.at.get(at)
            if found is not None:
                return found if self._belongs(phrase, found, seen) else None
            lower = token.text.lower()
            if token.upos in {"ADP", "DET"} or lower in _OF:
                if token.upos == "ADP" and lower not in _OF and lower not in _SEATED:
                    return None
                seen = seen or lower
            elif token.upos not in {"ADJ", "NUM"}:
                return None
            at += 1
        return None

    def _belongs(self, phrase: Phrase, found: Phrase, link: str) -> bool:
        if found.pair and found.kind == "state":
            return True
        if link in _SEATED:
            return phrase.kind in _SEATED_KINDS and found.kind in {"place", "state", "government"}
        if link in {"für", "for", "beim", "bei", "at"} and found.kind in {"place", "person"}:
            return False
        if found.kind == "person" and (found.title is None or phrase.title is None):
            return False
        return bool(link) and (self.finder.language == "en" or link in {"des", "der", "von", "vom"} or link in _OF)

    # --- titles and names ----------------------------------------------------------

    def _join_name(self, phrase: Phrase) -> None:
        """Give a title to the name it stands with: before it, after a genitive, or in apposition."""
        end = phrase.last if phrase.of is None else max(phrase.last, self._end(phrase.of))
        name = self._person_at(phrase, phrase.last) or self._person_at(phrase, end)
        if name is None and end < len(self.tokens) and self.tokens[end].text == ",":
            name = self._person_at(phrase, end + 1)
        if name is None and phrase.left >= 2 and self.tokens[phrase.left - 1].text in {",", "("}:
            name = self._person_before(phrase)
        if name is None:
            return
        if name.title is None or name.title.role == "private":
            name.title = phrase.title
        name.former = name.former or phrase.former
        name.country = name.country or phrase.country
        name.gender = name.gender or phrase.gender
        name.of = name.of or phrase.of
        name.stand_ins.append(phrase.head)
        if phrase.kind == "outlet":
            name.kind, name.political = "outlet", False
        name.why += f"; with title: offices.tsv {phrase.title.row}" if phrase.title else ""
        self._gone.add(id(phrase))

    def _end(self, phrase: Phrase) -> int:
        return phrase.last if phrase.of is None else max(phrase.last, self._end(phrase.of))

    def _person_at(self, title: Phrase, at: int) -> Phrase | None:
        found = self.at.get(at)
        if found is None or found.first != at or (found.title is not None and found.kind != "person"):
            return None
        if title.kind == "outlet":
            return found if found.kind in {"outlet", "organisation"} and found.title is None else None
        is_name = found.kind == "person" and found.form == "name"
        return found if is_name and (found.title is None or found.title.role in {"private", "official", "party"}) else None

    def _person_before(self, phrase: Phrase) -> Phrase | None:
        found = self.at.get(phrase.left - 2)
        if found is None or found.form != "name" or found.title is not None:
            return None
        if title_follows := phrase.title is not None and phrase.kind == "person" and found.kind == "person":
            end = phrase.last if phrase.of is None else self._end(phrase.of)
            closes = end >= len(self.tokens) or self.tokens[end].text in {",", ")", ".", "(", ";", "“", '"', "–", "-"}
            title_follows = closes or self.tokens[end].upos in {"ADP", "PUNCT"}
        return found if title_follows else None

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
            if self.tokens[at].upos == "DET":
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
        """Let a noun of quantity stand for those it counts: `thousands of refugees`, `Dutzende von Soldaten`."""
        at = self.tokens[phrase.head].head
        if at < phrase.left and at not in self.at and self.tokens[at].lemma.lower() in _QUANTITIES:
            phrase.stand_ins.append(at)
            phrase.plural = True

    def _noun_before(self, phrase: Phrase) -> None:
        """Let a noun that is no office stand for the name after it: `die Pilotin Nadija Sawtschenko`, `der Stadt Bachmut`."""
        at = phrase.first - 1
        if at < 0 or at in self.at or self.tokens[at].upos != "NOUN":
            return
        inside = range(phrase.first, phrase.last)
        if not any(self.tokens[i].head == at for i in inside) and self.tokens[at].head not in inside:
            return
        phrase.stand_ins.append(at)
        if phrase.kind == "government":
            phrase.kind, phrase.political = "place", False
            phrase.known = self.finder.as_place(phrase.first, phrase.last) or phrase.known
        first = at
        while first > 0 and self.tokens[first - 1].upos in {"ADJ", "DET"}:
            first -= 1
            lone = self.at.get(first)
            if lone is not None and first in self.finder.adjectives and phrase.kind == "person":
                self._gone.add(id(lone))
        state = next((self.finder.adjectives[i] for i in range(first, at) if i in self.finder.adjectives), None)
        if phrase.kind == "person" and phrase.country is None and state is not None:
            phrase.country = state
            phrase.why += "; state by the adjective before it"

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


def federal(text: str, language: str) -> bool:
    """Whether a German noun by itself points to the reader's federal republic (`Bundesregierung`)."""
    return language == "de" and text.startswith(FEDERAL)


def link(finder: Finder) -> list[Phrase]:
    """Join the phrases of a passage and give those that remain, in order of the text."""
    Linker(finder)
    return finder.phrases
