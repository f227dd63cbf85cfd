"""The timeline as a page, as data and as marks for its drawing."""

from __future__ import annotations

import csv
import io
import re
from datetime import date, timedelta
from typing import Any

import pytest
from fastapi.testclient import TestClient

from depesche.web.chart import DRAWN, KINDS, chart, domain, kind, kinds

EPOCH = date(1970, 1, 1)
BOTH = "party=RUS&party=CHN"


def rows(client: TestClient, query: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = client.get(f"/timeline.json?{query}").json()["rows"]
    return found


def test_events_stand_in_order_of_days_with_status_and_links(client: TestClient) -> None:
    page = client.get(f"/timeline?{BOTH}&type=CONSULT")
    assert page.status_code == 200
    found = rows(client, f"{BOTH}&type=CONSULT")
    days = [row["earliest"] for row in found if row["earliest"]]
    assert days == sorted(days)
    assert {"≠ disputed", "✗ cancelled", "◷ planned"} <= {row["mark"] for row in found}
    for row in found:
        assert f'href="/event/{row["event"]}"' in page.text
    assert 'class="status occurred disputed"' in page.text


@pytest.mark.parametrize(
    ("query", "number"),
    [
        ("party=IND", 4), ("party=Indien", 4), ("party=IND&party=", 4), ("party=RUS&party=IND", 2), ("party=IND&status=denied&status=cancelled", 2),
        ("type=consult&mode=phone&since=2026-04&until=2026-04", 2), ("since=1990&until=1991&party=IND", 0), ("type=&mode=&since=&party=FRA", 0),
    ],
)  # fmt: skip
def test_filters_narrow_the_list(client: TestClient, query: str, number: int) -> None:
    answer = client.get(f"/timeline.json?{query}").json()
    assert answer["total"] == number == len(answer["rows"])
    page = client.get(f"/timeline?{query}")
    assert page.text.count('<li class="card happening') == number
    assert ("No event in this ledger fits" in page.text) == (number == 0)


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ("party=Nirgendwo", "no state or organisation"), ("type=NOTHING", "is no type"), ("type=AID&mode=visit", "is no mode"),
        ("since=gestern", "is no day"), ("since=2025&until=2024", "before it begins"), ("status=maybe", "is no status"), ("lanes=colour", "lanes"),
        ("page=0", "page"),
    ],
)  # fmt: skip
def test_what_cannot_be_asked_is_said(client: TestClient, query: str, words: str) -> None:
    page = client.get(f"/timeline?{query}")
    assert page.status_code == 400
    assert words in page.text
    assert client.get(f"/timeline/marks.json?{query}").status_code in (400, 200)


def test_a_part_behind_the_end_is_the_last_one(client: TestClient) -> None:
    assert client.get(f"/timeline.json?{BOTH}&page=99").json()["rows"] == rows(client, BOTH)


def test_the_page_is_a_table_too(client: TestClient) -> None:
    table = list(csv.DictReader(io.StringIO(client.get(f"/timeline.csv?{BOTH}").text)))
    assert [row["event"] for row in table] == [row["event"] for row in rows(client, BOTH)]


def test_marks_say_the_same_as_the_rows(client: TestClient) -> None:
    data = client.get(f"/timeline/marks.json?{BOTH}").json()
    found = {row["event"]: row for row in rows(client, BOTH)}
    assert data["total"] == len(data["marks"]) == len(found)
    for first, last, approximate, look, status, type_, mode, parties, reports, independent, event in data["marks"]:
        row = found[event]
        assert [first, last] == [row[n] and (date.fromisoformat(row[n]) - EPOCH).days for n in ("earliest", "latest")]
        assert data["types"][type_] == row["type"]
        assert (data["modes"][mode] if mode >= 0 else None) == row["mode"]
        assert data["kinds"][look] == kind(row["status"], hedged=row["hedged"], disputed=row["disputed"])
        assert data["statuses"][status] == row["mark"].partition(" ")[2]
        assert {"RUS", "CHN"} <= {data["parties"][n] for n in parties}
        assert (reports, independent, bool(approximate)) == (row["reports"], row["independent"], row["approximate"])


def test_lanes_can_be_parties(client: TestClient) -> None:
    page = client.get("/timeline?party=RUS&lanes=party").text
    drawn = page[page.index('<svg class="lanes"') : page.index("<figcaption>")]
    assert ">CHN · " in drawn
    assert ">RUS · " not in drawn


def test_german_and_languages_of_sentences(client: TestClient) -> None:
    page = client.get(f"/timeline?{BOTH}", headers={"accept-language": "de"}).text
    assert "Ereignisse in der Folge der Tage" in page
    assert "Zeitleiste" in page
    assert re.search(r'<blockquote lang="en">', page)
    assert re.search(r'<blockquote lang="de">', page)


# --- the drawing ----------------------------------------------------------------------


def row(first: str | None, last: str | None, **more: Any) -> dict[str, Any]:
    return {
        "earliest": first, "latest": last, "type": "CONSULT", "mode": None, "status": "occurred", "hedged": False, "disputed": False,
        "parties": ["RUS"], "approximate": False, **more,
    }  # fmt: skip


def test_intervals_are_drawn_as_long_as_they_are() -> None:
    drawn = chart([row("2024-01-01", "2024-01-10"), row("2024-01-11", "2024-01-11"), row("2024-01-20", None)], "class")
    assert drawn
    vague, day, open_after = drawn.lanes[0].marks
    assert (vague.x, vague.width, vague.vague) == (0, 50, True)
    assert (day.x, day.width, day.vague) == (50, 5, False)
    assert (open_after.open_after, open_after.open_before) == (True, False)


def test_marks_of_one_day_stand_below_each_other() -> None:
    drawn = chart([row("2024-01-01", "2024-01-01")] * 9 + [row("2024-06-01", "2024-06-01")], "class")
    assert drawn
    (lane,) = drawn.lanes
    at_once = [mark.y for mark in lane.marks if mark.x == 0]
    assert len(at_once) == len(set(at_once)) == 6
    assert lane.beyond == 3


def test_many_events_are_counted_in_columns() -> None:
    day = date(2024, 1, 1)
    many = [row(*[(day + timedelta(days=n % 300)).isoformat()] * 2, type="AID" if n % 3 else "CONSULT") for n in range(DRAWN + 1)]
    drawn = chart(many, "class")
    assert drawn
    assert [lane.name for lane in drawn.lanes] == ["AID", "CONSULT"]
    assert all(lane.bars and not lane.marks for lane in drawn.lanes)
    assert sum(int(re.split(r": | ", bar.title)[1]) for lane in drawn.lanes for bar in lane.bars) == len(many)


def test_a_stray_day_does_not_squeeze_all_others() -> None:
    near = [row(*[f"2024-0{1 + n % 6}-1{n % 9}"] * 2) for n in range(60)]
    drawn = chart([*near, row("1914-06-28", "1914-06-28")], "class")
    assert drawn
    assert drawn.earlier == 1
    assert drawn.first.year >= 2023
    assert domain([(date(2024, 1, 1), date(2024, 1, 1), 1)]) == (date(2024, 1, 1), date(2024, 1, 2))


def test_nothing_dated_is_not_drawn() -> None:
    assert chart([row(None, None)], "class") is None
    assert kinds([row(None, None), row(None, None, status="denied")]) == {"happened": 1, "off": 1}
    assert set(kinds([row(None, None, status=s) for s in ("planned", "demanded", "possible")])) <= set(KINDS)
