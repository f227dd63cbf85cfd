"""Draft claims: one act told at one place of the report, before tellings of the same act are joined."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from depesche.language.tree import Tree
from depesche.lexicon.tables import settings
from depesche.reading.clauses import base
from depesche.reading.document import Mentioned, Passage
from depesche.reading.frames import Candidate, frames, noun_key
from depesche.reading.roles import Parties
from depesche.reading.status import Verdict
from depesche.records import AgendaItem, ClaimPlace, Instrument, SourceLink, Span, Where


@dataclass(frozen=True, slots=True)
class Draft:
    """One telling of an act.

    `points_back` is true where the wording takes up an act already told
    (`dieses Treffen`, `bei den Gespraechen`); `counts` where it can be a claim of its own,
    `near_politics` where it can in a report that has one;
    `above` are the token indexes of the words the act hangs on, nearest first; `days` are earliest and latest
    civil day, `dated` says how they came about; `taken_up` is true where the sentence takes up an act told before (`dabei`);
    `done_to` are the dictionary words of what a verb is done to, or of what is demanded;
    `topic_only` marks a telling that adds what was talked about.
    """

    candidate: Candidate
    where: Where
    sentence: int
    evidence: Span
    trigger: tuple[Span, ...]
    type: str
    mode: str
    parties: Parties
    verdict: Verdict
    on_behalf_of: tuple[Mentioned, ...] = ()
    time: int | None = None
    days: tuple[str | None, str | None] = (None, None)
    edtf: str | None = None
    dated: str = ""
    duration: str | None = None
    approximate_duration: bool | None = None
    place: ClaimPlace | None = None
    agenda: tuple[AgendaItem, ...] = ()
    instruments: tuple[Instrument, ...] = ()
    sources: tuple[SourceLink, ...] = ()
    attribution: str | None = None
    above: tuple[int, ...] = ()
    counts: bool = False
    near_politics: bool = False
    points_back: bool = False
    topic_only: bool = False
    taken_up: bool = False
    done_to: frozenset[str] = frozenset()
    also: tuple[Span, ...] = field(default=())

    def with_(self, **changes: object) -> Draft:
        """Give a copy with some fields changed."""
        return replace(self, **changes)  # type: ignore[arg-type]


_POINTING = {
    "de": frozenset({"dies", "jen", "dieser", "jener", "der", "die", "das", "d"}),
    "en": frozenset({"this", "that", "these", "those", "the"}),
}


_TAKING_UP = {"de": frozenset({"dabei", "hierbei", "dadurch", "daraufhin"}), "en": frozenset({"thereby"})}


def points_back(candidate: Candidate, tree: Tree, language: str) -> bool:
    """Whether an event noun takes up something already told: it stands with a definite or pointing word."""
    if candidate.frame.row.pos != "noun":
        return False
    return _pointed(tree, candidate.anchor, language)


_UNDERGOING = ("object", "dative", "with:auf", "with:gegen", "with:on", "with:against")
_CONTENT = ("object", "infinitive", "clause", "with:nach", "with:zu", "with:auf", "with:um", "with:for")


def done_to(candidate: Candidate, tree: Tree) -> frozenset[str]:
    """Dictionary words of what a verb is done to, and of what is demanded; the trigger's own left out."""
    row, tokens = candidate.frame.row, tree.parse.tokens
    asked = row.type == "REQUEST"
    if row.pos != "verb" and not asked:
        return frozenset()
    kinds = {"NOUN", "PROPN", "VERB"} if asked else {"NOUN", "PROPN"}
    found = [t for name in (_CONTENT if asked else _UNDERGOING) for t in candidate.slots.get(name, ()) if t not in candidate.trigger]
    return frozenset(tokens[t].lemma.lower() for t in found if tokens[t].upos in kinds)


def taken_up(candidate: Candidate, tree: Tree, language: str) -> bool:
    """Whether the clause of an act points to one told before: `dabei`, `bei dem Anschlag`, `in the attack`."""
    tokens = tree.parse.tokens
    near = [tokens[c] for c in tree.children(candidate.anchor)]
    if any(t.lemma.lower() in _TAKING_UP[language] for t in near):
        return True
    occasions = settings(language, "events")["occasion_prepositions"]
    known = frames(language)
    nouns = [t for p in (*occasions, "in") for t in candidate.slots.get(f"with:{p}", ()) if noun_key(tokens[t], known)]
    return any(_pointed(tree, t, language) for t in nouns)


def _pointed(tree: Tree, noun: int, language: str) -> bool:
    tokens = tree.parse.tokens
    return any(
        (base(tokens[c].deprel) == "det" and tokens[c].lemma.lower() in _POINTING[language])
        or (base(tokens[c].deprel) == "case" and tokens[c].text.lower() in {"beim", "im", "am", "vom", "zum"})
        for c in tree.children(noun)
    )


def spans_of(passage: Passage, tokens: tuple[int, ...]) -> tuple[Span, ...]:
    """Token indexes as spans, neighbours joined to one stretch."""
    spans: list[Span] = []
    previous = -2
    for index in tokens:
        token = passage.parse.tokens[index]
        if index == previous + 1:
            spans[-1] = Span(begin=spans[-1].begin, end=token.end, where=passage.where)
        else:
            spans.append(Span(begin=token.begin, end=token.end, where=passage.where))
        previous = index
    return tuple(spans)
