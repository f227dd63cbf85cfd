"""Who held which office when: the posts of the tables, asked by holder, by state and by body."""

from __future__ import annotations

from functools import cache, lru_cache

from depesche.lexicon.lines import one
from depesche.lexicon.rows import OfficeRow, PostRow, StateRow
from depesche.lexicon.tables import load
from depesche.reading.who_titles import Title


@cache
def _posts() -> dict[tuple[str, str], list[PostRow]]:
    out: dict[tuple[str, str], list[PostRow]] = {}
    for post in load(PostRow):
        out.setdefault((post.country, post.office), []).append(post)
    return out


@cache
def _by_holder() -> dict[str, tuple[PostRow, ...]]:
    out: dict[str, list[PostRow]] = {}
    for post in load(PostRow):
        out.setdefault(post.holder, []).append(post)
    return {k: tuple(v) for k, v in out.items()}


def load_posts() -> None:
    """Read the posts and enter them by state, holder and body."""
    _posts()
    _by_holder()
    _by_body()


def posts_of(holder: str) -> tuple[PostRow, ...]:
    """Every office an actor holds or held, as posts.tsv has them."""
    return _by_holder().get(holder, ())


@lru_cache(maxsize=10_000)
def _offices_of_role(language: str, role: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(r.office for r in load(OfficeRow, language) if r.role == role and r.office))


def held(post: PostRow, day: str | None) -> bool:
    """Whether the office was held on a day (ISO); unknown days and undated posts say no."""
    if day is None or not post.since:
        return False
    return post.since <= day[: len(post.since)] and (not post.until or day[: len(post.until)] <= post.until)


_SHARED = frozenset({
    "envoy", "ambassador", "commissioner", "spokesperson", "mayor", "state-premier", "party-leader", "un-ambassador",
    "opposition-leader", "governor", "minister", "official", "head", "adviser", "secretary", "general", "deputy-foreign-minister", "judge",
})  # fmt: skip
"""Offices that several people of one state hold at a time: a mere description names nobody."""


@cache
def _by_body() -> dict[str, tuple[PostRow, ...]]:
    out: dict[str, list[PostRow]] = {}
    for post in load(PostRow):
        if post.body:
            out.setdefault(post.body, []).append(post)
    return {body: tuple(posts) for body, posts in out.items()}


_HEADING = frozenset({"president", "head", "director-general", "secretary-general", "managing-director", "central-bank-governor",
                      "commission-president", "council-president", "parliament-president", "secretary",
                      "security-council-secretary"})  # fmt: skip
"""Offices by whose names the head of a body may be called (`Präsidentin der Europäischen Kommission`, `IAEA chief`)."""


def head_of(body: str, title: Title, day: str | None) -> PostRow | None:
    """Who led a body of the tables on a day, if the title is one its head may have; None if unknown."""
    if title.office not in _HEADING:
        return None
    found = {p.holder: p for p in _by_body().get(body, ()) if held(p, day) and p.office in _HEADING}
    return next(iter(found.values())) if len(found) == 1 else None


def leads(person: str, day: str | None, language: str) -> bool:
    """Whether somebody was head of state or of government somewhere on a day."""
    offices = {*_offices_of_role(language, "head-of-state"), *_offices_of_role(language, "head-of-government")}
    return any(held(post, day) and post.office in offices for post in posts_of(person))


def offices_meant(title: Title, language: str) -> tuple[str, ...]:
    """The offices a title may mean: its own, for `Staatschef` and `leader` every office of a head of state or government."""
    generic = title.office in {"head-of-state", "head-of-government"}
    return (title.office, *_offices_of_role(language, title.role)) if generic else (title.office,)


def has_office(title: Title, country: str, language: str) -> bool:
    """Whether the tables know anybody who ever held this office in a state (the United States have no prime minister)."""
    return any((country, office) in _posts() for office in offices_meant(title, language))


def _of_leaders(country: str, language: str) -> tuple[str, ...]:
    """The offices of those who may be called leader of a state."""
    state = one(StateRow, country)
    led_by = (state.led_by if state is not None else "") or "head-of-state"
    return () if led_by == "either" else (led_by, *_offices_of_role(language, led_by))


def unshared(title: Title) -> bool:
    """Whether a state has one holder of this office at a time."""
    return bool(title.office) and title.office not in _SHARED


def holder(title: Title, country: str, day: str | None, language: str) -> PostRow | None:
    """Who held an office of a state on a day; None if unknown or more than one did."""
    if title.office in _SHARED:
        return None
    tries = ((title.office,), offices_meant(title, language))
    for tried in tries if not title.leads else (_of_leaders(country, language),):
        found = {p.holder: p for o in tried for p in _posts().get((country, o), ()) if held(p, day)}
        if len(found) > 1:
            started_last = max(p.since for p in found.values())
            found = {k: p for k, p in found.items() if p.since == started_last}
        if len(found) == 1:
            return next(iter(found.values()))
    return None
