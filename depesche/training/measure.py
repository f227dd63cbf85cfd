"""Measuring weights: attachment, word classes and names on sentences the training has not seen."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from spacy.language import Language
from spacy.training import Example

from depesche.language.conllu import reparse_conllu
from depesche.language.engine import Engine
from depesche.language.finish import finish_sentence
from depesche.language.net import Net
from depesche.training.samples import Sample
from depesche.training.trees import sentences

_SUBTYPES = frozenset({"nsubj:pass", "obl:arg", "aux:pass", "compound:prt"})


def component_scores(nlp: Language, examples: Sequence[Example]) -> str:
    """Score components while they train (spaCy's scorer, gold words)."""
    scores = nlp.evaluate([Example(e.predicted.copy(), e.reference) for e in examples])
    wanted = ("tag_acc", "pos_acc", "dep_uas", "dep_las", "ents_p", "ents_r", "ents_f")
    return "  ".join(f"{name} {100 * scores[name]:.1f}" for name in wanted if scores.get(name) is not None)


def _main(label: str) -> str:
    return label if label in _SUBTYPES else label.partition(":")[0]


def net_scores(net: Net, trees: Sequence[Sample], named: Sequence[Sample]) -> str:
    """Score a net while it trains, without the rules that mend its answers; samples are tagged."""
    hits: Counter[str] = Counter()
    for sample, found in zip(trees, net.annotate([(s.words, s.tags, s.lemmas) for s in trees]), strict=True):
        for i, upos in enumerate(sample.upos):
            hits["upos"] += found.upos[i] == upos
            hits["all"] += 1
            if upos != "PUNCT":
                hits["words"] += 1
                right = found.heads[i] == sample.heads[i]
                hits["uas"] += right
                hits["las"] += right and _main(found.deprels[i]) == _main(sample.deprels[i])
    for sample, found in zip(named, net.annotate([(s.words, s.tags, s.lemmas) for s in named]), strict=True):
        gold, guess = spans(sample.names), spans(found.names)
        hits["names"] += len(gold) + len(guess)
        hits["named"] += 2 * len(gold & guess)
    parts = (("UAS", "uas", "words"), ("LAS", "las", "words"), ("UPOS", "upos", "all"), ("names F1", "named", "names"))
    return "  ".join(f"{name} {100 * hits[hit] / max(1, hits[of]):.1f}" for name, hit, of in parts)


def tree_scores(lines: Sequence[str], language: str) -> str:
    """Score the finished engine against a treebank: UAS and LAS without punctuation, UPOS."""
    hits: Counter[str] = Counter()
    gold = [r for _, rows in sentences(lines) for r in rows if r[0].isdigit()]
    guess = [r for _, rows in sentences(reparse_conllu(lines, language)) for r in rows if r[0].isdigit()]
    for a, b in zip(gold, guess, strict=True):
        if a[3] == "PUNCT":
            continue
        hits["words"] += 1
        hits["upos"] += a[3] == b[3]
        hits["uas"] += a[6] == b[6]
        hits["las"] += a[6] == b[6] and _main(a[7]) == _main(b[7])
    parts = [f"{name.upper()} {100 * hits[name] / max(1, hits['words']):.1f}" for name in ("uas", "las", "upos")]
    return f"{'  '.join(parts)} ({hits['words']} words)"


def spans(names: Sequence[str]) -> set[tuple[int, int, str]]:
    """Give the names of BIO labels as (first, end, kind)."""
    out: set[tuple[int, int, str]] = set()
    begin, kind = 0, ""
    for i, name in enumerate([*names, "O"]):
        if kind and name != f"I-{kind}":
            out.add((begin, i, kind))
            kind = ""
        if name.startswith("B-") or (name.startswith("I-") and not kind):
            begin, kind = i, name[2:]
    return out


def name_scores(engine: Engine, samples: Sequence[Sample]) -> str:
    """Score the finished engine's names, strict spans and labels, sentence by sentence (no spreading of names)."""
    hits: Counter[str] = Counter()
    for sample, words in zip(samples, engine.analysed([(s.words, s.spaces) for s in samples]), strict=True):
        finish_sentence(words, engine.language, engine.lemmatizer)
        gold, guess = spans(sample.names), spans([w.name for w in words])
        for kind, value in (("gold", gold), ("guess", guess), ("hit", gold & guess)):
            hits[kind] += len(value)
    precision, recall = hits["hit"] / max(1, hits["guess"]), hits["hit"] / max(1, hits["gold"])
    both = 2 * hits["hit"] / max(1, hits["guess"] + hits["gold"])
    return f"P {100 * precision:.1f}  R {100 * recall:.1f}  F1 {100 * both:.1f} ({hits['gold']} names)"
