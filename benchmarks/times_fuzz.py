"""How the cost of finding times grows when a text made of a pattern's own words is doubled.

For every pattern several texts are made of its words, numerals and the marks
between them, in an order drawn by chance or the words of its examples again and
again; no parse is needed.  What costs no more than in proportion grows by 2.
"""

from __future__ import annotations

import gc
import random
import re
import time
from collections.abc import Iterator

from time_gold import Gold, read

from depesche.reading.row_examples import plain
from depesche.reading.when_compile import Pattern, rules
from depesche.reading.when_match import matches
from depesche.reading.when_starts import NUMERALS, PIECE
from depesche.records import Parse

LENGTH = 2_000
"""Code points of the shorter text."""

_GAPS = ("", " ", "  ", "\n", ", ", "-", " - ", "/", ".", ". ", ":")
_DIGITS = ("1", "3", "12", "24", "31", "99", "1984", "2024", "2,5", "60")
_WORD = re.compile(r"[^\W\d_]+")


def worst(language: str, seed: int = 4) -> list[tuple[float, float, str, str]]:
    """Growth, milliseconds of the longer text, row and begin of the text, the steepest growth first."""
    chance = random.Random(seed)
    known, out = rules(language), list[tuple[float, float, str, str]]()
    for pattern in (*known.patterns, *known.shares):
        measured = []
        for unit in _units(pattern, known.values, chance):
            short = (unit * (1 + LENGTH // len(unit)))[:LENGTH]
            long = (unit * (1 + 2 * LENGTH // len(unit)))[: 2 * LENGTH]
            growth, spent = min((_growth(short, long, language) for _ in range(2)), key=lambda pair: pair[0])
            measured.append((growth, 1000 * spent, pattern.row.id, unit[:40]))
        out.append(max(measured))
    return sorted(out, reverse=True)


def _growth(short: str, long: str, language: str) -> tuple[float, float]:
    first, second = _spent(short, language), _spent(long, language)
    return second / first, second


def _units(pattern: Pattern, values: dict[str, dict[str, str]], chance: random.Random) -> Iterator[str]:
    """Texts that are repeated: the words of the pattern by chance, and its examples."""
    slots = {piece[1] for piece in PIECE.finditer(pattern.row.pattern)}
    words = _WORD.findall(PIECE.sub(" ", pattern.row.pattern.replace("\\s", " ").replace("\\d", " ").replace("?P<", " ")))
    for name, forms in values.items():
        if name in slots or name.partition("_")[0] in slots:
            words += chance.sample(sorted(forms), min(4, len(forms)))
    if slots & NUMERALS.keys() or "\\d" in pattern.row.pattern or not words:
        words += _DIGITS
    for gaps in (_GAPS, (" ",), ("",)):
        yield "".join(chance.choice(words) + chance.choice(gaps) for _ in range(40))
    word = chance.choice(words)
    yield word + chance.choice(_GAPS[1:])
    for example in pattern.row.example[:2]:
        text, _ = plain(example)
        yield text + " "


def _spent(text: str, language: str) -> float:
    """The least processor time of two tries."""
    gold, best = Gold("fuzz", text, "2024-05-03", ()), float("inf")
    parse = Parse(text=text, language=language, tokens=(), sentences=())
    gc.disable()
    for _ in range(2):
        matches.cache_clear()
        begun = time.process_time()
        read(gold, language, parse)
        best = min(best, time.process_time() - begun)
    gc.enable()
    return best


def main(language: str) -> None:
    """Print the steepest growths of a language."""
    growths = worst(language)
    print(f"{language}: text doubled from {LENGTH} to {2 * LENGTH} code points, {len(growths)} patterns; steepest growth of the cost:")
    for growth, spent, row, unit in growths[:5]:
        print(f"  {growth:.2f}  {spent:6.1f} ms  {row}  {unit!r}")
    slowest = max(growths, key=lambda one: one[1])
    print(f"  slowest text: {slowest[1]:.1f} ms  {slowest[2]}  {slowest[3]!r}")
