"""Stories: which reports are on the same happening, whatever the order of adding."""

from __future__ import annotations

import random
from itertools import combinations
from pathlib import Path

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from visits import claim, content, reading

from depesche.ledger import Ledger
from depesche.ledger.settling.clusters import connected, grouped
from depesche.ledger.settling.story_words import story_terms
from depesche.questions import Ledger as Asked
from depesche.records import Reading

FIRE = [
    "In der Raffinerie von Lemwerder ist am Morgen ein Tank in Brand geraten; die Feuerwehr pumpt Löschschaum aus der Weser.",
    "Großbrand an der Weser: Ein Tank der Raffinerie Lemwerder steht in Flammen, der Löschschaum wird knapp.",
    "Nach dem Brand der Raffinerie in Lemwerder ermittelt die Staatsanwaltschaft; der Tank war im Mai geprüft worden.",
]
PIPE = [
    "Nur Kupfer aus Chile darf künftig zollfrei in den Hafen von Stralsund, beschloss der Senat der Hansestadt.",
    "Stralsund streicht den Zoll auf Kupfer aus Chile; der Hafen hofft auf neue Frachter.",
]
LONE = "Der Wetterdienst meldet für das Wochenende Sonne und im Süden Gewitter."


def told(text: str, day: str = "2025-06-04") -> Reading:
    return untitled(reading(text, published=day))


def untitled(made: Reading) -> Reading:
    """The reading without the heading that all reports of `visits` share."""
    return msgspec.structs.replace(made, report=msgspec.structs.replace(made.report, title=None))


REPORTS = [
    *(told(t, f"2025-06-0{n}") for n, t in enumerate(FIRE, 4)),
    *(told(t) for t in PIPE),
    told(LONE),
    told(f"{FIRE[0]} Neues gibt es nicht.", "2025-09-20"),
]


def groups(ledger: Ledger) -> set[frozenset[str]]:
    texts = {row["id"]: row["text"] for row in ledger.table("reports").dicts()}
    found: dict[str, set[str]] = {}
    for row in ledger.table("stories").dicts():
        found.setdefault(row["story"], set()).add(texts[row["report"]])
    return {frozenset(story) for story in found.values()}


def test_reports_on_one_happening_are_one_story(tmp_path: Path) -> None:
    with Ledger(tmp_path / "l.duckdb") as ledger:
        ledger.add_many(REPORTS)
        ledger.settle()
        assert groups(ledger) == {frozenset(FIRE), frozenset(PIPE)}
        first = ledger.sql("SELECT story, why FROM stories ORDER BY story, report").dicts()
        assert any("raffinerie" in row["why"] for row in first)
        before = content(ledger)
        ledger.settle()
        assert content(ledger) == before


def test_order_and_instalments_do_not_show(tmp_path: Path) -> None:
    readings, tables = REPORTS[:], []
    for number, size in enumerate((100, 3, 1)):
        random.Random(number).shuffle(readings)
        with Ledger(tmp_path / f"{number}.duckdb") as ledger:
            for begin in range(0, len(readings), size):
                ledger.add_many(readings[begin : begin + size])
                ledger.settle()
            tables.append((ledger.table("stories").rows, ledger.sql("SELECT * FROM story_links ORDER BY ALL").rows))
    assert tables[0] == tables[1] == tables[2]


def test_one_event_brings_two_languages_together(tmp_path: Path) -> None:
    de = "Putin hat Xi am Dienstag im Kreml empfangen; beide lobten das Gespräch."
    en = "Putin was host to Xi on Tuesday, and neither took questions afterwards."
    other = "In Murmansk Putin told reporters that fishing quotas for cod and halibut will be halved; trawler crews protested at the quay."
    readings = [
        untitled(reading(de, claim(de, "Xi", "Putin", "2025-06-03"), published="2025-06-03")),
        untitled(reading(en, claim(en, "Xi", "Putin", "2025-06-03"), published="2025-06-04")), told(other),
    ]  # fmt: skip
    with Ledger(tmp_path / "l.duckdb") as ledger:
        ledger.add_many(readings)
        ledger.settle()
        assert groups(ledger) == {frozenset({de, en})}
        assert all("tells the same event" in row["why"] for row in ledger.table("stories").dicts())


def test_show_names_the_other_reports(tmp_path: Path) -> None:
    with Asked(tmp_path / "l.duckdb") as ledger:
        ledger.add_many(REPORTS)
        ledger.settle()
        answer = ledger.show(REPORTS[0].report.id)
        assert "2 other reports on the same happening" in answer.words[0]
        assert [r["report"] for r in answer.dicts() if r["section"] == "same story"] == [r.report.id for r in REPORTS[1:3]]
        assert "same happening" not in ledger.show(REPORTS[5].report.id).words[0]


def test_terms_are_what_is_frequent_here_and_rare_elsewhere() -> None:
    terms = story_terms({"der": 2, "tank": 5, "und": 2, "das": 1, "haus": 1, "12": 9}, "de", told(LONE))
    assert terms["terms"][0] == "tank"
    assert "und" not in terms["terms"]
    assert len(terms["terms"]) == len(terms["weights"]) == len(terms["shares"])


@settings(max_examples=60, deadline=None)
@given(st.dictionaries(st.sampled_from(list(combinations("abcdefg", 2))), st.integers(1, 1000)), st.integers(50, 900), st.randoms())
def test_grouping_depends_on_the_pairs_alone(pairs: dict[tuple[str, str], int], least: int, chance: random.Random) -> None:
    items = list(pairs.items())
    chance.shuffle(items)
    found = grouped(dict(items), least)
    assert found == grouped(pairs, least)
    members = [name for group in found for name in group]
    assert len(members) == len(set(members))
    for group in found:
        inside = [pairs.get(pair, 0) for pair in combinations(group, 2)]
        assert max(inside) >= least
        assert any(set(group) <= part for part in connected(pairs))


@pytest.mark.parametrize(
    ("pairs", "least", "found"),
    [
        ({}, 0.1, []), ({("a", "b"): 0.1}, 0.2, []), ({("a", "b"): 0.3, ("b", "c"): 0.3, ("a", "c"): 0.3}, 0.2, [("a", "b", "c")]),
        # A chain is no group: the mean of a with c, d is too low.
        ({("a", "b"): 0.9, ("b", "c"): 0.3, ("c", "d"): 0.8}, 0.2, [("a", "b"), ("c", "d")]),
    ],
)  # fmt: skip
def test_groups(pairs: dict[tuple[str, str], float], least: float, found: list[tuple[str, ...]]) -> None:
    assert grouped(pairs, least) == found
