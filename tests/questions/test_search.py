"""Reports by their words: all of them, whatever the spelling of a name, best first, no report twice."""

from __future__ import annotations

import random
from pathlib import Path
from typing import Any

import msgspec
import pytest
from visits import MADE_BY, claim, reading

from depesche.errors import UsageError
from depesche.ledger.settling import index
from depesche.ledger.settling.name_keys import name_key
from depesche.questions import Ledger
from depesche.questions.snippets import snippet
from depesche.records import Actor, Mention, Reading

TEXTS = {
    "de": "Schoigu besuchte am Mittwoch Pjöngjang, um dort über die Lage an der Grenze zu sprechen.",
    "en": "Shoigu flew to Pyongyang on Wednesday for talks about the border, his second visit this year.",
    "fr": "Choïgou est arrivé à Pyongyang pour des entretiens sur la frontière.",
    "ru": "Шойгу прилетел в Пхеньян для переговоров о границе.",
    "other": "Schott sprach über die Glasindustrie und den Besuch einer Messe; die Lage sei gut.",
    "long": "Besuch " + "und noch ein Wort " * 60 + "vom Rand der Messe.",
}
NAMES = {"de": "Schoigu", "en": "Shoigu", "fr": "Choïgou", "ru": "Шойгу", "other": "Schott"}


def report(key: str, **more: Any) -> Reading:
    text = TEXTS[key]
    made = reading(text, published="2025-06-04", doc=key, **more)
    if key not in NAMES:
        return made
    begin = text.index(NAMES[key])
    mention = Mention(begin=begin, end=begin + len(NAMES[key]), form="name", score=1.0, why="by hand")
    return msgspec.structs.replace(made, actors=(Actor(id=f"x-{key}", name=NAMES[key], kind="person", mentions=(mention,)),))


@pytest.fixture(scope="module")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> Any:
    path = tmp_path_factory.mktemp("search") / "l.duckdb"
    with Ledger(path) as opened:
        opened.add_many(report(key) for key in TEXTS)
        opened.settle()
    with Ledger(path, read_only=True) as opened:
        yield opened


FOUND = [
    ("Shoigu", {"de", "en", "fr", "ru"}), ("шойгу", {"de", "en", "fr", "ru"}), ("Schoigu", {"de", "en", "fr", "ru"}),
    ("Schott", {"other"}), ("border", {"en"}), ("Lage", {"de", "other"}), ("LAGE", {"de", "other"}), ("lage shoigu", {"de"}),
    ("Besuch", {"de", "other", "long"}), ("Besuch*", {"de", "other", "long"}), ("bes*", {"de", "other", "long"}), ("pjongjang", {"de"}),
    ("frontiere", {"fr"}), ("second visit", {"en"}), ('"second visit"', {"en"}), ('"visit second"', set()), ("„Lage an“", {"de"}),
    ('Shoigu "the border"', {"en"}), ("nothing", set()), ("Shoigu nothing", set()), ("Gre", set()), ("Grenz", {"de"}), ("'; DROP", set()),
]  # fmt: skip


@pytest.mark.parametrize(("text", "docs"), FOUND, ids=[f[0] for f in FOUND])
def test_what_is_found(ledger: Ledger, text: str, docs: set[str]) -> None:
    assert {row["doc"] for row in ledger.search(text).dicts()} == docs


def test_the_word_itself_comes_before_other_spellings(ledger: Ledger) -> None:
    for key in ("de", "en", "fr", "ru"):
        rows = ledger.search(NAMES[key]).dicts()
        assert rows[0]["doc"] == key
        assert [r["score"] for r in rows] == sorted((r["score"] for r in rows), reverse=True)
    assert "also spelt" in ledger.search("Shoigu").words[0]
    assert [r["doc"] for r in ledger.search("Besuch").dicts()] == ["other", "de", "long"]


def test_limits_days_and_languages(ledger: Ledger) -> None:
    assert len(ledger.search("Shoigu", limit=2).rows) == 2
    assert "4 reports" in ledger.search("Shoigu", limit=2).words[0]
    assert ledger.search("Shoigu", since="2025-07").rows == ledger.search("Shoigu", until="2024").rows == ()
    assert len(ledger.search("Shoigu", since="2025-06-04", until="2025-06-04", language="de").rows) == 4
    assert ledger.search("Shoigu", language="en").rows == ()
    for text, asked in (("", {}), ('""', {}), ("...", {}), ("Shoigu", {"limit": 0}), ("Shoigu", {"since": "soon"})):
        with pytest.raises(UsageError):
            ledger.search(text, **asked)


def test_claims_are_those_whose_sentence_holds_a_word(tmp_path: Path) -> None:
    text = "Putin traf Xi. Über Gas sprach niemand."
    with Ledger(tmp_path / "l.duckdb") as ledger:
        ledger.add(reading(text, claim("Putin traf Xi.", "Putin", "Xi")))
        assert any("Not indexed yet: 1 report" in c for c in ledger.search("Putin").caveats)
        ledger.settle()
        (row,) = ledger.search("Putin").dicts()
        assert len(row["claims"]) == 1
        assert row["words"] == ["putin"]
        assert ledger.search("Gas").dicts()[0]["claims"] == []


def test_a_newer_reading_takes_the_place_of_the_old_one(tmp_path: Path) -> None:
    newer = msgspec.structs.replace(MADE_BY, depesche="9.0")
    with Ledger(tmp_path / "l.duckdb") as ledger:
        ledger.add(report("de"))
        ledger.settle()
        ledger.add(report("de", made_by=newer))
        ledger.settle()
        assert len(ledger.search("Lage").rows) == 1


def test_order_and_portions_do_not_show(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    readings, answers = [report(key) for key in TEXTS], []
    for number, (batch, portions, expected) in enumerate(((500, 40, 2), (2, 40, 4), (1, 2, 1))):
        monkeypatch.setattr(index, "BATCH", batch)
        monkeypatch.setattr(index, "PORTIONS", portions)
        random.Random(number).shuffle(readings)
        with Ledger(tmp_path / f"{number}.duckdb") as ledger:
            for some in (readings[:3], readings[3:]):
                ledger.add_many(some)
                ledger.settle()
            answers.append([ledger.search(text).to_json() for text, _ in FOUND])
            assert ledger.sql("SELECT count(DISTINCT portion) FROM postings").rows[0][0] == expected
    assert answers[0] == answers[1] == answers[2]


@pytest.mark.parametrize(
    "spellings",
    [("Schoigu", "Shoigu", "Шойгу"), ("Lawrow", "Lavrov", "Лавров"), ("Selenskyj", "Zelensky", "Зеленский"), ("Łukaszenka", "Lukaschenko"),
     ("Netanjahu", "Netanyahu"), ("Jelzin", "Yeltsin", "Ельцин"), ("Gorbatschow", "Gorbachev"), ("Kiew", "Kyiv", "Київ")],
)  # fmt: skip
def test_spellings_share_a_key(spellings: tuple[str, ...]) -> None:
    assert len({name_key(s) for s in spellings}) == 1


def test_snippets_show_the_words_together() -> None:
    text = f"Putin ruht. {'Leere Worte stehen hier. ' * 20}Am Abend traf Putin den Gast Xi in Peking. {'Mehr davon. ' * 20}"
    shown = snippet(text, [{"putin"}, {"xi"}])
    assert "Putin den Gast Xi" in shown
    assert shown.startswith("... ")
    assert shown.endswith(" ...")
    assert len(shown) <= 170
    assert snippet("", [{"x"}]) == ""
    assert snippet("Kurz.", [{"x"}]) == "Kurz."
