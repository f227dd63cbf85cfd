"""How many participants of the gold claims are found in the text, with the right state and the right name.

Country: of the participants for which gold settles it, also where it leaves it open (armed groups, media); somebody must be found
there and have that state, or none.  Name: of the participants whom gold calls by the name of a person or body.

Reads `claims-de` and `claims-en` under the folder named by DEPESCHE_DATA, else `../shared/data`.

    python benchmarks/who_gold.py [de|en] [--misses N]
"""

from __future__ import annotations

import json
import os
import re
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from depesche.language.port import parse_many
from depesche.language.tree import Tree
from depesche.lexicon.rows import ActorRow, BodyNameRow, NameRow, OrganisationRow, OutletRow, StateNameRow
from depesche.lexicon.tables import load
from depesche.naming.similarity import same
from depesche.reading.document import Cast, Document, Mentioned, Passage
from depesche.reading.who import find_actors
from depesche.reading.who_naming import state_names
from depesche.reading.who_words import slug
from depesche.records import Published, Report

DATA = Path(os.environ.get("DEPESCHE_DATA") or Path(__file__).parents[2] / "shared" / "data")
ROLES = ("actors", "recipients", "on_behalf_of", "sources")


def documents(language: str) -> Iterator[tuple[dict[str, Any], Document]]:
    """Every gold record with its parsed report."""
    folder = DATA / f"claims-{language}"
    reports = {r["doc"]: r for r in map(json.loads, (folder / "reports.jsonl").open(encoding="utf-8"))}
    gold = [json.loads(line) for line in (folder / "gold.jsonl").open(encoding="utf-8")]
    texts = [reports[g["doc"]]["text"] for g in gold]
    titles = [reports[g["doc"]].get("title") or "-" for g in gold]
    parsed = zip(gold, parse_many(texts, language), parse_many(titles, language), strict=True)
    for record, text, title in parsed:
        day = reports[record["doc"]].get("published") or None
        published = Published(earliest=day, latest=day, edtf=day, basis="given" if day else "none")
        report = Report(id=record["doc"], text=text.text, title=title.text, published=published, language=language)
        yield record, Document(report, (Passage("title", title, Tree(title)), Passage("text", text, Tree(text))))


def overlapping(cast: Cast, document: Document, sentence: str, text: str) -> list[Mentioned]:
    """Mentions that overlap the gold wording inside its sentence."""
    found: list[Mentioned] = []
    for passage in document.passages:
        at = passage.parse.text.find(sentence)
        inner = _word_find(sentence, text) if at >= 0 else -1
        if inner >= 0:
            begin, end = at + inner, at + inner + len(text)
            found += [m for m in cast.mentioned if m.where == passage.where and m.begin < end and begin < m.end]
    return found


def _word_find(sentence: str, text: str) -> int:
    """Where a wording stands as whole words; -1 if nowhere."""
    at = sentence.find(text)
    while at >= 0:
        around = sentence[max(0, at - 1) : at] + sentence[at + len(text) : at + len(text) + 1]
        if not any(c.isalnum() for c in around):
            return at
        at = sentence.find(text, at + 1)
    return sentence.find(text)


_FREE = frozenset(
    {"of", "the", "and", "for", "in", "on", "at", "to", "a", "an", "de", "der", "die", "das", "des", "und", "für", "la", "el", "al"}
)
"""Words that tell nobody from another."""
_SMALL = frozenset(
    {"de", "da", "der", "den", "van", "von", "bin", "bint", "ibn", "al", "al-", "az", "el", "la", "le", "du", "di", "zu", "y"}
)
"""Small words inside proper names."""


_CROWDS = frozenset({
    "muslims", "moslems", "christians", "jews", "catholics", "sunnis", "shiites", "kurds", "roma", "serbs", "croats",
    "egyptians", "terrorists", "civilians", "demonstrators", "students", "citizens", "people", "diaspora", "inhabitants",
    "universities", "cities", "reports", "leaders", "two", "airliners", "neo-nazis", "greens'", "britons",
})  # fmt: skip
"""Words in capitals that make a crowd of a name, not a body."""
_ALIKE = {
    "army": "armed-forces", "armed": "armed-forces", "forces": "", "military": "armed-forces", "defense": "armed-forces",
    "congress": "parliament", "assembly": "parliament", "s": "", "national": "",
}  # fmt: skip
"""Words by which one body is called by one and another by the other."""


def is_named(name: str | None) -> bool:
    """Whether gold names a person or body: every word has a capital, and it is more than a state or a crowd."""
    if _CROWDS & set((name or "").lower().split()) or (name or "") in _inhabitants() or (name or "")[:1].isdigit():
        return False
    words = [w for w in re.split(r"[\s/(),.]+", name or "") if w and w not in _FREE]
    capital = all(w[:1].isupper() or w[:1].isdigit() or w.lower().startswith(tuple(_SMALL)) for w in words)
    return bool(words) and capital and any(w[:1].isupper() for w in words) and name not in set(state_names().values())


