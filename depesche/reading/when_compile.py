"""From the tables of time words and time patterns to matches in a text.

A pattern is a regular expression over words; `{slot}` stands for any form of
the words of that slot (`{unit}` for every slot that begins with `unit`), a
blank for one or two blanks, `(?P<span>...)` for the part that is the
expression where words around it must be there but do not belong to it.
Each pattern is tried only where a word stands that it can begin with, so the
cost grows with the number of time words and numerals, not with the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache

from depesche.errors import LexiconError, TablePlace
from depesche.lexicon.rows import TimePatternRow, TimeWordRow
from depesche.lexicon.tables import load

NUMERALS = {
    "day": r"(?:0?[1-9]|[12]\d|3[01])",
    "monthnumber": r"(?:0?[1-9]|1[0-2])",
    "year": r"(?:1\d{3}|20\d{2})",
    "year2": r"\d{2}",
    "hour": r"(?:[01]?\d|2[0-4])",
    "minute": r"[0-5]\d",
    "count": r"\d{1,4}(?:[.,]\d{1,2})?",
}
"""Slots filled by digits: the same in every language."""

OPENERS = frozenset({
    "approximate", "determiner", "direction", "early", "every", "exact", "following", "later", "middle",
    "number", "ordinal", "part", "soon", "spoken_hour", "this_part", "times",
})  # fmt: skip
"""Slots whose words are no time without another time word near: nothing is tried at an article that stands alone."""

NEAR_WORDS = 6
"""How many words ahead that other word is looked for."""

_WORD = re.compile(r"[^\W\d_]+|\d+")
_PIECE = re.compile(r"\{([a-z_0-9]+)(?::([a-z]))?\}")
_OPENING = re.compile(r"\((?:\?:|\?P<[a-z_0-9]+>)?")
_LITERAL = re.compile(r"[^\W\d_]+")
_COMPOUND = re.compile(r"[-‐][^\W\d_]")
_DASHES = "-‐"


@dataclass(frozen=True, slots=True)
class Pattern:
    """One row of `time_patterns.tsv`, ready to be tried."""

    row: TimePatternRow
    regex: re.Pattern[str]
    function: str
    arguments: dict[str, str]
    numbers: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Found:
    """A stretch of text that a pattern matches: code points, and the values of its slots."""

    begin: int
    end: int
    pattern: Pattern
    slots: dict[str, str]

    def rank(self) -> tuple[int, int, int]:
        """What wins where two overlap: priority 8 and 9 first, then length, then priority."""
        priority = int(self.pattern.row.priority)
        return (priority if priority > 7 else 0, self.end - self.begin, priority)


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
        inside = {piece[1] for piece in _PIECE.finditer(row.pattern) if piece[1].startswith("suffix")}
        for tag in _first(row.pattern, values)[0] | inside:
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
    used = {piece[1] for row in load(TimePatternRow, language) for piece in _PIECE.finditer(row.pattern)}
    used |= {word.slot for word in words if word.slot.partition("_")[0] in used}
    able = [word for word in words if word.slot in used - OPENERS]
    firsts = (_WORD.match(form.lower()) for word in able for form in word.forms if " " not in form)
    return frozenset(first.group() for first in firsts if first)


def _phrases(words: tuple[TimeWordRow, ...], language: str) -> frozenset[str]:
    """The words that begin an expression of several words, or a pattern without slots."""
    able = [word for word in words if word.slot not in OPENERS]
    firsts = [_WORD.match(form.lower()) for word in able for form in word.forms if " " in form]
    bare = [row for row in load(TimePatternRow, language) if not _PIECE.search(row.pattern)]
    tags = {tag[1:] for row in bare for tag in _first(row.pattern, {})[0]}
    return frozenset(m.group() for m in firsts if m) | tags


def _tags(values: dict[str, dict[str, str]]) -> dict[str, tuple[str, ...]]:
    out: dict[str, list[str]] = {}
    for slot, forms in values.items():
        for form in forms:
            first = _WORD.search(form)
            if first is not None:
                out.setdefault(first.group(), []).append(slot)
    return {word: tuple(dict.fromkeys(slots)) for word, slots in out.items()}


def slot_forms(slot: str, values: dict[str, dict[str, str]]) -> dict[str, str]:
    """Forms and values of a slot, or of all slots whose name begins so (`unit` for `unit_one`, `unit_many`)."""
    if slot in values:
        return values[slot]
    return {f: v for name, forms in values.items() if name.startswith(slot + "_") for f, v in forms.items()}


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
        source = _PIECE.sub(piece, row.pattern.replace(" ?", r"\s{0,2}").replace(" ", r"\s{1,2}"))
        closed = "" if function == "share" else r"(?![^\W_])"
        regex = re.compile(f"(?:{source}){closed}", re.IGNORECASE)
    except (re.error, KeyError) as error:
        raise LexiconError(
            TablePlace(f"{language}/time_patterns.tsv", 0, row.id), f"does not compile: {error}",
            remedy="mend the pattern or add the slot to time_words.tsv",
        ) from error  # fmt: skip
    return Pattern(row, regex, function, arguments, values.get("number", {}))


def _first(pattern: str, values: dict[str, dict[str, str]]) -> tuple[set[str], bool]:
    """The tags a match can begin with, and whether the pattern can match nothing at all."""
    tags: set[str] = set()
    empty = False
    for branch in _split(pattern):
        found, nothing = _first_of_branch(branch, values)
        tags |= found
        empty |= nothing
    return tags, empty


def _first_of_branch(branch: str, values: dict[str, dict[str, str]]) -> tuple[set[str], bool]:
    at, tags = 0, set[str]()
    while at < len(branch):
        if piece := _PIECE.match(branch, at):
            end, here = piece.end(), {"#"} if piece[1] in NUMERALS else _slot_names(piece[1], values)
        elif branch[at] == "(":
            opening = _OPENING.match(branch, at)
            end = _closing(branch, at) + 1
            here, nothing = _first(branch[opening.end() if opening else at : end - 1], values)
            tags |= here if branch[at + 1 : at + 3] not in {"?=", "?!", "?<"} else set()
            if nothing or branch[end : end + 1] == "?" or branch[at + 1 : at + 3] in {"?=", "?!", "?<"}:
                at = end + (branch[end : end + 1] == "?")
                continue
            return tags, False
        elif word := _LITERAL.match(branch, at):
            end, here = word.end(), {"=" + word.group().lower()}
        elif branch[at] == " ":
            at += 2 if branch[at + 1 : at + 2] == "?" else 1
            continue
        else:
            return tags | {"#"}, False
        tags |= here
        if branch[end : end + 1] == "?" and piece:
            at = end + 1
            continue
        return tags, False
    return tags, True


def _slot_names(slot: str, values: dict[str, dict[str, str]]) -> set[str]:
    return {slot} if slot in values else {name for name in values if name.startswith(slot + "_")}


def _closing(text: str, at: int) -> int:
    depth = 0
    for i in range(at, len(text)):
        depth += {"(": 1, ")": -1}.get(text[i], 0) if text[i - 1 : i] != "\\" else 0
        if depth == 0:
            return i
    return len(text) - 1


def _split(pattern: str) -> Iterator[str]:
    depth = start = 0
    for i, char in enumerate(pattern):
        depth += {"(": 1, "[": 1, ")": -1, "]": -1}.get(char, 0) if pattern[i - 1 : i] != "\\" else 0
        if char == "|" and depth == 0:
            yield pattern[start:i]
            start = i + 1
    yield pattern[start:]


def matches(text: str, language: str) -> list[Found]:
    """Every non-overlapping time expression of a text, in order; the best ranked wins where they overlap."""
    known = rules(language)
    found: list[Found] = []
    words = [(m.start(), m.group().lower()) for m in _WORD.finditer(text)]
    ends = tuple(form for forms in known.suffixes for form in forms)
    core = [w in known.cores or w[0].isdigit() or (bool(ends) and w.endswith(ends)) for _, w in words]
    near = 0
    for at in range(len(words) - 1, -1, -1):
        near = NEAR_WORDS if core[at] else near - 1
        begin, word = words[at]
        if near < 0 and word not in known.phrases:
            continue
        if not (begin and (text[begin - 1].isalnum() or text[begin - 1] == "_")):
            found.extend(_tried(text, begin, word, known))
    taken = bytearray(len(text))
    kept: list[Found] = []
    for candidate in sorted(found, key=lambda f: (f.rank(), -f.begin), reverse=True):
        if not any(taken[candidate.begin : candidate.end]):
            taken[candidate.begin : candidate.end] = b"\1" * (candidate.end - candidate.begin)
            kept.append(candidate)
    return sorted((k for k in kept if k.pattern.function != "nothing"), key=lambda k: k.begin)


def _tried(text: str, begin: int, word: str, known: Rules) -> Iterator[Found]:
    """The matches that begin at a word (given in lower case)."""
    tags = ["#"] if word[0].isdigit() else ["=" + word, *known.tags.get(word, ())]
    tags += [slot for forms, slot in known.suffixes.items() if word.endswith(forms)]
    seen: set[str] = set()
    for tag in tags:
        for pattern in known.starts.get(tag, ()):
            if pattern.row.id in seen:
                continue
            seen.add(pattern.row.id)
            if (match := pattern.regex.match(text, begin)) and (one := _found(match, pattern, known)):
                yield one


def _found(match: re.Match[str], pattern: Pattern, known: Rules) -> Found | None:
    slots: dict[str, str] = {}
    for name, form in match.groupdict().items():
        if form is None or name == "span":
            continue
        slot = name[:-2] if name[-2:-1] == "_" else name
        if slot in NUMERALS:
            slots[name] = form
            continue
        forms = slot_forms(slot, known.values)
        slots[name] = forms.get(" ".join(form.lower().split()), form)
        if not _spelled(match, name, slot, known):
            return None
    begin, end = match.span("span" if "span" in pattern.regex.groupindex else 0)
    if _COMPOUND.match(match.string, end) or (
        match.string[begin - 1 : begin] in _DASHES and begin > 1 and match.string[begin - 2].isalpha()
    ):
        return None
    return Found(begin, end, pattern, slots)


def _spelled(match: re.Match[str], name: str, slot: str, known: Rules) -> bool:
    """Whether the case fits: as in the table, in full capitals, or with a capital at a beginning."""
    form = " ".join(match[name].split())
    spellings = known.spellings
    exact = spellings[slot] if slot in spellings else frozenset(slot_forms_exact(slot, spellings))
    if form in exact or not form[0].isalpha() or (form.isupper() and len(form) > 2):
        return True
    if not form[0].isupper() or form[0].lower() + form[1:] not in exact:
        return False
    before = match.string[: match.start(name)].rstrip(" \u00a0")[-1:]
    return not before or not (before.isalnum() or before in ",)")


def slot_forms_exact(slot: str, spellings: dict[str, frozenset[str]]) -> set[str]:
    """The spellings of all slots whose name begins with this one."""
    return {form for name, forms in spellings.items() if name.startswith(slot + "_") for form in forms}
