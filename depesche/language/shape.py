"""The words as the models see them: one quotation mark for all styles, capitals set right.

Models learn from a few thousand sentences and know one style of quotation mark
at best, and no headlines in capitals.  So they are shown a plain form; the
parse keeps the wording of the text.
"""

from __future__ import annotations

from collections.abc import Container, Sequence

_PLAIN = {
    **dict.fromkeys("„“”‟«»‹›‚‘‛″〝〞", '"'),
    "''": '"',
    "``": '"',
    "’": "'",
    "´": "'",
    "`": "'",
    "–": "-",
    "—": "-",
    "―": "-",
    "‐": "-",
    "‑": "-",
    "…": "...",
}
CAPITAL_SHARE = 0.7
"""A sentence is "in capitals" if this share of its letters (of words of two letters or more) is upper case."""
_SHORT_CAPITALS = 4


def in_capitals(words: Sequence[str]) -> bool:
    """Tell whether a sentence is written in capitals throughout (three longer words at least)."""
    longer = [w for w in words if len(w) > _SHORT_CAPITALS and w.isalpha()]
    letters = [c for w in words if len(w) > 1 for c in w if c.isalpha()]
    upper = sum(c.isupper() for c in letters)
    return len(longer) > 1 and upper >= CAPITAL_SHARE * len(letters) > 0


def _plain(word: str) -> str:
    if word in _PLAIN:
        return _PLAIN[word]
    if word.isascii():
        return word
    return word.replace("’", "'").replace("‑", "-").replace("\u00ad", "") or "-"


def _right_case(word: str, lower: Container[str], *, first: bool) -> str:
    if not any(c.isupper() for c in word[1:]) or not any(c.isalpha() for c in word):
        return word
    if word.lower() in lower:
        return word.lower() if not first else word.lower().capitalize()
    if len(word) <= _SHORT_CAPITALS and word.isalpha():
        return word
    return "-".join(part.capitalize() for part in word.split("-"))


def model_words(words: Sequence[str], lower: Container[str]) -> list[str]:
    """Give the plain form of a sentence's words; `lower` are the words usually written small."""
    plain = [_plain(w) for w in words]
    if in_capitals(words):
        return [_right_case(w, lower, first=i == 0) for i, w in enumerate(plain)]
    return plain