@cache
def _ids() -> dict[str, set[str]]:
    """Everybody the tables know by an English or general name, in lower case."""
    out: dict[str, set[str]] = {}
    for known in (*load(ActorRow), *load(OrganisationRow), *load(OutletRow)):
        out.setdefault(known.name.lower(), set()).add(known.id)
    for row in (*load(NameRow), *load(BodyNameRow)):
        if row.strength == "strong" and row.language in {"*", "en", "de"}:
            out.setdefault(row.text.lower(), set()).add(row.actor)
    return out


@cache
def _inhabitants() -> frozenset[str]:
    return frozenset(t for row in load(StateNameRow, "en") for t in row.inhabitants)


@cache
def _words(name: str) -> frozenset[str]:
    """The words of a name that tell it from others; what names a state, also as an adjective, as its code."""
    text = f" {slug(name).replace('-', ' ')} "
    for plain, code in _states():
        text = text.replace(f" {plain} ", f" {code} ")
    return frozenset(v for w in text.split() if w not in _FREE and (v := _ALIKE.get(w, w)))


@cache
def _states() -> list[tuple[str, str]]:
    pairs = [(slug(t).replace("-", " "), r.state) for r in load(StateNameRow, "en") for t in (*r.names, *r.adjectives)]
    return sorted(pairs, key=lambda p: (-len(p[0]), p))


def same_name(one: str | None, other: str | None) -> bool:
    """Whether two names are of one person or body: one row of the tables, or the words of one are those of the other.

    Two names of persons may differ in spelling; a common word alone (`Government of X` and `of Y`) is not enough.
    """
    if not one or not other:
        return False
    if _ids().get(one.lower(), set()) & _ids().get(other.lower(), set()):
        return True
    mine, theirs = _words(one), _words(other)
    if mine and theirs and (mine <= theirs or theirs <= mine):
        return True
    return same(one, other)


@dataclass
class Tally:
    """Counts of one language."""

    asked: int = 0
    found: int = 0
    stated: int = 0
    state: int = 0
    with_state: int = 0
    state_of: int = 0
    open_right: int = 0
    named: int = 0
    name: int = 0
    seconds: float = 0.0

    def add(self, part: dict[str, Any], hits: list[Mentioned]) -> tuple[bool, bool]:
        """Count one participant; gives whether its state and its name (if any is asked) are right."""
        wanted, calls = part.get("country"), part.get("name")
        self.asked += 1
        self.found += bool(hits)
        right = name = True
        if wanted is not None:
            right = any((m.country or "") == wanted for m in hits)
            self.stated += 1
            self.state += right
            self.with_state += bool(wanted)
            self.state_of += right and bool(wanted)
            self.open_right += not wanted and (right or not any(m.country for m in hits))
        if is_named(calls):
            name = any(same_name(m.name, calls) for m in hits)
            self.named += 1
            self.name += name
        return right, name


def counted(language: str, misses: int = 0) -> Tally:
    """Count the participants of a language, and print the first misses."""
    tally = Tally()
    for record, document in documents(language):
        start = time.perf_counter()
        cast = find_actors(document)
        tally.seconds += time.perf_counter() - start
        for claim in record["claims"]:
            for role in ROLES:
                for part in claim.get(role, ()):
                    if part["text"] not in claim["sentence"]:
                        continue
                    hits = overlapping(cast, document, claim["sentence"], part["text"])
                    hits = [one for m in hits for one in (m, *m.members)]
                    right, named = tally.add(part, hits)
                    if not (right and named) and misses > 0:
                        misses -= 1
                        got = [(m.text, m.name, m.country, m.kind) for m in hits]
                        wrong = "+".join(w for w, ok in (("country", right), ("name", named)) if not ok)
                        print(wrong, record["doc"], role, (part["text"], part.get("name"), part.get("country")), got, sep="\t")
    return tally


def figures() -> Iterator[tuple[str, float]]:
    """Country and name right, by language."""
    for language in ("de", "en"):
        if not (DATA / f"claims-{language}").exists():
            print(f"actors {language}: skipped, there is no claims-{language} (set DEPESCHE_DATA to the data)")
            continue
        t = counted(language)
        yield f"actors {language} country right", t.state / max(1, t.stated)
        yield f"actors {language} named right", t.name / max(1, t.named)


def main(language: str, misses: int) -> None:
    """Print the shares, and the first misses."""
    t = counted(language, misses)
    loose = t.state_of + t.open_right
    print(f"{language}: {t.asked} participants; found {t.found / t.asked:.3f}; "
          f"country right {t.state / t.stated:.3f} of {t.stated} (nothing found is right where gold is open: {loose / t.stated:.3f}; "
          f"of {t.with_state} with a state in gold: {t.state_of / t.with_state:.3f}); "
          f"named person or body right {t.name / t.named:.3f} of {t.named}; {t.seconds:.1f} s")  # fmt: skip


if __name__ == "__main__":
    arguments = sys.argv[1:]
    limit = int(arguments[arguments.index("--misses") + 1]) if "--misses" in arguments else 0
    for code in [a for a in arguments if a in {"de", "en"}] or ["de", "en"]:
        main(code, limit)
