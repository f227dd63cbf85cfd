"""What is fuzzed: each target makes inputs (bytes) from a seed text and chance, and runs one; a failure is an exception.

A refusal in plain words (`DepescheError`) is a right answer, so is a rejection with one of the known reasons.  Anything else that
is raised, a broken promise (spans outside the text, readings that do not come back from JSON, EDTF that is none, a page of
status 500, unescaped words in a page) or too much processor time is a crasher.
"""

from __future__ import annotations

import gzip
import io
import json
import random
import re
import sys
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import msgspec

from depesche.errors import DepescheError
from depesche.lexicon import tables
from depesche.records import Parse, Published, Reading, Rejected, Report, reading_from_json, to_json
from fuzz.mutate import ODD_TEXT, mutated, reworded

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT / "benchmarks"), str(ROOT / "tests" / "ledger"), str(ROOT / "tests" / "web")]

LANGUAGES = ("de", "en")


@dataclass(frozen=True, slots=True)
class Target:
    """One thing that takes input: how an input is made, how it is run, seconds of processor time one input may take."""

    make: Callable[[random.Random], bytes]
    run: Callable[[bytes], None]
    seconds: float = 10.0


class BrokenPromise(AssertionError):  # noqa: N818
    """A result that is none of those promised."""


def promise(kept: object, what: str) -> None:
    """Raise `BrokenPromise` unless `kept`."""
    if not kept:
        raise BrokenPromise(what)


def decoded(data: bytes) -> str:
    """The text of an input; what is no UTF-8 becomes U+FFFD."""
    return data.decode("utf-8", "replace")


# -- what inputs are made of: our own wording only ---------------------------------------------------------------------------


@cache
def sentences(language: str) -> tuple[str, ...]:
    """The examples and counter-examples of every table of a language, brackets taken out."""
    from depesche.reading.row_examples import plain

    found: dict[str, None] = {}
    for table, of in tables.all_tables():
        if of == language:
            for row in tables.load(tables.LANGUAGE_TABLES[table], of):
                shown = (*getattr(row, "example", ()), *getattr(row, "never", ()))
                found.update(dict.fromkeys(plain(one)[0] for one in shown))
    return tuple(found)


@cache
def documents() -> tuple[tuple[str, bytes], ...]:
    """Whole and broken files of every format, with their endings."""
    import broken_inputs

    chance = random.Random(5)
    found = [(ending, data) for ending, data, _ in broken_inputs.good(chance)]
    for recipe in broken_inputs.BROKEN * 3:
        ending, data, *_ = recipe(chance)
        found.append((ending, data))
    pages = [data for ending, data in found if ending == "html"]
    found += [("warc", archive(pages[:5])), ("warc.gz", gzip.compress(archive(pages[:2]), mtime=0))]
    found += [(path.name.partition(".")[2], path.read_bytes()) for path in sorted((ROOT / "examples").glob("20*"))]
    return tuple((ending, data[:60_000]) for ending, data in found)


def archive(pages: list[bytes]) -> bytes:
    """A web archive of pages."""
    out = io.BytesIO()
    for number, page in enumerate(pages):
        body = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + page[:5000]
        head = f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://example.org/{number}\r\nWARC-Date: 2026-01-02T03:04:05Z\r\n"
        out.write(
            f"{head}Content-Type: application/http; msgtype=response\r\nContent-Length: {len(body)}\r\n\r\n".encode() + body + b"\r\n\r\n"
        )
    return out.getvalue()


def some_text(chance: random.Random, *, most: int = 4) -> tuple[str, str]:
    """A language and a few of its sentences, some of them made worse."""
    language = chance.choice(LANGUAGES)
    known = sentences(language)
    chosen = [chance.choice(known) for _ in range(chance.randint(1, most))]
    spoilt = [reworded(one, chance, known) if chance.random() < 0.7 else one for one in chosen]
    return language, chance.choice((" ", "\n\n", "\n")).join(spoilt)


