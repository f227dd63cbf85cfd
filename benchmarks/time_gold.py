"""Score the times Depesche finds against gold: strict, relaxed, value and calendar F1.

    python benchmarks/time_gold.py ../shared/data/krauts/krauts_dev.tar.gz [--no-parse] [--errors]

Reads TimeML (KRAUTS), TIMEX2 inline SGML (WikiWarsDE) and CAT XML (MEANTIME),
in a folder or a .tar.gz.  The definitions are those of TempEval-3: spans
without the punctuation around them, matched one to one, exact ones first;
`value`: overlap and the same value string; `calendar`: the same civil days.
"""

from __future__ import annotations

import argparse
import html
import os
import re
import sys
import tarfile
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree

from depesche.language.tree import Tree
from depesche.reading.document import Document, Passage
from depesche.reading.reader import read_document
from depesche.reading.when import find_times
from depesche.reading.when_days import days_of
from depesche.records import Parse, Published, Report

DATA = Path(os.environ.get("DEPESCHE_DATA", Path(__file__).resolve().parents[2] / "shared" / "data"))
TRIM = " \t\r\n\u00a0.,;:!?()[]{}\"'`„“”‚‘’»«–—-"
Expression = tuple[int, int, str, str]
"""Begin, end, type, value."""


@dataclass(frozen=True, slots=True)
class Gold:
    """One document with its annotated times."""

    name: str
    text: str
    published: str | None
    times: tuple[Expression, ...]


def files(source: Path) -> Iterator[tuple[str, bytes]]:
    """Every file of a folder or a .tar.gz, by name."""
    if source.is_dir():
        yield from ((str(p), p.read_bytes()) for p in sorted(source.rglob("*")) if p.is_file())
        return
    with tarfile.open(source) as archive:
        for member in sorted(archive.getmembers(), key=lambda m: m.name):
            handle = archive.extractfile(member) if member.isfile() else None
            if handle:
                yield member.name, handle.read()


def documents(source: Path) -> Iterator[Gold]:
    """The annotated documents of a source; other systems' outputs and unannotated files are passed over."""
    for name, raw in files(source):
        if "Heideltime" in name or {"in", "key"} & set(Path(name).parts):
            continue
        content = raw.decode("utf-8", errors="replace")
        if name.endswith((".tml", ".sgm", ".sgml")) or "<TIMEX2" in content:
            yield inline(name, content)
        elif "<Markables" in content:
            yield cat(name, content)


_TAG = re.compile(r"<(/?)(\w+)([^<>]*?)(/?)>")
_ATTRIBUTE = re.compile(r'([\w:.-]+)\s*=\s*"([^"]*)"')


def inline(name: str, content: str) -> Gold:
    """TimeML or TIMEX2 markup inside <TEXT>."""
    found = re.search(r"<TEXT\b[^>]*>(.*?)</TEXT>", content, re.DOTALL)
    body = found[1] if found else ""
    head = re.search(r"<(DCT|DATETIME)\b[^>]*>(.*?)</\1>", content, re.DOTALL)
    date = re.search(r"\d{4}-\d\d-\d\d", head[2]) if head else None
    text, at, stack, times = "", 0, list[tuple[int, dict[str, str]]](), list[Expression]()
    for tag in _TAG.finditer(body):
        text += html.unescape(body[at : tag.start()])
        at = tag.end()
        if not tag[2].startswith("TIMEX") or tag[4]:
            continue
        if not tag[1]:
            stack.append((len(text), dict(_ATTRIBUTE.findall(tag[3]))))
        elif stack:
            begin, a = stack.pop()
            value = a.get("value", a.get("val", ""))
            if text[begin:].strip():
                times.append((begin, len(text), a.get("type") or _kind(a, value), value))
    return Gold(name, text + html.unescape(body[at:]), date[0] if date else None, tuple(times))


def _kind(attributes: dict[str, str], value: str) -> str:
    if attributes.get("set", "").upper() == "YES":
        return "SET"
    if re.match(r"P[\dXT]", value):
        return "DURATION"
    return "TIME" if "T" in value and not value.endswith("_REF") else "DATE"


ANNOTATED = 5
"""MEANTIME annotates the headline, the date line and the first sentences only: the last of those, counted from 0."""


