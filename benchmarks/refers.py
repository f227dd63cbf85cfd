"""How many pronouns and descriptions of hand-labelled reports are read as whom they mean.

    python benchmarks/refers.py [de|en] [--half tuning|unread] [--misses]

`refers_gold.tsv` names report, place (code points of its text) and wording of each mention, and the
one it refers to as the report first names them: ` + ` between those of a group, ` | ` between names
that are right alike, `-` for nobody (expletives, things).  A state may stand as its ISO code where
the report does not name it.  The texts are read from the folder DEPESCHE_DATA, else `../shared/data`.
Reports were drawn by chance among those on public affairs with several pronouns.  One half of them
serves for tuning; of the other half (`unread`) only the figures are looked at.

A mention is right if its actor is the one that the reader finds where the antecedent is first named;
an antecedent without an id must agree in kind and name.  A state and its government are one.
Nobody meant and nobody found is right; somebody found there is wrong.
"""

from __future__ import annotations

import argparse
import csv
import gzip
import json
import os
import re
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from depesche.reading.document import Cast, Document, Mentioned, Passage
from depesche.reading.reader import documents
from depesche.reading.who import find_actors
from depesche.reading.who_words import slug
from depesche.records import Published, Report

DATA = Path(os.environ.get("DEPESCHE_DATA") or Path(__file__).parents[2] / "shared" / "data")
GOLD = Path(__file__).with_name("refers_gold.tsv")
NOBODY = "-"
STATE_KINDS = frozenset({"state", "government"})
KINDS = ("pronoun", "possessive", "person", "body", "group")
Row = dict[str, str]


def gold() -> dict[str, list[Row]]:
    """The labelled mentions of every report."""
    out: dict[str, list[Row]] = {}
    with GOLD.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE):
            out.setdefault(row["report"], []).append(row)
    return out