# -- intake ------------------------------------------------------------------------------------------------------------------


def make_document(chance: random.Random) -> bytes:
    """A file made worse: its name on the first line, mostly of its own format."""
    ending, data = chance.choice(documents())
    other = chance.choice(documents())
    if chance.random() < 0.1:
        ending = other[0]
    if ending.endswith("gz") and chance.random() < 0.5:
        data = gzip.compress(mutated(_unpacked(data), chance), mtime=0)
    else:
        data = mutated(data, chance, (other[1],))
    return f"report.{ending}\n".encode() + data


def _unpacked(data: bytes) -> bytes:
    try:
        return gzip.decompress(data)[:60_000]
    except (OSError, EOFError, ValueError):
        return data


def run_document(data: bytes) -> None:
    """Take a file in; what comes is a report with words or a rejection with a known reason, at least one."""
    taken_in(data)


def taken_in(data: bytes) -> list[Report | Rejected]:
    """Take a file in and look at what came."""
    from depesche.intake import REASONS, report_from_bytes

    name, _, content = data.partition(b"\n")
    found = list(report_from_bytes(content, name=decoded(name)[:80] or "x"))
    promise(found, "neither a report nor a rejection")
    for one in found:
        if isinstance(one, Rejected):
            promise(one.reason in REASONS and one.detail, f"rejected as {one.reason!r}: {one.detail!r}")
        else:
            promise(any(map(str.isalpha, one.text)), "a report without words")
        to_json(one)
    return found


# -- reading -----------------------------------------------------------------------------------------------------------------


def make_text(chance: random.Random) -> bytes:
    """A language, then a text; the first line may be a headline."""
    language, text = some_text(chance)
    return f"{language}\n{text}".encode("utf-8", "replace")


def run_reading(data: bytes) -> None:
    """Read a text: no failure inside, every span within the text, every value well formed, JSON and page come back."""
    from depesche.pipeline import read_batch
    from depesche.web.report_file import page

    language, text = _cut_language(data)
    if not any(map(str.isalpha, text)):
        return
    (outcome,) = read_batch([_report(text, language)])
    promise(isinstance(outcome, Reading), f"not read: {outcome}")
    assert isinstance(outcome, Reading)
    promise(reading_from_json(to_json(outcome)) == outcome, "JSON does not come back")
    for time in outcome.times:
        promise(0 <= time.begin < time.end <= len(text), f"time outside the text: {time}")
        well_formed(time.edtf)
        ordered(time.earliest, time.latest)
    for claim in outcome.claims:
        spans = (*claim.trigger, *claim.evidence)
        promise(all(0 <= s.begin < s.end <= len(text) for s in spans if s.where == "text"), f"claim outside the text: {claim}")
        promise(0 <= claim.confidence <= 1, f"confidence {claim.confidence}")
        well_formed(claim.time.edtf)
        ordered(claim.time.earliest, claim.time.latest)
    shown = page([outcome])
    promise("<script>x</script>" not in shown, "words of a report are markup in its page")


def _cut_language(data: bytes) -> tuple[str, str]:
    first, _, text = decoded(data).partition("\n")
    return (first, text) if first in LANGUAGES else ("de", first + "\n" + text)


def _report(text: str, language: str) -> Report:
    day = Published(earliest="2025-05-08", latest="2025-05-08", edtf="2025-05-08", basis="given")
    return Report(id="f" * 16, text=text, language=language, published=day if len(text) % 2 else Published())


def well_formed(edtf: str | None) -> None:
    """An EDTF value must be one by the grammar of the `edtf` library, where that is installed."""
    if edtf is None:
        return
    try:
        from edtf import EDTFParseException, parse_edtf
    except ImportError:
        return
    try:
        parse_edtf(edtf)
    except EDTFParseException as error:
        raise BrokenPromise(f"{edtf!r} is no EDTF: {error}") from error


