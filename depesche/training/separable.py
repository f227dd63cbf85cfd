"""Separable German verbs seen in raw text, by the form only they have: `mitzukommen`, `zurückzutreten`."""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Iterable

from depesche.language.de_verbs import SEPARABLE

_LEAST_SEEN = 2


def seen_separables(lines: Iterable[str], verbs: Container[str]) -> list[str]:
    """Give infinitives of separable verbs whose form with `zu` inside is seen; `verbs` are simple infinitives known."""
    seen: Counter[str] = Counter()
    for line in lines:
        seen.update(word for word in line.split() if "zu" in word[2:] and word.islower() and word.endswith("n"))
    found = set()
    for word, count in seen.items():
        place = word.find("zu", 2)
        while place > 0 and count >= _LEAST_SEEN:
            particle, verb = word[:place], word[place + 2 :]
            if particle in SEPARABLE and verb in verbs:
                found.add(particle + verb)
            place = word.find("zu", place + 1)
    return sorted(found)
