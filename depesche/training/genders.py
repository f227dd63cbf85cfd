"""Genders of German nouns, counted in raw text: `eine Führung`, `einen Gipfel`, `das Abkommen`."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable

_TELLING = {
    **dict.fromkeys("eine einer jede zur".split(), "F"),
    **dict.fromkeys("einen jeden".split(), "M"),
    **dict.fromkeys("das jedes ins".split(), "N"),
}
"""Articles that tell the gender of the noun after them and stand before no plural."""
_ATTRIBUTE_ENDINGS = ("e", "en", "es")
_OF_EITHER = ("ende", "ete", "igte", "elte", "erte", "rte", "ndte", "ante", "amte", "ige", "iche", "sche", "eute", "ute", "eiche", "elle")
"""Ends of adjectives and participles that may be nouns."""
_LEAST_SEEN = 3
_LEAST_SHARE = 0.8


def counted_genders(lines: Iterable[str]) -> dict[str, str]:
    """Give noun (lower case) -> M, F, N where articles tell it often and clearly enough; lines have words apart.

    `Leiter`, a boss or a ladder, gets ""; so does `Vorsitzende`, which is also
    `Vorsitzender` and has the gender of whoever is meant.
    """
    seen: dict[str, Counter[str]] = defaultdict(Counter)
    strong: Counter[str] = Counter()
    for line in lines:
        words = line.split()
        for i, word in enumerate(words[:-1]):
            if word.endswith("er") and word[:1].isupper():
                strong[word[:-1].lower()] += 1
            if kind := _TELLING.get(word):
                noun = words[i + 1]
                if noun.islower() and noun.endswith(_ATTRIBUTE_ENDINGS) and i + 2 < len(words):
                    noun = words[i + 2]
                if noun[:1].isupper() and noun.isalpha() and not noun.isupper():
                    seen[noun.lower()][kind] += 1
    best = {noun: kinds.most_common(1)[0] for noun, kinds in sorted(seen.items())}
    clear = {noun: kind if n >= _LEAST_SHARE * seen[noun].total() else "" for noun, (kind, n) in best.items() if n >= _LEAST_SEEN}
    clear |= {noun: "M" for noun in clear if noun + "in" in seen}  # whoever has a `Leiterin` is a `Leiter`, no ladder
    clear |= {noun[:-2] + "e": "M" for noun, kind in clear.items() if kind == "F" and noun.endswith("in")}  # `Kollegin`, `Kollege`
    either = {noun: "" for noun in strong if noun.endswith(_OF_EITHER) and strong[noun] >= _LEAST_SEEN}
    return clear | dict(sorted(either.items()))
