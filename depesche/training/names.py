"""Name corpora as samples, their labels mapped to PER ORG LOC MISC NORP."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from depesche.training.samples import Sample

Cut = Callable[[str], list[tuple[int, int]]]

GERMEVAL = {"PER": "PER", "ORG": "ORG", "LOC": "LOC", "OTH": "MISC", "LOCderiv": "NORP"}
PLAIN = {"PER": "PER", "ORG": "ORG", "LOC": "LOC", "MISC": "MISC"}
SMARTDATA = {
    "person": "PER",
    "organization": "ORG",
    "organization-company": "ORG",
    "location": "LOC",
    "location-city": "LOC",
}
CROSSNER = {
    "politician": "PER",
    "person": "PER",
    "organisation": "ORG",
    "politicalparty": "ORG",
    "country": "LOC",
    "location": "LOC",
    "event": "MISC",
    "election": "MISC",
    "misc": "MISC",
}
RE3D = {"Person": "PER", "Organisation": "ORG", "Location": "LOC", "Nationality": "NORP"}

_CLOSING = frozenset(".,;:!?)]}%")
_OPENING = frozenset("([{")


def guessed_spaces(words: Sequence[str]) -> list[bool]:
    """Guess where spaces stood in text that is kept as words only."""
    spaces = []
    for i, word in enumerate(words):
        following = words[i + 1] if i + 1 < len(words) else ""
        spaces.append(not (following in _CLOSING or word in _OPENING or following.startswith(("'", "n't"))))
    return spaces


def mapped(labels: Iterable[str], mapping: Mapping[str, str]) -> list[str]:
    """Map BIO labels to ours, mending I- without B-."""
    out: list[str] = []
    before = ""
    for label in labels:
        prefix, _, kind = label.partition("-")
        new = mapping.get(kind, "") if prefix in {"B", "I"} else ""
        out.append(f"{'I' if prefix == 'I' and new == before else 'B'}-{new}" if new else "O")
        before = new
    return out


def read_columns(lines: Iterable[str], *, word: int, label: int, mapping: Mapping[str, str], source: str) -> Iterator[Sample]:
    """Read a corpus with one word a line; `word` and `label` are the columns."""
    words: list[str] = []
    labels: list[str] = []
    for line in [*lines, ""]:
        if line.startswith("#" if word else "-DOCSTART-"):  # words stand behind a number, or `#` may be one
            continue
        cells = line.split("\t") if "\t" in line else line.split(" ")
        if len(cells) > max(word, label):
            words.append(cells[word].replace("\u00a0", "") or "_")
            labels.append(cells[label])
        elif words:
            yield Sample(words=words, spaces=guessed_spaces(words), names=mapped(labels, mapping), source=source)
            words, labels = [], []


def from_spans(text: str, spans: Iterable[tuple[int, int, str]], *, cut: Cut, source: str) -> Sample:
    """Make a sample of one sentence's text and name spans (characters); `cut` gives token spans."""
    tokens = [(a, b) for a, b in cut(text) if text[a:b].strip()]
    names = ["O"] * len(tokens)
    for begin, end, kind in sorted(spans):
        inside = [i for i, (a, b) in enumerate(tokens) if a < end and begin < b and names[i] == "O"]
        for i in inside:
            names[i] = f"{'B' if i == inside[0] else 'I'}-{kind}"
    return Sample(
        words=[text[a:b] for a, b in tokens],
        spaces=[b < len(text) and text[b].isspace() for _, b in tokens],
        names=names,
        source=source,
    )


def read_names_news(lines: Iterable[str], *, cut: Cut, source: str) -> Iterator[Sample]:
    """Read `names-de-news`: JSON lines with text and character spans, our labels."""
    for line in lines:
        row = json.loads(line)
        yield from_spans(row["text"], [(a, b, t) for a, b, t in row["entities"]], cut=cut, source=source)
