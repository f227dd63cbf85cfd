"""Finite verbs of English headlines which the tagger took for nouns, found again before the parser runs.

In "UN Security Council condemns attack" nothing but sense says that
`condemns` is no plural.  A headline wants a verb; where the tagger found no
finite one, the first word that is a known verb's third person and stands
between two nominals is it.
"""

from __future__ import annotations

from collections.abc import Sequence

from depesche.language.lemmas import Lemmatizer
from depesche.language.valency import valency

_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_NOUNS = frozenset({"NN", "NNS", "NNP", "NNPS"})
_BEFORE = _NOUNS | {"CD"}
_AFTER = _NOUNS | {"DT", "JJ", "CD", "PRP$", "PRP", "TO", "IN", "RP", "VBG"}
_PLURALS = frozenset({"NNS", "NNPS"})
_CROWDS = frozenset({"police"})


def is_verb(low: str, tag: str, lemmatizer: Lemmatizer) -> str:
    """Give the known verb a form in small letters belongs to, "" if it is none."""
    lemma = lemmatizer.lemma(low, tag)
    return lemma if lemma != low and (lemma in valency("en").verbs or lemma in lemmatizer.table.verbs) else ""


def lost_verb(words: Sequence[str], tags: Sequence[str], lemmatizer: Lemmatizer) -> tuple[int, str] | None:
    """Position of the lost finite verb and the tag it should have; None if the sentence has a verb or needs none."""
    if any(w in {"?", ":"} for w in words):
        return None
    for i in range(1, len(words) - 1):
        if tags[i] in _FINITE and not (tags[i] == "VBP" and tags[i - 1] in _PLURALS):
            return None
        if tags[i] not in _NOUNS or tags[i - 1] not in _BEFORE or tags[i + 1] not in _AFTER | _FINITE:
            continue
        low = words[i].lower()
        if low.endswith("s") and words[i - 1].lower() not in _CROWDS:
            if (verb := is_verb(low, "VBZ", lemmatizer)) and _alone(words, tags, i, verb):
                return i, "VBZ"
        elif low in valency("en").verbs and (tags[i - 1] in _PLURALS or words[i - 1].lower() in _CROWDS) and tags[i + 1] != "IN":
            return i, "VBP"
    return None


def _alone(words: Sequence[str], tags: Sequence[str], index: int, verb: str) -> bool:
    """Tell whether a third person may be the verb: no other finite verb follows, and it is no noun before a preposition."""
    if tags[index + 1] in {"IN", "TO", "RP"} and (words[index].lower() in {"talks", "strikes", "forces"} or verb in valency("en").nouns):
        return False
    later = [t for t in tags[index + 1 :] if t in _FINITE]
    return not later or (later == ["VBP"] and tags[index + 1] == "VBP")
