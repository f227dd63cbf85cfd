"""Whether the text bears its headline out: questions, and words the body never takes up.

A headline is the title where the report has one, else nothing is judged.
Conservative: only what a headline adds on its own is flagged (a question's noun,
an adjective that heightens), and only where neither the word, nor a compound
with it, nor a claim stands in the body.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from depesche.lexicon.rows import WordingRow
from depesche.lexicon.tables import load
from depesche.reading.document import Document, Passage
from depesche.reading.needs import is_word
from depesche.records import Claim, Flag, Token

QUESTION = "told.question-headline"
UNSUPPORTED = "told.unsupported-headline"
_STEM = 5
_WHY = {
    "de": {
        QUESTION: "Die Überschrift fragt, statt zu sagen, was der Text belegt.",
        UNSUPPORTED: "„{}“ steht nur in der Überschrift; der Text sagt nichts davon.",
    },
    "en": {
        QUESTION: "The headline asks instead of stating what the text supports.",
        UNSUPPORTED: "“{}” stands only in the headline; the text says nothing of it.",
    },
}


def headline_flags(document: Document, claims: Sequence[Claim]) -> Iterator[Flag]:
    """Flags of a report's title; none where the report has no title."""
    title = next((p for p in document.passages if p.where == "title"), None)
    if title is None:
        return
    body = next(p for p in document.passages if p.where == "text")
    why = _WHY[document.language]
    borne_out = {s.begin for c in claims if _told_in_body(c) for s in c.trigger if s.where == "title"}
    for begin, end in _questions(title.parse.text):
        yield Flag(kind="question_headline", begin=begin, end=end, where="title", why=why[QUESTION], rule=QUESTION)
        for first, last in _added(title, body, begin, end):
            text = title.parse.text[first:last]
            if first not in borne_out:
                yield _unsupported(first, last, why[UNSUPPORTED].format(text))
    for token in title.parse.tokens:
        heightens = _is_loaded(token, document.language) and not _in_question(token, title)
        if heightens and token.begin not in borne_out and not _taken_up(token, body):
            yield _unsupported(token.begin, token.end, why[UNSUPPORTED].format(token.text))


def _unsupported(begin: int, end: int, why: str) -> Flag:
    return Flag(kind="unsupported_headline", begin=begin, end=end, where="title", why=why, rule=UNSUPPORTED)


def _told_in_body(claim: Claim) -> bool:
    return any(span.where == "text" for span in claim.evidence)


def _questions(text: str) -> Iterator[tuple[int, int]]:
    """Code points of every question of a headline: from the last full stop, colon or mark to the question mark."""
    begin = 0
    for index, char in enumerate(text):
        if char == "?":
            while begin < index and text[begin] == " ":
                begin += 1
            if begin < index:
                yield begin, index + 1
        if char in "?!.:":
            begin = index + 1


def _in_question(token: Token, title: Passage) -> bool:
    return any(begin <= token.begin < end for begin, end in _questions(title.parse.text))


def _added(title: Passage, body: Passage, begin: int, end: int) -> list[tuple[int, int]]:
    """Runs of content words of a question nothing of which the body takes up."""
    asked = [t for t in title.parse.tokens if begin <= t.begin < end]
    words = [t for t in asked if t.upos in ("NOUN", "ADJ")]
    new = [t for t in words if not _taken_up(t, body)]
    known = any(t.upos in ("NOUN", "PROPN", "VERB") and t not in new and _taken_up(t, body) for t in asked)
    if known or not any(t.upos == "NOUN" for t in new):
        return []
    runs: list[tuple[int, int]] = []
    for token in new:
        if runs and title.parse.text[runs[-1][1] : token.begin].strip() == "":
            runs[-1] = (runs[-1][0], token.end)
        else:
            runs.append((token.begin, token.end))
    return runs


def _is_loaded(token: Token, language: str) -> bool:
    rows = load(WordingRow, language)
    return token.upos in ("ADJ", "NOUN") and any(
        row.kind == "loaded_word" and not row.needs and any(is_word(token, form) for form in row.forms) for row in rows
    )


def _taken_up(token: Token, body: Passage) -> bool:
    """Whether the body has the word, a compound with it, or a word of the same stem."""
    lemma = token.lemma.casefold()
    stem = lemma[: max(_STEM, len(lemma) - 2)]
    for other in body.parse.tokens:
        if is_word(other, token.lemma) or is_word(token, other.lemma):
            return True
        if len(lemma) >= _STEM and stem in other.text.casefold():
            return True
    return False
