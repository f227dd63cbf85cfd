"""A rough key that spellings of one name share, so that only a few names need to be compared."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from depesche.naming.letters import romanised
from depesche.naming.parts import script_of

_LENGTH = 3
_FOLDED = (
    # Letters and groups that schemes of transcription write for one another.
    (re.compile("ł"), "l"), (re.compile("ı"), "i"), (re.compile("đ"), "d"), (re.compile("ø"), "o"), (re.compile("ß"), "ss"),
    (re.compile("d?sch|tsch|[scz]h|sz|cz|[cs]j"), "s"), (re.compile("x"), "ks"), (re.compile("ph"), "f"),
    (re.compile("[zc](?=[eiy])"), "s"),
    (re.compile("[gcq]"), "k"), (re.compile("[vw]"), "f"), (re.compile("z"), "s"), (re.compile("b"), "p"), (re.compile("d"), "t"),
    (re.compile("m"), "n"), (re.compile("t(?=s)"), ""), (re.compile("[^a-z]|[aeiouyjh]"), ""), (re.compile(r"(.)\1+"), r"\1"),
)  # fmt: skip


@lru_cache(maxsize=1 << 16)
def name_key(word: str) -> str:
    """Give the first consonants of a name's word, those alike under one letter.

    >>> {name_key(word) for word in ("Schoigu", "Shoigu", "Choïgou", "Шойгу")}
    {'sk'}
    """
    latin = romanised(word.casefold(), script_of(word))
    plain = "".join(c for c in unicodedata.normalize("NFKD", latin.casefold()) if not unicodedata.combining(c))
    for pattern, letters in _FOLDED:
        plain = pattern.sub(letters, plain)
    return plain[:_LENGTH]
