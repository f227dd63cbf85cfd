"""Names in Hangul, Han and Arabic letters written in Latin ones, by tables.

Hangul: Revised Romanisation, McCune-Reischauer, or the spelling of the news (surnames as their bearers usually write
them).  Han: pinyin or Wade-Giles, surname first.  Arabic and Persian: consonants and long vowels; short ones are not written.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from functools import cache, lru_cache

from depesche.lexicon.rows import ArabicRow, HangulRow, HanRow, NamePartRow
from depesche.lexicon.tables import load
from depesche.naming.parts import surnames

HANGUL_SCHEMES = ("revised", "mccune", "news")
HAN_SCHEMES = ("pinyin", "wade_giles")

_FIRST_SYLLABLE, _VOWELS, _FINALS = 0xAC00, 21, 28
_VOICELESS = frozenset("ㄱㄷㅂㅅㅈㅊㅋㅌㅍㅎㄲㄸㅃㅆㅉㄳㄵㄶㄺㄻㄼㄽㄾㄿㅀㅄ")
"""Final letters after which a plain consonant is not voiced."""
_NAME_LENGTH = 4
"""A Hangul or Han word of two to so many characters is taken for surname and given name."""


@cache
def _jamo(place: str) -> tuple[HangulRow, ...]:
    return tuple(sorted((row for row in load(HangulRow) if row.place == place), key=lambda row: row.id))


def syllable(character: str) -> tuple[HangulRow, HangulRow, HangulRow | None]:
    """Initial, vowel and final of a Hangul syllable; the final is None where there is none."""
    number = ord(character) - _FIRST_SYLLABLE
    final = number % _FINALS
    vowel = number // _FINALS % _VOWELS
    return _jamo("initial")[number // _FINALS // _VOWELS], _jamo("vowel")[vowel], _jamo("final")[final - 1] if final else None


def is_hangul(character: str) -> bool:
    """Whether a character is a whole Hangul syllable."""
    return "\uac00" <= character <= "\ud7a3"


@lru_cache(maxsize=65536)
def romanise_hangul(text: str, scheme: str = "revised") -> str:
    """Write Hangul in Latin letters, syllable by syllable as it is done in names.

    Args:
        text: A name or several words; other characters stay.
        scheme: `revised`, `mccune`, or `news`: usual spelling of the surname, given names in Revised Romanisation.

    Raises:
        ValueError: The scheme is none of these.

    >>> romanise_hangul("김대중", "news")
    'Kim Dae-jung'
    """
    if scheme not in HANGUL_SCHEMES:
        raise ValueError(f"no romanisation {scheme!r} of Hangul; there are {', '.join(HANGUL_SCHEMES)}")
    words = unicodedata.normalize("NFC", text).split(" ")
    return " ".join(_hangul_word(word, scheme, whole=len(words) == 1) for word in words)


def _hangul_word(word: str, scheme: str, *, whole: bool) -> str:
    if not word or not all(is_hangul(c) for c in word):
        return word
    if whole and word[0] in surnames() and 1 < len(word) <= _NAME_LENGTH:
        family = surnames()[word[0]][0] if scheme == "news" else _hangul_letters(word[0], scheme, lambda a, b: a + b)
        if scheme == "mccune" and family == "i":  # the one surname that begins with its vowel
            family = "yi"
        return family.capitalize() + " " + _hangul_letters(word[1:], scheme, lambda a, b: f"{a}-{b}").capitalize()
    return _hangul_letters(word, scheme, lambda a, b: a + b).capitalize()


def _hangul_letters(word: str, scheme: str, join: Callable[[str, str], str]) -> str:
    out = ""
    voiced = False
    for character in word:
        initial, vowel, final = syllable(character)
        if scheme == "mccune":
            latin = (initial.mccune_voiced if voiced else initial.mccune) + vowel.mccune + (final.mccune if final else "")
        else:
            latin = initial.revised + vowel.revised + (final.revised if final else "")
        voiced = final is None or final.jamo not in _VOICELESS
        out = join(out, latin) if out else latin
    return out


@cache
def _han() -> dict[str, HanRow]:
    return {character: row for row in load(HanRow) for character in row.characters}


@cache
def _han_surnames() -> dict[str, HanRow]:
    return {character: row for row in load(HanRow) for character in row.surnames}


@cache
def _two_surnames() -> frozenset[str]:
    return frozenset(word for row in load(NamePartRow) if row.kind == "two-surname" for word in row.words)


@lru_cache(maxsize=65536)
def han_syllables(text: str, scheme: str = "pinyin", *, name: bool = True) -> tuple[str, ...]:
    """Read Han characters syllable by syllable, without tones; other characters stay.

    Args:
        text: One word.
        scheme: `pinyin` or `wade_giles`.
        name: Whether the first character is a surname and read as such.

    Raises:
        ValueError: The scheme is none of these.

    """
    if scheme not in HAN_SCHEMES:
        raise ValueError(f"no romanisation {scheme!r} of Han characters; there are {', '.join(HAN_SCHEMES)}")
    out = []
    for i, character in enumerate(text):
        row = (_han_surnames().get(character) if name and i == 0 else None) or _han().get(character)
        out.append(getattr(row, scheme) if row else character)
    return tuple(out)


@lru_cache(maxsize=65536)
def romanise_han(text: str, scheme: str = "pinyin") -> str:
    """Write names in Han characters in Latin letters: surname, given name; foreign names (with dots) word by word.

    >>> romanise_han("毛泽东", "wade_giles")
    'Mao Tse-tung'
    """
    words = [word for word in text.replace("・", "·").replace("•", "·").replace(" ", "·").split("·") if word]
    if len(words) == 1 and 1 < len(words[0]) <= _NAME_LENGTH:
        read = han_syllables(words[0], scheme)
        cut = 2 if words[0][:2] in _two_surnames() else 1
        hyphen = "-" if scheme == "wade_giles" else ""
        return " ".join(part for part in ("".join(read[:cut]).capitalize(), hyphen.join(read[cut:]).capitalize()) if part)
    return " ".join("".join(han_syllables(word, scheme, name=False)).capitalize() for word in words)


@cache
def _arabic() -> dict[int, str]:
    return {ord(row.letter): row.latin for row in load(ArabicRow)}


@lru_cache(maxsize=65536)
def arabic_skeleton(text: str) -> str:
    """Consonants and long vowels of Arabic or Persian letters in Latin ones; short vowels, which are not written, are missing."""
    return unicodedata.normalize("NFC", text).translate(_arabic())
