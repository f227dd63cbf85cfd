"""Variants of training sentences for what news does and treebanks do not: headlines, capitals, other quotation marks.

Quotation styles need no variants: `depesche.language.shape` shows the models one
style.  Headlines (no final stop) and capitals set wrong are made here.
"""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator

from depesche.training.samples import Sample

HEADLINE_SHARE = 0.15
CAPITALS_SHARE = 0.03
_FINAL = frozenset(".!?")


def _cut_last(sample: Sample) -> Sample:
    layers = {f: getattr(sample, f)[:-1] for f in sample.__struct_fields__ if isinstance(getattr(sample, f), list)}
    return Sample(**layers, source=sample.source, trees_like=sample.trees_like)


def without_stop(sample: Sample) -> Sample:
    """Give the sentence without its final stop, as a headline; unchanged if something hangs on the stop."""
    last = len(sample.words) - 1
    hangs = any(h == last and i != last for i, h in enumerate(sample.heads))
    if last < 2 or sample.words[-1] not in _FINAL or hangs or (sample.heads and sample.heads[-1] == last):
        return sample
    return _cut_last(sample)


def in_title_case(sample: Sample) -> Sample:
    """Give the sentence with a capital on every longer word, as English headlines have it."""
    words = [w.capitalize() if len(w) > 3 and w.islower() else w for w in sample.words]
    return Sample(**{f: getattr(sample, f) for f in sample.__struct_fields__ if f != "words"}, words=words)


def augmented(samples: Iterable[Sample], *, seed: int = 5) -> Iterator[Sample]:
    """Give every sample once, some of them as a headline instead, a few set in title case."""
    dice = random.Random(seed)
    for sample in samples:
        roll = dice.random()
        if roll < CAPITALS_SHARE:
            yield in_title_case(without_stop(sample))
        elif roll < HEADLINE_SHARE:
            yield without_stop(sample)
        else:
            yield sample
