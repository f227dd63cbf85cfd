"""How a ledger does with many reports: adding, settling, every question; size, memory, and whether it is right.

    python benchmarks/ledger_scale.py [--reports 100000] [--claims 10000000] [--folder FOLDER] [--keep]

Reports are made by recombining real ones (`de-news-2020`): words of one real report in pieces of a few, a sentence that
tells an event, copies by known kinds.  So it is known which reports tell one happening and which repeat each other.
Readings are made with the reports; nothing is parsed.  `--claims` writes so many claims by SQL and asks for the timeline
and the tally of two states.
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import json
import os
import random
import resource
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from stories import b_cubed

from depesche.ledger.settling.state import settle_state
from depesche.questions import Ledger
from depesche.records import (
    Actor,
    Claim,
    ClaimPlace,
    ClaimTime,
    Knowledge,
    LanguageEngine,
    MadeBy,
    Mention,
    Part,
    Published,
    Reading,
    Report,
    SourceLink,
    Span,
)  # fmt: skip

DATA = Path(os.environ.get("DEPESCHE_DATA", Path(__file__).resolve().parents[2] / "shared" / "data")) / "de-news-2020" / "dev.jsonl.gz"
MADE_BY = MadeBy(
    depesche="1.0", lexicon="", language_engine=LanguageEngine(name="none", version="0", digest=""), knowledge=Knowledge(as_of="2025-01-01")
)
FIRST, DAYS = date(2023, 1, 1), 730
STATES = (
    "RUS CHN USA DEU FRA GBR UKR PRK KOR JPN IND PAK IRN IRQ ISR EGY TUR SAU POL ITA ESP HUN SRB BLR KAZ UZB MNG VNM THA IDN AUS CAN "
    "MEX BRA ARG ZAF NGA ETH KEN MAR DZA TUN SYR LBN JOR QAT ARE AFG ARM AZE GEO ROU BGR GRC SWE NOR FIN DNK NLD BEL AUT CHE CZE SVK PRT"
).split()
ACTS = (
    ("CONSULT", "visit", "traf"), ("CONSULT", "phone", "rief"), ("ACCUSE", "disapprove", "rügte"), ("REQUEST", "change", "mahnte"),
    ("AID", "economic", "half"), ("SANCTION", "discontinue", "strafte"), ("SUPPORT", "sign", "zeichnete"),
    ("THREATEN", "restrict", "warnte"),
)  # fmt: skip
OUTLETS = [f"Blatt {n:02}" for n in range(40)]
PLACES = ("Genf", "Wien", "Istanbul", "Kairo", "Astana", None, None)
KINDS = (("identical", 0.12), ("near", 0.1), ("rewritten", 0.18), ("own", 0.6))


@dataclass(frozen=True)
class Happening:
    """One event as it is meant: what its reports have in common."""

    number: int
    act: tuple[str, str, str]
    states: tuple[str, str]
    people: tuple[str, str]
    day: date
    place: str | None
    base: Sequence[str]


def bases() -> list[list[str]]:
    """The words of real reports, long ones only."""
    with gzip.open(DATA, "rt", encoding="utf-8") as lines:
        texts = [json.loads(line)["article"].split() for line in lines]
    return [words for words in texts if len(words) >= 120]


def happenings(number: int, real: list[list[str]], chance: random.Random) -> list[Happening]:
    days = sorted(chance.randrange(DAYS) for _ in range(number))
    weights = [1 / (n + 1) ** 0.7 for n in range(len(STATES))]
    made = []
    for n, offset in enumerate(days):
        one, other = chance.choices(STATES, weights, k=2)
        if one == other:
            other = STATES[(STATES.index(one) + 1) % len(STATES)]
        people = (f"Haupt{one.title()}{chance.randrange(4)}", f"Haupt{other.title()}{chance.randrange(4)}")
        made.append(
            Happening(
                n, chance.choice(ACTS), (one, other), people, FIRST + timedelta(days=offset), chance.choice(PLACES), real[n % len(real)]
            )
        )
    return made


def pieces(words: Sequence[str], number: int, chance: random.Random) -> str:
    """Words of a real report in pieces of three to five, in another order: the same vocabulary, no run of eight."""
    out: list[str] = []
    while len(out) < number:
        begin, size = chance.randrange(len(words) - 6), chance.randrange(3, 6)
        out += words[begin : begin + size]
    return " ".join(out) + "."


def reports(number: int, chance: random.Random, truth: dict[str, Any]) -> Iterator[Reading]:
    """Make reports with their readings; `truth` takes the happening of each report and the copies."""
    real = bases()
    sizes = [1, 1, 1, 2, 2, 3, 4, 6, 9, 12]
    made = 0
    for happening in happenings(number * 10 // sum(sizes) + 1, real, chance):
        wire: tuple[str, str] | None = None
        family: list[str] = []
        for n in range(chance.choice(sizes)):
            kind = "own" if wire is None else chance.choices([k for k, _ in KINDS], [w for _, w in KINDS])[0]
            lead = f"{happening.people[0]} {happening.act[2]} {happening.people[1]}"
            body = pieces(happening.base, chance.randrange(90, 260), chance)
            if wire and kind in {"identical", "near"}:
                body = wire[1] if kind == "identical" else _changed(wire[1], chance)
            elif wire and kind == "rewritten":
                words = wire[1].split()
                begin = chance.randrange(max(1, len(words) - 45))
                body = f"{body} {' '.join(words[begin : begin + 45])} {pieces(happening.base, 40, chance)}"
            tail = "" if kind == "identical" else f" {happening.place or 'Dort'} blieb es ruhig, {chance.choice(OUTLETS)}."
            text = (
                wire[0]
                if wire and kind == "identical"
                else f"{lead} {chance.choice(('gestern', 'am Abend', 'dieser Tage'))} im Beisein vieler. {body}{tail}"
            )
            reading = _reading(text, happening, n + made * 31, chance, lead)
            if kind == "own" and wire is None:
                wire, family = (text, body), [reading.report.id]
            elif kind != "own":
                truth["copies"].add(frozenset((family[0], reading.report.id)))
                family.append(reading.report.id)
            truth["happening"][reading.report.id] = happening.number
            made += 1
            yield reading
            if made == number:
                return


def _changed(body: str, chance: random.Random) -> str:
    words = body.split()
    for place in chance.sample(range(len(words)), 3):
        words[place] = "jedoch"
    return " ".join(words)


def _reading(text: str, happening: Happening, number: int, chance: random.Random, lead: str) -> Reading:
    published = happening.day + timedelta(days=chance.choice((0, 0, 1, 1, 2)))
    day = happening.day.isoformat()
    actors, parts = [], []
    for name, state in zip(happening.people, happening.states, strict=True):
        begin = lead.index(name)
        actors.append(Actor(id=name.lower(), name=name, kind="person", country=state,
                            mentions=(Mention(begin=begin, end=begin + len(name), form="name", score=1.0, why="made"),)))  # fmt: skip
        parts.append(Part(text=name, begin=begin, end=begin + len(name), actor=name.lower(), name=name, country=state))
    act = happening.act
    begin = lead.index(act[2])
    claim = Claim(
        id="c1", type=act[0], mode=act[1], trigger=(Span(begin=begin, end=begin + len(act[2])),), actors=(parts[0],),
        recipients=(parts[1],), status="planned" if chance.random() < 0.05 else "occurred", hedged=chance.random() < 0.05,
        time=ClaimTime(earliest=day, latest=day, edtf=day), place=ClaimPlace(text=happening.place) if happening.place else None,
        sources=(SourceLink(text="TASS", name="TASS", kind="outlet"),) if chance.random() < 0.2 else (),
        evidence=(Span(begin=0, end=text.index(".") + 1),), rule="made", confidence=1.0, why="made",
    )  # fmt: skip
    key = hashlib.sha256(f"{number} {text}".encode()).hexdigest()[:16]
    report = Report(
        id=key, text=text, title=f"{happening.people[0]} und {happening.people[1]}", language="de", outlet=chance.choice(OUTLETS),
        doc=f"d{number}",
        origin="made.jsonl", published=Published(earliest=published.isoformat(), latest=published.isoformat(), basis="given"),
    )  # fmt: skip
    return Reading(report=report, actors=tuple(actors), claims=(claim,), made_by=MADE_BY)


# --- measuring ---------------------------------------------------------------------


@contextmanager
def clock(name: str) -> Iterator[None]:
    """Print how long something took, by the clock and in processor time (of all threads): the machine may be busy with other things."""
    wall, work = time.perf_counter(), time.process_time()
    yield
    print(f"{name}: {time.perf_counter() - wall:.1f} s by the clock, {time.process_time() - work:.1f} s of processor time", flush=True)


def timed(name: str, do: Callable[[], Any], repeat: int = 3) -> Any:
    """Print the best of some runs, the first one beside it."""
    clocks, work, found = [], [], None
    for _ in range(repeat):
        started, before = time.perf_counter(), time.process_time()
        found = do()
        clocks.append(time.perf_counter() - started)
        work.append(time.process_time() - before)
    size = len(found.rows) if hasattr(found, "rows") else ""
    print(f"  {name:<44} {min(clocks):7.3f} s  (processor {min(work):.3f} s, first time {clocks[0]:.3f} s)  {size} rows", flush=True)
    return found


def memory() -> str:
    return f"peak memory {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**20:.2f} GiB"


def many_reports(path: Path, number: int) -> None:
    truth: dict[str, Any] = {"happening": {}, "copies": set()}
    if path.exists():
        for _ in reports(number, random.Random(8), truth):
            pass
    else:
        _filled(path, number, truth)
    print(f"size {sum(p.stat().st_size for p in path.parent.glob(path.name + '*')) / 2**20:.0f} MiB")
    with Ledger(path, read_only=True) as ledger:
        _right(ledger, truth)
        _questions(ledger)
    print(memory())


def _filled(path: Path, number: int, truth: dict[str, Any]) -> None:
    with Ledger(path) as ledger:
        with clock(f"{number} reports made and added"):
            ledger.add_many(reports(number, random.Random(8), truth))
        with clock("settled"):
            settled = ledger.settle()
        print(f"{settled.reports} reports compared, {settled.claims} claims put to events; {memory()}", flush=True)
        with clock("one more report added and settled"):
            ledger.add_many([next(reports(1, random.Random(99), {"happening": {}, "copies": set()}))])
            ledger.settle()


def _right(ledger: Ledger, truth: dict[str, Any]) -> None:
    """Hold what was settled against what was meant."""
    happening = truth["happening"]
    told = {
        row["claim"]: row
        for row in ledger.sql("SELECT e.claim, e.event, c.report FROM event_claims e JOIN claims c ON c.id = e.claim").dicts()
    }
    pairs = [(row["event"], happening[row["report"]]) for row in told.values() if row["report"] in happening]
    print("  events     B-cubed precision {:.3f} recall {:.3f} F1 {:.3f}".format(*b_cubed(*zip(*pairs, strict=True))))
    stories = {row["report"]: row["story"] for row in ledger.sql("SELECT report, story FROM stories").dicts()}
    found = [(stories.get(report, report), number) for report, number in happening.items()]
    print("  stories    B-cubed precision {:.3f} recall {:.3f} F1 {:.3f}".format(*b_cubed(*zip(*found, strict=True))))
    families = defaultdict(set)
    for row in ledger.sql("SELECT report, leader FROM wordings").dicts():
        families[row["leader"]].add(row["report"])
    linked = {frozenset((row["report"], row["other"])) for row in ledger.sql("SELECT report, other FROM copies").dicts()}
    leader = {report: name for name, some in families.items() for report in some}
    meant = {frozenset(leader[r] for r in pair) for pair in truth["copies"]}
    hit = sum(len(pair) == 1 or pair in linked for pair in meant)
    wrong = sum(len({happening.get(r) for r in pair}) > 1 for pair in linked)
    print(f"  copies     recall {hit / len(meant):.3f} of {len(meant)}; {len(linked)} found, {wrong} between different happenings")


def _questions(ledger: Ledger) -> None:
    states = {"parties": ["RUS", "CHN"]}
    timeline = timed("timeline of two states", lambda: ledger.timeline(**states))
    event = max(timeline.dicts(), key=lambda row: row["reports"])["event"]
    report = ledger.sql(f"SELECT report FROM claims WHERE id = '{event.removeprefix('e-')}'").rows[0][0]
    timed("timeline of two states, one class, one year", lambda: ledger.timeline(**states, type="CONSULT", since="2024", until="2024"))
    timed("tally of two states by month", lambda: ledger.tally(**states))
    timed("tally of one state by month", lambda: ledger.tally(parties=["RUS"]))
    timed("tally of everything by month", ledger.tally)
    timed("compare two years, two states", lambda: ledger.compare(between=["2023", "2024"], **states))
    timed("compare two years, everything", lambda: ledger.compare(between=["2023", "2024"]))
    timed("check, two states", lambda: ledger.check(**states))
    timed("check, everything", ledger.check)
    timed("contradictions of two states", lambda: ledger.contradictions(**states))
    timed("contradictions, everything", ledger.contradictions)
    timed("sources of the event with most reports", lambda: ledger.sources(event))
    timed("copies of a report", lambda: ledger.copies(report))
    timed("show a report", lambda: ledger.show(report))
    timed("show an event", lambda: ledger.show(event))
    timed("show an actor", lambda: ledger.show("hauptprk1"))
    timed("search, a rare word and a frequent one", lambda: ledger.search("Haupt* Corona"))
    timed("search, a name", lambda: ledger.search("Merkel"))
    timed("sql: claims by class", lambda: ledger.sql("SELECT type, count(*) FROM current_claims GROUP BY ALL"))


# --- many claims, by SQL -------------------------------------------------------------

PER_REPORT, PER_EVENT = 4, 4
TOLD_AT_ONCE = 2000
"""Claims a report makes, claims an event has."""


def many_claims(path: Path, number: int) -> None:
    """Write claims as adding and settling would leave them, and ask for the timeline and the tally of two states."""
    if not path.exists():
        Ledger(path).close()
        with clock(f"{number} claims in {number // PER_REPORT} reports written by SQL"):
            _write_claims(path, number)
    print(f"size {path.stat().st_size / 2**30:.2f} GiB; {memory()}", flush=True)
    with Ledger(path, read_only=True) as ledger:
        print("  " + ", ".join(f"{n} {what}" for what, n in ledger.sql("""
            SELECT 'claims', count(*) FROM claims UNION ALL SELECT 'events', count(*) FROM events
            UNION ALL SELECT 'reports', count(*) FROM reports""").rows))  # fmt: skip
        for states in (["RUS", "CHN"], ["PRK", "VNM"]):
            timed(f"timeline of {states}", lambda: ledger.timeline(parties=states))  # noqa: B023
            timed(f"timeline of {states}, 2024", lambda: ledger.timeline(parties=states, since="2024", until="2024"))  # noqa: B023
            timed(f"tally of {states} by month", lambda: ledger.tally(parties=states))  # noqa: B023
            timed(f"compare {states}", lambda: ledger.compare(parties=states, between=["2023", "2024"]))  # noqa: B023


def _write_claims(path: Path, number: int) -> None:
    """Blocks of two states and a class, drawn so that some have many events and most have few."""
    import duckdb

    connection = duckdb.connect(str(path))
    connection.execute("CREATE TEMP TABLE state AS SELECT unnest($states) AS code, unnest(range(len($states))) AS n", {"states": STATES})
    connection.execute(
        "CREATE TEMP TABLE act AS SELECT unnest($types) AS type, unnest($modes) AS mode, unnest(range(len($types))) AS n",
        {"types": [a[0] for a in ACTS], "modes": [a[1] for a in ACTS]},
    )
    sizes = {
        "events": number // PER_EVENT, "reports": number // PER_REPORT, "claims": number, "states": len(STATES), "acts": len(ACTS),
        "first": FIRST, "days": DAYS, "per_event": PER_EVENT,
    }  # fmt: skip
    for step in _STEPS:
        connection.execute(step.format(**sizes))
    # `told` is written as settling would leave it, as much at a time as memory bears.
    names = [row[0] for row in connection.execute("SELECT name FROM blocks ORDER BY number").fetchall()]
    for begin in range(0, len(names), TOLD_AT_ONCE):
        connection.execute(_TOLD, {"blocks": names[begin : begin + TOLD_AT_ONCE]})
    settle_state(connection)
    connection.close()


_TOLD = """
    INSERT INTO told
    SELECT b.number, ec.event, c.id, c.report, c.type, c.mode, c.status, c.hedged, c.earliest, c.latest, c.edtf, c.approximate,
        c.place, c.place_id, c.place_country, c.trigger_text, c.sentence, c.agenda, c.sources, p.participants, NULL,
        r.published_earliest, o.outlet, o.doc, e.status, e.hedged, e.disputed, e.earliest, e.latest, e.independent
    FROM (SELECT claim, block FROM settled_claims WHERE block IN (SELECT unnest($blocks::VARCHAR[]))) a
    JOIN blocks b ON b.name = a.block
    JOIN claims c ON c.id = a.claim
    JOIN readings r ON r.id = c.reading
    JOIN event_claims ec ON ec.claim = c.id
    JOIN events e ON e.id = ec.event
    JOIN origins o ON o.report = c.report
    JOIN (
        SELECT claim, list({
            'role': role, 'text': text, 'name': name, 'country': country, 'kind': kind, 'actor': actor, 'apart': []::VARCHAR[]
        } ORDER BY role, position) AS participants
        FROM participants
        WHERE claim IN (SELECT claim FROM settled_claims WHERE block IN (SELECT unnest($blocks::VARCHAR[])))
        GROUP BY claim
    ) p ON p.claim = c.id
    ORDER BY b.number, ec.event, c.id"""
_CLAIMS = """(
    SELECT printf('g%d.c%d', i % {reports}, i // {reports}) AS id, printf('g%d', i % {reports}) AS reading,
        printf('r%d', i % {reports}) AS report, printf('c%d', i // {reports}) AS claim, i, event.*
    FROM range({claims}) t(i) JOIN event ON e = i % {events}
)"""
_STEPS = (
    """CREATE TEMP TABLE event AS
    SELECT *, type || CASE
        WHEN type = 'CONSULT' OR mode = 'sign' THEN '|' || least(one, two) || ',' || greatest(one, two) || '|'
        ELSE '|' || one || '|' || two END AS block
    FROM (
        SELECT e, a.type, a.mode, one.code AS one, two.code AS two, DATE '{first}' + (hash(e, 4) % {days})::INTEGER AS day
        FROM range({events}) t(e)
        JOIN act a ON a.n = hash(e, 1) % {acts}
        JOIN state one ON one.n = (pow((hash(e, 2) % 100000) / 100000.0, 1.6) * {states})::BIGINT % {states}
        JOIN state two ON two.n = (one.n + 1 + (hash(e, 3) % ({states} - 1))::BIGINT) % {states}
    )""",
    "INSERT INTO runs VALUES (1, now(), now(), '1.0', '', '{{}}', 0, 0)",
    "INSERT INTO texts SELECT printf('t%d', i), printf('Bericht %d.', i) FROM range({reports}) t(i)",
    """INSERT INTO origins
    SELECT printf('o%d', i), printf('r%d', i), 'made', printf('d%d', i), NULL, printf('Blatt %d', i % 40), '{{}}'
    FROM range({reports}) t(i)""",
    """INSERT INTO readings
    SELECT printf('g%d', i), printf('r%d', i), printf('t%d', i), '', 'Titel', 'de', day, day, day::VARCHAR, 'given', '',
        'm', '1.0', [1, 0], '', '', '2025-01-01', 1, '{{}}'
    FROM (SELECT i, DATE '{first}' + (hash(i, 9) % {days})::INTEGER AS day FROM range({reports}) t(i))""",
    f"""INSERT INTO claims
    SELECT id, reading, report, claim, type, mode, CASE WHEN hash(i) % 20 = 0 THEN 'planned' ELSE 'occurred' END, hash(i) % 17 = 0,
        day, day, day::VARCHAR, false, NULL, NULL, NULL, NULL, NULL, 'trifft', 'Satz.', 0, 5, 'text', [], [], [], [], NULL, 'made', 1.0, ''
    FROM {_CLAIMS}""",
    f"INSERT INTO participants SELECT id, 'actor', 0, one, one, one, NULL, 'state', 0, 3, 'text' FROM {_CLAIMS}",
    f"INSERT INTO participants SELECT id, 'recipient', 0, two, two, two, NULL, 'state', 0, 3, 'text' FROM {_CLAIMS}",
    f"INSERT INTO settled_claims SELECT id, block FROM {_CLAIMS}",
    f"INSERT INTO event_claims SELECT printf('e-g%d.c0', e), id, 1.0, 'alone' FROM {_CLAIMS}",
    """INSERT INTO events
    SELECT printf('e-g%d.c0', e), type, mode, 'occurred', false, day, day, false, NULL, NULL, {per_event}, 3, 3, false FROM event""",
    """INSERT INTO blocks
    SELECT row_number() OVER (ORDER BY block), block, any_value(type), list_sort([any_value(one), any_value(two)])
    FROM event GROUP BY block""",
)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--reports", type=int, default=100_000)
    parser.add_argument("--claims", type=int, default=10_000_000)
    parser.add_argument("--folder", type=Path)
    parser.add_argument("--keep", action="store_true", help="leave the ledgers in the folder, and use those that are there")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(dir=options.folder) as name:
        folder = options.folder if options.keep else Path(name)
        if options.reports:
            many_reports(folder / "reports.duckdb", options.reports)
        if options.claims:
            many_claims(folder / "claims.duckdb", options.claims)


if __name__ == "__main__":
    main()
