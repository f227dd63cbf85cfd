"""Parquet as a source, lists of sources, object stores, and pages of other languages told before their main text is sought."""

from __future__ import annotations

import gzip
import io
import json
import sys
from pathlib import Path

import duckdb
import pytest

from depesche.errors import InputError
from depesche.intake import IntakeOptions, html, lists, read_sources, remote, report_from_bytes
from depesche.intake.tongue import refuse_other
from depesche.pipeline import read_sources as read
from depesche.records import Reading, Rejected, Report
from depesche.scale.shards import read_shard

ROWS = [
    {"text": "Präsident Macron traf am Montag in Paris den Kanzler.", "date": "2025-06-04", "title": "Treffen", "id": 7, "section": None},
    {"text": "The president met the chancellor in Paris on Monday.", "date": "2025-06-05", "title": None, "id": 8, "section": "world"},
    {"text": "", "date": None, "title": None, "id": 9, "section": None},
]


def parquet_file(path: Path, columns: str = "text, date AS published, title, id, section") -> Path:
    lines = path.with_suffix(".rows")
    lines.write_text("".join(json.dumps(row) + "\n" for row in ROWS), "utf-8")
    kinds = "{text: 'VARCHAR', date: 'DATE', title: 'VARCHAR', id: 'BIGINT', section: 'VARCHAR'}"
    read_lines = f"read_json('{lines}', format = 'newline_delimited', columns = {kinds})"
    duckdb.connect().execute(f"COPY (SELECT {columns} FROM {read_lines}) TO '{path}' (FORMAT parquet)")
    return path


def test_columns_are_read_as_fields_of_json_lines(tmp_path: Path) -> None:
    found = list(read_sources([str(parquet_file(tmp_path / "a.parquet"))]))
    first, second, third = found
    assert isinstance(first, Report) and isinstance(second, Report) and isinstance(third, Rejected)
    assert (first.doc, first.title, first.published.earliest, first.language) == ("7", "Treffen", "2025-06-04", "de")
    assert (second.title, second.extra) == (None, {"section": "world"})
    assert (third.origin, third.reason) == (f"{tmp_path}/a.parquet:3", "json")


def test_map_names_columns(tmp_path: Path) -> None:
    path = parquet_file(tmp_path / "a.parquet", "text AS body, date AS day")
    assert [type(x) for x in read_sources([str(path)])] == [Rejected]
    options = IntakeOptions(csv_map={"text": "body", "published": "day"})
    assert [getattr(x, "published", None) and x.published.earliest for x in read_sources([str(path)], options)] == [
        "2025-06-04", "2025-06-05", None,
    ]  # fmt: skip


def test_a_stream_and_a_damaged_file(tmp_path: Path) -> None:
    data = parquet_file(tmp_path / "a.parquet").read_bytes()
    assert [type(x) for x in report_from_bytes(data, name="x")] == [Report, Report, Rejected]
    assert [type(x) for x in report_from_bytes(gzip.compress(data), name="x")] == [Report, Report, Rejected]
    (bad,) = report_from_bytes(data[:-30], name="x")
    assert isinstance(bad, Rejected) and bad.reason == "truncated"


def test_readings_in_a_file_of_ours_give_their_reports_again(tmp_path: Path) -> None:
    source, target = parquet_file(tmp_path / "a.parquet"), tmp_path / "out.parquet"
    read_shard(str(source), target)
    assert list(read_sources([str(target)])) == list(read_sources([str(source)]))
    assert [type(x) for x in read([str(target)])] == [Reading, Reading, Rejected]


# --- lists -----------------------------------------------------------------------


def texts(folder: Path) -> None:
    for name in ("a", "b"):
        (folder / f"{name}.jsonl").write_text(json.dumps({"text": f"Macron traf Putin in {name.upper()}stadt am Montag."}) + "\n", "utf-8")


@pytest.mark.parametrize("name", ["all.paths", "warc.paths.gz", "list.txt"])
def test_a_list_names_sources(tmp_path: Path, name: str) -> None:
    texts(tmp_path)
    content = b"b.jsonl\n\na.jsonl\nmissing.jsonl\n"
    (tmp_path / name).write_bytes(gzip.compress(content) if name.endswith(".gz") else content)
    found = list(read_sources([str(tmp_path / name)]))
    assert [x.origin for x in found] == [f"{tmp_path}/b.jsonl:1", f"{tmp_path}/a.jsonl:1", f"{tmp_path}/missing.jsonl"]
    assert isinstance(found[2], Rejected) and found[2].reason == "not-found"


