"""HanTa's tags and lemmas for permitted German text: the teacher the small German tagger learns from.

HanTa (LGPL, 2-4 thousand words a second) is needed to build weights, never to
read the news.  Its answers are kept in a file, so that a second build skips it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from depesche.training.samples import Sample

MODEL = "morphmodel_ger.pgz"


def stts(tag: str) -> str:
    """Write a HanTa tag the STTS way: `VV(FIN)` = VVFIN, `ADJ(A)` = ADJA."""
    return tag.replace("(", "").replace(")", "")


def hanta_tagged(samples: Iterable[Sample]) -> Iterator[Sample]:
    """Give samples with `tags` and `lemmas` as HanTa sees them; other layers are dropped."""
    from HanTa import HanoverTagger  # the [train] extra

    tagger = HanoverTagger.HanoverTagger(MODEL)
    for sample in samples:
        try:
            answer = tagger.tag_sent(sample.words)
        except (KeyError, IndexError, ValueError):
            continue  # a handful of odd symbols make HanTa fail; such a sentence teaches nothing
        yield Sample(
            words=sample.words,
            spaces=sample.spaces,
            tags=[stts(tag) for _, _, tag in answer],
            lemmas=[str(lemma) for _, lemma, _ in answer],
            source=sample.source,
        )
