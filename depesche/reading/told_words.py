"""Words that take sides: the rows of `wording.tsv` found outside quotation marks and names.

A row whose note is `headline` counts in a title only; one whose note is `somebody` only before
somebody who is mentioned ("sogenannte Volksrepublik", not "sogenannte Selfies").
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache

from depesche.errors import TablePlace
from depesche.lexicon.rows import WordingRow
from depesche.lexicon.tables import load
from depesche.reading.document import Cast, Passage
from depesche.reading.needs import compile_needs, is_word, keys_of
from depesche.reading.says_quotes import Quotation, find_quotations
from depesche.records import Flag, FlagKind, Token

_SHORTEST_LAST_PART = 5
_HEADLINE = "headline"
_SOMEBODY = "somebody"


def _quoted(quotations: Sequence[Quotation]) -> list[tuple[int, int]]:
    """Stretches inside quotation marks, in order, those within others left out."""
    out: list[tuple[int, int]] = []
    for begin, end in sorted((q.begin, q.end) for q in quotations):
        if not out or end > out[-1][1]:
            out.append((begin, end))
    return out


def _inside(quoted: Sequence[tuple[int, int]], offset: int) -> bool:
    at = bisect_left(quoted, offset, key=lambda q: q[0]) - 1
    return at >= 0 and (offset < quoted[at][1] or (at > 0 and offset < quoted[at - 1][1]))


def loaded_words(passage: Passage, cast: Cast, language: str, *, anywhere: bool = False) -> Iterator[Flag]:
    """Words of `wording.tsv`, outside quotation marks and names; `anywhere` lets words for headlines count in a text."""
    _, several = _wording(language)
    quoted = _quoted(find_quotations(passage.parse.text))
    for token in passage.parse.tokens:
        forms, longer = _forms_of(token.text, token.lemma, token.lexeme, token.upos, language), several.get(token.text.casefold(), ())
        if not (forms or longer) or token.name.endswith("PER") or _inside(quoted, token.begin):
            continue
        rows = {row.id: row for form, row in forms if _is_form(passage, token, form)}
        found = [(row, token.index + 1) for row in rows.values()]
        for words, row in longer:
            stretch = passage.parse.tokens[token.index : token.index + len(words)]
            if _are_words(stretch, words):
                found.append((row, token.index + len(words)))
        for row, last in sorted(found, key=lambda f: f[0].id):
            place = anywhere or row.note != _HEADLINE or passage.where == "title"
            head = _head(passage, token.index, last)
            if place and _fits(row, passage, cast, head) and _bears_on_somebody(row, passage, cast, passage.parse.tokens[last - 1]):
                yield _flag(row.kind, passage, token.index, last, row.why, row.id, row.neutral or None)


@lru_cache(maxsize=50_000)
def _forms_of(text: str, lemma: str, lexeme: str, upos: str, language: str) -> tuple[tuple[str, WordingRow], ...]:
    """Forms of single words, with their rows, that a word could be."""
    single, _ = _wording(language)
    keys = keys_of(text, lemma, lexeme, upos) | _as_written(text, upos, language)
    return tuple(pair for key in sorted(keys) for pair in single.get(key, ()))


def _as_written(text: str, upos: str, language: str) -> frozenset[str]:
    """The word as it stands, and an English noun without its plural: what is found where the lemma was guessed wrong."""
    form = text.casefold()
    if language == "en" and upos in ("NOUN", "PROPN"):
        return frozenset({form, form.removesuffix("s"), form.removesuffix("es")})
    return frozenset({form})


def _is_form(passage: Passage, token: Token, form: str) -> bool:
    """Whether a word is a form: for a compound its last part must be long enough to be no accident ("Flüge" is no "Lüge")."""
    if form[:1].islower() and token.text[:1].isupper() and _in_longer_name(passage, token):
        return False
    if not is_word(token, form):
        return _is_written(passage, token, form)
    start = form.casefold()[: len(form) - 1]
    compound = form[:1].isupper() and not token.text.casefold().startswith(start) and not token.lemma.casefold().startswith(start)
    return not compound or len(form) >= _SHORTEST_LAST_PART


def _is_written(passage: Passage, token: Token, form: str) -> bool:
    """Whether a word is written like the form, capital or small as it is; a first word may have a capital."""
    first = token.index in {begin for begin, _ in passage.parse.sentences}
    same_case = first or passage.parse.language == "en" or token.text[:1].isupper() == form[:1].isupper()
    return same_case and form.casefold() in _as_written(token.text, token.upos, passage.parse.language)


def _in_longer_name(passage: Passage, token: Token) -> bool:
    """Whether a word is one of several of a name ("Secret Service")."""
    after = passage.parse.tokens[token.index + 1 : token.index + 2]
    return token.name.startswith("I-") or (token.name.startswith("B-") and any(t.name.startswith("I-") for t in after))


def _head(passage: Passage, first: int, last: int) -> int:
    """The word of a phrase on which the others hang: conditions are asked of it."""
    inside = range(first, last)
    return next((i for i in inside if passage.parse.tokens[i].head not in inside or passage.parse.tokens[i].head == i), first)


def _are_words(stretch: Sequence[Token], words: tuple[str, ...]) -> bool:
    """Whether tokens are the words of a form, the last one in any number or case."""
    texts = tuple(t.text.casefold() for t in stretch)
    return len(texts) == len(words) and texts[:-1] == words[:-1] and words[-1] in (texts[-1], stretch[-1].lemma.casefold())


def _bears_on_somebody(row: WordingRow, passage: Passage, cast: Cast, token: Token) -> bool:
    """Rows marked so count only before somebody: "sogenannte Volksrepublik", not "sogenannte Selfies"."""
    return row.note != _SOMEBODY or cast.at(passage.where, token.head) is not None


@cache
def _wording(language: str) -> tuple[dict[str, list[tuple[str, WordingRow]]], dict[str, list[tuple[tuple[str, ...], WordingRow]]]]:
    """The forms of `wording.tsv`: single words by themselves, several words by the first of them, case-folded."""
    single: dict[str, list[tuple[str, WordingRow]]] = {}
    several: dict[str, list[tuple[tuple[str, ...], WordingRow]]] = {}
    for row in load(WordingRow, language):
        for form in row.forms:
            words = tuple(form.casefold().replace("-", " - ").split()) if form[:1].islower() else tuple(form.casefold().split())
            if len(words) == 1:
                single.setdefault(words[0], []).append((form, row))
            else:
                several.setdefault(words[0], []).append((words, row))
                single.setdefault(" ".join(words), []).append((form, row))  # a verb with its particle is one lexeme: "took him out"
    return single, several


def _fits(row: WordingRow, passage: Passage, cast: Cast, token: int) -> bool:
    needs = compile_needs(row.needs, TablePlace("wording.tsv", 0, f"{row.id}: needs"))
    return needs.match(passage.tree.slots(token), passage.tree, cast, passage.where, token) is not None


def _flag(kind: str, passage: Passage, first: int, last: int, why: str, rule: str, neutral: str | None) -> Flag:
    tokens = passage.parse.tokens
    return Flag(
        kind=_kind(kind), begin=tokens[first].begin, end=tokens[last - 1].end, where=passage.where, why=why, rule=rule,
        neutral=neutral,
    )  # fmt: skip


def _kind(name: str) -> FlagKind:
    kinds: dict[str, FlagKind] = {
        "loaded_word": "loaded_word", "scare_quotes": "scare_quotes", "unnamed_source": "unnamed_source",
        "question_headline": "question_headline",
    }  # fmt: skip
    return kinds[name]
