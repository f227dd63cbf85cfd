"""Words of communication: every word of a passage that tells of speaking, thinking or writing, also where nothing is said.

A layer below attributions: "danken", "Debatte", "ich finde das richtig" are
words of speech without a content somebody could be held to.  The rows of
`attribution.tsv` that give a content belong to it as well as those without
`content_at`, which serve this layer alone.
"""

from __future__ import annotations

from collections.abc import Iterator

from depesche.reading.document import Cast, Document
from depesche.reading.says_cues import found_cues
from depesche.reading.says_source import stands_alone, voice_of
from depesche.reading.says_table import Cue, cue_table
from depesche.reading.says_view import View, view_of
from depesche.records import Span

_REFLEXIVES = frozenset({"sich", "einander"})
_GRAMMAR = frozenset({"AUX", "DET", "PUNCT"})


def speech_cues(view: View, language: str, first: int = 0, last: int | None = None) -> tuple[Cue, ...]:
    """Cues of a passage, or of some of its tokens, whether or not they have a content, in order of the text."""
    table = cue_table(language)
    found = [*found_cues(view, table, first, last), *(found_cues(view, table.words, first, last) if table.words is not None else ())]
    return tuple(sorted((c for c in found if _speaks(view, c, language)), key=lambda cue: (cue.first, cue.row.id)))


def _speaks(view: View, cue: Cue, language: str) -> bool:
    """Whether a phrase of saying has somebody behind it ("so der Minister", not "so weit"); phrases by which one is addressed are none."""
    if cue.row.pos not in ("phrase", "preposition") or not cue.row.source_at:
        return True
    voice = voice_of(view, cue, language)
    return voice is not None and cue.row.content_at not in ("via", "colon") and stands_alone(view, cue, voice)


def speech_words(document: Document, cast: Cast) -> Iterator[Span]:
    """Spans of the words of communication of a report, each word once, in order of the text.

    Auxiliaries and articles are left out: of "hat sich geäußert" only "geäußert" and its reflexive count.
    """
    for passage in document.passages:
        view = view_of(passage, document, cast)
        words = {index for cue in speech_cues(view, document.language) for index in _words(view, cue)}
        for index in sorted(words):
            yield Span(begin=view.tokens[index].begin, end=view.tokens[index].end, where=view.where)


def _words(view: View, cue: Cue) -> Iterator[int]:
    own = (i for i in cue.tokens if view.tokens[i].upos not in _GRAMMAR and view.tokens[i].deprel != "case")
    yield from own if cue.row.pos == "verb" else cue.tokens
    if cue.row.pos == "verb":
        yield from (i for i in view.tree.children(cue.head) if "Reflex=Yes" in view.tokens[i].feats or view.low(i) in _REFLEXIVES)
