"""Words of a text as names are looked up: runs of letters and digits, with what stands between them."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from functools import lru_cache
from typing import NamedTuple

from depesche.records import Parse

_GLUE = frozenset({" ", "-", "\u2010", "\u2011", ".", ". ", "'", "\u2019", "\u00a0"})
"""What may stand between two words of one name; a comma or a line end may not."""
_SHORTEST_GENITIVE = 3
_WORD = re.compile(r"[^\W_]+")
"""A run of letters and digits of any script."""
_INVISIBLE = {ord(c): None for c in "\u00ad\u200b\u200c\u200d\u200e\u200f\ufeff"}
_SPECIAL = str.maketrans({"ß": "ss", "ł": "l", "Ł": "L", "ø": "o", "Ø": "O", "đ": "d", "Đ": "D", "ı": "i", "æ": "ae"})


class Atom(NamedTuple):
    """One run of letters and digits: code points, and whether it continues the name before it.

    `glued` says that nothing but glue (a blank, a hyphen, a point) parts it
    from the atom before; `hyphen_after` that a hyphen and a further word follow.
    """

    text: str
    begin: int
    end: int
    glued: bool
    hyphen_after: bool


def atoms(text: str) -> list[Atom]:
    """Cut a text into atoms: `US-Präsident` gives two, `U.S.` two, `D'Alema` two."""
    spans = [m.span() for m in _WORD.finditer(text)]
    out: list[Atom] = []
    for n, (b, e) in enumerate(spans):
        glued = n > 0 and text[spans[n - 1][1] : b] in _GLUE
        after = n + 1 < len(spans) and text[e : spans[n + 1][0]] in {"-", "\u2010", "\u2011"}
        out.append(Atom(text[b:e], b, e, glued, after))
    return out


def first_word(text: str) -> str:
    """The first atom of a name; empty if it has none."""
    found = _WORD.search(text)
    return found[0] if found else ""


@lru_cache(maxsize=8192)
def slug(name: str) -> str:
    """Make a stable id part of a name.

    >>> slug("Sergei Schoigu"), slug("Łukasz Müller")
    ('sergei-schoigu', 'lukasz-muller')
    """
    plain = unicodedata.normalize("NFKD", name.translate(_SPECIAL))
    kept = "".join(c if c.isalnum() else " " for c in plain if not unicodedata.combining(c))
    return "-".join(kept.lower().split())


def visible(word: str) -> str:
    """A word without the invisible marks some pages put into it (direction marks, soft hyphens)."""
    return word.translate(_INVISIBLE)


class TokenMap:
    """From code points of a passage to indexes of its tokens."""

    def __init__(self, parse: Parse) -> None:
        self._tokens = parse.tokens
        self._begins = [t.begin for t in parse.tokens]

    def token_at(self, position: int) -> int | None:
        """Index of the token that covers a code point; None in white space."""
        at = bisect_right(self._begins, position) - 1
        return at if at >= 0 and position < self._tokens[at].end else None


@lru_cache(maxsize=4096)
@lru_cache(maxsize=20_000)
def feature(feats: str, name: str) -> str:
    """Value of a UD feature.

    >>> feature("Case=Nom|Number=Sing", "Number")
    'Sing'
    """
    for part in feats.split("|"):
        key, _, value = part.partition("=")
        if key == name:
            return value
    return ""


_DIGRAPHS = (("ae", "ä"), ("oe", "ö"), ("ue", "ü"), ("Ae", "Ä"), ("Oe", "Ö"), ("Ue", "Ü"))


@lru_cache(maxsize=16384)
def with_umlauts(word: str) -> str:
    """A German word written without umlauts as it is usually written; itself where it has none.

    >>> with_umlauts("Tuerkei"), with_umlauts("Aegypten"), with_umlauts("Moskau")
    ('Türkei', 'Ägypten', 'Moskau')
    """
    for written, meant in _DIGRAPHS:
        word = word.replace(written, meant)
    return word


def bare_forms(name: str) -> tuple[str, ...]:
    """A name as it stands, without an apostrophe and without a genitive -s.

    >>> bare_forms("Merkels")
    ('Merkels', 'Merkel')
    """
    bare = name.rstrip("'\u2019")
    forms = (name, bare, bare[:-1]) if bare.endswith("s") and len(bare) > _SHORTEST_GENITIVE else (name, bare)
    return tuple(dict.fromkeys(forms))
