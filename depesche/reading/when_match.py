"""Matches of the compiled tables in a text.

A pattern is tried only where a word stands that it can begin with, near a word
that makes a time, so the cost grows with the number of time words and numerals
rather than with the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from depesche.reading.when_compile import WORD, Pattern, Rules, rules, slot_forms, slot_spellings
from depesche.reading.when_starts import NUMERALS

NEAR_WORDS = 6
"""How many words ahead of an article, a numeral word or `Ende` the word that makes it a time may stand."""

_COMPOUND = re.compile(r"[-\u2010][^\W\d_]")


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


@lru_cache(maxsize=16)  # a report whose day is inferred is read for times twice
def matches(text: str, language: str) -> tuple[Found, ...]:
    """Every non-overlapping time expression of a text, in order; the best ranked wins where they overlap."""
    known = rules(language)
    found: list[Found] = []
    words = [(m.start(), m.group().lower()) for m in WORD.finditer(text)]
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
    return tuple(sorted((k for k in kept if k.pattern.function != "nothing"), key=lambda k: k.begin))


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
    before = match.string[max(0, begin - 2) : begin]
    if _COMPOUND.match(match.string, end) or (before[:1].isalpha() and before[1:] in {"-", "\u2010"}):
        return None
    return Found(begin, end, pattern, slots)


def _spelled(match: re.Match[str], name: str, slot: str, known: Rules) -> bool:
    """Whether the case fits: as in the table, in full capitals, or with a capital at a beginning."""
    form = " ".join(match[name].split())
    exact = slot_spellings(slot, known.spellings)
    if form in exact or not form[0].isalpha() or (form.isupper() and len(form) > 2):
        return True
    if not form[0].isupper() or form[0].lower() + form[1:] not in exact:
        return False
    before = match.string[: match.start(name)].rstrip(" \u00a0")[-1:]
    return not before or not (before.isalnum() or before in ",)")
