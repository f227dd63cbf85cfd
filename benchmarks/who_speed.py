"""How fast actors are found and linked, the parse given, and how long the base takes to load in a fresh process.

Reads the reports of `claims-de` and `claims-en` under the folder named by DEPESCHE_DATA, else `../shared/data`.

    python benchmarks/who_speed.py [de|en] [--profile]
"""

from __future__ import annotations

import cProfile
import pstats
import subprocess
import sys
import time

from who_gold import documents

from depesche.reading.who import find_actors

_LOADING = """
import time
from depesche.reading import who, who_cast, who_known, who_naming, who_posts, who_titles
start = time.process_time()
who.load_base({language!r})
print(time.process_time() - start)
"""
"""Loads what linking needs of names, states, posts and places; the imports of the program are not counted."""


def loading(language: str) -> float:
    """Seconds of work a fresh process takes to load the base; the best of three."""
    command = [sys.executable, "-c", _LOADING.format(language=language)]
    return min(float(subprocess.run(command, capture_output=True, text=True, check=True).stdout) for _ in range(3))


def main(language: str, *, profile: bool) -> None:
    """Print words a second of one core for three passes over all reports, and the load time."""
    reports = [document for _, document in documents(language)]
    words = sum(sum(t.upos != "PUNCT" for t in p.parse.tokens) for d in reports for p in d.passages)
    speeds = []
    for _ in range(3):
        start = time.process_time()
        for document in reports:
            find_actors(document)
        speeds.append(words / (time.process_time() - start))
    told = ", ".join(f"{speed:,.0f}" for speed in speeds)
    print(f"{language}: {words:,} words; words/s, first pass to third: {told}; base loads in {loading(language):.2f} s")
    if profile:
        watch = cProfile.Profile()
        watch.enable()
        for document in reports:
            find_actors(document)
        watch.disable()
        pstats.Stats(watch).sort_stats("tottime").print_stats(30)


if __name__ == "__main__":
    for code in [a for a in sys.argv[1:] if a in {"de", "en"}] or ["de", "en"]:
        main(code, profile="--profile" in sys.argv)
