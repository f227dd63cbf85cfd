"""What is added stays, once, whatever the order; what is asked changes nothing."""

from __future__ import annotations

import random
from pathlib import Path

import duckdb
import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from visits import MADE_BY, claim, content, reading, visits

from depesche.errors import LedgerError
from depesche.ledger import TABLES, Added, Ledger
from depesche.ledger.load import insert
from depesche.ledger.rows import Rows
from depesche.records import Rejected

BAD = Rejected(origin="kaputt.html", reason="empty", detail="kaputt.html: no words to read")
HOSTILE = ["'; DROP TABLE claims; --", '"', "\\", "\x00", "%s", "{}", "$parties", 'Zeile\nzwei\t"drei"', "🕊️ ﷺ", "=1+1"]


@pytest.fixture
def ledger(tmp_path: Path) -> Ledger:
    with Ledger(tmp_path / "l.duckdb") as opened:
        yield opened


def test_every_table_of_the_contract_is_there(ledger: Ledger) -> None:
    for name in TABLES:
        assert ledger.table(name).columns


def test_adding_twice_changes_nothing(tmp_path: Path) -> None:
    path = tmp_path / "l.duckdb"
    with Ledger(path) as ledger:
        assert ledger.add_many([*visits(), BAD]) == Added(new=6, rejected=1)
        before = content(ledger)
    with Ledger(path) as ledger:
        assert ledger.add_many([*visits(), BAD, *visits()]) == Added(known=12)
        assert ledger.add(visits()[0]) == Added(known=1)
        assert content(ledger) == before
        assert len(ledger.table("runs").rows) == 1


def test_order_and_batches_do_not_show(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    records = [*visits(40), BAD]
    contents = []
    for number, batch in enumerate((200, 7, 1)):
        monkeypatch.setattr("depesche.ledger.store.BATCH", batch)
        random.Random(number).shuffle(records)
        with Ledger(tmp_path / f"{number}.duckdb") as ledger:
            ledger.add_many(records)
            contents.append(content(ledger))
    assert contents[0] == contents[1] == contents[2]
    assert len(contents[0]["claims"]) == 40


def test_readings_come_back_as_they_were(ledger: Ledger) -> None:
    added = visits()
    ledger.add_many(added)
    back = list(ledger.readings())
    assert sorted(back, key=lambda r: r.report.id) == sorted(added, key=lambda r: r.report.id)


def test_one_report_from_two_places(ledger: Ledger) -> None:
    text = "Putin flog am 16. Mai 2024 nach Peking."
    first = reading(text, claim(text, "Putin", "Peking"), origin="a.jsonl", outlet="Abendblatt")
    second = reading(text, claim(text, "Putin", "Peking"), origin="b.jsonl", outlet="Morgenpost")
    assert ledger.add(first) == Added(new=1)
    assert ledger.add(second) == Added(known=1)
    (row,) = ledger.table("reports").dicts()
    assert (row["origins"], row["outlets"]) == (2, ["Abendblatt", "Morgenpost"])
    assert {r.report.origin for r in ledger.readings()} == {"a.jsonl", "b.jsonl"}
    ledger.add_origin(msgspec.structs.replace(first.report, origin="c.jsonl"))
    assert ledger.table("reports").dicts()[0]["origins"] == 3


def test_a_newer_reading_stands_beside_the_old_one(ledger: Ledger) -> None:
    newer = msgspec.structs.replace(MADE_BY, depesche="0.10.0")
    old = reading("Putin traf Xi in Peking.", claim("Putin traf Xi in Peking.", "Putin Xi"))
    new = reading("Putin traf Xi in Peking.", made_by=newer)
    ledger.add(new)
    assert not ledger.has(old.report, MADE_BY)
    ledger.add(old)
    assert ledger.has(old.report, MADE_BY)
    assert ledger.has(old.report, newer)
    assert len(ledger.sql("SELECT * FROM readings").rows) == 2
    assert len(ledger.table("claims").rows) == 1
    assert ledger.sql("SELECT * FROM current_claims").rows == ()


def test_the_same_bytes_taken_in_otherwise_are_read_again(ledger: Ledger) -> None:
    known = visits(1)[0]
    ledger.add(known)
    assert ledger.has(known.report, MADE_BY)
    assert not ledger.has(msgspec.structs.replace(known.report, text="Anders geschnitten."), MADE_BY)


def test_a_run_notes_versions_and_numbers(tmp_path: Path) -> None:
    with Ledger(tmp_path / "l.duckdb", options={"language": "de"}) as ledger:
        ledger.add_many([*visits(), BAD])
    with Ledger(tmp_path / "l.duckdb", read_only=True) as ledger:
        (run,) = ledger.table("runs").dicts()
    assert (run["readings"], run["rejected"], run["options"]) == (6, 1, '{"language":"de"}')
    assert run["finished"] >= run["started"]


def test_what_a_failing_source_gave_before_is_kept(ledger: Ledger) -> None:
    def broken() -> object:
        yield from visits(3)
        raise OSError("cable pulled")

    with pytest.raises(OSError, match="cable"):
        ledger.add_many(broken())  # type: ignore[arg-type]
    assert len(ledger.table("reports").rows) == 3


@pytest.mark.parametrize("day", ["2025-02-30", "9999-12-31", "soon"])
def test_a_reading_that_does_not_fit_is_rejected_alone(ledger: Ledger, day: str) -> None:
    good, wrong = visits(2)
    time = msgspec.structs.replace(wrong.claims[0].time, earliest=day)
    wrong = msgspec.structs.replace(wrong, claims=(msgspec.structs.replace(wrong.claims[0], time=time),))
    assert ledger.add_many([wrong, good]) == Added(new=1, rejected=1)
    assert ledger.add_many([wrong, good]) == Added(known=1)
    assert [row["reason"] for row in ledger.table("rejected").dicts()] == ["ledger"]
    assert len(ledger.table("claims").rows) == len(ledger.sql("SELECT * FROM readings").rows) == 1


def test_a_batch_that_fails_leaves_nothing(ledger: Ledger, monkeypatch: pytest.MonkeyPatch) -> None:
    before = content(ledger)

    def full(connection: duckdb.DuckDBPyConnection, rows: Rows) -> None:
        insert(connection, rows)
        raise duckdb.IOException("No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr("depesche.ledger.writer.insert", full)
        with pytest.raises(LedgerError, match="disk is full"):
            ledger.add_many([*visits(), BAD])
    assert content(ledger) == before
    assert ledger.table("runs").rows == ()
    assert ledger.add_many([*visits(), BAD]) == Added(new=6, rejected=1)


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_words_are_only_words(ledger: Ledger, text: str) -> None:
    words = f"Putin besuchte {text} Xi."
    hostile = reading(words, claim(words, "Putin", "Xi", place=text), origin=text, outlet=text, doc=text)
    ledger.add(hostile)
    ledger.add(Rejected(origin=text, reason="empty", detail=text))
    assert list(ledger.readings()) == [hostile]
    assert ledger.table("claims").dicts()[0]["place"] == text
    assert ledger.table("rejected").dicts()[0]["origin"] == text


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=40))
def test_any_text_comes_back(ledger: Ledger, text: str) -> None:
    words = f"Putin besuchte Xi. {text}"
    added = reading(words, claim(words, "Putin", "Xi"), extra={"note": text})
    ledger.add(added)
    assert added in list(ledger.readings())


