"""What does not hold together in an overlay is named by file, row, column and remedy; the shipped tables pass the same checks."""

import pytest

from depesche.lexicon import overlay
from depesche.lexicon.fact_checks import Base, bounds, check, problems, surely_overlap
from depesche.lexicon.rows import (
    ActorRow,
    BodyNameRow,
    NameRow,
    OfficeRow,
    OrganisationRow,
    OutletRow,
    PlaceRow,
    PostRow,
    StateNameRow,
    StateRow,
    TreatyRow,
)
from depesche.lexicon.tables import LANGUAGE_TABLES, LANGUAGES, WORLD_TABLES, columns, load_over

NOBODY = {"id": "mustermann-erika", "name": "Erika Mustermann", "kind": "person", "country": "DEU", "source": "own"}
NAME = {
    "id": "mustermann-erika.1",
    "actor": "mustermann-erika",
    "text": "Erika Mustermann",
    "language": "*",
    "script": "Latn",
    "strength": "strong",
    "source": "own",
}
POST = {
    "id": "p",
    "holder": "sergei-lavrov",
    "title": "Mayor",
    "office": "mayor",
    "country": "RUS",
    "since": "1990",
    "until": "1991",
    "source": "own",
}


@pytest.fixture
def folder(tmp_path):
    """An overlay to which tables are written."""

    def put(table, kind, *rows):
        path = tmp_path / f"{table}.tsv"
        path.parent.mkdir(exist_ok=True)
        head = columns(kind)
        path.write_text("\n".join(["\t".join(head), *("\t".join(r.get(c, "") for c in head) for r in rows)]) + "\n", encoding="utf-8")
        return tmp_path

    return put


def told(folder):
    return [str(problem) for problem in problems(folder)]


@pytest.mark.parametrize("table", overlay.TABLES)
def test_the_shipped_world_passes(table):
    base = Base(None)
    assert [(row.id, found) for row in load_over(WORLD_TABLES[table], None, None) for found in check(row, base)] == []


@pytest.mark.parametrize("table", overlay.LANGUAGE_TABLES)
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_shipped_names_of_states_and_offices_pass(table, language):
    base = Base(None)
    assert [(row.id, found) for row in load_over(LANGUAGE_TABLES[table], language, None) for found in check(row, base)] == []


def test_an_actor_with_a_name_and_a_post_holds_together(folder):
    folder("actors", ActorRow, NOBODY)
    folder("names", NameRow, NAME)
    assert told(folder("posts", PostRow, {**POST, "holder": "mustermann-erika", "country": "DEU"})) == []


