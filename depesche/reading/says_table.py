"""The rows of `attribution.tsv` made ready: by the word they are looked up with, their conditions compiled."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache

from depesche.errors import TablePlace
from depesche.lexicon.rows import AttributionRow
from depesche.lexicon.tables import load
from depesche.reading.needs import Needs, compile_needs

SOURCE_KIND = "source"
"""`pos` of rows whose nouns are kinds of sources; `source_at` names the kind."""

VENUE = "venue"
"""`pos` of rows whose nouns name where, through what or to whom somebody speaks; `source_at` says which."""
NAMING = frozenset({SOURCE_KIND, VENUE})
"""Rows that are no cues themselves."""


@dataclass(frozen=True, slots=True)
class CueRow:
    """A row ready for use: its alternatives as words, its condition compiled."""

    row: AttributionRow
    phrases: tuple[tuple[str, ...], ...]
    needs: Needs


@dataclass(frozen=True, slots=True)
class CueTable:
    """All rows of a language by the word they are looked up with, in small letters."""

    verbs: dict[str, tuple[tuple[CueRow, tuple[str, ...]], ...]]
    nouns: dict[str, tuple[tuple[CueRow, str], ...]]
    adverbs: dict[str, tuple[CueRow, ...]]
    predicates: dict[str, tuple[CueRow, ...]]
    phrases: dict[str, tuple[tuple[CueRow, tuple[str, ...]], ...]]
    kinds: tuple[tuple[str, str], ...]
    venues: dict[str, tuple[tuple[str, str], ...]]
    tellings: tuple[str, ...]
    words: CueTable | None = None
    """Rows that only mark a word of communication and give no content: `says_speech`."""


@dataclass(frozen=True, slots=True)
class Cue:
    """A row that stands at tokens of a passage; `head` is the verb, noun or last word of the phrase."""

    row: AttributionRow
    tokens: tuple[int, ...]
    head: int

    @property
    def first(self) -> int:
        """The first token of the cue."""
        return self.tokens[0]

    @property
    def last(self) -> int:
        """The last token of the cue."""
        return self.tokens[-1]


@cache
def cue_table(language: str) -> CueTable:
    """Make the table of a language ready; raises `LexiconError` on a wrong row."""
    rows = [_compiled(row, language) for row in load(AttributionRow, language)]
    table = _looked_up([row for row in rows if row.row.content_at or row.row.pos in NAMING])
    return replace(table, words=_looked_up([row for row in rows if not row.row.content_at and row.row.pos not in NAMING]))


def _looked_up(rows: list[CueRow]) -> CueTable:
    """Rows by the word they are looked up with."""
    verbs: dict[str, list[tuple[CueRow, tuple[str, ...]]]] = {}
    phrases: dict[str, list[tuple[CueRow, tuple[str, ...]]]] = {}
    adverbs: dict[str, list[CueRow]] = {}
    nouns: dict[str, list[tuple[CueRow, str]]] = {}
    predicates: dict[str, list[CueRow]] = {}
    for row in rows:
        for words in row.phrases:
            if row.row.pos == "verb":
                for word in words:
                    verbs.setdefault(word.casefold(), []).append((row, words))
            elif row.row.pos in ("phrase", "preposition"):
                phrases.setdefault(words[0].casefold(), []).append((row, words))
            elif row.row.pos == "adverb":
                adverbs.setdefault(words[0].casefold(), []).append(row)
            elif row.row.pos == "noun":
                nouns.setdefault(words[0].casefold(), []).append((row, words[0]))
            elif row.row.pos == "adjective":
                predicates.setdefault(words[0].casefold(), []).append(row)
    venues: dict[str, list[tuple[str, str]]] = {}
    for row in rows:
        for words in row.phrases if row.row.pos == VENUE else ():
            venues.setdefault(words[-1].casefold(), []).append((row.row.source_at, words[-1]))
    kinds = [(row.row.source_at, " ".join(w)) for row in rows if row.row.pos == SOURCE_KIND for w in row.phrases]
    return CueTable(
        verbs={k: tuple(v) for k, v in verbs.items()},
        nouns={k: tuple(v) for k, v in nouns.items()},
        adverbs={k: tuple(v) for k, v in adverbs.items()},
        predicates={k: tuple(v) for k, v in predicates.items()},
        phrases={k: tuple(sorted(v, key=lambda x: -len(x[1]))) for k, v in phrases.items()},
        kinds=tuple(sorted(kinds, key=lambda kind: -len(kind[1]))),
        venues={k: tuple(v) for k, v in venues.items()},
        tellings=tuple(sorted({words[-1] for row in rows for words in row.phrases if _is_telling(row, words)})),
    )


@cache
def plain_sayings(language: str) -> frozenset[str]:
    """Verbs that say no more than that somebody speaks ("say", "add"), in small letters."""
    rows = [row.row for row in _verb_rows(language)]
    return frozenset(c.casefold() for r in rows if r.stance == "states" and not r.needs and "clause" in r.content_at for c in r.cue)


def _verb_rows(language: str) -> list[CueRow]:
    return [row for found in cue_table(language).verbs.values() for row, _ in found]


def _is_telling(row: CueRow, words: tuple[str, ...]) -> bool:
    """Whether a row's last word is a noun of telling ("nach Angabe", the nouns of saying)."""
    return row.row.pos == "noun" or (row.row.pos == "phrase" and "self" in row.row.source_at and len(words) > 1)


def _compiled(row: AttributionRow, language: str) -> CueRow:
    place = TablePlace(f"{language}/attribution.tsv", 0, f"{row.id}: needs")
    return CueRow(row, tuple(tuple(cue.split()) for cue in row.cue), compile_needs(row.needs, place))
