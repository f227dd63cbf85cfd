"""Finding times costs no more than in proportion to the text, and leaving out what cannot match loses nothing."""

from __future__ import annotations

import random
import re
import sys
from collections.abc import Iterator
from re import _constants as kinds  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any

import pytest

from depesche.language.tree import Tree
from depesche.lexicon.rows import TimePatternRow, TimeWordRow
from depesche.lexicon.tables import TIME_LANGUAGES, load
from depesche.reading import when_match
from depesche.reading.document import Document, Passage
from depesche.reading.row_examples import plain
from depesche.reading.when import find_times
from depesche.reading.when_compile import Pattern, Rules, rules
from depesche.reading.when_index import REMEMBERED, Classes, Index
from depesche.reading.when_match import matches
from depesche.reading.when_shapes import Vocabulary
from depesche.reading.when_starts import PIECE, first_words
from depesche.records import Parse, Published, Report

DAY = "2024-05-03"

LONGEST = 160
"""Code points that a pattern can look at from where it begins, at most: an attempt costs no more, however long the text."""

SHORTER = 900
"""Code points of the text that is doubled to see how the work grows: more than an expression looks around itself."""

MOST_TRIED = 30
"""Patterns tried at a word, at most."""

PATTERNS = [(language, pattern) for language in TIME_LANGUAGES for pattern in (*rules(language).patterns, *rules(language).shares)]


def _steps(parsed: Any) -> Iterator[tuple[Any, Any]]:
    """Every step of a parsed regular expression, also those inside groups, branches and assertions."""
    for kind, argument in parsed:
        yield kind, argument
        for inner in argument if isinstance(argument, tuple | list) else ():
            for part in inner if isinstance(inner, list) else (inner,):
                if isinstance(part, parser.SubPattern):
                    yield from _steps(part)


def _parsed(pattern: Pattern) -> Any:
    return parser.parse(pattern.regex.pattern, pattern.regex.flags & ~re.UNICODE)


@pytest.mark.parametrize("pattern", [pytest.param(pattern, id=pattern.row.id) for _, pattern in PATTERNS])
def test_a_pattern_looks_at_a_bounded_stretch(pattern: Pattern) -> None:
    parsed = _parsed(pattern)
    asserted = [a[1].getwidth()[1] for kind, a in _steps(parsed) if kind in {kinds.ASSERT, kinds.ASSERT_NOT}]
    repeated = [a[1] for kind, a in _steps(parsed) if kind in {kinds.MAX_REPEAT, kinds.MIN_REPEAT, kinds.POSSESSIVE_REPEAT}]
    assert kinds.MAXREPEAT not in repeated, "`*` and `+` have no bound: write {0,3}"
    assert parsed.getwidth()[1] + max(asserted, default=0) <= LONGEST


REPEATS = {kinds.MAX_REPEAT, kinds.MIN_REPEAT}


def _ambiguous(parsed: Any) -> list[Any]:
    """What repeats something that repeats, unless each time begins with a gap: `(?: [a-z]{1,12}){1,5}` can be read one way only."""
    often = [a[2] for kind, a in _steps(parsed) if kind in REPEATS and a[1] > 1]
    return [body for body in often if any(kind in REPEATS for kind, _ in _steps(body)) and not _words(body)]


def _words(body: Any) -> bool:
    """Whether this is a gap and then nothing but letters and digits, or these and then a gap."""
    rest = list(body[1:]) if _is_gap(body[0]) else list(body[:-1])
    sets = [part for kind, a in _steps(rest) if kind is kinds.IN for part in a]
    plain = [chr(code) for kind, a in sets if kind in {kinds.RANGE, kinds.LITERAL} for code in (a if isinstance(a, tuple) else (a,))]
    known = {kind for kind, _ in _steps(rest)} <= {kinds.LITERAL, kinds.IN, kinds.MAX_REPEAT, kinds.SUBPATTERN, kinds.BRANCH}
    return (_is_gap(body[0]) or _is_gap(body[-1])) and known and len(sets) <= len(plain) and all(map(str.isalnum, plain))


