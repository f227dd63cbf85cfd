"""How it is told: wording that takes sides, scare quotes, headlines the text does not bear out, unnamed sources, wrong offices.

A flag is a remark for a reader, never an edit and never a verdict: each says
why, and by which row or rule.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from depesche.reading.document import Cast, Document, Passage
from depesche.reading.needs import is_word
from depesche.reading.says_table import cue_table
from depesche.reading.told_headline import headline_flags
from depesche.reading.told_knowledge import contradictions
from depesche.reading.told_quotes import scare_quotes
from depesche.reading.told_words import loaded_words
from depesche.records import Attribution, AttributionSource, Claim, Flag, TimeExpression

UNNAMED = "told.unnamed-source"
_WHY = {
    "de": "Die Quelle wird nicht genannt und lässt sich nicht prüfen.",
    "en": "The source is not named and cannot be checked.",
}


def find_flags(
    document: Document,
    cast: Cast,
    attributions: Sequence[Attribution],
    claims: Sequence[Claim],
    times: Sequence[TimeExpression] = (),
) -> tuple[Flag, ...]:
    """Everything remarkable in the wording of title and text, in order; title first.

    Args:
        document: The parsed report.
        cast: Who is mentioned, for conditions such as "liberation of a place".
        attributions: Who says what; words somebody is quoted with are his, not the report's.
        claims: What the report claims; a headline they bear out is not flagged.
        times: The times it names, for offices that somebody held on another day.

    """
    flags: list[Flag] = []
    for passage in document.passages:
        words = loaded_words(passage, cast, document.language)
        flags += (f for f in words if not _is_borrowed(f, attributions, passage.parse.text))
        flags += scare_quotes(passage, cast, attributions, document.language)
    flags += _unnamed(document, cast, attributions)
    flags += headline_flags(document, cast, attributions, claims)
    flags += contradictions(document, cast, times)
    return tuple(_once(sorted(flags, key=lambda f: (f.where != "title", f.begin, f.end, f.kind, f.rule))))


def _is_borrowed(flag: Flag, attributions: Sequence[Attribution], text: str) -> bool:
    """Whether a word is quoted or given as what somebody says: it is the speaker's, not the report's.

    A source that stays unnamed is remarkable in reported speech too; a word that only keeps a
    distance ("angeblich") has no source, and what it stands with is the report's own.
    """
    return any(
        s.where == flag.where and s.begin <= flag.begin < s.end
        and (a.form == "direct" or "\n" in text[s.begin : s.end] or (a.source is not None and flag.kind == "loaded_word"))
        for a in attributions for s in a.content
    )  # fmt: skip


def _once(flags: Sequence[Flag]) -> Iterator[Flag]:
    seen: set[tuple[str, str, int]] = set()
    for flag in flags:
        key = (flag.kind, flag.where, flag.begin)
        if key not in seen:
            seen.add(key)
            yield flag


def _is_described(document: Document, cast: Cast, source: AttributionSource) -> bool:
    """Whether the words of a source are a kind of unnamed source ("Insider", "ein Beamter") and name nobody it belongs to."""
    every = document.passage(source.where).parse.tokens
    tokens = every[bisect_left(every, source.begin, key=lambda t: t.begin) : bisect_left(every, source.end, key=lambda t: t.begin)]
    kinds = [word for kind, word in cue_table(document.language).kinds if kind == "unnamed" and " " not in word]
    named = any((m := cast.at(source.where, t.index)) is not None and m.actor is not None for t in tokens)
    return not named and any(is_word(t, word) for t in tokens for word in kinds)


def _unnamed(document: Document, cast: Cast, attributions: Sequence[Attribution]) -> Iterator[Flag]:
    """Sources that are described, not named, and that nothing in the report identifies."""
    for attribution in attributions:
        source = attribution.source
        if source is not None and source.kind == "unnamed" and source.actor is None and _is_described(document, cast, source):
            yield Flag(
                kind="unnamed_source", begin=source.begin, end=source.end, where=source.where,
                why=_WHY[document.language], rule=UNNAMED,
            )  # fmt: skip


def flagged_rows(passage: Passage, cast: Cast, language: str) -> frozenset[str]:
    """Ids of the `wording.tsv` rows that fire in a passage; for the row checks."""
    return frozenset(flag.rule for flag in loaded_words(passage, cast, language, anywhere=True))
