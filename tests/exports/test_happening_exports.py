"""Formats of happenings as their users read them; what did not happen never looks as if it had."""

from __future__ import annotations

import csv
import json
import sqlite3
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import icalendar
import msgspec
import pytest
from told import DAY, HAPPENED, KINDS, REPORTED, act, place
from visits import claim, reading, visits

from depesche.errors import UsageError
from depesche.exports import export, ledger_formats
from depesche.exports.asked import question, told_happenings
from depesche.exports.gdelt import COLUMNS as GDELT
from depesche.exports.ledger_formats import CODINGS, HAPPENINGS, WHOLE
from depesche.exports.polecat import COLUMNS as POLECAT
from depesche.ledger import Ledger
from depesche.lexicon.mapping import cameo_row, plover_row
from depesche.questions import timeline
from depesche.records import ClaimTime

MOSCOW = place("Moskau", "524901", "RUS")


def ledger_of(path: Path, *readings: Any) -> Ledger:
    ledger = Ledger(path)
    ledger.add_many(readings)
    ledger.settle()
    return ledger


@pytest.fixture(scope="module")
def of_kind(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Ledger]:
    """Open for reading the ledger of one event of a kind; it is made once."""
    folder = tmp_path_factory.mktemp("kinds")

    def opened(kind: str) -> Ledger:
        path = folder / f"{kind}.duckdb"
        if not path.exists():
            ledger_of(path, *act(kind)).close()
        return Ledger(path, read_only=True)

    return opened


def written(ledger: Ledger, to: str, tmp_path: Path, **asked: Any) -> str:
    return export(ledger, to, tmp_path / f"out.{to}", **asked)[0].read_text(encoding="utf-8")


