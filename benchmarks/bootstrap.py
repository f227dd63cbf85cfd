"""Whether one system is better than another: the paired bootstrap over documents."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

Measure = tuple[str, str, str]
"""Names of the counts of hits, of gold and of what was found, of which F1 is made."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """F1 of both in percent, the 95 % interval of the difference, and the share of draws in which the first is better."""

    first: float
    second: float
    low: float
    high: float
    better: float

    def __str__(self) -> str:
        gain = f"{self.first - self.second:+.1f} (95 % of draws {self.low:+.1f} to {self.high:+.1f})"
        return f"{self.first:.1f} against {self.second:.1f}: {gain}, better in {100 * self.better:.1f} % of draws"


def f1(counts: Sequence[Counter[str]], picked: Sequence[int], measure: Measure) -> float:
    """F1 in percent over documents, which may be picked more than once."""
    hits, gold, found = (sum(counts[i][name] for i in picked) for name in measure)
    return 200 * hits / max(1, gold + found)


def compared(
    first: Sequence[Counter[str]], second: Sequence[Counter[str]], measure: Measure, *, draws: int = 2000, seed: int = 4
) -> Comparison:
    """Compare two systems by their counts of the same documents, drawn again and again with replacement."""
    chance, every = random.Random(seed), range(len(first))
    gains: list[float] = []
    for _ in range(draws):
        picked = [chance.randrange(len(first)) for _ in every]
        gains.append(f1(first, picked, measure) - f1(second, picked, measure))
    gains.sort()
    low, high = gains[int(0.025 * draws)], gains[min(draws - 1, int(0.975 * draws))]
    return Comparison(f1(first, every, measure), f1(second, every, measure), low, high, sum(gain > 0 for gain in gains) / draws)
