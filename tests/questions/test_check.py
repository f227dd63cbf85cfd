"""What reports say of numbers of acts, held against the ledger: it never takes absence for proof."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from visits import claim, reading

from depesche.errors import UsageError
from depesche.questions import Answer, Ledger
from depesche.records import Reading

PUTIN = {"actor": "putin-vladimir", "name": "Vladimir Putin", "country": "RUS", "kind": "person", "role": "actor"}
XI = {"actor": "xi-jinping", "name": "Xi Jinping", "country": "CHN", "kind": "person", "role": "recipient"}
RUSSIA = {"actor": "RUS", "name": "Russia", "country": "RUS", "kind": "state", "role": None}
CHINA = {"actor": "CHN", "name": "China", "country": "CHN", "kind": "state", "role": None}
WORDS = "Putin besucht Xi, und das zählt ein Blatt nach."


def visit(day: str, who: str = "Putin", **more: Any) -> Reading:
    text = f"{who} besuchte Xi, Notiz vom {day}."
    return reading(text, claim(text, who, "Xi", day, **more), published=day[-10:] or "2025-06-01")


def monthly(year: int = 2025, months: int = 6) -> list[Reading]:
    return [reading(f"Ohne Nachricht im Monat {m} von {year}.", published=f"{year}-{m:02}-15") for m in range(1, months + 1)]


def ask(path: Path, readings: list[Reading], published: str | None = "2025-06-20", own: str = "2025-06-20", **said: Any) -> dict[str, Any]:
    """The row of one statement of a report that also tells its own visit."""
    teller = reading(WORDS, *([claim(WORDS, "Putin", "Xi", own, trigger="besucht")] if own else []), published=published)
    row = {"words": "zählt", "counted": "besucht", "type": "CONSULT", "mode": None, "claim": "c1" if own else None, "parties": [PUTIN, XI],
           "number": None, "change": None, "period_earliest": None, "period_latest": None, "after": None, "compared_earliest": None,
           "compared_latest": None, "sentence": WORDS, "sentence_begin": 0, "sentence_end": len(WORDS), "sentence_where": "text",
           "sources": [], **said}  # fmt: skip
    with Ledger(path / "l.duckdb") as ledger:
        ledger.add_many([teller, *readings])
        ledger.settle(look=lambda r: [row] if r.report.text == WORDS else [])
        answer = ledger.check()
    (found,) = answer.dicts()
    assert teller.report.id == found["report"]
    return found


YEAR = {"period_earliest": "2025-01-01", "period_latest": "2025-12-31"}
THREE = [visit("2025-01-10"), visit("2025-03-10")]
CASES = [
    # what is held besides, what is said, the verdict, words of the reason, number found
    ("as many", THREE, {"kind": "ordinal", "number": 3, **YEAR}, "borne out", "holds 3", 3),
    ("fewer held prove nothing", THREE[:1], {"kind": "ordinal", "number": 3, **YEAR}, "ledger cannot say", "holds 2 .* of 3", 2),
    ("more held", [*THREE, visit("2025-05-02")], {"kind": "ordinal", "number": 3, **YEAR}, "not borne out", "at least 4", 4),
    ("more, but perhaps one told with a wrong day",
     [THREE[0], visit("2025-03-10", place="Harbin"), visit("2025-03-12", place="Peking")], {"kind": "ordinal", "number": 3, **YEAR},
     "borne out", "holds 4", 4),
    ("a plan does not count", [*THREE, visit("2025-05-02", status="planned")], {"kind": "ordinal", "number": 3, **YEAR},
     "borne out", "holds 3", 3),
    ("an alleged one is unsure", [THREE[0], visit("2025-03-10", hedged=True)], {"kind": "ordinal", "number": 3, **YEAR},
     "ledger cannot say", "1 more that may", 2),
    ("what lies outside the days", [*THREE, visit("2024-12-02")], {"kind": "ordinal", "number": 3, **YEAR}, "borne out", "holds 3", 3),
    ("what comes after the report", [*THREE, visit("2025-08-02")], {"kind": "ordinal", "number": 3, **YEAR}, "borne out", "holds 3", 3),
    ("other people", [*THREE, visit("2025-05-02", "Lawrow")], {"kind": "ordinal", "number": 3, **YEAR}, "borne out", "holds 3", 3),
    ("nobody named", [*THREE, visit("2025-05-02", "Moskau")], {"kind": "ordinal", "number": 4, **YEAR}, "ledger cannot say", "1 more", 3),
    ("the other way round", [visit("2025-01-10")], {"kind": "count", "number": 2, "parties": [{**PUTIN, "role": "recipient"},
     {**XI, "role": "actor"}], "type": "AID", **YEAR}, "ledger cannot say", "holds 0", 0),
    ("a count", THREE, {"kind": "count", "number": 3, **YEAR}, "borne out", "holds 3", 3),
    ("of which days", THREE, {"kind": "count", "number": 3}, "ledger cannot say", "for which days", None),
    ("the first since a year that has one", [visit("2019-05-01"), *monthly()],
     {"kind": "first", "after": "2024-12-31", **YEAR}, "borne out", "none is held", 0),
    ("an earlier one", [visit("2025-02-01"), *monthly()], {"kind": "first", "after": "2024-12-31", **YEAR}, "not borne out", "2025-02-01", 1),
    ("no reports in between", monthly(months=2), {"kind": "first", "after": "2024-12-31", **YEAR}, "ledger cannot say", "50%", 0),
    ("the first ever", monthly(), {"kind": "first"}, "ledger cannot say", "no earlier one", 0),
    ("the first ever, with an earlier one", [visit("2019-05-01")], {"kind": "first"}, "not borne out", "2019-05-01", 1),
    ("the first ever, told with its own day", monthly(), {"kind": "first", "period_earliest": "2025-06-20", "period_latest": "2025-06-20"},
     "ledger cannot say", "no earlier one", 0),
    ("a body counts by its name", [visit("2025-02-01"), *monthly()], {"kind": "first", "after": "2024-12-31", **YEAR, "parties": [
        {**PUTIN, "kind": "organisation", "name": "Eisenbahn"}, XI]}, "borne out", "none is held", 0),
    ("an undated one may be earlier", [visit(""), *monthly()], {"kind": "first", "after": "2024-12-31", **YEAR},
     "ledger cannot say", "may count", 0),
    ("the greatest", THREE, {"kind": "extreme", **YEAR}, "ledger cannot say", "how great", None),
    ("nobody to ask for", THREE, {"kind": "count", "number": 3, "parties": [{**PUTIN, "country": None}], **YEAR},
     "ledger cannot say", "no state", None),
    ("one side only", THREE, {"kind": "count", "number": 3, "parties": [PUTIN], **YEAR}, "ledger cannot say", "between whom", None),
]  # fmt: skip


@pytest.mark.parametrize(("readings", "said", "verdict", "why", "found"), [c[1:] for c in CASES], ids=[c[0] for c in CASES])
def test_verdicts(tmp_path: Path, readings: list[Reading], said: dict[str, Any], verdict: str, why: str, found: int | None) -> None:
    row = ask(tmp_path, readings, **said)
    assert (row["verdict"], row["found"]) == (verdict, found), row["why"]
    assert re.search(why, row["why"]), row["why"]
    assert row["claims"][0].endswith(".c1")
    assert len(row["claims"]) >= (found or 0)


def year(number: int, calls: int, reports: int = 48) -> list[Reading]:
    told = [visit(f"{number}-{1 + i % 12:02}-{1 + 4 * (i // 12):02}") for i in range(calls)]
    return told + [
        reading(f"Leerer Bericht {i} des Jahres {number}.", published=f"{number}-{1 + i % 12:02}-28") for i in range(reports - calls)
    ]


LESS = year(2023, 40) + year(2024, 10)
TRENDS = [
    ("fewer", LESS, "fewer", "borne out"), ("no fewer", LESS, "not fewer", "not borne out"), ("more", LESS, "more", "not borne out"),
    ("as many", LESS, "same", "not borne out"), ("no more", LESS, "not more", "borne out"),
    ("within chance", year(2023, 12) + year(2024, 10), "fewer", "ledger cannot say"),
    ("nothing held of the year before", year(2024, 10), "fewer", "ledger cannot say"),
]  # fmt: skip


@pytest.mark.parametrize(("readings", "said", "verdict"), [t[1:] for t in TRENDS], ids=[t[0] for t in TRENDS])
@pytest.mark.parametrize("compared", [("2023-01-01", "2023-12-31"), (None, None)])
def test_trends(tmp_path: Path, readings: list[Reading], said: str, verdict: str, compared: tuple[Any, Any]) -> None:
    row = ask(
        tmp_path, [*readings, *year(2025, 1, 12)], "2025-01-03", own="", kind="trend", change=said, period_earliest="2024-01-01",
        period_latest="2024-12-31", compared_earliest=compared[0], compared_latest=compared[1], parties=[RUSSIA, CHINA],
    )  # fmt: skip
    assert row["verdict"] == verdict, row["why"]
    assert (row["compared_earliest"], row["compared_latest"]) == ("2023-01-01", "2023-12-31")
    assert ("compared with the time before" in row["why"]) is (compared[0] is None)


def test_a_forecast_is_judged_when_its_time_is_over(tmp_path: Path) -> None:
    said = {"kind": "trend", "change": "not fewer", "period_earliest": "2024-01-01", "period_latest": "2024-12-31",
            "compared_earliest": "2023-01-01", "compared_latest": "2023-12-31", "parties": [RUSSIA, CHINA]}  # fmt: skip
    half = [r for r in LESS if r.report.published.latest and r.report.published.latest < "2024-07"]
    row = ask(tmp_path, half, "2023-12-20", own="", **said)
    assert row["verdict"] == "ledger cannot say"
    assert "not over" in row["why"]
    with Ledger(tmp_path / "l.duckdb") as ledger:
        ledger.add_many([*LESS, *year(2025, 1, 2)])
        ledger.settle()
        (row,) = ledger.check().dicts()
    assert row["verdict"] == "not borne out"


def real() -> Reading:
    """A report whose statement is found by the package itself."""
    text = "Putin traf Xi zum dritten Mal seit Januar."
    from depesche.records import TimeExpression

    made = reading(text, claim(text, "Putin Xi", "", "2025-06-20"), published="2025-06-20", outlet="Tagesbote")
    begin = text.index("Januar")
    time = TimeExpression(begin=begin, end=begin + 6, type="DATE", value="2025-01", earliest="2025-01-01", latest="2025-01-31", rule="x")
    return type(made)(**{**{f: getattr(made, f) for f in made.__struct_fields__}, "times": (time,), "attributions": ()})


def test_statements_are_found_when_settling_and_asked_for(tmp_path: Path) -> None:
    with Ledger(tmp_path / "l.duckdb") as ledger:
        ledger.add_many([real(), *THREE])
        assert any("Not looked through" in c for c in ledger.check().caveats)
        assert ledger.check().rows == ()
        ledger.settle()
        answer: Answer = ledger.check(parties=["RUS"], type="consult", since="2025")
        (row,) = answer.dicts()
        assert (row["kind"], row["number"], row["earliest"], row["verdict"]) == ("ordinal", 3, "2025-01-01", "borne out")
        assert row["said_by"] == "Tagesbote, own voice"
        assert answer.words == ("1 statement: 1 borne out.",)
        assert answer.coverage.claims == 3
        assert json.loads(answer.to_json())["rows"][0]["claims"] == row["claims"]
        assert ledger.check(row["report"]).rows == answer.rows
        assert ledger.check(parties=["IND"]).rows == ledger.check(until="2024").rows == ledger.check(type="AID").rows == ()
        before = ledger.sql("SELECT * FROM statements").rows
        ledger.settle()
        assert ledger.sql("SELECT * FROM statements").rows == before
        for asked in ({"type": "MEET"}, {"parties": ["Nowhere"]}, {"since": "soon"}):
            with pytest.raises(UsageError):
                ledger.check(**asked)
        with pytest.raises(UsageError, match="no report"):
            ledger.check("nothing")
