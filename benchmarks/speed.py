"""Speed of the straight line on the example reports, as ratios to the parse alone.

Absolute times depend on the machine; the ratio says what the reading steps cost on top of the parser.
"""

from __future__ import annotations

import resource
import time
from pathlib import Path

from depesche.intake import IntakeOptions, read_sources
from depesche.language import port
from depesche.reading import reader
from depesche.records import Report

EXAMPLES = Path(__file__).resolve().parent.parent / "examples"


def main() -> None:
    """Time parsing and reading of the examples, many times over."""
    taken = read_sources([str(p) for p in sorted(EXAMPLES.glob("*.txt"))], IntakeOptions())
    reports = [r for r in taken if isinstance(r, Report) and r.language in port.languages()] * 20
    list(reader.read_reports(reports[:4]))
    words = sum(len(r.text.split()) for r in reports)
    begun = time.process_time()
    for report in reports:
        port.parse(report.text, report.language or "de")
    parsed = time.process_time() - begun
    begun = time.process_time()
    list(reader.read_reports(reports))
    read = time.process_time() - begun
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"{len(reports)} reports, {words} words: reading/parsing one by one {read / parsed:.2f}")
    print(f"{words / parsed:,.0f} words/s parsed one by one, {words / read:,.0f} words/s read in batches, peak {peak:.0f} MiB")


if __name__ == "__main__":
    main()
