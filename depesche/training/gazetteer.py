"""Which kinds of name a word is known from: a feature of the net, made from the world tables and WikiANN.

Not from the corpora the net learns names from: there every name would be known,
and the net would learn to trust the list instead of the sentence.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator

from depesche.lexicon.rows import ActorRow, OrganisationRow, PlaceRow, StateRow
from depesche.lexicon.tables import all_names, load
from depesche.training.samples import Sample

_LEAST_SHARE = 0.15
_KINDS = {"PER": "P", "LOC": "L", "ORG": "O"}
_PARTICLES = frozenset("Der Die Das Von Van De Del Al El The Of And Und Für In Des Den Zur Zum".split())


def _of_tables(language: str) -> Iterator[tuple[str, str]]:
    kinds = {row.id: "P" for row in load(ActorRow)} | {row.id: "O" for row in load(OrganisationRow)}
    kinds |= {row.id: "L" for row in load(StateRow)}
    for row in all_names():
        if row.script == "Latn" and row.language in {language, "*"} and row.actor in kinds:
            for word in row.text.split():
                yield word, kinds[row.actor]
    for place in load(PlaceRow):
        for name in (place.name, *place.names):
            for word in name.split():
                yield word, "L"


def _of_samples(samples: Iterable[Sample]) -> Iterator[tuple[str, str]]:
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for sample in samples:
        for word, label in zip(sample.words, sample.names, strict=True):
            counts[word][_KINDS.get(label[2:], "-")] += 1
    for word, seen in counts.items():
        for kind in "PLO":
            if seen[kind] >= 2 and seen[kind] >= _LEAST_SHARE * seen.total():
                yield word, kind


def gazetteer(language: str, samples: Iterable[Sample]) -> dict[str, str]:
    """Give word -> kinds (`P` person, `L` place, `O` body, several as `LP`) for words written with a capital."""
    kinds: dict[str, set[str]] = defaultdict(set)
    for source in (_of_tables(language), _of_samples(samples)):
        for word, kind in source:
            if len(word) > 1 and word[:1].isupper() and word not in _PARTICLES:
                kinds[word].add(kind)
    return {word: "".join(sorted(kinds[word])) for word in sorted(kinds)}
