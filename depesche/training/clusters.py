"""Brown clusters of words, from the package spacy-lookups-data: what many millions of words of web text say about a word."""

from __future__ import annotations

import gzip
import hashlib
import importlib.resources
import json

from depesche.errors import EngineError

SHA256 = {
    "de": "ebf93419f43c9ddde15e56b5b816efc8c579a1e4d0d7fe1fb1f766ba0bd5834c",
    "en": "0980a4bad49eaf7da2cfdf20024cd4eb8bb507bf4d26e69c561c975a50ce718c",
}
"""Digests of the package's files (version 1.0.5)."""
KEPT = 250_000
"""So many of the most frequent words keep their cluster."""


def clusters(language: str, kept: int = KEPT) -> dict[str, int]:
    """Give word -> number of its cluster (its path, lowest bit first), most frequent words first.

    Raises:
        EngineError: The package is not installed, or its file is another one than the recipe was written for.

    """
    try:
        place = importlib.resources.files("spacy_lookups_data") / "data" / f"{language}_lexeme_cluster.json.gz"
    except ModuleNotFoundError as missing:
        raise EngineError("word clusters come from the package spacy-lookups-data; install depesche[train]") from missing
    packed = place.read_bytes()
    if hashlib.sha256(packed).hexdigest() != SHA256[language]:
        raise EngineError(f"{place}: not the clusters the recipe was written for; install spacy-lookups-data 1.0.5")
    known = json.loads(gzip.decompress(packed))
    found = [(word, int(number)) for word, number in known.items() if number and not any(c.isspace() for c in word)]
    return dict(found[:kept])
