"""Whether the facts of an overlay hold together, with each other and with the shipped ones.

What the loader cannot see in one cell: codes nobody knows, holders that are no
actors, names in another script than they say, terms that overlap.  The shipped
tables pass the same checks in the tests.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from pathlib import Path
from typing import Any, TypeVar

from depesche.errors import TablePlace
from depesche.lexicon import overlay
from depesche.lexicon.judgements import rows as judgement_rows
from depesche.lexicon.rows import (
    ActorRow,
    BodyNameRow,
    FactRow,
    NameRow,
    OfficeRow,
    OrganisationRow,
    OutletRow,
    PlaceRow,
    PostRow,
    Row,
    StateNameRow,
    StateRow,
    TreatyRow,
    WeakPlaceRow,
)
from depesche.lexicon.tables import LANGUAGE_TABLES, LANGUAGES, WORLD_TABLES, load_over, read_changes

EDTF = re.compile(r"\d{4}(-\d\d(-\d\d)?)?")
BODY_CODE = re.compile(r"IGO:[A-Z0-9-]+")
LANGUAGE_CODE = re.compile(r"\*|[a-z]{2,3}(-[a-z]+)?")
QID = re.compile(r"Q[1-9]\d*")
NUMERAL = re.compile(r"[IVX]+")
ROLES = frozenset({
    "body", "diplomat", "force", "former", "government", "group", "head-of-government", "head-of-state", "judge", "legislator", "media",
    "military", "minister", "official", "opposition", "other", "party", "people", "private", "spokesperson", "state",
})  # fmt: skip
SCRIPTS = {
    "Latn": {"LATIN"}, "Cyrl": {"CYRILLIC"}, "Arab": {"ARABIC"}, "Hebr": {"HEBREW"}, "Grek": {"GREEK"}, "Hang": {"HANGUL"},
    "Hans": {"CJK"}, "Hant": {"CJK"}, "Jpan": {"CJK", "HIRAGANA", "KATAKANA", "KATAKANA-HIRAGANA"}, "Deva": {"DEVANAGARI"},
    "Geor": {"GEORGIAN"}, "Armn": {"ARMENIAN"}, "Thai": {"THAI"}, "Beng": {"BENGALI"}, "Mymr": {"MYANMAR"}, "Ethi": {"ETHIOPIC"},
    "Khmr": {"KHMER"}, "Laoo": {"LAO"}, "Sinh": {"SINHALA"}, "Taml": {"TAMIL"}, "Thaa": {"THAANA"}, "Tibt": {"TIBETAN"},
}  # fmt: skip
"""ISO 15924 codes, with the first words of the Unicode names of their letters."""
MARKS = "\u02be\u02bf\u02bb\u02bc"
"""Letters of no script: half rings and apostrophes of transliterations."""
LANGUAGE_SCRIPTS = {
    "ru": {"Cyrl"}, "uk": {"Cyrl"}, "be": {"Cyrl"}, "bg": {"Cyrl"}, "sr": {"Cyrl", "Latn"}, "de": {"Latn"}, "en": {"Latn"},
    "fa": {"Arab"}, "ar": {"Arab"}, "ur": {"Arab"}, "ps": {"Arab"}, "he": {"Hebr"}, "el": {"Grek"}, "ko": {"Hang"},
    "zh": {"Hans", "Hant"}, "ja": {"Jpan"}, "hi": {"Deva"}, "ka": {"Geor"}, "hy": {"Armn"}, "th": {"Thai"},
}  # fmt: skip
"""Scripts a language is written in; languages not named here are not checked."""
SEVERAL_AT_A_TIME = frozenset({
    "adviser", "ambassador", "clergy", "commissioner", "deputy-defence-minister", "deputy-foreign-minister", "deputy-prime-minister",
    "envoy", "foreign-spokesperson", "governor", "mayor", "minister", "official", "opposition-leader", "party-leader", "rebel-leader",
    "security-council-deputy", "spokesperson", "state-premier", "vice-president",
})  # fmt: skip
"""Offices that several people of one state hold at a time, each in a field or region of their own."""
OF_A_BODY = frozenset({"general", "head"})
"""Offices that say nothing without the body they are of."""
SIDE_BY_SIDE = ("acting", "disputed", "rival", "joint")
"""First words of notes that explain why two people held one office of a state on the same day."""

Finding = tuple[str, str, str]
"""Column, what is wrong, how to mend it."""
F = TypeVar("F", bound=FactRow)


@dataclass(frozen=True, slots=True)
class Problem:
    """Something in an overlay that does not hold together, with its place and how to mend it."""

    place: TablePlace
    problem: str
    remedy: str

    def __str__(self) -> str:
        """Give it the way compilers do: `posts.tsv:12 [holder]: ... (...)`."""
        return f"{self.place}: {self.problem} ({self.remedy})"


def scripts_of(text: str) -> set[str]:
    """The scripts of a name's letters, by the first word of their Unicode names; Roman numerals do not count."""
    letters = (letter for word in text.split() if not NUMERAL.fullmatch(word) for letter in word)
    return {unicodedata.name(letter, "?").split()[0] for letter in letters if letter.isalpha() and letter not in MARKS}


