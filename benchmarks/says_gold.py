"""Measure who-says-so: German Wikinews quotations, Bundestag speech events, English political news, chains of claims, speed.

    python benchmarks/says_gold.py [quotes|spkatt|polnear|chains|speed ...] [--limit N]

Data lie in DEPESCHE_DATA (default ../shared/data); where a set is not there its
measure is skipped with a plain message.  Without a name all are measured.  The
definitions stand with each measure: `says_quotes.py`, `says_spkatt.py`,
`says_polnear.py`, `says_chains.py`, `says_speed.py`.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterator
from pathlib import Path

import says_chains
import says_polnear
import says_quotes
import says_speed
import says_spkatt
from says_common import DATA

Figures = Iterator[tuple[str, float]]
MEASURES: dict[str, tuple[str, Callable[[Path, int | None], Figures]]] = {
    "quotes": ("de-wikinews-quotes/dev.jsonl.gz", says_quotes.figures),
    "spkatt": ("spkatt2023-task1/spkatt_train.tar.gz", says_spkatt.figures),
    "polnear": ("polnear/polnear_dev.tar.gz", says_polnear.figures),
    "chains": ("", says_chains.figures),
    "speed": ("de-wikinews-quotes/train.jsonl.gz", says_speed.figures),
}


def figures(names: tuple[str, ...] = tuple(MEASURES), limit: int | None = None) -> Figures:
    """Every figure that can be measured here, as `quality.py` prints them."""
    for name in names:
        place, measure = MEASURES[name]
        if (DATA / place).exists():
            yield from measure(DATA / place, limit)
        else:
            print(f"{name}: skipped, there is no {place} (set DEPESCHE_DATA to the data)")


def main() -> None:
    """Read, count, print."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("measures", nargs="*", choices=[*MEASURES, []])
    options.add_argument("--limit", type=int)
    chosen = options.parse_args()
    for name, value in figures(tuple(chosen.measures) or tuple(MEASURES), chosen.limit):
        print(f"{name:<44} {value:.3f}" if value < 10 else f"{name:<44} {value:,.0f}")


if __name__ == "__main__":
    main()
