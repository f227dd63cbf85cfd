"""Counts per period and rates of two periods: exact, set against what the ledger holds, honest about gaps."""

from __future__ import annotations

import json
import math
from pathlib import Path
from typing import Any

import pytest
from visits import claim, reading, visits

from depesche.errors import UsageError
from depesche.questions import Answer, Ledger
from depesche.questions.intervals import beta_i, gamma_p, poisson_interval, ratio_interval
from depesche.records import Reading

# Garwood (1936), 95 %, as printed in tables of exact Poisson limits.
GARWOOD = [(0, 0.0, 3.689), (1, 0.0253, 5.572), (2, 0.2422, 7.225), (5, 1.623, 11.668), (10, 4.795, 18.390), (100, 81.364, 121.627)]


@pytest.mark.parametrize(("count", "lower", "upper"), GARWOOD)
def test_poisson_interval_as_printed(count: int, lower: float, upper: float) -> None:
    assert poisson_interval(count) == pytest.approx((lower, upper), abs=6e-4)


@pytest.mark.parametrize("count", [0, 1, 7, 60, 900])
@pytest.mark.parametrize("level", [0.8, 0.95, 0.999])
def test_poisson_bounds_leave_the_tails_they_say(count: int, level: float) -> None:
    def chance(k: int, mean: float) -> float:
        return math.exp(k * math.log(mean) - mean - math.lgamma(k + 1))

    lower, upper = poisson_interval(count, level)
    tail = (1 - level) / 2
    assert math.fsum(chance(k, upper) for k in range(count + 1)) == pytest.approx(tail, rel=1e-7)
    if count:
        assert 1 - math.fsum(chance(k, lower) for k in range(count)) == pytest.approx(tail, rel=1e-7)


@pytest.mark.parametrize(("before", "after"), [(1, 0), (3, 3), (10, 20), (40, 4), (200, 350)])
def test_ratio_bounds_leave_the_tails_they_say(before: int, after: int) -> None:
    """At a bound, so extreme a share of the later count has a chance of 2.5 %."""
    exposures = (800.0, 1100.0)
    total = before + after

    def tail(ratio: float, counts: range) -> float:
        share = ratio * exposures[1] / (exposures[0] + ratio * exposures[1])
        return math.fsum(math.comb(total, k) * share**k * (1 - share) ** (total - k) for k in counts)

    lower, upper = ratio_interval(before, after, exposures)
    assert upper is not None
    assert tail(upper, range(after + 1)) == pytest.approx(0.025, rel=1e-6)
    if after:
        assert tail(lower, range(after, total + 1)) == pytest.approx(0.025, rel=1e-6)
    else:
        assert lower == 0


def test_nothing_before_has_no_upper_bound() -> None:
    lower, upper = ratio_interval(0, 4, (1.0, 1.0))
    assert lower > 0
    assert upper is None


def test_tail_functions_at_their_ends() -> None:
    assert (gamma_p(3, 0), beta_i(2, 3, 0), beta_i(2, 3, 1)) == (0, 0, 1)
    assert gamma_p(1, 2) == pytest.approx(1 - math.exp(-2))
    assert beta_i(1, 1, 0.3) == pytest.approx(0.3)


def call(day: str, number: int = 0, published: str | None = None, **more: Any) -> Reading:
    text = f"Putin telefonierte mit Xi, Meldung {number} über den {day}."
    outlet = more.pop("outlet", None)
    return reading(text, claim(text, "Putin Xi", "", day, mode="phone", **more), published=published or day[-10:], outlet=outlet)


def ask(path: Path, readings: list[Reading], question: str, **asked: Any) -> Answer:
    with Ledger(path / "l.duckdb") as ledger:
        ledger.add_many(readings)
        answer: Answer = getattr(ledger, question)(**asked)
    return answer


def test_tally_by_month_with_empty_months(tmp_path: Path) -> None:
    readings = [call("2024-01-03"), call("2024-01-20"), call("2024-04-02"), call("2024-04-02", 1), call("2024-04-09", status="planned"),
                call("2024-04-15", hedged=True)]  # fmt: skip
    answer = ask(tmp_path, readings, "tally", parties=["RUS", "CHN"])
    rows = [(r["period"], r["events"], r["alleged"], r["other"], r["reports"], len(r["claims"])) for r in answer.dicts()]
    assert rows == [("2024-01", 2, 0, 0, 2, 2), ("2024-02", 0, 0, 0, 0, 0), ("2024-03", 0, 0, 0, 0, 0), ("2024-04", 1, 1, 1, 4, 4)]
    assert any("No report at all was published in 2 months (2024-02, 2024-03)" in c for c in answer.caveats)


def test_every_claim_of_a_tally_stands_in_one_row(tmp_path: Path) -> None:
    vague = call("2024-03-01/2024-05-31", 7, published="2024-06-01")
    undated = call("", 8, published="2024-06-02")
    over = call("2024-03-31/2024-04-01", 9, published="2024-04-02")
    readings = [*visits(), vague, undated, over]
    for by, expected in (("year", 8), ("month", 7), ("week", 7)):
        (tmp_path / by).mkdir()
        answer = ask(tmp_path / by, readings, "tally", by=by)
        claims = [c for row in answer.dicts() for c in row["claims"]]
        assert len(claims) == len(set(claims)) == answer.coverage.claims == 9
        assert sum(len(r["claims"]) for r in answer.dicts() if r["period"]) == expected
        assert [r["period"] for r in answer.dicts()][-1] is None
    assert {r["period"]: r["events"] for r in ask(tmp_path / "month", [], "tally").dicts()}["2024-03"] == 1


