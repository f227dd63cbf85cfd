"""People whose names a report writes otherwise than the tables do: `Sergej Schojgu`, `Sergueï Choïgou`.

The last resort of linking.  A public figure is taken for meant only if given name and surname both answer by letters
(`depesche.naming`), nothing the report says contradicts, and something in it speaks for them.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import cache, lru_cache
from itertools import product

from depesche.lexicon.lines import by, cell, lines, one
from depesche.lexicon.rows import ActorRow, NameRow
from depesche.naming import THRESHOLD, match, transcribe
from depesche.naming.parts import script_of
from depesche.reading.who_names import Known

ENOUGH = 0.6
"""Score of a comparison from which two full names are taken for one."""
_AGAIN = 0.55
"""The same for two full names of one report, which tells of few people."""
_SEVERAL = (
    (("tsch", "tch", "sch", "zh", "sh", "cz", "sz", "ts", "tz", "dzh", "dj"), ("s",)),
    (("ch",), ("s", "k")),
    (("kh", "gh", "ck", "qu"), ("k",)),
    (("ph", "ff"), ("v",)),
    (("x",), ("ks", "s")),
    (("j",), ("", "s")),
    (("h",), ("", "k")),
)  # fmt: skip
"""Letters of one sound, and the classes of consonants they may stand for: in French `ch` is what `sch` is in German."""
_ONE = {
    **dict.fromkeys("szßç", "s"), **dict.fromkeys("kgqc", "k"), **dict.fromkeys("vwf", "v"), **dict.fromkeys("bp", "p"),
    **dict.fromkeys("td", "t"), **dict.fromkeys("mn", "n"), "l": "l", "r": "r",
}  # fmt: skip
_PIECE = re.compile("|".join([*(letters for group, _ in _SEVERAL for letters in group), "."]))
_CLASSES = {letters: classes for group, classes in _SEVERAL for letters in group}
_SWAP = str.maketrans("wyc", "vjk")
"""First letters one given name has in several languages (`Wladimir`, `Vladimir`)."""
_MOST = 8
"""Readings of one word followed at most."""


def latin(name: str) -> str:
    """A name in Latin letters: one in Cyrillic as English writes it, any other as it stands."""
    return transcribe(name, "english") if script_of(name) == "Cyrl" else name


@lru_cache(maxsize=8192)
def skeletons(word: str) -> frozenset[str]:
    """The consonants of a word by class, in each way its letters may be read; blank for a word of vowels.

    >>> sorted(skeletons("Schojgu")), sorted(skeletons("Choïgou"))
    (['sk', 'ssk'], ['kk', 'sk'])
    """
    plain = "".join(c for c in unicodedata.normalize("NFKD", word.lower()) if not unicodedata.combining(c))
    read = [_CLASSES.get(piece) or (_ONE.get(piece, ""),) for piece in _PIECE.findall(plain)]
    return frozenset(_single("".join(one)) for one, _ in zip(product(*read), range(_MOST), strict=False))


def _single(letters: str) -> str:
    return re.sub(r"(.)\1+", r"\1", letters)


def _keys(name: str) -> Iterator[tuple[str, str]]:
    """First and last word of a name by their consonants, in alphabetical order, so that either may stand first."""
    words = latin(name).split()
    if len(words) > 1:
        for first, last in product(skeletons(words[0]), skeletons(words[-1])):
            yield (first, last) if first < last else (last, first)


@cache
def _figures() -> dict[tuple[str, str], list[str]]:
    out: dict[tuple[str, str], list[str]] = {}
    for line in lines(ActorRow):
        for key in set(_keys(cell(line, ActorRow, "name"))):
            out.setdefault(key, []).append(cell(line, ActorRow, "id"))
    return out


def spelt_otherwise(name: str) -> list[tuple[float, Known, str]]:
    """Public figures whose full name can be the one written, best first: score, who, reason."""
    found: list[tuple[float, Known, str]] = []
    for actor in dict.fromkeys(a for key in _keys(name) for a in _figures().get(key, ())):
        figure = one(ActorRow, actor)
        best = max(((match(name, form), form) for form in _forms(actor)), key=lambda m: (m[0].kind == "full", m[0].score), default=None)
        if figure is not None and best is not None and best[0].kind == "full" and best[0].score >= ENOUGH:
            known = Known(actor, figure.name, "person", figure.country or None, "name", True, f"actors.tsv {actor}", figure.gender)
            found.append((best[0].score, known, f"spelt like {best[1]}: {best[0].reason}"))
    return sorted(found, key=lambda f: (-f[0], f[1].id))


def same_given(one_name: str, other: str) -> bool:
    """Whether two given names can be one: an initial, a short form, or spellings of one name.

    >>> same_given("W", "Vladimir"), same_given("Alex", "Alexander"), same_given("Sascha", "Sergei")
    (True, True, False)
    """
    mine, theirs = one_name.strip(".").lower().translate(_SWAP), other.strip(".").lower().translate(_SWAP)
    short, long = sorted((mine, theirs), key=len)
    if mine[:1] == theirs[:1] and (len(short) == 1 or long.startswith(short)):
        return True
    return len(short) > 1 and (bool(skeletons(mine) & skeletons(theirs)) or match(one_name, other).score >= THRESHOLD)


def _forms(actor: str) -> tuple[str, ...]:
    """Every full name of an actor in Latin or Cyrillic letters."""
    texts = {
        cell(line, NameRow, "text") for line in by(NameRow, "actor").get(actor, ()) if cell(line, NameRow, "script") in {"Latn", "Cyrl"}
    }
    return tuple(sorted(t for t in texts if " " in t))


def one_person(name: str, other: str) -> bool:
    """Whether two full names of one report are spellings of one name."""
    if set(_keys(name)).isdisjoint(_keys(other)):
        return False
    found = match(name, other)
    return found.kind == "full" and found.score >= _AGAIN


def surname_answers(word: str, name: str) -> tuple[float, str]:
    """How well a single word answers the first or last word of a full name: score and reason."""
    own = name.split()
    best = max((match(word, part) for part in dict.fromkeys((own[-1], own[0]))), key=lambda m: m.score)
    return best.score, best.reason
