"""Headlines In Title Case shown to the models in plain case: `Putin and Xi Meet in Beijing` -> `Putin and Xi meet in Beijing`.

Whoever learned English from running text takes every capital for a name.  In
a headline capitals tell nothing, so words usually written small get a small
letter again, except inside names the lexicon knows.
"""

from __future__ import annotations

from collections.abc import Sequence

from depesche.language.en_lost_verbs import is_verb
from depesche.language.en_words import english_words
from depesche.language.lemmas import Lemmatizer

_SHORT = 3
_LEAST = 3
_SHARE = 0.8


def in_title_case(words: Sequence[str]) -> bool:
    """Tell whether a sentence is a headline in title case: hardly a longer word is small, and no full stop ends it."""
    longer = [w for w in words if len(w) > _SHORT and w.isalpha()]
    capital = sum(w[0].isupper() for w in longer)
    small = sum(w.isalpha() and w.islower() for w in words)
    if words[-1:] == ["."] or len(longer) < _LEAST or small > len(words) // 2:
        return False
    return capital >= _SHARE * len(longer)


def plain_case(words: list[str], lemmatizer: Lemmatizer) -> list[str]:
    """Write a headline's words as in running text; other sentences stay as they are."""
    if not in_title_case(words):
        return words
    known = english_words()
    out = list(words)
    kept = 0
    for i, word in enumerate(words):
        kept = max(kept, i + known.longest(words, i))
        if i >= kept and i > 0 and word.istitle() and word not in known.groups and _usually_small(word.lower(), lemmatizer):
            out[i] = word.lower()
    return out


def _usually_small(low: str, lemmatizer: Lemmatizer) -> bool:
    return low in lemmatizer.table.lower or bool(is_verb(low, "VBZ", lemmatizer))
