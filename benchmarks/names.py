"""How right names are: strict spans and kinds against corrected sentences, by the net alone and with the rules around it.

Usage: names.py [de|en|unseen ...]

Sentence by sentence, without the spread of names over a report.  A corpus is
scored on the kinds it has.  `unseen` measures on corpora the shipped weights
have learnt from, with other weights that have not (`python -m
depesche.training build de-without`, `en-without`; then set DEPESCHE_WEIGHTS to
their folder).
"""

from __future__ import annotations

import os
import sys
from collections import Counter
from collections.abc import Iterator, Sequence

from depesche.errors import DepescheError
from depesche.language import port
from depesche.language.finish import finish_sentence
from depesche.training.corpora import corpus
from depesche.training.measure import spans
from depesche.training.nets import KEPT_BACK, german_name_dev
from depesche.training.samples import Sample

ALL = frozenset({"PER", "ORG", "LOC", "NORP", "MISC"})
PLAIN = frozenset({"PER", "ORG", "LOC"})
Sets = dict[str, tuple[str, list[Sample], frozenset[str]]]


def german() -> Sets:
    """German news sentences kept back."""
    return {"news names dev": ("de", german_name_dev(), ALL)}


def english() -> Sets:
    """English sentences kept back."""
    return {"CrossNER politics dev": ("en", corpus("crossner-dev")[: KEPT_BACK["crossner-dev"]], PLAIN)}


def unseen() -> Sets:
    """Corpora the shipped weights have learnt from, in the languages there are other weights for."""
    sets: Sets = {
        "GermEval dev": ("de", corpus("germeval"), ALL),
        "SmartData": ("de", corpus("smartdata"), PLAIN),
        "UNER EWT dev": ("en", corpus("uner-ewt"), PLAIN),
        "re3d": ("en", corpus("re3d"), PLAIN | {"NORP"}),
    }
    return {name: one for name, one in sets.items() if one[0] in port.shipped()}


def scores(language: str, samples: Sequence[Sample], kinds: frozenset[str]) -> dict[str, float]:
    """Precision, recall and F1 of the engine, F1 of the net alone, F1 by kind."""
    engine = port.loaded(language)
    hits: Counter[str] = Counter()
    for sample, words in zip(samples, engine.analysed([(s.words, s.spaces) for s in samples]), strict=True):
        gold = _kept(sample.names, kinds)
        alone = _kept([w.name for w in words], kinds)
        finish_sentence(words, language, engine.lemmatizer)
        found = _kept([w.name for w in words], kinds)
        hits["gold"] += len(gold)
        hits["alone"] += len(alone)
        hits["found"] += len(found)
        hits["alone both"] += len(gold & alone)
        hits["both"] += len(gold & found)
        for name, those in (("gold", gold), ("found", found), ("both", gold & found)):
            hits.update(f"{kind} {name}" for _, _, kind in those)
    by_kind = {f"F1 {k}": _f1(hits[f"{k} both"], hits[f"{k} gold"], hits[f"{k} found"]) for k in sorted(kinds) if hits[f"{k} gold"]}
    return {
        "precision": hits["both"] / max(1, hits["found"]),
        "recall": hits["both"] / max(1, hits["gold"]),
        "F1": _f1(hits["both"], hits["gold"], hits["found"]),
        "F1 net alone": _f1(hits["alone both"], hits["gold"], hits["alone"]),
        **by_kind,
    }


def _kept(names: Sequence[str], kinds: frozenset[str]) -> set[tuple[int, int, str]]:
    return {span for span in spans(names) if span[2] in kinds}


def _f1(both: int, gold: int, found: int) -> float:
    return 2 * both / max(1, gold + found)


def figures(parts: Sequence[str] = ("de", "en")) -> Iterator[tuple[str, float]]:
    """Every figure that can be measured here, by name."""
    for part in parts:
        try:
            sets = {"de": german, "en": english, "unseen": unseen}[part]()
        except DepescheError as missing:
            print(f"names {part}: skipped ({missing})")
            continue
        for name, (language, samples, kinds) in sets.items():
            for key, value in scores(language, samples, kinds).items():
                yield f"{name} {key}", value


if __name__ == "__main__":
    if "unseen" in sys.argv and not os.environ.get("DEPESCHE_WEIGHTS"):
        sys.exit("the shipped weights have seen these corpora; set DEPESCHE_WEIGHTS to weights that have not")
    for what, figure in figures(sys.argv[1:] or ("de", "en")):
        print(f"{what:<40} {100 * figure:.1f}")
