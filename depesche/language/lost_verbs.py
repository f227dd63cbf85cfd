"""Finite verbs the tagger lost, found again before the parser runs.

A preterite in `-te` looks like an adjective: in "An diesem Mittwoch reiste
Schoigu nach Pjöngjang." the small tagger takes `reiste` for one, because it
does not know the name.  A sentence with a full stop needs a finite verb; where
no word is one, such an "adjective" after an opening phrase is it.
"""

from __future__ import annotations

from collections.abc import Sequence

_FINITE = frozenset({"VVFIN", "VAFIN", "VMFIN", "VVIMP", "VAIMP"})
_BEFORE_ADJECTIVE = frozenset({"ART", "PDAT", "PPOSAT", "APPR", "APPRART", "PIAT", "CARD", "ADJA", "PIDAT", "KON", "$,"})
_LIKE_ADJECTIVE = frozenset({"ADJA", "ADJD", "VVPP"})


def lost_verb(words: Sequence[str], tags: Sequence[str]) -> int | None:
    """Position of a finite verb tagged as adjective; None where the sentence has a verb or needs none."""
    if len(words) < 4 or (words[-1] not in {".", "!", "?"} and words[-2] not in {".", "!", "?"}):
        return None
    if any(tag in _FINITE for tag in tags):
        return None
    opened = next((i for i in range(len(tags) - 1) if tags[i] == "ART" and tags[i + 1] in {"APPR", "APPRART"}), len(tags))
    for i in range(1, min(opened, len(words) - 1)):  # "die von den USA verhängten Sanktionen": an adjective
        low = words[i]
        looks = tags[i] in _LIKE_ADJECTIVE and low.islower() and low.endswith(("te", "ten"))
        if looks and (tags[i - 1] not in _BEFORE_ADJECTIVE or (words[i - 1][:1].isupper() and tags[i - 1] == "ADJA")):
            return i
    return None
