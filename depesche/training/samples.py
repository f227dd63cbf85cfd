"""One sentence of training material, whatever corpus it came from, and how it is kept on disk."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

import msgspec


class Sample(msgspec.Struct, kw_only=True, omit_defaults=True):
    """Words of one sentence with the layers its corpus has; a missing layer is an empty list.

    `heads` are positions in `words`, a root points to itself.  `names` are BIO
    labels; an empty list means "not annotated", not "no names".  `source` is the
    corpus, `trees_like` the treebank whose habits its trees follow (else its own).
    """

    words: list[str]
    spaces: list[bool]
    lemmas: list[str] = []
    upos: list[str] = []
    tags: list[str] = []
    feats: list[str] = []
    heads: list[int] = []
    deprels: list[str] = []
    names: list[str] = []
    source: str = ""
    trees_like: str = ""


def write_samples(path: Path, samples: Iterable[Sample]) -> int:
    """Write samples as JSON lines; gives their number.  Written to a side file first, so a break leaves no half."""
    side = path.with_suffix(".part")
    count = 0
    with side.open("wb") as out:
        for sample in samples:
            out.write(msgspec.json.encode(sample) + b"\n")
            count += 1
    side.replace(path)
    return count


def read_samples(path: Path) -> Iterator[Sample]:
    """Read samples back in order."""
    decoder = msgspec.json.Decoder(Sample)
    with path.open("rb") as lines:
        for line in lines:
            yield decoder.decode(line)
