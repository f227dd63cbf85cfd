"""Print digests of everything the straight line gives for some reports: `whole_line.py FOLDER SOURCE ...`, FOLDER empty."""

from __future__ import annotations

import hashlib
import io
import sys
from contextlib import redirect_stdout
from pathlib import Path


def main(folder: Path, sources: list[str]) -> None:
    """Read, put into a ledger, settle, ask, export, show, compile tables; one line a result: its name and sha256."""
    from depesche.api import read_many
    from depesche.exports.csv_tables import write
    from depesche.lexicon import tables
    from depesche.questions import Ledger
    from depesche.questions.timeline import TimelineQuestion
    from depesche.reading.when_compile import rules
    from depesche.records import Reading, to_json
    from depesche.web.report_file import page

    readings = list(read_many(sources))
    results = {"readings": "\n".join(map(to_json, readings)), "tables": tables.digest()}
    for language in tables.TIME_LANGUAGES:
        results[f"patterns of times, {language}"] = "\n".join(pattern.regex.pattern for pattern in rules(language).patterns)
    with Ledger(folder / "line.duckdb") as ledger:
        ledger.add_many(readings)
        ledger.settle()
        results["timeline"] = ledger.timeline().to_json()
        results["tally"] = ledger.tally(by="month").to_csv()
        write(ledger, folder / "claims.csv", TimelineQuestion())
    results["claims.csv"] = (folder / "claims.csv").read_text(encoding="utf-8")
    results["page"] = page([one for one in readings if isinstance(one, Reading)])
    results["weights of names"] = learnt()
    results["scores of names"] = compared()
    for name, text in results.items():
        print(f"{name}: {hashlib.sha256(text.encode()).hexdigest()}")


def learnt() -> str:
    """Weights learnt from a few pairs of names, as exact as their file holds them."""
    from depesche.naming.learn import learn

    pairs = [
        ("putin", "путин", 1.0),
        ("lenin", "ленин", 1.0),
        ("petrov", "петров", 1.0),
        ("ivanov", "иванов", 1.0),
        ("popov", "попов", 1.0),
    ] * 4
    with redirect_stdout(io.StringIO()):
        return repr([(pair, f"{weight:.2f}") for pair, weight in sorted(learn(pairs, rounds=3, least=0.5).items())])


def compared() -> str:
    """Scores of some pairs of names, to the last digit."""
    from depesche.naming.similarity import match

    names = (
        "Wladimir Putin",
        "Владимир Владимирович Путин",
        "Xi Jinping",
        "习近平",
        "Kim Jong-un",
        "김정은",
        "Anna-Maria von der Tann",
        "Anna M. Tann",
    )
    return repr([match(one, other).score for one in names for other in names])


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2:])
