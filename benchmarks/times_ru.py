"""How many dates and times of Russian Wikinews the Russian tables find: spans only, for their values are not annotated.

Usage: times_ru.py [--missed]

Reads the development part of `nerel-ru` (NEREL, brat standoff: entities DATE and TIME) from DEPESCHE_DATA (default
../shared/data).  A gold span counts as found where any time found overlaps it.  Its misses were read while the tables
were written.
"""

from __future__ import annotations

import os
import sys
import tarfile
from collections.abc import Iterator
from pathlib import Path

from depesche.reading.row_checks import example_documents
from depesche.reading.when import find_times

DATA = Path(os.environ.get("DEPESCHE_DATA", Path(__file__).resolve().parents[2] / "shared" / "data"))
NEREL = DATA / "nerel-ru" / "nerel_train_dev.tar.gz"
Span = tuple[int, int]


def gold() -> Iterator[tuple[str, list[Span]]]:
    """Text and spans of dates and times of every development document."""
    with tarfile.open(NEREL) as archive:
        held = {m.name: m for m in archive.getmembers() if m.name.startswith("dev/")}
        for name in sorted(n for n in held if n.endswith(".txt")):
            text, marks = (archive.extractfile(held[n]).read().decode("utf-8") for n in (name, name[:-3] + "ann"))  # type: ignore[union-attr]
            kinds = [
                line.split("\t")[1].split(" ") for line in marks.splitlines() if line.startswith("T") and ";" not in line.split("\t")[1]
            ]
            yield text, [(int(begin), int(end)) for kind, begin, end in kinds if kind in {"DATE", "TIME"}]


def main() -> None:
    """Print the share of spans that are found; with `--missed` those that are not."""
    if not NEREL.is_file():
        print(f"Russian times: skipped ({NEREL} is not there; set DEPESCHE_DATA to the data)")
        return
    asked = found = 0
    for text, spans in gold():
        (document,) = example_documents([text], "ru")  # no parse: tenses are told by the words alone
        times = [(t.begin, t.end) for t in find_times(document)]
        for begin, end in spans:
            hit = any(b < end and begin < e for b, e in times)
            asked, found = asked + 1, found + hit
            if not hit and "--missed" in sys.argv:
                print(f"{text[max(0, begin - 40) : begin]}[{text[begin:end]}]{text[end : end + 20]}".replace("\n", " "))
    print(f"NEREL dev: {asked} dates and times, {found / max(1, asked):.3f} found")


if __name__ == "__main__":
    main()