def cat(name: str, content: str) -> Gold:
    """CAT XML: numbered tokens, annotations that point to them."""
    root = ElementTree.fromstring(content)
    text, places, sentence = "", dict[str, tuple[int, int]](), None
    made = {
        a.get("t_id") for m in root.iter("TIMEX3") if m.get("functionInDocument") == "CREATION_TIME"
        for a in m.findall("token_anchor")
    }  # fmt: skip
    for token in root.findall("token"):
        if int(token.get("sentence") or 0) > ANNOTATED:
            break
        text += ("\n" if token.get("sentence") != sentence else " ") if text else ""
        sentence = token.get("sentence")
        word = token.text or ""
        places[token.get("t_id", "")] = (len(text), len(text) + len(word))
        text += "_" * len(word) if token.get("t_id") in made else word
    published, times = None, list[Expression]()
    for mark in root.iter("TIMEX3"):
        spans = [places[i] for a in mark.findall("token_anchor") if (i := a.get("t_id", "")) in places]
        if mark.get("functionInDocument") == "CREATION_TIME":
            published = mark.get("value")
        elif spans:
            span = min(s[0] for s in spans), max(s[1] for s in spans)
            times.append((*span, mark.get("type", ""), mark.get("value", "")))
    return Gold(name, text, published, tuple(times))


def trimmed(text: str, begin: int, end: int) -> tuple[int, int]:
    """A span without blanks and punctuation at its ends."""
    while begin < end and text[begin] in TRIM:
        begin += 1
    while end > begin and text[end - 1] in TRIM:
        end -= 1
    return begin, end


