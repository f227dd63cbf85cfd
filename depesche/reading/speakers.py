"""Whose words an act is told in: blame, praise and demands that need no verb of blaming, praising or demanding.

    Die Regierung habe versagt, so die Opposition.      -> the opposition blames the government
    Der Iran müsse die Anreicherung beenden, sagte Rice -> Rice demands it of Iran

Rows of `events.tsv` say so by the slot `speaker` in the column `actors`.
"""

from __future__ import annotations

from dataclasses import replace

from depesche.reading.document import Cast, Mentioned, Passage
from depesche.reading.frames import Candidate, speaks
from depesche.reading.says import SaidIndex
from depesche.records import Attribution

_NO_OWN_WORDS = frozenset({"asks", "denies"})
"""Stances of words that are not the speaker's opinion."""


def with_speaker(candidate: Candidate, passage: Passage, cast: Cast, said: SaidIndex) -> Candidate | None:
    """The candidate with whoever says it in the slot `speaker`; None where its row needs a speaker and nobody speaks.

    Candidates of other rows come back as they are.
    """
    if not speaks(candidate.frame):
        return candidate
    speaker = _speaker(candidate, passage, cast, said)
    if speaker is None:
        return None
    return replace(candidate, slots={**candidate.slots, "speaker": [speaker.head]})


def _speaker(candidate: Candidate, passage: Passage, cast: Cast, said: SaidIndex) -> Mentioned | None:
    """Who says the words, where he is named in the same passage and is none of those the act is about."""
    chain = said.chain_at(passage.where, candidate.anchor)
    innermost = next((a for a in said.attributions if chain and a.id == chain[0]), None)
    found = _mention(innermost, passage, cast) if innermost is not None and innermost.stance not in _NO_OWN_WORDS else None
    meant = [m for t in candidate.slots.get("subject", ()) if (m := cast.at(passage.where, t)) is not None]
    if found is None or not found.political or any(_same(found, m) or _own(found, m, said) for m in meant):
        return None
    return found


def _own(speaker: Mentioned, meant: Mentioned, said: SaidIndex) -> bool:
    """Whether a speaker speaks of himself or his own: `wir muessen handeln`, `sein Land muesse sich wehren`, `ihre Fraktion`."""
    his = meant.text.casefold().split()[0] in _HIS_OWN
    return meant.text.casefold() in said.we or his or (meant.kind == "state" and meant.country == speaker.country)


_HIS_OWN = frozenset({"sein", "seine", "ihr", "ihre", "unser", "unsere", "mein", "meine", "his", "her", "their", "our", "my", "its"})


def _mention(attribution: Attribution, passage: Passage, cast: Cast) -> Mentioned | None:
    source = attribution.source
    if source is None or source.where != passage.where:
        return None
    inside = [m for m in cast.mentioned if m.where == passage.where and source.begin <= m.begin and m.end <= source.end]
    return next((m for m in inside if source.actor is None or m.actor == source.actor), None)


def _same(one: Mentioned, other: Mentioned) -> bool:
    return (one.actor or one.name or one.text) == (other.actor or other.name or other.text)
