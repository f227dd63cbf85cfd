"""What the base knows of somebody or something, and which row, shipped or of the overlay, says so."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Literal, TypeVar

import msgspec

from depesche.lexicon import judgements
from depesche.lexicon.rows import (
    ActorRow,
    BodyNameRow,
    FactRow,
    NameRow,
    OrganisationRow,
    OutletRow,
    PlaceRow,
    PostRow,
    StateNameRow,
    StateRow,
    TreatyRow,
    WeakPlaceRow,
)
from depesche.lexicon.tables import TIME_LANGUAGES, changes, load_over
from depesche.naming import THRESHOLD, match
from depesche.naming.spellings import spellings

Origin = Literal["shipped", "overlay"]
Subject = ActorRow | OrganisationRow | OutletRow | TreatyRow | StateRow | PlaceRow
_TABLES: dict[type[FactRow], str] = {
    ActorRow: "actors.tsv", OrganisationRow: "organisations.tsv", OutletRow: "outlets.tsv", TreatyRow: "treaties.tsv",
    StateRow: "states.tsv", PlaceRow: "places.tsv", WeakPlaceRow: "places_weak.tsv", NameRow: "names.tsv",
    BodyNameRow: "names_bodies.tsv", PostRow: "posts.tsv",
}  # fmt: skip
_NEAREST = 5
F = TypeVar("F", bound=FactRow)


class Fact(msgspec.Struct, frozen=True, kw_only=True):
    """One row and where it stands: `row` is file and id, as findings name it."""

    row: str
    origin: Origin
    source: str = ""
    checked: str = ""
    note: str = ""


class WrittenName(msgspec.Struct, frozen=True, kw_only=True):
    """A written form, and the row that has it."""

    text: str
    language: str
    script: str = ""
    strength: str = ""
    at: Fact


class HeldPost(msgspec.Struct, frozen=True, kw_only=True):
    """An office held from a day to a day, and the row that says so; `until` is empty while it is held."""

    title: str
    office: str
    body: str
    country: str
    since: str
    until: str
    at: Fact


class Judged(msgspec.Struct, frozen=True, kw_only=True):
    """A judgement of the user in force."""

    row: str
    other: str
    verdict: str
    by: str
    date: str
    note: str


class Entry(msgspec.Struct, frozen=True, kw_only=True):
    """Everything the base has of one person, body, outlet, treaty, state or place; `facts` are the remaining columns of its row."""

    id: str
    name: str
    at: Fact
    facts: dict[str, str]
    names: tuple[WrittenName, ...] = ()
    posts: tuple[HeldPost, ...] = ()
    judgements: tuple[Judged, ...] = ()


class Shown(msgspec.Struct, frozen=True, kw_only=True):
    """What was found for a name or id: every entry it may mean; `nearest` gives ids of similar names where there is none."""

    query: str
    found: tuple[Entry, ...]
    nearest: tuple[str, ...] = ()


def show(query: str, folder: Path | None) -> Shown:
    """Everything the base, with an overlay, has under an id or a written name in any script.

    A name is looked up as it is written, then without regard to capitals and accents, then as Latin letters spell it; where
    neither is there, the persons whose names are spellings of it are named in `nearest`.
    """
    subjects = list(_subjects(folder))
    ids = [s for s in subjects if s.id == query] or _of_name(query, subjects, folder) or _of_spelling(query, subjects, folder)
    found = tuple(_entry(s, query, folder) for s in ids)
    return Shown(query=query, found=found, nearest=() if found else _nearest(query, folder))


def _subjects(folder: Path | None) -> Iterator[Subject]:
    yield from load_over(ActorRow, None, folder)
    yield from load_over(OrganisationRow, None, folder)
    yield from load_over(OutletRow, None, folder)
    yield from load_over(TreatyRow, None, folder)
    yield from load_over(StateRow, None, folder)
    yield from load_over(PlaceRow, None, folder)
    yield from load_over(WeakPlaceRow, None, folder)


def _of_name(query: str, subjects: Iterable[Subject], folder: Path | None) -> list[Subject]:
    """All that bear a name, or, if none does, all that bear it but for capitals and accents."""
    wanted, plain = judgements.written(query), _plain(query)
    exact: dict[str, None] = {}
    alike: dict[str, None] = {}
    by_id = {s.id: s for s in subjects}
    for owner, text in _written(by_id.values(), folder):
        if text == wanted:
            exact[owner] = None
        elif _plain(text) == plain:
            alike[owner] = None
    return [by_id[one] for one in exact or alike if one in by_id]


def _of_spelling(query: str, subjects: Iterable[Subject], folder: Path | None) -> list[Subject]:
    """All places that bear a Latin spelling of a name in other letters: places have names in Latin ones only."""
    places = [s for s in subjects if isinstance(s, PlaceRow)]
    found = (_of_name(latin, places, folder) for latin in dict.fromkeys(spellings(query).values()))
    return list({place.id: place for some in found for place in some}.values())


def _written(subjects: Iterable[Subject], folder: Path | None) -> Iterator[tuple[str, str]]:
    """Every written form with the id of its owner."""
    for subject in subjects:
        yield subject.id, subject.name
        if isinstance(subject, PlaceRow):
            yield from ((subject.id, text) for text in subject.names)
    for row in (*load_over(NameRow, None, folder), *load_over(BodyNameRow, None, folder)):
        yield row.actor, row.text
    for language in TIME_LANGUAGES:
        for state in load_over(StateNameRow, language, folder):
            yield from ((state.state, text) for text in state.names)


def _plain(text: str) -> str:
    letters = unicodedata.normalize("NFKD", judgements.written(text)).casefold()
    return "".join(letter for letter in letters if not unicodedata.combining(letter))


def _nearest(query: str, folder: Path | None) -> tuple[str, ...]:
    scored = ((match(query, actor.name).score, actor.id) for actor in load_over(ActorRow, None, folder))
    near = sorted((one for one in scored if one[0] >= THRESHOLD), key=lambda one: (-one[0], one[1]))
    return tuple(actor for _, actor in near[:_NEAREST])


def _entry(subject: Subject, query: str, folder: Path | None) -> Entry:
    names: list[WrittenName] = []
    for kind in (NameRow, BodyNameRow):
        names += [
            WrittenName(at=_fact(n, folder), text=n.text, language=n.language, script=n.script, strength=n.strength)
            for n in load_over(kind, None, folder) if n.actor == subject.id
        ]  # fmt: skip
    for language in TIME_LANGUAGES if isinstance(subject, StateRow) else ():
        for state in load_over(StateNameRow, language, folder):
            if state.state == subject.id:
                names += [WrittenName(at=_fact(state, folder, language), text=text, language=language) for text in state.names]
    posts = [p for p in load_over(PostRow, None, folder) if p.holder == subject.id]
    judged = judgements.read(folder)
    about = {**judged.about(query), **judged.about(subject.id)}
    own = {"id", "name", "source", "checked", "note"}
    facts = {c: _text(getattr(subject, c)) for c in subject.__struct_fields__ if c not in own and getattr(subject, c)}
    return Entry(
        at=_fact(subject, folder), id=subject.id, name=subject.name, facts=facts, names=tuple(names),
        posts=tuple(_post(p, folder) for p in sorted(posts, key=lambda p: (p.since, p.id))),
        judgements=tuple(
            Judged(row=f"same.tsv {row.id}", other=other, verdict=row.verdict, by=row.by, date=row.date, note=row.note)
            for other, row in about.items()
        ),
    )  # fmt: skip


def _text(value: str | tuple[str, ...]) -> str:
    return " | ".join(value) if isinstance(value, tuple) else value


def _post(post: PostRow, folder: Path | None) -> HeldPost:
    return HeldPost(
        at=_fact(post, folder),
        title=post.title,
        office=post.office,
        body=post.body,
        country=post.country,
        since=post.since,
        until=post.until,
    )


def _fact(row: FactRow, folder: Path | None, language: str | None = None) -> Fact:
    """Where a row stands: the columns every fact has."""
    file = f"{language}/states.tsv" if language else _TABLES[type(row)]
    own = folder is not None and any(r.id == row.id for r in changes(type(row), language, folder)[0])
    return Fact(row=f"{file} {row.id}", origin="overlay" if own else "shipped", source=row.source, checked=row.checked, note=row.note)
