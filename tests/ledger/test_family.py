"""A worked family of 40 short reports by us, German and English: events, independent reports, history, contradictions and copies as in its key.

The claims are given with the reports (`family/reports.jsonl`), so that the ledger is tested and not the reading.
"""

from __future__ import annotations

import hashlib
import json
import random
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest
from visits import MADE_BY, PEOPLE, actor, content, part

from depesche.errors import LedgerError
from depesche.questions import Ledger
from depesche.records import AgendaItem, Claim, ClaimPlace, ClaimTime, Published, Reading, Report, SourceLink, Span

FAMILY = Path(__file__).parent / "family"
KEY = json.loads((FAMILY / "key.json").read_text(encoding="utf-8"))
COUNTRY = {"Moskau": "RUS", "Peking": "CHN", "Beijing": "CHN"}


def family() -> list[Reading]:
    lines = (FAMILY / "reports.jsonl").read_text(encoding="utf-8").splitlines()
    return [made(json.loads(line)) for line in lines]


def made(row: dict[str, Any]) -> Reading:
    text = " ".join(row["sentences"])
    begins = [text.index(sentence) for sentence in row["sentences"]]
    spans = [Span(begin=b, end=b + len(s)) for b, s in zip(begins, row["sentences"], strict=True)]
    words = [word for word in PEOPLE if word in text]
    report = Report(
        id=hashlib.sha256(f"{row['doc']} {text}".encode()).hexdigest()[:16], text=text, doc=row["doc"], outlet=row["outlet"],
        language=row["language"], origin="family", published=Published(earliest=row["published"], latest=row["published"], basis="given"),
    )  # fmt: skip
    return Reading(
        report=report, actors=tuple({a.id: a for a in (actor(text, w) for w in words)}.values()), made_by=MADE_BY,
        claims=tuple(told(text, spans, number, c) for number, c in enumerate(row["claims"], 1)),
    )  # fmt: skip


def told(text: str, spans: list[Span], number: int, row: dict[str, Any]) -> Claim:
    sentence = spans[row["sentence"]]
    begin = text.index(row["trigger"], sentence.begin)
    days = row["days"].split("/")
    return Claim(
        id=f"c{number}", type="CONSULT", mode=row["mode"], status=row["status"], hedged=row["hedged"],
        trigger=(Span(begin=begin, end=begin + len(row["trigger"])),),
        actors=tuple(part(text, w) for w in row["actors"]), recipients=tuple(part(text, w) for w in row["recipients"]),
        time=ClaimTime(earliest=days[0], latest=days[-1], edtf=row["days"]) if row["days"] else ClaimTime(),
        place=ClaimPlace(text=row["place"], country=COUNTRY[row["place"]]) if row["place"] else None,
        agenda=tuple(AgendaItem(text=item, begin=0, end=1) for item in row["agenda"]),
        sources=tuple(SourceLink(text=name, name=name, kind=kind) for name, kind in row["sources"]),
        evidence=(sentence,), rule="by.hand", confidence=1.0, why="given with the report",
    )  # fmt: skip


def settled(path: Path, readings: Iterable[Reading], instalment: int = 100) -> Path:
    some = list(readings)
    with Ledger(path) as ledger:
        for begin in range(0, len(some), instalment):
            ledger.add_many(some[begin : begin + instalment])
            ledger.settle()
    return path


@pytest.fixture(scope="module")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> Iterable[Ledger]:
    with Ledger(settled(tmp_path_factory.mktemp("family") / "l.duckdb", family()), read_only=True) as opened:
        yield opened


def names(ledger: Ledger) -> dict[str, str]:
    """`r03.2` for the second claim of the report `r03`."""
    rows = ledger.sql("SELECT c.id, r.doc, c.claim FROM current_claims c JOIN reports r ON r.id = c.report").dicts()
    return {row["id"]: f"{row['doc']}.{row['claim'][1:]}" for row in rows}


def rows(ledger: Ledger) -> dict[tuple[str, ...], dict[str, Any]]:
    known = names(ledger)
    return {tuple(sorted(known[c] for c in row["claims"])): row for row in ledger.timeline().dicts()}


def test_every_event_holds_the_claims_of_the_key(ledger: Ledger) -> None:
    assert sorted(rows(ledger)) == sorted(tuple(sorted(event["claims"])) for event in KEY["events"])


@pytest.mark.parametrize("event", KEY["events"], ids=[e["name"] for e in KEY["events"]])
def test_events_as_in_the_key(ledger: Ledger, event: dict[str, Any]) -> None:
    row = rows(ledger)[tuple(sorted(event["claims"]))]
    assert (row["status"], row["disputed"]) == (event["status"], event["disputed"])
    assert [row["earliest"], row["latest"]] == event["days"]
    assert (row["reports"], row["independent"]) == (event["reports"], event["independent"])
    assert [step["status"] for step in row["history"]] == event["history"]
    (settled_row,) = [r for r in ledger.table("events").dicts() if r["id"] == row["event"]]
    assert (settled_row["status"], settled_row["reports"], settled_row["independent"]) == (
        row["status"],
        row["reports"],
        row["independent"],
    )
    assert [d and d.isoformat() for d in (settled_row["earliest"], settled_row["latest"])] == event["days"]
    clashes = [r["field"] for r in ledger.contradictions().dicts() if r["event"] == row["event"]]
    assert clashes == event["contradictions"]


