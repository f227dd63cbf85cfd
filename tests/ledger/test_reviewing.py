"""What people judge takes effect at once, touches nothing else, and is undone by taking it back."""

from __future__ import annotations

import random
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest
from test_family import family, names
from visits import PEOPLE, actor, claim, content, reading, visits

from depesche.errors import DepescheError, LedgerError, UsageError
from depesche.ledger import Judgement
from depesche.questions import Ledger
from depesche.records import Reading

KEPT = ("events", "event_claims", "current_claims", "current_participants", "current_actors", "settled_claims", "reviewed", "recast")
PERSON = {"role": "actor", "text": "Lawrow", "name": "Sergey Lavrov", "country": "RUS", "actor": "lavrov-sergey", "kind": "person"}


def state(ledger: Ledger) -> dict[str, Any]:
    """What follows from readings and judgements, in an order of its own."""
    found: dict[str, Any] = {name: sorted(map(str, ledger.sql(f"SELECT * FROM {name}").rows)) for name in KEPT}
    told = ledger.sql("SELECT b.name, b.type, b.parties, t.* EXCLUDE (block) FROM told t JOIN blocks b ON b.number = t.block").rows
    return {**found, "told": sorted(map(str, told))}


def anew(path: Path, readings: Iterable[Reading], judgements: Iterable[Judgement]) -> dict[str, Any]:
    """The same readings and judgements, settled from scratch."""
    with Ledger(path) as ledger:
        ledger.add_many(readings)
        ledger.review(list(judgements))
        assert not ledger.settled
        ledger.settle()
        return state(ledger)


@pytest.fixture
def ledger(tmp_path: Path) -> Iterable[Ledger]:
    with Ledger(tmp_path / "l.duckdb") as opened:
        opened.add_many(family())
        opened.settle()
        yield opened


@pytest.fixture
def ids(ledger: Ledger) -> dict[str, str]:
    return {name: key for key, name in names(ledger).items()}


def event_of(ledger: Ledger, claim_id: str) -> dict[str, Any]:
    (row,) = [r for r in ledger.timeline().dicts() if claim_id in r["claims"]]
    return row


def test_a_rejected_claim_is_gone_and_comes_back(ledger: Ledger, ids: dict[str, str]) -> None:
    before = state(ledger)
    judgement = ledger.judge_claim(ids["r27.1"], "reject", by="anna", why="no call is told")
    assert ledger.settled
    assert not [r for r in ledger.timeline().dicts() if ids["r27.1"] in r["claims"]]
    assert ids["r27.1"] in [r["id"] for r in ledger.table("claims").dicts()]
    (row,) = [r for r in ledger.table("judgements").dicts() if r["id"] == judgement]
    assert row["judged"] is not None
    assert (row["verdict"], row["made_by"], row["why"]) == ("reject", "anna", "no call is told")
    ledger.withdraw(judgement, by="anna")
    assert state(ledger) == before
    with pytest.raises(LedgerError, match="withdrawn before"):
        ledger.withdraw(judgement, by="anna")


@pytest.mark.parametrize(
    ("field", "value", "column", "found"),
    [
        ("status", "denied", "status", "denied"), ("mode", "phone", "mode", "phone"), ("mode", None, "mode", None),
        ("type", "support", "type", "SUPPORT"), ("place", "Kasan", "place", "Kasan"), ("place", None, "place", None),
        ("time", "2025-02", "earliest", "2025-02-01"), ("time", {"latest": "2025-02-03"}, "latest", "2025-02-03"),
        ("time", None, "earliest", None), ("hedged", True, "hedged", True), ("duration", "P2D", "duration", "P2D"),
        ("agenda", ["Gas", "Gas", "Getreide"], "agenda", ["Gas", "Getreide"]), ("instruments", "Vertrag", "instruments", ["Vertrag"]),
        ("sources", [{"text": "die TASS", "name": "TASS", "kind": "outlet"}], "sources",
         [{"text": "die TASS", "name": "TASS", "kind": "outlet", "actor": None}]),
    ],
)  # fmt: skip
def test_a_corrected_field_stands_in_its_place(
    ledger: Ledger, ids: dict[str, str], field: str, value: Any, column: str, found: Any
) -> None:
    one = ids["r10.1"]
    as_read = ledger.sql("SELECT * FROM claims ORDER BY id").rows
    judgement = ledger.judge_claim(one, "edit", field=field, value=value, by="anna")
    (row,) = [r for r in ledger.sql("SELECT * FROM current_claims").dicts() if r["id"] == one]
    assert (row[column].isoformat() if column in {"earliest", "latest"} and row[column] else row[column]) == found
    assert (row["review"], row["reviewed_by"], row["edited"]) == ("edit", "anna", [field])
    assert f"corrected by anna: {field}" in [r["review"] for r in ledger.show(one).dicts()]
    assert ledger.sql("SELECT * FROM claims ORDER BY id").rows == as_read
    ledger.withdraw(judgement, by="anna")
    (row,) = [r for r in ledger.sql("SELECT * FROM current_claims").dicts() if r["id"] == one]
    assert row["review"] is None


