"""What a translation keeps: names, numbers and quotations, in their order, whatever the language."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from depesche.errors import LexiconError
from depesche.ledger.settling.name_keys import name_key
from depesche.lexicon.tables import settings
from depesche.records import Actor, Claim, Reading

_NUMBER = re.compile(r"(?<![\w.,])\d{1,3}(?:[.,\u00a0 ]\d{3})+(?![\d])|(?<![\w.,])\d+(?:[.,]\d+)?(?![\w])")
_QUOTED = re.compile(r"„([^“”\"]+)[“”\"]|“([^“”]+)”|»([^«»]+)«|«([^«»]+)»|\"([^\"]+)\"")
_DECIMAL = {"de": ",", "en": "."}
_KINDS = {"state", "government", "place"}
_FORMS = {"name", "capital"}
_TWO = 2


@dataclass(frozen=True, slots=True)
class Anchor:
    """A name or number of a text: what it stands for in any language, and where."""

    token: str
    begin: int
    end: int


def anchors(reading: Reading) -> list[Anchor]:
    """Give names and numbers of a report in the order of its text.

    A person is known by a key of the family name that spellings share, a state
    (and its government and capital) by its code, a number by its value.
    """
    text = reading.report.text
    found = [
        Anchor(token, mention.begin, mention.end)
        for actor in reading.actors if (token := _token(actor))
        for mention in actor.mentions if mention.where == "text" and mention.form in _FORMS
    ]  # fmt: skip
    taken = [(a.begin, a.end) for a in found]
    numbers = (n for n in _numbers(text, reading.report.language or "") if not any(b <= n.begin < e for b, e in taken))
    return sorted([*found, *numbers], key=lambda a: (a.begin, a.token))


def _token(actor: Actor) -> str:
    if actor.kind in _KINDS and actor.country:
        return actor.country
    last = (actor.name.split() or [""])[-1]
    return f"{actor.kind[:1]}:{name_key(last)}" if name_key(last) else ""


def _numbers(text: str, language: str) -> Iterator[Anchor]:
    for found in _NUMBER.finditer(text):
        yield Anchor(_value(found.group(), language), found.start(), found.end())
    words = _cardinals(language)
    for found in _written(language).finditer(text) if words else ():
        yield Anchor(str(words[found.group().casefold()]), found.start(), found.end())


def _value(written: str, language: str) -> str:
    """A number without the marks of its language: `1.200` in German and `1,200` in English are one."""
    decimal = _DECIMAL.get(language, ".")
    whole, _, part = written.partition(decimal)
    digits = "".join(c for c in whole if c.isdigit())
    return f"{digits}.{part}" if part else digits


@cache
def _written(language: str) -> re.Pattern[str]:
    """Any number written out, as a word of its own."""
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, _cardinals(language)))})\b", re.IGNORECASE)


@cache
def _cardinals(language: str) -> dict[str, int]:
    """Numbers written out; one is left out, since it is an article too."""
    try:
        listed = settings(language, "checkable")["cardinals"]
    except LexiconError:
        return {}
    return {word: value for value, word in enumerate(listed, 1) if value >= _TWO}


def quotations(text: str) -> list[int]:
    """Lengths of the quotations of a text in words, those of at least three words, in order."""
    lengths = (len(next(filter(None, m.groups()), "").split()) for m in _QUOTED.finditer(unicodedata.normalize("NFC", text)))
    return [n for n in lengths if n > _TWO]


def acts(reading: Reading) -> list[str]:
    """Class and parties of each claim, in the order of the text: what two reports must tell alike."""
    ordered = sorted(reading.claims, key=lambda c: c.evidence[0].begin if c.evidence else 0)
    return [_act(claim) for claim in ordered]


def _act(claim: Claim) -> str:
    return f"{claim.type} {','.join(sorted({p.country or name_key(p.text) for p in (*claim.actors, *claim.recipients)}))}"


def in_common(one: Sequence[Any], other: Sequence[Any]) -> list[tuple[int, int]]:
    """Places of the longest sequence that both have in the same order, gaps allowed."""
    lengths = [[0] * (len(other) + 1) for _ in range(len(one) + 1)]
    for i in range(len(one) - 1, -1, -1):
        for j in range(len(other) - 1, -1, -1):
            lengths[i][j] = lengths[i + 1][j + 1] + 1 if one[i] == other[j] else max(lengths[i + 1][j], lengths[i][j + 1])
    pairs, i, j = [], 0, 0
    while i < len(one) and j < len(other):
        if one[i] == other[j]:
            pairs.append((i, j))
            i, j = i + 1, j + 1
        elif lengths[i + 1][j] >= lengths[i][j + 1]:
            i += 1
        else:
            j += 1
    return pairs
