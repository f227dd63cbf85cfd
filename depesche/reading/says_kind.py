"""What kind of source a phrase is: a person, a body, an outlet, a document, somebody unnamed."""

from __future__ import annotations

from functools import cache

from depesche.lexicon.rows import OutletRow
from depesche.lexicon.tables import load
from depesche.reading.document import Mentioned
from depesche.reading.needs import is_word
from depesche.reading.says_source import Voice, one_of
from depesche.reading.says_table import cue_table
from depesche.reading.says_view import View
from depesche.records import AttributionSource, SourceKind

_KIND_OF_CAST: dict[str, SourceKind] = {
    "person": "person", "state": "organisation", "government": "organisation", "organisation": "organisation",
    "group": "organisation", "outlet": "outlet", "people": "unnamed", "place": "organisation",
}  # fmt: skip
_KINDS: tuple[SourceKind, ...] = ("state_media", "document", "unnamed", "outlet", "organisation", "person")


@cache
def _state_media() -> frozenset[str]:
    return frozenset(row.id for row in load(OutletRow) if row.listed_by)


def source_record(view: View, voice: Voice, language: str) -> AttributionSource:
    """The record of a source: its actor where known, its words, its kind."""
    somebody = view.cast.at(view.where, voice.head) or _named_beside(view, voice) or view.somebody(voice.first, voice.last)
    actor = somebody.actor if somebody else None
    kind = _kind(view, voice, somebody, language)
    return AttributionSource(actor=actor, begin=voice.begin, end=voice.end, where=view.where, kind=kind)


def _named_beside(view: View, voice: Voice) -> Mentioned | None:
    """For "eine der größten Parteien, die CUD": whom the apposition names."""
    counted = one_of(view, voice.head)
    names = [c for c in view.tree.children(counted) if view.tokens[c].deprel == "appos"] if counted is not None else []
    return next((m for name in names if (m := view.cast.at(view.where, name))), None)


def _kind(view: View, voice: Voice, somebody: Mentioned | None, language: str) -> SourceKind:
    if somebody and somebody.actor in _state_media():
        return "state_media"
    head = view.tokens[voice.head]
    direct = view.cast.at(view.where, voice.head)
    if direct is not None and direct.actor and direct.kind == "outlet":
        return "outlet"
    if any(view.tokens[i].name.endswith("PER") for i in range(voice.first, voice.last)):
        return "person"
    if _wants_no_name(view, voice, language):
        return "unnamed"
    if head.upos in ("NOUN", "PROPN") and not (somebody and somebody.kind == "person" and somebody.actor):
        words = view.text[voice.begin : voice.end].casefold()
        for kind, word in cue_table(language).kinds:
            if is_word(head, word) or (" " in word and word in words):
                return next(k for k in _KINDS if k == kind)
    if somebody is None:
        return "person" if head.name.endswith("PER") or head.upos == "PRON" else _by_label(head.name)
    return _KIND_OF_CAST[somebody.kind]


def _wants_no_name(view: View, voice: Voice, language: str) -> bool:
    """Whether the sentence says of a described source that he stays anonymous: "der nicht genannt werden wollte"."""
    start, stop = view.sentence(voice.head)
    words = view.text[view.tokens[start].begin : view.tokens[stop - 1].end].casefold()
    anonymous = any(kind == "unnamed" and " " in word and word.casefold() in words for kind, word in cue_table(language).kinds)
    return anonymous and view.tokens[voice.head].upos == "NOUN"


def _by_label(name: str) -> SourceKind:
    return "organisation" if name.endswith(("ORG", "LOC", "NORP")) else "unnamed"
