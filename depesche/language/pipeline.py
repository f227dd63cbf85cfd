"""The spaCy tagger of an engine, and the documents it reads.

Its tag and the looked-up lemma are input features of the net: that is what
carries the knowledge of the big tagged corpus over to the small treebanks.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import spacy
from spacy.language import Language
from spacy.tokens import Doc
from spacy.vocab import Vocab

ATTRS = ["NORM", "PREFIX", "SUFFIX", "SHAPE"]
ROWS = [5000, 1000, 2500, 2500]


def _tagger_config(width: int, depth: int = 4) -> dict[str, Any]:
    encoder = {
        "@architectures": "spacy.Tok2Vec.v2",
        "embed": {
            "@architectures": "spacy.MultiHashEmbed.v2",
            "width": width,
            "attrs": ATTRS,
            "rows": ROWS,
            "include_static_vectors": False,
        },
        "encode": {
            "@architectures": "spacy.MaxoutWindowEncoder.v2",
            "width": width,
            "depth": depth,
            "window_size": 1,
            "maxout_pieces": 3,
        },
    }
    return {"model": {"@architectures": "spacy.Tagger.v2", "tok2vec": encoder, "normalize": False}, "overwrite": True}


def build(language: str, *, width: int = 96) -> Language:
    """Build a pipeline with an untrained tagger."""
    nlp = spacy.blank(language)
    nlp.add_pipe("tagger", config=_tagger_config(width))
    return nlp


def sentence_doc(
    vocab: Vocab,
    words: Sequence[str],
    spaces: Sequence[bool],
    *,
    tags: Sequence[str] = (),
    lemmas: Sequence[str] = (),
) -> Doc:
    """Make the document of one sentence, closed to further splitting by the parser."""
    starts = [i == 0 for i in range(len(words))]
    return Doc(
        vocab,
        words=list(words),
        spaces=list(spaces),
        tags=list(tags) or None,
        lemmas=list(lemmas) or None,
        sent_starts=list(starts),
    )
