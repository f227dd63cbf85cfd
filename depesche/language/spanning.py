"""The best tree for a sentence given a score for every possible head: Chu and Liu 1965, Edmonds 1967.

Nearly always every word's best head already makes a tree; only where it does
not (a ring, two roots) is the tree searched for.
"""

from __future__ import annotations

from typing import Any

import numpy as np

Scores = np.ndarray[Any, np.dtype[np.floating[Any]]]
Heads = np.ndarray[Any, np.dtype[np.int64]]
_ROOTS_TRIED = 6
_IMPOSSIBLE = -1e8


def is_tree(heads: Heads) -> bool:
    """Tell whether `heads` (position 0 is the root above all, its head 0) is a tree with one word below the root."""
    if int((heads[1:] == 0).sum()) != 1:
        return False
    above = heads
    for _ in range(len(heads).bit_length()):
        above = above[above]
    return not bool(above.any())


def best_tree(scores: Scores) -> Heads:
    """Give the heads of the best tree with one root word.

    Args:
        scores: `scores[word, head]`, shape (n + 1, n + 1); position 0 is the root above all.

    """
    heads: Heads = scores.argmax(axis=1)
    heads[0] = 0
    if is_tree(heads):
        return heads
    scores = scores.astype(np.float64)
    heads = _arborescence(scores)
    roots = [i for i in range(1, len(heads)) if heads[i] == 0]
    if len(roots) == 1:
        return heads
    tried = sorted(roots or range(1, len(heads)), key=lambda i: -scores[i, 0])[:_ROOTS_TRIED]
    trees = [_arborescence(_rooted(scores, root)) for root in tried]
    return max(trees, key=lambda tree: float(scores[np.arange(1, len(tree)), tree[1:]].sum()))


def _rooted(scores: Scores, root: int) -> Scores:
    only = scores.copy()
    only[:, 0] = _IMPOSSIBLE
    only[root, 1:] = _IMPOSSIBLE
    only[root, 0] = 0.0
    return only


def _ring(heads: Heads) -> list[int]:
    seen = np.zeros(len(heads), dtype=int)
    for start in range(1, len(heads)):
        path: list[int] = []
        at = start
        while at and not seen[at]:
            seen[at] = start
            path.append(at)
            at = int(heads[at])
        if at and seen[at] == start:
            return path[path.index(at) :]
    return []


def _arborescence(scores: Scores) -> Heads:
    scores = scores.copy()
    np.fill_diagonal(scores, -np.inf)
    heads: Heads = scores.argmax(axis=1)
    heads[0] = 0
    ring = _ring(heads)
    if not ring:
        return heads
    inside = set(ring)
    rest = [i for i in range(len(heads)) if i not in inside]
    new = len(rest)
    small = np.full((new + 1, new + 1), -np.inf)
    small[:new, :new] = scores[np.ix_(rest, rest)]
    out_of_ring = scores[np.ix_(rest, ring)]
    small[:new, new] = out_of_ring.max(axis=1)
    own = np.array([scores[i, heads[i]] for i in ring])
    into_ring = scores[np.ix_(ring, rest)] - own[:, None]
    small[new, :new] = into_ring.max(axis=0) + own.sum()
    found = _arborescence(small)
    answer = np.zeros(len(heads), dtype=np.int64)
    for row, word in enumerate(rest):
        if word:
            head = int(found[row])
            answer[word] = ring[int(out_of_ring[row].argmax())] if head == new else rest[head]
    for word in ring:
        answer[word] = heads[word]
    enters = int(found[new])
    answer[ring[int(into_ring[:, enters].argmax())]] = rest[enters]
    return answer