def paired(gold: list[tuple[int, int]], found: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Match one to one: exact spans first, then the largest overlap."""
    options = sorted(
        (g != f, -(min(g[1], f[1]) - max(g[0], f[0])), i, j)
        for i, g in enumerate(gold) for j, f in enumerate(found) if max(g[0], f[0]) < min(g[1], f[1])
    )  # fmt: skip
    out, left, right = list[tuple[int, int]](), set[int](), set[int]()
    for _, _, i, j in options:
        if i not in left and j not in right:
            out.append((i, j))
            left.add(i)
            right.add(j)
    return out


def score(one: Gold, found: list[Expression], errors: list[str]) -> Counter[str]:
    """Counts of one document; what is wrong is added to `errors`."""
    g = [trimmed(one.text, t[0], t[1]) for t in one.times]
    f = [trimmed(one.text, t[0], t[1]) for t in found]
    pairs = paired(g, f)
    count = Counter(gold=len(g), found=len(f), relaxed=len(pairs))
    count["calendar_gold"] = sum(days_of(t[3].strip()) is not None for t in one.times)
    count["calendar_found"] = sum(days_of(t[3]) is not None for t in found)
    for i, j in pairs:
        right = one.times[i][3] == found[j][3]
        days = days_of(one.times[i][3].strip())
        count["strict"] += g[i] == f[j]
        count["value"] += right
        count["calendar"] += days is not None and days == days_of(found[j][3])
        if not right:
            errors.append(_line("value", one, g[i], f"{one.times[i][3]} / {found[j][3]} '{one.text[slice(*f[j])]}'"))
    errors += [_line("missed", one, s, one.times[i][3]) for i, s in enumerate(g) if i not in {i for i, _ in pairs}]
    errors += [_line("spurious", one, s, found[j][3]) for j, s in enumerate(f) if j not in {j for _, j in pairs}]
    return count


def _line(kind: str, one: Gold, span: tuple[int, int], what: str) -> str:
    begin, end = span
    context = f"{one.text[max(0, begin - 50) : begin]}[[{one.text[begin:end]}]]{one.text[end : end + 30]}"
    return f"{kind:9}{one.published} {what:40} {' '.join(context.split())}"


def f1(count: Counter[str], hit: str, gold: str = "gold", found: str = "found") -> float:
    """F1 in percent."""
    return 200 * count[hit] / max(1, count[gold] + count[found])


def read(one: Gold, language: str, parse: Parse) -> list[Expression]:
    """The times Depesche finds in a document."""
    day = one.published
    published = Published(earliest=day, latest=day, edtf=day, basis="given") if day else Published()
    report = Report(id=one.name, text=one.text, published=published, language=language)
    document = Document(report=report, passages=(Passage(where="text", parse=parse, tree=Tree(parse)),))
    return [(t.begin, t.end, t.type, t.value) for t in find_times(document)]


def parses(golds: list[Gold], language: str, *, bare: bool) -> Iterator[Parse]:
    """The parse of every document; with `bare` parses without tokens."""
    if bare:
        yield from (Parse(text=g.text, language=language, tokens=(), sentences=()) for g in golds)
        return
    from depesche.language import port

    yield from port.parse_many((g.text for g in golds), language)


def measured(golds: list[Gold], language: str, *, bare: bool = False) -> tuple[Counter[str], list[str], float]:
    """Counts over documents, what is wrong, and the seconds spent finding times."""
    read_parses = list(parses(golds, language, bare=bare))
    read(golds[0], language, read_parses[0])
    total, errors, start = Counter[str](), list[str](), time.perf_counter()
    for one, parse in zip(golds, read_parses, strict=True):
        total += score(one, read(one, language, parse), errors)
    return total, errors, time.perf_counter() - start


def contained(golds: list[Gold], language: str) -> tuple[int, int]:
    """With the publication date hidden: intervals asserted where gold has days, and how many of them contain those."""
    asserted = right = 0
    for one, parse in zip(golds, parses(golds, language, bare=False), strict=True):
        reading = read_document(
            Document(Report(id=one.name, text=one.text, published=Published(), language=language), (Passage("text", parse, Tree(parse)),))
        )
        found = [t for t in reading.times if t.where == "text"]
        spans = [trimmed(one.text, t[0], t[1]) for t in one.times]
        for i, j in paired(spans, [trimmed(one.text, t.begin, t.end) for t in found]):
            days, time_found = days_of(one.times[i][3].strip()), found[j]
            if days is not None and time_found.earliest and time_found.latest and time_found.type in {"DATE", "TIME"}:
                asserted += 1
                right += time_found.earliest <= days[0].isoformat() and days[1].isoformat() <= time_found.latest
    return asserted, right


SETS = {
    "KRAUTS dev": ("krauts/krauts_dev.tar.gz", "de"),
    "WikiWarsDE dev": ("wikiwars-de/wikiwarsde_dev.tar.gz", "de"),
    "MEANTIME dev": ("meantime-en/meantime_dev.tar.gz", "en"),
}


def figures() -> Iterator[tuple[str, float]]:
    """Every figure that can be measured here, by name."""
    for name, (place, language) in SETS.items():
        source = DATA / place
        if not source.is_file():
            print(f"{name}: skipped, there is no {place} (set DEPESCHE_DATA to the data)")
            continue
        golds = [g for g in documents(source) if g.times or g.published]
        hidden = [Gold(g.name, g.text, None, g.times) for g in golds]
        total, _, _ = measured(hidden if "WikiWars" in name else golds, language)
        yield f"{name} relaxed", f1(total, "relaxed") / 100
        yield f"{name} value", f1(total, "value") / 100
        yield f"{name} calendar", f1(total, "calendar", "calendar_gold", "calendar_found") / 100
        if name == "KRAUTS dev":
            asserted, right = contained(hidden, language)
            yield f"{name} date hidden, intervals right", right / max(1, asserted)


def main(arguments: list[str]) -> None:
    """Print the figures of each source."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sources", nargs="+", type=Path)
    parser.add_argument("--language", default="")
    parser.add_argument("--no-parse", action="store_true", help="tenses from words alone")
    parser.add_argument("--unpublished", action="store_true", help="hide the publication dates")
    parser.add_argument("--errors", action="store_true")
    options = parser.parse_args(arguments)
    for source in options.sources:
        golds = [g for g in documents(source) if g.times or g.published]
        narrative = "wikiwars" in source.name.lower()
        if options.unpublished or narrative:
            golds = [Gold(g.name, g.text, None, g.times) for g in golds]
        language = options.language or ("en" if "-en" in str(source) or "meantime" in source.name else "de")
        total, errors, spent = measured(golds, language, bare=options.no_parse)
        size = sum(len(g.text) for g in golds)
        print(
            f"{source.name}: documents {len(golds)}, gold {total['gold']}, found {total['found']}; "
            f"strict {f1(total, 'strict'):.1f}, relaxed {f1(total, 'relaxed'):.1f}, value {f1(total, 'value'):.1f}, "
            f"calendar {f1(total, 'calendar', 'calendar_gold', 'calendar_found'):.1f}; "
            f"{1e6 * spent / max(1, size):.2f} ms per 1000 characters"
        )
        if options.errors:
            print("\n".join(sorted(errors)))


if __name__ == "__main__":
    main(sys.argv[1:])