def ordered(first: str | None, last: str | None) -> None:
    """Bounds must be ISO days in order."""
    from datetime import date

    days = [date.fromisoformat(day) for day in (first, last) if day is not None]
    promise(days == sorted(days), f"{first} is after {last}")


def run_times(data: bytes) -> None:
    """Find times without a parse, in every language of times."""
    from depesche.language.tree import Tree
    from depesche.reading.document import Document, Passage
    from depesche.reading.when import find_times

    _, text = _cut_language(data)
    for language in tables.TIME_LANGUAGES:
        parse = Parse(text=text, language=language, tokens=(), sentences=())
        report = _report(text, language)
        for time in find_times(Document(report=report, passages=(Passage(where="text", parse=parse, tree=Tree(parse)),))):
            promise(0 <= time.begin < time.end <= len(text), f"time outside the text: {time}")
            well_formed(time.edtf)
            ordered(time.earliest, time.latest)


def make_words(chance: random.Random) -> bytes:
    """A text of odd pieces and words of several sentences in any order."""
    language, text = some_text(chance)
    words = text.split()
    chance.shuffle(words)
    words = [word if chance.random() < 0.8 else chance.choice(ODD_TEXT) for word in words]
    return f"{language}\n{' '.join(words)[:4000]}".encode("utf-8", "replace")


# -- tables, values and records ----------------------------------------------------------------------------------------------


@cache
def _table_lines() -> tuple[tuple[str, str, tuple[str, ...]], ...]:
    return tuple(
        (table, language or "world", tuple(tables.table_path(table, language).read_text(encoding="utf-8").split("\n")))
        for table, language in tables.all_tables()
    )


def make_rows(chance: random.Random) -> bytes:
    """A table of two rows, one of them made worse; its name on the first line."""
    table, folder, lines = chance.choice(_table_lines())
    rows = [chance.choice(lines[1:-1]) for _ in range(2)]
    head = lines[0] if chance.random() < 0.9 else decoded(mutated(lines[0].encode(), chance))
    if chance.random() < 0.5:
        rows[0] = decoded(mutated(rows[0].encode(), chance, (rows[1].encode(),)))
    else:
        cells = rows[0].split("\t")
        cells[chance.randrange(len(cells))] = chance.choice((*ODD_TEXT, *rows[1].split("\t")))
        rows[0] = "\t".join(cells)
    return "\n".join((f"{folder}/{table}", head, *rows, "")).encode("utf-8", "replace")


def run_rows(data: bytes) -> None:
    """Read a table, whole and as an overlay: rows, or a `LexiconError` that says where and what."""
    name, _, content = data.partition(b"\n")
    folder, _, table = decoded(name).partition("/")
    kinds = tables.WORLD_TABLES if folder == "world" else tables.LANGUAGE_TABLES
    if table not in kinds:
        return
    with tempfile.TemporaryDirectory() as temporary:
        path = Path(temporary) / f"{table}.tsv"
        path.write_bytes(content)
        for read in (tables.read_rows, tables.read_changes):
            try:
                read(path, kinds[table])
            except DepescheError as error:
                promise(table in str(error), f"does not say where: {error}")


_VALUES = (
    "2025-05-04", "2025-05", "2025", "2025-W19", "2025-Q2", "2025-H1", "202", "20", "BC0044", "XXXX-05-04", "2025-SP",
    "2025-05-04T10:15", "2025-05-04TMO", "P3D", "PT2H", "PXM", "PAST_REF", "9999-12-31", "0001-01-01", "2025-02-30", "12. Mai 2025",
    "unknown", "2025-05-04/2025-06"
)  # fmt: skip


def make_value(chance: random.Random) -> bytes:
    """A value of a day, a length or the like, made worse."""
    value = chance.choice(_VALUES)
    return mutated(value.encode(), chance, [one.encode() for one in _VALUES])[:300] if chance.random() < 0.8 else value.encode()


