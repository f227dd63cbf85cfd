"""Compare the claims of readings with gold: detection, status, days, countries of actors; the parts other measures share."""

from __future__ import annotations

import hashlib
import json
import re
from pathlib import Path
from typing import Any

from depesche.intake import IntakeOptions
from depesche.pipeline import read_sources
from depesche.records import Claim, Reading


def words(text: str) -> set[str]:
    """The words of a text, lower case."""
    return set(re.findall(r"\w+", text.lower()))


def same_sentence(one: str, other: str) -> bool:
    """Whether two wordings are one sentence: seven tenths of the shorter one's words are shared."""
    mine, theirs = words(one), words(other)
    return bool(mine and theirs) and len(mine & theirs) / min(len(mine), len(theirs)) >= 0.7


def told(claim: Claim, reading: Reading) -> list[str]:
    """The sentences a claim rests on."""
    title = reading.report.title or ""
    return [(title if s.where == "title" else reading.report.text)[s.begin : s.end] for s in claim.evidence]


COUNTED = ("gold", "made", "met", "status", "country", "countries", "dated", "days", "open", "left open")


def claims_measure(folder: Path) -> dict[str, float]:
    """Detection F1 (same sentence, same class, one to one); status, days and country of actors on detected claims."""
    gold = {d["doc"]: d["claims"] for d in map(json.loads, (folder / "gold.jsonl").read_text(encoding="utf-8").splitlines())}
    counts = dict.fromkeys(COUNTED, 0)
    for outcome in read_sources([str(folder / "reports.jsonl")], IntakeOptions(as_is=True)):
        if isinstance(outcome, Reading):
            for key, value in compare(gold[outcome.report.doc or ""], outcome).items():
                counts[key] += value
    precision, recall = counts["met"] / max(1, counts["made"]), counts["met"] / max(1, counts["gold"])
    return {
        "precision": precision,
        "recall": recall,
        "f1": 2 * precision * recall / max(1e-9, precision + recall),
        "status": counts["status"] / max(1, counts["met"]),
        "days exact": counts["days"] / max(1, counts["dated"]),
        "days left open": counts["left open"] / max(1, counts["open"]),
        "actor country": counts["country"] / max(1, counts["countries"]),
    }


def compare(expected: list[dict[str, Any]], reading: Reading) -> dict[str, int]:
    """Counts of one report; doubted gold claims are left out on both sides."""
    counts = {**dict.fromkeys(COUNTED, 0), "gold": sum(not g.get("doubt") for g in expected)}
    free = list(expected)
    for claim in reading.claims:
        sentences = told(claim, reading)
        hit = next((g for g in free if g["type"] == claim.type and _meets(g, sentences)), None)
        if hit is not None:
            free.remove(hit)
        if hit is not None and hit.get("doubt"):
            continue
        counts["made"] += 1
        if hit is not None:
            mine, theirs = (
                {p.country for p in claim.actors if p.country},
                {p["country"] for p in hit["actors"] if p.get("country")},
            )
            counts["met"] += 1
            counts["status"] += hit["status"] == claim.status
            wanted = tuple(hit.get("time", {}).get(end) or None for end in ("earliest", "latest"))
            said = (claim.time.earliest, claim.time.latest)
            kind, reached = ("dated", "days") if any(wanted) else ("open", "left open")
            counts[kind] += 1
            counts[reached] += wanted == said
            counts["country"] += len(mine & theirs)
            counts["countries"] += len(theirs)
    return counts


def _meets(gold: dict[str, Any], sentences: list[str]) -> bool:
    return any(same_sentence(g, s) for g in (gold["sentence"], *gold.get("also", [])) for s in sentences)


def digest(folder: Path) -> str:
    """Eight hex digits that name the data a figure was measured on."""
    return hashlib.sha256((folder / "gold.jsonl").read_bytes()).hexdigest()[:8]
