"""The tables of time words and time patterns, compiled.

A pattern is a regular expression over words; `{slot}` stands for any form of
the words of that slot (`{unit}` for every slot that begins with `unit`), a
blank for one or two blanks, `(?P<span>...)` for the part that is the
expression where words around it must be there but do not belong to it.
For each pattern the words are found that it can begin with, so that it need be
tried only there.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache

from depesche.errors import LexiconError, TablePlace
from depesche.lexicon.rows import TimePatternRow, TimeWordRow
from depesche.lexicon.tables import load
from depesche.reading.when_starts import NUMERALS, PIECE, first_words

OPENERS = frozenset({
    "approximate", "determiner", "direction", "early", "every", "exact", "following", "later", "middle",
    "number", "ordinal", "part", "soon", "spoken_hour", "this_part", "times",
})  # fmt: skip
"""Slots whose words are no time without another time word near: nothing is tried at an article that stands alone."""

WORD = re.compile(r"[^\W\d_]+|\d+")


@dataclass(frozen=True, slots=True)
class Pattern:
    """One row of `time_patterns.tsv`, ready to be tried."""

    row: TimePatternRow
    regex: re.Pattern[str]
    function: str
    arguments: dict[str, str]
    numbers: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Rules:
    """The compiled tables of one language."""

    values: dict[str, dict[str, str]]
    starts: dict[str, tuple[Pattern, ...]]
    suffixes: dict[tuple[str, ...], str]
    tags: dict[str, tuple[str, ...]] = field(default_factory=dict)
    shares: tuple[Pattern, ...] = ()
    cores: frozenset[str] = frozenset()
    phrases: frozenset[str] = frozenset()
    spellings: dict[str, frozenset[str]] = field(default_factory=dict)


@cache
def rules(language: str) -> Rules:
    """Compile the tables of a language once; raises `LexiconError` naming a row that does not compile."""
    words = load(TimeWordRow, language)
    values: dict[str, dict[str, str]] = {}
    spellings: dict[str, set[str]] = {}
    for word in words:
        for form in word.forms:
            values.setdefault(word.slot, {})[form.lower()] = word.value
            spellings.setdefault(word.slot, set()).add(form)
    starts: dict[str, list[Pattern]] = {}
    shares: list[Pattern] = []
    for row in load(TimePatternRow, language):
        pattern = _compiled(row, values, language)
        if pattern.function == "share":
            shares.append(pattern)
            continue
        inside = {piece[1] for piece in PIECE.finditer(row.pattern) if piece[1].startswith("suffix")}
        for tag in first_words(row.pattern, values)[0] | inside:
            starts.setdefault(tag, []).append(pattern)
    return Rules(
        values=values,
        starts={tag: tuple(patterns) for tag, patterns in starts.items()},
        suffixes={tuple(forms): slot for slot, forms in values.items() if slot.startswith("suffix")},
        tags=_tags(values),
        shares=tuple(shares),
        cores=_cores(words, language),
        phrases=_phrases(words, language),
        spellings={slot: frozenset(forms) for slot, forms in spellings.items()},
    )


def _cores(words: tuple[TimeWordRow, ...], language: str) -> frozenset[str]:
    """The words that can make a time expression without another time word."""
    used = {piece[1] for row in load(TimePatternRow, language) for piece in PIECE.finditer(row.pattern)}
    used |= {word.slot for word in words if word.slot.partition("_")[0] in used}
    able = [word for word in words if word.slot in used - OPENERS]
    firsts = (WORD.match(form.lower()) for word in able for form in word.forms if " " not in form)
    return frozenset(first.group() for first in firsts if first)


def _phrases(words: tuple[TimeWordRow, ...], language: str) -> frozenset[str]:
    """The words that begin an expression of several words, or a pattern without slots."""
    able = [word for word in words if word.slot not in OPENERS]
    firsts = [WORD.match(form.lower()) for word in able for form in word.forms if " " in form]
    bare = [row for row in load(TimePatternRow, language) if not PIECE.search(row.pattern)]
    tags = {tag[1:] for row in bare for tag in first_words(row.pattern, {})[0]}
    return frozenset(m.group() for m in firsts if m) | tags


def _tags(values: dict[str, dict[str, str]]) -> dict[str, tuple[str, ...]]:
    out: dict[str, list[str]] = {}
    for slot, forms in values.items():
        for form in forms:
            first = WORD.search(form)
            if first is not None:
                out.setdefault(first.group(), []).append(slot)
    return {word: tuple(dict.fromkeys(slots)) for word, slots in out.items()}


def slot_forms(slot: str, values: dict[str, dict[str, str]]) -> dict[str, str]:
    """Forms and values of a slot, or of all slots whose name begins so (`unit` for `unit_one`, `unit_many`)."""
    if slot in values:
        return values[slot]
    return {f: v for name, forms in values.items() if name.startswith(slot + "_") for f, v in forms.items()}


def slot_spellings(slot: str, spellings: dict[str, frozenset[str]]) -> frozenset[str]:
    """The forms of a slot, or of all slots whose name begins so, in the case the table has."""
    if slot in spellings:
        return spellings[slot]
    return frozenset(form for name, forms in spellings.items() if name.startswith(slot + "_") for form in forms)


def _compiled(row: TimePatternRow, values: dict[str, dict[str, str]], language: str) -> Pattern:
    def piece(match: re.Match[str]) -> str:
        name = match[1] + ("_" + match[2] if match[2] else "")
        if match[1] in NUMERALS:
            return f"(?P<{name}>{NUMERALS[match[1]]})"
        forms = sorted(slot_forms(match[1], values), key=len, reverse=True)
        if not forms:
            raise KeyError(match[1])
        return f"(?P<{name}>" + "|".join(re.escape(f).replace(r"\ ", r"\s{1,2}") for f in forms) + ")"

    function, _, rest = row.value.rstrip(")").partition("(")
    arguments = dict(pair.split("=", 1) for pair in rest.replace(" ", "").split(",") if pair)
    try:
        source = PIECE.sub(piece, row.pattern.replace(" ?", r"\s{0,2}").replace(" ", r"\s{1,2}"))
        closed = "" if function == "share" else r"(?![^\W_])"
        regex = re.compile(f"(?:{source}){closed}", re.IGNORECASE)
    except (re.error, KeyError) as error:
        raise LexiconError(
            TablePlace(f"{language}/time_patterns.tsv", 0, row.id), f"does not compile: {error}",
            remedy="mend the pattern or add the slot to time_words.tsv",
        ) from error  # fmt: skip
    return Pattern(row, regex, function, arguments, values.get("number", {}))