WRITING = [
    "DELETE FROM claims",
    "DROP TABLE claims",
    "SELECT 1; DROP TABLE claims",
    "WITH gone AS (DELETE FROM claims RETURNING *) SELECT count(*) FROM gone",
    "COPY claims TO 'claims.csv'",
    "ATTACH 'other.duckdb'",
    "INSTALL httpfs",
    "SET threads = 1",
    "PRAGMA database_list",
    "SELECT * FROM read_csv('/etc/passwd')",
    "SELECT * FROM read_text('/etc/hostname')",
    "SELECT * FROM '/etc/passwd'",
    "SELECT * FROM glob('/etc/*')",
    "SELEC 1",
    "",
]


@pytest.mark.parametrize("read_only", [False, True])
@pytest.mark.parametrize("text", WRITING)
def test_sql_only_reads_the_ledger(tmp_path: Path, text: str, read_only: bool) -> None:
    with Ledger(tmp_path / "l.duckdb") as ledger:
        ledger.add_many(visits())
        before = content(ledger)
    with Ledger(tmp_path / "l.duckdb", read_only=read_only) as ledger:
        with pytest.raises(LedgerError):
            ledger.sql(text)
        assert content(ledger) == before


def test_sql_sees_no_variables_of_the_program(ledger: Ledger) -> None:
    secret = [1, 2, 3]
    with pytest.raises(LedgerError):
        ledger.sql("SELECT * FROM secret")
    assert secret


def test_queries_have_names(ledger: Ledger) -> None:
    for name in ("nothing", "../store", "migrations/0001_tables"):
        with pytest.raises(LedgerError, match="no query"):
            ledger.query(name)
    with pytest.raises(LedgerError, match="no table"):
        ledger.table("claims; DROP TABLE claims")


def test_a_reading_ledger_takes_nothing(tmp_path: Path) -> None:
    Ledger(tmp_path / "l.duckdb").close()
    with Ledger(tmp_path / "l.duckdb", read_only=True) as ledger, pytest.raises(LedgerError, match="reading only"):
        ledger.add(BAD)
