"""The world tables agree with each other: dates, codes, scripts, holders, sources, namesakes.

A finding names the rows, so that whoever reads it can mend them.
"""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from itertools import combinations

import pytest

from depesche.lexicon.fact_checks import (
    BODY_CODE,
    EDTF,
    LANGUAGE_SCRIPTS,
    QID,
    ROLES,
    SCRIPTS,
    alone,
    bounds,
    scripts_of,
    surely_overlap,
)
from depesche.lexicon.rows import (
    ActorRow,
    BodyNameRow,
    FactRow,
    NameRow,
    OfficeRow,
    OrganisationRow,
    OutletRow,
    PlaceRow,
    PostRow,
    StateNameRow,
    StateRow,
    TreatyRow,
    WeakPlaceRow,
)
from depesche.lexicon.tables import LANGUAGES, load, table_path
from depesche.reading.who_posts import held

SPOKEN = tuple(dict.fromkeys((*LANGUAGES, "ru")))
"""Languages that have names of states and offices; a table that is absent is empty."""
WORLD = (ActorRow, BodyNameRow, NameRow, OrganisationRow, OutletRow, PlaceRow, PostRow, StateRow, TreatyRow, WeakPlaceRow)


def test_bounds() -> None:
    never = date(9999, 12, 31)
    assert bounds("2024-12", open_end=never) == (date(2024, 12, 1), date(2024, 12, 31))
    assert bounds("2024-02", open_end=never)[1] == date(2024, 2, 29)
    assert bounds("2024", open_end=never) == (date(2024, 1, 1), date(2024, 12, 31))
    assert bounds("", open_end=never) == (never, never)


def test_surely_overlap() -> None:
    def term(since: str, until: str) -> PostRow:
        return PostRow(id="x", holder="x", title="x", office="x", since=since, until=until)

    assert surely_overlap(term("2000-01-01", "2005-01-01"), term("2004-01-01", ""))
    assert not surely_overlap(term("2000-01-01", "2005-01-01"), term("2005-01-01", ""))
    assert not surely_overlap(term("2000-01-01", "2005-01"), term("2005", ""))


@pytest.mark.parametrize(
    ("kind", "language"),
    [(kind, None) for kind in WORLD] + [(kind, language) for kind in (OfficeRow, StateNameRow) for language in SPOKEN],
)
def test_every_fact_has_a_source(kind: type[FactRow], language: str | None) -> None:
    assert [row.id for row in load(kind, language) if not row.source] == []


@pytest.mark.parametrize("kind", [PostRow, StateRow])
def test_terms_are_days_months_or_years_in_order(kind: type[PostRow] | type[StateRow]) -> None:
    for row in load(kind):
        for text in (row.since, row.until):
            assert not text or EDTF.fullmatch(text), row.id
            bounds(text, open_end=date.max)
        if row.since and row.until:
            assert bounds(row.since, open_end=date.min)[0] <= bounds(row.until, open_end=date.max)[1], row.id


def test_days_of_checking_and_signing_are_dates() -> None:
    for kind in WORLD:
        for row in load(kind):
            assert not row.checked or date.fromisoformat(row.checked), row.id
    assert [t.id for t in load(TreatyRow) if t.signed and not EDTF.fullmatch(t.signed)] == []


def test_codes_of_states_and_bodies_are_known() -> None:
    states = {s.id for s in load(StateRow)}
    bodies = {o.country for o in load(OrganisationRow) if BODY_CODE.fullmatch(o.country)}
    for kind in (ActorRow, OrganisationRow, OutletRow, PostRow):
        wrong = [r.id for r in load(kind) if r.country and r.country not in states and r.country not in bodies]
        assert wrong == [], kind.__name__
    assert [t.id for t in load(TreatyRow) if not {p for p in t.parties if not p.startswith("IGO:")} <= states] == []


def test_wikidata_ids_are_well_formed_and_name_one_row_each() -> None:
    for kind in (ActorRow, OrganisationRow, StateRow, TreatyRow):
        owners: dict[str, list[str]] = defaultdict(list)
        for row in load(kind):
            if row.wikidata:
                assert QID.fullmatch(row.wikidata), row.id
                owners[row.wikidata].append(row.id)
        assert {q: ids for q, ids in owners.items() if len(ids) > 1} == {}, kind.__name__


@pytest.mark.parametrize("kind", [NameRow, BodyNameRow])
def test_names_are_written_in_the_script_they_say(kind: type[NameRow]) -> None:
    wrong = [n.id for n in load(kind) if not scripts_of(n.text) <= SCRIPTS.get(n.script, set())]
    assert wrong == []
    assert [n.id for n in load(kind) if n.script not in LANGUAGE_SCRIPTS.get(n.language, {n.script})] == []
    assert [n.id for n in load(kind) if n.strength not in {"strong", "weak"}] == []


