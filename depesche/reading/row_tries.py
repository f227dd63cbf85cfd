"""Rows tried on sentences: the examples of a table, or one row on a sentence somebody types."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import msgspec

from depesche.language.tree import Tree
from depesche.lexicon.rows import (
    AttributionRow,
    EventRow,
    LanguageRow,
    Row,
    StatusRow,
    SupportRow,
    TimePatternRow,
    TimeWordRow,
    WordingRow,
)
from depesche.reading import row_checks, says_check, told_check
from depesche.reading.row_examples import plain


@dataclass(frozen=True, slots=True)
class TriedToken:
    """A word of a sentence: its place, lexeme, word class, relation, the word it hangs on, the words in its slots."""

    index: int
    text: str
    lexeme: str
    upos: str
    deprel: str
    head: str
    slots: dict[str, list[str]]


@dataclass(frozen=True, slots=True)
class Tried:
    """A row tried on a sentence: its parse, and why the row does not fire; no problem means that it does."""

    tokens: tuple[TriedToken, ...]
    problems: tuple[str, ...]


def try_row(row: LanguageRow, language: str, sentence: str) -> Tried:
    """Say why a row does or does not fire in a sentence, which may mark parties as examples of rows do."""
    document = next(row_checks.example_documents([plain(sentence)[0]], language))
    parse = document.passages[-1].parse
    tree = Tree(parse)
    tokens = tuple(
        TriedToken(
            token.index, token.text, token.lexeme, token.upos, token.deprel,
            parse.tokens[token.head].text if token.head != token.index else "-",
            {name: [parse.tokens[i].text for i in found] for name, found in tree.slots(token.index).items()},
        )
        for token in parse.tokens
    )  # fmt: skip
    problems = run_examples([msgspec.structs.replace(row, example=(sentence,), never=())], language)
    return Tried(tokens, tuple(problems.get(row.id, ())))


def run_examples(rows: Sequence[Row], language: str) -> dict[str, list[str]]:
    """Run the examples of language rows of one table; tables without a reading step have none to run."""
    if not rows:
        return {}
    first = rows[0]
    if isinstance(first, EventRow):
        return row_checks.check_events([r for r in rows if isinstance(r, EventRow)], language)
    if isinstance(first, StatusRow):
        return row_checks.check_status([r for r in rows if isinstance(r, StatusRow)], language)
    if isinstance(first, AttributionRow):
        return says_check.check_attributions([r for r in rows if isinstance(r, AttributionRow)], language)
    if isinstance(first, SupportRow):
        return told_check.check_support([r for r in rows if isinstance(r, SupportRow)], language)
    if isinstance(first, WordingRow):
        return says_check.check_wordings([r for r in rows if isinstance(r, WordingRow)], language)
    if isinstance(first, TimePatternRow):
        return row_checks.check_times([r for r in rows if isinstance(r, TimePatternRow)], language)
    if isinstance(first, TimeWordRow):
        return row_checks.check_time_words([r for r in rows if isinstance(r, TimeWordRow)], language)
    return {}
