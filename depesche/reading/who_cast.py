"""From settled phrases to the actor and place records of a reading."""

from __future__ import annotations

from depesche.lexicon.lines import one
from depesche.lexicon.rows import ActorRow, OrganisationRow, PlaceRow, StateRow
from depesche.reading.document import Mentioned
from depesche.reading.who_phrase import Phrase
from depesche.reading.who_places import place_row
from depesche.reading.who_posts import held, posts_of
from depesche.records import Actor, ActorKind, Mention, MentionForm, Place, Post

Pairs = list[tuple[Phrase, Mentioned]]
_FORMS: dict[str, MentionForm] = {
    "name": "name", "post": "post", "pronoun": "pronoun", "description": "description", "capital": "capital",
}  # fmt: skip


def _wikidata(actor: str) -> str | None:
    found = one(ActorRow, actor) or one(OrganisationRow, actor) or one(StateRow, actor)
    return found.wikidata or None if found is not None else None


def actors_of(pairs: Pairs, day: str | None) -> tuple[Actor, ...]:
    """Everybody with an id, in order of first mention, with all mentions."""
    groups: dict[str, Pairs] = {}
    for phrase, mention in pairs:
        if mention.actor and mention.kind not in {"place", "people"}:
            groups.setdefault(mention.actor, []).append((phrase, mention))
    return tuple(_actor(actor, group, day) for actor, group in groups.items())


def _actor(actor: str, group: Pairs, day: str | None) -> Actor:
    best = max((m for _, m in group), key=lambda m: (m.score, -m.begin))
    kind: ActorKind = "group" if best.kind == "people" else best.kind
    country = next((m.country or p.country for p, m in group if m.country or (p.kind == "outlet" and p.country)), None)
    return Actor(
        id=actor, name=best.name or best.text, kind=kind, country=country, wikidata=_wikidata(actor),
        posts=_posts(actor, group, day), mentions=tuple(_mention(m) for _, m in group),
    )  # fmt: skip


def _posts(actor: str, group: Pairs, day: str | None) -> tuple[Post, ...]:
    """Offices held on the day by the tables; for the unknown, those the report gives."""
    known = [Post(title=p.title, body=p.body or None, country=p.country or None) for p in posts_of(actor) if held(p, day)]
    if known:
        return tuple(known)
    told = {
        (p.title.office.replace("-", " "), p.country): None
        for p, _ in group
        if p.kind == "person" and p.title is not None and p.title.office and p.title.role != "private"
    }
    return tuple(Post(title=title, country=country) for title, country in told)


def _mention(m: Mentioned) -> Mention:
    return Mention(begin=m.begin, end=m.end, where=m.where, form=_FORMS.get(m.form, "description"), score=m.score, why=m.why)


def places_of(pairs: Pairs) -> tuple[Place, ...]:
    """Every place named, in order of first mention, with coordinates where the table has them."""
    groups: dict[str, list[Mentioned]] = {}
    for _, mention in pairs:
        if mention.kind == "place" and mention.actor:
            groups.setdefault(mention.actor, []).append(mention)
    return tuple(_place(key, group, place_row(key)) for key, group in groups.items())


def _place(key: str, group: list[Mentioned], row: PlaceRow | None) -> Place:
    return Place(
        id=key, name=row.name if row else group[0].name or group[0].text,
        country=next((m.country for m in group if m.country), None), geonames=key if row and key.isdigit() else None,
        lat=float(row.lat) if row and row.lat else None, lon=float(row.lon) if row and row.lon else None,
        mentions=tuple(_mention(m) for m in group),
    )  # fmt: skip
