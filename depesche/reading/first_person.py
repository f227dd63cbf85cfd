"""Who "I" and "we" are: the one whose words they stand in.

Comes after the step that finds who says so: `I congratulate ...` inside the
words of a minister is that minister, `we` the state or body he speaks for.
Outside reported words they stay nobody.
"""

from __future__ import annotations

from dataclasses import replace

import msgspec

from depesche.lexicon.tables import settings
from depesche.reading.document import Cast, Document, Mentioned, Passage
from depesche.reading.says import SaidIndex
from depesche.records import Actor, Mention, Where

_OF_A_PARTY = frozenset({"party", "opposition"})
"""Roles of those whose "we" is their party (`offices.tsv`), unless they hold an office of the state too; so who heads any other body."""
_OF_THE_STATE = frozenset({"head-of-state", "head-of-government", "minister", "diplomat", "spokesperson"})


def with_speakers(document: Document, cast: Cast, said: SaidIndex) -> Cast:
    """Give the cast with the pronouns of the first person resolved to whose words they stand in."""
    words = settings(document.language, "first_person")
    singular, plural = frozenset(words["singular"]), frozenset(words["plural"])
    found: list[Mentioned] = []
    for passage in document.passages:
        named = {i for m in cast.mentioned if m.where == passage.where and m.form == "name" for i in range(m.first, m.last)}
        for token in passage.parse.tokens:
            form = token.text.lower()
            if token.index not in named and (form in singular or form in plural):  # `the US` is no `us`
                meant = _meant(passage, token.index, form in plural, cast, said)
                if meant is not None:
                    found.append(meant)
    return _added(cast, found) if found else cast


def _meant(passage: Passage, token: int, we: bool, cast: Cast, said: SaidIndex) -> Mentioned | None:
    speaker = next((link.actor for link in said.sources_at(passage.where, token) if link.actor), None)
    model = next((m for m in cast.mentioned if m.actor == speaker), None) if speaker else None
    if model is None:
        return None
    if we:
        model = _spoken_for(model, cast) or model
    word = passage.parse.tokens[token]
    return replace(
        model, where=passage.where, first=token, last=token + 1, head=token, begin=word.begin, end=word.end, text=word.text,
        form="pronoun", members=(), score=round(0.9 * model.score, 2), why=f"spoken by {model.name or model.text}",
    )  # fmt: skip


def _spoken_for(speaker: Mentioned, cast: Cast) -> Mentioned | None:
    """The state or body an official speaks for, if the report mentions it."""
    if speaker.country is None or speaker.kind != "person" or not speaker.political:
        return None
    borne = {(m.role, m.office) for m in cast.mentioned if m.actor == speaker.actor}
    state = not any(role in _OF_A_PARTY or office == "head" for role, office in borne) or any(role in _OF_THE_STATE for role, _ in borne)
    if not state and not speaker.country.startswith("IGO:"):
        return None
    kinds = ("organisation",) if speaker.country.startswith("IGO:") else ("state", "government")
    named = [m for kind in kinds for m in cast.mentioned if m.kind == kind and m.country == speaker.country and m.actor]
    return next(iter(named), None)


def _added(cast: Cast, found: list[Mentioned]) -> Cast:
    by_head = dict(cast.by_head)
    for mention in found:
        by_head[mention.where, mention.head] = mention
    taken = {(m.where, m.begin) for m in found}  # the cast had a first guess from the words alone
    before = tuple(m for m in cast.mentioned if m.form != "pronoun" or (m.where, m.begin) not in taken)
    actors = tuple(_with_mentions(actor, found, taken) for actor in cast.actors)
    return replace(cast, actors=actors, mentioned=(*before, *found), by_head=by_head)


def _with_mentions(actor: Actor, found: list[Mentioned], taken: set[tuple[Where, int]]) -> Actor:
    more = [
        Mention(begin=m.begin, end=m.end, where=m.where, form="pronoun", score=m.score, why=m.why) for m in found if m.actor == actor.id
    ]
    kept = [m for m in actor.mentions if m.form != "pronoun" or (m.where, m.begin) not in taken]
    if not more and len(kept) == len(actor.mentions):
        return actor
    ordered = sorted((*kept, *more), key=lambda m: (m.where != "title", m.begin))
    return msgspec.structs.replace(actor, mentions=tuple(ordered))
