"""Offices, roles and groups as common nouns: which row of offices.tsv a word belongs to."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache, lru_cache

from depesche.lexicon.rows import OfficeRow, StateNameRow
from depesche.lexicon.tables import load
from depesche.reading.who_words import Atom, atoms, with_umlauts

_ENDINGS = ("", "s", "es", "ses", "n", "en", "e", "er", "ern", "in", "innen", "nen", "em")
_ADJECTIVE_ENDINGS = ("", "e", "er", "en", "es", "em")
_SHORTEST_HEAD = 4
"""Letters a noun must have to be looked for at the end of a compound (`-rat` would fit too much)."""
_SHORTEST_PREFIX = 4
"""Letters that must stand before it, so that `Begleiter` is no `Leiter`."""
_STATE_NOTE = "state="
"""How the note of a row says that its words belong to one state (`Kremlchef`: `state=RUS`)."""
_PRIVATE = "private"
"""Note of rows whose words alone name nobody political (`Verein`, `Bank`)."""
_LEADS = "whoever leads"
"""Note of rows whose words mean whoever leads a state, be it its head or its prime minister (`the Israeli leader`)."""
_SIDE = re.compile(r"(?:nord|süd|ost|west|zentral|mittel)(?:ost|west)?-?")
"""First part of a German adjective for a part of a state (`ostukrainisch`)."""
_NO_PART = ("amerikan", "irisch", "indisch")
"""Adjectives that with such a first part are of no part of the state (`südamerikanisch`, `nordirisch`, `westindisch`)."""
_REMEMBERED = 50_000
"""Words remembered at most, so that a long run does not grow."""

_NO_MORE = ("ex", "alt")
"""First parts of German words for an office that is held no more."""
_SHORT_PLURALS = frozenset({"Sens.", "Reps."})

PERSONS = frozenset({
    "head-of-state", "head-of-government", "minister", "diplomat", "spokesperson", "official", "legislator",
    "military", "party", "opposition", "judge", "other", "private", "former",
})  # fmt: skip
"""Roles that one person has; the remaining ones are bodies, forces, groups and people."""


@dataclass(frozen=True, slots=True)
class Title:
    """An office, role or group noun: its row, what stands before it in a compound, the state it belongs to by itself.

    `placed` words are a place or direction after a preposition of place (`im Westen`, `in der Stadt`), `trial` words a side only
    where a court is spoken of (`die Verteidigung`).
    """

    row: str
    office: str
    role: str
    word: str
    prefix: str = ""
    words: int = 1
    state: str = ""
    private: bool = False
    leads: bool = False
    placed: bool = False
    trial: bool = False

    @property
    def personal(self) -> bool:
        """Whether one person is meant."""
        return self.role in PERSONS

    @property
    def several(self) -> bool:
        """Whether an English word names several holders (`ministers`, `secretaries of state`)."""
        head = _head(self.word)
        return head in _SHORT_PLURALS or head.endswith("men") or (head.endswith("s") and not head.endswith("ss"))

    @property
    def former(self) -> bool:
        """Whether the word itself says that the office is held no more (`Ex-Präsident`, `Altkanzler`)."""
        return self.role == "former" or self.prefix.lower() in _NO_MORE or self.word.lower().startswith("ex-")

    @property
    def feminine(self) -> bool:
        """Whether the German form names a woman (`Ministerin`)."""
        return self.word.endswith(("in", "innen", "frau"))


class Titles:
    """The office words of one language."""

    def __init__(self, language: str) -> None:
        self.language = language
        self._words: dict[str, Title] = {}
        self._lower: dict[str, Title] = {}
        self._phrases: dict[str, list[tuple[tuple[str, ...], Title]]] = {}
        self._seen: dict[str, Title | None] = {}
        for row in load(OfficeRow, language):
            for text in row.titles:
                self._add(text, row)
        if language == "en":
            self._add_plurals()
        for phrases in self._phrases.values():
            phrases.sort(key=lambda p: (-len(p[0]), p[0]))

    def _add_plurals(self) -> None:
        """Enter the plurals of English offices the table has in the singular alone (`secretaries of state`)."""
        for row in load(OfficeRow, self.language):
            for text in row.titles if row.role in PERSONS else ():
                plural = english_plural(text)
                if plural is not None and self.word(plural) is None and self.phrase(atoms(plural), 0) is None:
                    self._add(plural, row)
        self._seen.clear()
        for phrases in self._phrases.values():
            phrases.sort(key=lambda p: (-len(p[0]), p[0]))

    def _add(self, text: str, row: OfficeRow) -> None:
        parts = tuple(a.text for a in atoms(text))
        notes = [part.strip() for part in row.note.split(";")]
        state = next((n.removeprefix(_STATE_NOTE) for n in notes if n.startswith(_STATE_NOTE)), "")
        title = Title(
            row.id, row.office, row.role, text, words=len(parts), state=state,
            private=_PRIVATE in notes, leads=_LEADS in notes, placed="no-direction" in notes, trial="in-court" in notes,
        )  # fmt: skip
        if len(parts) == 1 or "-" in text:
            self._words.setdefault(text, title)
            if "whole-word" not in row.note:
                self._lower.setdefault(text.lower(), title)
        if len(parts) > 1:
            key = tuple(p.lower() for p in parts)
            self._phrases.setdefault(key[0], []).append((key, title))

    def phrase(self, words: list[Atom], at: int) -> Title | None:
        """The longest title of several words that begins at an atom (`Secretary of Defense`)."""
        for key, title in self._phrases.get(words[at].text.lower(), ()):
            run = words[at : at + len(key)]
            if tuple(w.text.lower() for w in run) == key and all(w.glued for w in run[1:]):
                return title
        return None

    def word(self, text: str) -> Title | None:
        """Which row a single word belongs to, inflected or at the end of a compound; None if to none."""
        if text not in self._seen:
            if len(self._seen) > _REMEMBERED:
                self._seen.clear()
            found = self._word(text)
            spelt = with_umlauts(text) if found is None and self.language == "de" else text
            again = self._word(spelt) if spelt != text else None
            self._seen[text] = replace(again, word=text) if again is not None else found
        return self._seen[text]

    def _word(self, text: str) -> Title | None:
        found = self._inflected(text, self._words)
        if found is not None or self.language != "de" or not text[:1].isupper():
            return found
        return self._compound(text)

    def _inflected(self, text: str, table: dict[str, Title]) -> Title | None:
        if self.language != "de":
            return table.get(text)
        for ending in ("", *_endings(text[-_LONGEST_ENDING:])):
            found = table.get(text[: len(text) - len(ending)])
            if found is not None:
                return replace(found, word=text)
        return None

    def _compound(self, text: str) -> Title | None:
        hyphen = text.rfind("-")
        whole = self._inflected(text[hyphen + 1 :], self._words) if hyphen > 0 else None
        if whole is not None:
            return replace(whole, word=text, prefix=text[:hyphen])
        first = next((p for p in _NO_MORE if text.lower().startswith(p)), "") if hyphen < 0 else ""
        bare = self._inflected(text[len(first) :].capitalize(), self._words) if first else None
        if bare is not None and bare.personal:
            return replace(bare, word=text, prefix=text[: len(first)])
        start = hyphen + 1 if hyphen > 0 else _SHORTEST_PREFIX
        for cut in range(start, len(text) - _SHORTEST_HEAD + 1):
            found = self._inflected(text[cut:].lower(), self._lower)
            if found is not None:
                return replace(found, word=text, words=1, prefix=text[:cut].rstrip("-"))
        return None


_LONGEST_ENDING = max(map(len, _ENDINGS))


@lru_cache(maxsize=50_000)
def _endings(end: str) -> tuple[str, ...]:
    """Endings of titles, in the order in which they are tried, that a word with these last letters has."""
    return tuple(e for e in _ENDINGS if e and end.endswith(e))


def _head(title: str) -> str:
    """The noun of an English title: before `of` and `for`, else its last word."""
    return re.split(r" (?:of|for|to) ", title, maxsplit=1)[0]


def english_plural(title: str) -> str | None:
    """The plural of an English title; None of one that is a plural or ends in a point.

    >>> english_plural("secretary of state"), english_plural("spokeswoman"), english_plural("MPs")
    ('secretaries of state', 'spokeswomen', None)
    """
    head = _head(title)
    if head.endswith(("s", ".", "'s", "men")) or not head[-1:].islower():
        return None
    if head.endswith("man"):
        plural = head[:-3] + "men"
    elif head.endswith("y") and head[-2:-1] not in "aeiou":
        plural = head[:-1] + "ies"
    else:
        plural = head + ("es" if head.endswith(("ch", "sh", "x")) and not head.endswith("arch") else "s")
    return plural + title[len(head) :]


@cache
def titles(language: str) -> Titles:
    """The office words of a language, built once."""
    return Titles(language)


@cache
def _adjectives(language: str) -> dict[str, str]:
    """States by adjective in lower case; short forms in capitals as they stand (`US` is not `us`)."""
    return {a if _short_form(a) else a.lower(): row.state for row in load(StateNameRow, language) for a in row.adjectives}


def _short_form(text: str) -> bool:
    return text.isupper() and len(text.replace(".", "")) < _SHORTEST_HEAD


@lru_cache(maxsize=32768)
def state_adjective(text: str, language: str) -> str | None:
    """The state an adjective names.

    >>> state_adjective("nordkoreanischen", "de"), state_adjective("südungarische", "de")
    ('PRK', 'HUN')
    """
    lower = text if _short_form(text) else text.lower()
    found = _state_adjective(lower, language)
    if found is None and language == "de" and with_umlauts(lower) != lower:
        found = _state_adjective(with_umlauts(lower), language)
    side = _SIDE.match(lower) if found is None and language == "de" else None
    if side is None or lower[side.end() :].startswith(_NO_PART):
        return found
    return _state_adjective(lower[side.end() :], language)


def _state_adjective(lower: str, language: str) -> str | None:
    table = _adjectives(language)
    for ending in _ADJECTIVE_ENDINGS if language == "de" else ("",):
        if lower.endswith(ending):
            found = table.get(lower[: len(lower) - len(ending)])
            if found is not None:
                return found
    return None