def test_a_week_belongs_to_its_thursday(tmp_path: Path) -> None:
    answer = ask(tmp_path, [call("2024-12-31")], "tally", by="week")
    (row,) = answer.dicts()
    assert (row["period"], row["earliest"], row["latest"]) == ("2025-W01", "2024-12-30", "2025-01-05")


def test_tally_counts_what_is_asked(tmp_path: Path) -> None:
    readings = [call("2024-01-03"), call("2024-01-20", status="planned"), call("2024-01-21", status="planned")]
    (row,) = ask(tmp_path, readings, "tally", status="planned").dicts()
    assert (row["events"], row["other"]) == (2, 1)


def year(number: int, count: int, silent: int = 0, outlet: str = "Abendblatt") -> list[Reading]:
    """Calls on as many different days, and reports that tell nothing, from January to December."""
    told = [call(f"{number}-{1 + i // 14:02}-{1 + 2 * (i % 14):02}", outlet=outlet) for i in range(count)]
    days = [f"{number}-{1 + i % 12:02}-{31 if i % 12 in (0, 11) and i < 12 else 5:02}" for i in range(silent)]
    return told + [reading(f"Kein Wort von Besuchen, Blatt {i}.", published=day, outlet=outlet) for i, day in enumerate(days)]


def test_compare_tells_a_slowdown_from_chance(tmp_path: Path) -> None:
    answer = ask(tmp_path, year(2024, 40, 60) + year(2025, 12, 88), "compare", between=["2024", "2025"], parties=["RUS", "CHN"])
    before, after = answer.dicts()
    assert (before["events"], after["events"], before["reports"], after["reports"]) == (40, 12, 100, 100)
    assert (before["per_1000_reports"], after["per_1000_reports"]) == (400, 120)
    assert (before["events_lower"], before["events_upper"]) == pytest.approx(poisson_interval(40))
    assert after["ratio_by_reports"] == pytest.approx(0.3)
    assert (after["ratio_by_reports_lower"], after["ratio_by_reports_upper"]) == pytest.approx(ratio_interval(40, 12, (100, 100)))
    assert before["ratio_by_reports"] is None
    assert "less often in 2025" in answer.words[-1]
    assert len(before["claims"]) == 40


def test_more_reports_are_no_more_events(tmp_path: Path) -> None:
    answer = ask(tmp_path, year(2024, 10, 40) + year(2025, 30, 120), "compare", between=("2024", "2025"))
    after = answer.dicts()[1]
    assert after["ratio_by_reports"] == pytest.approx(1.0)
    assert "do not agree" in answer.words[-1]


def test_compare_few_events_say_nothing(tmp_path: Path) -> None:
    answer = ask(tmp_path, year(2024, 3, 97) + year(2025, 2, 98), "compare", between=("2024", "2025"))
    assert "neither a decrease nor an increase" in answer.words[-1]


def test_compare_says_what_is_missing(tmp_path: Path) -> None:
    readings = year(2024, 3, 30) + year(2025, 0, 4, outlet="Tagesbote")
    said = " ".join(ask(tmp_path, readings, "compare", between=("2024", "2025")).caveats)
    assert "Other outlets in each period" in said
    assert "the count is not that of the whole period" in said
    empty = ask(tmp_path, [], "compare", between=("2019", "2024"))
    assert "holds no report published then" in " ".join(empty.caveats)
    assert empty.words[-1].startswith("No comparison")
    assert empty.dicts()[0]["per_1000_reports"] is None
    none = ask(tmp_path, [], "compare", between=("2024", "2025"), type="AID")
    assert none.words[-1].startswith("Nothing was counted in either period")


def test_compare_leaves_out_what_spans_the_edge(tmp_path: Path) -> None:
    edge = call("2024-11-01/2025-02-28", 77, published="2025-03-01")
    answer = ask(tmp_path, [*year(2024, 3, 30), *year(2025, 3, 30), edge], "compare", between=("2024", "2025"))
    assert [r["events"] for r in answer.dicts()] == [3, 3]
    assert any("Left out: 1 happening" in c for c in answer.caveats)
    half = ask(tmp_path, [], "compare", between=("2024-01/2024-06", "2025-01/2025-06"))
    assert [r["latest"] for r in half.dicts()] == ["2024-06-30", "2025-06-30"]


@pytest.mark.parametrize(
    ("question", "asked", "words"),
    [
        ("tally", {"by": "day"}, "month"), ("tally", {"status": "happened"}, "occurred"), ("compare", {"between": ["2024"]}, "two periods"),
        ("compare", {"between": "24"}, "two periods"), ("compare", {"between": ["2024", "2024-05"]}, "overlap"),
        ("compare", {"between": ["2024", "soon"]}, "no day"), ("compare", {"between": ["2023", "2025-06/2025-01"]}, "before it begins"),
        ("compare", {"between": ["2023", "2024"], "status": "told"}, "occurred"),
    ],
)  # fmt: skip
def test_nonsense_is_refused(tmp_path: Path, question: str, asked: dict[str, Any], words: str) -> None:
    with pytest.raises(UsageError, match=words):
        ask(tmp_path, [], question, **asked)


def test_an_empty_ledger_can_be_counted(tmp_path: Path) -> None:
    assert ask(tmp_path, [], "tally").rows == ()
    answer = ask(tmp_path, [], "compare", between=("2024", "2025"))
    assert [r["events"] for r in answer.dicts()] == [0, 0]
    assert json.loads(answer.to_json())["words"] == list(answer.words)
    assert "<p>2024: 0 happenings" in answer._repr_html_()
