"""Every Latin spelling the tables give a name, whatever script it is in."""

from __future__ import annotations

from depesche.naming.parts import script_of
from depesche.naming.syllables import HAN_SCHEMES, HANGUL_SCHEMES, arabic_skeleton, romanise_han, romanise_hangul
from depesche.naming.transcription import SCHEMES, transcribe


def spellings(name: str, language: str | None = None) -> dict[str, str]:
    """Latin spellings of a name by scheme; empty for a script there is no table for, and for Latin letters.

    Args:
        name: A name in Cyrillic, Hangul, Han or Arabic letters.
        language: Of a name in Cyrillic letters: `ru`, `uk`, `be`, `bg`, `sr`.

    Raises:
        ValueError: There are no rules for this language.

    """
    script = script_of(name)
    if script == "Cyrl":
        return {scheme: transcribe(name, scheme, language) for scheme in SCHEMES}
    if script == "Hang":
        return {scheme: romanise_hangul(name, scheme) for scheme in HANGUL_SCHEMES}
    if script == "Hani":
        return {scheme: romanise_han(name, scheme) for scheme in HAN_SCHEMES}
    if script == "Arab":
        return {"skeleton": arabic_skeleton(name)}
    return {}
