"""The wording of a report as numbers: words, five-grams, and the fingerprints that find shared passages.

Fingerprints are chosen by winnowing (Schleimer, Wilkerson and Aiken, 2003):
whatever run of `RUN` words two reports share, they share a fingerprint.
"""

from __future__ import annotations

import hashlib
import re
from bisect import bisect_left
from dataclasses import dataclass
from functools import cached_property, lru_cache

import numpy as np
from numpy.typing import NDArray

GRAM = 5
"""Words in a gram: shorter ones are common phrases, longer ones break at every changed word."""
WINDOW = 4
RUN = GRAM + WINDOW - 1
"""A shared run of so many words is found for certain."""
_WORD = re.compile(r"[^\W_]+")
_OPENING = {"„": "“”", "“": "”", "»": "«", "«": "»", '"': '"'}
_QUOTED = re.compile("|".join(f"{a}[^{a}{b}]{{1,2000}}[{b}]" for a, b in _OPENING.items()))
_MULTIPLIER = np.uint64(0x9E3779B97F4A7C15)
_MIX = np.uint64(0xBF58476D1CE4E5B9)

Numbers = NDArray[np.uint64]


@dataclass(frozen=True)
class Wording:
    """The words of a report, case folded, with where they stand in its text."""

    text: str

    @cached_property
    def _found(self) -> list[re.Match[str]]:
        return list(_WORD.finditer(self.text))

    @cached_property
    def words(self) -> tuple[str, ...]:
        """Words in order, case folded, without punctuation."""
        return tuple(map(str.casefold, _WORD.findall(self.text)))

    def span(self, first: int, last: int) -> tuple[int, int]:
        """Code points from the first to the last of some words, half-open."""
        return self._found[first].start(), self._found[last].end()

    def within(self, begin: int, end: int) -> tuple[int, int]:
        """First and last word that begins in a stretch of code points."""
        starts = [found.start() for found in self._found]
        return bisect_left(starts, begin), bisect_left(starts, end) - 1

    @cached_property
    def grams(self) -> Numbers:
        """The number of the five-gram that begins at each word; empty for a text of fewer words."""
        numbers = np.fromiter(map(_number, self.words), dtype=np.uint64, count=len(self.words))
        size = len(numbers) - GRAM + 1
        if size <= 0:
            return np.empty(0, dtype=np.uint64)
        total = np.zeros(size, dtype=np.uint64)
        for shift in range(GRAM):
            total = total * _MULTIPLIER + numbers[shift : shift + size]
        total ^= total >> np.uint64(31)
        return total * _MIX

    @cached_property
    def distinct(self) -> Numbers:
        """Each gram once, in ascending order."""
        return np.unique(self.grams)

    @cached_property
    def fingerprints(self) -> Numbers:
        """The grams that are least of the `WINDOW` around them: about two in five, ascending."""
        if len(self.grams) <= WINDOW:
            return self.distinct
        windows = np.lib.stride_tricks.sliding_window_view(self.grams, WINDOW)
        return np.unique(windows.min(axis=1))

    @cached_property
    def digest(self) -> str:
        """The same for texts of the same words, whatever their punctuation, capitals and line breaks."""
        return hashlib.sha256(" ".join(self.words).encode()).hexdigest()[:20]

    @cached_property
    def quoted(self) -> NDArray[np.bool_]:
        """Whether each word stands in quotation marks."""
        inside = np.zeros(len(self.text) + 1, dtype=bool)
        for found in _QUOTED.finditer(self.text):
            inside[found.start() : found.end()] = True
        return np.fromiter((inside[found.start()] for found in self._found), dtype=bool, count=len(self._found))


@lru_cache(maxsize=1 << 18)
def _number(word: str) -> int:
    return int.from_bytes(hashlib.blake2b(word.encode(), digest_size=8).digest(), "big")
