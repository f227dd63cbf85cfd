"""Numbers of a headline that its text does not have, nor as a sum of those it has, nor rounded."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import combinations

from depesche.reading.document import Passage
from depesche.reading.told_headline_words import Headline
from depesche.reading.told_support import FACT, kinds, rows_said
from depesche.records import Token

_DIGITS = re.compile(r"^\d{1,3}(?:[.,  ]\d{3})+$|^\d+(?:[.,]\d+)?$")
_THOUSANDS = re.compile(r"^\d{1,3}(?:[.,  ]\d{3})+$")
_ONES = {
    "de": "null eins zwei drei vier fünf sechs sieben acht neun zehn elf zwölf dreizehn vierzehn fünfzehn "
    "sechzehn siebzehn achtzehn neunzehn",
    "en": "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
    "sixteen seventeen eighteen nineteen",
}
_TENS = {
    "de": "zwanzig dreißig vierzig fünfzig sechzig siebzig achtzig neunzig",
    "en": "twenty thirty forty fifty sixty seventy eighty ninety",
}
_UNITS = frozenset({"jahr", "monat", "woche", "tag", "stunde", "minute", "year", "month", "week", "day", "hour"})
_PARTS = re.compile(r"viertel|drittel|hälfte|doppel|quarter|third|half|double", re.IGNORECASE)
_LISTED = 20
_SMALLEST = 3  # smaller ones are said without being told: "zwei Brüder", "one of"
_YEARS = range(1800, 2101)
_MOST_ADDENDS = 12


def missing_numbers(headline: Headline) -> Iterator[tuple[int, int]]:
    """Code points of numbers in the title that the text does not bear out; years and parts of names are left out."""
    told = {v for t in headline.body.parse.tokens if (v := _value(t, headline.language)) is not None}
    if _PARTS.search(headline.body.parse.text):
        return  # the number may be worked out
    for token in headline.title.parse.tokens:
        value = _value(token, headline.language)
        counted = (
            value is not None
            and not _is_of_time(headline.title, token)
            and not _may_be_listed(headline.title, token, value)
            and value >= _SMALLEST
            and value not in _YEARS
            and not _in_a_name(headline.title, token)
        )
        if value is not None and counted and not headline.in_question(token) and not _is_borne_out(value, told):
            yield token.begin, token.end


def is_told(headline: Headline, token: Token) -> bool:
    """Whether a word of the headline is a number that the text bears out."""
    value = _value(token, headline.language)
    return value is not None and _is_borne_out(
        value, {v for t in headline.body.parse.tokens if (v := _value(t, headline.language)) is not None}
    )


def _value(token: Token, language: str) -> float | None:
    return _value_of(token.text.casefold(), language)


@lru_cache(maxsize=20_000)
def _value_of(text: str, language: str) -> float | None:
    if _THOUSANDS.match(text):
        return float(re.sub(r"\D", "", text))
    if _DIGITS.match(text):
        return float(text.replace(",", "."))
    ones, tens = _ONES[language].split(), _TENS[language].split()
    if text in ones:
        return float(ones.index(text))
    return float((tens.index(text) + 2) * 10) if text in tens else None


def _in_a_name(title: Passage, token: Token) -> bool:
    """Whether a number counts nothing: "G 20", "Covid-19", "17-Jähriger", "3." as an ordinal, "Artikel 5"."""
    text = title.parse.text
    before, after = text[: token.begin].rstrip(), text[token.end : token.end + 1]
    joined = text[token.begin - 1 : token.begin] in "-–/:" or after in tuple("-–/:.")
    numbered = token.deprel not in ("nummod", "nsubj", "obj", "nsubj:pass", "root", "obl", "obl:unmarked", "amod")
    return bool(token.name) or (bool(before) and joined) or after in tuple("-/:.") or numbered


def _may_be_listed(title: Passage, token: Token, value: float) -> bool:
    """Whether a text may list what is counted, one by one ("fünf Länder"): people who died or were arrested it counts."""
    head = title.parse.tokens[token.head]
    near = (head, title.parse.tokens[head.head], *title.parse.tokens[token.index + 1 : token.index + 2])
    return value <= _LISTED and FACT not in {kind for t in near for kind in kinds(rows_said(title, t))}


def _is_of_time(title: Passage, token: Token) -> bool:
    """Whether a number counts years, days or hours: the text may give the dates instead."""
    counted = title.parse.tokens[token.head].lemma.casefold()
    return counted in _UNITS


def _is_borne_out(value: float, told: set[float]) -> bool:
    near = any(value == other or (other and abs(value - other) / max(value, other) < 0.1) for other in told)
    return near or _is_a_sum(value, told)


def _is_a_sum(value: float, told: set[float]) -> bool:
    """Whether two or three of the text's numbers make it: two officers and three privates are five."""
    small = sorted(v for v in told if 0 < v < value)[:_MOST_ADDENDS]
    return any(sum(some) == value for size in (2, 3) for some in combinations(small, size)) or any(2 * v == value for v in small)
