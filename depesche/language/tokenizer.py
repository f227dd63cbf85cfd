"""Tokens by rule, cut where spaCy cuts, without spaCy: importing it took longer than reading a report.

`tokenizer/LANGUAGE.json` holds spaCy's rules for a language as data (MIT licence; written by `python -m depesche.training
tokenizer`): what stands before, behind and within words, and what is cut otherwise than the rules say.  The way they are
used is that of spaCy's `Tokenizer`, too, so that weights see words as they saw them in training; a test compares.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from importlib.resources import files
from itertools import pairwise

import msgspec

Token = tuple[str, int]
"""A form and where it begins, in code points."""
_REMEMBERED = 50_000
_CHUNK = re.compile(r"\S+")


class Rules(msgspec.Struct, frozen=True):
    """How a language is cut.

    `prefix`, `suffix`, `infix` and `url` are regular expressions; `special` are strings that are cut as given; `several`
    those of them that the rules would cut, with what they would make of them; `norms` forms written otherwise in the
    eyes of the tagger, `symbols` strings whose hash is a small number (both as spaCy has them).
    """

    prefix: str
    suffix: str
    infix: str
    url: str
    special: dict[str, tuple[str, ...]]
    several: dict[str, tuple[str, ...]]
    norms: dict[str, str]
    symbols: dict[str, int]


def rules_of(language: str) -> Rules:
    """Load the rules of a language (ISO 639-1) that comes with Depesche."""
    return msgspec.json.decode((files("depesche.language") / "tokenizer_rules" / f"{language}.json").read_bytes(), type=Rules)


class Tokenizer:
    """Cuts texts into tokens; white space is none.

    Args:
        rules: Of the language.

    >>> Tokenizer(rules_of("de"))("Am 5. Mai, z.B.")
    [('Am', 0), ('5.', 3), ('Mai', 6), (',', 9), ('z.B.', 11)]
    """

    def __init__(self, rules: Rules) -> None:
        self.rules = rules
        self._prefix, self._suffix = re.compile(rules.prefix), re.compile(rules.suffix)
        self._infix, self._url = re.compile(rules.infix), re.compile(rules.url)
        self._known: dict[str, tuple[str, ...]] = {}
        self._sequences: dict[str, list[tuple[str, ...]]] = {}
        for parts in rules.several.values():
            self._sequences.setdefault(parts[0], []).append(parts)

    def __call__(self, text: str) -> list[Token]:
        """Give the tokens of a text, in order."""
        tokens: list[Token] = []
        known = self._known
        for chunk in _CHUNK.finditer(text):
            string, at = chunk.group(), chunk.start()
            parts = known.get(string)
            if parts is None:
                parts = self._remember(string)
            for part in parts:
                tokens.append((part, at))
                at += len(part)
        return self._joined(text, tokens)

    def _remember(self, chunk: str) -> tuple[str, ...]:
        if len(self._known) >= _REMEMBERED:
            self._known.clear()
        parts = self._known[chunk] = self.rules.special.get(chunk) or tuple(self._cut(chunk))
        return parts

    def _cut(self, string: str) -> list[str]:
        """Take off what stands before and behind, one at a time, until nothing or something special is left; cut the rest within."""
        special, before, behind = self.rules.special, [], []
        size = 0
        while string and len(string) != size and string not in special:
            size = len(string)
            first = _length(self._prefix.search(string))
            if first and string[first:] in special:
                before.append(string[:first])
                string = string[first:]
                break
            last = _length(self._suffix.search(string[first:]))
            if last and string[:-last] in special:
                behind.append(string[-last:])
                string = string[:-last]
                break
            if first:
                before.append(string[:first])
            if last:
                behind.append(string[-last:])
            string = string[first : size - last]
        return [*before, *self._within(string), *reversed(behind)]

    def _within(self, string: str) -> Sequence[str]:
        if not string:
            return ()
        if (known := self.rules.special.get(string)) is not None:
            return known
        return [string] if self._url.match(string) else self._by_infixes(string)

    def _by_infixes(self, string: str) -> list[str]:
        parts, start = [], 0
        for match in self._infix.finditer(string):
            begin, end = match.span()
            if begin == 0:  # nothing within a word stands at its beginning
                continue
            parts += [part for part in (string[start:begin], string[begin:end]) if part]
            start = end
        rest = string[start:]
        return [*parts, rest] if rest else parts

    def _joined(self, text: str, tokens: list[Token]) -> list[Token]:
        """Set right what is special and was cut all the same, because it stood beside something else; the longest first."""
        sequences = self._sequences
        found = [
            (len(parts), -i, parts)
            for i, (form, _) in enumerate(tokens)
            if form in sequences
            for parts in sequences[form]
            if tuple(form for form, _ in tokens[i : i + len(parts)]) == parts and _beside(text, tokens[i : i + len(parts)])
        ]
        if not found:
            return tokens
        taken: set[int] = set()
        wanted: dict[int, int] = {}
        for size, at, _ in sorted(found, reverse=True):
            begin, end = -at, size - at
            if begin not in taken and end - 1 not in taken:
                wanted[begin] = end
            taken.update(range(begin, end))
        return _recut(text, tokens, wanted, self.rules.special)


def _recut(text: str, tokens: Sequence[Token], wanted: Mapping[int, int], special: Mapping[str, tuple[str, ...]]) -> list[Token]:
    """Cut runs of tokens, given by first and end, as is said of what they are together; where nothing is said they stay."""
    out: list[Token] = []
    i = 0
    while i < len(tokens):
        end = wanted.get(i, i + 1)
        at, last = tokens[i][1], tokens[end - 1]
        parts = special.get(text[at : last[1] + len(last[0])]) if i in wanted else None
        if parts is None:
            out += tokens[i:end]
        else:
            for part in parts:
                out.append((part, at))
                at += len(part)
        i = end
    return out


def _beside(text: str, tokens: Sequence[Token]) -> bool:
    """Whether nothing but a blank stands between tokens: any other white space parts them."""
    return all(text[a + len(form) : b] in {"", " "} for (form, a), (_, b) in pairwise(tokens))


def _length(match: re.Match[str] | None) -> int:
    return 0 if match is None else match.end() - match.start()