def test_a_base_for_relative_names(tmp_path: Path) -> None:
    (tmp_path / "far").mkdir()
    texts(tmp_path / "far")
    (tmp_path / "x.paths").write_text("a.jsonl\n")
    (found,) = read_sources([str(tmp_path / "x.paths")], IntakeOptions(base=f"{tmp_path}/far/"))
    assert isinstance(found, Report)


def test_a_text_that_names_files_is_a_text(tmp_path: Path) -> None:
    (tmp_path / "t.txt").write_text("Die Daten liegen in\na.warc.gz\nseit Montag.\n", "utf-8")
    assert not lists.is_list(str(tmp_path / "t.txt"))
    (tmp_path / "a.paths").write_text("b.paths\n")
    (tmp_path / "c.paths").write_text("# nothing\n")
    for name, reason in (("a.paths", "format"), ("c.paths", "empty"), ("none.paths", "not-found")):
        (found,) = read_sources([str(tmp_path / name)])
        assert isinstance(found, Rejected) and found.reason == reason


def test_files_in_other_file_systems() -> None:
    fsspec = pytest.importorskip("fsspec")
    with fsspec.open("memory://news/a.jsonl", "wb") as out:
        out.write(json.dumps({"text": "Macron traf Putin am Montag in Paris."}).encode())
    found, absent, unknown = read_sources(["memory://news/a.jsonl", "memory://news/b.jsonl", "ftp://x/y"])
    assert isinstance(found, Report) and found.origin == "memory://news/a.jsonl:1"
    assert isinstance(absent, Rejected) and isinstance(unknown, Rejected)
    assert {absent.reason, unknown.reason} == {"network"}


def test_without_fsspec_the_message_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "fsspec", None)
    with pytest.raises(InputError, match="pip install fsspec"), remote.opened("s3://bucket/a"):
        pass


# --- language first --------------------------------------------------------------

FRENCH = "Le président de la République a rencontré lundi à Paris le chancelier allemand pour parler de la situation en Ukraine et des sanctions."
GERMAN = (
    "Der Präsident hat am Montag in Paris den Kanzler getroffen und mit ihm über die Lage in der Ukraine und über Sanktionen gesprochen."
)


def page(language: str, prose: str, head: str = "") -> str:
    return f'<!doctype html><html lang="{language}"><head>{head}<title>x</title></head><body><p>{prose}</p><p class="a">{prose}</p></body></html>'


@pytest.mark.parametrize(
    ("source", "language"),
    [
        (page("fr-FR", FRENCH), "fr-FR"),
        ("<HTML xml:lang='pt'><body>", "pt"),
        ('<html><head><meta http-equiv="Content-Language" content="es"></head>', "es"),
        ("<html><body><p lang='fr'>", None),
        ('<html data-lang="fr"><body>', None),
    ],
)
def test_declared_language(source: str, language: str | None) -> None:
    assert html.declared_language(source) == language


def test_other_languages_are_told_before_the_main_text_is_sought(monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as patch:
        patch.setattr("depesche.intake.document.read_page", None)
        (found,) = report_from_bytes(page("fr", FRENCH).encode(), name="a.html")
        assert isinstance(found, Rejected) and found.reason == "language" and "declared as 'fr'" in found.detail
    # A template may declare what it likes: German prose is read, and so is whatever somebody says is German.
    (found,) = report_from_bytes(page("fr", GERMAN).encode(), name="a.html")
    assert isinstance(found, Report) and found.language == "de"
    (found,) = report_from_bytes(page("fr", FRENCH).encode(), name="a.html", options=IntakeOptions(language="de"))
    assert isinstance(found, Report)


def test_little_prose_refuses_nothing() -> None:
    refuse_other("fr", "Bonjour", languages=("de", "en"))
    with pytest.raises(InputError, match="French"):
        refuse_other("fr", f"{FRENCH} {FRENCH}", languages=("de", "en"))


def test_the_header_of_an_archived_page_declares_too() -> None:
    body = page("", FRENCH).replace(' lang=""', "").encode()
    content = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Language: fr\r\n\r\n" + body
    head = (
        "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://example.org/\r\nWARC-Date: 2026-01-02T03:04:05Z\r\n"
        f"WARC-Record-ID: <urn:uuid:0>\r\nContent-Type: application/http\r\nContent-Length: {len(content)}\r\n\r\n"
    )
    (found,) = report_from_bytes(io.BytesIO(head.encode() + content + b"\r\n\r\n").getvalue(), name="a.warc")
    assert isinstance(found, Rejected) and "declared" in found.detail
