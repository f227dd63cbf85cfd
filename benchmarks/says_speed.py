"""Speed of who-says-so alone, on parsed German Wikinews texts: reports of 400 words a minute, one core, processor time."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path

from says_common import parsed
from says_quotes import articles, texts

from depesche.reading.says import find_attributions
from depesche.reading.who import find_actors

_WORDS = 400
_MOST = 200


def figures(path: Path, limit: int | None = None) -> Iterator[tuple[str, float]]:
    """Reports of 400 words that this step alone reads in a minute."""
    ready = [(d, find_actors(d)) for d in parsed(texts(articles(path, limit or _MOST)), "de")]
    find_attributions(*ready[0])
    begun = time.process_time()
    for document, cast in ready:
        find_attributions(document, cast)
    spent = time.process_time() - begun
    words = sum(len(document.report.text.split()) for document, _ in ready)
    yield "says reports of 400 words a minute", words / _WORDS / max(1e-9, spent) * 60
