"""Grouping by average likeness: two groups are put together while the mean likeness of their members is high enough."""

from __future__ import annotations

import heapq
from collections.abc import Iterable, Mapping


def grouped(likeness: Mapping[tuple[str, str], float], least: float) -> list[tuple[str, ...]]:
    """Put together what is alike (hierarchical, average linkage); pairs that are not given are not alike at all.

    The two groups most alike first; of ties the ones with the least names, so that
    the result depends on the pairs alone.  Groups of one are left out.

    >>> grouped({("a", "b"): 0.9, ("b", "c"): 0.3, ("d", "e"): 0.5}, 0.2)
    [('a', 'b'), ('d', 'e')]
    """
    groups: dict[str, list[str]] = {}
    sums: dict[str, dict[str, float]] = {}
    for (one, other), score in likeness.items():
        for a, b in ((one, other), (other, one)):
            groups.setdefault(a, [a])
            sums.setdefault(a, {})[b] = score
    heap = [(-score, min(pair), max(pair)) for pair, score in likeness.items() if score >= least]
    heapq.heapify(heap)
    while heap:
        score, one, other = heapq.heappop(heap)
        if other not in sums.get(one, ()) or -score != _mean(one, other, groups, sums):
            continue
        _join(one, other, groups, sums)
        for third in sums[one]:
            mean = _mean(one, third, groups, sums)
            if mean >= least:
                heapq.heappush(heap, (-mean, min(one, third), max(one, third)))
    return sorted(tuple(sorted(group)) for group in groups.values() if len(group) > 1)


def _mean(one: str, other: str, groups: Mapping[str, list[str]], sums: Mapping[str, Mapping[str, float]]) -> float:
    return sums[one][other] / (len(groups[one]) * len(groups[other]))


def _join(one: str, other: str, groups: dict[str, list[str]], sums: dict[str, dict[str, float]]) -> None:
    """Put the second group into the first; its name, the lesser one, stays."""
    groups[one] += groups.pop(other)
    for third, score in sums.pop(other).items():
        del sums[third][other]
        if third != one:
            sums[one][third] = sums[third][one] = sums[one].get(third, 0) + score


def connected(pairs: Iterable[tuple[str, str]]) -> list[set[str]]:
    """Sets of names that hang together by pairs, however many steps apart."""
    root: dict[str, str] = {}

    def find(name: str) -> str:
        root.setdefault(name, name)
        while root[name] != name:
            root[name] = root[root[name]]
            name = root[name]
        return name

    for one, other in pairs:
        a, b = find(one), find(other)
        root[max(a, b)] = min(a, b)
    sets: dict[str, set[str]] = {}
    for name in root:
        sets.setdefault(find(name), set()).add(name)
    return [sets[name] for name in sorted(sets)]
