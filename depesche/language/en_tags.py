"""Tags of English words set right before lemmas, parser and names see them: unknown names, verbs the tables know.

A small tagger takes a name it never saw for any word of that shape: `Xi` for
an adverb, `Beijing` for a verb.  But a capital inside a sentence means a name
unless the word is usually written small.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from depesche.language.en_lost_verbs import is_verb, lost_verb
from depesche.language.en_preterites import irregular, preterite
from depesche.language.en_words import english_words
from depesche.language.lemmas import Lemmatizer
from depesche.language.valency import valency
from depesche.lexicon.tables import all_names

_NAMES = frozenset({"NNP", "NNPS"})
_KEPT = frozenset({"CD", "PRP", "PRP$", "DT", "WP", "WDT", "LS", "SYM", ".", ",", ":", "``", "''", "POS", "CC", "MD"})
_SHAKY = frozenset({"VB", "VBD", "VBZ", "VBP", "VBG", "VBN", "RB", "IN", "UH", "FW", "RP", "EX", "WRB", "TO", "NN", "NNS", "XX"})
_CAPITAL_NAMES = frozenset({"IS", "US", "WHO"})
_OBJECTS = frozenset({"DT", "CD", "PRP", "PRP$", "NNP", "NNS", "JJ", "NN"})
_ENDINGS = ("ly", "ing", "ed")
_LEAST = 2


@cache
def _known_names() -> frozenset[str]:
    """Words names in the lexicon consist of, as written, that are no words of one or two letters."""
    found = {w for n in all_names() if n.script == "Latn" and n.language in {"en", "*"} for w in n.text.split() if w[:1].isupper()}
    found.update(w for key in english_words().states for w in key)
    return frozenset(w for w in found if len(w) >= _LEAST)


def mended(words: Sequence[str], tags: Sequence[str], lemmatizer: Lemmatizer) -> list[str]:
    """Give the tags of a sentence (in plain case) with unknown names and lost verbs set right."""
    out = list(tags)
    for i, word in enumerate(words):
        if word[:1].isupper() and word.isalpha() and tags[i] not in _NAMES and _is_name(words, i, tags[i], lemmatizer):
            out[i] = "NNP"
    _states(words, out)
    for i in range(len(words)):
        if out[i] == "VBP" and (past := irregular().get(words[i].lower())) and past != words[i].lower():
            out[i] = "VBD"
    _after_modals(words, out)
    if (found := preterite(words, out, lemmatizer)) is not None:
        out[found] = "VBD"
    if (lost := lost_verb(words, out, lemmatizer)) is not None:
        out[lost[0]] = lost[1]
    return out


def _after_modals(words: Sequence[str], tags: list[str]) -> None:
    """`would free 1,500 prisoners`: a known verb between a modal and what may be its object is no adjective."""
    for i in range(1, len(words) - 1):
        modal = tags[i - 1] == "MD" or (tags[i - 1] == "RB" and i > 1 and tags[i - 2] == "MD")
        if modal and tags[i] in {"JJ", "NN"} and tags[i + 1] in _OBJECTS and words[i] in valency("en").verbs:
            tags[i] = "VB"


def _states(words: Sequence[str], tags: list[str]) -> None:
    """`United States` is a name even where `States` looks like a verb."""
    known = english_words()
    i = 0
    while i < len(words):
        size = known.longest(words, i) if words[i][:1].isupper() else 0
        for k in range(i, i + size):
            if tags[k] in _SHAKY - {"IN"} and words[k][:1].isupper():
                tags[k] = "NNPS" if words[k].endswith("s") else "NNP"
        i += max(1, size)


def _is_name(words: Sequence[str], index: int, tag: str, lemmatizer: Lemmatizer) -> bool:
    word, low = words[index], words[index].lower()
    if word in _CAPITAL_NAMES and tag in {"VBZ", "PRP", "WP"}:
        return index > 0 and any(w.islower() and len(w) > _LEAST for w in words)
    if tag in _KEPT or low in lemmatizer.table.lower or word in english_words().groups or len(word) < _LEAST or word in {"I", "AM", "PM"}:
        return False
    if word in _known_names() and not is_verb(low, tag, lemmatizer):
        return tag in _SHAKY
    if index == 0 or words[index - 1] in {'"', "'", ":", "-", "(", ".", "?", "!", "*"}:
        return tag in _SHAKY - {"NN", "NNS"} and not low.endswith(_ENDINGS) and not is_verb(low, tag, lemmatizer)
    return tag in _SHAKY