def bounds(text: str, *, open_end: date) -> tuple[date, date]:
    """First and last day an EDTF day, month or year may mean; an empty text the open end."""
    if not text:
        return open_end, open_end
    parts = [int(p) for p in text.split("-")]
    if len(parts) == 3:
        day = date(*parts)
        return day, day
    if len(parts) == 2:
        following = date(parts[0] + parts[1] // 12, parts[1] % 12 + 1, 1)
        return date(parts[0], parts[1], 1), following - timedelta(days=1)
    return date(parts[0], 1, 1), date(parts[0], 12, 31)


def surely_overlap(a: PostRow, b: PostRow) -> bool:
    """Whether two terms share a day whatever their vague dates mean; the day of handing over does not count."""
    first, second = sorted((a, b), key=lambda p: (bounds(p.since, open_end=date.min), bounds(p.until, open_end=date.max)))
    return bounds(second.since, open_end=date.max)[1] < bounds(first.until, open_end=date.max)[0] and bool(second.since)


def alone(post: PostRow) -> bool:
    """Whether nobody else may hold the office of this post on the same day."""
    return (
        post.office not in SEVERAL_AT_A_TIME and bool(post.body or post.office not in OF_A_BODY) and not post.note.startswith(SIDE_BY_SIDE)
    )


class Base:
    """The rows of the base with an overlay laid over it, indexed as the checks need them."""

    def __init__(self, folder: Path | None) -> None:
        self.folder = folder

    def rows(self, kind: type[F], language: str | None = None) -> tuple[F, ...]:
        """All rows of a table."""
        return load_over(kind, language, self.folder)

    @cached_property
    def states(self) -> frozenset[str]:
        """Codes of states."""
        return frozenset(s.id for s in self.rows(StateRow))

    @cached_property
    def codes(self) -> frozenset[str]:
        """Codes that `country` may have: states, and bodies of several states."""
        return self.states | {o.country for o in self.rows(OrganisationRow) if BODY_CODE.fullmatch(o.country)}

    @cached_property
    def people(self) -> frozenset[str]:
        """Ids of actors."""
        return frozenset(a.id for a in self.rows(ActorRow))

    @cached_property
    def organisations(self) -> frozenset[str]:
        """Ids of organisations."""
        return frozenset(o.id for o in self.rows(OrganisationRow))

    @cached_property
    def bodies(self) -> frozenset[str]:
        """Ids that rows of names_bodies.tsv may name."""
        return self.organisations | {r.id for r in (*self.rows(OutletRow), *self.rows(TreatyRow))}

    @cached_property
    def offices(self) -> frozenset[str]:
        """Ids of offices."""
        return frozenset(o.office for language in LANGUAGES for o in self.rows(OfficeRow, language) if o.office)

    @cached_property
    def strong(self) -> dict[str, set[tuple[str, str]]]:
        """Language and owner of every strong name whose note does not tell namesakes apart."""
        out: dict[str, set[tuple[str, str]]] = defaultdict(set)
        for row in (*self.rows(NameRow), *self.rows(BodyNameRow)):
            if row.strength == "strong" and not row.note:
                out[row.text].add((row.language, row.actor))
        return out

    @cached_property
    def named(self) -> frozenset[str]:
        """Actors that have a name of their own, or one noted as common."""
        return frozenset(n.actor for n in self.rows(NameRow) if n.strength == "strong" or n.note.startswith("common name"))

    @cached_property
    def by_wikidata(self) -> dict[tuple[type[Row], str], set[str]]:
        """Ids of the rows that name an item, by table."""
        out: dict[tuple[type[Row], str], set[str]] = defaultdict(set)
        rows: list[ActorRow | OrganisationRow | StateRow | TreatyRow] = [*self.rows(ActorRow), *self.rows(OrganisationRow)]
        for row in (*rows, *self.rows(StateRow), *self.rows(TreatyRow)):
            out[type(row), row.wikidata].add(row.id)
        return out

    @cached_property
    def terms(self) -> dict[tuple[str, str, str], list[PostRow]]:
        """Posts by office, country and body."""
        out: dict[tuple[str, str, str], list[PostRow]] = defaultdict(list)
        for post in self.rows(PostRow):
            out[post.office, post.country, post.body].append(post)
        return out


def problems(folder: Path) -> Iterator[Problem]:
    """Everything in an overlay that does not hold together, table by table, row by row.

    Raises `LexiconError` at a cell that cannot be read at all.
    """
    overlay.known_only(folder)
    base = Base(folder)
    for path in overlay.files(folder):
        language = path.parent.name if path.parent != folder else None
        if path.stem == overlay.JUDGEMENTS:
            judgement_rows(folder)
            continue
        kind: Any = (LANGUAGE_TABLES if language else WORLD_TABLES)[path.stem]
        numbers = row_numbers(path)
        for row in read_changes(path, kind)[0]:
            for column, problem, remedy in check(row, base):
                name = f"{path.parent.name}/{path.name}"
                yield Problem(TablePlace(name, numbers[row.id], column), f"{row.id}: {problem}", remedy)


def row_numbers(path: Path) -> dict[str, int]:
    """The line on which each row of a table stands, by id; the header is line 1."""
    lines = path.read_text(encoding="utf-8").split("\n")
    return {line.partition("\t")[0]: number for number, line in enumerate(lines, start=1)}


def check(row: FactRow, base: Base) -> Iterator[Finding]:
    """What is wrong with a row that stands in a base."""
    if not row.source:
        yield "source", "is empty", "say where the fact is from, with its licence if it has one"
    if row.checked and not _is_day(row.checked):
        yield "checked", f"{row.checked!r} is no day", "write it as 2026-11-30"
    for kind, checks in _CHECKS.items():
        if isinstance(row, kind):
            yield from checks(row, base)


def _is_day(text: str) -> bool:
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def _date(column: str, text: str) -> Iterator[Finding]:
    try:
        fits = not text or (EDTF.fullmatch(text) is not None and bool(bounds(text, open_end=date.max)))
    except ValueError:
        fits = False
    if not fits:
        yield column, f"{text!r} is no day, month or year", "write it as 2024-05-12, 2024-05 or 2024"


def _code(column: str, code: str, known: frozenset[str]) -> Iterator[Finding]:
    if code and code not in known:
        yield column, f"{code!r} is no state or body the base knows", "use the ISO 3166-1 alpha-3 code of states.tsv, or IGO:..."


def _one_of(column: str, value: str, allowed: frozenset[str], remedy: str = "") -> Iterator[Finding]:
    if value not in allowed:
        yield column, f"{value!r} is not known here", remedy or "use one of " + ", ".join(sorted(allowed))


def _wikidata(row: ActorRow | OrganisationRow | StateRow | TreatyRow, base: Base) -> Iterator[Finding]:
    if row.wikidata and not QID.fullmatch(row.wikidata):
        yield "wikidata", f"{row.wikidata!r} is no Wikidata id", "write it as Q7747"
    others = sorted(base.by_wikidata[type(row), row.wikidata] - {row.id}) if row.wikidata else []
    if others:
        yield "wikidata", f"{row.wikidata} is also that of {', '.join(others)}", "use the id of that row, or remove one of them"


def _actor(row: ActorRow, base: Base) -> Iterator[Finding]:
    yield from _one_of("kind", row.kind, frozenset({"person"}), "write person; bodies stand in organisations.tsv")
    yield from _code("country", row.country, base.codes)
    yield from _one_of("gender", row.gender, frozenset({"", "m", "f"}))
    yield from _wikidata(row, base)
    if row.id not in base.named:
        yield "id", "has no name in the tables", "add its full name to names.tsv (strength strong)"


def _name(row: NameRow, base: Base) -> Iterator[Finding]:
    if isinstance(row, BodyNameRow):
        yield from _one_of(
            "actor", row.actor, base.bodies, "use an id of organisations.tsv, outlets.tsv or treaties.tsv, or add a row there"
        )
    else:
        yield from _one_of("actor", row.actor, base.people, "use an id of actors.tsv, or add a row there")
    if not LANGUAGE_CODE.fullmatch(row.language):
        yield "language", f"{row.language!r} is no language", "use an ISO 639 code, or * for any"
    yield from _one_of("strength", row.strength, frozenset({"strong", "weak"}))
    if row.script not in SCRIPTS:
        yield "script", f"{row.script!r} is not known here", "use one of " + ", ".join(sorted(SCRIPTS))
    elif wrong := scripts_of(row.text) - SCRIPTS[row.script]:
        yield "text", f"{row.text!r} has letters of {', '.join(sorted(wrong)).lower()}", f"write it in {row.script}, or name its script"
    if row.script not in LANGUAGE_SCRIPTS.get(row.language, {row.script}):
        usual = ", ".join(sorted(LANGUAGE_SCRIPTS[row.language]))
        yield "script", f"{row.language} is not written in {row.script}", f"use {usual}, or * for a form of any language"
    if row.strength == "strong" and not row.note:
        shared = {a for lang, a in base.strong[row.text] if a != row.actor and (lang == row.language or "*" in {lang, row.language})}
        if shared:
            yield (
                "strength",
                f"{row.text!r} is also a strong name of {', '.join(sorted(shared))}",
                "make it weak, or say in note how to tell",
            )


def _post(row: PostRow, base: Base) -> Iterator[Finding]:
    yield from _one_of("holder", row.holder, base.people, "use an id of actors.tsv, or add a row there")
    yield from _one_of("office", row.office, base.offices, "use an office of de/offices.tsv and en/offices.tsv")
    yield from _one_of("body", row.body, base.organisations | {""}, "use an id of organisations.tsv, or add a row there")
    yield from _code("country", row.country, base.codes)
    if not row.country and not row.body:
        yield "country", "is empty, and so is body", "say whose office it is"
    dates = [*_date("since", row.since), *_date("until", row.until)]
    yield from dates
    if dates:
        return
    if row.since and row.until and bounds(row.since, open_end=date.min)[0] > bounds(row.until, open_end=date.max)[1]:
        yield "until", f"{row.until} is before {row.since}", "mend one of the two"
    for other in base.terms[row.office, row.country, row.body]:
        if other.id != row.id and (other.holder == row.holder or (alone(row) and alone(other))) and surely_overlap(row, other):
            held = f"{other.holder} held it {other.since or '...'}..{other.until or 'today'} ({other.id})"
            yield "since", f"overlaps: {held}", f"mend the dates, or begin the note with one of {', '.join(SIDE_BY_SIDE)}"


def _organisation(row: OrganisationRow, base: Base) -> Iterator[Finding]:
    yield from _one_of("kind", row.kind, frozenset({"organisation", "government", "group"}))
    if not BODY_CODE.fullmatch(row.country):
        yield from _code("country", row.country, base.codes)
    yield from _wikidata(row, base)


def _outlet(row: OutletRow, base: Base) -> Iterator[Finding]:
    yield from _code("country", row.country, base.codes)
    yield from _code("owner", row.owner, base.codes)
    yield from _one_of("agency", row.agency, frozenset({"", "yes"}))


def _treaty(row: TreatyRow, base: Base) -> Iterator[Finding]:
    for party in row.parties:
        if not BODY_CODE.fullmatch(party):
            yield from _code("parties", party, base.states)
    yield from _date("signed", row.signed)
    yield from _wikidata(row, base)


def _place(row: PlaceRow, base: Base) -> Iterator[Finding]:
    yield from _code("country", row.country, base.states)
    for column, text, most in (("lat", row.lat, 90.0), ("lon", row.lon, 180.0), ("population", row.population, 1e10)):
        try:
            fits = not text or abs(float(text)) <= most
        except ValueError:
            fits = False
        if not fits:
            yield column, f"{text!r} is no number that can be", "degrees, north and east positive; inhabitants as a plain number"


_LEADING = frozenset({"head-of-state", "head-of-government", "either"})


def _state(row: StateRow, base: Base) -> Iterator[Finding]:
    if not re.fullmatch(r"[A-Z]{3}", row.id):
        yield "id", "is no code of three capitals", "use the ISO 3166-1 alpha-3 code, or one of X.. that ISO leaves to users"
    yield from _one_of("led_by", row.led_by or "head-of-state", _LEADING)
    yield from _date("since", row.since)
    yield from _date("until", row.until)
    yield from _wikidata(row, base)


def _state_name(row: StateNameRow, base: Base) -> Iterator[Finding]:
    yield from _code("state", row.state, base.states)
    if row.id.rpartition(".")[2] != row.state:
        yield "id", f"does not end in {row.state}", "ids here are made of language and code: de.RUS"


def _office(row: OfficeRow, _: Base) -> Iterator[Finding]:
    yield from _one_of("role", row.role, ROLES)


_CHECKS: dict[type[FactRow], Callable[[Any, Base], Iterator[Finding]]] = {
    ActorRow: _actor, NameRow: _name, PostRow: _post, OrganisationRow: _organisation, OutletRow: _outlet, TreatyRow: _treaty,
    PlaceRow: _place, WeakPlaceRow: _place, StateRow: _state, StateNameRow: _state_name, OfficeRow: _office,
}  # fmt: skip