def test_a_mode_that_the_new_class_has_not_is_dropped(ledger: Ledger, ids: dict[str, str]) -> None:
    ledger.judge_claim(ids["r10.1"], "edit", field="type", value="SUPPORT", by="anna")
    assert event_of(ledger, ids["r10.1"])["mode"] is None
    with pytest.raises(UsageError, match="is no mode of SUPPORT"):
        ledger.judge_claim(ids["r10.1"], "edit", field="mode", value="visit", by="anna")
    ledger.judge_claim(ids["r10.1"], "edit", field="mode", value="sign", by="anna")
    assert (event_of(ledger, ids["r10.1"])["type"], event_of(ledger, ids["r10.1"])["mode"]) == ("SUPPORT", "sign")


def test_other_participants_make_another_event(ledger: Ledger, ids: dict[str, str]) -> None:
    ledger.judge_claim(
        ids["r10.1"], "edit", field="participants", value=[PERSON, {"role": "recipient", "text": "Kiew", "country": "UKR"}], by="a"
    )
    row = event_of(ledger, ids["r10.1"])
    assert (row["actors"], row["recipients"], row["claims"]) == (["Sergey Lavrov (RUS)"], ["Kiew (UKR)"], [ids["r10.1"]])
    assert [r["claims"] for r in ledger.timeline(parties=["UKR"]).dicts()] == [[ids["r10.1"]]]
    assert ids["r10.1"] in [c for r in ledger.show("lavrov-sergey").dicts() for c in r["claims"]]
    ledger.judge_claim(ids["r10.1"], "edit", field="participants", value=[], by="a")
    assert event_of(ledger, ids["r10.1"])["actors"] == []


