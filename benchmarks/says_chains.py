"""Chains of sources on the claims data: innermost source right, own voice kept own, chain length right.

Counted on claims that are found (same sentence, same class, one to one,
undoubted).  The innermost source is right if half of the words of the shorter
of the two names or wordings are shared.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from claims_gold import same_sentence, told
from says_common import DATA, HALF

from depesche.intake import IntakeOptions
from depesche.pipeline import read_sources
from depesche.records import Claim, Reading


def pairs(expected: list[dict[str, Any]], reading: Reading) -> list[tuple[dict[str, Any], Claim]]:
    """Gold claims with the claim of ours that tells the same, the likeliest first; doubted ones are left out."""
    likely = []
    for i, gold in enumerate(expected):
        for j, claim in enumerate(reading.claims):
            near = any(same_sentence(g, s) for g in (gold["sentence"], *gold.get("also", [])) for s in told(claim, reading))
            if gold["type"] == claim.type and near:
                likely.append((-_likeness(gold, claim, reading), i, j))
    used_gold, used_claim, out = set(), set(), []
    for _, i, j in sorted(likely):
        if i not in used_gold and j not in used_claim:
            used_gold.add(i)
            used_claim.add(j)
            if not expected[i].get("doubt"):
                out.append((expected[i], reading.claims[j]))
    return out


def _likeness(gold: dict[str, Any], claim: Claim, reading: Reading) -> int:
    trigger = {w for s in claim.trigger for w in _words(_cut(reading, s.where, s.begin, s.end))}
    countries = {a["country"] for a in gold["actors"]} & {p.country for p in claim.actors}
    return 4 * bool(trigger & _words(gold["trigger"])) + len(countries) + ((gold.get("mode") or None) == claim.mode)


def _cut(reading: Reading, where: str, begin: int, end: int) -> str:
    return ((reading.report.title or "") if where == "title" else reading.report.text)[begin:end]


def _words(text: str | None) -> set[str]:
    return set(re.findall(r"\w+", unicodedata.normalize("NFKC", text or "").casefold()))


def same_source(gold: dict[str, Any], claim: Claim) -> bool:
    """Whether the innermost sources are the same by name or wording."""
    if not claim.sources:
        return False
    theirs = [_words(gold["sources"][0].get("name")), _words(gold["sources"][0]["text"])]
    ours = [_words(claim.sources[0].name), _words(claim.sources[0].text)]
    return any(t and o and len(t & o) / min(len(t), len(o)) >= HALF for t in theirs for o in ours)


def tally(expected: list[dict[str, Any]], reading: Reading, n: Counter[str]) -> None:
    """Add one report to the counts."""
    for gold, claim in pairs(expected, reading):
        if gold["sources"]:
            n["sourced"] += 1
            n["innermost"] += same_source(gold, claim)
            n["length"] += len(gold["sources"]) == len(claim.sources)
        else:
            n["own"] += 1
            n["kept own"] += not claim.sources


def figures(path: Path, limit: int | None = None) -> Iterator[tuple[str, float]]:
    """The figures of both languages; `path` is the data folder (or anything in it)."""
    del path
    for name in ("claims-de", "claims-en"):
        folder = DATA / name
        if not folder.exists():
            print(f"{name}: skipped, there is no {name} folder (set DEPESCHE_DATA to the data)")
            continue
        gold = {d["doc"]: d["claims"] for d in map(json.loads, (folder / "gold.jsonl").read_text(encoding="utf-8").splitlines())}
        n: Counter[str] = Counter()
        for number, outcome in enumerate(read_sources([str(folder / "reports.jsonl")], IntakeOptions(as_is=True))):
            if isinstance(outcome, Reading) and (limit is None or number < limit):
                tally(gold[outcome.report.doc or ""], outcome, n)
        yield f"chains {name} innermost source", n["innermost"] / max(1, n["sourced"])
        yield f"chains {name} own voice kept", n["kept own"] / max(1, n["own"])
        yield f"chains {name} length", n["length"] / max(1, n["sourced"])
