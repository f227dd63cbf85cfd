"""The tables of time words and time patterns, compiled.

A pattern is a regular expression over words; `{slot}` stands for any form of
the words of that slot (`{unit}` for every slot that begins with `unit`), a
blank for one or two blanks, `(?P<span>...)` for the part that is the
expression where words around it must be there but do not belong to it.
Case does not count: patterns are compiled in lower case, for texts in lower
case.  `Rules.index` says at which words a pattern need be tried.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from depesche.errors import LexiconError, TablePlace
from depesche.lexicon.rows import TimePatternRow, TimeWordRow
from depesche.lexicon.tables import load
from depesche.reading.when_index import Index
from depesche.reading.when_shapes import Vocabulary
from depesche.reading.when_starts import NUMERALS, PIECE, first_words


@dataclass(frozen=True, slots=True)
class Slot:
    """The words of a slot, or of all slots whose name begins so: values by form in lower case, and forms as they are written."""

    values: dict[str, str]
    spellings: frozenset[str]


@dataclass(frozen=True, slots=True)
class Pattern:
    """One row of `time_patterns.tsv`, ready to be tried on text in lower case.

    language: of the table.  source: the row's pattern as a regular expression.
    numbers: values of number words.  priority: what wins, 1 to 9.
    span: the group that is the expression; 0 for the whole match.
    groups: the other groups and their words; None for those of digits.
    """

    row: TimePatternRow
    language: str
    source: str
    function: str
    arguments: dict[str, str]
    numbers: dict[str, str]
    priority: int
    span: str | int
    groups: tuple[tuple[str, Slot | None], ...]

    @property
    def regex(self) -> re.Pattern[str]:
        """The pattern, compiled when it is first tried; raises `LexiconError` naming the row if it does not compile."""
        try:
            return _regex(self.source, closed=self.function != "share")  # what finds a time ends where a word ends
        except re.error as error:
            raise _wrong(self.row, self.language, error) from error


@cache
def _regex(source: str, *, closed: bool) -> re.Pattern[str]:
    return re.compile(f"(?:{source})(?![^\\W_])" if closed else f"(?:{source})")


@dataclass(frozen=True, slots=True)
class Rules:
    """The compiled tables of one language.

    values: of each slot, the value of every form in lower case.
    patterns: all that find times; `index` gives their numbers.
    shares: those that find members of lists (`when_lists`).
    """

    values: dict[str, dict[str, str]]
    patterns: tuple[Pattern, ...]
    shares: tuple[Pattern, ...]
    index: Index


@cache
def rules(language: str) -> Rules:
    """Compile the tables of a language once; raises `LexiconError` naming a row that names no words or begins with none."""
    values: dict[str, dict[str, str]] = {}
    spellings: dict[str, set[str]] = {}
    for word in load(TimeWordRow, language):
        for form in word.forms:
            values.setdefault(word.slot, {})[form.lower()] = word.value
            spellings.setdefault(word.slot, set()).add(form)
    slots = _Slots(values, spellings)
    compiled = [_compiled(row, slots, language) for row in load(TimePatternRow, language)]
    patterns = tuple(pattern for pattern in compiled if pattern.function != "share")
    vocabulary = Vocabulary(values)
    return Rules(
        values=values,
        patterns=patterns,
        shares=tuple(pattern for pattern in compiled if pattern.function == "share"),
        index=Index([_first_words(pattern.row, vocabulary, language) for pattern in patterns], vocabulary),
    )


class _Slots(dict[str, Slot]):
    """Slots by name, put together when a pattern first names them."""

    def __init__(self, values: dict[str, dict[str, str]], spellings: dict[str, set[str]]) -> None:
        self._values = values
        self._spellings = spellings
        self._sources: dict[str, str] = {}

    def __missing__(self, slot: str) -> Slot:
        names = [slot] if slot in self._values else [name for name in self._values if name.startswith(slot + "_")]
        values = {form: value for name in names for form, value in self._values[name].items()}
        self[slot] = Slot(values, frozenset(form for name in names for form in self._spellings[name]))
        return self[slot]

    def source(self, slot: str) -> str:
        """A regular expression for the forms of a slot, the longest first; raises `KeyError` where it has none."""
        if slot not in self._sources:
            forms = sorted(self[slot].values, key=len, reverse=True)
            if not forms:
                raise KeyError(slot)
            self._sources[slot] = "|".join(re.escape(form).replace(r"\ ", r"\s{1,2}") for form in forms)
        return self._sources[slot]


_GROUP = re.compile(r"\(\?P<(\w+)>")
_CASED = re.compile(r"(\\.|\(\?P<)|[^\W\d_]+")


def _lower(pattern: str) -> str:
    """A regular expression in lower case, all but escapes and names of groups."""
    return _CASED.sub(lambda m: m[1] or m[0].lower(), pattern)


def _compiled(row: TimePatternRow, slots: _Slots, language: str) -> Pattern:
    def piece(match: re.Match[str]) -> str:
        name = match[1] + ("_" + match[2] if match[2] else "")
        return f"(?P<{name}>{NUMERALS[match[1]] if match[1] in NUMERALS else slots.source(match[1])})"

    function, _, rest = row.value.rstrip(")").partition("(")
    arguments = dict(pair.split("=", 1) for pair in rest.replace(" ", "").split(",") if pair)
    try:
        source = PIECE.sub(piece, _lower(row.pattern).replace(" ?", r"\s{0,2}").replace(" ", r"\s{1,2}"))
    except KeyError as error:
        raise _wrong(row, language, error) from error
    names = _GROUP.findall(source)
    groups = tuple((name, _words(name, slots)) for name in names if name != "span")
    span = "span" if "span" in names else 0
    return Pattern(row, language, source, function, arguments, slots["number"].values, int(row.priority), span, groups)


def _words(group: str, slots: _Slots) -> Slot | None:
    slot = group[:-2] if group[-2:-1] == "_" else group
    return None if slot in NUMERALS else slots[slot]


def _first_words(row: TimePatternRow, vocabulary: Vocabulary, language: str) -> set[tuple[str, str]]:
    try:
        return first_words(row.pattern, vocabulary)
    except ValueError as error:
        raise _wrong(row, language, error) from error


def _wrong(row: TimePatternRow, language: str, error: Exception) -> LexiconError:
    return LexiconError(
        TablePlace(f"{language}/time_patterns.tsv", 0, row.id), f"does not compile: {error}",
        remedy="mend the pattern or add the slot to time_words.tsv",
    )  # fmt: skip