@pytest.mark.parametrize(
    ("asked", "count"),
    [({"since": "2026-03-26", "until": "2026-03-31"}, 0), ({"since": "2026-03-25", "until": "2026-03-25"}, 1), ({"mode": "phone"}, 3),
     ({"parties": ["IND"]}, 4), ({"until": "2025"}, 1), ({"status": "cancelled"}, 2)],
)  # fmt: skip
def test_an_event_is_shown_whole_or_not_at_all(ledger: Ledger, asked: dict[str, Any], count: int) -> None:
    answer = ledger.timeline(**asked)
    dated = [r for r in answer.dicts() if r["earliest"] or "mode" in asked]
    assert len(dated) == count
    whole = {r["event"]: r["claims"] for r in ledger.timeline().dicts()}
    assert all(whole[r["event"]] == r["claims"] for r in answer.dicts())


def test_a_tally_counts_events_and_not_reports(ledger: Ledger) -> None:
    counts = {r["period"]: (r["events"], r["disputed"], r["alleged"], r["other"], r["reports"]) for r in ledger.tally(since="2026").dicts()}
    # The visit in March counts once for eight reports; the secret meeting is only alleged; the call without a day has no month.
    assert counts["2026-02"] == (1, 0, 0, 0, 7)
    assert counts["2026-03"] == (2, 0, 0, 1, 10)
    assert counts["2026-04"] == (1, 0, 1, 0, 9)
    assert counts[None] == (1, 0, 0, 0, None)


def test_copies_as_in_the_key(ledger: Ledger) -> None:
    docs = {r["id"]: r["doc"] for r in ledger.table("reports").dicts()}
    found = {(*sorted((docs[r["report"]], docs[r["other"]])), r["kind"]) for r in ledger.table("copies").dicts()}
    # Of two reports of the same words and day either may lead; what is shared with one is shared with both.
    shared = {(min(a, b), max(a, b), kind) for a, b, kind in ((a.replace("r02", "r01"), b, k) for a, b, k in found) if a != b}
    assert {(a, b, k) for a, b, k in shared | found if "r02" not in (a, b) or k == "identical"} == {tuple(c) for c in KEY["copies"]}


def test_who_says_which_day(ledger: Ledger) -> None:
    (row,) = [r for r in ledger.contradictions(parties=["RUS", "CHN"]).dicts() if r["field"] == "day"]
    known = names(ledger)
    by_day = {v["value"]: sorted(known[c] for c in v["claims"]) for v in row["versions"]}
    assert by_day["2026-03-23"] == ["r14.1"]
    assert by_day["2026-03-24/2026-03-25"] == ["r10.1", "r11.1"]


def test_each_join_gives_its_score_and_reason(ledger: Ledger) -> None:
    known = names(ledger)
    why = {known[r["claim"]]: (r["score"], r["why"]) for r in ledger.table("event_claims").dicts()}
    assert len(why) == len(known)
    assert "days a day apart" in why["r14.1"][1]
    assert "vaguer" in why["r16.1"][1]
    assert "no day" in why["r15.1"][1]
    assert all(0.5 < score <= 1 for score, _ in why.values())


def test_order_and_instalments_do_not_show(tmp_path: Path, ledger: Ledger) -> None:
    readings = family()
    for number, size in ((1, 40), (2, 7), (3, 1)):
        random.Random(number).shuffle(readings)
        with Ledger(settled(tmp_path / f"{number}.duckdb", readings, size)) as other:
            for name in ("events", "event_claims", "copies", "stories"):
                assert other.table(name).rows == ledger.table(name).rows
            before = content(other)
            assert other.settle().claims == 0
            assert content(other) == before


def test_judgements_move_claims_and_can_be_withdrawn(tmp_path: Path) -> None:
    with Ledger(settled(tmp_path / "l.duckdb", family())) as ledger:
        ids = {name: key for key, name in names(ledger).items()}
        before = {name: ledger.table(name).rows for name in ("events", "event_claims")}
        together = ledger.judge(ids["r27.1"], ids["r22.1"], True, by="us", why="there was one call only")
        apart = ledger.judge(ids["r14.1"], ids["r10.1"], False, by="us", why="a stopover the day before")
        ledger.settle()
        found = rows(ledger)
        assert ("r22.1", "r23.1", "r24.1", "r27.1") in found
        assert ("r14.1",) in found
        for judgement in (together, apart):
            ledger.withdraw(judgement, by="us", why="a slip")
        ledger.settle()
        assert {name: ledger.table(name).rows for name in before} == before
        assert len(ledger.table("judgements").rows) == 4
        for one, other in ((ids["r27.1"], ids["r27.1"]), (ids["r27.1"], "nothing")):
            with pytest.raises(LedgerError, match="two different claims"):
                ledger.judge(one, other, True, by="us", why="")
        with pytest.raises(LedgerError, match="no judgement"):
            ledger.withdraw("nothing", by="us", why="")