@pytest.mark.parametrize(
    ("verdict", "field", "value", "told"),
    [
        ("maybe", None, None, "no verdict"), ("accept", "status", "denied", "only an edit"), ("edit", None, None, "no field"),
        ("edit", "trigger", "x", "no field"), ("edit", "status", "done", "no status"), ("edit", "type", "VISIT", "no type"),
        ("edit", "mode", "troops", "no mode of CONSULT"), ("edit", "hedged", "perhaps", "neither"), ("edit", "time", "gestern", "no EDTF"),
        ("edit", "time", "2025-02-30", "no day"), ("edit", "time", {"earliest": "2025-2-3"}, "no civil day"),
        ("edit", "time", {"earliest": "2025-02-03", "latest": "2025-02-01"}, "ends"), ("edit", "time", {"day": "x"}, "time: "),
        ("edit", "duration", "three days", "ISO 8601"), ("edit", "place", {"id": "x"}, "place: "),
        ("edit", "place", {"text": "Genf", "country": "CH"}, "no country"), ("edit", "agenda", [1], "list of words"),
        ("edit", "sources", [{"text": "x", "kind": "rumour"}], "sources: "), ("edit", "participants", "Putin", "whole list"),
        ("edit", "participants", [{"role": "victim", "text": "x"}], "participants: "), ("edit", "agenda", ["x" * 1001], "more than"),
        ("edit", "participants", [{"role": "actor", "text": "x", "country": "RUSSIA"}], "no country"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_said_and_changes_nothing(
    ledger: Ledger, ids: dict[str, str], verdict: str, field: Any, value: Any, told: str
) -> None:
    before = content(ledger)
    with pytest.raises(UsageError, match=told):
        ledger.judge_claim(ids["r10.1"], verdict, field=field, value=value, by="anna")
    assert content(ledger) == before


def test_who_and_what_must_be_there(ledger: Ledger, ids: dict[str, str]) -> None:
    for act in (
        lambda: ledger.judge_claim("nothing", "accept", by="anna"),
        lambda: ledger.judge_claim(ids["r10.1"], "accept", by="  "),
        lambda: ledger.judge_actors("putin-vladimir", "nobody", "same", by="anna"),
        lambda: ledger.judge_actors("putin-vladimir", "putin-vladimir", "same", by="anna"),
        lambda: ledger.withdraw("nothing", by="anna"),
    ):
        with pytest.raises(DepescheError):
            act()
    assert ledger.table("judgements").rows == ()


def test_events_are_joined_across_parties_and_found_by_all_of_them(ledger: Ledger, ids: dict[str, str]) -> None:
    """A person knows that two claims with other parties tell one meeting: it is one event for every question."""
    rows = ledger.timeline(type="CONSULT").dicts()
    one = next(r for r in rows if any("IND" in a for a in r["actors"]))
    other = next(r for r in rows if not any("IND" in a for a in [*r["actors"], *r["recipients"]]) and len(r["claims"]) == 1)
    before = state(ledger)
    judgement = ledger.judge_events(one["claims"][0], other["claims"][0], "same", by="anna")
    joined = event_of(ledger, one["claims"][0])
    assert set(joined["claims"]) == {*one["claims"], *other["claims"]}
    for party in ("IND", "CHN", "RUS"):
        if any(party in who for who in [*joined["actors"], *joined["recipients"]]):
            assert joined["event"] in [r["event"] for r in ledger.timeline(parties=[party]).dicts()]
    ledger.withdraw(judgement, by="anna")
    assert state(ledger) == before


def test_contradictions_are_refused_and_named(ledger: Ledger, ids: dict[str, str]) -> None:
    a, b, c = (ids[name] for name in ("r22.1", "r27.1", "r10.1"))
    first = ledger.judge_events(a, b, "same", by="anna")
    ledger.judge_events(b, c, "same", by="anna")
    with pytest.raises(LedgerError, match=first):
        ledger.judge_events(a, c, "different", by="ben")
    ledger.judge_events(a, b, "unsure", by="ben")
    ledger.judge_events(a, c, "different", by="ben")
    ledger.judge_claim(a, "edit", field="type", value="AID", by="ben")
    with pytest.raises(UsageError, match="two classes"):
        ledger.judge_events(a, b, "same", by="ben")


def test_actors_are_joined_and_kept_apart(tmp_path: Path) -> None:
    """Two spellings are one person; two of one name are not."""
    texts = ["Putin besuchte Xi in Peking.", "Putin besuchte Xi in Harbin.", "Lawrow besuchte Wang in Peking."]
    readings = [
        reading(t, claim(t, t.split()[0], t.split()[2], "2024-05-16", place=t.split()[4][:-1]), published="2024-05-17") for t in texts
    ]
    with Ledger(tmp_path / "l.duckdb") as ledger:
        ledger.add_many(readings)
        ledger.settle()
        before = state(ledger)
        same = ledger.judge_actors("lavrov-sergey", "putin-vladimir", "same", by="anna")
        shown = ledger.show("putin-vladimir").dicts()
        assert len([r for r in shown if r["section"] == "claim"]) == 3
        assert shown == ledger.show("lavrov-sergey").dicts()
        ledger.withdraw(same, by="anna")
        assert state(ledger) == before
        keys = {r["report"]: r["reading"] for r in ledger.sql("SELECT reading, report FROM claims").dicts()}
        one, other = (keys[r.report.id] for r in readings[:2])
        apart = ledger.judge_actors(f"{one}/putin-vladimir", f"{other}/putin-vladimir", "different", by="anna")
        claims = [r["claims"] for r in ledger.show("putin-vladimir").dicts() if r["section"] == "claim"]
        assert claims == [[f"{one}.c1"]]
        assert [r["claims"] for r in ledger.show(f"{other}/putin-vladimir").dicts() if r["section"] == "claim"] == [[f"{other}.c1"]]
        with pytest.raises(UsageError, match="several actors"):
            ledger.show("Vladimir Putin")
        with pytest.raises(LedgerError, match="cannot be same"):
            ledger.judge_actors(f"{other}/putin-vladimir", "putin-vladimir", "same", by="anna")
        ledger.withdraw(apart, by="anna")
        assert state(ledger) == before


def test_people_kept_apart_are_two_in_settling(tmp_path: Path) -> None:
    texts = ["Putin besuchte Xi in Peking.", "Putin sah Xi in Peking."]
    readings = [reading(t, claim(t, "Putin", "Xi", "2024-05-16", place="Peking"), published="2024-05-17") for t in texts]
    with Ledger(tmp_path / "l.duckdb") as ledger:
        ledger.add_many(readings)
        ledger.settle()
        assert len(ledger.timeline().rows) == 1
        keys = [r["reading"] for r in ledger.sql("SELECT DISTINCT reading FROM claims ORDER BY reading").dicts()]
        judgement = ledger.judge_actors(f"{keys[0]}/putin-vladimir", f"{keys[1]}/putin-vladimir", "different", by="anna")
        assert len(ledger.timeline().rows) == 2
        ledger.withdraw(judgement, by="anna")
        assert len(ledger.timeline().rows) == 1


def some_judgement(ledger: Ledger, chance: random.Random) -> str:
    """Any judgement that the ledger takes."""
    claims = [r["id"] for r in ledger.table("claims").dicts()]
    made = [j.id for j in ledger.judgements() if j.id]
    keys = [r["reading"] for r in ledger.sql("SELECT DISTINCT reading FROM claims ORDER BY reading").dicts()]
    people = [key for key, *_ in PEOPLE.values()]
    values = {
        "status": ["denied", "planned"], "time": ["2026-03-25", "2026-04", None], "type": ["CONSULT", "AID"], "mode": [None],
        "participants": [[], [PERSON], [PERSON, {"role": "recipient", "text": "Xi", "name": "Xi Jinping", "country": "CHN", "actor": "xi-jinping", "kind": "person"}]],
    }  # fmt: skip
    while True:
        by, (one, other) = chance.choice(["anna", "ben"]), chance.sample(claims, 2)
        who = [chance.choice(people) if chance.random() < 0.6 else f"{chance.choice(keys)}/{chance.choice(people)}" for _ in range(2)]
        field = chance.choice(sorted(values))
        try:
            match chance.randrange(6):
                case 0:
                    return ledger.judge_claim(one, chance.choice(["accept", "reject", "unsure"]), by=by)
                case 1 | 2:
                    return ledger.judge_claim(one, "edit", field=field, value=chance.choice(values[field]), by=by)
                case 3:
                    return ledger.judge_events(one, other, chance.choice(["same", "different", "unsure"]), by=by)
                case 4:
                    return ledger.judge_actors(who[0], who[1], chance.choice(["same", "different", "unsure"]), by=by)
                case _:
                    return ledger.withdraw(chance.choice(made or ["none"]), by=by)
        except DepescheError:
            continue


@pytest.mark.parametrize("seed", range(4))
def test_judged_step_by_step_is_judged_from_scratch(tmp_path: Path, seed: int) -> None:
    """Whatever was judged in whatever order: the same as settling once with all judgements, and withdrawing all restores everything."""
    chance, readings = random.Random(seed), [*family(), *visits()]
    with Ledger(tmp_path / "l.duckdb") as ledger:
        ledger.add_many(readings)
        ledger.settle()
        before = state(ledger)
        for _ in range(20):
            some_judgement(ledger, chance)
        assert ledger.settled
        made = ledger.judgements()
        after = state(ledger)
        ledger.settle()
        assert state(ledger) == after
        chance.shuffle(readings)
        assert anew(tmp_path / "anew.duckdb", readings, made) == after
        withdrawn = {j.withdraws for j in made}
        for judgement in made:
            if not judgement.withdraws and judgement.id not in withdrawn:
                ledger.withdraw(judgement.id or "", by="anna")
        assert state(ledger) == before


def test_judged_before_it_is_settled(tmp_path: Path) -> None:
    """Judgements on claims that are not settled yet take effect with the others."""
    first, second = visits(6), visits(9)[6:]
    with Ledger(tmp_path / "l.duckdb") as ledger:
        ledger.add_many(first)
        ledger.settle()
        ledger.add_many(second)
        claims = [r["id"] for r in ledger.sql("SELECT id FROM claims ORDER BY earliest, id").dicts()]
        ledger.judge_claim(claims[-1], "reject", by="a")
        ledger.judge_events(claims[0], claims[-2], "same", by="a")
        assert not ledger.settled
        assert claims[-1] not in [c for r in ledger.timeline().dicts() for c in r["claims"]]
        ledger.settle()
        assert ledger.settled
        assert state(ledger) == anew(tmp_path / "anew.duckdb", [*first, *second], ledger.judgements())


def test_a_newer_reading_leaves_judgements_behind(tmp_path: Path) -> None:
    import msgspec
    from visits import MADE_BY

    old = visits(2)
    with Ledger(tmp_path / "l.duckdb") as ledger:
        ledger.add_many(old)
        ledger.settle()
        claims = [r["id"] for r in ledger.table("claims").dicts()]
        ledger.judge_events(claims[0], claims[1], "same", by="a")
        ledger.judge_claim(claims[0], "reject", by="a")
        ledger.add(msgspec.structs.replace(old[0], made_by=msgspec.structs.replace(MADE_BY, depesche="9.0")))
        ledger.settle()
        assert ledger.settled
        assert len(ledger.timeline().rows) == 2
        assert {r["review"] for r in ledger.sql("SELECT review FROM current_claims").dicts()} <= {None}


def test_one_wrong_judgement_of_several_keeps_all_out(ledger: Ledger, ids: dict[str, str]) -> None:
    some = [
        Judgement(about="claims", subject=ids["r10.1"], verdict="accept", made_by="anna"),
        Judgement(about="claims", subject="nothing", verdict="accept", made_by="anna"),
    ]
    with pytest.raises(LedgerError):
        ledger.review(some)
    assert ledger.table("judgements").rows == ()
    refused: list[str] = []
    assert len(ledger.review(some, lambda judgement, error: refused.append(f"{judgement.subject}: {error}"))) == 1
    assert len(refused) == 1
    assert actor("Putin kam.", "Putin").id == "putin-vladimir"
