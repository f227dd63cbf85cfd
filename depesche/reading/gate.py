"""Claims that are no politics: what is told weakly in a report about something else is kept silent.

A claim needs somebody political (CLAIMS, section 1 c), but words of politics stand on every page:
a trainer resigns, a club and its sponsor agree, a court convicts a burglar.  Two things are weighed against each
other: how political the report is (`relevance`, and what else it is about: `contexts` of `language.toml`), and
the standing of the parties: a state, a government, a party, an army, a minister counts in full, a police, a court,
a firm, an association, a person without office only in a report of politics.  What the thresholds cost and save is measured
by `benchmarks/false_events.py` and the claims gold.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, lru_cache

from depesche.lexicon.lines import one
from depesche.lexicon.rows import ActorRow, OrganisationRow
from depesche.lexicon.tables import settings
from depesche.reading.document import Cast, Document, Mentioned
from depesche.reading.drafts import Draft
from depesche.reading.relevance import relevance
from depesche.records import Token

LEAST_WORDS = 60
"""Words a report must have to be weighed: a line or two tell nothing of what a report is about."""
_LEAST, _LEAST_FOR_WEAK = 0.03, 0.05
"""Relevance below which a report holds no claim, and none whose parties are weak."""
_CONTENT = frozenset({"NOUN", "PROPN", "VERB", "ADJ", "PRON"})
_OFFICES = frozenset({
    "head-of-state", "head-of-government", "minister", "diplomat", "spokesperson", "official", "legislator", "military",
    "party", "opposition", "government", "force", "body",
})  # fmt: skip
_LOCAL = frozenset({"police", "court", "prosecutor", "judge", "mayor", "head", "company"})
"""Offices whose holders, alone, make no politics: who is arrested or tried may be anybody."""
_LEAST_SCORE = 0.5


@dataclass(frozen=True, slots=True)
class Leaning:
    """What a report is about: its relevance, and the contexts other than politics that fill it or colour it."""

    relevance: float
    filled: frozenset[str]
    coloured: frozenset[str]


def political(drafts: list[Draft], document: Document, cast: Cast) -> list[Draft]:
    """Give the tellings that are politics, in their order; all of them where a report is too short to tell."""
    if sum(len(p.parse.tokens) for p in document.passages) < LEAST_WORDS or not drafts:
        return drafts
    leaning = leaning_of(document)
    if "sport" in leaning.filled:
        return []
    known = standings(cast)
    return [d for d in drafts if _counts(d, leaning, known)]


def _counts(draft: Draft, leaning: Leaning, known: dict[str, bool]) -> bool:
    """Whether a telling is politics: its parties have standing, or the report is about nothing else."""
    if "private" in leaning.filled and not _any_strong(draft.parties.actors, known):
        return False
    if leaning.relevance < _LEAST:
        return _any_strong(draft.parties.actors, known) and _any_strong(draft.parties.recipients, known)
    if _any_strong((*draft.parties.actors, *draft.parties.recipients), known):
        return True
    return draft.type == "PROTEST" or (leaning.relevance >= _LEAST_FOR_WEAK and not leaning.coloured)


def _any_strong(mentions: Iterable[Mentioned], known: dict[str, bool]) -> bool:
    return any(_strong(m) or known.get(m.actor or "", False) for m in mentions)


def standings(cast: Cast) -> dict[str, bool]:
    """Actor id -> whether some mention of it shows standing: `er` has that of the minister he is."""
    out: dict[str, bool] = {}
    for mention in cast.mentioned:
        if mention.actor:
            out[mention.actor] = out.get(mention.actor, False) or _strong(mention)
    return out


def _strong(mention: Mentioned) -> bool:
    """Whether somebody, by this mention alone, is of the politics of states: not a seat that may be just a town."""
    if mention.score < _LEAST_SCORE or mention.office in _LOCAL:
        return False
    if mention.kind in {"state", "government"}:
        return mention.form in {"name", "adjective"} or (mention.kind == "government" and mention.form == "description")
    if mention.kind in {"organisation", "group"}:
        return _in_tables(mention.actor or "") or mention.role in _OFFICES
    return mention.kind == "person" and (_in_tables(mention.actor or "") or mention.role in _OFFICES)


@lru_cache(maxsize=20_000)
def _in_tables(actor: str) -> bool:
    return bool(actor) and (one(OrganisationRow, actor) is not None or one(ActorRow, actor) is not None)


def leaning_of(document: Document) -> Leaning:
    """What a report is about, by the share of its words of content that belong to a context."""
    lists = _contexts(document.language)
    words = [t for p in document.passages for t in p.parse.tokens if t.upos in _CONTENT]
    shares = {c.name: sum(c.holds(t) for t in words) / max(1, len(words)) for c in lists}
    return Leaning(
        relevance=relevance(document.report),
        filled=frozenset(c.name for c in lists if shares[c.name] >= c.fills),
        coloured=frozenset(c.name for c in lists if shares[c.name] >= c.colours),
    )


@dataclass(frozen=True, slots=True)
class Context:
    """Words of a matter that is not politics, and the shares from which on they fill or colour a report."""

    name: str
    words: frozenset[str]
    ends: tuple[str, ...]
    fills: float
    colours: float

    def holds(self, token: Token) -> bool:
        """Whether a word belongs here: by its dictionary form or, in German, by the end of a compound."""
        lemma = token.lemma.lower()
        return lemma in self.words or (bool(self.ends) and token.upos == "NOUN" and lemma.endswith(self.ends))


@cache
def _contexts(language: str) -> tuple[Context, ...]:
    found = settings(language, "contexts")
    return tuple(
        Context(
            name=name, words=frozenset((*row["words"], *row.get("ends", ()))), fills=row["fills"], colours=row["colours"],
            ends=tuple(row.get("ends", ())),
        )
        for name, row in found.items()
    )  # fmt: skip
