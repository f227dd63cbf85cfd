"""English name corpora that need more than columns: GUM's entities, re3d's spans, and nationality words."""

from __future__ import annotations

import json
import re
import tarfile
from collections.abc import Iterable, Iterator
from functools import cache
from importlib import resources
from pathlib import Path

from depesche.language.sentences import sentence_spans
from depesche.training.names import RE3D, Cut, from_spans
from depesche.training.samples import Sample
from depesche.training.trees import sentences, to_sample

GUM_KINDS = {"person": "PER", "place": "LOC", "organization": "ORG", "event": "MISC"}
RE3D_LEFT_OUT = frozenset({"BBC Online"})
"""Folders of re3d under a non-commercial licence."""

_MARK = re.compile(r"\((\d+)-([a-z]+)[^()]*(\))?|(\d+)\)")
_INSIDE = frozenset({"of", "the", "for", "and", "-"})
_OTHER_GROUPS = (
    "European Europeans Arab Arabs Kurdish Kurds Palestinian Palestinians African Africans Asian Western Republican Republicans Democrat "
    "Democrats Democratic Muslim Muslims Islamic Islamist Christian Christians Jewish Jews Sunni Shia Shiite Communist Soviet Latin"
)


def _entities(rows: list[list[str]]) -> Iterator[tuple[int, int, str]]:
    """Give GUM's entity spans as word positions (first, last, kind), from the MISC column."""
    open_ones: dict[str, tuple[int, str]] = {}
    for place, row in enumerate(r for r in rows if r[0].isdigit()):
        value = next((p[7:] for p in row[9].split("|") if p.startswith("Entity=")), "")
        for number, kind, closed, end in _MARK.findall(value):
            if end and end in open_ones:
                first, known = open_ones.pop(end)
                yield first, place, known
            elif closed:
                yield place, place, kind
            elif number:
                open_ones[number] = (place, kind)


_TITLES = frozenset(
    "President King Queen Prince Princess Prime Minister Secretary Colonel General Captain Major Lieutenant Senator Mr. Mrs. Ms. "
    "Dr. Professor Sir Lord Lady Pope Emperor Tsar Judge Justice Governor Mayor Chancellor Representative Chairman Director".split()
)


def _proper_core(sample: Sample, first: int, last: int, kind: str) -> tuple[int, int] | None:
    """Cut an entity down to its name: a run of capitalised words, small words inside it allowed, titles cut off."""
    words = sample.words
    named = [w[:1].isupper() and (t.startswith("NNP") or i > 0) for i, (w, t) in enumerate(zip(words, sample.tags, strict=True))]
    while first <= last and (
        words[first].lower() in {"the", "a", "an"}
        or words[first] in _TITLES
        or (kind == "person" and not sample.tags[first].startswith("NNP"))
    ):
        first += 1
    if first > last or not named[first]:
        return None
    end = first
    while end < last and (named[end + 1] or words[end + 1].lower() in _INSIDE or words[end + 1].isdigit()):
        end += 1
    while not named[end]:
        end -= 1
    proper = any(sample.tags[i].startswith("NNP") for i in range(first, end + 1))
    return (first, end) if proper else None


def read_gum_names(lines: Iterable[str], *, genres: frozenset[str], source: str) -> Iterator[Sample]:
    """Read GUM with names derived by rule: spans of a kind that has a name in them; larger spans first."""
    for meta, rows in sentences(lines):
        plain = [r for r in rows if r[0].isdigit()]
        sample = to_sample(rows, language="en", source=source)
        if meta.get("meta::genre") not in genres or len(sample.words) != len(plain):
            continue
        names = ["O"] * len(sample.words)
        for first, last, kind in sorted(_entities(rows), key=lambda e: e[0] - e[1]):
            core = _proper_core(sample, first, last, kind) if kind in GUM_KINDS else None
            if core and names[core[0] : core[1] + 1] == ["O"] * (core[1] - core[0] + 1):
                names[core[0] : core[1] + 1] = [f"{'B' if i == core[0] else 'I'}-{GUM_KINDS[kind]}" for i in range(core[0], core[1] + 1)]
        yield Sample(words=sample.words, spaces=sample.spaces, names=names, source=source)


def _folder_rows(archive: tarfile.TarFile, name: str) -> Iterator[dict[str, object]]:
    file = archive.extractfile(name)
    for line in file.read().decode("utf-8").splitlines() if file else ():
        if line.strip():
            yield json.loads(line)


def read_re3d(path: Path, *, cut: Cut) -> Iterator[Sample]:
    """Read re3d without its non-commercial folders, sentence by sentence; only names with a capital count."""
    with tarfile.open(path) as archive:
        for folder in sorted({n.split("/")[0] for n in archive.getnames()} - RE3D_LEFT_OUT):
            spans: dict[object, list[tuple[int, int, str]]] = {}
            for row in _folder_rows(archive, f"{folder}/entities.json"):
                kind = RE3D.get(str(row["type"]))
                value = str(row["value"])
                if kind and value[:1].isupper() and not value.lower().startswith(("the ", "a ")) and row.get("confidence"):
                    spans.setdefault(row["documentId"], []).append((int(str(row["begin"])), int(str(row["end"])), kind))
            for row in _folder_rows(archive, f"{folder}/documents.json"):
                yield from cut_sentences(str(row["text"]), spans.get(row["_id"], []), cut, source="re3d")


def cut_sentences(text: str, spans: list[tuple[int, int, str]], cut: Cut, *, source: str) -> Iterator[Sample]:
    """Give the sentences of a text with the names (characters) that lie inside them."""
    for begin, end in sentence_spans(text):
        inside = [(a - begin, b - begin, kind) for a, b, kind in spans if begin <= a and b <= end]
        yield from_spans(text[begin:end], inside, cut=cut, source=source)


@cache
def group_words() -> frozenset[str]:
    """English words for nationalities and the like, from the lexicon's table of states."""
    text = resources.files("depesche.lexicon").joinpath("en", "states.tsv").read_text(encoding="utf-8")
    head, *rows = [line.split("\t") for line in text.splitlines()]
    columns = [head.index("adjectives"), head.index("inhabitants")]
    cells = [part.strip() for row in rows for c in columns if c < len(row) for part in row[c].split("|")]
    return frozenset(word for word in [*cells, *_OTHER_GROUPS.split()] if word and " " not in word)


def with_groups(sample: Sample) -> Sample:
    """Label nationality words NORP where they stand alone or were called something vague."""
    known = group_words()
    names = list(sample.names)
    for i, word in enumerate(sample.words):
        alone = i + 1 >= len(names) or not names[i + 1].startswith("I-")
        if word in known and alone and names[i] in {"O", "B-MISC", "B-LOC", "B-ORG", "B-PER"}:
            names[i] = "B-NORP"
    return Sample(words=sample.words, spaces=sample.spaces, names=names, source=sample.source)
