"""Depesche beside the tools somebody would take instead, each on the same inputs in one process, in turn; processor time.

For benchmarks/all.py.  A tool that is not installed is skipped and said so.  They do not do the same: what each one does for its time
stands beside it.
"""

from __future__ import annotations

import random
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import broken_inputs
import copies
import times
from time_gold import DATA, SETS
from time_gold import documents as gold_documents


@dataclass(frozen=True, slots=True)
class Side:
    """One tool on some inputs: what it is, inputs of it, and processor seconds; `why` it was skipped instead."""

    what: str
    tool: str
    inputs: int = 0
    seconds: float = 0.0
    why: str = ""


def spent(work: Callable[[], Any], passes: int = 2) -> float:
    """The least processor time of some passes."""
    best = float("inf")
    for _ in range(passes):
        begun = time.process_time()
        work()
        best = min(best, time.process_time() - begun)
    return best


def measured(what: str, inputs: int, tools: Sequence[tuple[str, Callable[[], Any]]]) -> list[Side]:
    """Run tools in turn on the same inputs."""
    return [Side(what, tool, inputs, spent(work)) for tool, work in tools]


def skipped(what: str, tool: str, why: str) -> Side:
    """A tool that could not be run."""
    return Side(what, tool, why=why)


def finding_times(heideltime: Path | None, most: int) -> list[Side]:
    """Finding and resolving times, parse given."""
    what, source = "times", DATA / SETS["KRAUTS dev"][0]
    if not source.exists():
        return [skipped(what, "Depesche", f"there is no {source.name} in DEPESCHE_DATA")]
    golds = [gold for gold in gold_documents(source) if gold.published][:most]
    runs = [times.depesche(golds, "de"), *times.peers(golds, "de", heideltime)]
    sides = [Side(what, run.name, len(golds), run.seconds) for run in runs]
    if not any(run.name.startswith("HeidelTime") for run in runs):
        sides.append(skipped(what, "HeidelTime", "no folder with it is named (--heideltime)"))
    return sides


def pages(most: int) -> list[bytes]:
    """Web pages of ours: an article between navigation, comments and notes."""
    chance = random.Random(2)
    made = []
    for number in range(most):
        paragraphs = "".join(f"<p>{broken_inputs.report(chance)}</p>" for _ in range(8))
        around = "".join(f"<li><a href='/{n}'>Seite {n} von {number}</a></li>" for n in range(40))
        head = f"<head><title>Meldung {number}</title><meta property='article:published_time' content='2025-06-04T10:15:00+02:00'></head>"
        made.append(
            f"<!DOCTYPE html><html lang='de'>{head}<body><nav><ul>{around}</ul></nav><article><h1>Meldung {number}</h1>{paragraphs}"
            f"</article><aside><ul>{around}</ul></aside><footer>Impressum</footer></body></html>".encode()
        )
    return made


def taking_in(most: int) -> list[Side]:
    """Pages to text, headline and day; Depesche also finds the language and cuts what is left of the page's furniture."""
    from trafilatura import bare_extraction

    from depesche.intake import report_from_bytes

    made = pages(most)
    bare_extraction(made[0])
    tools: list[tuple[str, Callable[[], Any]]] = [
        ("Depesche", lambda: [list(report_from_bytes(page, name="a.html")) for page in made]),
        ("trafilatura alone", lambda: [bare_extraction(page, with_metadata=True) for page in made]),
    ]
    return measured("intake of pages", most, tools)


def news(most: int) -> list[dict[str, str]]:
    """Reports of newspapers; none where the data is not there."""
    try:
        reports, _ = copies.load()
    except FileNotFoundError:
        return []
    return list(reports.values())[:most]


