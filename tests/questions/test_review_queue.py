"""What is to be reviewed, in which order and why; what reviewing changed."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from test_family import family
from visits import claim, reading, visits

from depesche.errors import UsageError
from depesche.questions import Ledger
from depesche.questions.review import history, judgements_of, pairs, queue, reviewed
from depesche.questions.review_changes import kappa


@pytest.fixture
def ledger(tmp_path: Path) -> Iterable[Ledger]:
    with Ledger(tmp_path / "l.duckdb") as opened:
        opened.add_many([*family(), *visits()])
        opened.settle()
        yield opened


def test_least_certain_first_and_page_by_page(ledger: Ledger) -> None:
    whole = queue(ledger, limit=100).dicts()
    assert len(whole) == len(ledger.table("claims").rows)
    assert [r["doubt"] for r in whole] == sorted((r["doubt"] for r in whole), reverse=True)
    assert whole[0]["reasons"] == ["hedged", "its event is disputed", "told by one independent report"]
    assert whole[0]["doubt"] == round(1 - 0.9 * 0.75 * 0.95, 4)
    found: list[str] = []
    while page := queue(ledger, limit=7, after=found[-1] if found else None).dicts():
        found += [row["claim"] for row in page]
    assert found == [row["claim"] for row in whole]


def test_the_next_claim_is_found_when_the_last_one_was_judged(ledger: Ledger) -> None:
    first, second, third = (r["claim"] for r in queue(ledger, limit=3).dicts())
    ledger.judge_claim(first, "accept", by="anna")
    assert [r["claim"] for r in queue(ledger, limit=2, after=first).dicts()] == [second, third]
    assert first not in [r["claim"] for r in queue(ledger, limit=100).dicts()]
    (row,) = [r for r in queue(ledger, limit=100, unreviewed=False).dicts() if r["claim"] == first]
    assert (row["review"], row["reviewed_by"]) == ("accept", "anna")


@pytest.mark.parametrize(
    ("asked", "fits"),
    [
        ({"type": "CONSULT", "mode": "phone"}, lambda r: r["mode"] == "phone"), ({"status": ["denied", "planned"]}, lambda r: r["status"] in {"denied", "planned"}),
        ({"parties": ["Indien"]}, lambda r: any("IND" in p for p in [*r["actors"], *r["recipients"]])),
        ({"until": "2025"}, lambda r: r["earliest"] is None or r["earliest"] < "2026"), ({"max_confidence": 0.9}, lambda r: r["confidence"] <= 0.9),
        ({"rule": "by.hand"}, lambda r: r["rule"] == "by.hand"), ({"since": "2026-05"}, lambda r: r["latest"] is None or r["latest"] >= "2026-05"),
    ],
)  # fmt: skip
def test_filters(ledger: Ledger, asked: dict[str, Any], fits: Any) -> None:
    whole = queue(ledger, limit=100).dicts()
    found = queue(ledger, limit=100, **asked).dicts()
    assert found == [row for row in whole if fits(row)]
    assert 0 < len(found) < len(whole)


def test_orders(ledger: Ledger) -> None:
    newest = [r["published"] for r in queue(ledger, order="newest", limit=100).dicts()]
    assert newest == sorted(newest, reverse=True)
    assert [r["published"] for r in queue(ledger, order="oldest", limit=100).dicts()] == newest[::-1]
    told = [(r["report"], r["sentence_begin"]) for r in queue(ledger, order="report", limit=100).dicts()]
    assert told == sorted(told)


@pytest.mark.parametrize(
    "asked", [{"order": "best"}, {"limit": 0}, {"limit": 10**6}, {"max_confidence": 2}, {"type": "VISIT"}, {"since": "soon"}]
)
def test_what_cannot_be_asked_is_said(ledger: Ledger, asked: dict[str, Any]) -> None:
    with pytest.raises(UsageError):
        queue(ledger, **asked)


def test_a_row_often_rejected_makes_its_claims_doubtful(ledger: Ledger) -> None:
    rows = [r for r in queue(ledger, limit=100).dicts() if r["rule"] == "de.visit"]
    for row in rows[:3]:
        ledger.judge_claim(row["claim"], "reject", by="anna")
    (after,) = [r for r in queue(ledger, limit=100).dicts() if r["claim"] == rows[-1]["claim"]]
    assert after["doubt"] > rows[-1]["doubt"]
    assert "rule de.visit rejected 3 of 3 times" in after["reasons"]


def test_pairs_near_the_line_and_none_judged(ledger: Ledger) -> None:
    rows = pairs(ledger).dicts()
    assert rows
    assert all(row["now"] == "same" or row["score"] < 0.5 for row in rows)
    ledger.judge_events(rows[0]["one"], rows[0]["other"], "different", by="anna")
    assert (rows[0]["one"], rows[0]["other"]) not in [(r["one"], r["other"]) for r in pairs(ledger).dicts()]
    with pytest.raises(UsageError):
        pairs(ledger, "copies")


def test_near_misses_and_alike_names_are_asked_about(tmp_path: Path) -> None:
    texts = ["Putin besuchte Xi in Peking.", "Putin sah Xi in Kasan."]
    some = [
        reading(t, claim(t, "Putin", "Xi", d, place=t.split()[4][:-1]), published="2024-05-20")
        for t, d in zip(texts, ("2024-05-16", "2024-05-18"), strict=True)
    ]
    other = msgspec.structs.replace(
        some[1], actors=(*some[1].actors, msgspec.structs.replace(some[1].actors[0], id="per:wladimir-putin", name="Wladimir Putin"))
    )
    with Ledger(tmp_path / "l.duckdb") as ledger:
        ledger.add_many([some[0], other])
        ledger.settle()
        assert len(ledger.timeline().rows) == 2
        rows = pairs(ledger).dicts()
        assert [row["now"] for row in rows] == ["different"]
        ledger.judge_events(rows[0]["one"], rows[0]["other"], "same", by="anna")
        assert len(ledger.timeline().rows) == 1
        assert pairs(ledger).rows == ()
        (row,) = pairs(ledger, "actors").dicts()
        assert {row["one"], row["other"]} == {"putin-vladimir", "per:wladimir-putin"}
        ledger.judge_actors(row["one"], row["other"], "same", by="anna")
        assert pairs(ledger, "actors").rows == ()


def test_what_reviewing_changed(ledger: Ledger) -> None:
    a, b, c, d = (r["claim"] for r in queue(ledger, limit=4).dicts())
    ledger.judge_claim(a, "reject", by="anna", why="nobody says so")
    ledger.judge_claim(b, "edit", field="status", value="planned", by="anna")
    ledger.judge_claim(b, "accept", by="ben")
    ledger.judge_claim(c, "accept", by="anna")
    ledger.judge_claim(c, "accept", by="ben")
    slip = ledger.judge_claim(d, "reject", by="ben")
    ledger.withdraw(slip, by="ben")
    ledger.judge_events(b, c, "same", by="ben")
    rows = {(r["section"], r["name"]): r for r in reviewed(ledger).dicts()}
    assert rows["verdict", "claims: accept"]["number"] == 3
    assert (rows["person", "anna"]["number"], rows["person", "ben"]["number"]) == (3, 3)
    rule = rows["rule", "by.hand"]
    assert (rule["number"], rule["right"], rule["wrong"], rule["share"]) == (3, 2, 1, 0.6667)
    assert (rows["field", "status"]["old"], rows["field", "status"]["new"]) == ("occurred", "planned")
    assert rows["gone", "CONSULT"]["claims"] == [a]
    assert (rows["agreement", "anna and ben"]["number"], rows["agreement", "anna and ben"]["right"]) == (2, 1)
    assert rows["events", "pairs judged one event"]["claims"] == sorted([b, c])


def test_the_history_of_a_claim_and_of_a_person(ledger: Ledger) -> None:
    a, b = (r["claim"] for r in queue(ledger, limit=2).dicts())
    first = ledger.judge_claim(a, "edit", field="time", value="2026-04", by="anna", why="so it says")
    second = ledger.judge_events(a, b, "different", by="ben")
    third = ledger.withdraw(first, by="anna")
    rows = judgements_of(ledger, a).dicts()
    assert [r["judgement"] for r in rows] == [third, second, first]
    assert [r["in_force"] for r in rows] == [False, True, False]
    assert rows[2]["value"] == {"earliest": "2026-04-01", "latest": "2026-04-30", "edtf": "2026-04", "approximate": False}
    assert rows[2]["withdrawn_by"] == third
    assert [r["judgement"] for r in history(ledger, by="anna", limit=1).dicts()] == [third]
    assert [r["judgement"] for r in history(ledger, about="event_claims").dicts()] == [second]
    with pytest.raises(UsageError):
        history(ledger, about="copies")


VERDICT = st.sampled_from(["accept", "reject", "edit", "unsure"])


@given(st.lists(st.tuples(VERDICT, VERDICT), min_size=1, max_size=30))
def test_kappa_is_one_where_all_agree_and_the_same_both_ways(said: list[tuple[str, str]]) -> None:
    found = kappa(said)
    assert found == kappa([(b, a) for a, b in said])
    assert found is None or -1 <= found <= 1
    if all(a == b for a, b in said):
        assert found in {None, 1.0}
    else:
        assert found != 1.0
