"""Two wordings side by side: what is shared, where, and what kind of copy that makes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, get_args

import numpy as np
from numpy.typing import NDArray

from depesche.ledger.settling.wording import GRAM, RUN, Numbers, Wording

Sort = Literal["own", "quoted", "standing"]
Kind = Literal["identical", "near_identical", "rewritten", "same_source"]

NEAR = 0.7
"""Share of all grams of both (Jaccard's resemblance) from which two reports are one text with small changes."""
TAKEN = 0.1
"""Share of the shorter report's words, in runs outside quotation marks, from which one is a rewriting of the other."""
FEWEST = 20
"""So many words must be shared at least: a common phrase is no passage."""
LONGEST = 14
"""And one run must be so long: below it, set phrases of the trade and titles of posts add up."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A run of words that stands in both reports: code points in each, number of words, and whose words they are.

    `quoted`: in quotation marks in both; `standing`: set text that says nothing
    about copying; else `own`.
    """

    begin: int
    end: int
    other_begin: int
    other_end: int
    words: int
    sort: Sort


@dataclass(frozen=True, slots=True)
class Shared:
    """What two reports have in common, and what that makes them.

    `containment`: share of the shorter report's grams; `resemblance`: share of
    the grams of both; `taken`: share of the shorter report's words in shared
    runs of at least `RUN` words that are not quotations.
    """

    kind: Kind | None
    containment: float
    resemblance: float
    taken: float
    passages: tuple[Passage, ...]


def compare(one: Wording, other: Wording, standing: Numbers) -> Shared:
    """Compare two wordings; `standing` are the fingerprints of set texts, ascending."""
    a, b = one.distinct, other.distinct
    common = np.intersect1d(a, b, assume_unique=True)
    smaller, union = min(len(a), len(b)), len(a) + len(b) - len(common)
    containment = len(common) / smaller if smaller else 0.0
    resemblance = len(common) / union if union else 0.0
    passages = _passages(one, other, common, standing)
    words = {sort: sum(p.words for p in passages if p.sort == sort) for sort in get_args(Sort)}
    longest = {sort: max((p.words for p in passages if p.sort == sort), default=0) for sort in get_args(Sort)}
    shorter = min(len(one.words), len(other.words))
    taken = words["own"] / shorter if shorter else 0.0
    kind: Kind | None = None
    if one.digest == other.digest:
        kind = "identical"
    elif resemblance >= NEAR and words["own"] + words["quoted"] >= (shorter - words["standing"]) / 2 > 0:
        kind = "near_identical"
    elif taken >= TAKEN and words["own"] >= FEWEST and longest["own"] >= LONGEST:
        kind = "rewritten"
    elif words["own"] + words["quoted"] >= FEWEST and longest["quoted"] >= LONGEST:
        kind = "same_source"
    return Shared(kind, containment, resemblance, taken, passages)


def _passages(one: Wording, other: Wording, common: Numbers, standing: Numbers) -> tuple[Passage, ...]:
    """Find the longest shared runs in the order of the first report; each word of it is in one run at most."""
    where: dict[int, list[int]] = {}
    for place in np.flatnonzero(np.isin(other.grams, common)).tolist():
        where.setdefault(int(other.grams[place]), []).append(place)
    found: list[Passage] = []
    done = 0
    for at in np.flatnonzero(np.isin(one.grams, common)).tolist():
        if at < done:
            continue
        begin, length = max(((b, _length(one.words, at, other.words, b)) for b in where[int(one.grams[at])]), key=lambda p: (p[1], -p[0]))
        if length >= RUN:
            found.append(_passage((one, at), (other, begin), length, standing))
            done = at + length
    return tuple(found)


def _length(one: tuple[str, ...], at: int, other: tuple[str, ...], begin: int) -> int:
    length, most = GRAM, min(len(one) - at, len(other) - begin)
    while length < most and one[at + length] == other[begin + length]:
        length += 1
    return length


def _passage(one: tuple[Wording, int], other: tuple[Wording, int], length: int, standing: Numbers) -> Passage:
    (a, at), (b, begin) = one, other
    span, other_span = a.span(at, at + length - 1), b.span(begin, begin + length - 1)
    return Passage(*span, *other_span, length, _sort(a, at, b, begin, length, standing))


def _among(some: Numbers, many: Numbers) -> NDArray[np.bool_]:
    """Say which of some numbers are among many ascending ones; the many are not gone through."""
    places = np.searchsorted(many, some)
    return np.equal(many[np.minimum(places, len(many) - 1)], some)


def _sort(a: Wording, at: int, b: Wording, begin: int, length: int, standing: Numbers) -> Sort:
    """Say whose words a run is: most of its fingerprints, or most of its words, decide."""
    if len(standing):
        marks = np.intersect1d(a.grams[at : at + length - GRAM + 1], a.fingerprints)
        if len(marks) and _among(marks, standing).mean() > 0.5:
            return "standing"
    quoted = min(a.quoted[at : at + length].mean(), b.quoted[begin : begin + length].mean())
    return "quoted" if quoted > 0.5 else "own"
