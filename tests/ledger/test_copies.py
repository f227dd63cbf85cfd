"""Which reports share their wording: by kind, with evidence, whatever the order of adding."""

from __future__ import annotations

import json
import random
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from visits import claim, content, reading

from depesche.ledger import Ledger, Settled
from depesche.ledger.settling.comparing import compare
from depesche.ledger.settling.wording import RUN, Wording
from depesche.questions import Ledger as Asked
from depesche.records import Reading

WIRE = (
    "Der russische Präsident Putin ist am Donnerstag zu einem zweitägigen Besuch in der chinesischen Hauptstadt eingetroffen. "
    "Gastgeber Xi begrüßte ihn vor der Großen Halle des Volkes mit militärischen Ehren. Beide Seiten wollen nach Angaben aus "
    "Delegationskreisen über den Ausbau des Handels, neue Gaslieferungen und die Lage in der Ukraine sprechen. Am Abend ist ein "
    "gemeinsames Konzert geplant, am Freitag reist der Gast in den Nordosten des Landes weiter, um dort eine Messe zu besuchen."
)
SMALL_CHANGES = WIRE.replace("eingetroffen", "angekommen").replace("Messe", "Ausstellung")
REWRITTEN = (
    "Hoher Besuch in Peking, und alle schauen hin. Beide Seiten wollen nach Angaben aus Delegationskreisen über den Ausbau des Handels, "
    "neue Gaslieferungen und die Lage in der Ukraine sprechen. Unser Berichterstatter sah am Flughafen nur wenige Schaulustige, denn es "
    "regnete seit dem Morgen heftig. Viele Straßen der Innenstadt waren für Stunden gesperrt, Händler klagten über leere Läden."
)
QUOTE = "„Wir haben uns auf zwölf Vorhaben verständigt, und die ersten davon beginnen noch in diesem Sommer an der gemeinsamen Grenze“"
QUOTING = f"Putin sagte in Peking vor Studenten: {QUOTE}. Danach fuhr die Kolonne zum Hafen, wo Schiffe aus vielen Ländern lagen."
ALSO_QUOTING = f"Zum Handel mit den Nachbarn fiel am Rande einer Konferenz dieser Satz: {QUOTE}. Xi hörte zu und machte sich Notizen."
OTHER = (
    "Xi hat Putin empfangen. Das Treffen dauerte drei Stunden, danach traten die Staatschefs getrennt vor die Presse und lobten die "
    "Beziehungen ihrer Länder. Über Streitfragen verloren sie kein Wort, auch Fragen der Journalisten ließen sie nicht zu."
)
FOOTER = "Dieser Text gehört zu unserem täglichen Überblick, den Sie an jedem Morgen kostenlos in Ihrem Postfach finden können."


def told(text: str, published: str = "2024-05-16", outlet: str | None = None) -> Reading:
    return reading(text, claim(text, "Putin" if "Putin" in text else "", "", "2024-05-16"), published=published, outlet=outlet, doc=outlet)


PAIRS = [
    ("only punctuation differs", WIRE, f"  {WIRE.upper().replace('. ', '! ')}", "identical"),
    ("two words differ", WIRE, SMALL_CHANGES, "near_identical"),
    ("a passage taken over", WIRE, REWRITTEN, "rewritten"),
    ("the whole within a longer report", WIRE, f"{OTHER} {WIRE} {REWRITTEN[:60]} {OTHER[::-1]}", "rewritten"),
    ("the same quotation", QUOTING, ALSO_QUOTING, "same_source"),
    ("the same happening in other words", WIRE, OTHER, None),
    ("a short phrase in common", WIRE, "Beide Seiten wollen nach Angaben aus Delegationskreisen über den Ausbau der Straßen reden.", None),
    ("nothing", "", "", "identical"),
]  # fmt: skip


