"""Names of every script in the letters the weights know: Hangul as jamo, Han as pinyin, others as they stand."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

from depesche.naming.syllables import arabic_skeleton, han_syllables, romanise_hangul
from depesche.naming.transcription import transcribe

_ARABIC = str.maketrans("یىک", "ييك")
"""Letters that Persian encodes otherwise."""


@lru_cache(maxsize=65536)
def letters_of(text: str, script: str, *, surname: bool = False) -> str:
    """A part, lower case, in the letters of the right side of the weights.

    Args:
        text: One part of a name.
        script: Its script, ISO 15924.
        surname: Whether a Han part is to be read as a surname.

    """
    if script == "Hang":
        return unicodedata.normalize("NFD", text)
    if script == "Hani":
        return "".join(han_syllables(text, name=surname))
    if script == "Arab":
        return text.translate(_ARABIC)
    return text


@lru_cache(maxsize=65536)
def romanised(text: str, script: str, *, surname: bool = False) -> str:
    """A part, lower case, in Latin letters as English-language news would write it."""
    if script == "Cyrl":
        return transcribe(text, "english")
    if script == "Hang":
        return romanise_hangul(text).lower()
    if script == "Hani":
        return "".join(han_syllables(text, name=surname))
    if script == "Arab":
        return arabic_skeleton(text)
    return text
