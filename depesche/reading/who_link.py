"""Join what belongs together in one noun phrase: titles and names, bodies and their states, genitives."""

from __future__ import annotations

from dataclasses import replace

from depesche.reading.who_again import weak_singular
from depesche.reading.who_beside import Beside
from depesche.reading.who_counted import count_up
from depesche.reading.who_country import Owners
from depesche.reading.who_find import Finder
from depesche.reading.who_origin import give_origins
from depesche.reading.who_phrase import Phrase
from depesche.reading.who_titles import Title

FEDERAL = ("Bundes", "Landes", "Landtag", "Bürgerschaft")
"""First parts of words that in German reports mean the Federal Republic unless Austria or Switzerland is the topic."""

_DEGREES = frozenset({"Dr", "Prof", "Dipl", "Ing", "med", "h.c", "h", "c", "jur", "phil", "rer", "nat", "Mr", "Mrs", "Ms"})
"""Degrees and forms of address that may stand between an office and a name, without their point."""


_ADDRESSES = {"Mr": "m", "Sir": "m", "Mrs": "f", "Ms": "f", "Miss": "f", "Lady": "f", "Madam": "f"}
"""English words of address before a name, with the gender they tell."""


_FOR = frozenset({"für", "for"})
_PORTFOLIO = frozenset({"NOUN", "ADJ", "DET", "CCONJ"})
_LONGEST_PORTFOLIO = 8
"""Tokens of `für ...` after an office at most."""