@pytest.mark.parametrize(("one", "other", "kind"), [p[1:] for p in PAIRS], ids=[p[0] for p in PAIRS])
def test_kinds(one: str, other: str, kind: str | None) -> None:
    nothing = Wording("").grams
    assert compare(Wording(one), Wording(other), nothing).kind == kind
    assert compare(Wording(other), Wording(one), nothing).kind == kind


def test_passages_stand_where_they_say() -> None:
    shared = compare(Wording(WIRE), Wording(REWRITTEN), Wording("").grams)
    (passage,) = shared.passages
    assert WIRE[passage.begin : passage.end] == REWRITTEN[passage.other_begin : passage.other_end]
    assert WIRE[passage.begin :].startswith("Beide Seiten wollen")
    assert passage.words == len(WIRE[passage.begin : passage.end].split())


@settings(max_examples=40, deadline=None)
@given(st.data())
def test_a_shared_run_is_never_missed(data: st.DataObject) -> None:
    """Winnowing: eight words in a row that two texts share give them a fingerprint in common, whatever stands around."""
    word = st.text(alphabet="abcdefg", min_size=1, max_size=3)
    run = data.draw(st.lists(word, min_size=RUN, max_size=RUN))
    texts = [data.draw(st.lists(word, max_size=30)) + run + data.draw(st.lists(word, max_size=30)) for _ in range(2)]
    one, other = (set(Wording(" ".join(text)).fingerprints.tolist()) for text in texts)
    assert one & other


FAMILY = [
    told(WIRE, "2024-05-16", "Agentur"), told(f" {WIRE}", "2024-05-16", "Abendblatt"), told(SMALL_CHANGES, "2024-05-17", "Tagesbote"),
    told(REWRITTEN, "2024-05-17", "Ostkurier"), told(QUOTING, "2024-05-18"), told(ALSO_QUOTING, "2024-05-18"), told(OTHER, "2024-05-16"),
]  # fmt: skip
KINDS = {
    ("Abendblatt", "Agentur"): "identical", ("Tagesbote", "Agentur"): "near_identical", ("Ostkurier", "Agentur"): "rewritten",
    ("Ostkurier", "Tagesbote"): "rewritten",
}  # fmt: skip


def table(ledger: Ledger) -> dict[tuple[Any, Any], str]:
    names = {r["id"]: r["outlet"] for r in ledger.table("reports").dicts()}
    return {(names[r["report"]], names[r["other"]]): r["kind"] for r in ledger.table("copies").dicts()}


def test_the_table_of_copies(tmp_path: Path) -> None:
    with Ledger(tmp_path / "l.duckdb") as ledger:
        ledger.add_many(FAMILY)
        assert ledger.settle() == Settled(reports=7, claims=7)
        found = table(ledger)
        # Which of two reports of the same words and day leads is told by their ids.
        lead = next(o for (r, o), kind in found.items() if kind == "identical")
        follow = next(r for (r, o), kind in found.items() if kind == "identical")
        expected = {tuple({"Agentur": lead, "Abendblatt": follow}.get(x, x) for x in pair): kind for pair, kind in KINDS.items()}
        assert found == {**expected, (None, None): "same_source"}
        rewritten = next(r for r in ledger.table("copies").dicts() if r["kind"] == "rewritten")
        assert "in 1 passage," in rewritten["why"]
        assert json.loads(rewritten["evidence"])["passages"][0]["text"].startswith("Beide Seiten wollen")


def test_settling_twice_writes_nothing(tmp_path: Path) -> None:
    with Ledger(tmp_path / "l.duckdb") as ledger:
        ledger.add_many(FAMILY)
        ledger.settle()
        before = content(ledger)
        assert ledger.settle() == Settled()
        assert content(ledger) == before


