"""Acts that only the headline claims, where the text tells of no act of a class that entails them."""

from __future__ import annotations

from collections.abc import Iterator

from depesche.reading.frames import frames
from depesche.reading.told_headline_words import Headline
from depesche.reading.told_support import FACT, is_taken_up, kinds, rows_said
from depesche.records import Claim

_ENTAILED_BY = {
    "AGREE": {"SUPPORT", "COOPERATE", "CONCEDE", "AID", "CONSULT"},
    "SUPPORT": {"AGREE", "COOPERATE", "AID", "CONSULT"},
    "CONSULT": {"AGREE", "SUPPORT", "COOPERATE", "REQUEST", "REJECT", "ACCUSE", "AID"},
    "COOPERATE": {"AGREE", "SUPPORT", "AID", "CONSULT"},
    "AID": {"COOPERATE", "SUPPORT", "MOBILIZE", "AGREE"},
    "CONCEDE": {"AGREE", "RETREAT", "SUPPORT"},
    "RETREAT": {"CONCEDE", "AGREE"},
    "REQUEST": {"ACCUSE", "THREATEN", "REJECT", "PROTEST"},
    "ACCUSE": {"REJECT", "PROTEST", "SANCTION", "THREATEN", "REQUEST"},
    "REJECT": {"ACCUSE", "SANCTION", "COERCE", "PROTEST", "REQUEST"},
    "THREATEN": {"SANCTION", "COERCE", "MOBILIZE", "ASSAULT", "REQUEST"},
    "PROTEST": {"ACCUSE", "REQUEST", "REJECT", "COERCE"},
    "SANCTION": {"COERCE", "REJECT", "ACCUSE"},
    "MOBILIZE": {"ASSAULT", "AID", "COERCE"},
    "COERCE": {"ASSAULT", "SANCTION", "MOBILIZE"},
    "ASSAULT": {"MOBILIZE", "COERCE"},
}  # fmt: skip
"""Classes of acts (PLOVER) that a text may tell for the class on the left: who signs also agrees, who boycotts also protests."""


def claims_told(headline: Headline) -> Iterator[tuple[int, int]]:
    """Triggers of acts in the title that no word and no act of the text bears out."""
    told: set[str] = {c.type for c in headline.claims if any(e.where == "text" for e in c.evidence)} | _types_of_words(headline)
    for claim in headline.claims:
        if told & {claim.type, *_ENTAILED_BY[claim.type]} or any(e.where == "text" for e in claim.evidence):
            continue
        if not _has_words(headline, claim):
            for span in claim.trigger:
                if span.where == "title":
                    yield span.begin, span.end


def _types_of_words(headline: Headline) -> set[str]:
    """Classes of the words of the text alone: an act whose parties nobody named is told all the same."""
    known = frames(headline.language)
    fitting = (
        (*known.verbs.get(t.lexeme.casefold(), ()), *known.nouns.get(t.lemma.casefold(), ()))
        for t in headline.body.parse.tokens if t.upos in ("VERB", "NOUN")
    )  # fmt: skip
    return {frame.row.type for found in fitting for frame in found}


def _has_words(headline: Headline, claim: Claim) -> bool:
    """Whether the text takes up a word of the trigger, or the headline gives the act as somebody's word."""
    spans = [s for s in claim.trigger if s.where == "title"]
    tokens = [t for t in headline.title.parse.tokens if any(s.begin <= t.begin < s.end for s in spans)]
    if any(headline.in_other_voice(t) or FACT in kinds(rows_said(headline.title, t)) for t in tokens):
        return True  # facts are judged by their own rows
    return any(is_taken_up(headline.title, headline.body, t) for t in tokens)
