"""Which words of a text bear out a word of its headline: the rows of `support.tsv`, and the word itself.

A row's `words` say the same; `borne_out_by` may say less.  A word also bears
itself out, in any form, in a compound, or by its stem.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from depesche.lexicon.rows import SupportRow
from depesche.lexicon.tables import load
from depesche.reading.document import Passage
from depesche.reading.needs import is_word, word_keys
from depesche.records import Token

FACT = "fact"
STRONG = "strong"
CONTESTED = "contested"
_STEM = 5
_ENDINGS = {
    "de": ("ierung", "ieren", "ung", "tion", "isch", "lich", "heit", "keit", "ern", "eln", "en", "er", "n", "e"),
    "en": ("isation", "ization", "ation", "ising", "izing", "tion", "ment", "ness", "ing", "ion", "ise", "ize", "al", "er", "e", "y"),
}
_GAP = 4  # words of a phrase may stand this far apart: "setzten ihre Unterschrift"


@dataclass(frozen=True, slots=True)
class _Index:
    """The words of `support.tsv` by their first word, case-folded; `said` false for those that only bear out."""

    entries: dict[str, tuple[tuple[tuple[str, ...], str, SupportRow, bool], ...]]


@cache
def _index(language: str) -> _Index:
    found: dict[str, list[tuple[tuple[str, ...], str, SupportRow, bool]]] = {}
    for row in load(SupportRow, language):
        for said, forms in ((True, row.words), (False, row.borne_out_by)):
            for form in forms:
                words = tuple(form.casefold().split())
                found.setdefault(words[0], []).append((words, form, row, said))
                if len(words) > 1:
                    found.setdefault(" ".join(words), []).append(((" ".join(words),), form, row, said))
    return _Index({key: tuple(entries) for key, entries in found.items()})


def rows_said(passage: Passage, token: Token) -> tuple[SupportRow, ...]:
    """Rows one of whose `words` stands here; a verb with its particle is not the verb without it."""
    found = {row.id: row for row, said in _rows_at(passage, token, strict=True) if said}
    return tuple(found.values())


def _rows_said_in(passage: Passage) -> frozenset[str]:
    return frozenset(row.id for t in passage.parse.tokens for row in rows_said(passage, t))


def is_taken_up(title: Passage, body: Passage, token: Token) -> bool:
    """Whether the text has a word of the headline, one that bears it out, or one that says what it bears out itself."""
    if same_words(body, token) or any(bearers(body, r) for r in rows_said(title, token)):
        return True
    less = {row.id for row, said in _rows_at(title, token, strict=True) if not said}
    return not less.isdisjoint(body.tree.once("rows said", lambda: _rows_said_in(body)))


def bearers(passage: Passage, row: SupportRow) -> list[Token]:
    """Words of a text that bear a row out, in order."""
    return passage.tree.once("bearers", lambda: _bearers(passage)).get(row.id, [])


def _bearers(passage: Passage) -> dict[str, list[Token]]:
    """Words of a text that bear a row out, by the row."""
    found: dict[str, list[Token]] = {}
    for token in passage.parse.tokens:
        for row_id in {row.id for row, _ in _rows_at(passage, token, strict=False)}:
            found.setdefault(row_id, []).append(token)
    return found


def same_words(passage: Passage, token: Token) -> list[Token]:
    """Words of a text that are this word in any form, a compound with it, or of its stem."""
    stem, lemma, keys = _stem(token, passage.parse.language), token.lemma.casefold(), word_keys(token)
    out: list[Token] = []
    for word in passage.tree.once("words", lambda: _words(passage)):
        one = word.tokens[0]
        stemmed = len(stem) >= _STEM and (stem in word.form or stem in word.lexeme)
        if stemmed or (lemma in word.keys and is_word(one, token.lemma)) or (word.lemma in keys and is_word(token, one.lemma)):
            out += word.tokens
    return sorted(out, key=lambda t: t.index)


@dataclass(frozen=True, slots=True)
class _Word:
    """A word of a text with all places where it stands, and the forms by which it is compared, case-folded."""

    tokens: list[Token]
    form: str
    lemma: str
    lexeme: str
    keys: frozenset[str]


def _words(passage: Passage) -> list[_Word]:
    """The words of a text, each once."""
    found: dict[tuple[str, str, str, str], list[Token]] = {}
    for t in passage.parse.tokens:
        found.setdefault((t.text, t.lemma, t.lexeme, t.upos), []).append(t)
    return [
        _Word(tokens, text.casefold().replace("-", ""), lemma.casefold(), lexeme.casefold(), word_keys(tokens[0]))
        for (text, lemma, lexeme, _), tokens in found.items()
    ]


def _stem(token: Token, language: str) -> str:
    """What a word shares with those derived from it: "ausliefern", "Auslieferung"."""
    lemma = token.lexeme.casefold()
    ending = next((e for e in _ENDINGS[language] if lemma.endswith(e) and len(lemma) - len(e) >= _STEM), "")
    return lemma[: len(lemma) - len(ending)] if ending else lemma[: max(_STEM, len(lemma) - 2)]


def _rows_at(passage: Passage, token: Token, *, strict: bool) -> Iterator[tuple[SupportRow, bool]]:
    for key in _keys(token, passage.parse.language, strict=strict):
        for words, form, row, said in _index(passage.parse.language).entries.get(key, ()):
            if _right_kind(token, form) and (len(words) == 1 or _goes_on(passage, token, words)):
                yield row, said


def _keys(token: Token, language: str, *, strict: bool) -> frozenset[str]:
    if strict and token.upos == "VERB" and token.lexeme.casefold() != token.lemma.casefold():
        return frozenset({token.lexeme.casefold()})
    form = token.text.casefold()
    bare = {form.removesuffix(e) for e in ("s", "es", "d", "ed", "ing")} if language == "en" else set()
    parts = set(form.split("-")) if language == "de" else set()
    return word_keys(token) | {form} | bare | parts


def _right_kind(token: Token, form: str) -> bool:
    """Small words of German are no nouns: "fallen" is not "Fallen"."""
    return not (form[:1].isupper() and token.upos in ("VERB", "AUX", "ADV"))


def _goes_on(passage: Passage, token: Token, words: tuple[str, ...]) -> bool:
    """Whether the further words of a phrase follow in the sentence, each near the one before."""
    _, last = passage.parse.sentences[passage.tree.sentence_of(token.index)]
    at = token.index
    for word in words[1:]:
        near = passage.parse.tokens[at + 1 : min(at + 1 + _GAP, last)]
        hit = next((t.index for t in near if word in (t.text.casefold(), t.lemma.casefold())), None)
        if hit is None:
            return False
        at = hit
    return True


def contested_at(passage: Passage, language: str) -> list[Token]:
    """Words of a text that say that somebody's word is unproven or disputed."""
    rows = [row for row in load(SupportRow, language) if row.kind == CONTESTED]
    return [t for row in rows for t in bearers(passage, row)]


def kinds(rows: Sequence[SupportRow]) -> frozenset[str]:
    """The kinds of some rows."""
    return frozenset(row.kind for row in rows)
