"""How well the letters of two name parts answer each other, by weights learnt from name pairs.

The weights (`weights/<script>.tsv`, made by `learn.py`) hold chunks of letters that answer each other: left Latin
letters, right letters of another script (Hangul as jamo, Han as pinyin).  A weight is the natural logarithm of how much
more often two chunks meet in true pairs than by chance; the best way to cut two parts into chunks gives their evidence.
"""

from __future__ import annotations

import math
import unicodedata
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

FOLDER = Path(__file__).parent / "weights"
LEFT, RIGHT = 3, 2
"""Longest chunks, in letters, left and right."""
_ALONE = -10.0
"""Weight of a letter that nothing answers, and of two letters never seen to answer each other."""
_AGAINST = 2.0
"""What speaks against (negative weights) counts so much more than what speaks for: two names often differ in one letter."""
LONG = (("schtsch", "šč"), ("shch", "šč"), ("chtch", "šč"), ("szcz", "šč"), ("sch", "š"))
"""Letter groups longer than a chunk, written shorter; the weights are learnt the same way."""

_VOWELS = frozenset("aeiou")
_CLEAR = 0.5
"""Weight of two chunks from which their letters count as possible answers."""

_LEAST_COMMON = {"Cyrl": 0.6, "Latn": 0.6}
_LEAST_COMMON_ELSE = 0.5
"""Share of common letters below which two parts are not aligned at all, by script: next to none of those are one name."""
_NEARLY_PERFECT = 0.75
"""Fit from which letters say more than what is known of usual answers."""
NOTHING = -50.0
"""Evidence of two parts that were not aligned."""
NEVER = -1e9
"""Evidence of what cannot be."""

Rows = dict[str, dict[str, float]]


@dataclass(frozen=True, slots=True)
class Weights:
    """Learnt weights of Latin letters against one script.

    Attributes:
        rows: Left chunk -> right chunk -> weight.
        usual: Evidence of a middling true pair, as a share of what its letters are worth.
        worth_left: Latin letter -> what it gives on average to the evidence of a true pair.
        worth_right: The same for the letters of the other script.
        left: Latin letters there are weights for.
        right: Letters of the other script there are weights for.
        known: Whole Latin parts with rows of their own, with their boundary marks.
        famous: Latin part that is seen very often -> its usual answers.
        famous_right: Parts of the other script that are seen very often.

    """

    rows: Rows
    usual: float
    worth_left: dict[str, float]
    worth_right: dict[str, float]
    left: frozenset[str]
    right: frozenset[str]
    known: frozenset[str]
    famous: dict[str, frozenset[str]]
    famous_right: frozenset[str]


@cache
def weights(script: str) -> Weights:
    """Weights of Latin letters against a script (`Latn`, `Cyrl`, `Hang`, `Hani`, `Arab`)."""
    rows: Rows = {}
    famous: dict[str, set[str]] = {}
    usual: dict[str, set[str]] = {}
    famous_right: set[str] = set()
    about: Rows = {"#usual": {}, "#left": {}, "#right": {}}
    for line in (FOLDER / f"{script}.tsv").read_text(encoding="utf-8").splitlines():
        left, right, weight = line.split("\t")
        if left[:1] == "=":
            if weight in "13":
                famous.setdefault(left[1:], set()).add(right)
            if weight in "23":
                famous_right.add(right)
                usual.setdefault(left[1:], set()).add(right)
            continue
        (about[left] if left in about else rows.setdefault(left, {}))[right] = float(weight) * (_AGAINST if weight.startswith("-") else 1.0)
    lefts, rights = about["#left"], about["#right"]
    known = frozenset(x for x in rows if len(x) > LEFT)
    answers = {x: frozenset(ys | usual.get(x, set())) for x, ys in famous.items()}
    return Weights(rows, about["#usual"][""], lefts, rights, frozenset(lefts), frozenset(rights), known, answers, frozenset(famous_right))


@cache
def scripts() -> tuple[str, ...]:
    """Scripts there are weights for."""
    return tuple(sorted(path.stem for path in FOLDER.glob("*.tsv")))


@lru_cache(maxsize=65536)
def spelled(text: str, known: frozenset[str]) -> str:
    """A part as the weights spell it: marked ends, long letter groups shortened, unknown letters without their marks."""
    for group, short in LONG:
        text = text.replace(group, short)
    if not known.issuperset(text):
        text = "".join(c if c in known else _plain(c, known) for c in text)
    return f"<{text}>"


def _plain(letter: str, known: frozenset[str]) -> str:
    base = "".join(c for c in unicodedata.normalize("NFKD", letter) if not unicodedata.combining(c))
    return base if base and known.issuperset(base) else letter


