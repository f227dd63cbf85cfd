"""The chain of sources of an act: who says that it happens, apart from those who do it by saying so.

CLAIMS section 7: who speaks in a speech act is no source of it, nor is who
announces what he will do himself; who denies an act is.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from depesche.reading.document import Mentioned, Passage
from depesche.reading.says_chain import SaidIndex
from depesche.records import Attribution, SourceLink

SPEECH_ACTS = frozenset({"AGREE", "SUPPORT", "CONCEDE", "REQUEST", "ACCUSE", "REJECT", "THREATEN"})
"""Classes whose act is done by speaking: the actor is not his own source (CLAIMS section 7)."""

_BY_DEEDS = frozenset({("ACCUSE", "investigate"), ("SUPPORT", "sign")})
"""Modes of those classes that are more than words: who says that he does it is a source."""
_OWN_WORD = frozenset({"planned", "possible", "conditional"})
"""What somebody says he will do is his announcement: he is no source of it (CLAIMS section 7, who announces)."""
_AHEAD = frozenset({"announces", "expects", "alleges"})
"""Stances of words that name the act as their object: "kündigte eine Demonstration an", "hält einen Abzug für möglich"."""


def by_words(kind: str, mode: str | None) -> bool:
    """Whether acts of a class and mode are done by speaking."""
    return kind in SPEECH_ACTS and (kind, mode) not in _BY_DEEDS


@dataclass(frozen=True, slots=True)
class Act:
    """An act as a claim tells it: class, status, the tokens that tell it, who does it."""

    passage: Passage
    type: str
    mode: str | None
    status: str
    anchor: int
    trigger: Sequence[int]
    actors: Sequence[Mentioned] = ()

    @property
    def spoken(self) -> bool:
        """Whether the act is done by words."""
        return by_words(self.type, self.mode)


def act_sources(act: Act, said: SaidIndex) -> tuple[SourceLink, ...]:
    """Who says that the act happens, innermost first; not he who does it by saying so; where nobody does, the report's agency."""
    agency = said.agency()
    return _told_by(act, said) or ((agency,) if agency is not None else ())


def _told_by(act: Act, said: SaidIndex) -> tuple[SourceLink, ...]:
    token = _told_at(act, said)
    doers = [m for m in act.actors if m.text.casefold() not in said.we]
    names = frozenset(name for m in doers for name in (m.actor or m.name, m.text if m.form != "pronoun" else None) if name)
    if act.status == "denied":
        return said.sources_at(act.passage.where, token, denied=True)
    chain = said.sources_at(act.passage.where, token, doers=names)
    if chain and _left_open(act, token, said):
        return chain[1:]
    if not chain or not (act.spoken or act.status in _OWN_WORD) or _only_expected(act, token, said):
        return chain
    if act.spoken and said.verbatim(act.passage.where, token):
        return chain
    himself = bool({chain[0].actor, chain[0].name, chain[0].text} & names) or _means_speaker(act) or _among(doers, chain[0])
    return chain[1:] if himself or _own_infinitive(act, token, said) else chain


def _among(doers: Sequence[Mentioned], first: SourceLink) -> bool:
    """Whether those who do it are named together by the words of the source: "die Außenminister Frankreichs und Italiens"."""
    return len(doers) > 1 and all(m.form != "pronoun" and first.text.startswith(m.text) for m in doers)


def _left_open(act: Act, token: int, said: SaidIndex) -> bool:
    """Whether somebody neither confirms nor denies it: he does not say that it happened."""
    key = next(iter(said.chain_at(act.passage.where, token)), None)
    stance = next((a.stance for a in said.attributions if a.id == key), None)
    return act.status == "possible" and stance in {"confirms", "denies"}


def _only_expected(act: Act, token: int, said: SaidIndex) -> bool:
    """Whether the act is the object of somebody's expectation ("hält ein Verbot für möglich"): he speaks of it and does not do it."""
    key = next(iter(said.chain_at(act.passage.where, token)), None) if act.passage.parse.tokens[token].upos == "NOUN" else None
    return act.status == "possible" and next((a.stance for a in said.attributions if a.id == key), None) == "expects"


def _told_at(act: Act, said: SaidIndex) -> int:
    """The token whose sayer counts: the act's word itself, or what it is told of by a word of saying that is its trigger.

    "Kündigte eine Demonstration an", "hält einen Abzug für möglich" name the act as their object; "übernahm die
    Verantwortung für den Anschlag" tells it by owning up to it.
    """
    if act.spoken:
        return act.anchor
    where, tokens = act.passage.where, act.passage.parse.tokens
    cues = [a for a in said.attributions if a.stance in _AHEAD and _is_cue(a, where, tokens[act.anchor].begin)]
    for cue in cues:
        for token in act.trigger:
            if any(s.where == where and s.begin <= tokens[token].begin < s.end for s in cue.content):
                return token
    owned = next((a for a in said.attributions if a.stance == "confirms" and _is_cue(a, where, tokens[act.anchor].begin)), None)
    begin = next((s.begin for s in owned.content if s.where == where), None) if owned is not None else None
    at = bisect_left(tokens, begin, key=lambda t: t.begin) if begin is not None else len(tokens)
    return at if at < len(tokens) and tokens[at].begin == begin else act.anchor


def _is_cue(attribution: Attribution, where: str, offset: int) -> bool:
    cue = attribution.cue
    return cue is not None and cue.where == where and cue.begin <= offset < cue.end


def _means_speaker(act: Act) -> bool:
    """Whether a pronoun nobody is known for does it ("erklärten, dass sie es begrüßen"): in somebody's words it is he."""
    return any(m.form == "pronoun" and m.actor is None for m in act.actors)


def _own_infinitive(act: Act, token: int, said: SaidIndex) -> bool:
    """Whether somebody announces in an infinitive what he means to do: "kündigte an, verhandeln zu wollen"."""
    key = next(iter(said.chain_at(act.passage.where, token)), None)
    stance = next((a.stance for a in said.attributions if a.id == key), None)
    word = act.passage.parse.tokens[token]
    bare = "VerbForm=Inf" in word.feats and not act.passage.tree.slots(token).get("subject")
    return stance == "announces" and bare
