"""Whether the text bears its headline out: questions, words it never takes up, and more certainty than it gives.

    strong words, names, numbers, facts (support.tsv), claims -> what bears each out in the text
        -> nothing: it stands only in the headline
        -> only what is planned, demanded, denied ...: the headline says that it happened
        -> only somebody's disputed word: the headline states it as a fact

A headline is the title where the report has one, else nothing is judged.  What the headline itself
quotes, asks or gives as somebody's word need not have happened, only be told of.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from depesche.reading.document import Cast, Document, Passage
from depesche.reading.told_claims import claims_told
from depesche.reading.told_headline_words import (
    QUESTION,
    UNSUPPORTED,
    Headline,
    questions,
    reason,
)
from depesche.reading.told_names import missing_names
from depesche.reading.told_numbers import is_told, missing_numbers
from depesche.reading.told_strength import stronger_than_told
from depesche.reading.told_support import FACT, STRONG, bearers, is_taken_up, kinds, rows_said, same_words
from depesche.reading.told_words import loaded_words
from depesche.records import Attribution, Claim, Flag, Token

_CONTENT = frozenset({"NOUN", "PROPN", "VERB", "ADJ", "NUM"})
_FEW = 4  # fewer content words may all be said in other words


def headline_flags(document: Document, cast: Cast, attributions: Sequence[Attribution], claims: Sequence[Claim]) -> Iterator[Flag]:
    """Flags of a report's title; none where the report has no title.

    Args:
        document: The parsed report.
        cast: Who is mentioned; a name may be borne out by another name of the same actor.
        attributions: Who says what, in the title and in the text.
        claims: What the report claims; an act told in the title and in the text is borne out.

    """
    headline = Headline.of(document, cast, attributions, claims)
    if headline is None:
        return
    for begin, end in questions(headline.text):
        yield Flag(kind="question_headline", begin=begin, end=end, where="title", why=reason(document.language, QUESTION), rule=QUESTION)
        for first, last in _added(headline, begin, end):
            yield _unsupported(headline, first, last, "nowhere")
    missing = [*_strong_words(headline), *missing_names(headline), *missing_numbers(headline), *_facts(headline), *claims_told(headline)]
    for begin, end in sorted(set(missing)):
        yield _unsupported(headline, begin, end, "nowhere")
    known = {b for b, _ in missing}
    for finding in stronger_than_told(headline):
        if finding.begin not in known:
            yield _unsupported(headline, finding.begin, finding.end, finding.key, *finding.words)
    if not missing and _says_nothing_of_it(headline):
        yield _unsupported(headline, 0, len(headline.text), "all")


def _unsupported(headline: Headline, begin: int, end: int, key: str, *words: str) -> Flag:
    why = reason(headline.language, key).format(headline.text[begin:end], *words)
    return Flag(kind="unsupported_headline", begin=begin, end=end, where="title", why=why, rule=f"{UNSUPPORTED}.{key}")


def _strong_words(headline: Headline) -> Iterator[tuple[int, int]]:
    """Words that take sides or heighten, superlatives, and words that go the whole way, where the text has nothing like them."""
    title, body = headline.title, headline.body
    told = {_reason_of(f) for f in loaded_words(body, headline.cast, headline.language, anywhere=True)}
    for flag in loaded_words(title, headline.cast, headline.language):
        inside = [t for t in title.parse.tokens if flag.begin <= t.begin < flag.end]
        if _reason_of(flag) not in told and not any(headline.in_other_voice(t) or is_taken_up(title, body, t) for t in inside):
            yield flag.begin, flag.end
    for token in title.parse.tokens:
        if headline.in_other_voice(token):
            continue
        if _is_superlative(token) and not any(_is_superlative(t) for t in body.parse.tokens) and not same_words(body, token):
            yield token.begin, token.end
        rows = [r for r in rows_said(title, token) if r.kind == STRONG]
        if rows and token.deprel not in _ALONE and not any(bearers(body, r) for r in rows):
            yield token.begin, token.end


def _reason_of(flag: Flag) -> str:
    """Why a word is remarkable, without the word: one that heightens bears out another that does."""
    return _QUOTED.sub("", flag.why)


_QUOTED = re.compile(r"[„“][^„“”]*[“”]")
_ALONE = frozenset({"nsubj", "obj", "root"})  # "Alle nach Stuttgart!" counts nobody


def _is_superlative(token: Token) -> bool:
    form, lemma = token.text.casefold(), token.lemma.casefold()
    looks = bool(_SUPERLATIVE.search(form)) and not _SUPERLATIVE.search(lemma) and not lemma.endswith("st")
    return token.upos == "ADJ" and lemma not in _NO_DEGREE and (looks or "Degree=Sup" in token.feats.split("|"))


_SUPERLATIVE = re.compile(r"(?:st|ßt)e[rnms]?$|iest$|[^n]est$")
_NO_DEGREE = frozenset(
    {
        "letzt",
        "letzter",
        "letzte",
        "nächster",
        "nächste",
        "nah",
        "nahe",
        "erst",
        "erster",
        "last",
        "first",
        "next",
        "latest",
        "late",
        "least",
    }
)


def _facts(headline: Headline) -> Iterator[tuple[int, int]]:
    """Words of facts (died, signed, resigned) for which the text has neither the word nor one that bears it out."""
    for token in headline.title.parse.tokens:
        rows = rows_said(headline.title, token)
        if FACT not in kinds(rows) or headline.in_question(token) or headline.is_borne_out(token):
            continue
        if not same_words(headline.body, token) and not any(bearers(headline.body, r) for r in rows):
            yield token.begin, token.end


def _says_nothing_of_it(headline: Headline) -> bool:
    """Whether hardly a word of a headline comes up in its text."""
    words = [t for t in headline.title.parse.tokens if t.upos in _CONTENT and not headline.in_question(t)]
    taken = [
        t for t in words
        if headline.is_borne_out(t) or is_taken_up(headline.title, headline.body, t)
        or headline.is_somebody_told_of(t) or is_told(headline, t)
    ]  # fmt: skip
    tells = any(t.upos == "VERB" for t in words)  # "Die Nachrichten am Morgen" tells nothing
    return tells and len(words) >= _FEW and not taken


def _added(headline: Headline, begin: int, end: int) -> list[tuple[int, int]]:
    """Runs of content words of a question nothing of which the body takes up."""
    asked = [t for t in headline.title.parse.tokens if begin <= t.begin < end]
    words = [t for t in asked if t.upos in ("NOUN", "ADJ") and not headline.is_borne_out(t)]
    new = [t for t in words if not is_taken_up(headline.title, headline.body, t)]
    known = any(t.upos in ("NOUN", "PROPN", "VERB") and t not in new and is_taken_up(headline.title, headline.body, t) for t in asked)
    loose = [t for t in new if kinds(rows_said(headline.title, t)) & {FACT}] if known else new
    if not any(t.upos == "NOUN" for t in loose):
        return []
    return _runs(headline.title, loose)


def _runs(title: Passage, tokens: Sequence[Token]) -> list[tuple[int, int]]:
    runs: list[tuple[int, int]] = []
    for token in tokens:
        if runs and title.parse.text[runs[-1][1] : token.begin].strip() == "":
            runs[-1] = (runs[-1][0], token.end)
        else:
            runs.append((token.begin, token.end))
    return runs