def many(count: int) -> list[Reading]:
    """Reports with a footer of their outlet, background that returns for weeks, copies among them."""
    made = []
    for number in range(count):
        own = " ".join(f"wort{number}x{i}" for i in range(40))
        text = {0: f"{WIRE} {own[:80]}", 1: f"{REWRITTEN} {own[:50]}", 2: f"{OTHER} {own}"}.get(number % 7, own)
        outlet = ("Tagesbote", "Abendblatt", "Ostkurier")[number % 3]
        day = f"2024-05-{1 + number % 20:02}" if number < 14 else f"2024-{6 + number % 3:02}-{1 + number % 28:02}"
        made.append(told(f"{text if number < 14 else own} {FOOTER if outlet == 'Tagesbote' else ''}", day, outlet))
    return made


def test_order_and_instalments_do_not_show(tmp_path: Path) -> None:
    readings, tables = many(42), []
    for number, size in enumerate((42, 10, 3)):
        random.Random(number).shuffle(readings)
        with Ledger(tmp_path / f"{number}.duckdb") as ledger:
            for begin in range(0, len(readings), size):
                ledger.add_many(readings[begin : begin + size])
                ledger.settle()
            tables.append({name: ledger.table(name).rows for name in ("copies",)})
            standing = ledger.sql("SELECT gram FROM standing ORDER BY gram").rows
            tables[-1]["standing"] = standing
    assert tables[0] == tables[1] == tables[2]
    assert tables[0]["copies"]
    assert tables[0]["standing"]


def test_a_footer_makes_no_copies(tmp_path: Path) -> None:
    long_footer = f"{FOOTER} {FOOTER.replace('Text', 'Beitrag')}"
    texts = [" ".join(f"{chr(97 + number)}{i}" for i in range(30)) + f" Putin {long_footer}" for number in range(6)]
    with Ledger(tmp_path / "l.duckdb") as ledger:
        ledger.add_many(told(text, outlet="Tagesbote") for text in texts[:2])
        ledger.settle()
        assert len(ledger.table("copies").rows) == 1
        ledger.add_many(told(text, outlet="Tagesbote") for text in texts[2:])
        ledger.settle()
        assert ledger.table("copies").rows == ()


def test_a_kill_between_steps_loses_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from depesche.ledger.settling import copies

    monkeypatch.setattr(copies, "BATCH", 2)
    for stop in range(1, 6):
        with Ledger(tmp_path / f"{stop}.duckdb") as ledger:
            ledger.add_many(FAMILY)
            calls = iter(range(10))

            def halt(_: int, stop: int = stop, calls: Any = calls) -> None:
                if next(calls) + 1 == stop:
                    raise KeyboardInterrupt

            try:
                ledger.settle(halt)
            except KeyboardInterrupt:
                assert ledger.table("copies").rows == ()
            ledger.settle()
            assert len(ledger.table("copies").rows) == 5


def test_copies_of_a_report(tmp_path: Path) -> None:
    with Asked(tmp_path / "l.duckdb") as ledger:
        ledger.add_many(FAMILY)
        assert any("Not compared yet: 7 reports" in c for c in ledger.copies("Ostkurier").caveats)
        ledger.settle()
        answer = ledger.copies("Agentur")
        assert [(r["kind"], r["outlet"], r["order"]) for r in answer.dicts()] == [
            ("identical", "Abendblatt", "same day"), ("near_identical", "Tagesbote", "later"), ("rewritten", "Ostkurier", "later"),
        ]  # fmt: skip
        assert answer.words == ("Kurz gemeldet: 1 identical, 1 near identical, 1 rewritten.",)
        back = {r["outlet"]: r for r in ledger.copies("Ostkurier").dicts()}
        assert set(back) == {"Agentur", "Abendblatt", "Tagesbote"}
        passage = back["Agentur"]["passages"][0]
        assert REWRITTEN[passage["begin"] : passage["end"]] == passage["text"] == WIRE[passage["other_begin"] : passage["other_end"]]
        assert len(back["Agentur"]["claims"]) == 1
        assert ledger.copies("Agentur").dicts()[0]["claims"]
