"""The stretch of a report that shows best why it was found."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Sequence

from depesche.ledger.settling.index import plain

WIDTH = 160
"""Code points, about two lines."""
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")


def snippet(text: str, terms: Sequence[Container[str]], width: int = WIDTH) -> str:
    """Give the stretch of a text that holds words of most terms, the first one of several, cut at words.

    >>> snippet("Es regnete. Putin traf Xi in Peking.", [{"xi"}], width=20)
    '... Putin traf Xi ...'
    """
    found = [(m.start(), m.end()) for m in _WORD.finditer(text)]
    which = [next((n for n, forms in enumerate(terms) if plain(text[a:b]) in forms), None) for a, b in found]
    hits = [i for i, term in enumerate(which) if term is not None]
    if not hits:
        return _cut(text, found, 0, width)
    best = max(hits, key=lambda i: (len({which[j] for j in hits if i <= j and found[j][1] - found[i][0] <= width}), -i))
    last = max((j for j in hits if j >= best and found[j][1] - found[best][0] <= width), default=best)
    room = width - (found[last][1] - found[best][0])
    begin = max(0, found[best][0] - room // 2)
    first = next(i for i, (a, _) in enumerate(found) if a >= begin)
    return _cut(text, found, min(first, best), width)


def _cut(text: str, found: Sequence[tuple[int, int]], first: int, width: int) -> str:
    if not found:
        return ""
    begin = found[first][0] if first else 0
    end = max((b for _, b in found[first:] if b <= begin + width), default=found[first][1])
    if end == found[-1][1]:
        end = len(text)
    shown = " ".join(text[begin:end].split())
    return f"{'... ' if first else ''}{shown}{' ...' if end < len(text) else ''}"


def stands_in(text: str, forms: Container[str]) -> bool:
    """Say whether any word of a text is one of some forms."""
    return any(word in forms for word in _plain_words(text))


def _plain_words(text: str) -> Iterable[str]:
    return (plain(m.group()) for m in _WORD.finditer(text))
