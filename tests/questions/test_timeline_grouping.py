"""Which claims share a row, what the row says, and how many independent reports vouch for it."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest
from visits import claim, reading

from depesche.questions import Answer, Ledger
from depesche.records import Reading

VISIT = "Putin reiste am 16. Mai 2024 zu einem zweitägigen Staatsbesuch nach Peking und sprach dort mit Xi über den Handel."
OTHER = "Xi hat Putin in der Großen Halle empfangen, wie das Fernsehen zeigte."
THIRD = "Zum Auftakt der Reise nach Harbin begrüßte Xi den Gast Putin."
RIA = ("RIA Nowosti", "outlet")
PLAN = "Putin will Xi Mitte des Monats besuchen, hieß es in Moskau."
CALL = "Lavrov met Wang for talks on the margins."


def told(text: str, days: str = "2024-05-16", published: str = "2024-05-17", outlet: str | None = None, **more: Any) -> Reading:
    who = more.pop("who", ("Putin", "Xi"))
    return reading(text, claim(text, *who, days, **more), published=published, outlet=outlet)


def ask(path: Path, readings: Iterable[Reading], **asked: Any) -> Answer:
    with Ledger(path / "l.duckdb") as ledger:
        ledger.add_many(readings)
        return ledger.timeline(**{"parties": ["RUS", "CHN"], **asked})


ROWS = [
    # what, readings, (earliest, status, disputed, reports, independent) of each row
    ("two reports of one visit", [told(VISIT), told(OTHER)], [("2024-05-16", "occurred", False, 2, 2)]),
    ("the stay and one day of it", [told(VISIT, "2024-05-16/2024-05-17"), told(OTHER, "2024-05-17")],
     [("2024-05-16", "occurred", False, 2, 2)]),
    ("two days, two meetings", [told(VISIT, "2024-05-16"), told(OTHER, "2024-10-22")],
     [("2024-05-16", "occurred", False, 1, 1), ("2024-10-22", "occurred", False, 1, 1)]),
    ("another mode", [told(VISIT, mode="visit"), told(OTHER, mode="phone")], [("2024-05-16", "occurred", False, 1, 1)] * 2),
    ("an unknown mode fits", [told(VISIT, mode="visit"), told(OTHER, mode=None)], [("2024-05-16", "occurred", False, 2, 2)]),
    ("other people", [told(VISIT), told(CALL, who=("Lavrov", "Wang"))], [("2024-05-16", "occurred", False, 1, 1)] * 2),
    ("another place", [told(VISIT, type="AID", mode=None, place="Kursk"), told(OTHER, type="AID", mode=None, place="Omsk")],
     [("2024-05-16", "occurred", False, 1, 1)] * 2),
    ("who does it to whom counts",
     [told(VISIT, type="ACCUSE", mode=None), told(OTHER, type="ACCUSE", mode=None, who=("Xi", "Putin"))],
     [("2024-05-16", "occurred", False, 1, 1)] * 2),
    ("planned, then occurred", [told(PLAN, status="planned", published="2024-05-10"), told(VISIT)],
     [("2024-05-16", "occurred", False, 1, 1)]),
    ("planned only", [told(PLAN, status="planned", published="2024-05-10")], [("2024-05-16", "planned", False, 1, 1)]),
    ("planned, then cancelled", [told(PLAN, status="planned", published="2024-05-10"), told(OTHER, status="cancelled")],
     [("2024-05-16", "cancelled", False, 1, 1)]),
    ("cancelled, then planned anew", [told(PLAN, status="cancelled", published="2024-05-10"), told(OTHER, status="planned")],
     [("2024-05-16", "planned", False, 1, 1)]),
    ("denied by somebody", [told(VISIT), told(OTHER, status="denied")], [("2024-05-16", "occurred", True, 1, 1)]),
    ("denied only", [told(OTHER, status="denied")], [("2024-05-16", "denied", False, 1, 1)]),
    ("vague days stay apart", [told(VISIT, "2024-05-01/2024-05-31"), told(OTHER, "2024-05-16")],
     [("2024-05-01", "occurred", False, 1, 1), ("2024-05-16", "occurred", False, 1, 1)]),
    ("undated ones come last", [told(PLAN, "", status="possible"), told(VISIT)],
     [("2024-05-16", "occurred", False, 1, 1), (None, "possible", False, 1, 1)]),
    ("a copy with a new beginning", [told(VISIT), told(f"Wie die Agentur meldet: {VISIT}")],
     [("2024-05-16", "occurred", False, 2, 1)]),
    ("only spaces and capitals differ", [told(VISIT), told("  " + VISIT.replace(" und ", "\n\nund "))],
     [("2024-05-16", "occurred", False, 2, 1)]),
    ("the same words, undated", [told(VISIT, ""), told(f"{VISIT} ", "")], [(None, "occurred", False, 2, 1)]),
    ("one agency behind both", [told(VISIT, sources=[RIA]), told(OTHER, sources=[RIA])],
     [("2024-05-16", "occurred", False, 2, 1)]),
    ("one spokesman behind both",
     [told(VISIT, sources=[("Peskow", "person"), ("TASS", "outlet")]),
      told(OTHER, sources=[("Peskow", "person")])],
     [("2024-05-16", "occurred", False, 2, 1)]),
    ("unnamed sources are nobody",
     [told(VISIT, sources=[("ein Beamter", "unnamed")]), told(OTHER, sources=[("ein Beamter", "unnamed")])],
     [("2024-05-16", "occurred", False, 2, 2)]),
    ("an agency and who quotes it",
     [told(VISIT, outlet="RIA Nowosti"), told(OTHER, sources=[RIA], outlet="Abendblatt")],
     [("2024-05-16", "occurred", False, 2, 1)]),
    ("one outlet twice", [told(VISIT, outlet="Abendblatt"), told(OTHER, outlet="Abendblatt"), told(THIRD, outlet="Tagesbote")],
     [("2024-05-16", "occurred", False, 3, 2)]),
]  # fmt: skip


@pytest.mark.parametrize(("readings", "rows"), [r[1:] for r in ROWS], ids=[r[0] for r in ROWS])
def test_rows(tmp_path: Path, readings: list[Reading], rows: list[tuple[Any, ...]]) -> None:
    columns = ("earliest", "status", "disputed", "reports", "independent")
    answer = ask(tmp_path, readings)
    assert [tuple(row[c] for c in columns) for row in answer.dicts()] == rows
    (tmp_path / "back").mkdir()
    assert ask(tmp_path / "back", readings[::-1]).to_json() == answer.to_json()


def test_history_tells_plan_and_outcome(tmp_path: Path) -> None:
    readings = [told(VISIT), told(PLAN, status="planned", published="2024-05-10", sources=[("Moskau", "organisation")])]
    (row,) = ask(tmp_path, readings).dicts()
    assert [(s["status"], s["published"], s["sources"]) for s in row["history"]] == [
        ("planned", "2024-05-10", ["Moskau"]), ("occurred", "2024-05-17", ["own voice"]),
    ]  # fmt: skip
    assert row["mark"] == "✓ happened"


@pytest.mark.parametrize("status", ["planned", "expected", "possible", "demanded", "threatened", "conditional", "cancelled", "denied"])
def test_nothing_else_looks_like_happened(tmp_path: Path, status: str) -> None:
    (row,) = ask(tmp_path, [told(VISIT, status=status)]).dicts()
    assert row["status"] == status
    assert "✓" not in row["mark"]
    assert "happened" not in row["mark"]
    assert not ask(tmp_path, [], status="occurred").rows


def test_alleged_does_not_look_like_happened(tmp_path: Path) -> None:
    (row,) = ask(tmp_path, [told(VISIT, hedged=True)]).dicts()
    assert (row["hedged"], row["mark"]) == (True, "? alleged")


def test_all_parties_must_take_part(tmp_path: Path) -> None:
    readings = [told(VISIT), told("Putin traf Modi in Kasan.", who=("Putin", "Modi"))]
    assert len(ask(tmp_path, readings, parties=["RUS"]).rows) == 2
    assert len(ask(tmp_path, readings, parties=["Russland", "Volksrepublik China"]).rows) == 1
    assert len(ask(tmp_path, readings, parties=["IND", "CHN"]).rows) == 0
    assert len(ask(tmp_path, readings, parties=[]).rows) == 2


@pytest.mark.parametrize(
    ("asked", "count"),
    [
        ({"since": "2024-05-17"}, 1), ({"since": "2024-05-18"}, 0), ({"until": "2024-05-16"}, 1), ({"until": "2024-04"}, 0),
        ({"since": "2024", "until": "2024"}, 1), ({"type": "consult"}, 1), ({"type": "AID"}, 0), ({"mode": "visit"}, 1),
        ({"mode": "phone"}, 0), ({"status": ["planned", "occurred"]}, 1),
    ],
)  # fmt: skip
def test_what_is_asked_for(tmp_path: Path, asked: dict[str, Any], count: int) -> None:
    assert len(ask(tmp_path, [told(VISIT, "2024-05-16/2024-05-17")], **asked).rows) == count