def test_every_actor_has_a_name_of_its_own_or_one_noted_as_common() -> None:
    named = {n.actor for n in load(NameRow) if n.strength == "strong" or n.note.startswith("common name")}
    assert [a.id for a in load(ActorRow) if a.id not in named] == []


def test_a_strong_name_means_one_person_or_body_unless_a_note_says_how_to_tell() -> None:
    owners: dict[tuple[str, str], set[str]] = defaultdict(set)
    languages = sorted({n.language for n in (*load(NameRow), *load(BodyNameRow))} - {"*"})
    for row in (*load(NameRow), *load(BodyNameRow)):
        if row.strength == "strong" and not row.note:
            for language in languages if row.language == "*" else [row.language]:
                owners[language, row.text].add(row.actor)
    assert {key: who for key, who in owners.items() if len(who) > 1} == {}


@pytest.mark.parametrize("language", [lang for lang in SPOKEN if table_path("states", lang).exists()])
def test_a_name_of_a_state_or_its_seat_means_one_state(language: str) -> None:
    for column in ("names", "metonyms"):
        owners: dict[str, set[str]] = defaultdict(set)
        for row in load(StateNameRow, language):
            for text in getattr(row, column):
                owners[text].add(row.state)
        assert {text: who for text, who in owners.items() if len(who) > 1} == {}, column


def test_a_strong_name_of_somebody_is_no_state_and_no_place_unless_a_note_says_how_to_tell() -> None:
    strong = {n.text for n in (*load(NameRow), *load(BodyNameRow)) if n.strength == "strong" and not n.note}
    states = {text for language in ("de", "en") for row in load(StateNameRow, language) for text in row.names}
    places = {text for p in load(PlaceRow) if not p.note for text in (p.name, *p.names)}
    assert strong & states == set()
    assert strong & places == set()


def test_every_post_has_a_holder_and_a_body_of_the_tables() -> None:
    people = {a.id for a in load(ActorRow)}
    bodies = {o.id for o in load(OrganisationRow)}
    assert [p.id for p in load(PostRow) if p.holder not in people] == []
    assert [p.id for p in load(PostRow) if p.body and p.body not in bodies] == []
    assert [p.id for p in load(PostRow) if not p.country and not p.body] == []


@pytest.mark.parametrize("language", ["de", "en"])
def test_every_office_of_a_post_has_its_words(language: str) -> None:
    known = {o.office for o in load(OfficeRow, language)}
    assert sorted({p.office for p in load(PostRow)} - known) == []


@pytest.mark.parametrize("language", [lang for lang in SPOKEN if table_path("offices", lang).exists()])
def test_roles_of_offices_are_those_the_reading_knows(language: str) -> None:
    assert sorted({o.role for o in load(OfficeRow, language)} - ROLES) == []


@pytest.mark.parametrize("language", [lang for lang in SPOKEN if table_path("states", lang).exists()])
def test_every_state_has_its_name_in_every_language(language: str) -> None:
    named = {s.state for s in load(StateNameRow, language)}
    states = {s.id for s in load(StateRow)}
    assert named == states


def test_nobody_holds_an_office_twice_on_one_day() -> None:
    terms: dict[tuple[str, str, str, str], list[PostRow]] = defaultdict(list)
    for post in load(PostRow):
        terms[post.holder, post.office, post.country, post.body].append(post)
    twice = [(a.id, b.id) for same in terms.values() for a, b in combinations(same, 2) if surely_overlap(a, b)]
    assert twice == []


def test_an_office_of_one_has_one_holder_on_a_day() -> None:
    terms: dict[tuple[str, str, str], list[PostRow]] = defaultdict(list)
    for post in load(PostRow):
        if alone(post):
            terms[post.office, post.country, post.body].append(post)
    both = [
        (a.id, b.id)
        for same in terms.values()
        for a, b in combinations(same, 2)
        if a.holder != b.holder and surely_overlap(a, b)
    ]  # fmt: skip
    assert both == []


IN_THE_NEWS = (
    "AFG ARE ARG ARM AUS AUT AZE BFA BGR BLR BRA CAN CHE CHN COD COL CUB CZE DEU EGY ESP ETH FRA GBR GEO GRC HUN IDN IND IRN IRQ ISR ITA "
    "JPN KAZ KGZ KOR LBY MDA MEX MLI MMR NER NGA PAK PHL POL PRK PSE QAT ROU RUS RWA SAU SDN SRB SVK SYR THA TUR TWN UKR USA UZB VEN VNM "
    "XKX YEM ZAF"
).split()
"""States that reports of 2000 to 2026 speak of most."""
HEADS = {"president", "prime-minister", "chancellor", "king", "emir", "supreme-leader", "head-of-state"}


