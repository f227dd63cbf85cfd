"""Matches that are no times after all: counts that look like years, names that look like months."""

from __future__ import annotations

import re

from depesche.reading.document import Passage
from depesche.reading.when_compile import rules
from depesche.reading.when_match import Found
from depesche.reading.when_tense import tokens_in
from depesche.records import Parse

_NEXT = re.compile(r"\s*([^\W\d_]+)")
_BEFORE = re.compile(r"([^\W\d_]+\.?|[^\w\s])\s*$")
_RANGE = re.compile(r"\s?\S{1,4}\s?(?:\S{1,8}\s)?\d[\d.]*\s([^\W\d_]+)")
_LIKELY_YEARS = range(1800, 2060)
_NAMED_LIKE_PEOPLE = {"month", "monthname", "plain_month", "season", "weekday"}
"""Slots whose words are surnames or given names too."""


def is_time(found: Found, passage: Passage) -> bool:
    """Whether a match is a time in its place."""
    if found.pattern.function == "year" and found.begin + 4 == found.end:
        return _is_year(found, passage)
    if len(found.slots) == 1 and found.slots.keys() & _NAMED_LIKE_PEOPLE:
        return not _is_name(found, passage)
    if found.slots.keys() == {"day", "month"}:
        return not _is_rank(found, passage.parse)
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
    """A month that is part of a person's name: the name finder says so of it (`Theresa May`) or of the word after it (`April Ryan`)."""
    inside, tokens = tokens_in(passage.parse, found.begin, found.end), passage.parse.tokens
    if not inside:
        return False
    first = inside[0]
    if first.name.endswith("-PER") or (first.deprel == "flat" and first.upos == "PROPN" and tokens[first.head].name.endswith("-PER")):
        return True
    after = tokens[inside[-1].index + 1] if inside[-1].index + 1 < len(tokens) else None
    if after is None or not after.name.endswith("-PER") or inside[0].upos != "PROPN":
        return False
    return not any(tokens[i].deprel == "case" for i in passage.tree.children(inside[0].index))  # `in April Ryan asked`


_NAMED = re.compile(r"\s[A-ZÄÖÜ][\w-]+\s?(?:[,;(]|$)")
_RANKED = re.compile(r"(?<!\d)(\d{1,2})\.\s[A-ZÄÖÜ]")


def _is_rank(found: Found, parse: Parse) -> bool:
    """A place in a list of results and a given name: `8. Stefan Gruber, 9. Jan Huber, 10. Mai Lin`."""
    text = parse.text
    if not _NAMED.match(text, found.end):
        return False
    word = _BEFORE.search(text[max(0, found.begin - 24) : found.begin])
    if word and word[1].lower() in rules(parse.language).values.get("rank", {}):
        return True
    before = _RANKED.findall(text, max(0, found.begin - 60), found.begin)
    return bool(before) and int(before[-1]) == int(found.slots["day"]) - 1
