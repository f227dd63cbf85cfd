"""What holds of times whatever the sentence and the day: moving with publication, nothing made up, values and EDTF well formed."""

from __future__ import annotations

import re
from datetime import date, timedelta
from functools import cache
from itertools import cycle, pairwise, product

import pytest
from edtf import parse_edtf
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from depesche.language import port
from depesche.language.tree import Tree
from depesche.lexicon.rows import TimeWordRow
from depesche.lexicon.tables import load
from depesche.reading.document import Document, Passage
from depesche.reading.when import find_times
from depesche.records import Parse, Published, Report, TimeExpression, Token

LANGUAGES = ("de", "en")

FRAMES = {
    "de": ("{} kam der Minister an.", "{} wird der Minister ankommen.", "{} hat der Rat getagt.", "Der Rat tagt {}."),
    "en": ("The minister arrived {}.", "The minister will arrive {}.", "The council has met {}.", "The council meets {}."),
}
WEEKLY = {
    "de": (
        "am Montag", "am Freitag", "am Sonntag", "diesen Donnerstag", "am kommenden Dienstag", "am vergangenen Samstag",
        "am übernächsten Freitag", "heute", "gestern", "vorgestern", "übermorgen", "gestern Abend", "am Mittwochmorgen",
        "vor drei Tagen", "vor zwei Wochen", "in der vergangenen Woche", "nächste Woche", "am Wochenende", "Anfang der Woche",
        "am Montag vor einer Woche", "heute in acht Tagen", "am Freitag letzter Woche", "seit Montag", "bis Freitag", "heute um 14 Uhr",
    ),
    "en": (
        "on Monday", "on Friday", "on Sunday", "this Thursday", "next Tuesday", "last Saturday", "today", "yesterday",
        "the day before yesterday", "the day after tomorrow", "last night", "on Wednesday morning", "three days ago",
        "two weeks ago", "last week", "next week", "over the weekend", "a week ago Monday", "a week from today",
        "on Friday of last week", "since Monday", "by Friday", "today at 2 p.m. sharp",
    ),
}  # fmt: skip
"""Expressions that are the same one week on."""
CALENDAR = {
    "de": (
        "im März", "Ende Mai", "am 21. März", "am 29. Februar", "am 4.6.", "im Sommer", "im vergangenen Winter", "im ersten Quartal",
        "im zweiten Halbjahr", "in der 23. Kalenderwoche", "in KW 53", "an Ostern", "am Buß- und Bettag", "im Vorjahr", "heuer",
        "im kommenden Monat", "bis Jahresende", "seit Jahresbeginn", "vor drei Monaten", "heute vor einem Jahr", "um den 24. Juni",
        "vor dem 15. Juni", "nach dem 15. Juni", "vom 28. Dezember bis 3. Januar", "von Mai bis Juli", "am 3., 4. und 5. Oktober",
        "in der zweiten Hälfte des vergangenen Jahres", "in den kommenden Jahren", "jeden Montag", "kürzlich", "zwei Stunden lang",
    ),
    "en": (
        "in March", "in late May", "on March 21", "on February 29", "in the summer", "last winter", "in the first quarter",
        "in week 23", "on Easter Monday", "on Thanksgiving", "last year", "next month", "by year-end", "three months ago",
        "a year ago today", "around June 24", "before June 15", "after June 15", "from 28 December to 3 January", "earlier this year",
        "later this month", "every Monday", "recently", "for two hours",
    ),
}  # fmt: skip
DATED = {
    "de": ("am 4. Juni 2025", "im März 2014", "Ende 2024", "im Winter 2024/25", "in den 1990er Jahren", "im 19. Jahrhundert",
           "490 v. Chr.", "im zweiten Quartal 2024", "zwischen 2014 und 2019", "am 7.2.2025", "vor 2020", "seit 2014", "seit 9/11"),
    "en": ("on 4 June 2025", "in March 2014", "in late 2024", "in the winter of 2024-25", "in the 1990s", "in the 19th century",
           "in 490 BC", "in the second quarter of 2024", "between 2014 and 2019", "in early 1999", "before 2020", "since 2014", "in Q3 2024"),
}  # fmt: skip
"""Expressions that name their year: publication has no say in them."""


