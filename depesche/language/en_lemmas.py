"""Lemmas of English verb forms looked up among the verbs the tables know, where suffix rules go wrong: `freed`, `spoke`."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from depesche.language.en_preterites import irregular
from depesche.language.valency import valency

_LEAST = 3


@cache
def _table_verbs() -> frozenset[str]:
    return frozenset(lexeme.split()[0] for lexeme in valency("en").verbs)


@cache
def verb_lemma(form: str, tag: str) -> str:
    """Give the lemma of a verb form with this Penn tag, "" if the tables do not know the verb."""
    low = form.lower()
    if tag in {"VBD", "VBN"} and low in irregular():
        return irregular()[low]
    return next((g for g in _guesses(low, tag) if len(g) >= _LEAST and g in _table_verbs()), "")


def _guesses(low: str, tag: str) -> Iterator[str]:
    if tag in {"VBD", "VBN"} and low.endswith("ed"):
        yield from (low[:-1], low[:-2], low[:-3] if low[-3:-2] == low[-4:-3] else "", low[:-3] + "y" if low.endswith("ied") else "")
    elif tag == "VBG" and low.endswith("ing"):
        yield from (low[:-3] + "e", low[:-3], low[:-4] if low[-4:-3] == low[-5:-4] else "")
    elif tag == "VBZ" and low.endswith("s"):
        yield from (low[:-1], low[:-2] if low.endswith("es") else "", low[:-3] + "y" if low.endswith("ies") else "")
