"""How right the grammar is: trees, labels, lemmas, lexemes, sentence bounds and names against corrected sentences.

Usage: grammar.py [de|en|unseen ...]

Words are the treebank's, everything else is found.  Attachment leaves
punctuation out.  Sentences: ten gold sentences at a time are joined by a space
(by an empty line after one without a final stop) and cut again; a sentence
counts if both its ends are right.  `unseen` measures on a treebank the shipped
weights have learnt from, with other weights that have not (`python -m
depesche.training build de-without`; then set DEPESCHE_WEIGHTS to its folder).
"""

from __future__ import annotations

import gzip
import os
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from depesche.language import port
from depesche.language.conllu import reparse_conllu

DATA = Path(os.environ.get("DEPESCHE_DATA", Path(__file__).resolve().parents[2] / "shared" / "data"))
TREES = {
    "de": {"trees-de-news dev": "trees-de-news/de_news-dev.conllu.gz"},
    "en": {"EWT dev": "ud-english-ewt/en_ewt-ud-dev.conllu.gz", "GUM news dev": "ud-english-gum/en_gum-ud-dev.conllu.gz"},
    "unseen": {"GSD dev": "ud-german-gsd/de_gsd-ud-dev.conllu.gz"},
}
GENRES = {"GUM news dev": "news"}
LABELS = ("nsubj", "obj", "nsubj:pass", "ccomp", "obl:arg", "xcomp", "acl", "appos")
_SUBTYPES = frozenset({"nsubj:pass", "obl:arg", "aux:pass", "compound:prt"})
_TOGETHER = 10
Row = list[str]


def read(path: Path) -> list[str]:
    """Lines of a treebank, packed or not."""
    data = path.read_bytes()
    return (gzip.decompress(data) if path.suffix == ".gz" else data).decode("utf-8").splitlines()


def of_genre(lines: Sequence[str], genre: str) -> list[str]:
    """Lines of the documents of one genre (GUM's `meta::genre`)."""
    out, wanted = [], False
    for line in lines:
        if line.startswith("# meta::genre = "):
            wanted = line[16:].strip() == genre
        elif line.startswith("# newdoc"):
            wanted = False
        if wanted:
            out.append(line)
    return out


def blocks(lines: Sequence[str]) -> Iterator[tuple[str, list[Row]]]:
    """Sentences of a CoNLL-U file: their text and the rows of their words."""
    text, rows = "", []
    for line in [*lines, ""]:
        if line.startswith("# text = "):
            text = line[9:]
        elif line and line.split("\t")[0].isdigit():
            rows.append(line.split("\t"))
        elif not line and rows:
            yield text, rows
            text, rows = "", []


def _main(label: str) -> str:
    return label if label in _SUBTYPES else label.partition(":")[0]


def _f1(hits: Counter[str], key: str) -> float:
    return 2 * hits[key + " both"] / max(1, hits[key + " gold"] + hits[key + " found"])


def _lexeme(row: Row) -> str:
    return next((part[7:] for part in row[9].split("|") if part.startswith("Lexeme=")), row[2])


def tree_figures(lines: Sequence[str], language: str) -> dict[str, float]:
    """UAS, LAS, UPOS, lemmas, F1 of labels, lexemes of separated verbs."""
    hits: Counter[str] = Counter()
    again = blocks(list(reparse_conllu(lines, language)))
    for (_, gold), (_, found) in zip(blocks(lines), again, strict=True):
        for a, b in zip(gold, found, strict=True):
            hits["words"] += 1
            hits["upos"] += a[3] == b[3]
            if a[3] in {"NOUN", "VERB", "ADJ", "AUX", "ADV"} and a[2] != "_":
                hits["lemmas"] += 1
                hits["lemma"] += a[2].lower() == b[2].lower()
            for label in LABELS:
                mine, theirs = _main(a[7]) == label, _main(b[7]) == label
                hits[label + " gold"] += mine
                hits[label + " found"] += theirs
                hits[label + " both"] += mine and theirs and a[6] == b[6]
            if a[7] == "compound:prt":
                verb, guess = gold[int(a[6]) - 1], found[int(a[6]) - 1]
                hits["separated"] += 1
                hits["lexeme"] += _lexeme(guess).lower() in {
                    (a[1] + verb[2]).lower(),
                    (a[2] + verb[2]).lower(),
                    f"{verb[2]} {a[2]}".lower(),
                }
            if a[3] != "PUNCT":
                hits["attached"] += 1
                hits["uas"] += a[6] == b[6]
                hits["las"] += a[6] == b[6] and _main(a[7]) == _main(b[7])
    found_out = {
        "UAS": hits["uas"] / hits["attached"],
        "LAS": hits["las"] / hits["attached"],
        "UPOS": hits["upos"] / hits["words"],
    }
    if hits["lemmas"]:
        found_out["lemma"] = hits["lemma"] / hits["lemmas"]
        found_out["separable lexeme"] = hits["lexeme"] / max(1, hits["separated"])
    return found_out | {f"F1 {label}": _f1(hits, label) for label in LABELS if hits[label + " gold"]}


def sentence_f1(lines: Sequence[str], language: str) -> float:
    """F1 of sentences found again in texts joined from ten of them."""
    texts = [text for text, _ in blocks(lines) if text]
    hits: Counter[str] = Counter()
    for start in range(0, len(texts), _TOGETHER):
        whole, gold = "", set()
        for text in texts[start : start + _TOGETHER]:
            gold.add((len(whole), len(whole) + len(text)))
            whole += text + (" " if text.rstrip("\"'“”»«)").endswith((".", "!", "?", ":")) else "\n\n")
        parse = port.parse(whole, language)
        found = {(parse.tokens[a].begin, parse.tokens[b - 1].end) for a, b in parse.sentences if b > a}
        hits["s gold"] += len(gold)
        hits["s found"] += len(found)
        hits["s both"] += len(gold & found)
    return _f1(hits, "s")


def figures(languages: Sequence[str] = ("de", "en")) -> Iterator[tuple[str, float]]:
    """Every figure that can be measured here, by name."""
    for part in languages:
        language = "de" if part == "unseen" else part
        for name, place in TREES[part].items():
            path = next((p for p in (DATA / place, (DATA / place).with_suffix("")) if p.is_file()), None)
            if path is None:
                print(f"{name}: skipped, there is no {place} (set DEPESCHE_DATA to the data)")
                continue
            lines = of_genre(read(path), GENRES[name]) if name in GENRES else read(path)
            for key, value in tree_figures(lines, language).items():
                yield f"{name} {key}", value
            yield f"{name} sentence F1", sentence_f1(lines, language)


if __name__ == "__main__":
    if "unseen" in sys.argv and not os.environ.get("DEPESCHE_WEIGHTS"):
        sys.exit("the shipped weights have seen this treebank; set DEPESCHE_WEIGHTS to weights that have not")
    for what, figure in figures(sys.argv[1:] or ("de", "en")):
        print(f"{what:<40} {100 * figure:.1f}")