def run_value(data: bytes) -> None:
    """Days of values, EDTF, days people type, `--published`, `--map`: a result that fits or a plain refusal."""
    from depesche.intake import IntakeOptions, parse_map
    from depesche.questions.days import length, period, span
    from depesche.reading.when_days import days_of, edtf_of

    text = decoded(data)
    days = days_of(text)
    promise(days is None or days[0] <= days[1], f"{text!r}: {days}")
    if days is not None:
        for approximate in (False, True):
            well_formed(edtf_of(text, days, approximate=approximate))
    length(text)
    for ask in (lambda: period(text, text), lambda: span(text), lambda: IntakeOptions(published=text), lambda: parse_map(text)):
        try:
            ask()
        except DepescheError:
            continue


@cache
def _readings() -> tuple[str, ...]:
    from hostile import readings

    return tuple(to_json(one) for one in readings())


def make_record(chance: random.Random) -> bytes:
    """A line of JSON of a reading, made worse."""
    line = chance.choice(_readings()).encode()
    return mutated(line, chance, [one.encode() for one in _readings()[:5]]) if chance.random() < 0.8 else line


def run_record(data: bytes) -> None:
    """Read a reading back: the reading or a plain refusal by the serialiser; what is a reading can be shown and comes back."""
    from depesche.web.report_file import page

    try:
        reading = reading_from_json(data)
    except (msgspec.MsgspecError, UnicodeDecodeError):
        return
    promise(reading_from_json(to_json(reading)) == reading, "JSON does not come back")
    if all(_within(span, reading) for span in _spans(reading)):
        promise("<script>window" not in page([reading]), "words of a report are markup in its page")


def _spans(record: msgspec.Struct) -> Iterator[Any]:
    for name in record.__struct_fields__:
        value = getattr(record, name)
        for one in value if isinstance(value, tuple) else (value,):
            if isinstance(one, msgspec.Struct):
                yield from _spans(one)
    if hasattr(record, "begin"):
        yield record


def _within(span: Any, reading: Reading) -> bool:
    text = reading.report.title if getattr(span, "where", "text") == "title" else reading.report.text
    return 0 <= span.begin <= span.end <= len(text or "")


# -- the ledger and its questions --------------------------------------------------------------------------------------------


