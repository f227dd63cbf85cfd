"""Long answers in parts: the parts of an answer are the answer, and both say what it rests on."""

from __future__ import annotations

from typing import Any

import pytest
from test_family import family
from visits import visits

from depesche.errors import UsageError
from depesche.ledger.settling.told import Judged, alike
from depesche.questions import Ledger
from depesche.questions.event import event_view
from depesche.questions.outline import COLUMNS, COUNTED, outline
from depesche.questions.search import facets
from depesche.records import Reading

QUESTIONS: list[dict[str, Any]] = [
    {}, {"parties": ["RUS"]}, {"type": "CONSULT", "since": "2026-03"}, {"status": ["planned", "denied", "cancelled"]},
    {"mode": "visit", "until": "2026-04-10"}, {"parties": ["FRA"]},
]  # fmt: skip


@pytest.fixture(scope="module")
def readings() -> list[Reading]:
    return [*family(), *visits()]


@pytest.fixture(scope="module", params=["settled", "unsettled"])
def ledger(request: pytest.FixtureRequest, readings: list[Reading], tmp_path_factory: pytest.TempPathFactory) -> Any:
    path = tmp_path_factory.mktemp("parts") / "l.duckdb"
    with Ledger(path) as made:
        made.add_many(readings)
        if request.param == "settled":
            made.settle()
    with Ledger(path, read_only=True) as made:
        assert made.settled == (request.param == "settled")
        yield made


def plain(answer: Any) -> list[dict[str, Any]]:
    return [{**row, "claims": sorted(row["claims"])} for row in answer.dicts()]


@pytest.mark.parametrize("asked", QUESTIONS, ids=str)
@pytest.mark.parametrize("name", ["timeline", "contradictions"])
def test_parts_make_the_whole(ledger: Ledger, name: str, asked: dict[str, Any]) -> None:
    ask = getattr(ledger, name)
    whole = ask(**asked)
    assert whole.total is None
    rows: list[dict[str, Any]] = []
    for offset in range(0, len(whole.rows) + 3, 3):
        part = ask(limit=3, offset=offset, **asked)
        assert (part.total, part.coverage, part.caveats) == (len(whole.rows), whole.coverage, whole.caveats)
        rows += plain(part)
    assert rows == plain(whole)


def test_rows_stand_in_order_of_the_days_they_show(ledger: Ledger) -> None:
    days = [row["earliest"] or row["latest"] for row in ledger.timeline().dicts()]
    known = [day for day in days if day]
    assert known == sorted(known)
    assert days[: len(known)] == known


@pytest.mark.parametrize("field", ["status", "day", "place", "people", "mode"])
def test_contradictions_of_one_field(ledger: Ledger, field: str) -> None:
    assert plain(ledger.contradictions(field=field)) == [row for row in plain(ledger.contradictions()) if row["field"] == field]


def test_a_field_must_be_one(ledger: Ledger) -> None:
    with pytest.raises(UsageError, match="is no field"):
        ledger.contradictions(field="colour")


@pytest.mark.parametrize("asked", QUESTIONS, ids=str)
def test_an_outline_is_the_timeline_drawn(ledger: Ledger, asked: dict[str, Any]) -> None:
    drawn, told = outline(ledger, **asked), ledger.timeline(**asked).dicts()
    assert drawn.columns == COLUMNS
    assert drawn.total == len(told)
    shared = [name for name in COLUMNS if name != "parties"]
    assert [{n: row[n] for n in shared} for row in drawn.dicts()] == [{n: row[n] for n in shared} for row in told]
    for row in drawn.dicts():
        assert set(asked.get("parties", ())) <= set(row["parties"])


def test_many_events_are_counted(ledger: Ledger) -> None:
    if not ledger.settled:
        pytest.skip("what is not settled is always outlined one by one")
    counted, told = outline(ledger, most=5), ledger.timeline().dicts()
    assert counted.columns == COUNTED
    assert counted.question["by"] == "week"
    assert counted.total == sum(row["events"] for row in counted.dicts()) == len(told)
    inside = [row for row in counted.dicts() if row["earliest"]]
    assert sum(row["events"] for row in inside) == sum(bool(row["earliest"] or row["latest"]) for row in told)


@pytest.mark.parametrize("by", ["year", "month", "week"])
@pytest.mark.parametrize("asked", QUESTIONS[:5], ids=str)
def test_counting_without_claims_counts_the_same(ledger: Ledger, by: str, asked: dict[str, Any]) -> None:
    whole, quick = ledger.tally(by=by, **asked), ledger.tally(by=by, claims=False, **asked)
    assert [row[:-1] for row in whole.rows] == [row[:-1] for row in quick.rows]
    assert (whole.coverage, whole.caveats) == (quick.coverage, quick.caveats)
    assert not any(row[-1] for row in quick.rows)


def test_an_event_is_shown_from_all_sides(ledger: Ledger) -> None:
    row = max(ledger.timeline(parties=["RUS", "CHN"]).dicts(), key=lambda row: len(row["history"]))
    view = event_view(ledger, row["event"])
    assert view.row["event"] == row["event"]
    told = {one.claim for _, versions in view.fields for version in versions for one in version.said}
    assert told == {one.claim for voice in view.voices for said in voice.reports for one in said} == set(row["claims"])
    assert [voice.number for voice in view.voices] == list(range(1, len(view.voices) + 1))
    clashing = {r["field"] for r in ledger.contradictions(parties=["RUS", "CHN"]).dicts() if r["event"] == row["event"]}
    shown = {name for name, versions in view.fields if any(version.clashes for version in versions)}
    assert shown == {"who" if name == "people" else name for name in clashing}


def test_facets_count_what_search_finds(ledger: Ledger) -> None:
    if not ledger.settled:
        pytest.skip("only what is settled is indexed")
    found = ledger.search("Putin", limit=3)
    counted = facets(ledger, "Putin").dicts()
    assert len(found.rows) == 3
    assert sum(row["reports"] for row in counted if row["facet"] == "language") == found.total
    for row in counted:
        if row["facet"] == "class":
            assert ledger.search("Putin", type=row["value"]).total == row["reports"]
    phrase = '"Wladimir Putin"'
    assert sum(row["reports"] for row in facets(ledger, phrase).dicts() if row["facet"] == "language") == ledger.search(phrase).total


def test_parts_of_a_search_are_in_order(ledger: Ledger) -> None:
    if not ledger.settled:
        pytest.skip("only what is settled is indexed")
    whole = ledger.search("Putin", limit=100)
    parts = [row for offset in range(0, 100, 4) for row in ledger.search("Putin", limit=4, offset=offset).rows]
    assert tuple(parts) == whole.rows
    assert ledger.search("Putin", limit=4, offset=1000).total == whole.total


def test_every_event_is_found_by_its_id_and_by_its_claims(ledger: Ledger) -> None:
    for row in ledger.timeline().dicts():
        for key in (row["event"], *row["claims"]):
            assert event_view(ledger, key).row["event"] == row["event"]


def test_names_judged_to_be_two_are_not_taken_for_the_plain_ones() -> None:
    one, other = Judged("sergei iwanow"), Judged("sergei iwanow")
    one.identity, one.apart = "r/a1", frozenset({"r/a2"})
    other.identity, other.apart = "r/a2", frozenset()
    assert alike(str(one), str(other))
    assert not alike(one, other)
    assert alike(str(one), other)
