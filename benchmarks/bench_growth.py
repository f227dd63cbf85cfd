"""How time and memory grow: with the length of a report, with the number of reports, with workers, with knowledge.

For benchmarks/all.py.  Every point of a curve is measured in a new process (`python benchmarks/bench_growth.py KIND NUMBER` prints it),
so that memory is its own and nothing is warm but what a few reports have warmed.  Processor time, but for workers the clock.
"""

from __future__ import annotations

import json
import os
import random
import resource
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import broken_inputs
import speed

if TYPE_CHECKING:
    from depesche.records import Report

CURVES: dict[str, tuple[str, str, tuple[int, ...]]] = {
    "length": ("words in one report", "s of processor time", (250, 500, 1000, 2000, 4000, 8000)),
    "reports": ("reports", "s of processor time", (50, 100, 200, 400)),
    "workers": ("workers, 480 reports", "s by the clock", (1, 2)),
    "knowledge": ("people laid over the base", "s of processor time for 100 reports", (0, 2000, 10_000, 40_000)),
    "intake": ("reports taken in, unread", "MiB of memory at most", (1000, 10_000, 50_000)),
}
"""Kind -> what grows, what is measured, and the points."""
_WARM, _BATCH = 8, 32


@dataclass(frozen=True, slots=True)
class Point:
    """One point: size, seconds, memory at most in MiB."""

    size: int
    seconds: float
    memory: float


def curve(kind: str) -> list[Point]:
    """Measure a curve, a new process a point."""
    points = []
    for size in CURVES[kind][2]:
        with tempfile.TemporaryDirectory() as folder:
            environment = {
                **os.environ,
                **({"DEPESCHE_KNOWLEDGE": str(_people(Path(folder), size))} if kind == "knowledge" and size else {}),
            }
            done = subprocess.run(
                [sys.executable, __file__, kind, str(size)], env=environment, capture_output=True, text=True, check=True
            )  # fmt: skip
        points.append(Point(size, *json.loads(done.stdout)))
    return points


def exponent(points: list[Point]) -> float:
    """The power by which time grows between the last two points: 1 is in proportion."""
    from math import log

    last, before = points[-1], points[-2]
    return log(last.seconds / before.seconds) / log(last.size / before.size)


def _people(folder: Path, count: int) -> Path:
    """An overlay of invented people."""
    from depesche.lexicon import tables
    from depesche.lexicon.rows import ActorRow, NameRow

    chance = random.Random(1)
    syllables = [a + b for a in "bdfgklmnprstvz" for b in ("a", "e", "i", "o", "u", "an", "er", "in", "or", "ul")]
    actors, names = ["\t".join(tables.columns(ActorRow))], ["\t".join(tables.columns(NameRow))]
    for number in range(count):
        name = " ".join("".join(chance.choices(syllables, k=3)).title() for _ in range(2))
        key = f"invented-{number}"
        cells = {
            "id": key, "name": name, "kind": "person", "country": "FRA", "source": "invented", "actor": key,
            "text": name, "language": "*", "script": "Latn", "strength": "strong",
        }  # fmt: skip
        actors.append("\t".join(cells.get(column, "") for column in tables.columns(ActorRow)))
        names.append("\t".join({**cells, "id": f"{key}.name"}.get(column, "") for column in tables.columns(NameRow)))
    (folder / "actors.tsv").write_text("\n".join(actors) + "\n", encoding="utf-8")
    (folder / "names.tsv").write_text("\n".join(names) + "\n", encoding="utf-8")
    return folder


def _texts(count: int) -> list[str]:
    """Texts of news, and where there are too few the same again, each with another beginning."""
    known = speed.texts()
    random.Random(4).shuffle(known)  # so that many are as long as few
    return [known[n] if n < len(known) else f"Meldung {n}. {known[n % len(known)]}" for n in range(count)]


def point(kind: str, size: int) -> tuple[float, float]:
    """Measure one point in this process; seconds, and memory at most in MiB."""
    from depesche.intake import IntakeOptions, report_from_bytes, report_from_text
    from depesche.pipeline import read_items

    options = IntakeOptions(as_is=True, language="de", published="2020-05-08")
    if kind == "intake":
        chance = random.Random(3)
        begun = time.process_time()
        for number in range(size):
            for _ in report_from_bytes(broken_inputs.report(chance).encode(), name=f"{number}.txt", options=IntakeOptions(language="de")):
                pass
        return time.process_time() - begun, _memory()
    texts = _texts({"length": 60, "reports": size + _WARM, "workers": 480, "knowledge": 100 + _WARM}[kind])
    if kind == "length":
        words = " ".join(texts[_WARM:] * (1 + size // 4000)).split(" ")
        texts = [*texts[:_WARM], " ".join(words[:size])]
    reports = [report_from_text(text, options=options) for text in texts]
    if kind == "workers":
        return _by_the_clock(reports, size), _memory()
    list(read_items(reports[:_WARM]))
    begun = time.process_time()
    list(read_items(reports[_WARM:]))
    return time.process_time() - begun, _memory()


def _by_the_clock(reports: list[Report], workers: int) -> float:
    """Seconds that so many warm processes take for the reports: starting them is not counted, nor what each reads first."""
    from depesche.pipeline import SECONDS, read_items

    first, begun = _BATCH * workers, 0.0
    for done, _ in enumerate(read_items(reports, jobs=workers, seconds=SECONDS), start=1):
        if done == first:
            begun = time.monotonic()
    return (time.monotonic() - begun) * len(reports) / (len(reports) - first)


def _memory() -> float:
    """Memory at most, in MiB.  Linux's `ru_maxrss` counts what the process that started this one had, so its own account is asked."""
    own = Path("/proc/self/status")
    if own.exists():
        return int(own.read_text().partition("VmHWM:")[2].split()[0]) / 1024
    return max(resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)) / 1024


if __name__ == "__main__":
    print(json.dumps(point(sys.argv[1], int(sys.argv[2]))))
