"""A user's own tables are laid over the shipped ones: replaced, added, removed, told apart by the digest."""

import json
import os
import subprocess
import sys

import pytest

from depesche.errors import LexiconError, UsageError
from depesche.lexicon import overlay, tables
from depesche.lexicon.rows import ActorRow, NameRow, OfficeRow, OrganisationRow, PostRow, StateNameRow


def write(folder, table, kind, *rows):
    """Write rows, each a mapping of columns, as a table of an overlay."""
    path = folder / f"{table}.tsv"
    path.parent.mkdir(parents=True, exist_ok=True)
    columns = tables.columns(kind)
    path.write_text("\n".join(["\t".join(columns), *("\t".join(r.get(c, "") for c in columns) for r in rows)]) + "\n", encoding="utf-8")
    return path


def ids(rows):
    return [row.id for row in rows]


@pytest.fixture
def in_use(monkeypatch):
    """Put an overlay into use for one test."""

    def put(folder):
        monkeypatch.setenv(overlay.VARIABLE, str(folder))
        overlay.folder.cache_clear()

    yield put
    monkeypatch.delenv(overlay.VARIABLE, raising=False)
    overlay.folder.cache_clear()


def test_without_an_overlay_the_base_is_what_it_is(tmp_path):
    assert tables.load_over(PostRow, None, tmp_path) == tables.load_over(PostRow, None, None)
    assert tables.digest_over(tmp_path) == tables.digest_over(None)


def test_the_same_id_replaces_a_new_one_adds_and_removed_takes_away(tmp_path):
    base = tables.load_over(OrganisationRow, None, None)
    write(
        tmp_path, "organisations", OrganisationRow,
        {"id": base[0].id, "name": "Another name", "source": "own"},
        {"id": base[1].id, "note": "removed"},
        {"id": "town-council-of-nowhere", "name": "Town Council of Nowhere", "source": "own"},
    )  # fmt: skip
    over = tables.load_over(OrganisationRow, None, tmp_path)
    assert ids(over) == [base[0].id, *ids(base[2:]), "town-council-of-nowhere"]
    assert over[0].name == "Another name"
    assert tables.load_over(OrganisationRow, None, None) == base


def test_removing_what_the_base_no_longer_has_is_no_error(tmp_path):
    write(tmp_path, "organisations", OrganisationRow, {"id": "gone-long-ago", "note": "removed"})
    assert tables.load_over(OrganisationRow, None, tmp_path) == tables.load_over(OrganisationRow, None, None)


def test_names_and_posts_go_with_their_actor(tmp_path):
    write(tmp_path, "actors", ActorRow, {"id": "sergei-lavrov", "note": "removed"})
    for kind, owner in ((NameRow, "actor"), (PostRow, "holder")):
        base = tables.load_over(kind, None, None)
        gone = [r.id for r in base if getattr(r, owner) == "sergei-lavrov"]
        over = ids(tables.load_over(kind, None, tmp_path))
        assert gone
        assert over == [i for i in ids(base) if i not in gone]


def test_a_row_that_says_more_than_removed_is_a_row(tmp_path):
    write(tmp_path, "organisations", OrganisationRow, {"id": "x", "name": "X", "note": "removed"})
    assert tables.load_over(OrganisationRow, None, tmp_path)[-1].name == "X"


def test_tables_of_languages_lie_in_their_folders(tmp_path):
    write(tmp_path, "de/states", StateNameRow, {"id": "de.RUS", "state": "RUS", "names": "Rußland", "source": "own"})
    rows = {r.id: r for r in tables.load_over(StateNameRow, "de", tmp_path)}
    assert rows["de.RUS"].names == ("Rußland",)
    assert tables.load_over(OfficeRow, "de", tmp_path) == tables.load_over(OfficeRow, "de", None)


def test_what_is_wrong_is_named_by_file_row_and_column(tmp_path):
    write(tmp_path, "organisations", OrganisationRow, {"id": "x", "source": "own"})
    with pytest.raises(LexiconError, match=r"organisations\.tsv:2 \[name\]: is empty"):
        tables.load_over(OrganisationRow, None, tmp_path)


def test_a_table_that_nobody_would_read_is_named(tmp_path, in_use):
    (tmp_path / "post.tsv").write_text("id\n", encoding="utf-8")
    in_use(tmp_path)
    with pytest.raises(LexiconError, match=r"post\.tsv:1: is no table of an overlay \(tables there are actors"):
        overlay.folder()


def test_a_folder_of_no_language_is_named(tmp_path):
    write(tmp_path, "world/states", StateNameRow, {"id": "de.RUS", "state": "RUS", "names": "Rußland", "source": "own"})
    with pytest.raises(LexiconError, match="'world' is no language of the tables .*de, en, ru"):
        overlay.known_only(tmp_path)


def test_a_folder_that_is_not_there_is_named(tmp_path, in_use):
    in_use(tmp_path / "nothing")
    with pytest.raises(UsageError, match="nothing"):
        overlay.folder()


def test_loading_follows_the_variable(tmp_path, in_use):
    write(tmp_path, "actors", ActorRow, {"id": "mustermann-erika", "name": "Erika Mustermann", "source": "own"})
    shipped = tables.digest()
    in_use(tmp_path)
    assert tables.load(ActorRow)[-1].id == "mustermann-erika"
    assert tables.digest() != shipped


def test_the_digest_follows_every_cell_and_no_line_break(tmp_path):
    path = write(tmp_path, "actors", ActorRow, {"id": "mustermann-erika", "name": "Erika Mustermann", "source": "own"})
    first = tables.digest_over(tmp_path)
    tables.digest_over.cache_clear()
    path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    assert tables.digest_over(tmp_path) == first
    tables.digest_over.cache_clear()
    write(tmp_path, "actors", ActorRow, {"id": "mustermann-erika", "name": "Erika M. Mustermann", "source": "own"})
    assert tables.digest_over(tmp_path) != first
    tables.digest_over.cache_clear()


def test_a_process_has_one_overlay(tmp_path, in_use):
    in_use(tmp_path)
    assert overlay.folder() == tmp_path.resolve()
    overlay.use(tmp_path)
    other = tmp_path / "other"
    other.mkdir()
    with pytest.raises(UsageError, match="already in use"):
        overlay.use(other)


def test_a_report_is_read_with_the_overlay(tmp_path):
    """The whole way, in a process of its own: a name only the overlay knows is found, and `made_by` says so."""
    write(tmp_path, "actors", ActorRow, {"id": "quastenflosser-otto", "name": "Otto Quastenflosser", "country": "AUT", "source": "own"})
    write(tmp_path, "names", tables.WORLD_TABLES["names"],
          {"id": "quastenflosser-otto.any", "actor": "quastenflosser-otto", "text": "Otto Quastenflosser", "language": "*", "script": "Latn",
           "strength": "strong", "source": "own"})  # fmt: skip
    code = (
        "import depesche; r = depesche.read_text('Am 3. Mai 2024 traf Otto Quastenflosser in Wien den Minister.', language='de');"
        "import json; print(json.dumps([[a.id for a in r.actors], r.made_by.lexicon]))"
    )
    environment = {**os.environ, overlay.VARIABLE: str(tmp_path)}
    found = subprocess.run([sys.executable, "-c", code], env=environment, capture_output=True, text=True, check=False)
    assert found.returncode == 0, found.stderr
    actors, digest = json.loads(found.stdout)
    assert "quastenflosser-otto" in actors
    assert digest == tables.digest_over(tmp_path)