def _lines(path: Path) -> Iterator[dict[str, Any]]:
    with gzip.open(path, "rt", encoding="utf-8") if path.suffix == ".gz" else path.open(encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def reports(wanted: set[str]) -> Iterator[Report]:
    """The reports asked for, from the data sets that hold them."""
    for name in ("claims-de", "claims-en"):
        for r in _lines(DATA / name / "reports.jsonl"):
            if f"{name}/{r['doc']}" in wanted:
                yield _report(f"{name}/{r['doc']}", r["text"], r.get("title"), r.get("published"), name[-2:])
    for r in _lines(DATA / "de-wikinews-quotes" / "train.jsonl.gz"):
        number, _, rest = r["documentName"].partition(" - ")
        if f"de-wikinews-quotes/{number}" in wanted:
            title, _, day = rest.rpartition(" (")
            yield _report(f"de-wikinews-quotes/{number}", r["originalText"], title, day.rstrip(")"), "de")
    for r in _lines(DATA / "giveme5w1h-gold-en" / "dev.jsonl.gz"):
        if f"giveme5w1h-gold-en/{r['dId']}" in wanted:
            yield _report(f"giveme5w1h-gold-en/{r['dId']}", r["text"], r["title"], r["date_publish"][:10], "en")


def _report(name: str, text: str, title: str | None, day: str | None, language: str) -> Report:
    published = Published(earliest=day or None, latest=day or None, edtf=day or None, basis="given" if day else "none")
    return Report(id=name, text=text, title=title or None, published=published, language=language)


def found_at(cast: Cast, row: Row) -> Mentioned | None:
    """What the reader says of a labelled mention: the longest phrase of the text that lies on its last word."""
    begin, end = int(row["begin"]), int(row["begin"]) + len(row["words"])
    hits = [m for m in cast.mentioned if m.where == "text" and m.begin < end and begin < m.end]
    inside = [m for m in hits if begin <= m.begin and m.end <= end] or hits
    return max(inside, key=lambda m: (m.end - m.begin, m.end), default=None)


def _named(cast: Cast, document: Document, name: str) -> list[Mentioned]:
    """What the reader finds where a report first names somebody, text before title, and at every later place where it is a name."""
    found: list[Mentioned] = []
    for passage in reversed(document.passages):
        for place in re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", passage.parse.text):
            one = _heading(cast, passage, *place.span())
            if one is not None and (not found or one.form == "name"):
                found.append(one)
    return found


def _heading(cast: Cast, passage: Passage, begin: int, end: int) -> Mentioned | None:
    """The phrase that the top word of a stretch of text heads; pronouns are none."""
    span = [t for t in passage.parse.tokens if t.begin < end and begin < t.end]
    inside = {t.index for t in span}
    tops = [t.index for t in span if t.head not in inside or t.head == t.index]
    hits = (m for i in (*tops, *sorted(inside)) if (m := cast.at(passage.where, i)) is not None and m.form != "pronoun")
    return next(hits, None)


def _is(found: Mentioned, name: str, cast: Cast, document: Document) -> bool:
    if name in {found.country, found.actor}:
        return found.kind in STATE_KINDS
    meant = _named(cast, document, name)
    for one in meant:
        if found.actor is not None and found.actor == one.actor:
            return True
        if one.kind in STATE_KINDS and found.kind in STATE_KINDS and found.country is not None and found.country == one.country:
            return True
        if found.actor is None and one.actor is None and found.name and (found.name == one.name or _last(found.name) == _last(one.text)):
            return True
    mine, theirs = set(slug(found.name or "").split("-")), set(slug(name).split("-"))
    return not meant and bool(mine & theirs) and len(mine & theirs) / min(len(mine), len(theirs)) >= 0.5


def _last(words: str) -> str:
    return words.rsplit(maxsplit=1)[-1].lower()


def judge(row: Row, cast: Cast, document: Document) -> str:
    """`right`, `wrong` or `none` (nobody was said)."""
    found = found_at(cast, row)
    said = found is not None and bool(found.actor or found.members or (found.form == "pronoun" and found.name))
    if row["refers"] == NOBODY:
        return "wrong" if said else "right"
    if found is None:
        return "none"
    for one in row["refers"].split(" | "):
        names = one.split(" + ")
        if len(names) == 1 and _is(found, one, cast, document):
            return "right"
        members = found.members
        if len(names) > 1 and len(members) == len(names) and all(any(_is(m, n, cast, document) for m in members) for n in names):
            return "right"
    return "wrong" if said else "none"


def counted(language: str | None = None, half: str | None = None, *, misses: bool = False) -> Counter[tuple[str, ...]]:
    """How many mentions are right, wrong or not resolved: by half, language, kind and outcome."""
    labelled = {
        report: rows for report, rows in gold().items() if language in {None, rows[0]["language"]} and half in {None, rows[0]["half"]}
    }
    counts: Counter[tuple[str, ...]] = Counter()
    for document in documents(list(reports(set(labelled)))):
        cast = find_actors(document)
        for row in labelled.pop(document.report.id):
            outcome = judge(row, cast, document)
            meant = "nobody" if row["refers"] == NOBODY else row["kind"]
            for kind in {meant, "all", "somebody" if meant != "nobody" else "nobody"}:
                counts[row["half"], row["language"], kind, outcome] += 1
            if misses and outcome != "right" and row["half"] == "tuning":
                got = found_at(cast, row)
                print(row["report"][:40], row["begin"], row["words"], "=", row["refers"], "| said:", got and (got.text, got.name, got.why))
    if labelled:
        print(f"not found: {sorted(labelled)}")
    return counts


def figures() -> Iterator[tuple[str, float]]:
    """The share of labelled mentions meaning somebody that are right, by half and language."""
    if not (DATA / "claims-de").exists():
        print(f"pronouns and descriptions: skipped, there are no reports under {DATA} (set DEPESCHE_DATA to the data)")
        return
    counts = counted()
    for half, language in sorted({key[:2] for key in counts}):
        right, wrong, none = (counts[half, language, "somebody", outcome] for outcome in ("right", "wrong", "none"))
        yield f"refers {language} {half} right", right / max(1, right + wrong + none)


def main() -> None:
    """Print the shares by half, language and kind."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("language", nargs="?", choices=("de", "en"))
    parser.add_argument("--half", choices=("tuning", "unread"))
    parser.add_argument("--misses", action="store_true", help="print each mention of the tuning half that is not right")
    asked = parser.parse_args()
    if not (DATA / "claims-de").exists():
        sys.exit(f"skipped: no reports under {DATA} (set DEPESCHE_DATA)")
    print_counts(counted(asked.language, asked.half, misses=asked.misses))


def print_counts(counts: Counter[tuple[str, ...]]) -> None:
    """One line a half, language and kind."""
    for half, language in sorted({key[:2] for key in counts}):
        for kind in (*KINDS, "nobody", "somebody", "all"):
            right, wrong, none = (counts[half, language, kind, o] for o in ("right", "wrong", "none"))
            if total := right + wrong + none:
                print(f"{half:7} {language} {kind:10} {total:4}  right {right / total:.3f}  wrong {wrong:3}  not resolved {none:3}")


if __name__ == "__main__":
    main()
