"""The names automaton: written forms looked up in a text, longest match in one pass."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

from depesche.reading.document import CastKind
from depesche.reading.who_words import Atom, atoms, first_word, with_umlauts


@dataclass(frozen=True, slots=True)
class Known:
    """What a name stands for: a row of a world table.

    `form` is how the name means it (`name`, `capital`, `people` for
    inhabitants); `weak` names count only with support from the report;
    `size` orders namesakes among places.
    """

    id: str
    name: str
    kind: CastKind
    country: str | None
    form: str
    weak: bool
    row: str
    gender: str = ""
    size: int = 0


@dataclass(frozen=True, slots=True)
class Hit:
    """A name found: code points, and everything it can stand for."""

    begin: int
    end: int
    known: tuple[Known, ...]
    hyphen_after: bool
    words: int


Key = tuple[str, ...]
_PARTICLES = frozenset({"Von", "Van", "De", "Di", "Du", "Da", "Bin", "Al", "El", "Ten", "Zu"})
"""Small words that begin a surname, as they stand at the beginning of a sentence (`Von der Leyen`)."""


Enter = Callable[["Names"], None]
"""Enters the written forms of one row."""


class Names:
    """All names of one language, looked up by their first word.

    Most of them no report ever asks for: `later` keeps a row until its first word is looked up.
    """

    def __init__(self) -> None:
        self._by_first: dict[str, dict[Key, list[Known]]] = {}
        self._longest: dict[str, int] = {}
        self._later: dict[str, list[Enter]] = {}

    def later(self, text: str, enter: Enter) -> None:
        """Enter a row when a word is met with which its written form `text` begins."""
        first = first_word(text)
        for word in {first, first[:1].upper() + first[1:]} if first else ():
            self._later.setdefault(word, []).append(enter)

    def add(self, text: str, known: Known) -> None:
        """Enter a written form; twice the same does no harm."""
        key = tuple(a.text for a in atoms(text))
        if not key:
            return
        for first in {key[0], key[0][0].upper() + key[0][1:]} if len(key) > 1 else {key[0]}:  # `Von der Leyen` opens a sentence
            rest = (first, *(w.lower() for w in key[1:]))
            same = self._by_first.setdefault(first, {}).setdefault(rest, [])
            if all(k.id != known.id or k.form != known.form for k in same):
                same.append(known)
            self._longest[first] = max(self._longest.get(first, 0), len(key))

    def _table(self, first: str) -> dict[Key, list[Known]] | None:
        """The names that begin with a word."""
        for enter in self._later.pop(first, ()):
            enter(self)
        return self._by_first.get(first)

    def _alone(self, word: str) -> list[Known]:
        """What a name of this one word stands for."""
        return (self._table(word) or {}).get((word,), [])

    def states(self, word: str) -> tuple[Known, ...]:
        """The state that one word names; empty if none."""
        return tuple(k for k in self._alone(word) if k.kind == "state" and k.form == "name")[:1]

    def groups(self, word: str) -> tuple[Known, ...]:
        """The armed group that one word names; empty if none."""
        return tuple(k for k in self._alone(word) if k.kind == "group" and k.form == "name" and not k.weak)[:1]

    def place(self, word: str) -> str | None:
        """The state in which the biggest place of this one-word name lies; None if it is no place."""
        found = [k for k in self._alone(word) if k.kind == "place" or k.form == "capital"]
        return max(found, key=lambda k: (k.form == "capital", k.size, k.id)).country if found else None

    def person(self, word: str) -> bool:
        """Whether one word names a public figure and no place or state."""
        found = self._alone(word)
        return bool(found) and all(k.kind == "person" for k in found)

    def outlet(self, word: str) -> bool:
        """Whether one word surely names a newspaper, agency or broadcaster and nobody else."""
        found = self._alone(word)
        return bool(found) and all(k.kind == "outlet" and not k.weak for k in found)

    def place_named(self, text: str) -> Known | None:
        """The biggest place of a name; None if there is none."""
        key = [a.text for a in atoms(text)]
        table = self._table(key[0]) if key else None
        found = table.get((key[0], *(w.lower() for w in key[1:])), ()) if table else ()
        return max((k for k in found if k.kind == "place"), key=lambda k: (k.size, k.id), default=None)

    def family_first(self, word: str) -> bool:
        """Whether a family name stands before the given name (`Kim Jong-un`, `Xi Jinping`), by the names the tables have."""
        alone = {k.id for k in self._alone(word) if k.kind == "person"}
        longer = (known for key, known in (self._table(word) or {}).items() if len(key) > 1) if alone else ()
        return any(k.id in alone for known in longer for k in known)

    def find(self, words: list[Atom], *, genitive: bool) -> list[Hit]:
        """Every longest name in a text; `genitive` allows the German -s at its end."""
        hits: list[Hit] = []
        at = 0
        while at < len(words):
            hit = self._at(words, at, genitive)
            if hit is None:
                at += 1
                continue
            begin, hit = self._reaching_on(words, at, hit, genitive)
            hits.append(hit)
            at = begin + hit.words
        return hits

    def _reaching_on(self, words: list[Atom], at: int, hit: Hit, genitive: bool) -> tuple[int, Hit]:
        """Prefer a name that begins inside a match and ends after it (`agency RIA` against `RIA Novosti`)."""
        for begin in range(at + 1, at + hit.words):
            other = self._at(words, begin, genitive)
            if other is not None and other.end > hit.end and other.words > 1:
                return begin, other
        return at, hit

    def _at(self, words: list[Atom], at: int, genitive: bool) -> Hit | None:
        for first in _spellings(words[at].text, genitive):
            table = self._table(first) if first in self._later else self._by_first.get(first)
            if table is None:
                continue
            longest = self._longest[first]
            run = [words[at]]
            while len(run) < longest and at + len(run) < len(words) and words[at + len(run)].glued:
                run.append(words[at + len(run)])
            particle = words[at].text in _PARTICLES and first != words[at].text
            for size in range(len(run), int(particle), -1):
                if size > 1 and not particle and first != words[at].text and not words[at].text.isupper():
                    continue
                found = _look_up(table, (first, *(w.text.lower() for w in run[1:size])), genitive)
                if found:
                    return Hit(run[0].begin, run[size - 1].end, tuple(found), run[size - 1].hyphen_after, size)
        return None


def _look_up(table: dict[Key, list[Known]], key: Key, genitive: bool) -> list[Known] | None:
    found = table.get(key)
    if found is None and genitive and len(key) > 1 and len(key[-1]) > 2 and key[-1].endswith("s"):
        found = table.get((*key[:-1], key[-1][:-1]))
    return found


@lru_cache(maxsize=50_000)
def _spellings(word: str, genitive: bool) -> tuple[str, ...]:
    """The word, without a genitive -s, and written normally where it is all capitals, begins a sentence or has no umlauts."""
    out = [word]
    if genitive and len(word) > 3 and word.endswith("s"):
        out.append(word[:-1])
    if len(word) > 3 and word.isupper():
        out.append(word.capitalize())
    if word in _PARTICLES:
        out.append(word.lower())
    if genitive:
        out += [w for spelt in tuple(out) if (w := with_umlauts(spelt)) != spelt]
    return tuple(out)
