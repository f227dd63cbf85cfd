"""English political news (PolNeAR): content and source by overlap, source right given the content.

Of articles several people annotated the first file counts.  Letters and digits
count.  A content is found if an attribution overlaps it by half (intersection
over union); its source is right if half of the shorter phrase is shared.
"""

from __future__ import annotations

import re
import tarfile
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from says_common import HALF, Chars, add, attributions, chars, counting, f1, meets, share

from depesche.records import Attribution

_ANNOTATOR = re.compile(r"_[0-9a-f]{4}$")
Spans = tuple[tuple[int, int], ...]


@dataclass(frozen=True)
class Told:
    """One attribution of theirs: spans by role."""

    source: Spans
    cue: Spans
    content: Spans


def articles(path: Path, limit: int | None) -> list[tuple[str, str, tuple[Told, ...]]]:
    """Name, text and attributions of each article."""
    files: dict[str, str] = {}
    with tarfile.open(path) as archive:
        for member in archive.getmembers():
            file = archive.extractfile(member) if member.name.endswith((".ann", ".txt")) else None
            if file is not None:
                files[member.name.rsplit("/", 1)[-1]] = file.read().decode("utf-8")
    first: dict[str, str] = {}
    for name in sorted(n for n in files if n.endswith(".ann")):
        first.setdefault(_ANNOTATOR.sub("", name.removesuffix(".ann")), name)
    out = [(key, files[f"{key}.txt"], told(files[name])) for key, name in sorted(first.items()) if f"{key}.txt" in files]
    return out[:limit]


def told(standoff: str) -> tuple[Told, ...]:
    """Attributions of a brat file; those the annotators discarded are left out."""
    lines = [line.partition("\t")[::2] for line in standoff.splitlines()]
    spans = {key: _spans(rest) for key, rest in lines if key.startswith("T")}
    out = []
    for _, rest in (line for line in lines if line[0].startswith("E") and line[1].startswith("Attribution")):
        by_role: dict[str, Spans] = {}
        for part in rest.split()[1:]:
            role, _, target = part.partition(":")
            role = role.rstrip("0123456789")
            by_role[role] = by_role.get(role, ()) + spans[target]
        out.append(Told(*(by_role.get(role, ()) for role in ("Source", "Cue", "Content"))))
    return tuple(out)


def _spans(rest: str) -> Spans:
    """The places of a text-bound annotation: `Content 10 20;25 30<tab>words`."""
    places = rest.split("\t", maxsplit=1)[0].split(" ", 1)[1]
    return tuple((int(begin), int(end)) for begin, end in (piece.split() for piece in places.split(";")))


def _inside(spans: Spans, keep: Chars) -> Chars:
    return {i for b, e in spans for i in range(b, e)} & keep


def tally(text: str, gold: tuple[Told, ...], found: tuple[Attribution, ...], n: Counter[str]) -> None:
    """Add one article to the counts."""
    keep = counting(text)
    theirs = [tuple(_inside(part, keep) for part in (g.content, g.source, g.cue)) for g in gold]
    ours = [(chars(a.content, keep), chars([a.source], keep), chars([a.cue], keep)) for a in found]
    for place, name in enumerate(("content", "source", "cue")):
        add(n, name, set[int]().union(*(o[place] for o in ours)), set[int]().union(*(t[place] for t in theirs)))
    for content, source, _ in theirs:
        best = max(ours, key=lambda o: share(o[0], content), default=None)
        hit = best is not None and share(best[0], content) >= HALF
        n["contents"] += 1
        n["contents found"] += hit
        if hit and best is not None and source:
            n["sources"] += 1
            n["sources right"] += meets(best[1], source)


def figures(path: Path, limit: int | None = None) -> Iterator[tuple[str, float]]:
    """The figures of an archive of articles."""
    n: Counter[str] = Counter()
    gold = articles(path, limit)
    for (_, text, theirs), found in zip(gold, attributions([(key, text) for key, text, _ in gold], "en"), strict=True):
        tally(text, theirs, found, n)
    for name in ("content", "source", "cue"):
        yield from ((f"polnear {name} {k}", v) for k, v in f1(n, name).items())
    yield "polnear found", n["contents found"] / max(1, n["contents"])
    yield "polnear source given content", n["sources right"] / max(1, n["sources"])
