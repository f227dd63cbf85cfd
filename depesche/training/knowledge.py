"""What the nets know of words beyond their training sentences: kinds of name, clusters, vectors of word parts."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator

from depesche.language.forms import WordKnowledge, pack_knowledge, unpack_knowledge
from depesche.training.clusters import clusters
from depesche.training.corpora import corpus, cutter
from depesche.training.gazetteer import gazetteer
from depesche.training.samples import Sample, read_samples
from depesche.training.sources import open_lines, source_path, work
from depesche.training.subwords import learn_subwords, read_subwords

WITH_RAW_TEXT = frozenset({"de"})
"""Languages whose nets know clusters and vectors; for English the clusters did not help, and free raw text is missing."""
_NEWS_TIMES = 5
"""News is scarce beside speeches: it is shown so often."""
_DOCUMENT_SHARES, _KEPT_BACK = 12, 2


def knowledge(language: str) -> WordKnowledge:
    """Put together what is known of a language's words, as exactly as the weights file will keep it."""
    known = WordKnowledge(gazetteer=gazetteer(language, corpus(f"wikiann-{language}")))
    if language in WITH_RAW_TEXT:
        found = read_subwords(work() / f"{language}-subwords.npz")
        known = WordKnowledge(known.gazetteer, clusters(language), found.rows, found.hashing)
    return unpack_knowledge(pack_knowledge(known))


def kept_back(document: str) -> bool:
    """Tell whether a Wikinews document (its number) belongs to the parts measured on, as `trees-de-news` divides them."""
    return int(hashlib.sha1(document.encode(), usedforsecurity=False).hexdigest(), 16) % _DOCUMENT_SHARES < _KEPT_BACK


def wikinews_paragraphs() -> Iterator[str]:
    """Give the paragraphs of the Wikinews articles that are not measured on."""
    for line in open_lines("wikinews-text"):
        article = json.loads(line)
        if not kept_back(article["documentName"].split(" - ")[0]):
            yield from (p.strip() for p in article["originalText"].split("\n") if p.strip())


def german_text() -> None:
    """Write the raw German text vectors are learnt from, words apart: speeches, news, the sentences of the corpora."""
    cut = cutter("de")

    def words(text: str) -> str:
        return " ".join(text[a:b] for a, b in cut(text) if text[a:b].strip())

    with (work() / "de-text.txt").open("w", encoding="utf-8") as out:
        with source_path("plenary").open(encoding="utf-8") as speeches:
            out.writelines(words(line.strip()) + "\n" for line in speeches)
        for _ in range(_NEWS_TIMES):
            out.writelines(words(p) + "\n" for p in wikinews_paragraphs())
        for path in sorted(work().glob("silver-*.jsonl")):
            out.writelines(" ".join(s.words) + "\n" for s in read_samples(path))


def german_subwords() -> None:
    """Learn the German vectors."""
    learn_subwords(work() / "de-text.txt", work() / "de-subwords.npz")


def wikinews_sentences() -> list[Sample]:
    """Give the sentences of those articles, words only."""
    from depesche.language.sentences import sentence_spans

    cut = cutter("de")
    out = []
    for paragraph in dict.fromkeys(wikinews_paragraphs()):
        for begin, end in sentence_spans(paragraph):
            text = paragraph[begin:end]
            spans = [(a, b) for a, b in cut(text) if text[a:b].strip()]
            if spans:
                spaces = [b < len(text) and text[b].isspace() for _, b in spans]
                out.append(Sample(words=[text[a:b] for a, b in spans], spaces=spaces, source="trees-de-news"))
    return out
