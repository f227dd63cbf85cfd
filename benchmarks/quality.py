"""Quality floors: measure on the shared development data and compare with `floors.json`.

Usage: quality.py [--check]

Data lie in DEPESCHE_DATA (default ../shared/data); where they do not exist the
measure is skipped with a plain message.  `--check` fails if a figure falls
below its floor.  Definitions are those of `docs/quality.md`.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterator
from pathlib import Path

import copies
import grammar
import names
import naming
import published
import refers
import says_gold
import stories
import time_gold
import who_gold
from claims_gold import claims_measure, digest

DATA = Path(os.environ.get("DEPESCHE_DATA", Path(__file__).resolve().parents[2] / "shared" / "data"))
FLOORS = Path(__file__).with_name("floors.json")


def figures() -> Iterator[tuple[str, float]]:
    """Every figure that can be measured here."""
    for name in ("claims-de", "claims-en"):
        folder = DATA / name
        if not folder.exists():
            print(f"{name}: skipped, there is no {name} folder (set DEPESCHE_DATA to the data)")
            continue
        for key, value in claims_measure(folder).items():
            yield f"{name} {digest(folder)} {key}", value
    yield from grammar.figures()
    yield from names.figures()
    yield from time_gold.figures()
    yield from published.figures()
    yield from naming.figures()
    yield from who_gold.figures()
    yield from refers.figures()
    yield from says_gold.figures(("quotes", "chains"))
    yield from copies.figures()
    yield from stories.figures()


def main() -> int:
    """Print the figures; with `--check` compare them with the floors."""
    floors: dict[str, float] = json.loads(FLOORS.read_text(encoding="utf-8"))
    low = []
    for name, value in figures():
        floor = floors.get(name)
        print(f"{name:<40} {value:.3f}" + (f"  (floor {floor:.3f})" if floor is not None else ""))
        if floor is not None and value < floor:
            low.append(name)
    for name in low:
        print(f"below its floor: {name}", file=sys.stderr)
    return 1 if low and "--check" in sys.argv else 0


if __name__ == "__main__":
    sys.exit(main())
