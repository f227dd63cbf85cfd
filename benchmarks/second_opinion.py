"""Would a learned second opinion make better claims than the rules alone?  Cross-validated by report.

Usage: second_opinion.py [REPEATS]

Candidates are the claims of the rules, the acts they found and dropped for want of politics, and those the gate kept
silent; a gold claim (`claims-de`, `claims-en`) of the same sentence and class makes one right.  Boosted trees of two
questions learn from binary features of the match, never from words, and from reports of `false_events.py`, at little
weight.  Both thresholds (drop below, take up from) are chosen by cross-validation inside the training folds.
The result and what was decided: docs/decisions/0013-second-opinion.md.
"""

from __future__ import annotations

import json
import random
import sys
from collections import Counter
from dataclasses import dataclass, field
from itertools import product
from typing import Any

import false_events
import numpy as np
from bootstrap import compared
from claims_gold import same_sentence, words

from depesche.intake import IntakeOptions, report_from_text
from depesche.intake import read_sources as take_in
from depesche.reading.clauses import base
from depesche.reading.document import Document
from depesche.reading.drafts import Draft
from depesche.reading.first_person import with_speakers
from depesche.reading.frames import frames
from depesche.reading.gate import leaning_of, political
from depesche.reading.joining import joined
from depesche.reading.reader import documents
from depesche.reading.says import SaidIndex, find_attributions
from depesche.reading.what import Findings, _as_told, _drafts
from depesche.reading.when import find_times
from depesche.reading.who import find_actors
from depesche.records import Report, Span

_FOLDS, _INNER, _ROUNDS, _RATE, _LEAST, _SHRINK = 5, 3, 60, 0.1, 10, 4.0
_FALSE_REPORTS, _WEIGHT = 200, 0.5
_DROP, _TAKE = (0.0, 0.2, 0.25, 0.3, 0.35, 0.4, 0.45, 0.5), (0.35, 0.4, 0.45, 0.5, 0.55, 0.6, 0.7, 2.0)


@dataclass
class Item:
    """A candidate: whether the rules claim it, its features, its class and wording; right is 1, wrong 0, doubted -1."""

    ruled: bool
    features: frozenset[str]
    type: str
    sentences: list[str]
    trigger: set[str]
    right: int = 0


@dataclass
class Told:
    """A report with its candidates and its gold claims; `gold` is None where nothing is known but that politics is rare."""

    items: list[Item]
    gold: list[dict[str, Any]] | None = None
    fits: list[tuple[int, int, int]] = field(default_factory=list)


def _reports() -> list[tuple[Report, list[dict[str, Any]] | None]]:
    as_is = IntakeOptions(as_is=True)
    out: list[tuple[Report, list[dict[str, Any]] | None]] = []
    for name in ("claims-de", "claims-en"):
        folder = false_events.DATA / name
        gold = {d["doc"]: d["claims"] for d in map(json.loads, (folder / "gold.jsonl").read_text(encoding="utf-8").splitlines())}
        out += [(r, gold[r.doc or ""]) for r in take_in([str(folder / "reports.jsonl")], as_is) if isinstance(r, Report)]
    others = [*false_events.paper(), *false_events.wikinews(), *false_events.reviews()]
    for _, language, text in random.Random(3).sample(others, _FALSE_REPORTS):
        report = report_from_text(text, language=language, options=as_is)
        out += [(report, None)] if isinstance(report, Report) else []
    return out


def _told(report: Report, gold: list[dict[str, Any]] | None) -> Told:
    document = next(documents([report]))
    cast, times = find_actors(document), find_times(document)
    said = SaidIndex(document, cast, find_attributions(document, cast, times))
    findings = Findings(document, with_speakers(document, cast, said), times, said)
    raw = [d for p in reversed(document.passages) for d in _drafts(p, findings, frames(document.language))]
    events = joined(_as_told(raw), times)
    claims = political(events, document, findings.cast)
    used = {s for d in events for s in (d.evidence, *d.also)}
    left = [d for d in events if d not in claims] + [d for d in raw if not d.counts and d.evidence not in used]
    leaning = leaning_of(document)
    texts = {"title": report.title or "", "text": report.text}
    about = {
        f"relevance {round(20 * leaning.relevance)}",
        *(f"context {c}" for c in leaning.coloured),
        f"claims {min(6, len(claims)) // 2}",
    }

    def cut(span: Span) -> str:
        return texts[span.where][span.begin : span.end]

    items = [
        Item(n < len(claims), frozenset(about | _features(d, document)), d.type, [cut(s) for s in (d.evidence, *d.also)],
             {w for s in d.trigger for w in words(cut(s))})
        for n, d in enumerate([*claims, *left])
    ]  # fmt: skip
    told = Told(items, gold)
    _label(told)
    return told