def _is_gap(step: tuple[Any, Any]) -> bool:
    kind, a = step
    return kind is kinds.MAX_REPEAT and a[0] >= 1 and list(a[2]) == [(kinds.IN, [(kinds.CATEGORY, kinds.CATEGORY_SPACE)])]


@pytest.mark.parametrize("pattern", [pytest.param(pattern, id=pattern.row.id) for _, pattern in PATTERNS])
def test_nothing_that_repeats_is_repeated(pattern: Pattern) -> None:
    assert not _ambiguous(_parsed(pattern))


@pytest.mark.parametrize(
    "source", [r"(?:[a-z]{1,9}){1,5}", r"(?:\s{0,2}[a-z]{1,9}){1,5}", r"(?:\s{1,2}\w{1,9}\s?){1,5}", r"x(?:(?:ab?){1,3}c?){2}"]
)
def test_what_can_be_read_in_many_ways_is_noticed(source: str) -> None:
    assert _ambiguous(parser.parse(source))


def test_words_in_a_row_can_be_read_one_way_only() -> None:
    assert not _ambiguous(parser.parse(r"still(?:\s{1,2}[a-z]{1,12}){1,5} today"))
    assert not _ambiguous(parser.parse(r"is(?:(?:already|[a-z]ust)\s{1,2}){0,2}old"))


def test_an_unbounded_pattern_is_noticed() -> None:
    found = [kind for kind, argument in _steps(parser.parse(r"a(?:b|(?=c(?P<d>e+)))?f")) if kind is kinds.MAX_REPEAT]
    assert len(found) == 2


def _calls(text: str, language: str) -> int:
    """How many functions are called to find the times of a text: a measure of the work that no other process disturbs."""
    parse = Parse(text=text, language=language, tokens=(), sentences=())
    published = Published(earliest=DAY, latest=DAY, edtf=DAY, basis="given")
    report = Report(id="long", text=text, published=published, language=language)
    document = Document(report=report, passages=(Passage(where="text", parse=parse, tree=Tree(parse)),))
    count = 0

    def called(_: object, event: str, __: object) -> None:
        nonlocal count
        count += event in {"call", "c_call"}

    before = sys.getprofile()
    sys.setprofile(called)
    try:
        find_times(document)
    finally:
        sys.setprofile(before)
    return count


def _units(pattern: Pattern, language: str) -> list[str]:
    """Texts to be repeated, made of the words of a pattern: by chance with marks between them, and its first example."""
    chance, slots = random.Random(pattern.row.id), {piece[1] for piece in PIECE.finditer(pattern.row.pattern)}
    words = [form for slot, forms in rules(language).values.items() if slot in slots or slot.partition("_")[0] in slots for form in forms]
    words = chance.sample(words, min(8, len(words))) + re.findall(r"[^\W\d_]{3,}", PIECE.sub(" ", pattern.row.pattern))
    words += ["1", "12", "1984", "2024", "2,5"]
    drawn = "".join(chance.choice(words) + chance.choice(["", " ", " ", "-", ", ", ". ", "/", "\n"]) for _ in range(9))
    return [drawn + " ", plain(pattern.row.example[0])[0] + " "]


@pytest.mark.parametrize(("language", "pattern"), [pytest.param(language, pattern, id=pattern.row.id) for language, pattern in PATTERNS])
def test_work_grows_in_proportion_to_the_text(language: str, pattern: Pattern) -> None:
    for unit in _units(pattern, language):
        _calls(unit, language)
        times = SHORTER // len(unit)
        once, twice = _calls(unit * times, language), _calls(unit * 2 * times, language)
        assert twice < 2.4 * once, unit


