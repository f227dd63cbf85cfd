"""How many reports that say the same are independent of each other.

Two reports count once when one repeats the other's words (at least half of the
word five-grams of the shorter one), or when both rest on the same innermost
source.  This is worked out among the few reports of one row, at question time.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from itertools import combinations

SHARED = 0.5
"""Share of the shorter text's five-grams that makes two reports copies (Broder's containment)."""
_GRAM = 5
_WORD = re.compile(r"[^\W_]+")


def words(text: str) -> tuple[str, ...]:
    """Give the words of a text, case folded, without punctuation and white space."""
    return tuple(_WORD.findall(text.casefold()))


def grams(text: str) -> frozenset[tuple[str, ...]]:
    """Give the word five-grams of a text; a shorter text is one gram, an empty one none."""
    all_words = words(text)
    if len(all_words) <= _GRAM:
        return frozenset({all_words} if all_words else ())
    return frozenset(all_words[i : i + _GRAM] for i in range(len(all_words) - _GRAM + 1))


def containment(one: frozenset[tuple[str, ...]], other: frozenset[tuple[str, ...]]) -> float:
    """Share of the smaller set that the other one holds too, 0 to 1.

    >>> containment(frozenset({("a",), ("b",)}), frozenset({("b",)}))
    1.0
    """
    smaller = min(len(one), len(other))
    return len(one & other) / smaller if smaller else 0.0


Links = frozenset[frozenset[str]]
"""Pairs of reports that are known to repeat each other's wording."""
_NO_LINKS: Links = frozenset()


def independent(texts: Mapping[str, str], sources: Mapping[str, Iterable[str]], links: Links = _NO_LINKS) -> int:
    """Count reports, copies and those that share an innermost source once; arguments as for `families`."""
    return len(set(families(texts, sources, links).values()))


def families(texts: Mapping[str, str], sources: Mapping[str, Iterable[str]], links: Links = _NO_LINKS) -> dict[str, str]:
    """Put reports that are not independent of each other under one of them.

    Args:
        texts: Wording by report id.
        sources: Keys of innermost sources by report id; none if it is known first hand.
        links: Pairs of reports known to repeat each other (settled copies).

    Returns:
        For each report the one that stands for its family, the same for all of a family.

    """
    leader = {report: report for report in texts}

    def find(report: str) -> str:
        while leader[report] != report:
            report = leader[report]
        return report

    def join(one: str, other: str) -> None:
        first, second = sorted((find(one), find(other)))
        leader[second] = first

    for group in _same_source(texts, sources):
        for report in group:
            join(report, group[0])
    shingles = {report: grams(text) for report, text in texts.items()} if len(texts) > 1 else {}
    for one, other in combinations(sorted(texts), 2):
        if find(one) != find(other) and (frozenset((one, other)) in links or containment(shingles[one], shingles[other]) >= SHARED):
            join(one, other)
    return {report: find(report) for report in texts}


def _same_source(texts: Mapping[str, str], sources: Mapping[str, Iterable[str]]) -> list[list[str]]:
    by_source: dict[str, list[str]] = {}
    for report in sorted(texts):
        for source in sorted(set(sources.get(report, ()))):
            by_source.setdefault(source, []).append(report)
    return [by_source[source] for source in sorted(by_source)]
