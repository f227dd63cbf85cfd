"""The tables of people, posts and offices keep their promises."""

from __future__ import annotations

from collections import Counter

import pytest

from depesche.lexicon.rows import (
    ActorRow,
    BodyNameRow,
    NameRow,
    OfficeRow,
    OrganisationRow,
    OutletRow,
    PlaceRow,
    PostRow,
    Row,
    StateRow,
    TreatyRow,
)
from depesche.lexicon.tables import all_names, all_tables, load
from depesche.reading.who_posts import held, holder
from depesche.reading.who_titles import titles


def test_every_name_and_post_belongs_to_an_actor() -> None:
    actors = {a.id for a in load(ActorRow)}
    assert {n.actor for n in load(NameRow)} <= actors
    assert {p.holder for p in load(PostRow)} <= actors


def test_every_name_of_a_body_belongs_to_one_in_the_tables() -> None:
    bodies = {row.id for kind in (OrganisationRow, OutletRow, TreatyRow) for row in load(kind)}
    assert {n.actor for n in load(BodyNameRow)} <= bodies
    assert set(all_names()) == {*load(NameRow), *load(BodyNameRow)}


def test_names_of_bodies_are_a_table_like_the_others() -> None:
    assert ("names_bodies", None) in all_tables()


@pytest.mark.parametrize(("kind", "least"), [(OrganisationRow, 300), (OutletRow, 150), (TreatyRow, 120)])
def test_there_are_enough_bodies(kind: type[Row], least: int) -> None:
    assert len(load(kind)) >= least


def test_every_place_lies_in_a_state_and_on_the_earth() -> None:
    states = {s.id for s in load(StateRow)}
    assert {p.country for p in load(PlaceRow) if p.country} <= states
    assert all(abs(float(p.lat)) <= 90 and abs(float(p.lon)) <= 180 for p in load(PlaceRow) if p.lat or p.lon)


def test_a_strong_name_names_one_actor_only() -> None:
    owners: dict[str, set[str]] = {}
    for row in load(NameRow):
        if row.strength == "strong":
            owners.setdefault(row.text, set()).add(row.actor)
    assert {text: who for text, who in owners.items() if len(who) > 1} == {}


def test_posts_begin_before_they_end() -> None:
    assert [p.id for p in load(PostRow) if p.until and p.since > p.until] == []


@pytest.mark.parametrize("language", ["de", "en"])
def test_an_office_word_stands_in_one_row(language: str) -> None:
    words = Counter(t for row in load(OfficeRow, language) for t in row.titles)
    assert [w for w, n in words.items() if n > 1] == []


@pytest.mark.parametrize(
    ("word", "country", "day", "expected"),
    [
        ("Außenminister", "RUS", "2025-06-04", "sergei-lavrov"),
        ("Staatschef", "PRK", "2025-06-04", "kim-jong-un"),
        ("Staatschef", "PRK", "2009-06-04", "kim-jong-il"),
        ("Bundeskanzlerin", "DEU", "2010-01-01", "angela-merkel"),
        ("Regierungschef", "DEU", "2003-01-01", "gerhard-schroder"),
        ("Präsidenten", "USA", "2006-05-31", "george-w-bush"),
        ("Verteidigungsminister", "RUS", "2020-01-01", "sergei-shoigu"),
        ("Präsident", "USA", "1950-01-01", None),
    ],
)
def test_offices_are_resolved_for_the_day(word: str, country: str, day: str, expected: str | None) -> None:
    title = titles("de").word(word)
    assert title is not None
    post = holder(title, country, day, "de")
    assert (post.holder if post else None) == expected


@pytest.mark.parametrize(
    ("word", "office"),
    [
        ("Außenministers", "foreign-minister"), ("US-Präsident", "president"), ("Kremlsprecher", "government-spokesperson"),
        ("Talibankämpfer", "rebels"), ("Demonstrantinnen", "protesters"), ("Begleiter", None), ("Ausland", None),
        ("Durchführung", None),
    ],
)  # fmt: skip
def test_office_words_inflected_and_in_compounds(word: str, office: str | None) -> None:
    title = titles("de").word(word)
    assert (title.office if title else None) == office


def test_an_undated_post_is_never_held() -> None:
    undated = PostRow(id="x", holder="x", title="President", office="president", country="RUS")
    assert not held(undated, "2025-01-01")