@pytest.mark.parametrize(
    ("table", "kind", "row", "column", "says"),
    [
        ("actors", ActorRow, {**NOBODY, "source": ""}, "source", "is empty"),
        ("actors", ActorRow, {**NOBODY, "checked": "30.11.2026"}, "checked", "'30.11.2026' is no day"),
        ("actors", ActorRow, {**NOBODY, "country": "GER"}, "country", "'GER' is no state or body"),
        ("actors", ActorRow, {**NOBODY, "gender": "female"}, "gender", "use one of"),
        ("actors", ActorRow, {**NOBODY, "wikidata": "7747"}, "wikidata", "'7747' is no Wikidata id"),
        ("actors", ActorRow, {**NOBODY, "wikidata": "Q7747"}, "wikidata", "is also that of vladimir-putin"),
        ("actors", ActorRow, NOBODY, "id", "has no name in the tables"),
        ("names", NameRow, NAME, "actor", "'mustermann-erika' is not known here"),
        ("names", NameRow, {**NAME, "actor": "sergei-lavrov", "script": "Cyrl"}, "text", "has letters of latin"),
        ("names", NameRow, {**NAME, "actor": "sergei-lavrov", "script": "Kyrl"}, "script", "'Kyrl' is not known"),
        ("names", NameRow, {**NAME, "actor": "sergei-lavrov", "language": "ru"}, "script", "ru is not written in Latn"),
        ("names", NameRow, {**NAME, "actor": "sergei-lavrov", "strength": "strongly"}, "strength", "use one of strong, weak"),
        ("names", NameRow, {**NAME, "actor": "sergei-lavrov", "language": "German"}, "language", "'German' is no language"),
        ("names", NameRow, {**NAME, "actor": "sergei-lavrov", "text": "Sergei Shoigu"}, "strength", "also a strong name of sergei-shoigu"),
        ("names_bodies", BodyNameRow, {**NAME, "actor": "sergei-lavrov"}, "actor", "organisations.tsv, outlets.tsv or treaties.tsv"),
        ("posts", PostRow, {**POST, "holder": "nobody"}, "holder", "'nobody' is not known"),
        ("posts", PostRow, {**POST, "office": "boss"}, "office", "'boss' is not known"),
        ("posts", PostRow, {**POST, "body": "nowhere"}, "body", "'nowhere' is not known"),
        ("posts", PostRow, {**POST, "country": ""}, "country", "is empty, and so is body"),
        ("posts", PostRow, {**POST, "since": "2024-13"}, "since", "'2024-13' is no day, month or year"),
        ("posts", PostRow, {**POST, "until": "today"}, "until", "'today' is no day"),
        ("posts", PostRow, {**POST, "since": "1995"}, "until", "1991 is before 1995"),
        ("posts", PostRow, {**POST, "office": "foreign-minister", "since": "2010", "until": "2011"}, "since", "overlaps: sergei-lavrov held it"),
        ("posts", PostRow, {**POST, "holder": "sergei-shoigu", "office": "foreign-minister", "since": "2010", "until": "2011"}, "since", "sergei-lavrov held it 2004-03-09..today"),
        ("organisations", OrganisationRow, {"id": "x", "name": "X", "kind": "club", "source": "own"}, "kind", "'club' is not known"),
        ("outlets", OutletRow, {"id": "x", "name": "X", "owner": "Russia", "source": "own"}, "owner", "'Russia' is no state"),
        ("treaties", TreatyRow, {"id": "x", "name": "X", "parties": "DEU | Prussia", "source": "own"}, "parties", "'Prussia' is no state"),
        ("treaties", TreatyRow, {"id": "x", "name": "X", "signed": "soon", "source": "own"}, "signed", "'soon' is no day"),
        ("places", PlaceRow, {"id": "x", "name": "X", "country": "DEU", "lat": "99.5", "source": "own"}, "lat", "no number that can be"),
        ("places", PlaceRow, {"id": "x", "name": "X", "country": "DEU", "population": "many", "source": "own"}, "population", "no number"),
        ("states", StateRow, {"id": "Utopia", "name": "Utopia", "source": "own"}, "id", "no code of three capitals"),
        ("de/states", StateNameRow, {"id": "de.Russland", "state": "RUS", "names": "Rußland", "source": "own"}, "id", "does not end in RUS"),
        ("de/offices", OfficeRow, {"id": "de.office.x", "office": "x", "titles": "X", "role": "boss", "source": "own"}, "role", "'boss' is not known"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_named(folder, table, kind, row, column, says):
    found = [p for p in told(folder(table, kind, row)) if f"[{column}]" in p]
    assert len(found) == 1
    assert f"{table.rpartition('/')[2]}.tsv:2 [{column}]: {row['id']}: " in found[0]
    assert says in found[0]
    assert found[0].endswith(")"), "a remedy is given"


def test_a_note_explains_two_holders(folder):
    row = {**POST, "holder": "sergei-shoigu", "office": "foreign-minister", "since": "2010", "until": "2011", "note": "acting for a month"}
    assert told(folder("posts", PostRow, row)) == []


def test_a_row_that_replaces_does_not_clash_with_the_one_it_replaces(folder):
    row = next(p for p in load_over(PostRow, None, None) if p.holder == "sergei-lavrov" and p.office == "foreign-minister")
    own = {c: getattr(row, c) for c in columns(PostRow)} | {"until": "2026-11-29"}
    assert told(folder("posts", PostRow, own)) == []


def test_overlap_of_vague_terms_does_not_depend_on_their_order():
    a = PostRow(id="a", holder="a", title="", office="x", since="2012", until="2012")
    b = PostRow(id="b", holder="b", title="", office="x", since="2012", until="2013")
    assert not surely_overlap(a, b)
    assert not surely_overlap(b, a)


def test_bounds_of_the_last_month_of_a_year():
    from datetime import date

    assert bounds("2024-12", open_end=date.max) == (date(2024, 12, 1), date(2024, 12, 31))
