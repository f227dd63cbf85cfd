"""Who vouches for a happening, what speaks against it, and everything about one thing."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from visits import claim, reading, visits

from depesche.errors import UsageError
from depesche.ledger.settling.told import Told
from depesche.ledger.settling.told import told as made
from depesche.questions import Ledger
from depesche.questions.conflicts import conflict
from depesche.records import Reading

VISIT = "Putin reiste am 16. Mai 2024 zu einem zweitägigen Staatsbesuch nach Peking und sprach dort mit Xi über den Handel."
OTHER = "Xi hat Putin in der Großen Halle empfangen, wie das Fernsehen zeigte."
THIRD = "Zum Auftakt der Reise nach Harbin begrüßte Xi den Gast Putin."
DENIED = "Dass Putin bei Xi gewesen sei, wies der Sprecher zurück."
RIA = ("RIA Nowosti", "outlet")


def told(text: str, days: str = "2024-05-16", published: str = "2024-05-17", outlet: str | None = None, **more: Any) -> Reading:
    return reading(text, claim(text, "Putin", "Xi", days, **more), published=published, outlet=outlet, doc=more.get("place") or text[:9])


@pytest.fixture
def ledger(tmp_path: Path) -> Ledger:
    with Ledger(tmp_path / "l.duckdb") as opened:
        yield opened


def event(ledger: Ledger) -> str:
    (row,) = ledger.timeline().dicts()
    return str(row["event"])


def test_sources_fold_copies_and_common_sources(ledger: Ledger) -> None:
    copy = told(f"Wie gemeldet wurde: {VISIT}", published="2024-05-18", outlet="Tagesbote")
    ledger.add_many([told(VISIT, outlet="Abendblatt"), copy, *(told(t, published="2024-05-19", sources=[RIA]) for t in (OTHER, THIRD))])
    answer = ledger.sources(event(ledger))
    rows = answer.dicts()
    assert [r["voice"] for r in rows] == [1, 1, 2, 2]
    by_outlet = {r["outlet"]: r for r in rows}
    assert by_outlet["Abendblatt"]["same_as"] is None
    assert by_outlet["Tagesbote"]["same_as"] == by_outlet["Abendblatt"]["report"]
    assert [r["chain"] for r in rows[2:]] == [["RIA Nowosti"]] * 2
    assert "4 claims in 4 reports, 2 independent voices" in answer.words[0]
    assert len({c for r in rows for c in r["claims"]}) == 4


def test_any_claim_and_any_beginning_finds_the_event(ledger: Ledger) -> None:
    ledger.add_many([told(VISIT), told(OTHER, published="2024-05-19")])
    name = event(ledger)
    (row,) = ledger.timeline().dicts()
    assert name.removeprefix("e-") in row["claims"]
    for key in (*row["claims"], name, name[:12], row["claims"][1][:10]):
        assert ledger.sources(key).question["event"] == name
        assert ledger.sources(key).rows == ledger.sources(name).rows


@pytest.mark.parametrize(("key", "words"), [("e-nothing", "no event or claim"), ("", "empty"), (" ", "empty"), ("'; DROP", "no event")])
def test_unknown_events_are_refused(ledger: Ledger, key: str, words: str) -> None:
    ledger.add_many(visits())
    with pytest.raises(UsageError, match=words):
        ledger.sources(key)


def test_an_ambiguous_beginning_names_what_it_may_be(ledger: Ledger) -> None:
    ledger.add_many(visits(20))
    ids = sorted(row["event"] for row in ledger.timeline().dicts())
    with pytest.raises(UsageError, match="several events"):
        ledger.sources(next(a[:3] for a in (i for i in ids) if sum(b.startswith(a[:3]) for b in ids) > 1))


def test_happened_and_denied_is_a_contradiction(ledger: Ledger) -> None:
    ledger.add_many([told(VISIT), told(OTHER), told(DENIED, status="denied", published="2024-05-18", sources=[("Sprecher", "unnamed")])])
    answer = ledger.contradictions(parties=["RUS"])
    (row,) = answer.dicts()
    assert row["field"] == "status"
    first, second = row["versions"]
    assert (first["value"], first["reports"], first["independent"]) == ("occurred", 2, 2)
    assert (second["value"], second["said_by"], second["published"]) == ("denied", ["Sprecher"], ["2024-05-18"])
    assert sorted(row["claims"]) == sorted(first["claims"] + second["claims"])


def test_a_history_is_no_contradiction(ledger: Ledger) -> None:
    ledger.add_many(
        [told(OTHER, status="planned", published="2024-05-10"), told(THIRD, status="cancelled", published="2024-05-12"), told(VISIT)]
    )
    assert ledger.contradictions().rows == ()


def claimed(name: str, days: str = "2024-05-16", **more: Any) -> Told:
    """One claim as the questions see it, without a ledger."""
    who = more.pop("who", "Putin")
    first, last = (date.fromisoformat(day) for day in (days[:10], days[-10:]))
    person = {"role": "actor", "text": who, "name": who, "country": "RUS", "kind": "person"}
    row = {"id": name, "report": name, "type": "AID", "mode": None, "status": "occurred", "hedged": False, "earliest": first,
           "latest": last, "published": date(2024, 5, 20), "place": None, "place_id": None, "place_country": None, "text": name,
           "participants": [person], "sources": []}  # fmt: skip
    return made({**row, **more})


PEKING = {"place": "Peking", "place_id": "peking", "place_country": "CHN"}
HARBIN = {"place": "Harbin", "place_id": "harbin", "place_country": "CHN"}
CHINA = {"place": "China", "place_id": "CHN", "place_country": "CHN"}
CONFLICTS = [
    # field, one claim, the other, whether they conflict
    ("place", PEKING, HARBIN, True),
    ("place", PEKING, {**PEKING, "place": "Beijing"}, False),
    ("place", PEKING, {}, False),
    ("place", PEKING, CHINA, False),
    ("day", {"days": "2024-05-16"}, {"days": "2024-05-18"}, True),
    ("day", {"days": "2024-05-16/2024-05-18"}, {"days": "2024-05-18"}, False),
    ("day", {"days": "2024-05-16"}, {"days": "2024-05-18", "status": "planned"}, False),
    ("people", {"who": "Putin"}, {"who": "Wladimir Putin"}, False),
    ("people", {"who": "Putin"}, {"who": "Lawrow"}, True),
    ("status", {}, {"status": "denied"}, True),
    ("status", {}, {"status": "cancelled", "published": date(2024, 5, 10)}, False),
    ("status", {}, {"status": "cancelled"}, True),
    ("status", {"status": "planned"}, {"status": "denied"}, False),
    ("mode", {"mode": "military"}, {"mode": "economic"}, True),
    ("mode", {"mode": "military"}, {}, False),
]


@pytest.mark.parametrize(("field", "one", "other", "clash"), CONFLICTS)
def test_what_conflicts(field: str, one: dict[str, Any], other: dict[str, Any], clash: bool) -> None:
    group = (claimed("a", **one), claimed("b", **other), claimed("c", **one))
    versions = conflict(group, field)
    assert [len(v.claims) for v in versions] == ([2, 1] if clash else [])
    assert [len(v.claims) for v in conflict(group[::-1], field)] == [len(v.claims) for v in versions]


def test_show_a_report(ledger: Ledger) -> None:
    ledger.add_many([told(VISIT, outlet="Abendblatt"), told(OTHER)])
    report = next(r for r in ledger.table("reports").dicts() if r["outlet"])
    answer = ledger.show("Putin rei")
    assert answer.question == {"asked": "show", "report": report["id"]}
    assert ledger.show(report["id"][:8]).rows == answer.rows
    facts = {r["name"]: r["value"] for r in answer.dicts() if r["section"] == "report"}
    assert (facts["outlet"], facts["published_earliest"]) == ("Abendblatt", "2024-05-17")
    (told_,) = [r for r in answer.dicts() if r["section"] == "claim"]
    assert (told_["name"], told_["status"], told_["earliest"], told_["value"]) == ("CONSULT/visit", "occurred", "2024-05-16", VISIT)
    assert told_["people"] == ["Vladimir Putin (actor)", "Xi Jinping (recipient)"]


def test_show_an_event_and_an_actor(ledger: Ledger) -> None:
    ledger.add_many([told(VISIT), told(OTHER), told(DENIED, status="denied", published="2024-05-18")])
    shown = ledger.show(event(ledger))
    assert [r["value"] for r in shown.dicts() if r["section"] == "history"] == ["occurred, 2 reports", "denied, 1 report"]
    assert sum(r["section"] == "claim" for r in shown.dicts()) == 3
    actor = ledger.show("putin-vladimir")
    assert ledger.show("vladimir putin").rows == actor.rows
    assert "named in 3 reports, takes part in 3 claims" in actor.words[0]
    assert {r["claims"][0] for r in actor.dicts() if r["section"] == "claim"} == {
        r["claims"][0] for r in shown.dicts() if r["section"] == "claim"
    }
    assert (actor.coverage.claims, actor.coverage.undated) == (3, 0)


@pytest.mark.parametrize("key", ["", "nobody", "ffffffff", "%", "e-ffff.c1"])
def test_show_refuses_what_is_not_there(ledger: Ledger, key: str) -> None:
    ledger.add_many(visits())
    with pytest.raises(UsageError):
        ledger.show(key)


def test_an_id_in_full_is_no_beginning_of_another(ledger):
    text = "Putin traf Xi. " * 12
    some = [claim(text, "Putin", "Xi", f"2024-05-{n + 1:02}", id=f"c{n + 1}") for n in range(12)]
    ledger.add(reading(text, *some, published="2024-05-30"))
    for _ in range(2):
        for row in ledger.timeline().dicts():
            assert ledger.sources(row["event"]).question["event"] == row["event"]
        with pytest.raises(UsageError, match="several events"):
            ledger.sources(str(row["event"]).rpartition("c")[0])
        ledger.settle()