def sentences(language: str, *kinds: dict[str, tuple[str, ...]]) -> list[str]:
    """Every expression in every frame."""
    made = (frame.format(words) for kind in kinds for frame, words in product(FRAMES[language], kind[language]))
    return [sentence[0].upper() + sentence[1:] for sentence in made]


@cache
def parses() -> dict[tuple[str, str], Parse]:
    """All sentences of this file, parsed once."""
    out: dict[tuple[str, str], Parse] = {}
    for language in LANGUAGES:
        texts = sentences(language, WEEKLY, CALENDAR, DATED)
        out.update(zip(((language, text) for text in texts), port.parse_many(texts, language), strict=True))
    return out


def times(parse: Parse, day: date | None) -> tuple[TimeExpression, ...]:
    """The times of a parse, published on a day, or no one knows when."""
    written = day.isoformat() if day else None
    published = Published(earliest=written, latest=written, edtf=written, basis="given") if day else Published()
    report = Report(id="test", text=parse.text, published=published, language=parse.language)
    return find_times(Document(report=report, passages=(Passage(where="text", parse=parse, tree=Tree(parse)),)))


def keys(*kinds: dict[str, tuple[str, ...]]) -> list[tuple[str, str]]:
    """Language and text of every sentence of these kinds."""
    return [(language, text) for language in LANGUAGES for text in sentences(language, *kinds)]


DAYS = st.dates(date(1995, 1, 1), date(2035, 12, 31))
QUICK = settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def days_between(before: str | None, after: str | None) -> int | None:
    """How far a bound moved; None for none."""
    assert (before is None) == (after is None)
    return (date.fromisoformat(after) - date.fromisoformat(before)).days if before and after else None


@QUICK
@given(key=st.sampled_from(keys(WEEKLY)), day=DAYS)
def test_a_week_later_everything_counted_in_days_is_a_week_later(key: tuple[str, str], day: date) -> None:
    before, after = times(parses()[key], day), times(parses()[key], day + timedelta(7))
    assert [(t.begin, t.end, t.type) for t in before] == [(t.begin, t.end, t.type) for t in after]
    assert before
    for one, other in zip(before, after, strict=True):
        moved = {days_between(one.earliest, other.earliest), days_between(one.latest, other.latest)}
        assert moved - {None} == {7}, (one, other)


@pytest.mark.parametrize("key", keys(DATED), ids=str)
def test_what_names_its_year_does_not_move(key: tuple[str, str]) -> None:
    said = []
    for day in (date(2024, 11, 5), date(2026, 2, 28), None):
        said.append([(t.value, t.earliest, None if t.latest == str(day) else t.latest) for t in times(parses()[key], day)])
    assert said[0]
    assert said[0] == said[1] == said[2]


@pytest.mark.parametrize("key", keys(WEEKLY, CALENDAR), ids=str)
def test_without_publication_no_day_is_made_up(key: tuple[str, str]) -> None:
    for one in times(parses()[key], None):
        assert (one.earliest, one.latest, one.anchor) == (None, None, "none")
        assert not re.match(r"\d", one.value)


TIMEX = re.compile(
    r"P(?:(?:\d+(?:\.\d+)?|X)(?:Y|M|W|D|Q|DE|CE|WE))*(?:T(?:(?:\d+(?:\.\d+)?|X)[HMS])+)?"
    r"|(?:PAST|PRESENT|FUTURE)_REF"
    r"|BC\d{2,4}"
    r"|(?:\d{4}|XXXX)-(?:W(?:\d\d|XX)(?:-(?:WE|[1-7]))?|Q[1-4X]|H[12X]|SP|SU|FA|WI)(?:T(?:MO|MI|AF|EV|NI))?"
    r"|(?:\d{2,4}|XXXX)(?:-(?:\d\d|XX)(?:-(?:\d\d|XX))?)?(?:T(?:(?:[01]\d|2[0-4]):[0-5]\d(?:Z|[+-]\d\d:\d\d)?|MO|MI|AF|EV|NI))?"
    r"|T(?:[01]\d|2[0-4]):[0-5]\d(?:Z|[+-]\d\d:\d\d)?"
)
"""Values as TIMEX3 has them, and no others."""


