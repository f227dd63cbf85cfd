"""What Wikidata says beyond the base goes into an overlay, what it says against it is only told, and what was interrupted goes on."""

from datetime import date

import httpx
import pytest
from service import Service, held, item_snak, person, position, simple, time_snak, unknown_snak

from depesche.errors import UsageError
from depesche.kb.adding import Table, merge
from depesche.kb.refreshing import PROGRESS, Wanted, refresh
from depesche.kb.wikidata import UnavailableError
from depesche.lexicon.fact_checks import problems
from depesche.lexicon.rows import ActorRow, NameRow, PostRow
from depesche.lexicon.tables import WORLD_TABLES, changes, forget, load_over

UKRAINE = "Q212"
FM = position("Q1001", "Minister of Foreign Affairs of Ukraine", UKRAINE)
MAYOR_OF_DEFENCE = position("Q1002", "Deputy Minister of Defence of Ukraine", UKRAINE)
DM = position("Q1003", "Minister of Defence", UKRAINE, "P17")
DAY = date(2026, 11, 30)
ANNA = ActorRow(id="anna-testenko", name="Anna Testenko", country="UKR", wikidata="Q900001", source="own")
BORIS = ActorRow(id="boris-probenko", name="Boris Probenko", country="UKR", wikidata="Q900002", source="own")


def post(row_id, since, until="", *, office="foreign-minister", holder="anna-testenko", checked=""):
    return PostRow(
        id=row_id, holder=holder, title="Minister", office=office, country="UKR", since=since, until=until, source="own", checked=checked
    )


@pytest.fixture
def base(tmp_path, monkeypatch):
    """An overlay with two persons of our own; the shipped posts of Ukraine are out of the way."""
    folder = tmp_path / "knowledge"

    def make(*rows):
        own = [post.id for post in load_over(PostRow, None, None) if post.country == "UKR"]
        merge(folder, Table("posts", None), [r for r in rows if isinstance(r, PostRow)], own)
        merge(folder, Table("actors", None), [ANNA, BORIS])
        names = [NameRow(id=f"{a.id}.1", actor=a.id, text=a.name, source="own") for a in (ANNA, BORIS)]
        merge(folder, Table("names", None), [*names, *(r for r in rows if isinstance(r, NameRow))])
        forget()
        return folder

    return make


def run(folder, *items, only=("anna-testenko",), service=None, **wanted):
    """What was told, by kind, and the summary."""
    service = service or Service(*items)
    told = []
    summary = refresh(service.wikidata(), folder, Wanted(only=tuple(only), day=DAY, **wanted), told.append)
    forget()
    return [(c.kind, c.table, c.row, c.says) for c in told], summary


def own_posts(folder, holder="anna-testenko"):
    return [(p.office, p.since, p.until) for p in load_over(PostRow, None, folder) if p.holder == holder]


def anna(*posts, labels=None, aliases=None, **claims):
    return person("Q900001", labels or {"en": "Anna Testenko"}, aliases, posts, **claims)


def test_names_in_every_language_are_added_weak_with_their_source(base):
    folder = base()
    labels = {"de": "Anna Testenko", "en": "Anna Testenko", "ru": "Анна Тестенко", "uk": "Ганна Тестенко", "fr": "Anna Testenco"}
    told, summary = run(
        folder,
        anna(
            labels=labels,
            aliases={"ru": ["Testenko Anna", "Анна Testenko"], "de": ["Hanna Testenko", "Testenko (Politikerin)", "A. T.", "Q900001"]},
        ),
    )
    assert {(r.text, r.language, r.script) for kind, _, r, _ in told if kind == "new"} == {
        ("Анна Тестенко", "ru", "Cyrl"), ("Ганна Тестенко", "uk", "Cyrl"), ("Hanna Testenko", "de", "Latn"),
    }  # fmt: skip
    rows = [n for n in load_over(NameRow, None, folder) if n.actor == "anna-testenko" and n.source != "own"]
    assert {(n.strength, n.source, n.checked) for n in rows} == {("weak", "Wikidata (CC0), 2026-11-30", "")}
    assert summary.kinds == {"new": 3, "changed": 0, "contradicting": 0}
    assert [str(p) for p in problems(folder)] == []


def test_a_dated_post_is_added(base):
    folder = base()
    told, _ = run(folder, anna(held("Q1001", "2020-03-04", "2024-09-05")), FM)
    assert [(kind, table) for kind, table, _, _ in told] == [("new", "posts")]
    assert own_posts(folder) == [("foreign-minister", "2020-03-04", "2024-09-05")]
    (row,) = [p for p in load_over(PostRow, None, folder) if p.holder == "anna-testenko"]
    assert (row.id, row.title, row.country, row.checked) == (
        "anna-testenko.foreign-minister.2020-03-04",
        "Minister of Foreign Affairs",
        "UKR",
        "",
    )
    assert [str(p) for p in problems(folder)] == []


