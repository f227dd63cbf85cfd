"""The tagger while it is trained: a spaCy component; what its weights are for `depesche.language.tagger`."""

from __future__ import annotations

from typing import Any

import numpy as np
import spacy
from spacy.language import Language

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


def tagger_parts(nlp: Language) -> dict[str, Any]:
    """Give the arguments of `Tagger` for a trained pipeline, arrays in 16 bits."""
    pipe: Any = nlp.get_pipe("tagger")
    layers = [layer for layer in pipe.model.walk() if layer.param_names]
    kinds: dict[str, list[Any]] = {name: [x for x in layers if x.name == name] for name in ("hashembed", "maxout", "layernorm", "softmax")}
    arrays = {f"emb{i}": x.get_param("E") for i, x in enumerate(kinds["hashembed"])}
    for i, (maxout, norm) in enumerate(zip(kinds["maxout"], kinds["layernorm"], strict=True)):
        name = str(i - 1) if i else ""  # the first one mixes the features of a form, the others are the convolutions
        weights = maxout.get_param("W")
        arrays["W" + name] = weights.transpose(2, 1, 0).reshape(weights.shape[2], -1)
        arrays["c" + name] = maxout.get_param("b").T.reshape(-1)
        arrays["G" + name], arrays["b" + name] = norm.get_param("G"), norm.get_param("b")
    (softmax,) = kinds["softmax"]
    arrays["Wtag"], arrays["btag"] = softmax.get_param("W").T, softmax.get_param("b")
    return {
        "arrays": {name: np.ascontiguousarray(a, dtype=np.float16) for name, a in arrays.items()},
        "labels": list(pipe.labels),
        "seeds": [x.attrs["seed"] for x in kinds["hashembed"]],
        "depth": len(kinds["maxout"]) - 1,
    }