@pytest.mark.parametrize(
    ("offices", "least"), [(HEADS, 0.995), ({"foreign-minister"}, 0.95), ({"defence-minister"}, 0.80)], ids=["heads", "foreign", "defence"]
)
def test_who_was_in_office_is_known_for_the_states_in_the_news(offices: set[str], least: float) -> None:
    posts: dict[str, list[PostRow]] = defaultdict(list)
    for post in load(PostRow):
        if post.office in offices:
            posts[post.country].append(post)
    days = [f"{year}-{month}-01" for year in range(2001, 2026) for month in ("01", "07")]
    asked = [(state, day) for state in IN_THE_NEWS for day in days if state != "XKX" or day > "2008-02"]
    known = [(state, day) for state, day in asked if any(held(post, day) for post in posts[state])]
    assert len(known) >= least * len(asked), sorted(set(asked) - set(known))


@pytest.mark.parametrize("language", ["ru"])
def test_words_of_a_language_are_written_in_its_script(language: str) -> None:
    words = [
        text
        for row in load(StateNameRow, language)
        for text in (*row.names, *row.adjectives, *row.inhabitants, *row.metonyms)
    ] + [text for row in load(OfficeRow, language) for text in row.titles]  # fmt: skip
    assert words
    assert [w for w in words if not scripts_of(w) <= SCRIPTS["Cyrl"]] == []


def test_russian_states_are_listed_in_every_case() -> None:
    russia = next(s for s in load(StateNameRow, "ru") if s.state == "RUS")
    assert {"Россия", "России", "Россию", "Россией", "Российской Федерации", "РФ"} <= set(russia.names)
    assert {"Кремль", "Кремля", "Кремлю", "Кремлём", "Кремле", "Москвой"} <= set(russia.metonyms)
    assert {"россиянин", "россиян", "россиянами", "россиянкой"} <= set(russia.inhabitants)


def test_a_place_has_one_row_in_one_table() -> None:
    assert {p.id for p in load(PlaceRow)} & {p.id for p in load(WeakPlaceRow)} == set()
    assert len(load(PlaceRow)) + len(load(WeakPlaceRow)) >= 30_000


@pytest.mark.parametrize("kind", [PlaceRow, WeakPlaceRow])
def test_places_lie_in_states_and_on_the_earth(kind: type[PlaceRow]) -> None:
    states = {s.id for s in load(StateRow)}
    assert [p.id for p in load(kind) if p.country and p.country not in states] == []
    assert [p.id for p in load(kind) if bool(p.lat) != bool(p.lon)] == []
    assert [p.id for p in load(kind) if p.lat and (abs(float(p.lat)) > 90 or abs(float(p.lon)) > 180)] == []
    assert [p.id for p in load(kind) if p.population and not p.population.isdigit()] == []
    assert [p.id for p in load(kind) if p.name in p.names or len(set(p.names)) < len(p.names)] == []


def test_what_nobody_checked_says_so() -> None:
    assert [p.id for p in load(WeakPlaceRow) if p.checked] == []


@pytest.mark.parametrize(
    ("text", "country"),
    [("Moskau", "RUS"), ("Kiew", "UKR"), ("Kyjiw", "UKR"), ("Peking", "CHN"), ("Pjöngjang", "PRK"), ("Lemberg", "UKR"),
     ("Charkiw", "UKR"), ("Donezk", "UKR"), ("Preßburg", "SVK"), ("Breslau", "POL"), ("Butscha", "UKR"), ("Awdijiwka", "UKR"),
     ("Natanz", "IRN"), ("Fordo", "IRN"), ("Punggye-ri", "PRK"), ("Region Kursk", "RUS"), ("Donbass", "UKR"), ("Golanhöhen", "SYR"),
     ("Gazastreifen", "PSE"), ("Taiwanstraße", ""), ("Schwarzes Meer", ""), ("Sudscha", "RUS"), ("Kupjansk", "UKR"),
     ("Saporischschja", "UKR"), ("Nischni Tagil", "RUS"), ("Tscheljabinsk", "RUS"), ("Schachtarsk", "UKR"), ("Polazk", "BLR"),
     ("Chorramschahr", "IRN"), ("Schabwa", "YEM"), ("Hormuz Strait", ""), ("Traunstein", "DEU"), ("Kortrijk", "BEL")],
)  # fmt: skip
def test_german_and_english_names_of_places_in_the_news(text: str, country: str) -> None:
    found = [(kind is PlaceRow, int(p.population or 0), p.country) for kind in (PlaceRow, WeakPlaceRow)
             for p in load(kind) if text in (p.name, *p.names)]  # fmt: skip
    assert max(found)[2] == country


def test_no_town_is_called_like_a_state_or_a_continent() -> None:
    states = {text for language in ("de", "en") for row in load(StateNameRow, language) for text in row.names}
    names = {text for p in load(WeakPlaceRow) for text in (p.name, *p.names)}
    assert names & (states | {"Asia", "Europe", "Africa", "America", "Asien", "Europa", "Afrika", "Amerika"}) == set()