@cache
def _answered(script: str) -> dict[str, frozenset[str]]:
    """Per Latin letter the letters of the script that it answers in a short chunk of clear weight."""
    found: dict[str, set[str]] = {}
    for x, row in weights(script).rows.items():
        latin = x.strip("<>")
        if latin and len(x) <= LEFT:
            for y, weight in row.items():
                letters = y.strip("<>")
                if weight > _CLEAR and letters:
                    if len(latin) == 1 or latin[0] not in _VOWELS:
                        found.setdefault(latin[0], set()).add(letters[0])
                    if len(letters) > 1 and len(latin) > 1:
                        found.setdefault(latin[-1], set()).add(letters[1])
    return {latin: frozenset(those) for latin, those in found.items()}


@lru_cache(maxsize=65536)
def _places(left: str, script: str) -> dict[str, int]:
    """Per letter of the script the places (bits) of a Latin part where a letter answers it."""
    answered = _answered(script)
    found: dict[str, int] = {}
    for k, latin in enumerate(spelled(left, weights(script).left)[1:-1]):
        for letter in answered.get(latin, ()):
            found[letter] = found.get(letter, 0) | 1 << k
    return found


def common(left: str, right: str, script: str) -> float:
    """Share of the letters on the right that letters on the left answer in the same order: a cheap look before aligning.

    Longest common subsequence by machine words (Hyyrö 2004).
    """
    places = _places(left, script)
    y = spelled(right, weights(script).right)[1:-1]
    full = state = (1 << (len(left) + 8)) - 1
    for letter in y:
        hit = state & places.get(letter, 0)
        state = ((state + hit) | (state - hit)) & full
    return (full.bit_length() - state.bit_count()) / max(1, len(y))


@lru_cache(maxsize=65536)
def evidence(left: str, right: str, script: str) -> float:
    """Evidence that two parts are one name: sum of the weights of the best way to cut both into chunks.

    Args:
        left: A part in Latin letters, lower case.
        right: A part in letters of the script, lower case (Hangul as jamo, Han as pinyin).
        script: Which weights to use.

    Returns:
        Natural logarithm of a likelihood ratio: positive for, negative against.

    """
    table = weights(script)
    x, y = spelled(left, table.left), spelled(right, table.right)
    if x in table.known and (whole := table.rows[x].get(y)) is not None:
        return whole
    if common(left, right, script) < _LEAST_COMMON.get(script, _LEAST_COMMON_ELSE):
        return NOTHING
    return _aligned(x, y, table.rows)


def _aligned(x: str, y: str, rows: Rows) -> float:
    """Sum of weights of the best way to cut two spelled parts into chunks that answer each other."""
    nothing = rows.get("", {})
    alone = [0.0, *(nothing.get(letter, _ALONE) for letter in y)]
    chunks = [(j, j - size, y[j - size : j]) for j in range(1, len(y) + 1) for size in range(1, min(RIGHT, j) + 1)]
    grid: list[list[float]] = []
    for i in range(len(x) + 1):
        row = [NEVER] * (len(y) + 1) if i else [0.0] + [NEVER] * len(y)
        for size in range(1, min(LEFT, i) + 1):
            start = grid[i - size]
            answers = rows.get(x[i - size : i])
            if size == 1:  # the letter is answered by nothing, or by a letter never seen to answer it
                left_out = answers.get("", _ALONE) if answers else _ALONE
                row = [start[0] + left_out, *(max(a + left_out, b + _ALONE) for a, b in zip(start[1:], start, strict=False))]
            elif answers and (left_out := answers.get("", NEVER)) > NEVER:
                row = [max(a, b + left_out) for a, b in zip(row, start, strict=True)]
            if answers:
                for j, before, chunk in chunks:
                    if chunk in answers and (value := start[before] + answers[chunk]) > row[j]:
                        row[j] = value
        for j in range(1, len(y) + 1):  # letters on the right that nothing answers
            row[j] = max(row[j], row[j - 1] + alone[j])
        grid.append(row)
    return grid[-1][-1]


@lru_cache(maxsize=65536)
def _worth(text: str, script: str, *, left: bool) -> float:
    table = weights(script)
    values = table.worth_left if left else table.worth_right
    return math.fsum(values.get(letter, 1.0) for letter in spelled(text, table.left if left else table.right))


def expected(left: str, right: str, script: str) -> float:
    """Evidence to expect of two parts if they are one name."""
    return max(1.0, weights(script).usual * (_worth(left, script, left=True) + _worth(right, script, left=False)))


def fit(left: str, right: str, script: str) -> float:
    """Evidence of two parts as a share of what is to be expected if they are one name: 0 nothing, 1 as good as most true pairs.

    Two parts that are both seen very often, but not for each other, fit only half as well as their letters do, unless
    those fit nearly perfectly (`Jane` is no `Джон`).
    """
    found = max(0.0, min(1.0, evidence(left, right, script) / expected(left, right, script)))
    if 0.0 < found < _NEARLY_PERFECT:
        table = weights(script)
        if right in table.famous_right and left in table.famous and right not in table.famous[left]:
            return 0.5 * found
    return found


def forget() -> None:
    """Read the weights again when they are asked for next."""
    for cached in (weights, spelled, evidence, _answered, _places, _worth):
        cached.cache_clear()
