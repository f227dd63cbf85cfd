"""How well names of persons are matched across scripts: recall without a false match, on names of politicians by language.

Usage: naming.py [--half odd|even] [--errors] [de-ru en-ru ...]

Data: `knowledge/everypolitician_names` (Wikidata labels, CC0), one name a person and language.  True pairs: the two
labels of one person.  False pairs: 10,000 random ones of two persons, and 500 hard ones: two persons of one surname.
"With the base": found as well is a pair whose names are both, as they are written, names of one actor in `names.tsv`; a
false pair of which the base says so is counted ("false by the base").
People whose Wikidata number is even served to learn and choose the weights of the program; figures are for odd ones.

Two persons whose given names are the same, or one an everyday form of the other, cannot be told apart by their names
and are no hard pair; neither is what differs only in a middle name.
"""

from __future__ import annotations

import argparse
import gzip
import json
import os
import random
import sys
import time
from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from depesche.lexicon.rows import NameRow
from depesche.lexicon.tables import load
from depesche.naming.parts import full_forms, written
from depesche.naming.similarity import THRESHOLD, Match, match

PAIRS = ("de-ru", "en-ru", "en-uk", "ru-uk", "de-en", "en-zh", "en-ko", "de-zh", "de-ko", "en-ar", "en-fa")
RANDOM, HARD = 10_000, 500
SEED = 20260101

Named = tuple[str, dict[str, str]]


def _path() -> Path:
    return Path(os.environ.get("DEPESCHE_DATA", "../shared/data")) / "knowledge/everypolitician_names/names.jsonl.gz"


def people(half: str) -> list[Named]:
    """Wikidata number and names by language of everybody in one half."""
    with gzip.open(_path(), "rt", encoding="utf-8") as lines:
        records = [json.loads(line) for line in lines]
    rest = 1 if half == "odd" else 0
    return [(r["qid"], r["names"]) for r in records if int(r["qid"][1:]) % 2 == rest]


def true_pairs(all_people: list[Named], left: str, right: str) -> list[tuple[str, str]]:
    return [(names[left], names[right]) for _, names in all_people if left in names and right in names]


def random_pairs(all_people: list[Named], left: str, right: str) -> list[tuple[str, str]]:
    """Names of two different persons; those who bear one name are no pair."""
    dice = random.Random(SEED)
    lefts = [p for p in all_people if left in p[1]]
    rights = [p for p in all_people if right in p[1]]
    out: list[tuple[str, str]] = []
    while len(out) < RANDOM:
        a, b = dice.choice(lefts), dice.choice(rights)
        if a[0] != b[0] and not _one_name(a[1], b[1]):
            out.append((a[1][left], b[1][right]))
    return out


def hard_pairs(all_people: list[Named], left: str, right: str) -> list[tuple[str, str]]:
    """Names of two persons of one surname and different given names (both told from the English labels)."""
    by_surname: dict[str, list[Named]] = defaultdict(list)
    for person in all_people:
        if "en" in person[1]:
            by_surname[_names(person[1]["en"])[-1]].append(person)
    found = [
        (a[1][left], b[1][right])
        for group in by_surname.values()
        for a in group
        for b in group
        if a[0] != b[0] and left in a[1] and right in b[1] and not _one_name(a[1], b[1])
    ]
    random.Random(SEED).shuffle(found)
    return found[:HARD]


def _names(text: str) -> list[str]:
    return [p.text for p in written(text).parts] or [""]


def _one_name(a: dict[str, str], b: dict[str, str]) -> bool:
    """Whether two persons share surname and given name in any language both have a label in, or in English."""
    for language in a.keys() & b.keys():
        x, y = _names(a[language]), _names(b[language])
        if set(x) <= set(y) or set(y) <= set(x):
            return True
        if x[-1] == y[-1] and (x[0] == y[0] or _forms(x[0]) & _forms(y[0])):
            return True
    return False


def _forms(given: str) -> set[str]:
    return {given, *full_forms().get(given, ())}


@cache
def actors() -> dict[str, frozenset[str]]:
    """The actors of the base by each of their names as written."""
    out: dict[str, set[str]] = defaultdict(set)
    for row in load(NameRow):
        out[row.text].add(row.actor)
    return {text: frozenset(ids) for text, ids in out.items()}


def one_actor(left: str, right: str) -> bool:
    """Whether the base has both names as those of one actor."""
    nobody: frozenset[str] = frozenset()
    return bool(actors().get(left, nobody) & actors().get(right, nobody))


def measure(pair: str, half: str, *, errors: bool) -> dict[str, float]:
    left, right = pair.split("-")
    all_people = people(half)
    true, wild, hard = (f(all_people, left, right) for f in (true_pairs, random_pairs, hard_pairs))
    start = time.perf_counter()
    false: list[tuple[Match, tuple[str, str]]] = [(match(*names), names) for names in (*wild, *hard)]
    seconds = time.perf_counter() - start
    good = [(match(*names), names) for names in true]
    highest = max(m.score for m, _ in false)
    if errors:
        _tell([("false", m, names) for m, names in false if m.score >= THRESHOLD])
        _tell([("missed", m, names) for m, names in good if m.score < THRESHOLD])
    return {
        "pairs": len(good),
        "recall": sum(m.score >= THRESHOLD for m, _ in good) / len(good),
        "false": sum(m.score >= THRESHOLD for m, _ in false),
        # with the threshold raised as far as it takes to keep every false pair out
        "recall at no false match": sum(m.score >= THRESHOLD and m.score > highest for m, _ in good) / len(good),
        "with the base: recall at no false match": sum(
            (m.score >= THRESHOLD and m.score > highest) or one_actor(*names) for m, names in good
        )
        / len(good),
        "known to the base": sum(one_actor(*names) for _, names in good) / len(good),
        "false by the base": sum(one_actor(*names) for _, names in false),
        "hard pairs": len(hard),
        "highest false": highest,
        "pairs/s": len(false) / seconds,
    }


FLOORED = ("de-ru", "en-ru", "en-uk")


def figures() -> Iterator[tuple[str, float]]:
    """Recall at no false match of the pairs that have a floor, on the half that nothing was learnt from."""
    if not _path().is_file():
        print(f"names across scripts: skipped ({_path()} is not there; set DEPESCHE_DATA to the data)")
        return
    for pair in FLOORED:
        yield f"naming {pair} recall at no false match", measure(pair, "odd", errors=False)["recall at no false match"]


def _tell(wrong: list[tuple[str, Match, tuple[str, str]]]) -> None:
    for kind, found, names in sorted(wrong, key=lambda w: w[1].score):
        print(f"  {kind} {found.score:.2f} {found.kind} {names}: {found.reason}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("pairs", nargs="*", default=list(PAIRS))
    parser.add_argument("--half", choices=("odd", "even"), default="odd")
    parser.add_argument("--errors", action="store_true", help="print every wrong decision")
    chosen = parser.parse_args()
    for pair in chosen.pairs:
        figures = measure(pair, chosen.half, errors=chosen.errors)
        told = "  ".join(f"{k} {v:.3f}" if isinstance(v, float) and v <= 1 else f"{k} {v:.0f}" for k, v in figures.items())
        print(f"{pair} ({chosen.half}): {told}")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
