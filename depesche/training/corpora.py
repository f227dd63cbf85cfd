"""Every source as samples, by its name in `SOURCES`."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator

import spacy

from depesche.training import english_names, names
from depesche.training.samples import Sample
from depesche.training.sources import open_lines, source_path
from depesche.training.trees import read_treebank

GUM_GENRES = frozenset("news interview bio voyage speech textbook vlog".split())
"""Parts of GUM under CC BY or in the public domain."""

_TREES = {"trees-de-news": "de", "trees-de-news-dev": "de", "gsd": "de", "pud": "de", "ewt": "en", "ewt-dev": "en"}
_COLUMNS = {
    "germeval": (1, 2, names.GERMEVAL),
    "uner-pud": (1, 2, names.PLAIN),
    "uner-ewt": (1, 2, names.PLAIN),
    "europarl": (0, 4, names.PLAIN),
    "wikiann-de": (1, 2, names.PLAIN),
    "wikiann-en": (1, 2, names.PLAIN),
    "crossner-train": (0, 1, names.CROSSNER),
    "crossner-dev": (0, 1, names.CROSSNER),
}
_LEAST_WORDS = 4


def cutter(language: str) -> names.Cut:
    """Give the tokenizer of a language as a function from text to token spans."""
    tokenizer = spacy.blank(language).tokenizer
    return lambda text: [(t.idx, t.idx + len(t)) for t in tokenizer(text)]


def _smartdata(lines: Iterable[str]) -> Iterator[Sample]:
    """Read SmartData without tweets and link lists: persons, bodies, places."""
    cut = cutter("de")
    for line in lines:
        row = json.loads(line)
        text = row["text"]
        spans = [
            (int(m["span"]["start"]), int(m["span"]["end"]), names.SMARTDATA[m["type"]])
            for m in row["conceptMentions"] or ()
            if m.get("type") in names.SMARTDATA and "span" in m
        ]
        if spans and "http" not in text and "@" not in text and "#" not in text:
            yield from english_names.cut_sentences(text, spans, cut, source="smartdata")


def corpus(name: str) -> list[Sample]:
    """Read one source; raises `EngineError` if its file is missing or another one than the recipe's."""
    if name in _TREES:
        return list(read_treebank(open_lines(name), language=_TREES[name], source=name))
    if name in {"gum", "gum-dev"}:
        return list(read_treebank(open_lines(name), language="en", source=name, genres=GUM_GENRES))
    if name == "gum-names":
        return list(english_names.read_gum_names(open_lines("gum"), genres=GUM_GENRES, source=name))
    if name == "smartdata":
        return list(_smartdata(open_lines(name)))
    if name == "re3d":
        return list(english_names.read_re3d(source_path(name), cut=cutter("en")))
    if name.startswith("names-de-news"):
        return list(names.read_names_news(open_lines(name), cut=cutter("de"), source=name))
    word, label, mapping = _COLUMNS[name]
    found = names.read_columns(open_lines(name), word=word, label=label, mapping=mapping, source=name)
    return [s for s in found if not name.startswith("wikiann") or len(s.words) >= _LEAST_WORDS]
