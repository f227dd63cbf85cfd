"""Finite verbs the tagger lost, found again before the parser runs.

A preterite in `-te` looks like an adjective: in "An diesem Mittwoch reiste
Schoigu nach Pjöngjang." the small tagger takes `reiste` for one, because it
does not know the name.  A sentence with a full stop needs a finite verb; where
no word is one, such an "adjective" after an opening phrase is it.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from depesche.language.de_verbs import strong
from depesche.language.valency import known_verbs
from depesche.lexicon.rows import NameRow
from depesche.lexicon.tables import load

_FINITE = frozenset({"VVFIN", "VAFIN", "VMFIN", "VVIMP", "VAIMP"})
_BEFORE_ADJECTIVE = frozenset({"ART", "PDAT", "PPOSAT", "APPR", "APPRART", "PIAT", "CARD", "ADJA", "PIDAT", "KON", "$,"})
_CLAUSE_MARKS = frozenset({",", ";", ":", "–", "-", "„", "“", '"'})
_SUBJECT_OPENS = frozenset({"NE", "PPER", "ART", "PDAT", "PPOSAT"})
_YEAR = 4
_LIKE_ADJECTIVE = frozenset({"ADJA", "ADJD", "VVPP"})


def lost_verb(words: Sequence[str], tags: Sequence[str]) -> int | None:
    """Position of a finite verb tagged as adjective; None where the sentence has a verb or needs none."""
    sure = next((i for i in range(1, len(words)) if _surely_verb(words, tags, i)), None)
    if sure is not None:
        return sure
    if len(words) < 4 or (words[-1] not in {".", "!", "?"} and words[-2] not in {".", "!", "?"}):
        return None
    if any(tag in _FINITE for tag in tags):
        return None
    opened = next((i for i in range(len(tags) - 1) if tags[i] == "ART" and tags[i + 1] in {"APPR", "APPRART"}), len(tags))
    for i in range(1, min(opened, len(words) - 1)):  # "die von den USA verhängten Sanktionen": an adjective
        low = words[i]
        looks = tags[i] in _LIKE_ADJECTIVE and low.islower() and low.endswith(("te", "ten"))
        if looks and (tags[i - 1] not in _BEFORE_ADJECTIVE or _closed_before(words, tags, i)):
            return i
    return None


def _closed_before(words: Sequence[str], tags: Sequence[str], index: int) -> bool:
    """Whether the phrase before a word is complete though its last word may stand before an adjective: a name, a year."""
    year = tags[index - 1] == "CARD" and len(words[index - 1]) == _YEAR and index > 1 and tags[index - 2] == "NN"
    return year or (words[index - 1][:1].isupper() and tags[index - 1] == "ADJA")


_PERFECT_INFINITIVE = (["haben"], ["sein"], ["werden"])


def _surely_verb(words: Sequence[str], tags: Sequence[str], index: int) -> bool:
    """Whether a form can only be a finite verb (`griffen`, `verlieh`; `kämpfen` as adjective), and its clause has none."""
    low = words[index]
    if tags[index] not in _LIKE_ADJECTIVE or not low.islower():
        return False
    if words[index + 1 : index + 2] == ["zu"] and words[index + 2 : index + 3] in _PERFECT_INFINITIVE:
        return False  # `ohne das Urteil verstanden zu haben`: a participle
    past = strong(low)
    known = known_verbs("de")
    if _weak_before_name(words, tags, index, known):
        return _alone_in_clause(words, tags, index)
    form = past is not None and past.tense == "Past" and past.mood == "Ind" and past.lemma in known
    if not form and (tags[index] != "ADJA" or low not in known):
        return False
    return _alone_in_clause(words, tags, index)


def _weak_before_name(words: Sequence[str], tags: Sequence[str], index: int, known: frozenset[str]) -> bool:
    """Whether a weak preterite stands after an opening phrase and before its subject: `Des Weiteren dankte Schoigu dem ...`."""
    low = words[index]
    stem = low.removesuffix("ten") if low.endswith("ten") else low.removesuffix("te")
    after = tags[index + 1] if index + 1 < len(tags) else ""
    opened = index > 0 and tags[index - 1] not in {"ART", "APPR", "APPRART"}
    names = after in _SUBJECT_OPENS or (after == "NN" and words[index + 1] in _surnames())
    return opened and stem != low and f"{stem}en" in known and names


@cache
def _surnames() -> frozenset[str]:
    """Last words of the full names of public figures."""
    rows = (row for row in load(NameRow) if row.script == "Latn" and row.language in {"de", "*"})
    return frozenset(row.text.split()[-1] for row in rows if " " in row.text)


def _alone_in_clause(words: Sequence[str], tags: Sequence[str], index: int) -> bool:
    begin = max((k for k in range(index) if words[k] in _CLAUSE_MARKS), default=-1) + 1
    end = next((k for k in range(index, len(words)) if words[k] in _CLAUSE_MARKS), len(words))
    return not any(tags[k] in _FINITE for k in range(begin, end))
