"""Matches that are no times after all: counts that look like years, names that look like months."""

from __future__ import annotations

import re

from depesche.reading.document import Passage
from depesche.reading.when_compile import rules
from depesche.reading.when_match import Found
from depesche.reading.when_tense import tokens_in

_NEXT = re.compile(r"\s*([^\W\d_]+)")
_BEFORE = re.compile(r"([^\W\d_]+\.?|[^\w\s])\s*$")
_RANGE = re.compile(r"\s?\S{1,4}\s?(?:\S{1,8}\s)?\d[\d.]*\s([^\W\d_]+)")
_LIKELY_YEARS = range(1800, 2060)


def is_time(found: Found, passage: Passage) -> bool:
    """Whether a match is a time in its place."""
    if found.pattern.function == "year" and found.begin + 4 == found.end:
        return _is_year(found, passage)
    if len(found.slots) == 1 and found.slots.keys() & {"month", "monthname", "plain_month"}:
        return not _is_name(found, passage)
    if found.slots.keys() == {"day", "month"}:
        return not _is_rank(found, passage.parse.text)
    return True


def _is_year(found: Found, passage: Passage) -> bool:
    """A bare numeral of four digits: a year unless it counts something, is money, or part of a longer numeral."""
    text = passage.parse.text
    before, after = text[max(0, found.begin - 24) : found.begin], text[found.end : found.end + 32]
    if re.search(r"[\d][.,:]$|[$€£#§]\s?$|\d\s$|[-–]\w$", before) or re.match(r"[.,:]\d|\s?[%$€£°]|-?[^\W\d]|\d|-\d\d?(?!\d)", after):
        return False
    values = rules(passage.parse.language).values
    word = _BEFORE.search(before)
    previous = word[1].lower() if word else ""
    if previous in values.get("count_opener", {}):
        return False
    following = _NEXT.match(after)
    nextword = following[1] if following else ""
    behind = _RANGE.match(after)
    if {nextword.lower(), behind[1].lower() if behind else ""} & values.get("counted", {}).keys():
        return False
    year = int(text[found.begin : found.end])
    if previous in values.get("year_opener", {}):
        return True
    if year % 100 == 0 and year != 2000 and nextword:
        return False
    old = year < _LIKELY_YEARS[0] and not nextword[:1].isupper()
    return (old or year in _LIKELY_YEARS) and not _counts(found, passage)


def _counts(found: Found, passage: Passage) -> bool:
    """Whether the parse takes the numeral as counting the plural noun right after it."""
    inside = tokens_in(passage.parse, found.begin, found.end)
    if len(inside) != 1 or inside[0].deprel != "nummod":
        return False
    counted = passage.parse.tokens[inside[0].head]
    return counted.index == inside[0].index + 1 and counted.upos == "NOUN" and "Number=Plur" in counted.feats


def _is_name(found: Found, passage: Passage) -> bool:
    """A month that is part of a person's name (`Theresa May`, `April Ryan`): the name finder says so of it or of its head."""
    inside = tokens_in(passage.parse, found.begin, found.end)
    if not inside:
        return False
    head = passage.parse.tokens[inside[0].head]
    beside = inside[0].upos == head.upos == "PROPN" and head.index == inside[0].index + 1
    return inside[0].name.endswith("-PER") or (beside and head.name.endswith("-PER"))


_NAMED = re.compile(r"\s[A-ZÄÖÜ][\w-]+\s?(?:[,;(]|$)")
_RANKED = re.compile(r"(?<!\d)(\d{1,2})\.\s[A-ZÄÖÜ]")


def _is_rank(found: Found, text: str) -> bool:
    """A place in a list of results and a given name: `8. Stefan Gruber, 9. Jan Huber, 10. Mai Lin`."""
    if not _NAMED.match(text, found.end):
        return False
    before = _RANKED.findall(text, max(0, found.begin - 60), found.begin)
    return bool(before) and int(before[-1]) == int(found.slots["day"]) - 1
