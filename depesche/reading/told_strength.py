"""Headlines that say more than their text: done where it is planned or denied, a fact where it is somebody's disputed word."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from depesche.reading.document import Passage
from depesche.reading.frames import frames
from depesche.reading.says_table import cue_table
from depesche.reading.status import status_of_word
from depesche.reading.told_headline_words import REAL, Headline
from depesche.reading.told_support import FACT, bearers, contested_at, rows_said, same_words
from depesche.records import Token

_NEAR = 2  # sentences within which a dispute bears on a statement
_DISPUTED = "claimed"


@dataclass(frozen=True, slots=True)
class Finding:
    """Words of the headline, the kind of reason, and the words of the text."""

    begin: int
    end: int
    key: str
    words: tuple[str, ...]


def stronger_than_told(headline: Headline) -> Iterator[Finding]:
    """Facts the headline tells in its own voice and the text only as less than a fact."""
    for token in headline.title.parse.tokens:
        rows = [r for r in rows_said(headline.title, token) if r.kind == FACT]
        if not rows or headline.in_other_voice(token) or _is_less(headline, token) or _is_a_saying_or_its_matter(headline, token):
            continue
        words = {t.index: t for r in rows for t in _sayers(headline, r.id, token)}
        told = [(t, _standing(headline, t)) for t in words.values()]
        if told and all(standing not in REAL for _, standing in told):
            weakest = told[0]
            yield Finding(token.begin, token.end, weakest[1], (_around(headline, weakest[0]),))


def _sayers(headline: Headline, row_id: str, token: Token) -> list[Token]:
    """Words of the text that tell the fact: every word that bears it out."""
    rows = [r for r in rows_said(headline.title, token) if r.id == row_id]
    found = {t.index: t for r in rows for t in bearers(headline.body, r)} | {t.index: t for t in same_words(headline.body, token)}
    return [found[i] for i in sorted(found)]


def _is_less(headline: Headline, token: Token) -> bool:
    """Whether the headline itself tells no fact: "soll", "to open", "fordert", "no deal"."""
    verdict = status_of_word(token.index, headline.title, frames(headline.language))
    children = (headline.title.parse.tokens[c] for c in headline.title.tree.children(token.index))
    return (
        verdict.status not in ("occurred", "ongoing")
        or verdict.hedged
        or _governed(headline.title, token)
        or any(c.deprel == "mark" and c.text.casefold() == "to" for c in children)
    )


def _is_a_saying_or_its_matter(headline: Headline, token: Token) -> bool:
    """Whether a word says that somebody says something, or names what another fact of the headline is about ("stoppt Lieferung")."""
    verbs = cue_table(headline.language).verbs
    if token.upos not in ("VERB", "AUX", "ADJ") and token.head != token.index:
        return True  # a noun tells an act where it heads the headline: "Abzug aus Mali"
    above = (headline.title.parse.tokens[i] for i in headline.title.tree.head_chain(token.index) if i != token.index)
    matter = any(r.kind == FACT for t in above for r in rows_said(headline.title, t))
    return matter or token.lexeme.casefold() in verbs


def _standing(headline: Headline, token: Token) -> str:
    """What a word of the text tells: its status, or `claimed` where it is somebody's disputed word."""
    status = status_of_word(token.index, headline.body, frames(headline.language)).status
    if status not in REAL:
        return status
    return _DISPUTED if _is_disputed(headline, token) else status


def _is_disputed(headline: Headline, token: Token) -> bool:
    said = [a for a in headline.attributions if any(s.where == "text" and s.begin <= token.begin < s.end for s in a.content)]
    if any(a.stance == "alleges" for a in said) or _governed(headline.body, token, ("alleges",)):
        return True
    return bool(said) and any(_bears_on(headline, t, token) for t in contested_at(headline.body, headline.language))


def _governed(passage: Passage, token: Token, stances: tuple[str, ...] = ()) -> bool:
    """Whether a word hangs on a verb of saying ("claims capture of", "accused of having bombed"), of these stances if any are given."""
    verbs = cue_table(passage.parse.language).verbs
    above = (passage.parse.tokens[i] for i in passage.tree.head_chain(token.index))
    rows = (row for t in above for key in (t.lexeme.casefold(), t.lemma.casefold()) for row, _ in verbs.get(key, ()))
    return any(not stances or row.row.stance in stances for row in rows)


def _bears_on(headline: Headline, dispute: Token, token: Token) -> bool:
    tree = headline.body.tree
    return 0 <= tree.sentence_of(dispute.index) - tree.sentence_of(token.index) <= _NEAR


def _around(headline: Headline, token: Token) -> str:
    """The word of the text with its nearest neighbours, for the reason."""
    tokens = headline.body.parse.tokens
    first, last = headline.body.parse.sentences[headline.body.tree.sentence_of(token.index)]
    begin, end = tokens[max(first, token.index - 3)].begin, tokens[min(last, token.index + 4) - 1].end
    return headline.body.parse.text[begin:end]