def test_running_twice_says_nothing_new(base):
    folder = base()
    items = (anna(held("Q1001", "2020-03-04"), labels={"ru": "Анна Тестенко"}), FM)
    assert len(run(folder, *items)[0]) == 2
    before = {p.name: p.read_bytes() for p in folder.iterdir()}
    assert run(folder, *items)[0] == []
    assert {p.name: p.read_bytes() for p in folder.iterdir()} == before


@pytest.mark.parametrize(
    ("statement", "claims"),
    [
        (held("Q1002", "2020-03-04"), {}),  # no office of ours
        (held("Q1001"), {}),  # no begin
        (held("Q1001", "2020-03-04", unknown_snak("P582")), {}),  # ended, nobody knows when
        (held("Q1001", "2020-03-04"), {"P570": [simple("P570", time_snak("P570", "2022-01-01"))]}),  # open, but dead
        (held("Q1001", "2020-03-04", rank="deprecated"), {}),
        (held("Q1001", time_snak("P580", "2000-00-00", 8)), {}),  # a decade
        (held("Q404404", "2020-03-04"), {}),  # a position that is gone
    ],
)
def test_what_cannot_be_placed_or_dated_is_left_out(base, statement, claims):
    assert run(base(), anna(statement, **claims), FM, MAYOR_OF_DEFENCE)[0] == []


def test_cabinets_in_a_row_are_one_term(base):
    folder = base()
    run(
        folder,
        anna(
            held("Q1001", "2010-03-04", "2014-05-20"),
            held("Q1001", "2014-05-21", "2018-01-01", number=2),
            held("Q1001", time_snak("P580", "2022-06-00", 10), number=3),
        ),
        FM,
    )
    assert own_posts(folder) == [("foreign-minister", "2010-03-04", "2018-01-01"), ("foreign-minister", "2022-06", "")]


def test_a_month_is_a_month(base):
    folder = base()
    run(folder, anna(held("Q1001", time_snak("P580", "2022-06-00", 10))), FM)
    assert own_posts(folder) == [("foreign-minister", "2022-06", "")]


def test_an_end_the_base_lacks_is_filled_in_where_nobody_checked(base):
    folder = base(post("p", "2020-03-04"))
    (change,), _ = run(folder, anna(held("Q1001", "2020-03-04", "2024-09-05")), FM)
    assert change[0] == "changed"
    assert change[3] == "Anna Testenko: Minister (UKR) 2020-03-04..today -> 2020-03-04..2024-09-05"
    assert own_posts(folder) == [("foreign-minister", "2020-03-04", "2024-09-05")]
    (row,) = [p for p in load_over(PostRow, None, folder) if p.id == "p"]
    assert row.source == "own; Wikidata (CC0), 2026-11-30"


def test_a_vague_date_is_made_exact_where_nobody_checked(base):
    folder = base(post("p", "2020", "2024-09"))
    (change,), _ = run(folder, anna(held("Q1001", "2020-03-04", "2024-09-05")), FM)
    assert (change[0], own_posts(folder)) == ("changed", [("foreign-minister", "2020-03-04", "2024-09-05")])


def test_a_vaguer_date_or_a_few_days_change_nothing(base):
    folder = base(post("p", "2020-03-04", "2024-09-05"))
    assert run(folder, anna(held("Q1001", time_snak("P580", "2020-00-00", 9), "2024-09-08")), FM)[0] == []


@pytest.mark.parametrize(
    ("since", "until", "checked", "statement"),
    [
        ("2020-03-04", "", "2026-11-01", held("Q1001", "2020-03-04", "2024-09-05")),  # we checked that it goes on
        ("2020-03-04", "2024-09-05", "", held("Q1001", "2020-03-04")),  # open there, ended here
        ("2020-03-04", "2024-09-05", "", held("Q1001", "2019-01-01", "2024-09-05")),
        ("2020-03-04", "2024-09-05", "2026-11-01", held("Q1001", "2020-03-04", "2023-09-05")),
    ],
)
def test_what_disagrees_is_told_and_not_written(base, since, until, checked, statement):
    folder = base(post("p", since, until, checked=checked))
    (change,), summary = run(folder, anna(statement), FM)
    assert change[0] == "contradicting"
    assert "Wikidata has" in change[3]
    assert ("checked" in change[3]) == bool(checked)
    assert own_posts(folder) == [("foreign-minister", since, until)]
    assert summary.kinds["contradicting"] == 1


def test_a_checked_row_is_never_changed_not_even_made_exact(base):
    folder = base(post("p", "2020", "2024", checked="2026-11-01"))
    assert run(folder, anna(held("Q1001", "2020-03-04", "2024-09-05")), FM)[0] == []
    assert own_posts(folder) == [("foreign-minister", "2020", "2024")]


