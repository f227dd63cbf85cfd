"""Lemmas of English verb forms looked up among the verbs the tables know, where suffix rules go wrong: `freed`, `spoke`."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache, lru_cache

from depesche.language.en_preterites import irregular
from depesche.language.valency import valency
from depesche.language.words import Sentence, children

_LEAST = 3


@cache
def _table_verbs() -> frozenset[str]:
    return frozenset(lexeme.split()[0] for lexeme in valency("en").verbs)


@lru_cache(maxsize=20_000)
def verb_lemma(form: str, tag: str) -> str:
    """Give the lemma of a verb form with this Penn tag, "" if the tables do not know the verb."""
    low = form.lower()
    if tag in {"VBD", "VBN"} and low in irregular():
        return irregular()[low]
    return next((g for g in _guesses(low, tag) if len(g) >= _LEAST and g in _table_verbs()), "")


_VERBAL = ("VB", "MD")


def mend_verb_forms(words: Sentence) -> None:
    """Give what the net sees as a verb, against the tagger, the tag and lemma of its form: `condemns`, no plural."""
    for i, word in enumerate(words):
        if word.upos != "VERB" or word.tag.startswith(_VERBAL) or not word.plain.islower():
            continue
        tag = _tag_by_form(words, i)
        if tag and (lemma := verb_lemma(word.plain, tag)):
            word.tag, word.lemma = tag, lemma


def _tag_by_form(words: Sentence, index: int) -> str:
    low = words[index].plain
    if low.endswith("s"):
        return "VBZ"
    if low.endswith("ing"):
        return "VBG"
    if low.endswith("ed") or low in irregular():
        helped = any(words[c].deprel.startswith("aux") for c in children(words, index))
        return "VBN" if helped or words[index].deprel in {"amod", "acl"} else "VBD"
    return ""


def _guesses(low: str, tag: str) -> Iterator[str]:
    if tag in {"VBD", "VBN"} and low.endswith("ed"):
        yield from (low[:-1], low[:-2], low[:-3] if low[-3:-2] == low[-4:-3] else "", low[:-3] + "y" if low.endswith("ied") else "")
    elif tag == "VBG" and low.endswith("ing"):
        yield from (low[:-3] + "e", low[:-3], low[:-4] if low[-4:-3] == low[-5:-4] else "")
    elif tag == "VBZ" and low.endswith("s"):
        yield from (low[:-1], low[:-2] if low.endswith("es") else "", low[:-3] + "y" if low.endswith("ies") else "")
