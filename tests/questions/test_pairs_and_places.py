"""Who is a pair with whom, where it happened, who is named: a small ledger in which one can count by hand."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from msgspec import structs
from visits import claim, reading

from depesche.errors import UsageError
from depesche.ledger import Ledger as Store
from depesche.questions import Ledger
from depesche.questions.actors import actor, actors
from depesche.questions.copy_groups import copy_groups
from depesche.questions.network import quad_of
from depesche.questions.places import events_at
from depesche.records import MODES, ClaimPlace

ATTACK = "Putin beschoss mit Xi die Stadt Kiew."
TALKS = "Putin traf sich in der Stadt mit Xi und Modi."
BLAME = "Modi rügte am Montag Xi wegen der Grenze."
RUMOUR = "Modi bedrohte angeblich Xi."
PLAN = "Lawrow besucht im Mai Modi."
FIGHT = "Putin kämpfte gegen Kiew um das Dorf."

MOSCOW = ClaimPlace(text="Moskau", id="524901", country="RUS")
RUSSIA = ClaimPlace(text="Russland", id="RUS", country="RUS")
NOWHERE = ClaimPlace(text="Hinterdorf", country="CHN")


@pytest.fixture(scope="module")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ledger]:
    path = tmp_path_factory.mktemp("pairs") / "l.duckdb"
    with Ledger(path) as made:
        made.add(reading(ATTACK, claim(ATTACK, "Putin Xi", "Kiew", "2024-01-05", type="ASSAULT", mode=None), published="2024-01-06"))
        made.add(reading(TALKS, claim(TALKS, "Putin Xi Modi", "", "2024-02-05", mode=None, place=None), published="2024-02-06"))
        made.add(reading(BLAME, claim(BLAME, "Modi", "Xi", "2024-03-04", type="ACCUSE", mode="disapprove"), published="2024-03-05"))
        made.add(
            reading(RUMOUR, claim(RUMOUR, "Modi", "Xi", "2024-04-04", type="THREATEN", mode=None, hedged=True), published="2024-04-05")
        )
        made.add(reading(PLAN, claim(PLAN, "Lawrow", "Modi", "2024-05-04", status="planned"), published="2024-04-09"))
        made.add(reading(FIGHT, claim(FIGHT, "Putin Kiew", "", "", type="ASSAULT", mode=None), published="2024-06-09"))
        made.settle()
    with Ledger(path, read_only=True) as opened:
        yield opened


def pairs(ledger: Ledger, **asked: Any) -> dict[tuple[str, str], tuple[int, int, int]]:
    return {(r["party"], r["other"]): (r["cooperation"], r["conflict"], r["alleged"]) for r in ledger.network(**asked).dicts()}


def test_pairs_are_those_who_act_on_each_other_or_both_act(ledger: Ledger) -> None:
    """Two who attack a third are no pair by that; in talks and in fighting told of both each is one with each."""
    assert pairs(ledger) == {
        ("CHN", "RUS"): (1, 0, 0), ("CHN", "IND"): (1, 1, 1), ("IND", "RUS"): (1, 0, 0), ("RUS", "UKR"): (0, 2, 0), ("CHN", "UKR"): (0, 1, 0),
    }  # fmt: skip


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ({"status": "planned"}, {("IND", "RUS"): (1, 0, 0)}),
        ({"type": "ASSAULT", "until": "2024-01"}, {("RUS", "UKR"): (0, 2, 0), ("CHN", "UKR"): (0, 1, 0)}),
        ({"least": 2}, {("CHN", "IND"): (1, 1, 1), ("RUS", "UKR"): (0, 2, 0)}),
        ({"party": "Indien", "since": "2024-03"}, {("CHN", "IND"): (0, 1, 1)}),
        ({"mode": "disapprove"}, {("CHN", "IND"): (0, 1, 0)}),
    ],
)
def test_pairs_that_fit(ledger: Ledger, asked: dict[str, Any], found: dict[tuple[str, str], tuple[int, int, int]]) -> None:
    """An event without a day (the fighting) fits every period."""
    assert pairs(ledger, **asked) == found


def test_pairs_lead_to_their_claims(ledger: Ledger) -> None:
    for row in ledger.network().dicts():
        assert len(row["claims"]) == row["events"] + row["alleged"]
        assert row["events"] == sum(row["classes"].values()) == row["cooperation"] + row["conflict"]
        assert {claim_["id"] for claim_ in ledger.table("claims").dicts()} >= set(row["claims"])


def test_what_is_left_out_is_counted(ledger: Ledger) -> None:
    answer = ledger.network(limit=2)
    assert len(answer.rows) == 2
    assert answer.total == 5
    assert "Left out: 3 pairs" in answer.words[0]


@pytest.mark.parametrize(
    "asked", [{"limit": 0}, {"limit": 10_000}, {"least": 0}, {"party": "Nirgendwo"}, {"type": "LOVE"}, {"status": "true"}]
)
def test_pairs_that_cannot_be_asked(ledger: Ledger, asked: dict[str, Any]) -> None:
    with pytest.raises(UsageError):
        ledger.network(**asked)


def test_every_class_has_one_quad_class() -> None:
    assert {quad_of(kind) for kind in MODES} == {"1", "2", "3", "4"}
    assert {kind for kind in MODES if quad_of(kind) == "4"} == {"ASSAULT", "COERCE", "MOBILIZE", "PROTEST", "SANCTION"}


def test_what_is_not_settled_is_said(ledger: Ledger, monkeypatch: pytest.MonkeyPatch) -> None:
    assert not any("Not settled" in caveat for caveat in ledger.network().caveats)
    monkeypatch.setattr(Store, "settled", False)
    assert any("Not settled" in caveat for caveat in ledger.network().caveats)


@pytest.fixture(scope="module")
def placed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ledger]:
    path = tmp_path_factory.mktemp("places") / "l.duckdb"
    told = [
        ("Putin empfing dort Xi.", "Xi", "2024-01-05", MOSCOW), ("Putin empfing auch Xi.", "Xi", "2024-01-05", None),
        ("Putin empfing in der Stadt Modi.", "Modi", "2024-02-05", MOSCOW), ("Xi empfing im Dorf Modi.", "Modi", "2024-03-05", NOWHERE),
        ("Modi empfing Xi zum Essen.", "Xi", "2024-04-05", None), ("Putin empfing im Land Modi.", "Modi", "2024-05-05", RUSSIA),
    ]  # fmt: skip
    with Ledger(path) as made:
        for text, guest, day, place in told:
            one = structs.replace(claim(text, text.split()[0], guest, day), place=place)
            made.add(reading(text, one, published=day))
        made.settle()
    with Ledger(path, read_only=True) as opened:
        yield opened


def test_an_event_is_where_any_of_its_reports_says(placed: Ledger) -> None:
    """The first meeting is told twice, once without a place: it was in Moscow, once."""
    rows = {row["place"]: row for row in placed.places().dicts()}
    assert {place: row["events"] for place, row in rows.items()} == {"524901": 2, "RUS": 1, "as named: hinterdorf": 1}
    assert (rows["524901"]["lat"], rows["524901"]["lon"]) == (55.752, 37.6178)
    assert rows["RUS"]["whole_state"] and rows["RUS"]["lat"] is None
    assert not rows["as named: hinterdorf"]["whole_state"]
    assert rows["as named: hinterdorf"]["country"] == "CHN"


def test_what_has_no_place_is_counted(placed: Ledger) -> None:
    said = "2 events at 1 place with coordinates, 1 known only to be in one of 1 state, 1 at places our tables do not know, 1 without any place."
    assert placed.places().words == (said,)


def test_places_that_fit(placed: Ledger) -> None:
    assert [row["place"] for row in placed.places(parties=["CHN"]).dicts()] == ["524901", "as named: hinterdorf"]
    assert [row["place"] for row in placed.places(since="2024-05").dicts()] == ["RUS"]
    assert placed.places(status="planned").rows == ()


def test_events_at_a_place_and_in_a_state(placed: Ledger) -> None:
    at = events_at(placed, "524901")
    assert at.total == 2
    assert [row["earliest"] for row in at.dicts()] == ["2024-02-05", "2024-01-05"]
    inside = events_at(placed, country="RUS", size=2)
    assert (inside.total, len(inside.rows)) == (3, 2)
    assert [row["earliest"] for row in events_at(placed, country="RUS", size=2, page=2).dicts()] == ["2024-01-05"]
    assert events_at(placed, "1").rows == ()
    with pytest.raises(UsageError):
        events_at(placed, "524901", page=0)


def test_actors_by_name_and_by_state(ledger: Ledger) -> None:
    found = actors(ledger)
    assert [(row["actor"], row["reports"]) for row in found.dicts()][:3] == [("modi-narendra", 4), ("xi-jinping", 4), ("putin-vladimir", 3)]
    assert [row["actor"] for row in actors(ledger, "PUTIN").dicts()] == ["putin-vladimir"]
    assert [row["actor"] for row in actors(ledger, "Путин").dicts()] == ["putin-vladimir"]
    assert [row["actor"] for row in actors(ledger, country="UKR").dicts()] == ["UKR"]
    assert actors(ledger, "Putin Xi").rows == ()
    assert actors(ledger, size=1, page=2).total == found.total


def test_one_actor_in_full(ledger: Ledger) -> None:
    found = actor(ledger, "Narendra Modi")
    assert found is not None
    facts = {row["name"]: row["value"] for row in found.dicts() if row["section"] == "actor"}
    assert (facts["actor"], facts["reports"], facts["events"]) == ("modi-narendra", 4, 4)
    events = [row["value"] for row in found.dicts() if row["section"] == "event"]
    assert [event["status"] for event in events] == ["planned", "occurred", "occurred", "occurred"]
    assert {row["name"]: row["value"]["claims"] for row in found.dicts() if row["section"] == "with"} == {
        "Xi Jinping": 3, "Vladimir Putin": 1, "Sergey Lavrov": 1,
    }  # fmt: skip
    assert actor(ledger, "Nobody") is None


def test_reports_that_repeat_nobody_make_no_group(ledger: Ledger) -> None:
    found = copy_groups(ledger)
    assert (found.rows, found.total) == ((), 0)
    with pytest.raises(UsageError):
        copy_groups(ledger, kind="same_source")
