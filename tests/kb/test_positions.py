"""Which office a position is, told by its label and its state or body; what only resembles an office is none."""

import pytest

from depesche.kb.positions import FOLDER, LanguagesRow, PositionRow, native_languages, owners, position
from depesche.lexicon.formatting import formatted
from depesche.lexicon.rows import OfficeRow, PostRow, StateRow
from depesche.lexicon.tables import load, read_rows

RUSSIA, UKRAINE, USA, EU, POLAND = "Q159", "Q212", "Q30", "Q458", "Q36"


@pytest.mark.parametrize(
    ("label", "owner", "office", "title", "country"),
    [
        ("Minister of Foreign Affairs of Ukraine", UKRAINE, "foreign-minister", "Minister of Foreign Affairs", "UKR"),
        ("Ukrainian Minister of Foreign Affairs", UKRAINE, "foreign-minister", "Minister of Foreign Affairs", "UKR"),
        ("Minister of Foreign Affairs", UKRAINE, "foreign-minister", "Minister of Foreign Affairs", "UKR"),
        ("Minister of Defence (Russia)", RUSSIA, "defence-minister", "Minister of Defence", "RUS"),
        ("President of the Russian Federation", RUSSIA, "president", "President", "RUS"),
        ("United States Secretary of State", USA, "foreign-minister", "United States Secretary of State", "USA"),
        ("defence minister of Poland", POLAND, "defence-minister", "Defence minister", "POL"),
    ],
)
def test_offices(label, owner, office, title, country):
    found = position(label, owner)
    assert found is not None
    assert (found.office, found.title, found.country, found.body) == (office, title, country, "")


def test_an_office_of_a_body_of_several_states():
    found = position("President of the European Commission", next(q for q, (c, o) in owners().items() if o == "european-commission"))
    assert found is not None
    assert (found.office, found.country, found.body) == ("commission-president", "IGO:EU", "european-commission")


@pytest.mark.parametrize(
    ("label", "owner"),
    [
        ("Deputy Minister of Foreign Affairs of Ukraine", UKRAINE),
        ("Assistant to the President of Russia", RUSSIA),
        ("Shadow Foreign Secretary", "Q145"),
        ("President of the Supreme Court of Russia", RUSSIA),
        ("Minister of Defence Industry", UKRAINE),
        ("Secretary of State", POLAND),
        ("President of Russia", UKRAINE),
        ("Minister of Foreign Affairs", "Q1055"),
        ("", UKRAINE),
    ],
)
def test_what_is_none_of_our_offices(label, owner):
    assert position(label, owner) is None


def test_the_tables_hold_together():
    known = {p.office for p in load(PostRow)} | {o.office for o in load(OfficeRow, "en")}
    rows = read_rows(FOLDER / "positions.tsv", PositionRow)
    titles = [t for row in rows for t in row.titles]
    assert [row.id for row in rows if row.office not in known or not row.source] == []
    assert sorted(titles) == sorted(set(titles)), "a title means one office"
    assert [t for t in titles if t != t.lower()] == []
    states = {s.id for s in load(StateRow)}
    assert [row.id for row in read_rows(FOLDER / "languages.tsv", LanguagesRow) if row.id not in states or not row.source] == []
    for name in ("positions.tsv", "languages.tsv"):
        text = (FOLDER / name).read_text(encoding="utf-8")
        assert formatted(text) == text


def test_native_languages():
    assert native_languages("UKR") == ("uk",)
    assert native_languages("DEU") == ()
