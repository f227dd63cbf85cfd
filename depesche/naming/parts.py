"""A written name cut into its parts: order, titles, initials, particles, generation.

`Schoigu, Sergej`, `Dr. Sergej K. Schoigu` and `СЕРГЕЙ ШОЙГУ` become parts in lower case, given names first.  Which of
them are the same name is not decided here (`similarity.py`).
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cache, lru_cache

from depesche.lexicon.rows import NamePartRow
from depesche.lexicon.tables import load

NAME, INITIAL, PARTICLE, PATRONYMIC = "name", "initial", "particle", "patronymic"

_MARKS = dict.fromkeys(map(ord, "\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\ufeff'’‘ʼʹʺ`´ʻ\"“”„«»"))
_MARKS |= dict.fromkeys(range(0x064B, 0x0653)) | {0x0640: None, ord("،"): ","}
"""Invisible characters, apostrophes and Arabic vowel signs, which are written or left out."""
_SPLIT = re.compile(r"[\s.·・•‧=＝/_‐‑–—-]+")
_BRACKETS = re.compile(r"[(\[（][^)\]）]*[)\]）]")
_LETTERS = {"ß": "ss", "æ": "ae", "œ": "oe", "ø": "ö", "đ": "đ", "ı": "i", "þ": "th", "ð": "d", "ə": "a"}
_SCRIPTS = (
    ("Cyrl", 0x0400, 0x052F), ("Arab", 0x0600, 0x06FF), ("Arab", 0x0750, 0x077F), ("Arab", 0xFB50, 0xFDFF),
    ("Arab", 0xFE70, 0xFEFF), ("Hang", 0x1100, 0x11FF), ("Hang", 0xAC00, 0xD7AF), ("Hani", 0x3400, 0x4DBF),
    ("Hani", 0x4E00, 0x9FFF), ("Hani", 0xF900, 0xFAFF), ("Kana", 0x3040, 0x30FF), ("Latn", 0x0041, 0x024F),
    ("Latn", 0x1E00, 0x1EFF),
)  # fmt: skip
_SHORTEST = 4
"""Parts of so few letters have no ending."""
_WHOLE_SYLLABLES = 4
"""A Han or Hangul word of up to so many characters is a whole name: each character is a part."""


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a name: its letters in lower case and what it is (`name`, `initial`, `particle`, `patronymic`)."""

    text: str
    kind: str


@dataclass(frozen=True, slots=True)
class Written:
    """A written name.

    Attributes:
        text: As it was given.
        script: ISO 15924 code of most letters (`Latn`, `Cyrl`, `Hang`, `Hani`, `Arab`, `Kana`, or `Zzzz` for others).
        parts: Given names first where the form says so; never empty unless there are no letters.
        generation: `junior`, `senior` or empty.
        syllabic: Whether each part is one character of a name written without spaces (Han, Hangul).

    """

    text: str
    script: str
    parts: tuple[Part, ...]
    generation: str = ""
    syllabic: bool = False


@lru_cache(maxsize=20_000)
def script_of(text: str) -> str:
    """ISO 15924 code of the script most letters of a text are in; `Zzzz` where there are none we know."""
    counts: dict[str, int] = {}
    for letter in text:
        if letter.isalpha():
            code = ord(letter)
            script = next((s for s, low, high in _SCRIPTS if low <= code <= high), "Zzzz")
            counts[script] = counts.get(script, 0) + 1
    return max(counts, key=lambda s: counts[s]) if counts else "Zzzz"


@cache
def words_of(kind: str) -> frozenset[str]:
    """All words of a kind of `name_parts.tsv`: `title`, `tail`, `particle`, `junior`, `senior`."""
    return frozenset(word for row in load(NamePartRow) if row.kind == kind for word in row.words)


@cache
def _endings(kind: str) -> tuple[str, ...]:
    return tuple(sorted(words_of(kind)))


def has_ending(word: str, kind: str) -> bool:
    """Whether a part has an ending of this kind (`female`, `male`, `patronymic`) behind at least two other letters."""
    return len(word) > _SHORTEST and word[2:].endswith(_endings(kind))


@cache
def full_forms() -> dict[str, tuple[str, ...]]:
    """Everyday form of a given name -> the names it stands for: `bob` -> (`robert`,)."""
    found: dict[str, tuple[str, ...]] = {}
    for row in load(NamePartRow):
        if row.kind == "short":
            for word in row.words:
                found[word] = (*found.get(word, ()), *row.full)
    return found


@cache
def surnames() -> dict[str, tuple[str, ...]]:
    """Hangul surname -> its usual spellings in Latin letters, most usual first."""
    return {row.full[0]: row.words for row in load(NamePartRow) if row.kind == "surname"}


@lru_cache(maxsize=65536)
def written(text: str) -> Written:
    """Cut a written name into its parts."""
    clean = unicodedata.normalize("NFC", _BRACKETS.sub(" ", text)).translate(_MARKS)
    script = script_of(clean)
    generation = ""
    segments = clean.split(",")
    for i, segment in enumerate(segments[1:], start=1):
        first = _SPLIT.split(segment.strip().lower(), maxsplit=1)[0]
        if _is_tail(first):
            generation = _generation(first)
            segments = segments[:i]
            break
    words = [*_words(" ".join(segments[1:])), *_words(segments[0])]
    while len(words) > 1 and words[0] in words_of("title"):
        words.pop(0)
    while len(words) > 2 and (found := _generation(words[-1])):
        generation = found
        words.pop()
    if not generation and len(words) > 2:
        for i, word in enumerate(words):
            if _generation(word) and len(word) > 1:
                generation = _generation(word)
                del words[i]
                break
    if script in {"Hang", "Hani"} and len(words) == 1 and len(words[0]) <= _WHOLE_SYLLABLES:
        return Written(text, script, tuple(Part(letter, NAME) for letter in words[0]), generation, syllabic=True)
    return Written(text, script, tuple(_parts(words, script)), generation)


def _is_tail(word: str) -> bool:
    return word in words_of("tail") or bool(_generation(word))


def _generation(word: str) -> str:
    return next((kind for kind in ("junior", "senior") if word in words_of(kind)), "")


def _words(text: str) -> list[str]:
    return [_folded(word) for word in _SPLIT.split(text.strip()) if any(c.isalnum() for c in word)]


def _folded(word: str) -> str:
    lower = word.lower()
    if lower.isascii():
        return lower
    return unicodedata.normalize("NFC", "".join(_LETTERS.get(c, c) for c in lower).replace("i̇", "i"))


def _parts(words: list[str], script: str) -> list[Part]:
    out = []
    for i, word in enumerate(words):
        if len(word) == 1 and script in {"Latn", "Cyrl"} and len(words) > 1 and word not in words_of("particle"):
            kind = INITIAL
        elif word in words_of("particle") and len(words) > 1 and i < len(words) - 1:
            kind = PARTICLE
        elif 0 < i < len(words) - 1 and has_ending(word, "patronymic"):
            kind = PATRONYMIC
        else:
            kind = NAME
        out.append(Part(word, kind))
    if not any(part.kind in {NAME, INITIAL} for part in out):
        out = [Part(part.text, NAME) for part in out]
    return out