def about(tmp_path: Path, to: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((tmp_path / f"out.{to}.about.json").read_text(encoding="utf-8"))
    return found


def tsv(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(text.splitlines(), delimiter="\t", quoting=csv.QUOTE_NONE))


# --- what each format shows as a fact -------------------------------------------


def plover_facts(text: str) -> list[str]:
    return [e for line in text.splitlines() for e in json.loads(line)["event"] if e == "ASSAULT"]


def polecat_facts(text: str) -> list[str]:
    return [row["Event Type"] for row in tsv(text) if row["Event Type"] == "ASSAULT"]


def cameo_facts(text: str) -> list[str]:
    return [row["code"] for row in tsv(text) if row["code"][:2] in {"18", "19", "20"}]


def gdelt_facts(text: str) -> list[str]:
    rows = [dict(zip(GDELT, line.split("\t"), strict=True)) for line in text.splitlines()]
    return [row["EventCode"] for row in rows if row["QuadClass"] == "4"]


def ical_facts(text: str) -> list[str]:
    entries = icalendar.Calendar.from_ical(text).walk("VEVENT")
    return [str(e["summary"]) for e in entries if e["status"] == "CONFIRMED" or str(e["summary"])[0] in "✓▸"]


def geojson_facts(text: str) -> list[str]:
    properties = [f["properties"] for f in json.loads(text)["features"]]
    return [p["title"] for p in properties if p["happened"] or p["title"][0] in "✓▸" or p["marker-symbol"] == "circle"]


def timelinejs_facts(text: str) -> list[str]:
    slides = json.loads(text)["events"]
    return [s["text"]["headline"] for s in slides if s["group"] == "happened" or s["text"]["headline"][0] in "✓▸" or "background" not in s]


def ftm_facts(text: str) -> list[str]:
    statements = [json.loads(line) for line in text.splitlines()]
    events = [s for s in statements if s["schema"] == "Event"]
    dated = [s["value"] for s in events if s["prop"] in {"date", "startDate", "endDate"}]
    return dated + [s["value"] for s in events if s["prop"] == "name" and s["value"][0] in "✓▸"]


def prov_facts(text: str) -> list[str]:
    graph = json.loads(text)["@graph"]
    return [n["label"] for n in graph if "schema:Event" in n.get("type", ()) or n.get("happened")]


FACTS: dict[str, Callable[[str], list[str]]] = {
    "plover": plover_facts, "polecat": polecat_facts, "cameo": cameo_facts, "gdelt": gdelt_facts, "ical": ical_facts,
    "geojson": geojson_facts, "timelinejs": timelinejs_facts, "ftm": ftm_facts, "prov": prov_facts,
}  # fmt: skip


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("to", sorted(HAPPENINGS))
def test_only_what_happened_looks_like_it(of_kind: Callable[[str], Ledger], tmp_path: Path, to: str, kind: str) -> None:
    with of_kind(kind) as ledger:
        facts = FACTS[to](written(ledger, to, tmp_path, **({"report_day": True} if to in CODINGS else {})))
    assert bool(facts) == (kind in HAPPENED), facts


@pytest.mark.parametrize("kind", KINDS)
def test_sqlite_says_which_happened(of_kind: Callable[[str], Ledger], tmp_path: Path, kind: str) -> None:
    with of_kind(kind) as ledger:
        export(ledger, "sqlite", tmp_path / "out.db")
    (row,) = sqlite3.connect(tmp_path / "out.db").execute("SELECT happened, mark, title FROM happenings").fetchall()
    assert bool(row[0]) == (kind in HAPPENED)
    assert (row[1][0] in "✓▸") == (kind in HAPPENED)
    assert row[2].startswith(row[1])


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("to", CODINGS)
def test_what_a_coding_leaves_out_is_counted(of_kind: Callable[[str], Ledger], tmp_path: Path, to: str, kind: str) -> None:
    row = plover_row("ASSAULT", "aerial", kind) if to in {"plover", "polecat"} else cameo_row("ASSAULT", "aerial", kind)
    known = row.plover if to in {"plover", "polecat"} else row.code  # type: ignore[union-attr]
    with of_kind(kind) as ledger:
        text = written(ledger, to, tmp_path)
    lines = len(text.splitlines()) - (to in {"polecat", "cameo"})
    assert (lines, about(tmp_path, to).get("left_out", {})) == ((1, {}) if known else (0, {f"{kind}: the format cannot say so": 1}))


# --- as their users read them -----------------------------------------------------


@pytest.fixture(scope="module")
def several(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A visit told twice, a plan, a call with no day, a meeting some time in May."""
    first = "Xi besuchte Putin am Donnerstag in Moskau."
    second = "Der Besuch: Xi besuchte Putin in Moskau, hieß es."
    plan = "Putin will Xi im Herbst besuchen."
    undated = "Putin rief Xi an."
    vague = "Lawrow traf Wang im Mai."
    path = tmp_path_factory.mktemp("several") / "l.duckdb"
    ledger_of(
        path,
        reading(first, claim(first, "Xi", "Putin", "2025-05-08", place=None), published="2025-05-09", outlet="Ostkurier",
                url="https://example.org/a"),
        reading(second, claim(second, "Xi", "Putin", "2025-05-08", trigger="besuchte"), published="2025-05-10", outlet="Abendblatt"),
        reading(plan, claim(plan, "Putin", "Xi", "2025-09-01/2025-09-03", status="planned", trigger="besuchen"), published="2025-05-12"),
        reading(undated, claim(undated, "Putin", "Xi", mode="phone", trigger="rief"), published="2025-05-13"),
        reading(vague, claim(vague, "Lawrow Wang", "", "2025-05-01/2025-05-31", mode=None), published="2025-06-02"),
    ).close()  # fmt: skip
    return path


@pytest.fixture
def ledger(several: Path) -> Iterator[Ledger]:
    with Ledger(several, read_only=True) as opened:
        yield opened


def test_plover_records(ledger: Ledger, tmp_path: Path) -> None:
    visit, plan, vague = _by_class(written(ledger, "plover", tmp_path))
    assert (visit["event"], visit["mode"], visit["date"], visit["quad_code"], visit["event_scale"]) == (
        ["CONSULT"],
        ["visit"],
        "2025-05-08",
        1,
        4.0,
    )
    assert "enddate" not in visit
    assert visit["actor"][0] == {
        "code": "CHN", "sector": "GOV", "entity_text": "Xi", "identifier_text": "Xi Jinping", "office": "President",
    }  # fmt: skip
    assert (visit["depesche"]["reports"], visit["depesche"]["independent"], len(visit["depesche"]["claims"])) == (2, 2, 2)
    assert (plan["event"], plan["mode"], plan["date"], plan["event_scale"]) == (["AGREE"], [], "2025-05-12", 2.5)
    assert "2025-09-01 to 2025-09-03" in plan["comment"]
    assert (vague["date"], vague["enddate"], vague["comment"]) == (
        "2025-05-01",
        "2025-05-31",
        "some time between 2025-05-01 and 2025-05-31",
    )
    assert about(tmp_path, "plover")["left_out"] == {"no day is known": 1}
    for record in (visit, plan, vague):
        assert {"id", "date", "actor", "event"} <= set(record)
        assert "text" not in record


def _by_class(text: str) -> list[dict[str, Any]]:
    records = [json.loads(line) for line in text.splitlines()]
    return [next(r for r in records if r["depesche"]["status"] == status and r["depesche"]["mode"] == mode)
            for status, mode in (("occurred", "visit"), ("planned", "visit"), ("occurred", None))]  # fmt: skip


def test_cameo_lines_go_both_ways_and_name_their_event(ledger: Ledger, tmp_path: Path) -> None:
    rows = tsv(written(ledger, "cameo", tmp_path))
    assert [(r["date"], r["source"], r["target"], r["code"], r["goldstein"]) for r in rows] == [
        ("20250508", "CHNGOV", "RUSGOV", "042", "1.9"), ("20250508", "RUSGOV", "CHNGOV", "043", "2.8"),
        ("20250512", "RUSGOV", "CHNGOV", "036", "4"),
    ]  # fmt: skip
    assert rows[0]["event"] == rows[1]["event"] != rows[2]["event"]
    assert [r["independent"] for r in rows] == ["2", "2", "1"]
    assert about(tmp_path, "cameo")["left_out"] == {
        "no day is known": 1, "dated to more than a week: a record of one day would claim too much": 1,
    }  # fmt: skip


def test_report_day_dates_only_what_has_no_day(ledger: Ledger, tmp_path: Path) -> None:
    rows = tsv(written(ledger, "cameo", tmp_path, report_day=True))
    assert ("20250513", "041") in [(r["date"], r["code"]) for r in rows]
    assert about(tmp_path, "cameo")["left_out"] == {"dated to more than a week: a record of one day would claim too much": 1}


def test_an_announcement_and_what_it_announces_are_one_record(tmp_path: Path) -> None:
    """Who announces a withdrawal concedes; PLOVER makes a concession of the withdrawal too.  Another's plan stays."""
    text = "Putin kündigte den Abzug an, Xi plant dasselbe."
    announced = claim(text, "Putin", "", DAY, type="CONCEDE", mode=None, trigger="kündigte")
    planned = [
        msgspec.structs.replace(
            claim(text, who, "", "2025-06-01", type="RETREAT", mode="withdraw", status="planned", trigger="Abzug"), id=key
        )
        for who, key in (("Putin", "c2"), ("Xi", "c3"))
    ]
    with ledger_of(tmp_path / "l.duckdb", reading(text, announced, *planned, published=REPORTED)) as ledger:
        records = [json.loads(line) for line in written(ledger, "plover", tmp_path).splitlines()]
        codes = [(row["source"], row["code"]) for row in tsv(written(ledger, "cameo", tmp_path))]
    assert [(r["event"], r["actor"][0]["code"]) for r in records] == [(["CONCEDE"], "RUS"), (["CONCEDE"], "CHN")]
    assert codes == [("RUSGOV", "080"), ("CHNGOV", "0356")]
    assert about(tmp_path, "plover")["left_out"] == {"its announcement, offer or threat is a record of its own": 1}


def test_gdelt_has_its_61_columns(ledger: Ledger, tmp_path: Path) -> None:
    lines = [line.split("\t") for line in written(ledger, "gdelt", tmp_path).splitlines()]
    assert {len(line) for line in lines} == {len(GDELT)} == {61}
    assert about(tmp_path, "gdelt")["columns"] == list(GDELT)
    first = dict(zip(GDELT, lines[0], strict=True))
    assert {k: first[k] for k in ("SQLDATE", "MonthYear", "Year", "FractionDate", "DATEADDED", "SOURCEURL")} == {
        "SQLDATE": "20250508", "MonthYear": "202505", "Year": "2025", "FractionDate": "2025.3507", "DATEADDED": "20250509000000",
        "SOURCEURL": "https://example.org/a",
    }  # fmt: skip
    assert (first["Actor1Code"], first["Actor1Name"], first["Actor1CountryCode"], first["Actor1Type1Code"]) == (
        "CHNGOV", "XI JINPING", "CHN", "GOV",
    )  # fmt: skip
    assert (first["EventCode"], first["EventBaseCode"], first["EventRootCode"], first["QuadClass"], first["GoldsteinScale"]) == (
        "042", "042", "04", "1", "1.9",
    )  # fmt: skip
    assert (first["NumMentions"], first["NumSources"], first["NumArticles"]) == ("2", "2", "2")
    assert len({line[0] for line in lines}) == len(lines)


def test_gdelt_places(tmp_path: Path) -> None:
    with ledger_of(tmp_path / "l.duckdb", *act("occurred", where=MOSCOW)) as ledger:
        row = dict(zip(GDELT, written(ledger, "gdelt", tmp_path).rstrip("\n").split("\t"), strict=True))
    assert [row[f"ActionGeo_{c}"] for c in ("Type", "FullName", "CountryCode", "Lat", "Long")] == [
        "4", "Moscow, Russia", "RS", "55.752", "37.6178",
    ]  # fmt: skip


def test_polecat_has_its_forty_columns(ledger: Ledger, tmp_path: Path) -> None:
    rows = tsv(written(ledger, "polecat", tmp_path))
    assert len(POLECAT) == 40
    assert [(r["Event Date"], r["Event Type"], r["Event Mode"], r["Intensity"], r["Quad Code"]) for r in rows] == [
        ("2025-05-08", "CONSULT", "visit", "4.0", "VERBAL COOPERATION"), ("2025-05-12", "AGREE", "None", "2.5", "VERBAL COOPERATION"),
    ]  # fmt: skip
    assert [rows[0][c] for c in ("Actor Name", "Actor Country", "Actor COW", "Recipient Country", "Recipient COW", "Source")] == [
        "Xi Jinping", "CHN", "710", "RUS", "365", "Ostkurier",
    ]  # fmt: skip


def test_calendar_opens_with_icalendar(ledger: Ledger, tmp_path: Path) -> None:
    calendar = icalendar.Calendar.from_ical(written(ledger, "ical", tmp_path))
    entries = {str(e["x-depesche-status"]) + str(e["dtstart"].dt): e for e in calendar.walk("VEVENT")}
    visit, plan, vague = entries["occurred2025-05-08"], entries["planned2025-09-01"], entries["occurred2025-05-01"]
    assert (visit["status"], visit["dtend"].dt, str(visit["url"])) == ("CONFIRMED", date(2025, 5, 9), "https://example.org/a")
    assert (plan["status"], plan["dtend"].dt, str(plan["summary"])[:9]) == ("TENTATIVE", date(2025, 9, 4), "◷ planned")
    assert vague["status"] == "TENTATIVE"
    assert "some time: 2025-05-01 to 2025-05-31" in str(vague["summary"])
    assert "belong to the publishers" in str(calendar["x-wr-caldesc"])
    assert about(tmp_path, "ical")["left_out"] == {"no day is known": 1}


@pytest.mark.parametrize(
    ("kind", "status"),
    [("occurred", "CONFIRMED"), ("alleged", "TENTATIVE"), ("disputed", "TENTATIVE"), ("possible", "TENTATIVE"),
     ("cancelled", "CANCELLED"), ("denied", "CANCELLED")],
)  # fmt: skip
def test_calendar_status(of_kind: Callable[[str], Ledger], tmp_path: Path, kind: str, status: str) -> None:
    with of_kind(kind) as ledger:
        (entry,) = icalendar.Calendar.from_ical(written(ledger, "ical", tmp_path)).walk("VEVENT")
    assert entry["status"] == status


def test_geojson_follows_rfc_7946(tmp_path: Path) -> None:
    with ledger_of(tmp_path / "l.duckdb", *act("occurred", where=MOSCOW), *act("planned", day="2025-04-01")) as ledger:
        found = json.loads(written(ledger, "geojson", tmp_path))
    assert found["type"] == "FeatureCollection"
    assert [f["geometry"] for f in found["features"]] == [{"type": "Point", "coordinates": [37.6178, 55.752]}, None]
    for feature in found["features"]:
        assert set(feature) == {"type", "id", "geometry", "properties"}
        assert feature["properties"]["title"].startswith(feature["properties"]["mark"])
    assert "licence" in found["about"]


def test_timelinejs_has_its_documented_fields(ledger: Ledger, tmp_path: Path) -> None:
    found = json.loads(written(ledger, "timelinejs", tmp_path))
    assert set(found) == {"title", "events"}
    for slide in found["events"]:
        assert set(slide) <= {"start_date", "end_date", "text", "group", "display_date", "background", "autolink", "unique_id"}
        assert set(slide["start_date"]) == {"year", "month", "day"}
        assert set(slide["text"]) == {"headline", "text"}
    assert [slide["group"] for slide in found["events"]] == ["happened", "happened", "planned or expected"]


def test_markup_of_reports_stays_text(tmp_path: Path) -> None:
    text = "Putin besuchte <script>alert(1)</script> Xi."
    with ledger_of(
        tmp_path / "l.duckdb", reading(text, claim(text, "Putin", "Xi", DAY, place="<b>Hof</b>"), url="javascript:alert(1)")
    ) as ledger:
        slide = json.loads(written(ledger, "timelinejs", tmp_path))["events"][0]["text"]["text"]
        feature = json.loads(written(ledger, "geojson", tmp_path))["features"][0]
    assert "<script" not in slide
    assert "<b>" not in slide
    assert "javascript:" not in slide
    assert feature["properties"]["urls"] == []


def test_hostile_text_stays_in_its_cell(tmp_path: Path) -> None:
    text = "Putin besuchte\tXi \"'; DROP TABLE claims; --\r\nENDE:VEVENT"
    hostile = "Hof\tEINS\r\nEND:VEVENT\nBEGIN:VEVENT"
    with ledger_of(
        tmp_path / "l.duckdb", reading(text, claim(text, "Putin", "Xi", DAY, place=hostile), outlet=hostile, published=REPORTED)
    ) as ledger:
        assert {len(line.split("\t")) for line in written(ledger, "gdelt", tmp_path).splitlines()} == {61}
        assert {len(line.split("\t")) for line in written(ledger, "polecat", tmp_path).splitlines()} == {40}
        assert len(icalendar.Calendar.from_ical(written(ledger, "ical", tmp_path)).walk("VEVENT")) == 1
        assert len(tsv(written(ledger, "cameo", tmp_path))) == 2
        export(ledger, "sqlite", tmp_path / "out.db")
    assert sqlite3.connect(tmp_path / "out.db").execute("SELECT place FROM happenings").fetchall() == [(hostile,)]


def test_prov_leads_from_a_happening_to_words_and_sayers(tmp_path: Path) -> None:
    text = "Putin besuchte Xi, meldet die Agentur."
    told = claim(text, "Putin", "Xi", DAY, sources=[("Pressedienst", "organisation"), ("RIA Nowosti", "state_media")])
    with ledger_of(tmp_path / "l.duckdb", reading(text, told, outlet="Ostkurier", published=REPORTED)) as ledger:
        graph = json.loads(written(ledger, "prov", tmp_path))["@graph"]
    nodes = {node["id"]: node for node in graph}
    happening = next(n for n in graph if n["id"].startswith("urn:depesche:happening:"))
    made = nodes[happening["derivedFrom"][0]]
    position, quote = made["target"]["selector"]
    assert text[position["start"] : position["end"]] == quote["exact"] == text
    assert made["target"]["source"] == made["derivedFrom"]
    outer = made["primarySource"]
    assert [nodes[outer["attributedTo"]]["label"], nodes[outer["quotedFrom"]["attributedTo"]]["label"]] == ["RIA Nowosti", "Pressedienst"]
    assert nodes[nodes[made["derivedFrom"]]["attributedTo"]]["label"] == "Ostkurier"
    assert nodes[nodes[made["generatedBy"]]["associatedWith"]]["type"] == ["prov:Agent", "prov:SoftwareAgent"]


def test_sqlite_is_ready_for_datasette(ledger: Ledger, tmp_path: Path) -> None:
    files = export(ledger, "sqlite", tmp_path / "out.db")
    database = sqlite3.connect(files[0])
    tables = {row[0] for row in database.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    assert {"happenings", "claims", "reports", "participants", "about"} <= tables
    assert "runs" not in tables
    assert database.execute("SELECT count(*) FROM reports_fts WHERE reports_fts MATCH 'Donnerstag'").fetchone() == (1,)
    # How Datasette looks for the full-text index of a table.
    index = "SELECT name FROM sqlite_master WHERE sql LIKE '%VIRTUAL TABLE%USING FTS%content=\"reports\"%'"
    assert database.execute(index).fetchall() == [("reports_fts",)]
    assert database.execute("PRAGMA foreign_key_check").fetchall() == []
    assert "belong to the publishers" in database.execute("SELECT value FROM about WHERE field = 'licence'").fetchone()[0]
    described = json.loads(files[1].read_text(encoding="utf-8"))["databases"]["out"]["tables"]
    assert set(described) <= tables


def test_exports_and_the_timeline_tell_the_same(tmp_path: Path) -> None:
    strikes = [r for n, kind in enumerate(KINDS) for r in act(kind, day=f"2025-{n + 1:02}-12", where=MOSCOW)]
    text = "Moskau beschoss Kiew bis zum Abend."
    open_begin = msgspec.structs.replace(claim(text, "Moskau", "Kiew", type="ASSAULT", mode=None), time=ClaimTime(latest="2024-02-01"))
    with ledger_of(tmp_path / "l.duckdb", *visits(), *strikes, reading(text, open_begin, published="2024-02-02")) as ledger:
        rows = {row["event"]: row for row in timeline(ledger).dicts()}
        told = {one.id: one for one in told_happenings(ledger, question())}
    assert set(rows) == set(told)
    for key, row in rows.items():
        one = told[key]
        days = tuple(day and day.isoformat() for day in (one.earliest, one.latest))
        assert (row["earliest"], row["latest"]) == days
        assert (row["type"], row["mode"], row["status"], row["mark"]) == (one.type, one.mode, one.status, one.mark)
        assert (row["hedged"], row["disputed"], row["approximate"]) == (one.alleged, one.disputed, one.approximate)
        assert (row["actors"], row["recipients"]) == ([p.shown for p in one.actors], [p.shown for p in one.recipients])
        assert (row["place"], row["place_country"]) == ((one.place.text, one.place.country) if one.place else (None, None))
        assert (row["reports"], row["independent"], set(row["claims"])) == (one.reports, one.independent, {c["id"] for c in one.claims})


# --- asking, places to write to --------------------------------------------------------


def test_exports_take_the_questions_of_the_timeline(ledger: Ledger, tmp_path: Path) -> None:
    def titles(**asked: Any) -> list[str]:
        return [f["properties"]["days"] for f in json.loads(written(ledger, "geojson", tmp_path, **asked))["features"]]

    assert len(titles()) == 4
    assert titles(status=("planned",)) == ["2025-09-01 to 2025-09-03"]
    assert titles(mode="phone") == ["day unknown"]
    assert titles(since="2025-05-08", until="2025-05-08") == ["2025-05-01 to 2025-05-31", "2025-05-08", "day unknown"]
    assert titles(parties=("Russland", "CHN"), type="consult", since="2025-08") == ["2025-09-01 to 2025-09-03", "day unknown"]
    assert titles(parties=("IND",)) == []
    with pytest.raises(UsageError, match="no state or organisation"):
        titles(parties=("Atlantis",))


@pytest.mark.parametrize("to", sorted(WHOLE))
def test_whole_formats_refuse_a_question(ledger: Ledger, tmp_path: Path, to: str) -> None:
    with pytest.raises(UsageError, match="cannot be narrowed"):
        export(ledger, to, tmp_path / "whole", parties=("RUS",))


def test_the_flat_table_takes_a_question(ledger: Ledger, tmp_path: Path) -> None:
    file = export(ledger, "csv", tmp_path / "claims.csv", status=("planned",), parties=("CHN",))[0]
    with file.open(encoding="utf-8", newline="") as rows:
        assert [row["status"] for row in csv.DictReader(rows)] == ["planned"]


@pytest.mark.parametrize("to", sorted({*HAPPENINGS, *WHOLE} - set(CODINGS)))
def test_report_day_is_for_codings(ledger: Ledger, tmp_path: Path, to: str) -> None:
    with pytest.raises(UsageError, match="--report-day"):
        export(ledger, to, tmp_path / "out", report_day=True)


def test_a_broken_export_leaves_what_was_there(ledger: Ledger, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target = tmp_path / "out.geojson"
    target.write_text("mine", encoding="utf-8")

    def broken(*_: Any) -> Iterator[Any]:
        yield from ()
        raise RuntimeError("half way")

    monkeypatch.setattr(ledger_formats, "told_happenings", broken)
    with pytest.raises(RuntimeError):
        export(ledger, "geojson", target)
    assert target.read_text(encoding="utf-8") == "mine"
    assert sorted(p.name for p in tmp_path.iterdir() if "geojson" in p.name) == ["out.geojson"]


@pytest.mark.parametrize("to", sorted({*HAPPENINGS, "sqlite", "jsonl"}))
def test_a_file_is_not_written_over_a_folder(ledger: Ledger, tmp_path: Path, to: str) -> None:
    (tmp_path / "folder").mkdir()
    with pytest.raises(UsageError, match="is a folder"):
        export(ledger, to, tmp_path / "folder")


def test_claims_not_settled_yet_are_exported_too(tmp_path: Path) -> None:
    with Ledger(tmp_path / "l.duckdb") as ledger:
        ledger.add_many([*act("occurred"), *act("occurred", number=1), *act("planned", day="2025-06-01")])
        found = json.loads(written(ledger, "geojson", tmp_path))["features"]
    assert [(f["properties"]["status"], f["properties"]["reports"]) for f in found] == [("occurred", 2), ("planned", 1)]
