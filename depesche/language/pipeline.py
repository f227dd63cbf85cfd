"""The spaCy components one engine is made of, and the documents they read.

tagger -> lemmas -> (tok2vec -> morphologizer + parser) and ner.  The tagger's
tag and the looked-up lemma are input features of the later ones: that is what
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
RICH_ATTRS = [*ATTRS, "TAG", "LEMMA"]
RICH_ROWS = [*ROWS, 100, 5000]


def tok2vec_config(*, rich: bool, width: int = 96, depth: int = 4) -> dict[str, Any]:
    """Describe the encoder of token vectors; `rich` adds TAG and LEMMA as features."""
    return {
        "@architectures": "spacy.Tok2Vec.v2",
        "embed": {
            "@architectures": "spacy.MultiHashEmbed.v2",
            "width": width,
            "attrs": RICH_ATTRS if rich else ATTRS,
            "rows": RICH_ROWS if rich else ROWS,
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


def _tagger_model(tok2vec: dict[str, Any]) -> dict[str, Any]:
    return {"@architectures": "spacy.Tagger.v2", "tok2vec": tok2vec, "normalize": False}


def _transition_model(state: str, tok2vec: dict[str, Any]) -> dict[str, Any]:
    return {
        "@architectures": "spacy.TransitionBasedParser.v2",
        "state_type": state,
        "extra_state_tokens": False,
        "hidden_width": 64,
        "maxout_pieces": 2,
        "use_upper": True,
        "tok2vec": tok2vec,
    }


def component_config(name: str, *, width: int = 96) -> dict[str, Any]:
    """Give the spaCy config of one component by name; raises `KeyError` for others."""
    listener = {"@architectures": "spacy.Tok2VecListener.v1", "width": width, "upstream": "*"}
    if name == "tagger":
        return {"model": _tagger_model(tok2vec_config(rich=False, width=width)), "overwrite": True}
    if name == "tok2vec":
        return {"model": tok2vec_config(rich=True, width=width)}
    if name == "morphologizer":
        return {"model": _tagger_model(listener), "overwrite": True}
    if name == "parser":
        return {"model": _transition_model("parser", listener), "min_action_freq": 20}
    return {"ner": {"model": _transition_model("ner", tok2vec_config(rich=True, width=width))}}[name]


def build(language: str, components: Sequence[str], *, width: int = 96, vocab: Vocab | bool = True) -> Language:
    """Build an untrained pipeline with these components."""
    nlp = spacy.blank(language, vocab=vocab)
    for name in components:
        nlp.add_pipe(name, config=component_config(name, width=width))
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
