"""How often each event row was right, measured against gold claims (CLAIMS section 6)."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path
from typing import Any

import msgspec

from depesche.intake import IntakeOptions
from depesche.pipeline import read_sources
from depesche.records import Reading


def row_scores(reports: Path, gold: Path) -> list[tuple[str, tuple[int, int]]]:
    """Rows with the number of claims they made and of those that gold has: same sentence, same class."""
    expected = {d["doc"]: d["claims"] for d in map(msgspec.json.decode, gold.read_bytes().splitlines()) if d}
    claims: Counter[str] = Counter()
    right: Counter[str] = Counter()
    for outcome in read_sources([str(reports)], IntakeOptions(as_is=True)):
        if not isinstance(outcome, Reading) or outcome.report.doc not in expected:
            continue
        for claim in outcome.claims:
            lead = claim.evidence[0]
            base = outcome.report.title if lead.where == "title" else outcome.report.text
            sentence = (base or "")[lead.begin : lead.end]
            claims[claim.rule] += 1
            right[claim.rule] += any(_meets(g, claim.type, sentence) for g in expected[outcome.report.doc])
    return sorted(((row, (n, right[row])) for row, n in claims.items()), key=lambda x: (x[1][1] - x[1][0], x[0]))


def _meets(gold: dict[str, Any], kind: str, sentence: str) -> bool:
    words = set(re.findall(r"\w+", sentence.lower()))
    if gold["type"] != kind or not words:
        return False
    told = [gold["sentence"], *gold.get("also", [])]
    others = [set(re.findall(r"\w+", s.lower())) for s in told]
    return any(o and len(words & o) / min(len(words), len(o)) >= 0.7 for o in others)
