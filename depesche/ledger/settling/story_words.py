"""Which words of a report tell what it is about: frequent in it, rare in the language."""

from __future__ import annotations

import math
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any

from depesche.records import Actor, Reading

TERMS = 40
_REPORT = 400
"""Words of a usual report: from the share of a word follows in how many reports it stands."""
_RAREST = 1e-7
_ACTORS = {"person": 0.03, "organisation": 0.05, "group": 0.05, "government": 0.2, "state": 0.2, "place": 0.2}
"""In what share of reports an actor of a kind is named, roughly; outlets are nobody a report is about."""
_MILLION = 1_000_000
_COMMON = 0.3


def story_terms(words: Mapping[str, int], language: str, reading: Reading) -> dict[str, Any]:
    """Give the terms of a report with their weights and shares, as columns of `story_words`; `words` says how often each stands in it."""
    counts = {word: number for word, number in words.items() if len(word) > 1 and not word.isdigit()}
    shares = {word: share(word, language) for word in counts}
    for actor, number in _actors(reading):
        counts[f"actor:{actor.id}"] = number
        shares[f"actor:{actor.id}"] = _ACTORS[actor.kind]
    worth = {term: (1 + math.log(n)) * -math.log(shares[term]) for term, n in counts.items() if shares[term] < _COMMON}
    best = sorted(worth, key=lambda term: (-worth[term], term))[:TERMS]
    return {
        "terms": best, "weights": [round(100 * (1 + math.log(counts[term]))) for term in best],
        "shares": [round(_MILLION * shares[term]) for term in best],
    }  # fmt: skip


def _actors(reading: Reading) -> list[tuple[Actor, int]]:
    """Actors a report can be about, with how often they are mentioned."""
    return [(actor, len(actor.mentions)) for actor in reading.actors if actor.kind in _ACTORS and actor.mentions]


@cache
def share(word: str, language: str) -> float:
    """Share of reports in which a word stands, from its share of all words of the language; no table: as a rare word.

    >>> share("und", "de") > 0.9 > 0.01 > share("grenzbahnhof", "de")
    True
    """
    return 1 - math.exp(-_shares(language).get(word, _RAREST) * _REPORT)


@cache
def _shares(language: str) -> dict[str, float]:
    """Share of each common word of a language; made by `scripts/word_frequencies.py`."""
    table = files(__package__).joinpath("frequencies", f"{language}.tsv")
    if not language.isalpha() or not table.is_file():
        return {}
    lines = (line.split("\t") for line in table.read_text("utf-8").splitlines())
    return {word: 10 ** (-int(level) / 10) for level, some in lines for word in some.split(" ")}