@cache
def ledger_file() -> Path:
    """A ledger of hostile readings and of the family of forty reports the tests know; made once a process."""
    import atexit
    import shutil

    from hostile import readings
    from test_family import family

    from depesche.questions import Ledger

    folder = Path(tempfile.mkdtemp(prefix="depesche-fuzz-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    with Ledger(folder / "fuzz.duckdb") as ledger:
        ledger.add_many([*family(), *readings()])
        ledger.settle()
    return folder / "fuzz.duckdb"


@cache
def _ledger() -> Any:
    from depesche.questions import Ledger

    return Ledger(ledger_file(), read_only=True)


_ASKED: dict[str, tuple[str, ...]] = {
    "timeline": ("parties", "type", "mode", "since", "until", "status", "limit", "offset"),
    "tally": ("by", "parties", "type", "mode", "since", "until", "status"),
    "compare": ("between", "parties", "type", "mode", "status"),
    "contradictions": ("field", "parties", "type", "since", "until", "status", "limit", "offset"),
    "network": ("party", "least", "limit", "type", "since", "until", "status"),
    "places": ("parties", "type", "mode", "since", "until", "status"),
    "search": ("text", "since", "until", "language", "outlet", "type", "limit", "offset"),
    "check": ("report",), "show": ("key",), "sources": ("event",), "copies": ("report",),
}  # fmt: skip
_MANY = frozenset(("parties", "status", "between"))
_NUMBERS = frozenset(("limit", "offset", "least"))
_GOOD = (
    "RUS",
    "CHN",
    "CONSULT",
    "visit",
    "2025",
    "2025-05",
    "2025-05-08",
    "occurred",
    "planned",
    "month",
    "de",
    "time",
    "status",
    "IGO:UN",
    "Putin",
    "",
)


def make_question(chance: random.Random) -> bytes:
    """A question and its parameters as JSON; parameters are right, odd or hostile."""
    from hostile import PAYLOADS

    name = chance.choice(sorted(_ASKED))

    def word() -> str:
        found = chance.choice(
            (chance.choice(_GOOD), chance.choice(_GOOD), chance.choice(_VALUES), chance.choice(PAYLOADS), chance.choice(ODD_TEXT))
        )
        return found if chance.random() < 0.8 else found + chance.choice(ODD_TEXT)

    asked: dict[str, object] = {}
    for field in _ASKED[name]:
        if field in {"text", "key", "event", "between"} or (name == "copies" and field == "report") or chance.random() < 0.5:
            if field in _NUMBERS:
                asked[field] = chance.choice((0, 1, -1, 5, 10**6, 2**31, 2**63, 10**30))
            else:
                asked[field] = [word() for _ in range(chance.randint(1, 2))] if field in _MANY else word()
    return json.dumps({"ask": name, "with": asked}, ensure_ascii=True).encode()


def run_question(data: bytes) -> None:
    """Ask a question: an answer that can be written as JSON, CSV and HTML, or a plain refusal."""
    try:
        asked = json.loads(data)
        question, given = asked["ask"], dict(asked["with"])
    except (ValueError, KeyError, TypeError):
        return
    first = [given.pop(key) for key in ("text", "key", "event") if key in given]
    if question == "copies":
        first.append(given.pop("report", ""))
    given = {key: tuple(value) if isinstance(value, list) else value for key, value in given.items()}
    try:
        answer = getattr(_ledger(), question)(*first, **given)
    except DepescheError as error:
        promise("Traceback" not in str(error) and "Error:" not in str(error)[:20], f"no plain words: {error}")
        return
    json.loads(answer.to_json())
    promise("<script>window" not in answer._repr_html_(), "words of a report are markup")
    answer.to_csv()


_SQL = (
    "SELECT * FROM claims", "SELECT type, count(*) FROM current_claims GROUP BY 1 ORDER BY 2 DESC",
    "SELECT text FROM reports WHERE id LIKE '%f'",
    "WITH a AS (SELECT * FROM participants) SELECT * FROM a LIMIT 3", "SELECT * FROM read_csv('/etc/passwd')",
    "COPY claims TO '/tmp/x'", "ATTACH 'y.duckdb'",
    "INSTALL httpfs", "SET enable_external_access=true", "SELECT 1; DROP TABLE claims", "PRAGMA database_list",
    "DELETE FROM reports", "SELECT getenv('HOME')",
    "SELECT * FROM 'https://example.org/x.parquet'", "EXPORT DATABASE '/tmp/z'", "SELECT * FROM glob('/*')",
)  # fmt: skip


def make_sql(chance: random.Random) -> bytes:
    """A question in SQL, made worse."""
    one, other = chance.choice(_SQL), chance.choice(_SQL)
    return mutated(one.encode(), chance, (other.encode(),))[:500] if chance.random() < 0.8 else one.encode()


@cache
def _size() -> int:
    return ledger_file().stat().st_size


def run_sql(data: bytes) -> None:
    """Ask in SQL: a table or a plain refusal; the ledger stays as it is and nothing outside it is read."""
    before = _size()
    try:
        table = _ledger().sql(decoded(data))
    except DepescheError:
        table = None
    promise(table is None or "root:" not in str(table.rows[:3]), "read a file of the system")
    promise(ledger_file().stat().st_size == before, "the ledger changed")


# -- pages -------------------------------------------------------------------------------------------------------------------


@cache
def _client() -> Any:
    from fastapi.testclient import TestClient

    from depesche.web import Settings, create_app

    client = TestClient(
        create_app(Settings(ledger=ledger_file(), read_only=True)), base_url="http://localhost", headers={"accept": "text/html"}
    )
    client.__enter__()  # starts the application
    return client


@cache
def _pages() -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Path and the names of the parameters of everything that can be asked for."""
    found = []
    for path, methods in _client().get("/openapi.json").json()["paths"].items():
        if "get" in methods:
            found.append((path, tuple(one["name"] for one in methods["get"].get("parameters", ()) if one["in"] == "query")))
    return tuple(found)


def make_request(chance: random.Random) -> bytes:
    """A path and parameters as JSON, hostile or nearly right."""
    from hostile import PAYLOADS

    def word() -> str:
        found = chance.choice(
            (
                chance.choice(_GOOD),
                chance.choice(_VALUES),
                chance.choice(PAYLOADS),
                chance.choice(ODD_TEXT),
                str(chance.choice((0, -1, 7, 2**63))),
            )
        )
        return found[:500]

    path, names = chance.choice(_pages())
    names = (*names, "party", "lang", "page")
    asked = [(chance.choice(names), word()) for _ in range(chance.randint(0, 4))]
    return json.dumps({"path": path, "keys": [word() for _ in range(3)], "with": asked}).encode()


def run_request(data: bytes) -> None:
    """Ask for a page: no failure of ours, no traceback, nothing hostile unescaped."""
    from urllib.parse import quote

    try:
        asked = json.loads(data)
        path, keys, given = str(asked["path"]), [str(key) for key in asked["keys"]], [(str(k), str(v)) for k, v in asked["with"]]
    except (ValueError, KeyError, TypeError):
        return
    while "{" in path and keys:
        head, _, rest = path.partition("{")
        path = head + quote(keys.pop(0) or "x", safe="", errors="replace") + rest.partition("}")[2]
    answer = _client().get(
        path, params=[(k.encode("utf-8", "replace"), v.encode("utf-8", "replace")) for k, v in given], follow_redirects=False
    )
    promise(answer.status_code < 500, f"{answer.status_code} for {path} {given}: {answer.text[-300:]}")
    promise("Traceback (most recent call last)" not in answer.text, f"a traceback at {path} {given}")
    if "html" in answer.headers.get("content-type", ""):
        promise(
            "<script>window" not in answer.text.lower() and "<script>x</script>" not in answer.text, f"unescaped words at {path} {given}"
        )


def close() -> None:
    """Let go of ledger and pages, at the end of a run."""
    import gc

    if _client.cache_info().currsize:
        _client().__exit__(None, None, None)
    if _ledger.cache_info().currsize:
        _ledger().close()
    for made in (_client, _ledger):
        made.cache_clear()
    gc.collect()


# -- patterns ----------------------------------------------------------------------------------------------------------------

_UNITS = (
    "9", "a", "A", "Ab ", "a ", ". ", "a.", "A.", "-", "a-", "- ", "— ", "\n", "\n ", " ", "\u00a0", '"', "„a", "(", "(a ", "1. ", "12:",
    "/", "a@", "a.b@", "www.", "http://a", "<", "[", "'", "9,", "9 ", "ß", "Mr. ", ", ", "a, ", "A und ", "of the ", "0-", "--", "der ",
)  # fmt: skip
_LINES = "boilerplate."
"""What the names of patterns that whole lines are held against begin with."""
_LONG = 2500
"""Characters of what a pattern is tried on."""


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    """The patterns that modules of the rooms a report passes keep by a name, and those of tables, by where they stand."""
    import importlib
    import pkgutil

    import depesche
    from depesche.intake import cuts
    from depesche.language.tokenizer import rules_of

    found: dict[str, re.Pattern[str]] = {}
    for room in ("language", "intake", "reading", "naming", "exports"):
        package = importlib.import_module(f"depesche.{room}")
        for module in pkgutil.iter_modules(package.__path__, f"{package.__name__}."):
            for name, value in vars(importlib.import_module(module.name)).items():
                for number, one in enumerate(value if isinstance(value, tuple) else (value,)):
                    if isinstance(one, re.Pattern) and isinstance(one.pattern, str):
                        found[f"{module.name.removeprefix(depesche.__name__ + '.')}.{name}.{number}"] = one
    for language in ("de", "en"):
        for rule in cuts.rules(language):
            found[f"{_LINES}{rule.id}"] = rule.pattern
        for kind in ("prefix", "suffix", "infix", "url"):
            found[f"tokens.{language}.{kind}"] = re.compile(getattr(rules_of(language), kind))
    return found


def make_pattern(chance: random.Random) -> bytes:
    """A pattern, and what is repeated before it until it has to give up."""
    unit = "".join(chance.choices(_UNITS, k=chance.choice((1, 1, 2, 3))))
    around = [chance.choice(("", "", "!", "\0", " — ", '"', "Abc. ")) for _ in range(2)]
    return json.dumps({"pattern": chance.choice(sorted(_patterns())), "unit": unit, "around": around}).encode()


def run_pattern(data: bytes) -> None:
    """Search for a pattern in much of the same: it may take long, but not for ever."""
    try:
        asked = json.loads(data)
        pattern, unit, (before, after) = _patterns()[asked["pattern"]], str(asked["unit"]), asked["around"]
        text = f"{before}{(unit * _LONG)[:_LONG]}{after}"
    except (ValueError, KeyError, TypeError):
        return
    if asked["pattern"].startswith(_LINES):
        pattern.fullmatch(text)
    else:
        pattern.search(text)


# -- names -------------------------------------------------------------------------------------------------------------------


@cache
def _names() -> tuple[str, ...]:
    found = [row.text for row in tables.all_names()[::17]]
    return (*found, "Путин Владимир", "习近平", "김정은", "محمد بن سلمان", "Зеленський", "Jean-Marie van der Bellen", "A. B. C. Dé")


def make_names(chance: random.Random) -> bytes:
    """Two names on two lines, made worse."""
    pair = [chance.choice(_names()) for _ in range(2)]
    if chance.random() < 0.5:
        pair[1] = pair[0]
    return "\n".join(reworded(one, chance, _names()).replace("\n", " ")[:600] for one in pair).encode("utf-8", "replace")


def run_names(data: bytes) -> None:
    """Compare two names and transcribe one: a score between 0 and 1, the same from both sides; a name is itself."""
    from depesche.naming.similarity import match
    from depesche.naming.spellings import spellings
    from depesche.naming.syllables import romanise_han, romanise_hangul
    from depesche.naming.transcription import transcribe

    left, _, right = decoded(data).partition("\n")
    there, back = match(left, right), match(right, left)
    promise(0 <= there.score <= 1 and there.reason, f"{there}")
    promise(abs(there.score - back.score) < 1e-6, f"{there.score} from the left, {back.score} from the right")
    for name in (left, right):
        spellings(name)
        transcribe(name)
        romanise_hangul(name)
        romanise_han(name)


TARGETS: dict[str, Target] = {
    "intake": Target(make_document, run_document),
    "reading": Target(make_text, run_reading),
    "words": Target(make_words, run_reading),
    "times": Target(make_text, run_times),
    "rows": Target(make_rows, run_rows),
    "values": Target(make_value, run_value),
    "records": Target(make_record, run_record),
    "questions": Target(make_question, run_question),
    "sql": Target(make_sql, run_sql),
    "pages": Target(make_request, run_request),
    "names": Target(make_names, run_names),
    "patterns": Target(make_pattern, run_pattern),
}
"""Name -> target; crashers are kept as `fuzz/crashers/NAME-DIGEST`."""
