"""Inputs made worse by chance: bytes, sentences and table lines; the same chance gives the same input."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence

ODD_BYTES = (
    b"\0", b"\xff\xfe", b"\xef\xbb\xbf", b"\xed\xa0\x80", b"\xf4\x90\x80\x80", b"\r", b"\n\n", b"\t", b'"', b"'", b"<", b"]]>",
    b"&#0;", b"{", b"[",
    b"\\ud800", b"\x1f\x8b", b"WARC/1.0\r\n", b"Content-Length: 99999999999999999999\r\n", b"Content-Length: -1\r\n", b"NaN",
    b"1e999", b"--",
    b'<meta charset="utf-7">', b'<?xml version="1.0" encoding="x"?>', b"<!DOCTYPE a [<!ENTITY b 'c'>]>", b"&b;", b"<base href='//x'>",
)  # fmt: skip
"""Pieces that mean something to a parser."""

ODD_TEXT = (
    "\u202e", "\u200b", "\ufeff", "\u2028", "\0", "\x1b[31m", "A\u0301", "ß", "İ", "ﬁ", "１２", "٣", "Ⅻ", "½", "²", "𝟘", "👨‍👩‍👧",
    "e\u0301" * 40, "„", "“", "»", "«", "\"",
    "'", "(", ")", "[", "]", "–", "—", "…", "...", "?!", ";", ":", "\n\n", "\n", " " * 50, "\t", "-" * 80, "0", "31.02.2025",
    "99.99.9999", "2025-13-45",
    "am 31. April", "im Jahr 0", "vor 99999999999 Jahren", "in 10**9 days", "9" * 400, "24:60 Uhr", "zwischen dem", "nicht", "kein",
    "seit", "bis", "soll",
    "sagte", "said", "that", "dass", "wenn", "würde", "der", "und", "und und und", "not", "will", "if", "or", "Dr. h. c.", "St.",
    "z. B.", "U.S.", "A" * 3000,
    "<script>x</script>", "{{ 7*7 }}", "%s", "'; DROP TABLE claims; --", "\\", "$1", "__class__", "Путин", "习近平", "محمد", "김정은",
)  # fmt: skip
"""Pieces that mean something to a reader of German, English or Russian, or to what shows texts."""


def mutated(data: bytes, chance: random.Random, others: Sequence[bytes] = ()) -> bytes:
    """Bytes after one to six changes; another input may be spliced in."""
    for _ in range(chance.randint(1, 6)):
        data = chance.choice(_BYTE_CHANGES)(data, chance, others)
    return data[:400_000]


def reworded(text: str, chance: random.Random, others: Sequence[str] = ()) -> str:
    """A text after one to six changes to its words; words of another text may be spliced in."""
    words = text.split(" ")
    for _ in range(chance.randint(1, 6)):
        words = chance.choice(_WORD_CHANGES)(words, chance, others)
    return " ".join(words)[:20_000]


def _at(data: Sequence[object], chance: random.Random) -> int:
    return chance.randint(0, len(data))


def _stretch(data: Sequence[object], chance: random.Random) -> tuple[int, int]:
    begin = _at(data, chance)
    return begin, min(len(data), begin + chance.choice((1, 1, 2, 8, 64, 1000)))


def _flip(data: bytes, chance: random.Random, _: Sequence[bytes]) -> bytes:
    at = _at(data, chance)
    return data[:at] + bytes([chance.randrange(256)]) + data[at + 1 :]


def _cut(data: bytes, chance: random.Random, _: Sequence[bytes]) -> bytes:
    begin, end = _stretch(data, chance)
    return data[:begin] + data[end:]


def _again(data: bytes, chance: random.Random, _: Sequence[bytes]) -> bytes:
    begin, end = _stretch(data, chance)
    return data[:end] + data[begin:end] * chance.choice((1, 1, 2, 50)) + data[end:]


def _odd(data: bytes, chance: random.Random, _: Sequence[bytes]) -> bytes:
    at = _at(data, chance)
    return data[:at] + chance.choice(ODD_BYTES) * chance.choice((1, 1, 1, 3, 200)) + data[at:]


def _end(data: bytes, chance: random.Random, _: Sequence[bytes]) -> bytes:
    return data[: _at(data, chance)]


def _splice(data: bytes, chance: random.Random, others: Sequence[bytes]) -> bytes:
    other = chance.choice(others) if others else data
    return data[: _at(data, chance)] + other[_at(other, chance) :]


_BYTE_CHANGES: tuple[Callable[[bytes, random.Random, Sequence[bytes]], bytes], ...] = (
    _flip,
    _flip,
    _cut,
    _again,
    _odd,
    _odd,
    _end,
    _splice,
)


def _swap(words: list[str], chance: random.Random, _: Sequence[str]) -> list[str]:
    one, other = chance.randrange(len(words)), chance.randrange(len(words))
    words[one], words[other] = words[other], words[one]
    return words


def _drop(words: list[str], chance: random.Random, _: Sequence[str]) -> list[str]:
    begin, end = _stretch(words, chance)
    return words[:begin] + words[end:] or [""]


def _repeat(words: list[str], chance: random.Random, _: Sequence[str]) -> list[str]:
    begin, end = _stretch(words, chance)
    return words[:end] + words[begin : min(end, begin + 20)] * chance.choice((1, 1, 2, 30)) + words[end:]


def _insert(words: list[str], chance: random.Random, _: Sequence[str]) -> list[str]:
    at = _at(words, chance)
    return [*words[:at], chance.choice(ODD_TEXT), *words[at:]]


def _glue(words: list[str], chance: random.Random, _: Sequence[str]) -> list[str]:
    at = chance.randrange(len(words))
    words[at] = chance.choice(
        (words[at].upper(), words[at].lower(), words[at].title(), words[at][::-1], words[at] + chance.choice(ODD_TEXT))
    )
    return words


def _borrow(words: list[str], chance: random.Random, others: Sequence[str]) -> list[str]:
    other = (chance.choice(others) if others else "").split(" ")
    begin, end = _stretch(other, chance)
    at = _at(words, chance)
    return words[:at] + other[begin:end] + words[at:]


_WORD_CHANGES: tuple[Callable[[list[str], random.Random, Sequence[str]], list[str]], ...] = (
    _swap, _drop, _repeat, _insert, _insert, _glue, _borrow, _borrow,
)  # fmt: skip