@pytest.mark.parametrize("language", TIME_LANGUAGES)
def test_few_patterns_are_tried_at_a_word(language: str) -> None:
    index = rules(language).index
    kinds_of_words = set(index.classes.values()) | {index.classes["7"]}
    tried = [len(index.tried(first, second)) for first in kinds_of_words if first > 0 for second in kinds_of_words]
    assert max(tried) <= MOST_TRIED
    assert sum(tried) / len(tried) < 1


class _Everything(dict[str, int]):
    def __missing__(self, word: str) -> int:
        return 1


@pytest.mark.parametrize("language", TIME_LANGUAGES)
def test_what_is_not_tried_would_not_match(language: str, monkeypatch: pytest.MonkeyPatch) -> None:
    known: Rules = rules(language)
    rows = (*load(TimePatternRow, language), *load(TimeWordRow, language)[::3])
    texts = sorted({plain(e)[0] for row in rows for e in (*row.example, *row.never)})
    matches.cache_clear()
    chosen = [matches(text, language) for text in texts]
    monkeypatch.setattr(known.index, "classes", _Everything())
    monkeypatch.setattr(Index, "tried", lambda *_: range(len(known.patterns)))
    matches.cache_clear()
    assert [matches(text, language) for text in texts] == chosen
    matches.cache_clear()


FORMS = {
    "month": ["mai", "juni"],
    "day_part": ["morgen", "abend"],
    "suffix_unit": ["tägig"],
    "number": ["zwei", "ein paar"],
    "vague": ["zur zeit"],
}


@pytest.mark.parametrize(
    ("pattern", "pairs"),
    [
        ("{month}", {("month", "*")}),
        ("vor {number} Tagen", {("=vor", "number"), ("=vor", "number/1")}),
        ("{number} Tage", {("number", "=tage"), ("number/1", "number/2")}),
        ("(?:im )?{month}(?: {year})?", {("=im", "month"), ("month", "*")}),
        ("{number}{suffix_unit}", {("suffix_unit", "*"), ("number/1", "suffix_unit")}),
        ("{day}\\. ?{month}", {("#", "month")}),
        ("am {day_part}(?:stunden)?", {("=am", "day_part"), ("=am", "=morgenstunden"), ("=am", "=abendstunden")}),
        ("Jahre?s? {year}", {("=jahr", "#"), ("=jahre", "#"), ("=jahrs", "#"), ("=jahres", "#")}),
        ("{count}-[A-Z][a-z]{2,9}", {("#", "#"), ("#", "*")}),
        ("heute(?! noch)|(?<=x)bald", {("=heute", "*"), ("=bald", "*")}),
        ("{vague} war", {("vague/1", "vague/2")}),
    ],
)
def test_first_words(pattern: str, pairs: set[tuple[str, str]]) -> None:
    found = first_words(pattern, Vocabulary(FORMS))
    assert found == {(first, second) for first, second in pairs if second == "*" or (first, "*") not in pairs}


@pytest.mark.parametrize("pattern", ["[a-z]{2,9} {month}", "(?: {month})", "{month})", "(?:{month})?"])
def test_a_pattern_must_say_with_which_word_it_begins(pattern: str) -> None:
    with pytest.raises(ValueError, match="begin|bracket"):
        first_words(pattern, Vocabulary(FORMS))


def test_words_of_texts_are_remembered_up_to_a_bound() -> None:
    classes = Classes({"mai": 1}, {("tägig",): 2}, 3)
    assert [classes[w] for w in ("mai", "dreitägig", "17", "haus")] == [1, 2, 3, 0]
    for number in range(REMEMBERED + 10):
        assert classes[f"wort{number}"] == 0
    assert len(classes) == REMEMBERED
    assert classes["zweitägig"] == 2


@pytest.mark.parametrize("text", ["İm MAI 2024 kam er.", "Er kam İ am 3. Mai 2024 an."])
def test_letters_that_grow_in_lower_case_move_nothing(text: str) -> None:
    found = when_match.matches(text, "de")
    assert [text[f.begin : f.end] for f in found] in (["MAI 2024"], ["3. Mai 2024"])
