"""How many reports that are not about politics get a claim all the same: the share of each section.

Usage: false_events.py [--show N]

Sections: sport, culture, science and panorama of the newspaper `10kgnad-test-de`; sport and accidents of
`de-wikinews-quotes`, told by their titles; reviews and answers of `ud-english-ewt` (all internal or measured only),
from DEPESCHE_DATA (default ../shared/data); a section whose data are not there is skipped.  A report counts as
soon as it holds one claim, be it right: panorama pages and accidents hold some politics (refugees, police), so
their share is an upper bound.  `--show N` prints N of the claims, drawn by a fixed seed, to be read by eye.
"""

from __future__ import annotations

import csv
import gzip
import json
import os
import random
import re
import sys
from collections.abc import Iterator
from pathlib import Path

from depesche.intake import IntakeOptions, report_from_text
from depesche.pipeline import read_batch
from depesche.records import Claim, Part, Reading

DATA = Path(os.environ.get("DEPESCHE_DATA", Path(__file__).resolve().parents[2] / "shared" / "data"))
PAPER = DATA / "10kgnad-test-de" / "test.csv.gz"
WIKINEWS = DATA / "de-wikinews-quotes" / "train.jsonl.gz"
REVIEWS = DATA / "ud-english-ewt" / "en_ewt-ud-train.conllu.gz"
PAPER_SECTIONS = ("Sport", "Kultur", "Wissenschaft", "Panorama")
TITLES = {
    "sport": re.compile(
        r"Weltcup|Bundesliga|Fußball|Formel 1|Ski|Slalom|Tennis|Handball|Eishockey|Basketball|Biathlon|Olympiasieg|Weltmeister"
        r"|Europameister|Champions League|Tour de France|Doping|Grand Prix|Pokal|Trainer|Marathon|Schach|Medaille|Abfahrt|Rennen"
        r"|Leichtathletik"
    ),
    "accidents": re.compile(
        r"Unfall|Unglück|Absturz|abgestürzt|Erdbeben|Beben|Brand|Feuer|Explosion|Überschwemmung|Hochwasser|Sturm|Hurrikan|Taifun|Lawine|Erdrutsch"
        r"|Vulkan|Orkan|Unwetter|Schiffbruch|Zugunglück|Kollision|Tsunami|entgleist|verschüttet|Hitzewelle"
    ),
}
_NO_ACCIDENT = re.compile(r"Anschlag|Attentat|Angriff|Bombe|Terror|Brandanschlag|Feuergefecht|Feuerpause|Protest|Krieg")
_BATCH, _LONGEST = 32, 240


def paper() -> Iterator[tuple[str, str, str]]:
    """Section, language and text of the newspaper's articles."""
    csv.field_size_limit(sys.maxsize)
    with gzip.open(PAPER, "rt", encoding="utf-8") as lines:
        for section, text, *_ in csv.reader(lines, delimiter=";", quotechar="'"):
            if section in PAPER_SECTIONS:
                yield f"paper, {section}", "de", text


def wikinews() -> Iterator[tuple[str, str, str]]:
    """Section, language and text of Wikinews reports whose title tells of sport or an accident."""
    with gzip.open(WIKINEWS, "rt", encoding="utf-8") as lines:
        for row in map(json.loads, lines):
            section = next((name for name, words in TITLES.items() if words.search(row["documentName"])), "")
            if section and not _NO_ACCIDENT.search(row["documentName"]):
                yield f"Wikinews, {section}", "de", row["originalText"]


def reviews() -> Iterator[tuple[str, str, str]]:
    """Section, language and text of consumers' reviews and answers."""
    texts: dict[str, list[str]] = {}
    with gzip.open(REVIEWS, "rt", encoding="utf-8") as lines:
        name = ""
        for line in lines:
            if line.startswith("# newdoc id = "):
                name = line.removeprefix("# newdoc id = ").strip()
            elif line.startswith("# text = "):
                texts.setdefault(name, []).append(line.removeprefix("# text = ").strip())
    for name, sentences in texts.items():
        if (section := name.partition("-")[0]) in {"reviews", "answers"}:
            yield f"English, {section}", "en", " ".join(sentences)


def measure(articles: list[tuple[str, str, str]]) -> tuple[dict[str, list[int]], list[str]]:
    """Section -> reports, reports with a claim; and every claim as a line of text."""
    shares: dict[str, list[int]] = {}
    told: list[str] = []
    options = IntakeOptions(as_is=True)
    for start in range(0, len(articles), _BATCH):
        part = articles[start : start + _BATCH]
        outcomes = read_batch([report_from_text(text, language=language, options=options) for _, language, text in part])
        for (section, _, _), reading in zip(part, outcomes, strict=True):
            claims = reading.claims if isinstance(reading, Reading) else ()
            counts = shares.setdefault(section, [0, 0])
            counts[0] += 1
            counts[1] += bool(claims)
            told += [f"{section}: {_line(c, reading)}" for c in claims] if isinstance(reading, Reading) else []
    return shares, told


def _line(claim: Claim, reading: Reading) -> str:
    first = claim.evidence[0]
    text = (reading.report.title or "") if first.where == "title" else reading.report.text
    sentence = " ".join(text[first.begin : first.end].split())[:_LONGEST]
    return f"{claim.rule} {claim.status} [{_names(claim.actors)}] > [{_names(claim.recipients)}] {sentence}"


def _names(parties: tuple[Part, ...]) -> str:
    return ", ".join(party.text for party in parties)


def main() -> None:
    """Print the share of reports with a claim, section by section and altogether."""
    articles: list[tuple[str, str, str]] = []
    for name, path, source in (("newspaper", PAPER, paper), ("Wikinews", WIKINEWS, wikinews), ("reviews", REVIEWS, reviews)):
        if path.is_file():
            articles += source()
        else:
            print(f"{name}: skipped ({path} is not there)")
    shares, told = measure(articles)
    for section, (reports, hit) in sorted(shares.items()):
        print(f"{section}: {hit} of {reports} reports with a claim ({100 * hit / reports:.1f} %)")
    mixed = {name for name in shares if name.endswith(("Panorama", "accidents"))}
    for told_of, names in (("all", set(shares)), ("all but panorama and accidents, which hold politics", set(shares) - mixed)):
        reports, hit = (sum(shares[name][i] for name in names) for i in (0, 1))
        print(f"{told_of}: {hit} of {reports} reports with a claim ({100 * hit / max(1, reports):.1f} %)")
    print(f"{len(told)} claims")
    if "--show" in sys.argv:
        random.Random(7).shuffle(told)
        print(*told[: int(sys.argv[sys.argv.index("--show") + 1])], sep="\n")


if __name__ == "__main__":
    main()