class Linker:
    """Joins the phrases of one passage; changes them in place, drops the titles that a name absorbs."""

    def __init__(self, finder: Finder) -> None:
        self.finder = finder
        self.tokens = finder.tokens
        self.at = finder.by_token
        self._gone: set[int] = set()
        owners = Owners(finder)
        for phrase in reversed(finder.phrases):
            if phrase.title is not None:
                owners.settle(phrase)
        for phrase in finder.phrases:
            if phrase.plural and weak_singular(phrase, self.tokens):  # `die Abgeordnete X`
                phrase.plural = False
            if phrase.form == "name":
                continue  # has its title: what follows is another name (`the news agency TASS, Gazprom and Rosneft`)
            if phrase.title is not None and ((phrase.title.personal and not phrase.plural) or phrase.kind == "outlet"):
                self._join_name(phrase)
        for phrase in finder.phrases:
            self._nationality(phrase)
        beside = Beside(finder)
        beside.look()
        give_origins(finder)
        self._gone |= beside.gone | {id(p) for p in count_up(finder)}
        finder.phrases[:] = [p for p in finder.phrases if id(p) not in self._gone]

    def _join_name(self, phrase: Phrase) -> None:
        """Give a title to the name it stands with: before it, after a genitive, or in apposition."""
        end = phrase.last if phrase.of is None else max(phrase.last, self._end(phrase.of))
        name = self._person_at(phrase, phrase.last) or self._person_at(phrase, end) or self._elect(phrase)
        if name is None:
            name = self._person_at(phrase, self._past_degrees(phrase.last)) or self._person_at(phrase, self._past_portfolio(phrase.last))
        if name is None and end < len(self.tokens) and self.tokens[end].text == ",":
            name = self._person_at(phrase, self._past_degrees(end + 1))
        if name is None and phrase.left >= 2 and self.tokens[phrase.left - 1].text in {",", "("}:
            name = self._person_before(phrase)
        if name is None:
            return
        if self._owner(phrase, name):
            phrase.of = name
            return
        if name.title is None or name.title.role == "private":
            name.title = _plain(phrase)
        name.former = name.former or phrase.former
        name.country = name.country or phrase.country
        name.gender = name.gender or phrase.gender or _ADDRESSES.get(self.tokens[phrase.head].text.rstrip("."), "")
        name.of = name.of or phrase.of
        name.body = name.body or phrase.body
        name.stand_ins += dict.fromkeys((phrase.head, phrase.first))  # a parser heads `Secretary of State X` by its first word
        if phrase.kind == "outlet":
            name.kind, name.political = "outlet", False
        name.why += f"; with title: offices.tsv {phrase.title.row}" if phrase.title else ""
        self._gone.add(id(phrase))

    def _elect(self, phrase: Phrase) -> Phrase | None:
        """The name after an office that is won but not taken up: `President-elect Ana Reyes`."""
        at = phrase.last
        elect = at + 2 < len(self.tokens) and self.tokens[at].text == "-" and self.tokens[at + 1].text == "elect"
        return self._person_at(phrase, at + 2) if elect else None

    def _owner(self, phrase: Phrase, name: Phrase) -> bool:
        """Whether a German surname with -s after an office with an article says whose it is (`der Sprecher Putins`)."""
        single = self.finder.language == "de" and name.first == phrase.last and " " not in name.full and name.full.endswith("s")
        if not single or not (phrase.definite or phrase.indefinite):
            return False
        bare = name.full[:-1]
        return bare in self.finder.surnames or bool(name.known and not self.finder.named_so(name.full))

    def _past_degrees(self, at: int) -> int:
        """The token after `Dr.`, `Prof. Dr.`."""
        start = at
        while at < len(self.tokens) and (
            self.tokens[at].text.rstrip(".") in _DEGREES or (self.tokens[at].text == "." and (at > start or self._degree(at - 1)))
        ):
            at += 1
        return at

    def _past_portfolio(self, at: int) -> int:
        """The token after what an office is for: `Ministerin für Bildung und Forschung`; the same token where nothing is said."""
        if at >= len(self.tokens) or self.tokens[at].text.lower() not in _FOR:
            return at
        end = at + 1
        while end < min(len(self.tokens), at + _LONGEST_PORTFOLIO) and end not in self.at and self.tokens[end].upos in _PORTFOLIO:
            end += 1
        return end

    def _degree(self, at: int) -> bool:
        return at >= 0 and self.tokens[at].text in _DEGREES

    def _nationality(self, phrase: Phrase) -> None:
        """Take the state of a noun nobody lists beside a name: `die deutsche Feministin Alice Schwarzer`, `X, ein holländischer Hacker`."""
        if phrase.kind != "person" or phrase.form != "name" or phrase.country is not None:
            return
        near = [self.tokens[phrase.head].head] if self.tokens[phrase.head].deprel in {"appos", "flat"} else []
        near += [c for c in self.finder.passage.tree.children(phrase.head) if self.tokens[c].deprel == "appos"]
        for noun in near:
            at = noun - 1
            if self.tokens[noun].upos != "NOUN" or noun in range(phrase.first, phrase.last):
                continue
            while at >= 0 and at not in self.finder.adjectives and self.tokens[at].upos == "ADJ":
                at -= 1
            if at in self.finder.adjectives:
                phrase.country = self.finder.adjectives[at]
                phrase.why += f"; state by {self.tokens[at].text} {self.tokens[noun].text}"
                return

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
        if found is None or found.form != "name":
            return None
        told = phrase.country is not None or (phrase.of is not None and phrase.of.country is not None)
        if found.title is not None and (found.country is not None or found.of is not None or not told):
            return None  # but `Gen. X, commander of U.S. Central Command` serves whom the second office says
        if title_follows := phrase.title is not None and phrase.kind == "person" and found.kind == "person":
            end = phrase.last if phrase.of is None else self._end(phrase.of)
            closes = end >= len(self.tokens) or self.tokens[end].text in {",", ")", ".", "(", ";", "“", '"', "–", "-"}
            title_follows = closes or self.tokens[end].upos in {"ADP", "PUNCT"} or (found.title is not None and self._verb_at(end))
        return found if title_follows else None

    def _verb_at(self, at: int) -> bool:
        """Whether a finite verb stands there: `Gen. X, commander of Central Command said`."""
        return self.tokens[at].upos in {"VERB", "AUX"} and "VerbForm=Fin" in self.tokens[at].feats


def _plain(phrase: Phrase) -> Title | None:
    """The title of a phrase; of an office of something nobody knows only that somebody heads it (`Hochschulratspräsident`)."""
    title = phrase.title
    return replace(title, office="head", role="official") if title is not None and phrase.foreign_body and title.prefix else title


def federal(text: str, language: str) -> bool:
    """Whether a German noun by itself points to the reader's federal republic (`Bundesregierung`)."""
    return language == "de" and text.startswith(FEDERAL)


def link(finder: Finder) -> list[Phrase]:
    """Join the phrases of a passage and give those that remain, in order of the text."""
    Linker(finder)
    return finder.phrases
