"""An answer knows what it rests on, can be taken elsewhere, and refuses nonsense."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import Any

import pytest
from visits import claim, reading, visits

from depesche.errors import UsageError
from depesche.ledger.settling.independence import containment, grams, independent
from depesche.questions import Answer, Ledger
from depesche.questions.parties import party_code

HOSTILE = "<script>alert('x')</script> '; DROP TABLE claims; --"


def ask(path: Path, **asked: Any) -> Answer:
    text = f"Putin könnte Xi besuchen, {HOSTILE}"
    vague = claim(text, "Putin", "Xi", "2023-01-01/2023-12-31", status="planned", place=HOSTILE)
    undated = claim(text, "Putin", "Xi", status="possible", id="c2")
    with Ledger(path / "l.duckdb") as ledger:
        ledger.add_many([*visits(), reading(text, vague, undated, published=None, outlet=HOSTILE)])
        return ledger.timeline(**asked)


def test_coverage_and_caveats(tmp_path: Path) -> None:
    answer = ask(tmp_path, since="2023", until="2023")
    assert (answer.coverage.reports, answer.coverage.in_period, answer.coverage.unpublished) == (7, 2, 1)
    assert (answer.coverage.first, answer.coverage.last) == ("2023-03-22", "2025-09-03")
    assert (answer.coverage.claims, answer.coverage.undated) == (4, 1)
    said = " ".join(answer.caveats)
    for words in (
        "7 reports, 2 of them",
        "Without a date: 1 claim,",
        "more than a week: 1 row",
        "days before the newest report: 1 row",
    ):
        assert words in said
    assert answer.dicts()[-1]["earliest"] is None


def test_an_empty_ledger_answers(tmp_path: Path) -> None:
    with Ledger(tmp_path / "l.duckdb") as ledger:
        answer = ledger.timeline(parties=["RUS"])
    assert answer.rows == ()
    assert answer.coverage.reports == 0
    assert answer.caveats[0].startswith("The ledger holds 0 reports")


def test_json_csv_and_html(tmp_path: Path) -> None:
    answer = ask(tmp_path, parties=["CHN"])
    back = json.loads(answer.to_json())
    assert back["schema"] == "depesche.answer/1"
    assert back["question"]["parties"] == ["CHN"]
    assert [row["claims"] for row in back["rows"]] == [row["claims"] for row in answer.dicts()]
    rows = list(csv.DictReader(io.StringIO(answer.to_csv())))
    assert [row["status"] for row in rows] == [row["status"] for row in answer.dicts()]
    assert HOSTILE in {row["place"] for row in rows}
    page = answer._repr_html_()
    assert "<script>" not in page
    assert "&lt;script&gt;" in page


@pytest.mark.parametrize(
    ("asked", "words"),
    [
        ({"parties": ["Russlnd"]}, "russland"), ({"parties": [HOSTILE]}, "no state"), ({"parties": [""]}, "no state"),
        ({"type": "MEET"}, "CONSULT"), ({"type": "AGREE", "mode": "visit"}, "none for this type"), ({"mode": "walk"}, "visit"),
        ({"status": ["happened"]}, "occurred"), ({"since": "gestern"}, "2024-05-16"), ({"since": "2023-02-30"}, "no day"),
        ({"since": "2025", "until": "2024"}, "before it begins"), ({"until": "0000"}, "no day"),
    ],
)  # fmt: skip
def test_nonsense_is_refused_in_words(tmp_path: Path, asked: dict[str, Any], words: str) -> None:
    with pytest.raises(UsageError, match=words):
        ask(tmp_path, **asked)


@pytest.mark.parametrize(
    ("word", "code"),
    [
        ("RUS", "RUS"),
        ("rus", "RUS"),
        ("Russland", "RUS"),
        ("russia", "RUS"),
        (" China ", "CHN"),
        ("Moskau", "RUS"),
        ("IGO:UN", "IGO:UN"),
    ],
)
def test_parties_by_code_and_by_name(word: str, code: str) -> None:
    assert party_code(word) == code


def test_parties_without_tables(monkeypatch: pytest.MonkeyPatch) -> None:
    from depesche.questions import parties

    monkeypatch.setattr(parties, "load", lambda *_: ())
    parties._names.cache_clear()
    parties._states.cache_clear()
    try:
        assert parties.party_codes(["prk", "IGO:UN", "PRK"]) == ("IGO:UN", "PRK")
        with pytest.raises(UsageError):
            parties.party_code("Russland")
    finally:
        parties._names.cache_clear()
        parties._states.cache_clear()


def test_containment_is_the_share_of_the_shorter_text() -> None:
    short, long = grams("eins zwei drei vier fünf sechs"), grams("null eins zwei drei vier fünf sechs sieben acht")
    assert containment(short, long) == containment(long, short) == 1.0
    assert containment(short, grams("ganz andere Wörter stehen hier drin")) == 0.0
    assert containment(grams(""), grams("")) == 0.0


def test_independence_is_transitive() -> None:
    texts = {
        "a": "eins zwei drei vier fünf",
        "b": "Eins, zwei, drei, vier, fünf!",
        "c": "sechs sieben acht neun zehn",
        "d": "elf",
    }
    assert independent(texts, {"b": {"tass"}, "c": {"tass"}}) == 2
    assert independent({}, {}) == 0
