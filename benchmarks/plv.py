"""Class of a marked pair of parties: macro-F1 over the 15 PLOVER roots of `plv-train`.

Usage: plv.py [--misses ROOT]

Development only: nothing is trained on the sentences, none is shipped (internal), the test part is off limits.
The class of a pair is that of the claim whose actors meet the source and whose parties meet the target, else of
one that meets either, else NONE; CONCEDE and RETREAT are one root, YIELD.  Two things keep the figure below what
the rules of claims would give: the set takes what is announced for another class (a planned visit is AGREE), and
threatens, sues or convicts in other classes than ours.  `--misses ROOT` prints the pairs of a root that went wrong.
"""

from __future__ import annotations

import csv
import os
import re
import sys
from collections import Counter
from collections.abc import Mapping
from pathlib import Path

from depesche.intake import IntakeOptions, report_from_text
from depesche.pipeline import read_batch
from depesche.records import Claim, Part, Reading

DATA = Path(os.environ.get("DEPESCHE_DATA", Path(__file__).resolve().parents[2] / "shared" / "data"))
PAIRS = DATA / "plv-train" / "PLV_train.tsv"
NONE = "NONE"
_BATCH = 32
_EMPTY_WORDS = frozenset({"the", "a", "of", "and", "s", "in"})


def words(text: str) -> set[str]:
    """Words of a name that can tell who is meant, lower case."""
    return set(re.findall(r"\w+", text.lower())) - _EMPTY_WORDS


def root(kind: str) -> str:
    """The root of a class: the set knows no difference between conceding and retreating."""
    return "YIELD" if kind in {"CONCEDE", "RETREAT"} else kind


def class_of(claims: tuple[Claim, ...], source: str, target: str) -> str:
    """Class of the claim that fits a pair best, NONE where there is none."""
    best, most = NONE, -1.0
    for claim in claims:
        actors, recipients = _named(claim.actors), _named(claim.recipients)
        fits = 2 * bool(actors & words(source)) + 2 * bool((recipients | actors) & words(target)) + bool(recipients & words(target))
        if fits + claim.confidence > most:
            best, most = root(claim.type), fits + claim.confidence
    return best


def _named(parties: tuple[Part, ...]) -> set[str]:
    return {w for party in parties for w in words(f"{party.text} {party.name or ''}")}


def f1(counts: Mapping[str, int]) -> float:
    """F1 of a class: `both` right, `gold` there, `made`."""
    return 2 * counts["both"] / max(1, counts["gold"] + counts["made"])


def measure(pairs: list[dict[str, str]]) -> tuple[dict[str, Counter[str]], list[tuple[str, str, str]]]:
    """Counts of every root, and what went wrong: root, what was found, sentence."""
    options = IntakeOptions(as_is=True)
    found: dict[str, Counter[str]] = {}
    wrong: list[tuple[str, str, str]] = []
    for start in range(0, len(pairs), _BATCH):
        part = pairs[start : start + _BATCH]
        outcomes = read_batch([report_from_text(pair["sentence"], language="en", options=options) for pair in part])
        for pair, reading in zip(part, outcomes, strict=True):
            made = class_of(reading.claims if isinstance(reading, Reading) else (), pair["source"], pair["target"])
            wanted = root(pair["gold_root"])
            found.setdefault(wanted, Counter())["gold"] += 1
            found.setdefault(made, Counter())["made"] += 1
            found[wanted]["both"] += made == wanted
            if made != wanted:
                wrong.append((wanted, made, pair["marked_sentence"]))
    return found, wrong


def main() -> None:
    """Print F1 of every root, macro-F1 and accuracy."""
    if not PAIRS.is_file():
        print(f"pairs: skipped ({PAIRS} is not there)")
        return
    with PAIRS.open(encoding="utf-8", newline="") as lines:
        pairs = list(csv.DictReader(lines, delimiter="\t"))
    found, wrong = measure(pairs)
    roots = sorted(name for name, counts in found.items() if counts["gold"])
    for name in roots:
        counts = found[name]
        print(f"{name}: F1 {f1(counts):.3f} ({counts['gold']} pairs, {counts['made']} made, {counts['both']} right)")
    right = sum(found[name]["both"] for name in roots)
    nothing = found.get(NONE, Counter())["made"]
    print(f"macro-F1 {sum(f1(found[name]) for name in roots) / len(roots):.3f} over {len(roots)} roots, "
          f"accuracy {right / len(pairs):.3f}, nothing found for {nothing} of {len(pairs)} pairs")  # fmt: skip
    if "--misses" in sys.argv:
        for wanted, made, sentence in wrong:
            if wanted == sys.argv[sys.argv.index("--misses") + 1]:
                print(f"{made}: {sentence}")


if __name__ == "__main__":
    main()