def check(found: tuple[TimeExpression, ...], text: str) -> None:
    """Assert what holds of all times of a text."""
    for one in found:
        assert 0 <= one.begin < one.end <= len(text)
        assert one.begin == 0 or not (text[one.begin - 1].isalnum() and text[one.begin].isalnum())
        assert TIMEX.fullmatch(one.value), one
        assert not (one.earliest and one.latest) or one.earliest <= one.latest, one
        assert (one.type == "SET") <= (one.earliest is None), one
    assert all(a.end <= b.begin for a, b in pairwise(found))


@QUICK
@given(key=st.sampled_from(keys(WEEKLY, CALENDAR, DATED)), day=st.none() | DAYS)
def test_values_bounds_and_places_are_well_formed(key: tuple[str, str], day: date | None) -> None:
    check(times(parses()[key], day), parses()[key].text)


@cache
def strict(edtf: str) -> tuple[str | None, str | None]:
    """First and last day of an EDTF string by the library, None for an open end; raises where it does not parse."""
    parsed = parse_edtf(edtf)
    first, last = (None if edtf.startswith("../") else parsed.lower_strict()), (None if edtf.endswith("/..") else parsed.upper_strict())
    return tuple(date(*bound[:3]).isoformat() if bound else None for bound in (first, last))  # type: ignore[return-value]


def test_every_edtf_string_parses_and_says_the_same_days() -> None:
    seen: set[tuple[str, str | None, str | None, bool]] = set()
    for parse, day in zip(parses().values(), cycle((date(2024, 2, 29), date(2025, 1, 1), date(2025, 6, 4), None)), strict=False):
        seen.update((t.edtf, t.earliest, t.latest, t.approximate) for t in times(parse, day) if t.edtf)
    assert len(seen) > 60
    for edtf, earliest, latest, _ in seen:
        if edtf.startswith(("XXXX", "-")):
            assert (earliest, latest) == (None, None)
            parse_edtf(edtf)
        elif "~" in edtf:
            first, last = strict(edtf)
            assert (earliest or "") <= (first or "")
            assert (last or "") <= (latest or "9")
        else:
            assert strict(edtf) == (earliest, latest), edtf


FRAGMENTS = sorted(
    {form for language in LANGUAGES for row in load(TimeWordRow, language) for form in row.forms}
    | set("1 2. 3., 31. 30.2. 29. 2024 2025/26 1999 24 99 .5 10-18 9.30 23:59 12/31/99 2024-02-30 v. Chr. 0 53 KW W53 - – / ( ) . , : ; + % € ' ’s er-".split())
    | {"\u00a0", "\u2010", "İ", "ẞ", "\U0001f5d3", "\u0301", "\n", "\t", "٣", "Ⅳ", "am", "vor", "nach", "bis", "from", "to", "of", "the", "ago"}
)  # fmt: skip


def bare(text: str, language: str) -> Parse:
    """A parse of plain tokens: no classes, no tree."""
    tokens = tuple(
        Token(index=i, begin=m.start(), end=m.end(), text=m[0], lemma=m[0], lexeme=m[0], upos="X", head=i, deprel="root")
        for i, m in enumerate(re.finditer(r"\w+|[^\w\s]", text))
    )
    return Parse(text=text, language=language, tokens=tokens, sentences=((0, len(tokens)),) if tokens else ())


GLUED = st.lists(st.sampled_from(FRAGMENTS) | st.text(max_size=4), max_size=14).flatmap(
    lambda parts: st.sampled_from(["", " ", "  ", "-", "\n"]).map(lambda glue: glue.join(parts))
)


@settings(QUICK, max_examples=600)
@given(text=GLUED, language=st.sampled_from(LANGUAGES), day=st.none() | st.dates(date(1001, 1, 1), date(9990, 12, 31)))
def test_any_text_is_read(text: str, language: str, day: date | None) -> None:
    check(times(bare(text, language), day), text)