def finding_copies(most: int) -> list[Side]:
    """Which reports share wording; Depesche also stores them, finds the passages, and settles events and stories."""
    what, rows = "copies", news(most)
    if not rows:
        return [skipped(what, "Depesche", "de-news-2020 is not in DEPESCHE_DATA")]
    sides = [Side(what, "Depesche (ledger, passages, stories)", len(rows), spent(lambda: copies.settled(rows, 1), 1))]
    if find_spec("datasketch") is None:
        return [*sides, skipped(what, "datasketch MinHash LSH", "not installed (extra `bench`)")]
    return [*sides, Side(what, "datasketch MinHash LSH (candidates only)", len(rows), spent(partial(_minhash, rows), 1))]


def _minhash(rows: Sequence[dict[str, str]]) -> list[list[Any]]:
    from datasketch import MinHash, MinHashLSH

    index, signatures = MinHashLSH(threshold=0.3, num_perm=128), {}
    for row in rows:
        words = row["article"].lower().split()
        sign = MinHash(num_perm=128)
        sign.update_batch({" ".join(words[at : at + 5]).encode() for at in range(max(1, len(words) - 4))})
        signatures[row["id"]] = sign
        index.insert(row["id"], sign)
    return [index.query(sign) for sign in signatures.values()]


def parsing(texts: Sequence[str]) -> list[Side]:
    """Text to parse; a blank pipeline only cuts sentences and words, an installed one tags, parses and finds names."""
    import spacy

    from depesche.language import port

    words = sum(len(text.split()) for text in texts)
    list(port.parse_many(texts[:2], "de"))
    blank = spacy.blank("de")
    blank.add_pipe("sentencizer")
    tools: list[tuple[str, Callable[[], Any]]] = [
        ("Depesche", lambda: list(port.parse_many(texts, "de"))),
        ("spaCy, blank (sentences and tokens only)", lambda: list(blank.pipe(texts))),
    ]
    installed = [name for name in ("de_core_news_sm", "de_core_news_md", "de_core_news_lg") if find_spec(name)]
    for name in installed:
        tools.append((f"spaCy {name}", partial(_piped, spacy.load(name), texts)))
    sides = measured("parse (words)", words, tools)
    return sides if installed else [*sides, skipped("parse (words)", "spaCy de_core_news_*", "no trained pipeline installed")]


def _piped(pipeline: Any, texts: Sequence[str]) -> list[Any]:
    return list(pipeline.pipe(texts))


def comparing_names(most: int) -> list[Side]:
    """Whether two written names are one; the others compare letters of one script, so all pairs here are Latin."""
    from depesche.lexicon import tables
    from depesche.naming.similarity import match

    chance = random.Random(4)
    known = [row.text for row in tables.all_names() if row.script == "Latn" and " " in row.text]
    pairs = [(chance.choice(known), chance.choice(known)) for _ in range(most // 2)] + [
        (one, one[::-1]) for one in chance.sample(known, most // 2)
    ]
    match(*pairs[0])
    tools: list[tuple[str, Callable[[], Any]]] = [("Depesche", lambda: [match(*pair) for pair in pairs])]
    missing = []
    if find_spec("rapidfuzz"):
        from rapidfuzz.distance import JaroWinkler

        tools.append(("rapidfuzz Jaro-Winkler", lambda: [JaroWinkler.similarity(*pair) for pair in pairs]))
    else:
        missing.append(skipped("names (pairs)", "rapidfuzz", "not installed (extra `bench`)"))
    if find_spec("nomenklatura"):
        tools.append(("nomenklatura logic-v1", partial(_nomenklatura, pairs)))
    else:
        missing.append(skipped("names (pairs)", "nomenklatura", "not installed"))
    return [*measured("names (pairs)", len(pairs), tools), *missing]


def _nomenklatura(pairs: Sequence[tuple[str, str]]) -> list[Any]:
    from followthemoney import model
    from nomenklatura.matching import get_algorithm
    from nomenklatura.matching.types import ScoringConfig

    algorithm = get_algorithm("logic-v1")
    assert algorithm is not None
    config = ScoringConfig.defaults()
    made = [[model.get_proxy({"id": name, "schema": "Person", "properties": {"name": [name]}}) for name in pair] for pair in pairs]
    return [algorithm.compare(one, other, config) for one, other in made]