def _features(draft: Draft, document: Document) -> set[str]:
    row, parse = draft.candidate.frame.row, document.passage(draft.where).parse
    token, verb = parse.tokens[draft.candidate.anchor], draft.candidate.verb
    begin, end = parse.sentences[draft.sentence]
    on = {
        f"row {row.id}", f"class {row.type}", f"mode {draft.mode}", f"{row.type} {row.pos}", f"relation {base(token.deprel)} {row.pos}",
        f"depth {min(5, len(draft.above))}", f"rank {min(4, draft.candidate.rank)}", f"words {len(draft.trigger)}",
        f"status {draft.verdict.status}", f"{row.type} {draft.verdict.status}", f"hedged {draft.verdict.hedged}",
        f"where {draft.where}", f"sentence {min(8, draft.sentence) // 2}", f"length {min(50, end - begin) // 10}",
        f"sources {len(draft.sources)}", f"dated {draft.days != (None, None)}", f"place {draft.place is not None}",
        f"tellings {min(3, len(draft.also))}", f"matter {bool(draft.agenda)}", f"back {draft.points_back}",
        f"{row.type} {bool(draft.parties.actors)} {bool(draft.parties.recipients)}",
    }  # fmt: skip
    on |= {f"cue {r}" for r in draft.verdict.rules} | {f"slot {s}" for s in draft.candidate.slots}
    on |= {f"verb {f}" for f in (parse.tokens[verb].feats or "").split("|")} if verb is not None else {"no verb"}
    for side, parties in (("actor", draft.parties.actors), ("recipient", draft.parties.recipients)):
        on.add(f"{side}s {min(3, len(parties))} {row.pos}")
        for m in parties:
            on |= {f"{side} {m.kind} {m.form}", f"{side} {m.role}", f"{side} {m.office}", f"{side} country {bool(m.country)}"}
            on |= {f"{side} known {bool(m.actor)} {m.political} {m.plural}", f"{side} score {round(4 * m.score)}"}
            on.add(f"{side} far {min(16, abs(m.head - draft.candidate.anchor)) // 4}")
    return on


def _label(told: Told) -> None:
    """Find which candidates meet which gold claims; a candidate of the rules goes before one they dropped."""
    gold = told.gold or []
    told.fits = [
        (int(words(g["trigger"]).isdisjoint(i.trigger)), n, k)
        for n, g in enumerate(gold) for k, i in enumerate(told.items)
        if g["type"] == i.type and any(same_sentence(s, t) for s in (g["sentence"], *g.get("also", [])) for t in i.sentences)
    ]  # fmt: skip
    ruled = _pairs(told, [k for k, i in enumerate(told.items) if i.ruled], set())
    more = _pairs(told, [k for k, i in enumerate(told.items) if not i.ruled], {n for n, _ in ruled})
    for n, k in (*ruled, *more):
        told.items[k].right = -1 if gold[n].get("doubt") else 1


def _pairs(told: Told, chosen: list[int], taken: set[int]) -> list[tuple[int, int]]:
    free, met, out = set(chosen), set(taken), []
    for _, n, k in sorted(told.fits):
        if n not in met and k in free:
            met.add(n)
            free.discard(k)
            out.append((n, k))
    return out


def _counts(told: Told, chosen: list[int]) -> Counter[str]:
    gold = told.gold or []
    pairs = _pairs(told, chosen, set())
    doubted = sum(bool(gold[n].get("doubt")) for n, _ in pairs)
    return Counter(hits=len(pairs) - doubted, gold=sum(not g.get("doubt") for g in gold), found=len(chosen) - doubted)


