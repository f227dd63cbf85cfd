"""Names in Cyrillic letters written in Latin ones: German, English, French and scientific spelling, by table.

The rules are rows of `lexicon/world/transcription.tsv`; the table of Duden for German, BGN/PCGN as English news write it,
the French press, and DIN 1460 (ISO 9 of 1968) for scholars.  A name that has a form of its own in a language (Peter the
Great, Kiew) is a matter of `names.tsv`, not of these rules.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache, lru_cache

from depesche.lexicon.rows import TranscriptionRow
from depesche.lexicon.tables import load

SCHEMES = ("german", "english", "french", "scientific")
LANGUAGES = ("ru", "uk", "be", "bg", "sr")

_WORD = re.compile(r"[\u0400-\u052f]+(?:['’ʼ][\u0400-\u052f]+)*")
_VOWELS = frozenset("аеёиоуыэюяіїє")
_SIGNS = frozenset("ьъ'")
_OWN_LETTERS = (("ђћљњџј", "sr"), ("ў", "be"), ("їєґ", "uk"), ("ыэё", "ru"), ("і", "uk"))


def language_of(text: str) -> str:
    """Which language a Cyrillic text is in, told by letters only one of them has; `ru` where nothing tells.

    Returns:
        `ru`, `uk`, `be`, `bg` or `sr`.

    """
    lower = text.lower()
    for letters, language in _OWN_LETTERS:
        if any(c in lower for c in letters):
            return language
    if "ськ" in lower:  # the ending of Ukrainian surnames and adjectives: Russian writes it without a soft sign
        return "uk"
    # ъ before a consonant is a vowel, as only Bulgarian has it
    return "bg" if re.search(r"ъ(?![еёюя])\w", lower) else "ru"


@lru_cache(maxsize=65536)
def transcribe(text: str, scheme: str = "english", language: str | None = None) -> str:
    """Write the Cyrillic words of a text in Latin letters; other characters stay.

    Args:
        text: A name or several words.
        scheme: One of `SCHEMES`.
        language: One of `LANGUAGES`; told by the letters where not given.

    Raises:
        ValueError: Scheme or language is not one of those.

    >>> transcribe("Сергей Шойгу", "german")
    'Sergei Schoigu'
    """
    if scheme not in SCHEMES or (language is not None and language not in LANGUAGES):
        raise ValueError(f"no transcription {scheme!r} of {language!r}; schemes: {', '.join(SCHEMES)}; languages: {', '.join(LANGUAGES)}")
    tongue = language or language_of(text)
    return _WORD.sub(lambda found: _word(found[0], scheme, tongue), text)


def _word(word: str, scheme: str, language: str) -> str:
    lower = word.lower().replace("’", "'").replace("ʼ", "'")
    rules = _rules(language)
    out: list[str] = []
    at = 0
    while at < len(lower):
        rule = _first(rules.get(lower[at], ()), lower, at)
        if rule is None:
            out.append(word[at])
            at += 1
            continue
        end = at + len(rule.letters)
        out.append(_cased(getattr(rule.row, scheme), word[at:end], word))
        at = end
    return "".join(out)


def _cased(latin: str, source: str, word: str) -> str:
    if len(word) > 1 and word.isupper():
        return latin.upper()
    return latin[:1].upper() + latin[1:] if source[0].isupper() else latin


@dataclass(frozen=True, slots=True)
class _Rule:
    row: TranscriptionRow
    letters: str
    conditions: tuple[Callable[[str, int, int], bool], ...]


def _first(rules: tuple[_Rule, ...], word: str, at: int) -> _Rule | None:
    for rule in rules:
        end = at + len(rule.letters)
        if word.startswith(rule.letters, at) and all(holds(word, at, end) for holds in rule.conditions):
            return rule
    return None


@cache
def _rules(language: str) -> dict[str, tuple[_Rule, ...]]:
    """Rules of a language by their first letter, most letters first, then most conditions."""
    found: dict[str, list[_Rule]] = {}
    for row in load(TranscriptionRow):
        if language in row.languages:
            conditions = tuple(_condition(c.strip()) for c in row.where.split(";") if c.strip())
            found.setdefault(row.letters[0], []).append(_Rule(row, row.letters, conditions))
    # a rule that lists fewer languages is the more special one
    order = {id(r): (-len(r.letters), -len(r.conditions), len(r.row.languages)) for rules in found.values() for r in rules}
    return {letter: tuple(sorted(rules, key=lambda r: order[id(r)])) for letter, rules in found.items()}


_CONDITIONS: dict[str, Callable[[str, int, int], bool]] = {
    "initial": lambda word, at, end: at == 0,
    "final": lambda word, at, end: end == len(word),
    "after-vowel": lambda word, at, end: at > 0 and word[at - 1] in _VOWELS,
    "before-vowel": lambda word, at, end: end < len(word) and word[end] in _VOWELS,
    "after-consonant": lambda word, at, end: at > 0 and word[at - 1] not in _VOWELS | _SIGNS,
    "before-consonant": lambda word, at, end: end < len(word) and word[end] not in _VOWELS | _SIGNS,
    "after-sign": lambda word, at, end: at > 0 and word[at - 1] in _SIGNS,
    "before-soft-vowel": lambda word, at, end: end + 1 < len(word) and word[end] == "ь" and word[end + 1] in _VOWELS,
}


def _condition(text: str) -> Callable[[str, int, int], bool]:
    name, _, letters = text.partition(":")
    if name == "after" and letters:
        return lambda word, at, end: at > 0 and word[at - 1] in letters
    if name == "before" and letters:
        return lambda word, at, end: end < len(word) and word[end] in letters
    return _CONDITIONS[name]


def failures(row: TranscriptionRow) -> list[str]:
    """Say which examples and counter-examples of a row do not hold; empty if all do."""
    out = []
    for wanted, cells in ((True, row.example), (False, row.never)):
        for cell in cells:
            scheme, _, rest = cell.partition(" ")
            word, _, latin = (part.strip() for part in rest.partition(" = "))
            found = transcribe(word, scheme, row.languages[0])
            if (found == latin) is not wanted:
                out.append(f"{scheme} {word} gives {found}" + (f", not {latin}" if wanted else ", which it must not"))
            if wanted and row.letters not in word.lower():
                out.append(f"{word} has no {row.letters}")
    return out
