"""A user's rows are checked together, then copied; what is refused leaves everything as it was."""

import pytest

from depesche.errors import LexiconError, UsageError
from depesche.kb.adding import Refused, Table, add, table_of, write_text
from depesche.lexicon import overlay
from depesche.lexicon.rows import ActorRow, BodyNameRow, NameRow, OrganisationRow, PlaceRow, PostRow
from depesche.lexicon.tables import columns, load_over

ACTOR = {"id": "mustermann-erika", "name": "Erika Mustermann", "kind": "person", "country": "DEU", "source": "own"}
NAME = {
    "id": "mustermann-erika.1",
    "actor": "mustermann-erika",
    "text": "Erika Mustermann",
    "language": "*",
    "script": "Latn",
    "strength": "strong",
    "source": "own",
}


@pytest.fixture
def file(tmp_path):
    def write(name, kind, *rows):
        path = tmp_path / "mine" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        head = columns(kind)
        path.write_text("\n".join(["\t".join(head), *("\t".join(r.get(c, "") for c in head) for r in rows)]) + "\n", encoding="utf-8")
        return path

    return write


@pytest.fixture
def folder(tmp_path):
    return tmp_path / "knowledge"


def test_rows_are_copied_once_checked(file, folder):
    both = [(file("actors.tsv", ActorRow, ACTOR), Table("actors", None)), (file("names.tsv", NameRow, NAME), Table("names", None))]
    assert [(str(a.table), a.new) for a in add(both, folder)] == [
        ("actors.tsv", ("mustermann-erika",)),
        ("names.tsv", ("mustermann-erika.1",)),
    ]
    assert load_over(ActorRow, None, folder)[-1].name == "Erika Mustermann"
    assert [a.unchanged for a in add(both, folder)] == [("mustermann-erika",), ("mustermann-erika.1",)]


def test_a_later_file_replaces_rows_and_keeps_the_others(file, folder):
    table = Table("organisations", None)
    first = file(
        "a.tsv",
        OrganisationRow,
        {"id": "x1", "name": "X 1", "kind": "group", "source": "own"},
        {"id": "x2", "name": "X 2", "kind": "group", "source": "own"},
    )
    add([(first, table)], folder)
    (added,) = add(
        [
            (
                file(
                    "b.tsv",
                    OrganisationRow,
                    {"id": "x2", "name": "X two", "kind": "group", "source": "own"},
                    {"id": "nato", "note": "removed"},
                ),
                table,
            )
        ],
        folder,
    )
    assert (added.new, added.replaced, added.removed) == ((), ("x2",), ("nato",))
    names = {o.id: o.name for o in load_over(OrganisationRow, None, folder)}
    assert (names["x1"], names["x2"]) == ("X 1", "X two")
    assert "nato" not in names
    assert overlay.file_of(folder, "organisations").read_text(encoding="utf-8").split("\n")[1].startswith("nato\t")


def test_what_does_not_hold_together_is_refused_at_its_place_and_nothing_is_written(file, folder):
    good = file("actors.tsv", ActorRow, ACTOR, {**ACTOR, "id": "y", "country": "GER"})
    with pytest.raises(Refused) as caught:
        add([(good, Table("actors", None)), (file("names.tsv", NameRow, NAME), Table("names", None))], folder)
    told = [str(p) for p in caught.value.found]
    assert any(f"{good}:3 [country]: y: 'GER' is no state" in t for t in told)
    assert not folder.exists()


def test_a_broken_cell_is_refused(file, folder):
    with pytest.raises(LexiconError, match=r"mine/actors\.tsv:2 \[name\]: is empty"):
        add([(file("actors.tsv", ActorRow, {**ACTOR, "name": ""}), Table("actors", None))], folder)
    assert not folder.exists()


def test_old_problems_of_the_folder_do_not_keep_new_rows_out(file, folder):
    folder.mkdir()
    head = columns(PostRow)
    (folder / "posts.tsv").write_text("\t".join(head) + "\nold\tnobody\tHead\thead\t\tDEU\t2001\t\town\t\t\n", encoding="utf-8")
    row = {
        "id": "new",
        "holder": "sergei-lavrov",
        "title": "Mayor",
        "office": "mayor",
        "country": "RUS",
        "since": "1990",
        "until": "1991",
        "source": "own",
    }
    add([(file("posts.tsv", PostRow, row), Table("posts", None))], folder)
    assert {"old", "new"} <= {p.id for p in load_over(PostRow, None, folder)}


@pytest.mark.parametrize(
    ("name", "kind", "table"),
    [
        ("posts.tsv", PostRow, "posts.tsv"),
        ("my rows.tsv", PostRow, "posts.tsv"),
        ("de/states.tsv", ActorRow, "de/states.tsv"),
        ("names_bodies.tsv", BodyNameRow, "names_bodies.tsv"),
    ],
)
def test_the_table_is_told_by_name_folder_or_columns(file, name, kind, table):
    assert str(table_of(file(name, kind))) == table


def test_a_table_that_cannot_be_told_is_asked_for(file):
    with pytest.raises(UsageError, match="fit names and names_bodies"):
        table_of(file("mine.tsv", NameRow))
    assert str(table_of(file("mine.tsv", NameRow), "names")) == "names.tsv"
    with pytest.raises(UsageError, match="use --table with one of"):
        table_of(file("mine.tsv", NameRow), "events")
    with pytest.raises(UsageError, match="fit no table"):
        table_of(file("mine.tsv", NameRow), None, "de")


def test_a_folder_that_cannot_be_made_is_said_in_one_line(tmp_path):
    (tmp_path / "file").write_text("no folder")
    with pytest.raises(UsageError, match="cannot be written"):
        write_text(tmp_path / "file" / "posts.tsv", "id\n")


def test_columns_of_places_mean_the_checked_table(file):
    assert table_of(file("mine.tsv", PlaceRow, {"id": "x", "name": "X", "source": "own"})).name == "places"