class Trees:
    """Boosted trees of depth two over binary features (Friedman 2001), Newton steps; no chance in it."""

    def __init__(self, reports: list[Told]) -> None:
        weighed = [(i, 1.0 if r.gold is not None else _WEIGHT) for r in reports for i in r.items if i.right >= 0]
        seen = Counter(f for i, _ in weighed for f in i.features)
        self.names = {f: n for n, f in enumerate(sorted(f for f, c in seen.items() if _LEAST <= c <= len(weighed) - _LEAST), start=1)}
        x, y = self._matrix([i for i, _ in weighed]), np.array([float(i.right) for i, _ in weighed])
        w = np.array([v for _, v in weighed])
        self.start = float(np.log(w @ y / (w @ (1 - y))))
        self.trees: list[list[tuple[int, int, float, float]]] = []
        score = np.full(len(y), self.start)
        for _ in range(_ROUNDS):
            p = 1 / (1 + np.exp(-score))
            g, h = w * (p - y), w * p * (1 - p)
            root = self._split(x, g, h, np.ones(len(y)))[0]
            self.trees.append([(root, *self._split(x, g, h, (x[:, root] == side) * 1.0)) for side in (0, 1)])
            score += self._grown(x, self.trees[-1])

    def _matrix(self, items: list[Item]) -> np.ndarray:
        x = np.zeros((len(items), len(self.names) + 1))
        for n, item in enumerate(items):
            x[n, [self.names[f] for f in item.features if f in self.names]] = 1
            x[n, 0] = item.ruled
        return x

    @staticmethod
    def _split(x: np.ndarray, g: np.ndarray, h: np.ndarray, mask: np.ndarray) -> tuple[int, float, float]:
        g1, h1, n1 = (g * mask) @ x, (h * mask) @ x, mask @ x
        g0, h0, n0 = (g @ mask) - g1, (h @ mask) - h1, mask.sum() - n1
        gain = g1**2 / (h1 + _SHRINK) + g0**2 / (h0 + _SHRINK)
        gain[(n1 < _LEAST) | (n0 < _LEAST)] = -1
        best = int(gain.argmax())
        return best, float(-_RATE * g0[best] / (h0[best] + _SHRINK)), float(-_RATE * g1[best] / (h1[best] + _SHRINK))

    @staticmethod
    def _grown(x: np.ndarray, tree: list[tuple[int, int, float, float]]) -> np.ndarray:
        out = np.zeros(len(x))
        for side, (root, then, no, yes) in enumerate(tree):
            here = x[:, root] == side
            out[here] = np.where(x[here, then] == 1, yes, no)
        return out

    def __call__(self, report: Told) -> np.ndarray:
        """How right each candidate of a report looks, 0 to 1."""
        x = self._matrix(report.items)
        return 1 / (1 + np.exp(-self.start - sum(self._grown(x, t) for t in self.trees)))


def _chosen(report: Told, p: np.ndarray, at: tuple[float, float]) -> list[int]:
    return [k for k, i in enumerate(report.items) if p[k] >= at[not i.ruled]]


def _folds(reports: list[Told], folds: int, chance: random.Random) -> list[int]:
    order = sorted(range(len(reports)), key=lambda _: chance.random())
    return [order.index(n) % folds for n in range(len(reports))]


def _held_back(reports: list[Told], folds: int, chance: random.Random) -> list[tuple[Told, np.ndarray]]:
    fold = _folds(reports, folds, chance)
    out = []
    for f in range(folds):
        model = Trees([r for r, g in zip(reports, fold, strict=True) if g != f])
        out += [(r, model(r)) for r, g in zip(reports, fold, strict=True) if g == f]
    return out


def _best(judged: list[tuple[Told, np.ndarray]]) -> tuple[float, float]:
    """Thresholds of the best F1."""
    known = [(r, p) for r, p in judged if r.gold is not None]

    def f1(at: tuple[float, float]) -> float:
        c = sum((_counts(r, _chosen(r, p, at)) for r, p in known), Counter())
        return 2 * c["hits"] / max(1, c["gold"] + c["found"])

    return max(product(_DROP, _TAKE), key=f1)


def main() -> None:
    """Print what the rules reach alone, and with the second opinion on folds it was not trained on."""
    told = [_told(r, g) for r, g in _reports()]
    rules = [_counts(r, [k for k, i in enumerate(r.items) if i.ruled]) for r in told]
    known = [n for n, r in enumerate(told) if r.gold is not None]
    for repeat in range(int(sys.argv[1]) if len(sys.argv) > 1 else 2):
        chance = random.Random(repeat)
        fold, second = _folds(told, _FOLDS, chance), list(rules)
        for f in range(_FOLDS):
            training = [r for r, g in zip(told, fold, strict=True) if g != f]
            at, model = _best(_held_back(training, _INNER, chance)), Trees(training)
            for n in (n for n, g in enumerate(fold) if g == f):
                second[n] = _counts(told[n], _chosen(told[n], model(told[n]), at))
            print(f"  fold {f}: dropped below {at[0]}, taken up from {at[1]}")
        gain = compared([second[n] for n in known], [rules[n] for n in known], ("hits", "gold", "found"))
        print(f"second opinion against rules, F1: {gain}")
        for name, counts in (("rules alone", rules), ("second opinion", second)):
            c = sum((counts[n] for n in known), Counter())
            false = [bool(counts[n]["found"]) for n, r in enumerate(told) if r.gold is None]
            shares = f"precision {c['hits'] / c['found']:.3f}, recall {c['hits'] / c['gold']:.3f}"
            print(f"{name}: {shares}; {sum(false)} of {len(false)} reports of other things with a claim")


if __name__ == "__main__":
    main()