def test_an_office_of_one_that_another_held_is_told_and_not_written(base):
    folder = base(post("p", "2019-01-01", "2023-01-01", holder="boris-probenko"))
    (change,), _ = run(folder, anna(held("Q1001", "2020-03-04", "2024-09-05")), FM)
    assert (change[0], own_posts(folder)) == ("contradicting", [])
    assert "boris-probenko held it then (p)" in change[3]


def test_two_terms_of_the_base_for_one_there_agree(base):
    folder = base(post("p", "2010-03-04", "2014-05-20"), post("q", "2014-05-21", "2018-01-01"))
    assert run(folder, anna(held("Q1001", "2010-03-04", "2018-01-01")), FM)[0] == []
    (change,), _ = run(folder, anna(held("Q1001", "2010-03-04", "2019-01-01")), FM)
    assert change[0] == "contradicting"


def test_what_the_user_removed_does_not_come_back(base):
    folder = base()
    items = (anna(held("Q1001", "2020-03-04"), labels={"ru": "Анна Тестенко"}), FM)
    run(folder, *items)
    for table in ("names", "posts"):
        kind = WORLD_TABLES[table]
        merge(folder, Table(table, None), [], [r.id for r in changes(kind, None, folder)[0] if r.source != "own"])
    forget()
    assert run(folder, *items)[0] == []


def test_persons_are_told_by_their_ids_and_unknown_ones_are_named(base):
    folder = base()
    assert run(folder, anna(), only=["Q900001"])[1].asked == 1
    with pytest.raises(UsageError, match="nobody-at-all"):
        run(folder, anna(), only=["nobody-at-all"])


def test_items_not_changed_since_a_day_are_left_out(base):
    folder = base()
    item = anna(labels={"ru": "Анна Тестенко"})
    assert run(folder, item, since=date(2026, 6, 1))[0] == []
    assert len(run(folder, item, since=date(2026, 5, 1))[0]) == 1


def test_a_dry_run_writes_nothing(base):
    folder = base()
    before = {p.name: p.read_bytes() for p in folder.iterdir()}
    told, _ = run(folder, anna(held("Q1001", "2020-03-04")), FM, dry_run=True)
    assert [t[0] for t in told] == ["new"]
    assert {p.name: p.read_bytes() for p in folder.iterdir()} == before


def test_items_that_are_gone_are_named(base):
    assert run(base(), only=["anna-testenko", "boris-probenko"])[1].gone == ["Q900001", "Q900002"]


def test_positions_are_asked_for_once(base):
    service = Service(
        anna(held("Q1001", "2020-03-04")),
        person("Q900002", {}, None, [held("Q1001", "2024-09-06"), held("Q1003", "2019-01-01", "2020-01-01")]),
        FM,
        DM,
    )
    run(base(), service=service, only=["anna-testenko", "boris-probenko"])
    assert service.asked() == [["Q900001", "Q900002"], ["Q1001", "Q1003"]]


def test_everybody_is_asked_for_fifty_at_a_time(base):
    folder = base()
    service = Service()
    _, summary = run(folder, service=service, only=[])
    people = [a.wikidata for a in load_over(ActorRow, None, folder) if a.wikidata]
    assert [q for batch in service.asked() for q in batch] == people
    assert {len(batch) for batch in service.asked()[:-1]} == {50}
    assert summary.asked == len(people)


def test_an_interrupted_refresh_goes_on_where_it_stopped(base):
    folder = base()
    service = Service()
    asked = []

    def answer(request):
        if len(asked) == 3:
            return httpx.Response(403, text="enough")
        asked.append(request.url.params["ids"].split("|"))
        return service(request)

    wikidata = service.wikidata()
    wikidata.http = httpx.Client(transport=httpx.MockTransport(answer))
    with pytest.raises(UnavailableError):
        refresh(wikidata, folder, Wanted(day=DAY), lambda change: None)
    assert (folder / PROGRESS).exists()
    done = {q for batch in asked for q in batch}
    again = Service()
    summary = refresh(again.wikidata(), folder, Wanted(day=DAY), lambda change: None)
    assert summary.done_before == len(done) == 150
    assert done.isdisjoint(q for batch in again.asked() for q in batch)
    assert not (folder / PROGRESS).exists()


def test_another_question_begins_anew(base):
    folder = base()
    (folder / PROGRESS).write_text('{"only": [], "since": "", "done": ["Q900001"]}', encoding="utf-8")
    assert run(folder, anna())[1].done_before == 0
    (folder / PROGRESS).write_text("no json", encoding="utf-8")
    assert run(folder, anna())[1].done_before == 0


def test_a_position_of_a_state_the_base_does_not_know_is_none(base):
    other = position("Q1001", "Minister of Foreign Affairs of Atlantis", "Q123456789")
    assert run(base(), anna(held("Q1001", "2020-03-04")), other)[0] == []
    assert item_snak("P39", "Q5")["datavalue"]["value"]["numeric-id"] == 5
